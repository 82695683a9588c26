"""The grid of a table: which cells are headings, and which headings stand over each cell.

One set of rules for tables of every format: what the markup says counts first, then what the cells look like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pipeline.records.document import Cell, Range
from pipeline.values.ranges import BARE_SPAN

_DEEPEST = 8
_WIDEST = 64
_LETTER = re.compile(r"[^\W\d_]")
_HEDGES = (
    "more than|less than|fewer than|greater than|higher than|lower than|over|under|up to|at least|at most|from|about"
    "|around|almost|nearly|roughly|approximately"
)
_VALUE = re.compile(rf"[^\w(]*\(?(?:(?i:{_HEDGES}) )?[-–—−+±<>≥≤~$€£¥ ]*(?:[A-Z]{{2,3}} ?\$? ?)?\d")
"""How a cell begins that states a value: "$51,000", "more than 5 %"."""
_NAMING = re.compile(r"\d+(?:st|nd|rd|th)\b|(?:19|20|21)\d\d(?:\s?[-–—/]\s?\d{2,4})?,?\s+\(?[^\W\d_]")
_MONEY = re.compile(r"[-–−+]?(?:[A-Z]{2,3} ?)?[$€£¥]")
_RANK = re.compile(r"#?\d{1,3}\.?")
_YEARS = re.compile(r"(?:(?:FY|CY)\s?)?(?:1[89]|20|21)\d\d(?:\s?[-–—/]\s?\d{2,4})?")
_DATING = re.compile(
    r"(?:(?:the|fiscal|financial|calendar|survey|reference|reporting|data|school|academic)\s)*(?:years?|dates?|period)"
    r"|FY|as\sof",
    re.IGNORECASE,
)
"""The heading of a column whose cells say when the figures of their rows hold; "Founding year" heads what is stated."""


class GridCell:
    """A cell before its headings are known. `span` columns wide, `depth` rows high."""

    __slots__ = ("column", "depth", "end", "head", "headers", "id", "scope", "span", "start", "th", "words")

    def __init__(self, start: int, end: int, column: int, words: str) -> None:
        self.start, self.end, self.column, self.words = start, end, column, words
        self.span, self.depth, self.th, self.head = 1, 1, False, False
        self.scope, self.id, self.headers = "", "", ""

    @property
    def range(self) -> Range:
        """Where its words stand."""
        return self.start, self.end

    @property
    def is_label(self) -> bool:
        """Does it name something ("10th percentile", "2023 median pay"), rather than state a value?"""
        return self.has_letters and (not _VALUE.match(self.words) or _NAMING.match(self.words) is not None)

    @property
    def has_letters(self) -> bool:
        """Does it hold a letter?"""
        return _LETTER.search(self.words) is not None


class GridRow:
    """A row of cells with words, in the part of the table (thead, tbody, tfoot) it stands in."""

    __slots__ = ("cells", "number", "part", "width")

    def __init__(self, part: str = "tbody") -> None:
        self.part, self.number, self.width = part, 0, 0
        self.cells: list[GridCell] = []


def _column(cell: GridCell) -> int:
    return cell.column


class _Above:
    """The headings in force while a table is read from top to bottom."""

    def __init__(self) -> None:
        self.rows: list[GridRow] = []
        self.group: GridCell | None = None
        self.sideways: list[tuple[int, GridCell]] = []
        self.filled = False

    def add(self, row: GridRow) -> None:
        if self.filled:
            self.rows, self.filled, self.group = [], False, None
        if len(self.rows) < _DEEPEST:
            self.rows.append(row)

    def over(self, cell: GridCell) -> tuple[Range, ...]:
        found: list[Range] = []
        for row in self.rows:
            at = max(bisect_right(row.cells, cell.column, key=_column) - 1, 0)
            for head in row.cells[at : at + _WIDEST]:
                if head.column >= cell.column + cell.span:
                    break
                if cell.column < head.column + head.span and head is not cell:
                    found.append(head.range)
        # A note across the whole table stands under all columns, so under none of them.
        return tuple(dict.fromkeys(found)) if cell.span <= 2 or len(found) == 1 else self._widest(cell)

    def _widest(self, cell: GridCell) -> tuple[Range, ...]:
        """The headings that reach over the whole of a wide cell."""
        reach = range(cell.column, cell.column + cell.span)
        wide = [h for row in self.rows for h in row.cells if h.column <= reach[0] and h.column + h.span > reach[-1]]
        return tuple(head.range for head in wide if head is not cell)


def resolve(rows: Sequence[GridRow]) -> list[tuple[Cell, ...]]:
    """The cells of each row with the headings over and before them, outermost first."""
    for number, row in enumerate(rows):
        row.number = number
    width = max((cell.column + cell.span for row in rows for cell in row.cells), default=0)
    marked = any(row.part == "thead" or _all_titles(row) for row in rows if row.cells)
    ids = {cell.id: cell for row in rows for cell in row.cells if cell.id}
    above, result = _Above(), []
    for number, row in enumerate(rows):
        if _is_head(row, rows, width, marked, above):
            above.add(row)
            result.append(_heading_row(row, above))
        elif _is_group(row, rows, number, width):
            above.group, row.cells[0].head, above.filled = row.cells[0], True, True
            result.append(_cells(row, above, ids, ()))
        else:
            above.filled = above.filled or bool(row.cells)
            result.append(_cells(row, above, ids, _row_heads(row, above, width)))
    return result


def _is_head(row: GridRow, rows: Sequence[GridRow], width: int, marked: bool, above: _Above) -> bool:
    if not row.cells or row.part == "tfoot":
        return False
    if row.part == "thead":
        return True
    if any(cell.th for cell in row.cells):
        if len(row.cells) == 1 and row.cells[0].span > 1:
            return not above.filled and all(len(higher.cells) == 1 for higher in above.rows)
        if not marked and not above.filled and not above.rows and _leads_alike(rows):
            return _heads_unmarked(row, rows)
        return _all_titles(row)
    if marked or above.filled or not all(_spans(higher, width) for higher in above.rows):
        return False
    if _spans(row, width) and not above.rows and len(rows) > row.number + 2:
        return _heads_unmarked(rows[row.number + 1], rows)
    return _heads_unmarked(row, rows)


def _spans(row: GridRow, width: int) -> bool:
    """Is it a title over the whole table?"""
    return len(row.cells) == 1 and row.cells[0].span >= width > 1 and row.cells[0].is_label


def _all_titles(row: GridRow) -> bool:
    """Is every cell marked as a heading, and not of its row?"""
    return row.cells[-1].column > 0 and all(c.th and c.scope not in ("row", "rowgroup") for c in row.cells)


def _leads_alike(rows: Sequence[GridRow]) -> bool:
    """Is the first cell of each row marked as a heading, and no other: so the marks do not tell the first row apart?

    A row of two cells, or a first one with figures, states something, as every other does.
    """
    filled = [row for row in rows if row.cells]
    if any(len(row.cells) < 3 for row in filled[:1]):
        return False
    first = (cell.words for row in filled[:1] for cell in row.cells[1:])
    if any(any(map(str.isdigit, words)) and not _YEARS.fullmatch(words) for words in first):
        return False
    return len(filled) > 1 and all(row.cells[0].th and not any(cell.th for cell in row.cells[1:]) for row in filled)


def _heads_unmarked(row: GridRow, rows: Sequence[GridRow]) -> bool:
    """A first row without figures above columns with figures is the heading row, whether marked so or not."""
    years = [cell for cell in row.cells if _YEARS.fullmatch(cell.words)]
    if len(row.cells) < 2 or not all(cell.is_label or (cell in years and len(years) > 1) for cell in row.cells):
        return False
    below = [cell for other in rows[row.number + 1 :][:50] for cell in other.cells if cell.column > 0]
    return sum(not cell.is_label for cell in below) * 2 >= len(below) > 0


def _is_group(row: GridRow, rows: Sequence[GridRow], number: int, width: int) -> bool:
    """A single cell over the whole row, or alone at its start, that names the rows below it."""
    if len(row.cells) != 1 or width < 2 or row.part == "tfoot" or number + 1 == len(rows):
        return False
    cell, below = row.cells[0], rows[number + 1]
    alone = cell.span >= width or (cell.column == 0 and (cell.th or not cell.words.endswith(".")))
    return alone and cell.is_label and len(cell.words) < 200 and len(below.cells) > 1 and below.part != "tfoot"


def _row_heads(row: GridRow, above: _Above, width: int) -> tuple[GridCell, ...]:
    """The headings of a row: those its markup names, else its first cell where that has letters."""
    above.sideways = [(last, head) for last, head in above.sideways if last >= row.number]
    dating = [cell for cell in row.cells if not cell.th and _dates(cell, above)]
    marked = [cell for cell in row.cells if cell.th] or _names_of_row(row, width)
    if marked == dating[:1] and len(row.cells) > 2 and row.cells[1].is_label:
        marked = [row.cells[1]]
    if not marked and above.sideways and len(row.cells) > 1 and row.cells[0].is_label:
        marked = [row.cells[0]]
    after = row.cells[len(marked) :]
    if (
        marked
        and marked[-1].depth > 1
        and marked[-1] is row.cells[len(marked) - 1]
        and len(after) > 1
        and after[0].is_label
    ):
        marked.append(after[0])
    earlier = tuple(head for _, head in above.sideways)
    dating = [cell for cell in dating if cell not in marked]
    for cell in dating:
        cell.head = True
    for cell in marked:
        cell.head = True
        if cell.depth > 1 and len(above.sideways) < _DEEPEST:
            above.sideways.append((row.number + cell.depth - 1, cell))
    return (*earlier, *dating, *marked)


def _dates(cell: GridCell, above: _Above) -> bool:
    """Does it stand in a column of years that say when the rest of each row holds?"""
    if not _YEARS.fullmatch(cell.words) or not above.rows:
        return False
    over = [head for head in above.rows[-1].cells if head.column <= cell.column < head.column + head.span]
    return bool(over) and _DATING.fullmatch(over[-1].words) is not None


def _names_of_row(row: GridRow, width: int) -> list[GridCell]:
    """The cells that name an unmarked row: the first with letters, after a rank or by itself; or its year or span."""
    if len(row.cells) < 2 or width < 2 or row.cells[0].column > 1:
        return []
    first, second = row.cells[:2]
    if len(row.cells) > 2 and _RANK.fullmatch(first.words) and second.is_label:
        return [second]
    names = first.has_letters or _YEARS.fullmatch(first.words) or BARE_SPAN.fullmatch(first.words)
    return [first] if names and not _MONEY.match(first.words) else []


def _heading_row(row: GridRow, above: _Above) -> tuple[Cell, ...]:
    outer = _Above()
    outer.rows = above.rows[:-1] if above.rows and above.rows[-1] is row else above.rows
    return tuple(Cell(c.start, c.end, c.column, True, outer.over(c)) for c in row.cells)


def _cells(row: GridRow, above: _Above, ids: Mapping[str, GridCell], heads: Sequence[GridCell]) -> tuple[Cell, ...]:
    group = (above.group.range,) if above.group is not None and above.group not in row.cells else ()
    made = []
    for cell in row.cells:
        named = [ids[name] for name in cell.headers.split()[:20] if name in ids] if cell.headers else []
        before = [
            head
            for head in heads
            if head.column < cell.column or head.range < cell.range or _YEARS.fullmatch(head.words)
        ]
        columns = tuple(dict.fromkeys(c.range for c in named if c not in row.cells and c not in before)) or above.over(
            cell
        )
        sides = dict.fromkeys((*group, *(head.range for head in before if head is not cell)))
        made.append(Cell(cell.start, cell.end, cell.column, cell.head, columns, tuple(sides)))
    return tuple(made)
