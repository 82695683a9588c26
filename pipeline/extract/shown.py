"""A document as its readers see it: without what is hidden or prints nothing, and its figures in digits of ours.

Claims are taken from what is seen. Their ranges and quotes are those of the document itself, so that they prove
themselves in the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from msgspec import structs

from pipeline.extract.assemble import placed
from pipeline.extract.reading.legible import legible
from pipeline.records.claim import Claim, Context, Evidence, Extraction, Unclaimed
from pipeline.records.document import Block, Cell, Document, Range
from pipeline.values.unseen import unseen

DASH = "—"


class Shown:
    """What is seen of a text, and the way back from places in it to places in the text."""

    def __init__(self, text: str, runs: list[Range]) -> None:
        ends = [0, *(end for _, end in runs)]
        self.text = "".join(text[a:b] for a, b in zip(ends, [*(start for start, _ in runs), len(text)], strict=True))
        self._starts = [start for start, _ in runs]
        self._gone = [0, *accumulate(end - start for start, end in runs)]
        self._seams = [start - gone for start, gone in zip(self._starts, self._gone, strict=False)]

    def there(self, place: int) -> int:
        """Where a place of the text is in what is seen."""
        at = bisect_left(self._starts, place)
        return max(place - self._gone[at], self._seams[at - 1] if at else 0)

    def back(self, start: int, end: int) -> Range:
        """The range of the text that a range of what is seen stands for."""
        return (
            start + self._gone[bisect_right(self._seams, start)],
            end + self._gone[bisect_right(self._seams, end - 1)],
        )

    def document(self, document: Document) -> Document:
        """The document with this text."""
        return replace(
            document,
            text=self.text,
            blocks=tuple(map(self._block, document.blocks)),
            raised=tuple(map(self._range, document.raised)),
            raw=None,
            pages=(),
        )

    def _range(self, where: Range) -> Range:
        return self.there(where[0]), self.there(where[1])

    def _block(self, block: Block) -> Block:
        start, end = self._range((block.start, block.end))
        return structs.replace(block, start=start, end=end, cells=tuple(map(self._cell, block.cells)))

    def _cell(self, cell: Cell) -> Cell:
        start, end = self._range((cell.start, cell.end))
        heads, before = (tuple(map(self._range, ranges)) for ranges in (cell.heads, cell.row_heads))
        return structs.replace(cell, start=start, end=end, heads=heads, row_heads=before)


def shown(document: Document, locale: str) -> tuple[Document, Shown] | None:
    """A document as it is seen, and the way back; None where all of it is.

    Of a block or cell without anything that is seen, a dash stands for it, as in a table for a figure that is missing.
    """
    text, runs = legible(document, locale), _merged([*unseen(document.text), *document.hidden])
    if not runs and text == document.text:
        return None
    empty = _empty(document, runs)
    if empty:
        signs = list(text)
        for place in empty:
            signs[place] = DASH
        text, runs = "".join(signs), _without(runs, empty)
    sight = Shown(text, runs)
    return sight.document(document), sight


def _empty(document: Document, runs: list[Range]) -> list[int]:
    """Where the blocks and cells begin of which nothing is seen."""
    starts, found = [start for start, _ in runs], set[int]()
    for block in document.blocks:
        pieces: tuple[Block | Cell, ...] = (block, *block.cells)
        for piece in pieces:
            at = bisect_right(starts, piece.start) - 1
            if at >= 0 and runs[at][1] > piece.start and not _left(document.text, piece, runs, at):
                found.add(piece.start)
    return sorted(found)


def _left(text: str, piece: Block | Cell, runs: list[Range], at: int) -> bool:
    """Whether anything of a piece that begins in a run is seen."""
    while at < len(runs) and runs[at][0] < piece.end:
        end, at = runs[at][1], at + 1
        after = min(runs[at][0] if at < len(runs) else piece.end, piece.end)
        if text[end:after].strip():
            return True
    return False


def _without(runs: list[Range], places: list[int]) -> list[Range]:
    """The runs but for some places in them."""
    found: list[Range] = []
    for start, end in runs:
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if start < place:
                found.append((start, place))
            start = place + 1
        if start < end:
            found.append((start, end))
    return found


def sight_of(document: Document, locale: str) -> tuple[str, Callable[[int, int], Range]]:
    """What is seen of a document's text, and the way back from ranges of it to ranges of the text."""
    found = shown(document, locale)
    return (found[1].text, found[1].back) if found else (document.text, lambda start, end: (start, end))


def _merged(runs: list[Range]) -> list[Range]:
    """Ranges in order, those that touch as one."""
    found: list[Range] = []
    for start, end in sorted(runs):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def restored(extraction: Extraction, document: Document, sight: Shown) -> Extraction:
    """What was taken from the document as it is seen, with ranges and quotes of the document itself."""

    def evidence(given: Evidence) -> Evidence:
        start, end = sight.back(given.start, given.end)
        raw, page, box = placed(document, start, end)
        sentence = sight.back(*given.sentence)
        quote = document.text[start:end]
        return structs.replace(given, start=start, end=end, quote=quote, sentence=sentence, raw=raw, page=page, box=box)

    def context(given: Context) -> Context:
        if given.start is None or given.end is None:
            return given
        start, end = sight.back(given.start, given.end)
        return structs.replace(given, start=start, end=end, quote=document.text[start:end])

    def claim(given: Claim) -> Claim:
        return structs.replace(
            given, evidence=evidence(given.evidence), context=tuple(context(each) for each in given.context)
        )

    def figure(given: Unclaimed) -> Unclaimed:
        start, end = sight.back(given.start, given.end)
        sentence = sight.back(*given.sentence) if given.sentence else None
        return structs.replace(given, start=start, end=end, quote=document.text[start:end], sentence=sentence)

    return structs.replace(
        extraction,
        claims=tuple(claim(each) for each in extraction.claims),
        unclaimed=tuple(figure(each) for each in extraction.unclaimed),
    )
