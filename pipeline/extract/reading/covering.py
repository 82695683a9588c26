"""Sentences that say for a whole document where its figures are from: "All figures are from …", "Adapted from …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.values.patterns import later

_ALL = (
    r"\b(?:all|the) (?:of the )?(?:[\w-]+ ){0,3}?(?:figures|data|numbers|statistics|information|%s)\b"
    r"|\bunless [^,.]{3,40}, (?:[\w-]+ ){0,2}?(?:figures|data|numbers|statistics|%s)\b"
    r"|(?:(?<![^\n])\W{0,3}|\b(?:information|content|page|article|guide|post|piece|profile|material)\b[^.;]{0,40} )"
    r"adapted from\b"
    r"|\binformation (?:courtesy of|provided by)\b"
)
_OF_ITSELF = re.compile(
    r"\b(?:visit|more|learn|find|contact|updated?|reviewed|checked|edited|verified|modified|revised|advice"
    r"|purposes|guarantee\w*|accurate|accuracy|change)\b",
    re.I,
)
"""What a page says of itself, not of its figures: "For more of the information on this page, visit …", "This page was
last updated in …"."""


class Covering(NamedTuple):
    """Such a sentence: it holds for every figure from the place `since` on."""

    where: Range
    since: int

    def says(self, place: int) -> bool:
        """Whether words at a place are part of the sentence."""
        return self.where[0] <= place < self.where[1]


@once
def _all(profile: Profile) -> re.Pattern[str]:
    spoken = either(*profile.speech.figures)
    return later(_ALL % (spoken, spoken), re.I)


def covering(reading: Reading) -> Covering | None:
    """The first such sentence of a document, if it has one. Behind the last figure it speaks of those before it."""
    done = 0
    for blank in reading.places.whole:
        place = blank + 1  # of its first word: the blank may end the sentence before
        index = reading.block_at(place) if place >= done else -1
        if index < 0 or reading.document.blocks[index].kind not in ("paragraph", "item", "caption"):
            continue
        where = reading.sentence(index, place)
        done = where[1]
        said = _all(reading.profile).search(reading.text, *where)
        if said and not _OF_ITSELF.search(reading.text, *where):
            behind = reading.mentions_in(where[1], len(reading.text))
            return Covering(where, where[0] if any(each.kind in ("money", "percent") for each in behind) else 0)
    return None
