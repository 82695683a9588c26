"""Sentences that say for a whole document where its figures are from: "All figures are from … unless noted"."""

from __future__ import annotations

import re

from pipeline.extract.reading import Reading
from pipeline.records.document import Range

_ALL = re.compile(
    r"\b(?:all|the) (?:of the )?(?:[\w-]+ ){0,3}?(?:figures|data|numbers|statistics|salaries|wages|information)\b", re.I
)
_WHOLE = re.compile(
    r"\bunless\b|\bexcept where\b"
    r"|\b(?:on|in|throughout|across) this (?:page|article|guide|post|piece|report|profile)\b",
    re.I,
)
_HINTS = (
    b"unless", b"except where", b" this page", b" this article", b" this guide", b" this post", b" this piece",
    b" this report", b" this profile",
)  # fmt: skip
"""The words without which nothing is said of a whole document: few pages hold any, so their text is searched once."""

_BESIDE = 16
"""More characters than the longest of `_WHOLE` has before such words or behind their beginning."""


def covering(reading: Reading) -> Range | None:
    """The first such sentence of a document, if it has one."""
    for place in reading.places(_HINTS):
        for found in _WHOLE.finditer(reading.text, max(0, place - _BESIDE), place + _BESIDE):
            index = reading.block_at(found.start())
            if index < 0 or reading.document.blocks[index].kind not in ("paragraph", "item", "caption"):
                continue
            where = reading.sentence(index, found.start())
            if _ALL.search(reading.text, *where):
                return where
    return None
