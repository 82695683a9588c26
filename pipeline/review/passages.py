"""The sentence of a claim with its figure marked, and what stands before and after it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.records.claim import Evidence
from pipeline.records.document import Block, Document

NEIGHBOUR = 240
"""How many characters of the words before and after are shown."""


@dataclass(frozen=True)
class Quoted:
    """A figure in its sentence, with its neighbours; the words are the document's own."""

    before: str
    lead: str
    figure: str
    rest: str
    after: str


def quoted(document: Document | None, evidence: Evidence) -> Quoted:
    """The words around a claim; without its document only the quote."""
    if document is None:
        return Quoted("", "", evidence.quote, "", "")
    start, end = evidence.sentence
    before, after = _neighbours(document, start, end)
    text = document.text
    return Quoted(
        before=_tail(before),
        lead=text[start : evidence.start],
        figure=text[evidence.start : evidence.end],
        rest=text[evidence.end : end],
        after=_head(after),
    )


def _neighbours(document: Document, start: int, end: int) -> tuple[str, str]:
    """The rest of the block around a sentence; where it fills its block, the blocks before and after."""
    at = bisect_right([block.start for block in document.blocks], start) - 1
    if at < 0:
        return document.text[max(0, start - 2 * NEIGHBOUR) : start], document.text[end : end + 2 * NEIGHBOUR]
    block = document.blocks[at]
    before = document.text[block.start : start].strip()
    after = document.text[end : block.end].strip()
    return before or _beside(document, block, at - 1), after or _beside(document, block, at + 1)


def _beside(document: Document, block: Block, at: int) -> str:
    """The words of a neighbouring block, if it is of the same part of the document and no heading."""
    if not 0 <= at < len(document.blocks):
        return ""
    other = document.blocks[at]
    return document.words(other) if other.kind not in ("title", "heading") and other.region == block.region else ""


def _tail(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= NEIGHBOUR else "… " + folded[-NEIGHBOUR:].partition(" ")[2]


def _head(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= NEIGHBOUR else folded[:NEIGHBOUR].rpartition(" ")[0] + " …"
