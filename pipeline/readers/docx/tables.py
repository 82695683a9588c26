"""A table of a Word file while its cells go by."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.docx.styles import W, whole
from pipeline.readers.grid import GridCell, GridRow, resolve
from pipeline.records.document import Cell

_WIDEST = 1000


class Table:
    """Rows so far. `level` counts the paragraphs open around the table: its own paragraphs stand at that level."""

    def __init__(self, group: int, level: int) -> None:
        self.group, self.level = group, level
        self._rows: list[GridRow] = []
        self._words: list[str] = []
        self._span, self._merge = 1, ""
        self._above: dict[int, GridCell] = {}

    def open_row(self) -> None:
        """Start a row."""
        self._rows.append(GridRow())

    def open_cell(self) -> None:
        """Start a cell."""
        self._words, self._span, self._merge = [], 1, ""

    def add(self, words: str) -> None:
        """Let the cell go on with a paragraph."""
        self._words.append(words)

    def end(self, tag: str, value: str | None) -> None:
        """Take in a property of a cell or row, or its end."""
        if tag == W + "gridSpan":
            self._span = min(whole(value), _WIDEST)
        elif tag == W + "vMerge":
            self._merge = value or "continue"
        elif tag == W + "tblHeader" and self._rows:
            self._rows[-1].part = "thead" if value not in ("0", "false", "off") else "tbody"
        elif tag == W + "tc" and self._rows:
            self._end_cell(self._rows[-1])

    def _end_cell(self, row: GridRow) -> None:
        column = row.width
        row.width += max(self._span, 1)
        words = "\n".join(self._words)
        if self._merge == "continue" and not words:
            above = self._above.get(column)
            if above is not None:
                above.depth += 1
            return
        cell = GridCell(0, 0, column, words)
        cell.span = max(self._span, 1)
        self._above[column] = cell
        if words:
            row.cells.append(cell)

    def _filled(self) -> list[GridRow]:
        return [row for row in self._rows if row.cells]

    def lines(self) -> list[str]:
        """The words of each row, its cells parted by tabs."""
        return ["\t".join(cell.words for cell in row.cells) for row in self._filled()]

    def cells(self, starts: Sequence[int]) -> list[tuple[Cell, ...]]:
        """The cells of each row with their headings, where the rows start at these places."""
        rows = self._filled()
        for row, start in zip(rows, starts, strict=True):
            for cell in row.cells:
                cell.start, cell.end = start, start + len(cell.words)
                start = cell.end + 1
        return resolve(rows)
