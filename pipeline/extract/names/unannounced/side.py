"""Entries that stand side by side: items of a list, cells of a column, headings of a rank, lines of a section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.extract.names.outline import Entry
from pipeline.extract.names.unannounced.nouns import Nouns
from pipeline.records.document import Block, Cell, Document, Range

LEAST = 3
"""Entries that make a round."""
NEAR = 70
"""Characters from its beginning within which an entry has a noun that names end in."""
_LINES = 240
"""Characters of a paragraph whose lines may be names rather than prose."""
_STAGE = re.compile(r"[*_]*(?:[Ss]tage|[Ss]tep|[Ll]evel|[Pp]hase|[Yy]ears?|[Rr]ung)\b[^\n]{0,32}$")
"""A line that tells when or where on the way, before the line of a name."""

Key = tuple[str, tuple[int, ...], int]


def grouped(document: Document, nouns: Nouns, starts: list[int]) -> Iterator[tuple[str, list[Entry]]]:
    """Every round in which two entries in three have such a noun near their beginning, with what kind of round it is.

    `starts` are the places where the blocks begin.
    """
    blocks = document.blocks
    holding: dict[int, None] = {}
    held: Counter[Key | None] = Counter()
    end = row = 0
    for noun in nouns.starts:
        if noun >= end:
            index = bisect_right(starts, noun) - 1
            block, row, end = blocks[index], blocks[index].kind == "row", blocks[index].end
            holding[index] = None
            held[_key(block, noun)] += 1
        elif row:
            held[_key(block, noun)] += 1
    keys = {key for key, times in held.items() if times >= LEAST and key is not None}
    tables = {key[1] for key in keys if key[0] == "column"}
    rounds: dict[Key, list[Entry]] = defaultdict(list)
    for index, block in enumerate(blocks) if keys else ():
        if block.kind == "row":
            for cell in block.cells if (block.group,) in tables and _is_of_table(block) else ():
                column: Key = ("column", (block.group,), cell.column)
                if column in keys:
                    rounds[column].extend((index, *each) for each in _lines_of(document.text, cell))
        elif (other := _key(block)) in keys and other is not None:
            rounds[other].append((index, block.start, block.end))
    rounds |= _lines(document, nouns, holding)
    for key, entries in rounds.items():
        if len(entries) >= LEAST:
            near = sum(nouns.within(start, min(end, start + NEAR)) for _, start, end in entries)
            if near >= LEAST and 3 * near >= 2 * len(entries):
                yield key[0], entries


def _lines(document: Document, nouns: Nouns, holding: dict[int, None]) -> dict[Key, list[Entry]]:
    """Short lines below one another, each of which begins with a few words up to such a noun."""
    blocks = document.blocks
    runs: list[list[int]] = []
    for index in holding:
        block = blocks[index]
        if _is_line(block) and nouns.within(block.start, block.start + NEAR):
            if not runs or not _goes_on(document, runs[-1][-1], index):
                runs.append([])
            runs[-1].append(index)
    rounds: dict[Key, list[Entry]] = {}
    for run in runs:
        if sum(document.words(blocks[each]).count("\n") + 1 for each in run) >= LEAST:
            entries = [(each, *line) for each in run for line in _lines_of(document.text, blocks[each])]
            rounds["line", (), run[0]] = [each for each in entries if not _STAGE.match(document.text, *each[1:])]
    return rounds


def _goes_on(document: Document, last: int, index: int) -> bool:
    """Whether a line follows another of its section, with nothing but a stage between them: "Years 3 to 5"."""
    between = document.blocks[last + 1 : index]
    return document.blocks[last].path == document.blocks[index].path and (
        not between or (len(between) == 1 and _STAGE.match(document.words(between[0])) is not None)
    )


def _lines_of(text: str, stretch: Block | Cell) -> Iterator[Range]:
    """The lines of a paragraph or cell, each of which may begin with a name."""
    start = stretch.start
    for line in text[stretch.start : stretch.end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _is_of_table(row: Block) -> bool:
    """Whether a row is more than a row of headings."""
    return any(each.heads or not each.head for each in row.cells)


def _key(block: Block, noun: int = -1) -> Key | None:
    """What the entries of one round have in common; of a row, those of the column in which a noun stands near the
    beginning. None for a block that is no entry."""
    if block.region != "main" or not block.path:
        return None
    if block.kind == "item":
        return "item", (block.group,), block.level
    if block.kind == "heading":
        return "heading", block.path, block.level
    for cell in block.cells:
        if cell.start <= noun < cell.end:
            return ("column", (block.group,), cell.column) if noun < cell.start + NEAR else None
    return None


def _is_line(block: Block) -> bool:
    """Whether a paragraph is short enough for its lines to be names rather than prose."""
    return (
        block.kind == "paragraph" and block.region == "main" and bool(block.path) and block.end - block.start < _LINES
    )
