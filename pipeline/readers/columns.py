"""Tables drawn in plain text: by pipes, by tabs, by columns that spaces keep in line, or by slashes between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.readers.grid import GridCell, GridRow
from pipeline.readers.lines import Line, is_rule, marker
from pipeline.readers.tight import tight

_RULED = " \t|+:=-"
"""What a line of dashes may hold."""
_UNDERLINED = re.compile(r"-{2,}(?:\s+-{2,})+")
_PIPED = re.compile(r"(?:\\.|[^|\\])+")
_TABBED = re.compile(r"[^\t]+")
_PARTING = (" / ", " · ", " • ")
_PIECE = {mark: re.compile(rf"(?:^|(?<={re.escape(mark)})).+?(?=$|{re.escape(mark)})") for mark in _PARTING}
_COMPARED = 3
"""Rows of a table that compares: its heads and two lines."""
_FIGURE = re.compile(r"\d")
_SPACED = re.compile(r"\S+(?: \S+)*")


def table_at(rows: Sequence[Line], first: int) -> tuple[list[GridRow], int] | None:
    """The table that starts at line `first`, as rows of cells, and the line after it; None where there is none."""
    for reader in (_piped, _tabbed, _spaced, _slashed, tight):
        found = reader(rows, first)
        if found is not None:
            return found
    return None


def is_divider(words: str) -> bool:
    """Is this the line of dashes between the heading and the body of a table?

    One dash is enough in a cell, where bars part the cells or a colon says how it is aligned.
    """
    if "-" not in words or words.strip(_RULED):
        return False
    return (
        "--" in words or ":-" in words or ("|" in words and all(each.strip() in ("", "-") for each in words.split("|")))
    )


def is_underlined(words: str) -> bool:
    """Is this the line that draws each column's width below the headings: "-----  --------"?"""
    return words[:2] == "--" and _UNDERLINED.fullmatch(words) is not None


def _run(rows: Sequence[Line], first: int, mark: str) -> int:
    """The line after those that have as many marks as the first has; lines of dashes between them count too.

    Under a line of dashes a table may have short rows.
    """
    marks, divided, last = rows[first].words.count(mark), is_divider(rows[first].words), first + 1
    while last < len(rows) and (words := rows[last].words):
        divided = divided or is_divider(words)
        if words.count(mark) != marks and not (divided and (mark in words or is_divider(words))):
            break
        last += 1
    return last


def _piped(rows: Sequence[Line], first: int) -> tuple[list[GridRow], int] | None:
    opening = rows[first].words
    if "|" not in opening and not (opening[:1] == "+" and is_divider(opening)):
        return None
    last = _run(rows, first, "|")
    if last - first < 2:
        return None
    run = rows[first:last]
    heads = next((i for i, line in enumerate(run) if i and is_divider(line.words)), 0)
    table = [
        _row(line, _PIPED, i < heads, line.words.startswith("|"))
        for i, line in enumerate(run)
        if not is_divider(line.words)
    ]
    if _is_shifted(table):
        for cell in table[0].cells:
            cell.column += 1
    return table, last


def _is_shifted(table: Sequence[GridRow]) -> bool:
    """Whether the empty cell of the first row stands at its end instead of above the names of the rows.

    So it is where every row tells of the same things, each of its own kind: pay, then a growth, then a number.
    """
    if len(table) < _COMPARED:
        return False
    head, *body = table
    width = len(head.cells)
    if width < 2 or [cell.column for cell in head.cells] != [*range(width)]:
        return False
    if any(_FIGURE.search(cell.words) for cell in head.cells):
        return False
    kinds: list[tuple[str, ...]] = []
    for row in body:
        columns = [cell.column for cell in row.cells]
        if columns != [*range(width + 1)] or _FIGURE.match(row.cells[0].words):
            return False
        kinds.append(tuple(_kind(cell.words) for cell in row.cells[1:]))
    alike = [each[0] for each in kinds if len({*each}) == 1]
    return 3 * len(alike) >= 2 * len(kinds) and len({*alike}) > 1


def _kind(words: str) -> str:
    """What kind of figure a cell prints, by its sign."""
    return words[0] if words[0] in "$£€" else "%" if "%" in words else "0" if words[0].isdigit() else ""


def _tabbed(rows: Sequence[Line], first: int) -> tuple[list[GridRow], int] | None:
    if "\t" not in rows[first].words or marker(rows[first].words):
        return None
    last = first
    while last < len(rows) and "\t" in rows[last].words:
        last += 1
    return ([_row(line, _TABBED) for line in rows[first:last]], last) if last - first > 1 else None


