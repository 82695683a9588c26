"""Sentences that say where figures are from, for a whole document or the rest of a section.

"All figures are from …", "Adapted from …", "The following data is from …".
"""

from __future__ import annotations

import re
from sys import maxsize
from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.values.patterns import later

_ALL = (
    r"\b(?:all|the) (?:of the )?(?!following )(?:[\w-]+ ){0,3}?(?:figures|data|numbers|statistics|information|%s)\b"
    r"|\bunless [^,.]{3,40}, (?:[\w-]+ ){0,2}?(?:figures|data|numbers|statistics|%s)\b"
    r"|(?:(?<![^\n])\W{0,3}|\b(?:information|content|page|article|guide|post|piece|profile|material)\b[^.;]{0,40} )"
    r"adapted from\b"
    r"|\binformation (?:courtesy of|provided by)\b"
)
_BELOW = (
    r"\W*(?:all |(?:please )?note(?: that|:)? )?(?:of )?"
    r"(?:the following (?:[\w-]+ ){0,3}?(?:figures|data|numbers|statistics|information|%s)"
    r"|(?:the )?(?:[\w-]+ ){0,2}?(?:figures|data|numbers|statistics|information|%s) below)\b(?!.*:\s*\Z)"
)
"""How a sentence begins that speaks of the rest of its section, and not of the list that it leads to."""
_OF_ITSELF = re.compile(
    r"\b(?:visit|more|learn|find|contact|updated?|reviewed|checked|edited|verified|modified|revised|advice"
    r"|purposes|guarantee\w*|accurate|accuracy|change)\b",
    re.I,
)
"""What a page says of itself, not of its figures: "For more of the information on this page, visit …", "This page was
last updated in …"."""


class Covering(NamedTuple):
    """Such a sentence: it holds for every figure from the place `since` on, and before `until`."""

    where: Range
    since: int
    until: int = maxsize

    def holds(self, place: int) -> bool:
        """Whether it holds for a figure at a place."""
        return self.since <= place < self.until

    def says(self, place: int) -> bool:
        """Whether words at a place are part of the sentence."""
        return self.where[0] <= place < self.where[1]


@once
def _all(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What such sentences say: of what follows in their section, and of everything."""
    spoken = either(*profile.speech.figures)
    return later(_BELOW % (spoken, spoken), re.I), later(_ALL % (spoken, spoken), re.I)


def covering(reading: Reading) -> Covering | None:
    """The first sentence that speaks for a whole document, else the first that does for the rest of its section.

    Behind the last figure it speaks of those before it.
    """
    if not reading.places.whole:
        return None
    done, first = 0, None
    last = max((each.start for each in reading.mentions if each.kind in ("money", "percent")), default=-1)
    below, everything = _all(reading.profile)
    for blank in reading.places.whole:
        place = blank + 1  # of its first word: the blank may end the sentence before
        index = reading.block_at(place) if place >= done else -1
        if index < 0 or reading.document.blocks[index].kind not in ("paragraph", "item", "caption"):
            continue
        where = reading.sentence(index, place)
        done = where[1]
        if _OF_ITSELF.search(reading.text, *where):
            continue
        follows = below.match(reading.text, *where) is not None
        if not follows and not everything.search(reading.text, *where):
            continue
        speaks = not follows or everything.search(reading.text, *where) is not None
        if speaks and where[1] > last:
            return Covering(where, 0)
        if not follows:
            return Covering(where, where[0])
        first = first or Covering(where, where[0], _section_end(reading, index))
    return first


def _section_end(reading: Reading, index: int) -> int:
    """Where the section that a block stands in ends: at the next heading that is not below its own."""
    blocks = reading.document.blocks
    path = blocks[index].path
    level = blocks[path[-1]].level if path else 0
    behind = (each for each in blocks[index + 1 :] if each.kind == "heading" and (not path or each.level <= level))
    return next((each.start for each in behind), maxsize)
