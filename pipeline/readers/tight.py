"""Tables of plain text whose columns single spaces part: names of rows, then as many figures in every line.

Web pages that were saved as text often keep no more of a table. Its line of headings comes apart where it has a word
for each column, or where the headings of the figures all end or begin alike: "State Hourly mean wage Annual mean wage".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.grid import GridCell, GridRow
from pipeline.readers.lines import Line, marker
from pipeline.records.document import Range

_AMOUNT = r"[$£€]?\d[\d,.]*(?:[kKmM]\b|\s?%)?\+?"
_FIGURE = re.compile(rf"(?<!\S)[~≈<>+–-]?{_AMOUNT}(?:\s?(?:-|–|—|to)\s?{_AMOUNT})?(?!\S)")
_WORD = re.compile(r"\S+")
_LONGEST = 160
"""Characters of a line that may be part of such a table."""
_LEAST = 2
"""The fewest lines below the headings, and the fewest figures in each."""


def tight(rows: Sequence[Line], first: int) -> tuple[list[GridRow], int] | None:
    """The table whose headings are the line `first`, and the line after it; None where there is none."""
    heading = rows[first].words
    if len(heading) > _LONGEST or heading[-1] in ".:;?!," or any(map(str.isdigit, heading)) or marker(heading):
        return None
    found: list[tuple[Line, list[Range]]] = []
    last = first + 1
    while (
        last < len(rows) and (cells := _cells(rows[last].words)) and len(cells) == len(found[0][1] if found else cells)
    ):
        found.append((rows[last], cells))
        last += 1
    heads = _heads(heading, len(found[0][1])) if len(found) >= _LEAST else []
    if not heads:
        return None
    lines = [("thead", rows[first], heads), *(("tbody", *each) for each in found)]
    return [_row(*each) for each in lines], last


def _row(section: str, line: Line, cells: Sequence[Range]) -> GridRow:
    row = GridRow(section)
    for column, (start, end) in enumerate(cells):
        row.cells.append(GridCell(line.start + start, line.start + end, column, line.words[start:end]))
    return row


def _cells(words: str) -> list[Range]:
    """The name of a row and the figures that close its line, two or more of them with one space between."""
    if not words or len(words) > _LONGEST or marker(words) or _FIGURE.match(words):
        return []
    figures = [each.span() for each in _FIGURE.finditer(words)]
    if not figures or figures[-1][1] != len(words):
        return []
    begin = len(figures) - 1
    while begin and words[figures[begin - 1][1] : figures[begin][0]] == " ":
        begin -= 1
    name = words[: figures[begin][0]].rstrip()
    named = any(map(str.isalpha, name)) and name[-1] not in ".:;?!,"
    return [(0, len(name)), *figures[begin:]] if named and len(figures) - begin >= _LEAST else []


def _heads(words: str, columns: int) -> list[Range]:
    """The headings of so many columns in a line, the first over the names; none where it does not come apart."""
    spans = [each.span() for each in _WORD.finditer(words)]
    if len(spans) == columns and all(words[start].isupper() for start, _ in spans):
        return spans
    said = [words[slice(*each)].lower() for each in spans]
    last = [at for at, word in enumerate(said) if word == said[-1]]
    if len(last) == columns - 1 and last[0]:
        width = min((b - a for a, b in pairwise(last)), default=1)
        begins = [max(1, last[0] + 1 - width), *(at + 1 for at in last[:-1])]
        return _between(spans, begins)
    for word in dict.fromkeys(said[1:]):
        begins = [at for at, each in enumerate(said) if each == word]
        if len(begins) == columns - 1 and begins[0] and columns > _LEAST:
            return _between(spans, begins)
    return []


def _between(spans: Sequence[Range], begins: Sequence[int]) -> list[Range]:
    """The stretches of a line that begin at some of its words, and what stands before the first of them."""
    edges = [0, *begins, len(spans)]
    return [(spans[low][0], spans[high - 1][1]) for low, high in pairwise(edges)]
