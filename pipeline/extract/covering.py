"""Sentences that say for a whole document where its figures are from: "All figures are from … unless noted"."""

from __future__ import annotations

import re

from pipeline.extract.reading import Reading
from pipeline.records.document import Range

_ALL = re.compile(
    r"\b(?:all|the) (?:of the )?(?:[\w-]+ ){0,3}?(?:figures|data|numbers|statistics|salaries|wages|information)\b", re.I
)
_WHOLE = (
    b" unless ",
    b" except where ",
    *(b" this " + each for each in (b"page", b"article", b"guide", b"post", b"piece", b"report", b"profile")),
)
"""The words without which no sentence speaks of a whole document."""


def covering(reading: Reading) -> Range | None:
    """The first such sentence of a document, if it has one."""
    for place in reading.places(_WHOLE):
        index = reading.block_at(place)
        if index < 0 or reading.document.blocks[index].kind not in ("paragraph", "item", "caption"):
            continue
        where = reading.sentence(index, place)
        if _ALL.search(reading.text, *where):
            return where
    return None
