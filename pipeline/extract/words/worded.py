"""Patterns made of the words of a profile, beside those of all texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from pipeline.profiles.model import Profile
from pipeline.values.patterns import literally

Made = TypeVar("Made")


NOTHING = re.compile(r"\0(?!)")
"""A pattern that matches nowhere. It begins with a sign that texts hardly hold, so a search is over at once."""


def either(*words: str) -> str:
    """A pattern for any of some words, longest first; one that matches nothing where there are none."""
    ordered = sorted({*words}, key=lambda each: (-len(each), each))
    return "(?:" + "|".join(map(literally, ordered)) + ")" if ordered else "(?!)"


def once(make: Callable[[Profile], Made]) -> Callable[[Profile], Made]:
    """What is made of a profile, made once for as long as it lives: patterns are dear, and documents many."""
    held: dict[int, tuple[Profile, Made]] = {}

    @wraps(make)
    def made(profile: Profile) -> Made:
        found = held.get(id(profile))
        if found is None or found[0] is not profile:
            found = held[id(profile)] = profile, make(profile)
        return found[1]

    return made
