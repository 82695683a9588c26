"""Tables whose rows are told apart by something else than a name at their beginning: a title beside it, or a length of
time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.extract.tables.grids import Table
from pipeline.extract.tables.headings import Heading
from pipeline.records.document import Cell, Range
from pipeline.records.mention import Mention

_LEAST = 3
_LONGEST = 60
_TIME = re.compile(
    r"(?:(?:less|fewer|more)\sthan\s|over\s|under\s|up\sto\s|first\s|[<>]\s?)?\d{1,2}(?:\s?(?:-|–|—|to)\s?\d{1,2})?\s?\+?\s?"
    r"(?:years?|yrs?\.?|months?)\b(?:\s(?:of\s)?experience|\s(?:and|or)\s(?:up|over|more|above|beyond))?",
    re.IGNORECASE,
)
"""A label that is a length of time: "Less than 1 year", "5–9 years", "10 years and up"."""


def titled(
    table: Table,
    figures: Callable[[int, int], Sequence[Mention]],
    at: Callable[[Range], Heading],
    label: Callable[[Cell], Heading | None],
    is_title: Callable[[str], bool],
) -> dict[tuple[Range, ...], Heading]:
    """By the headings of its rows, the titles in another column that tell them apart: "State prison | Ward nurse |
    $81,200". None where those headings themselves say anything, or where less than two rows in three have a title."""
    if table.made or len(table.rows) < _LEAST:
        return {}
    found: dict[int, dict[tuple[Range, ...], Heading]] = {}
    rows = [row for row in table.rows if row.labelled]
    if len(rows) < _LEAST:
        return {}
    for place, row in enumerate(rows):
        if not found and 3 * place > len(rows):
            return {}  # too few rows are left
        for cell in row.answers:
            if not cell.row_heads or cell.end - cell.start > _LONGEST or figures(cell.start, cell.end):
                continue
            heading = at((cell.start, cell.end))
            if is_title(heading.saying.name):
                found.setdefault(cell.column, {})[cell.row_heads] = heading
    column = min(found, key=lambda each: (-len(found[each]), each), default=-1)
    titles = found.get(column, {})
    if len(titles) < _LEAST or 3 * len(titles) < 2 * len(rows):
        return {}
    labels = [each for row in rows for cell in row.cells[-1:] if (each := label(cell))]
    saying = sum(_says(each) or is_title(each.saying.name) for each in labels)
    return {} if 3 * saying > len(labels) else titles


def timed(labels: Sequence[Heading], text: str) -> bool:
    """Whether the labels of rows are nothing but lengths of time, each another."""
    return len(labels) > 1 and all(_TIME.fullmatch(text, *each.where) for each in labels)


def _says(label: Heading) -> bool:
    return bool(label.saying.said or label.saying.properties or label.saying.everyone)


_YEARS = re.compile(
    r"\(((?:[<>]\s?)?\d{1,2}(?:\s?(?:-|–|—|to)\s?\d{1,2})?\s?\+?\s?(?:years?|yrs?\.?|months?)[^()\d]{0,16})\)", re.I
)


def years_beside(text: str, label: Heading, cell: Cell) -> Range | None:
    """Where in brackets, in the label of a row or right behind it, stands how long its people have been at it."""
    found = _YEARS.search(text, label.start, max(label.end, cell.start if cell.start > label.start else 0))
    return found.span(1) if found else None
