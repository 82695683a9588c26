"""A table of a page while its rows go by: which column a cell is in, and at its end, the headings of each cell."""

from __future__ import annotations

from turbohtml import Token

from pipeline.readers.grid import GridCell, GridRow, resolve
from pipeline.readers.outline import Draft

_WIDEST = 1000
_MOST_OPEN = 64


class Table:
    """Rows so far. A definition list is read as one: its terms are the headings of its rows.

    A table that turns out to hold headings, page parts or further tables is `layout`: from there on its cells are
    read as the text of the page.
    """

    def __init__(self, group: int, outer: Table | None, terms: bool) -> None:
        self.group, self.outer, self.terms = group, outer, terms
        self.part, self.caption, self.layout = "tbody", -1, False
        self.row: GridRow | None = None
        self.cell: GridCell | None = None
        self.cell_part = 0
        self._rows: list[tuple[GridRow, int]] = []
        self._terms: list[GridCell] = []
        self._hanging: list[tuple[int, int, int]] = []

    def open_row(self) -> None:
        """Start a row."""
        self.row = GridRow(self.part)
        self._hanging = [hang for hang in self._hanging if hang[2] > len(self._rows)]

    def open_cell(self, token: Token, tag: str) -> None:
        """Start a cell in the next free column of the row."""
        row = self.row
        assert row is not None
        column = row.width
        for start, end, _ in sorted(self._hanging):
            if start <= column < end:
                column = end
        cell = GridCell(0, 0, column, "")
        cell.th = tag in ("th", "dt")
        if tag in ("th", "td"):
            self._spans(cell, token)
        elif tag == "dt":
            cell.scope = "row"
        row.width = column + cell.span
        self.cell = cell

    def _spans(self, cell: GridCell, token: Token) -> None:
        cell.scope = (token.attr("scope") or "").lower()
        cell.id, cell.headers = token.attr("id") or "", token.attr("headers") or ""
        cell.span = _count(token.attr("colspan")) if cell.column < _WIDEST else 1
        cell.depth = _count(token.attr("rowspan"))
        if cell.depth > 1 and len(self._hanging) < _MOST_OPEN:
            self._hanging.append((cell.column, cell.column + cell.span, len(self._rows) + cell.depth))

    def close_cell(self, start: int, end: int, words: str) -> None:
        """End the cell; one without words is left out."""
        cell, row = self.cell, self.row
        if cell is not None and row is not None and words and 0 <= start < end:
            cell.start, cell.end, cell.words = start, end, words
            row.cells.append(cell)
            if self.terms and cell.th:
                self._terms = [c for c in row.cells[:_MOST_OPEN] if c.th]
        self.cell = None

    def close_row(self, block: int) -> None:
        """End the row that became block number `block`."""
        if self.row is not None:
            self._rows.append((self.row, block if self.row.cells else -1))
        self.row = None

    def extends_term(self) -> None:
        """One more definition of the same term: the term stands before this row too."""
        for cell in self._terms:
            cell.depth += 1

    def finish(self, blocks: list[Draft]) -> None:
        """Give the blocks of the rows their cells. One plain column is no table but paragraphs."""
        rows = [row for row, _ in self._rows]
        plain = all(cell.column == 0 and not cell.th for row in rows for cell in row.cells)
        if plain and self.caption < 0:
            for _, block in self._rows:
                if block >= 0:
                    blocks[block].kind, blocks[block].group = "paragraph", -1
            return
        for (_, block), cells in zip(self._rows, resolve(rows), strict=True):
            if block >= 0:
                blocks[block].cells, blocks[block].caption = cells, self.caption


def _count(value: str | None) -> int:
    return min(int(value), _WIDEST) or 1 if value and value.isascii() and value.isdigit() and len(value) < 9 else 1
