"""Sentences that say for a whole document where its figures are from: "All figures are from … unless noted"."""

from __future__ import annotations

import re

from pipeline.extract.reading import Reading
from pipeline.extract.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.values.patterns import later

_ALL = (
    r"\b(?:all|the) (?:of the )?(?:[\w-]+ ){0,3}?(?:figures|data|numbers|statistics|information|%s)\b"
    r"|\bunless [^,.]{3,40}, (?:[\w-]+ ){0,2}?(?:figures|data|numbers|statistics|%s)\b"
)


@once
def _all(profile: Profile) -> re.Pattern[str]:
    spoken = either(*profile.speech.figures)
    return later(_ALL % (spoken, spoken), re.I)


def covering(reading: Reading) -> Range | None:
    """The first such sentence of a document, if it has one."""
    for blank in reading.places.whole:
        place = blank + 1  # of its first word: the blank may end the sentence before
        index = reading.block_at(place)
        if index < 0 or reading.document.blocks[index].kind not in ("paragraph", "item", "caption"):
            continue
        where = reading.sentence(index, place)
        if _all(reading.profile).search(reading.text, *where):
            return where
    return None