def _spaced(rows: Sequence[Line], first: int) -> tuple[list[GridRow], int] | None:
    """Columns kept in line by spaces: two lines or more, each of the same number of pieces that start or end alike.

    Between two lines that are drawn, empty ones may stand between the rows.
    """
    if marker(rows[first].words):
        return None
    last, framed = first, first > 0 and is_rule(rows[first - 1].words)
    table: list[tuple[Line, list[tuple[int, int]]]] = []
    while last < len(rows) and (pieces := _pieces(rows[last])) and (not table or _aligned(table[-1][1], pieces)):
        table.append((rows[last], pieces))
        last += 1
        if last < len(rows) and is_rule(rows[last].words) and len(table) == 1:
            last += 1
        if framed and len(table) > 1 and last + 1 < len(rows) and not rows[last].words:
            last += 1
    if len(table) < 2:
        return _headed(rows, first) if len(table) == 1 else None
    return [_row(line, None, pieces=pieces) for line, pieces in table], last


def _slashed(rows: Sequence[Line], first: int) -> tuple[list[GridRow], int] | None:
    """Three lines or more in pieces, by slashes or dots with spaces around them, with a figure in every line but the
    first: "Foreman / 3–5 years / $52,000"."""
    opening = rows[first].words
    mark = next((each for each in _PARTING if opening.count(each) > 1), None)
    if mark is None or marker(opening) or len(opening) > 200:
        return None
    last = _run(rows, first, mark)
    run = rows[first:last]
    if len(run) < 3 or not all(_FIGURE.search(line.words) for line in run[1:]):
        return None
    return [_row(line, _PIECE[mark]) for line in run], last


def _headed(rows: Sequence[Line], first: int) -> tuple[list[GridRow], int] | None:
    """Columns below a line of headings that has none over the names of the rows."""
    heads = _pieces(rows[first])
    below = first + 1
    if below < len(rows) and is_rule(rows[below].words):
        below += 1
    pieces = _pieces(rows[below]) if below < len(rows) else []
    if len(pieces) != len(heads) + 1 or heads[0][0] < pieces[0][1] or not _aligned(heads, pieces[1:]):
        return None
    table = _spaced(rows, below)
    if table is None:
        return None
    head = _row(rows[first], None, True, pieces=heads)
    for cell in head.cells:
        cell.column += 1
    return [head, *table[0]], table[1]


def _pieces(line: Line) -> list[tuple[int, int]]:
    """The pieces of a line between runs of two spaces or more; none where it reads as prose."""
    if "  " not in line.words or len(line.words) > 400:
        return []
    pieces = [found.span() for found in _SPACED.finditer(line.words)]
    prose = any(
        line.words[end - 1] in ".?!" and end < len(line.words) and line.words[end : end + 3].strip()
        for _, end in pieces
    )
    return [] if prose or len(pieces) < 2 else [(line.indent + a, line.indent + b) for a, b in pieces]


def _aligned(above: list[tuple[int, int]], below: list[tuple[int, int]]) -> bool:
    return len(above) == len(below) and all(
        abs(a[0] - b[0]) <= 2 or abs(a[1] - b[1]) <= 2 or (a[0] < b[1] and b[0] < a[1])
        for a, b in zip(above, below, strict=True)
    )


def _row(
    line: Line,
    pattern: re.Pattern[str] | None,
    head: bool = False,
    edged: bool = False,
    pieces: list[tuple[int, int]] | None = None,
) -> GridRow:
    spans = (
        [found.span() for found in pattern.finditer(line.words)]
        if pattern
        else [(a - line.indent, b - line.indent) for a, b in pieces or ()]
    )
    columns = _columns(line.words, spans, edged) if pattern else range(len(spans))
    row = GridRow("thead" if head else "tbody")
    for column, (start, end) in zip(columns, spans, strict=True):
        words = line.words[start:end]
        inner = words.strip()
        if inner:
            at = line.start + start + len(words) - len(words.lstrip())
            row.cells.append(GridCell(at, at + len(inner), column, inner))
    return row


def _columns(words: str, spans: Sequence[tuple[int, int]], edged: bool) -> list[int]:
    """Which column each piece is in: an empty cell between two marks counts."""
    found, at, column = [], 0, -1 if edged else 0
    for start, end in spans:
        column += len(words[at:start]) if words[at:start].strip("|\t") == "" else 1
        found.append(column)
        at = end
    return found
