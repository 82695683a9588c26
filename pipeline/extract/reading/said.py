"""What a cue says of a qualifier: one reading for sentences and for tables."""

from __future__ import annotations

import re

from pipeline.extract.words.lexicon import Hit
from pipeline.profiles.model import Qualifier

_BEYOND = re.compile(
    r"\b(?:beyond|after|following|on top of|in addition to|past|post)\s+"
    r"(?:\w+ing |the completion of |completion of )*"
    r"(?:an? |the |your |their )?(?:\w+’s |\w+'s )?$",
    re.I,
)


def said(text: str, hit: Hit, name: str, qualifier: Qualifier) -> str | None:
    """The value that a cue gives a qualifier, None if it says nothing of it.

    A step of a scale that a length is added to ("beyond a master's degree") is no level of its own.
    """
    means = hit.means
    if name in means.said:
        return next(mark.value for mark in (*means.qualifiers, *means.ranked) if mark.key == name)
    if means.steps and qualifier.scale:
        for mark in means.steps:
            if mark.key == qualifier.scale and not is_added_to(text, hit):
                return qualifier.spelling.get(mark.value, mark.value)
    return None


def is_added_to(text: str, hit: Hit) -> bool:
    """Whether something comes on top of what a cue names: beyond a master's degree."""
    return _BEYOND.search(text, max(0, hit.start - 45), hit.start) is not None
