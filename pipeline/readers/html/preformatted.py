"""Text of a page whose blanks and line breaks count: where it draws a table with them, it is read like a plain text."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.readers.html.writer import Writer
from pipeline.readers.outline import Draft
from pipeline.readers.plain import blocks
from pipeline.records.document import Cell, Range


class Preformatted:
    """The pieces of such a text until it ends: their words, the reference they stand for, and where they stand."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str | None, int]] = []

    def add(self, words: str, reference: str | None, at: int) -> None:
        """Keep a piece."""
        self.pieces.append((words, reference, at))

    def write(self, out: Writer) -> None:
        """Write the text: in cells, items and without a table as lines, else just as it stands."""
        pieces, self.pieces = self.pieces, []
        words = "".join(piece[0] for piece in pieces)
        drafts = [] if out.held or "\n" not in words else blocks(words)
        if any(draft.kind == "row" for draft in drafts):
            _as_it_stands(out, pieces, words, drafts)
            return
        for data, reference, at in pieces:
            if reference is not None:
                out.reference(data, reference, at)
                continue
            for number, line in enumerate(data.split("\n")):
                if number:
                    out.line()
                out.text(line, at)
                at += len(line) + 1


def _as_it_stands(out: Writer, pieces: list[tuple[str, str | None, int]], words: str, drafts: list[Draft]) -> None:
    first, last = len(words) - len(words.lstrip()), len(words.rstrip())
    out.close()
    begin, place = -1, 0
    for data, reference, at in pieces:
        low, high = max(first - place, 0), min(last - place, len(data))
        place += len(data)
        if low >= high:
            continue
        if begin < 0:
            begin = out.begin_after(at + low if reference is None else at)
        if reference is None:
            out.verbatim(data[low:high], at + low)
        else:
            out.reference_as_it_is(data, reference, at)
    groups: dict[int, int] = {}
    for draft in drafts:
        group = -1 if draft.group < 0 else groups.setdefault(draft.group, -1)
        if draft.group >= 0 and group < 0:
            group = groups[draft.group] = out.new_group()
        level = min(out.heading + draft.level, 6) if draft.kind == "heading" else draft.level
        moved = begin - first
        cells = tuple(_moved(cell, moved) for cell in draft.cells)
        out.blocks.append(Draft(draft.kind, draft.start + moved, draft.end + moved, level, out.region, group, cells))


def _moved(cell: Cell, by: int) -> Cell:
    def there(where: Range) -> Range:
        return where[0] + by, where[1] + by

    start, end = there((cell.start, cell.end))
    heads, before = tuple(map(there, cell.heads)), tuple(map(there, cell.row_heads))
    return replace(cell, start=start, end=end, heads=heads, row_heads=before)
