"""A document with every claimed span marked and every unclaimed figure underlined, as far as it may be shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.records.claim import Unclaimed
from pipeline.records.document import Block, Document, Range
from pipeline.records.sheet import Rights

_AROUND = 60
"""How much of a restricted text is shown on either side of a figure that has no sentence noted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked: what it is about and says, the claims on it, the fact they carry, and their standing.

    `subject` is whom that fact is about. Of an unclaimed figure `about` is the reason why nobody took it.
    """

    start: int
    end: int
    about: str
    said: str = ""
    claims: tuple[str, ...] = ()
    fact: str = ""
    standing: str = "unclaimed"
    sentence: Range | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, marked or not. `gap` stands for words that may not be shown."""

    text: str
    mark: Mark | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is shown: a heading, a paragraph, an item, or a row of cells."""

    kind: str
    level: int
    furniture: bool
    pieces: tuple[Piece, ...] = ()
    cells: tuple[tuple[Piece, ...], ...] = ()
    heads: tuple[bool, ...] = ()
    rows: tuple[Passage, ...] = ()


def unclaimed_mark(figure: Unclaimed) -> Mark:
    """A figure that no claim took, with the reason."""
    return Mark(figure.start, figure.end, figure.reason, figure.quote, sentence=figure.sentence)


def passages(document: Document, marks: Iterable[Mark], rights: Rights, draft: bool) -> tuple[Passage, ...]:
    """The document block by block.

    An open text is shown whole, and so is one without a licence in a draft, which is a working paper. Else the reader
    sees the passages that hold a figure: their blocks, or for a restricted text only the sentences.
    """
    ordered = _apart(marks)
    shown = _shown(document, ordered, rights, draft)
    blocks = document.blocks or (Block("paragraph", 0, len(document.text)),)
    return tuple(_tables(document, blocks, ordered, shown))


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Marks by place; where two overlap, a claim goes before an unclaimed figure, and the earlier first."""
    ordered: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (not mark.claims, mark.start, -mark.end)):
        at = bisect_left(ordered, mark.start, key=_start)
        overlaps = (at and ordered[at - 1].end > mark.start) or (at < len(ordered) and ordered[at].start < mark.end)
        if mark.start < mark.end and not overlaps:
            ordered.insert(at, mark)
    return ordered


def _start(mark: Mark) -> int:
    return mark.start


def _shown(document: Document, marks: Sequence[Mark], rights: Rights, draft: bool) -> list[Range] | None:
    """The ranges that may be shown, apart and in order; None for everything."""
    match rights:
        case "open":
            return None
        case "unstated":
            return None if draft else _merged((b.start, b.end) for b in document.blocks if _holds(b, marks))
        case "restricted":
            return _merged(each.sentence or (each.start - _AROUND, each.end + _AROUND) for each in marks)


def _holds(block: Block, marks: Sequence[Mark]) -> bool:
    at = bisect_left(marks, block.start, key=_start)
    return at < len(marks) and marks[at].start < block.end


def _tables(
    document: Document, blocks: Sequence[Block], marks: Sequence[Mark], shown: list[Range] | None
) -> Iterator[Passage]:
    """Passages in order, the rows of one table as one passage, and one gap for everything left out between two."""
    skipped = False
    for (kind, _), run in groupby(blocks, key=lambda block: (block.kind, block.group if block.kind == "row" else -1)):
        made = [passage for block in run if (passage := _passage(document, block, marks, shown)) is not None]
        if not made:
            skipped = True
            continue
        if skipped:
            yield Passage("gap", 0, False)
            skipped = False
        if kind == "row":
            yield Passage("table", 0, made[0].furniture, rows=tuple(made))
        else:
            yield from made
    if skipped:
        yield Passage("gap", 0, False)


def _passage(document: Document, block: Block, marks: Sequence[Mark], shown: list[Range] | None) -> Passage | None:
    if shown is not None and not _within(shown, block.start, block.end):
        return None
    furniture = block.region not in ("main", "head")
    if block.cells:
        cells = tuple(tuple(_pieces(document.text, cell.start, cell.end, marks, shown)) for cell in block.cells)
        heads = tuple(cell.head for cell in block.cells)
        return Passage("row", 0, furniture, cells=cells, heads=heads)
    pieces = tuple(_pieces(document.text, block.start, block.end, marks, shown))
    return Passage(block.kind, block.level, furniture, pieces)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark], shown: list[Range] | None) -> Iterator[Piece]:
    """The text of a range, cut where marks begin and end and where words may not be shown."""
    at = start
    first, last = bisect_left(marks, start, key=_start), bisect_left(marks, end, key=_start)
    for mark in marks[first:last]:
        if mark.end <= end:
            yield from _plain(text, at, mark.start, shown)
            yield Piece(text[mark.start : mark.end], mark)
            at = mark.end
    yield from _plain(text, at, end, shown)


def _plain(text: str, start: int, end: int, shown: list[Range] | None) -> Iterator[Piece]:
    """Unmarked text, without what may not be shown."""
    if shown is None:
        if start < end:
            yield Piece(text[start:end])
        return
    at = start
    for low, high in _within(shown, start, end):
        if at < low and text[at:low].strip():
            yield Piece("", gap=True)
        yield Piece(text[low:high])
        at = high
    if at < end and text[at:end].strip():
        yield Piece("", gap=True)


def _within(shown: Sequence[Range], start: int, end: int) -> list[Range]:
    """What is shown of a range."""
    first = max(0, bisect_left(shown, (start, start)) - 1)
    last = bisect_left(shown, (end, end))
    cut = ((max(low, start), min(high, end)) for low, high in shown[first:last])
    return [(low, high) for low, high in cut if low < high]


def _merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch made one."""
    merged: list[Range] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
