"""Entries that stand side by side: items of a list, cells of a column, headings of a rank, lines of a section."""

from __future__ import annotations

import re
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


def grouped(document: Document, nouns: Nouns) -> Iterator[tuple[str, list[Entry]]]:
    """Every round two thirds of whose entries have such a noun near their beginning, with what kind of round it is."""
    for key, entries in (_rounds(document, nouns) | _lines(document, nouns)).items():
        if len(entries) >= LEAST:
            near = sum(nouns.within(start, min(end, start + NEAR)) for _, start, end in entries)
            if near >= LEAST and 3 * near >= 2 * len(entries):
                yield key[0], entries


def _rounds(document: Document, nouns: Nouns) -> dict[Key, list[Entry]]:
    """The entries of every list, column and rank of headings in which such a noun stands in three entries or more."""
    held: Counter[Key] = Counter()
    for index, places in nouns.held.items():
        held.update(_keys(document.blocks[index], places))
    keys = {key for key, times in held.items() if times >= LEAST}
    groups = {each[0] for kind, each, _ in keys if kind != "heading"}
    rounds: dict[Key, list[Entry]] = defaultdict(list)
    for index, block in enumerate(document.blocks) if keys else ():
        if block.kind == "row":
            for cell in block.cells if block.group in groups and _is_of_table(block) else ():
                column: Key = ("column", (block.group,), cell.column)
                if column in keys:
                    rounds[column].extend((index, *each) for each in _lines_of(document.text, cell))
        elif block.group in groups or block.kind == "heading":
            key = _key(block)
            if key in keys:
                rounds[key].append((index, block.start, block.end))
    return rounds


def _lines(document: Document, nouns: Nouns) -> dict[Key, list[Entry]]:
    """Short lines below one another, each of which begins with a few words up to such a noun."""
    blocks = document.blocks
    runs: list[list[int]] = []
    for index, ((noun, _), *_) in nouns.held.items():
        block = blocks[index]
        if noun < block.start + NEAR and _is_line(block):
            if not runs or not _goes_on(document, runs[-1][-1], index):
                runs.append([])
            runs[-1].append(index)
    rounds: dict[Key, list[Entry]] = {}
    for run in runs:
        if sum(document.text.count("\n", blocks[each].start, blocks[each].end) + 1 for each in run) >= LEAST:
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


def _keys(block: Block, nouns: list[Range]) -> list[Key]:
    """What a block that holds such nouns has in common with others of its round, once for every noun that counts: of a
    row, for those that stand near the beginning of their cell."""
    if not block.path or block.kind not in ("item", "heading", "row"):
        return []
    if block.kind != "row":
        return [_key(block)]
    return [
        ("column", (block.group,), cell.column)
        for noun, _ in nouns
        for cell in block.cells
        if cell.start <= noun < min(cell.end, cell.start + NEAR)
    ]


def _key(block: Block) -> Key:
    """What the items of one list and level have in common, or the headings of one section and rank."""
    return ("heading", block.path, block.level) if block.kind == "heading" else ("item", (block.group,), block.level)


def _is_line(block: Block) -> bool:
    """Whether a paragraph is short enough for its lines to be names rather than prose."""
    return block.kind == "paragraph" and bool(block.path) and block.end - block.start < _LINES
