"""Entries that stand side by side: items of a list, cells of a column, headings of a rank, lines of a section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from pipeline.extract.names.outline import Entry, Outline
from pipeline.extract.names.unannounced.nouns import Nouns
from pipeline.records.document import Block, Cell, Document, Range

LEAST = 3
"""Entries that make a round."""
NEAR = 70
"""Characters from its beginning within which an entry has a noun that names end in."""
_LINES = 240
"""Characters of a paragraph whose lines may be names rather than prose."""
_APART = 3
"""Blocks from a line to another that does not follow it."""
_STAGE = re.compile(r"[*_]*(?:[Ss]tage|[Ss]tep|[Ll]evel|[Pp]hase|[Yy]ears?|[Rr]ung)\b[^\n]{0,32}$")
"""A line that tells when or where on the way, before the line of a name."""

_CARD = re.compile(r"[A-Z][^.:;!?\n]{2,50}")
"""A line that stands alone above the paragraph that tells of it."""
_RUN_IN = re.compile(r"[*_]{0,2}[A-Z][\w’'/& ()-]{2,48}[*_]{0,2}\s?[–—:][*_]{0,2}\s")
"""A name that a paragraph of prose begins with, parted from it by a dash or colon."""
_STOPS = (".", "!", "?", ")")

Key = tuple[str, tuple[int, ...], int]


def grouped(
    document: Document, outline: Outline, nouns: Nouns, may_hold: Callable[[Block], bool]
) -> Iterator[tuple[str, list[Entry]]]:
    """Every round two thirds of whose entries have such a noun near their beginning, with what kind of round it is.

    `may_hold` says of an entry whether its round may be one of names, by what stands above it.
    """
    for kind, first, entries in (*_rounds(document, outline, nouns, may_hold), *_lines(document, nouns)):
        if len(entries) >= LEAST:
            near = sum([nouns.within(start, min(end, start + NEAR)) for _, start, end in entries])
            if near >= LEAST and 3 * near >= 2 * len(entries) and may_hold(first):
                yield kind, entries


def _rounds(
    document: Document, outline: Outline, nouns: Nouns, may_hold: Callable[[Block], bool]
) -> Iterator[tuple[str, Block, list[Entry]]]:
    """The entries of every list, column and rank of headings in which such a noun stands in three entries or more."""
    held: dict[Key, list[Block]] = defaultdict(list)
    for index, places in nouns.held.items():
        block = document.blocks[index]
        for key in _keys(block, places) if block.path and block.kind != "paragraph" else ():
            held[key].append(block)
    firsts = {key: blocks[0] for key, blocks in held.items() if len(blocks) >= LEAST}
    columns = {key: first for key, first in firsts.items() if key[0] == "column" and may_hold(first)}
    for key, first in firsts.items():
        if key[0] != "column":
            yield key[0], first, _entries(document, outline, *key)
    if columns:
        for key, entries in _columns(document, outline, set(columns)).items():
            yield key[0], columns[key], entries


def _entries(document: Document, outline: Outline, kind: str, which: tuple[int, ...], rank: int) -> list[Entry]:
    """The headings of a section and rank, or the items of a list and level."""
    if kind == "heading":
        return outline.rounds[which, rank]
    items = [(each, document.blocks[each]) for each in outline.groups[which[0]]]
    return [(index, item.start, item.end) for index, item in items if item.kind == "item" and item.level == rank]


def _columns(document: Document, outline: Outline, keys: set[Key]) -> dict[Key, list[Entry]]:
    """The lines of columns."""
    tables = {each for _, each, _ in keys}
    columns: dict[Key, list[Entry]] = defaultdict(list)
    for index in outline.rows:
        row = document.blocks[index]
        for cell in row.cells if (row.group,) in tables and _is_of_table(row) else ():
            key: Key = ("column", (row.group,), cell.column)
            if key in keys:
                columns[key].extend((index, *line) for line in _lines_of(document.text, cell))
    return columns


def _lines(document: Document, nouns: Nouns) -> Iterator[tuple[str, Block, list[Entry]]]:
    """Short lines below one another, each of which begins with a few words up to such a noun."""
    blocks, text = document.blocks, document.text
    runs: list[list[int]] = []
    last = -_APART
    for index, places in nouns.held.items():
        block = blocks[index]
        if block.kind != "paragraph" or not block.path or (_is_long(block) and not _RUN_IN.match(text, block.start)):
            continue
        if places[0][0] < block.start + NEAR:
            if index - last >= _APART or not _goes_on(document, last, index):
                runs.append([])
            runs[-1].append(index)
            last = index
    for run in runs:
        height = len(run) + sum([text.count("\n", blocks[each].start, blocks[each].end) for each in run])
        if height >= LEAST and sum([len(nouns.held[each]) for each in run]) >= LEAST:
            entries = [(each, *line) for each in run for line in _entries_of(text, blocks[each])]
            yield "line", blocks[run[0]], [each for each in entries if not _STAGE.match(text, *each[1:])]


def _goes_on(document: Document, last: int, index: int) -> bool:
    """Whether a line follows another of its section, with nothing but a stage between them: "Years 3 to 5", or a
    paragraph that tells of the first, where both lines stand alone as the names of cards do."""
    blocks = document.blocks
    if blocks[last].path != blocks[index].path:
        return False
    between = document.words(blocks[last + 1]) if index > last + 1 else ""
    if not between or _STAGE.match(between):
        return True
    told = blocks[last + 1].kind == "paragraph" and between.endswith(_STOPS)
    return told and all(_CARD.fullmatch(document.words(blocks[each])) for each in (last, index))


def _is_long(block: Block) -> bool:
    return block.end - block.start >= _LINES


def _entries_of(text: str, block: Block) -> Iterator[Range]:
    """The lines of a short paragraph, or a long one that a name with a dash begins, whole."""
    return iter([(block.start, block.end)]) if _is_long(block) else _lines_of(text, block)


def _lines_of(text: str, stretch: Block | Cell) -> Iterator[Range]:
    """The lines of a paragraph or cell, each of which may begin with a name."""
    start = stretch.start
    for line in text[stretch.start : stretch.end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _is_of_table(row: Block) -> bool:
    """Whether a row is more than a row of headings."""
    return any(each.heads or not each.head for each in row.cells)


def _keys(block: Block, held: list[Range]) -> list[Key]:
    """What a block that holds such nouns has in common with others of its round, once for every noun that counts: of a
    row, for those that stand near the beginning of their cell."""
    if block.kind in ("item", "heading"):
        return [_key(block)]
    return [
        ("column", (block.group,), cell.column)
        for noun, _ in held
        for cell in block.cells
        if cell.start <= noun < min(cell.end, cell.start + NEAR)
    ]


def _key(block: Block) -> Key:
    """What the items of one list and level have in common, or the headings of one section and rank."""
    return ("heading", block.path, block.level) if block.kind == "heading" else ("item", (block.group,), block.level)
