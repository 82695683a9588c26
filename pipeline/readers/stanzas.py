"""Records in all but markup: stanzas of short lines whose first line is a name, as a heading would be.

    Machinist
    Median salary: $53,000
    Job growth: 2%

One such stanza may be anything; where two or more of the same build follow each other, the first line of each stands
above the others as a heading does. Stanzas that are numbered follow each other by their numbers, whatever prose stands
between them, and their numbers are no part of the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from pipeline.readers.lines import FIELD
from pipeline.readers.outline import Draft
from pipeline.records.document import Range

_MEASURE = re.compile(r"(?=.*\d)[^\n]{1,60}(?<![.!?])$")
_TITLE = re.compile(r"[^\W\d_][^\d:;.!?,|•$£€%]{1,60}")
_NUMBER = re.compile(r"[*_]*(?:(?:#\s?|No\. ?)(\d{1,2})[.:)]?|\(?(\d{1,2})[.:)])\s+(?=\S)")
"""The rank or number before a name: "#1", "No. 3:", "12." """
_MARKS = "*_ \t"
_DEEPEST = 6


def titled(drafts: Sequence[Draft], text: str, *, by_block: bool = False) -> list[Draft]:
    """The blocks of a text, with the first lines of its records as headings.

    A stanza ends at an empty line, or `by_block` with its block, where lines are broken on purpose.
    """
    titles = _titles(drafts, text, by_block)
    if not titles:
        return [*drafts]
    found: list[Draft] = []
    moved: dict[int, int] = {}
    level = 1
    for index, draft in enumerate(drafts):
        if draft.kind == "heading":
            level = draft.level
        if index in titles:
            where, rest = titles[index]
            found.append(Draft("heading", *where, min(level + 1, _DEEPEST), draft.region))
            if rest is not None:
                found.append(Draft("paragraph", *rest, draft.level, draft.region, draft.group))
        else:
            found.append(draft)
        moved[index] = len(found) - 1
    for draft in found:
        draft.caption = moved.get(draft.caption, -1)
    return found


def _titles(drafts: Sequence[Draft], text: str, by_block: bool) -> dict[int, tuple[Range, Range | None]]:
    """The place of each record's first line by the block it opens, and what is left of that block."""
    stanzas = list(_stanzas(drafts, text, by_block))
    builds = [_build(text, lines) for _, lines in stanzas]
    records = [(place, build) for place, build in enumerate(builds) if build]
    pairs = [
        (place, after)
        for (place, one), (after, other) in pairwise(records)
        if one & other and _follow(text, stanzas[place], stanzas[after])
    ]
    titles: dict[int, tuple[Range, Range | None]] = {}
    for place in sorted({each for pair in pairs for each in pair}):
        (first, *_), lines = stanzas[place]
        start, end = lines[0]
        number = _NUMBER.match(text, start, end)
        start = number.end() if number else start
        rest = (lines[1][0], drafts[first].end) if drafts[first].end > end else None
        titles[first] = (_bare(text, start, end), rest)
    return titles


Stanza = tuple[list[int], list[Range]]


def _follow(text: str, one: Stanza, other: Stanza) -> bool:
    """Whether a record stands right behind another, or has the number that comes after or before its own."""
    if one[0][-1] + 1 == other[0][0]:
        return True
    first, second = (_number(text, lines[0]) for _, lines in (one, other))
    return first is not None and second is not None and abs(first - second) == 1


def _number(text: str, line: Range) -> int | None:
    """The number that a line begins with, also where a list's own mark was left off it."""
    start = text.rfind("\n", 0, line[0]) + 1
    found = _NUMBER.match(text, start, line[1])
    return int(found[1] or found[2]) if found else None


def _stanzas(drafts: Sequence[Draft], text: str, by_block: bool) -> Iterable[Stanza]:
    """The blocks of each stanza, and its lines: paragraphs with no empty line between them, below an item or not."""
    if by_block:
        for index, draft in enumerate(drafts):
            if draft.region == "main" and draft.kind == "paragraph" and text.find("\n", draft.start, draft.end) >= 0:
                yield [index], [*_lines(text, draft.start, draft.end)]
        return
    breaks = 0
    keys: list[int] = []
    for index, draft in enumerate(drafts):
        before = drafts[index - 1] if index else None
        joined = (
            before is not None
            and before.kind in ("paragraph", "item")
            and draft.kind == "paragraph"
            and before.region == draft.region
            and text[before.end : draft.start].count("\n") == 1
        )
        breaks += not joined
        keys.append(breaks)
    for _, members in groupby(range(len(drafts)), key=keys.__getitem__):
        blocks = [*members]
        if drafts[blocks[0]].region == "main" and (drafts[blocks[0]].kind == "paragraph" or len(blocks) > 1):
            yield blocks, [line for each in blocks for line in _lines(text, drafts[each].start, drafts[each].end)]


def _lines(text: str, start: int, end: int) -> Iterable[Range]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def _build(text: str, lines: Sequence[Range]) -> frozenset[str]:
    """What two records have in common: the labels of their fields, or that they hold a line with a figure.

    Nothing where the lines are no record.
    """
    if not 2 <= len(lines) <= 12 or (len(lines) == 2 and _number(text, lines[0]) is None):
        return frozenset()
    first, *others = (text[start:end].strip(_MARKS) for start, end in lines)
    first = _NUMBER.sub("", first)
    if not _TITLE.fullmatch(first) or len(first.split()) > 6 or not first[0].isupper():
        return frozenset()
    fields = {field[1].lower() for each in others if (field := FIELD.match(each))}
    if any(_MEASURE.fullmatch(each) and not FIELD.match(each) for each in others):
        fields.add("")
    return frozenset(fields)


def _bare(text: str, start: int, end: int) -> Range:
    """A line without the marks of emphasis around it."""
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end
