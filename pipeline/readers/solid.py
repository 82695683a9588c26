"""Headings of a plain text set solid, in which no empty line stands between anything.

Saved web pages often come so: one line for each paragraph, heading and item. A heading is told by the lines around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.readers.lines import FIELD, Line, is_rule, marker, reads_as_heading

_LEAST = 6
"""Lines from which on a text without empty ones is set solid, and does not merely consist of a paragraph or two."""
_SELDOM = 8
"""So many times as many lines with words as empty ones."""
_FEW = 4
"""Lines above all else that are headings rather than what a site shows on every page."""
_BROKEN = 3
"""One in so many long lines may end without a full stop."""
_LONGEST = 90
_ITEMS = 4
"""Short lines below one another that are the items of a list and the heading above it."""
_LABEL = 6
"""Words of a line with a colon that stands above a section."""
_PROSE = 60
"""Characters of a line that may be a sentence; with fewer it has to be one for sure."""
_SURELY = 150
_FIGURE = re.compile(
    r"(?:(?:less|more|fewer) than |about |around |over |under |up to |approximately |nearly |[~<>≈+–−-])?"
    r"[$€£]?\d[\d,.]*[kKmM]?\+?(?:\s*(?:-|–|—|to)\s*[$€£]?\d[\d,.]*[kKmM]?\+?)?\s?(?:%|percent|per cent)?"
    r"(?:\s?(?:/|per|an?)\s?\w+|\s(?:annually|yearly|hourly|years?|months?))?"
)
"""A line that is a figure and nothing else."""
_SHARE = re.compile(r"[A-Z][a-z]+ \d+ ?(?:%|percent|per cent)(?: [\w ]{1,30})?")
"""A line such as "Lowest 10 percent"."""
_STOPS = tuple('.!?:"”)]')
_CLOSED = tuple('.!?"”)]')


class Solid(NamedTuple):
    """The numbers of the lines that are headings: of sections, and of records that share a section; None where empty
    lines part a text, or its lines are broken within sentences."""

    sections: frozenset[int]
    records: frozenset[int]


def solid(rows: Sequence[Line]) -> Solid | None:
    """The headings of a text set solid; None of any other.

    A heading is a short line without a full stop between prose and prose, alone or with one more such line: of several
    that stand below one another each is an item of a list. Short lines with a colon are headings whatever stands before
    them. So are the first lines of all, and the name of a record, above the first of the fields that others have too.
    """
    written = [at for at, line in enumerate(rows) if line.words and not is_rule(line.words)]
    if len(written) < _LEAST or _SELDOM * sum(not line.words for line in rows) > len(written):
        return None
    words = [rows[at].words for at in written]
    long = [line for line in words if len(line) >= _PROSE]
    if _BROKEN * sum(not line.endswith(_STOPS) for line in long) > len(long):
        return None
    named = {*_records(words), *_named(words)}
    found = {*_opening(words), *_labels(words), *(at - 1 for at in named if at and _may_lead(words, at - 1, named))}
    for at in range(len(words)):
        if at not in found and at not in named and _is_heading(words, at, found):
            found.add(at)
    return Solid(frozenset(written[at] for at in found - named), frozenset(written[at] for at in named))


def _may_lead(words: Sequence[str], at: int, named: set[int]) -> bool:
    """Whether a line stands above the first record of several as the heading of all."""
    if not _may_head(words[at]) or at in named or FIELD.match(words[at]) or _FIGURE.fullmatch(words[at]):
        return False
    return not at or not (_FIGURE.fullmatch(words[at - 1]) or FIELD.match(words[at - 1]))


def _opening(words: Sequence[str]) -> Iterable[int]:
    """The few lines above all else: title, kicker, first heading."""
    last = next((at for at, line in enumerate(words) if not _may_head(line) or line.endswith(":")), 0)
    below = words[last]
    if last <= _FEW and (marker(below) or _is_prose(below)):
        return range(last)
    return range(min(1, last))  # a box of facts stands below the title


def _is_heading(words: Sequence[str], at: int, found: set[int]) -> bool:
    if not _may_head(words[at]) or words[at].endswith(":"):
        return False
    if at and at - 1 not in found and not (_is_prose(words[at - 1]) or marker(words[at - 1])):
        return False
    below = words[at + 1] if at + 1 < len(words) else ""
    if _is_prose(below, len(words[at])):
        return True
    stacked = at + 2 < len(words) and _may_head(below) and _is_prose(words[at + 2], len(below))
    return (stacked and at - 1 not in found) or (at > 0 and _heads_list(words, at))


def _heads_list(words: Sequence[str], at: int) -> bool:
    """Whether several short lines follow one that stands below prose: the items of a list without marks."""
    return _is_prose(words[at - 1]) and all(map(_may_head, words[at : at + _ITEMS])) and at + _ITEMS <= len(words)


def _labels(words: Sequence[str]) -> Iterable[int]:
    """Short lines with a colon, at least two of which stand above prose."""
    labels = [
        at for at, line in enumerate(words[:-1]) if line.endswith(":") and line.count(" ") < _LABEL and _may_head(line)
    ]
    return labels if sum(_is_prose(words[at + 1], len(words[at])) for at in labels) > 1 else ()


def _records(words: Sequence[str]) -> Iterator[int]:
    """The names of records: two lines or more, each above a field of one and the same label."""
    named: dict[str, list[int]] = defaultdict(list)
    for at in range(len(words) - 1):
        below = FIELD.match(words[at + 1])
        if below and _may_head(words[at]) and not FIELD.match(words[at]) and not words[at].endswith(":"):
            named[below[1]].append(at)
    for places in named.values():
        if len(places) > 1:
            yield from places


def _named(words: Sequence[str]) -> Iterator[int]:
    """Lines that name the figure on the line below each of them, in a row of such lines; a line about the figure may
    stand behind it.

    A row may have the figures above their names instead, and then begins with one. Where a heading stands above such
    a row, as many lines follow its last figure as stand between two.
    """
    figures = [at for at, line in enumerate(words) if _FIGURE.fullmatch(line)]
    for row in _rows(words, figures):
        apart = row[1] - row[0] - 1
        above = _count(words[max(0, row[0] - _FEW) : row[0]][::-1])
        behind = _count(words[row[-1] + 1 : row[-1] + 1 + _FEW])
        if above > 1 or (above == 1 and behind == apart - 1):
            yield from (at - 1 for at in row)


def _count(words: Sequence[str]) -> int:
    """How many of some lines may be names, up to the first that may not."""
    return next((at for at, line in enumerate(words) if not _may_name(line)), len(words))


def _rows(words: Sequence[str], figures: Sequence[int]) -> Iterator[list[int]]:
    """Lines of figures with equally many short lines between any two of a row, one or two."""
    row: list[int] = []
    for at in figures:
        apart = at - row[-1] - 1 if row else 0
        goes_on = 1 <= apart <= 2 and all(map(_may_name, words[row[-1] + 1 : at]))
        if not goes_on or (len(row) > 1 and apart != row[1] - row[0] - 1):
            if len(row) > 1:
                yield row
            row = []
        row.append(at)
    if len(row) > 1:
        yield row


def _may_name(line: str) -> bool:
    """Whether a line may name a figure: as a heading may, or as a share of those whom it is about."""
    return _may_head(line) or _SHARE.fullmatch(line) is not None


def _may_head(line: str) -> bool:
    if len(line) > _LONGEST or marker(line) or not reads_as_heading(line):
        return False
    return line[0].isupper() or line[0].isdigit()


def _is_prose(line: str, above: int = 0) -> bool:
    """Whether a line is a sentence or more, and much longer than what stands above it."""
    if marker(line) or 10 * len(line) <= 13 * above:
        return False
    return len(line) >= _SURELY or (len(line) >= _PROSE and line.endswith(_STOPS if above else _CLOSED))
