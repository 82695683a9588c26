"""The main part of a document by what its blocks are, told in one pass for all who look for names there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from pipeline.records.document import Document

Entry = tuple[int, int, int]
"""A stretch that may begin with a name: block, start, end."""
Round = tuple[tuple[int, ...], int]
"""What the headings of one round share: those above them, and their rank."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where headings, lists and tables stand in the main part of a document.

    `rounds` are the headings below one heading that are of one rank, `below` the headings and paragraphs right below
    each heading that may announce them, `rows` the rows of tables. `groups` are the items of each list, and the rows of
    several cells of each table without column headings, which is a list of its first cells.
    """

    rounds: dict[Round, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    below: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    rows: list[int] = field(default_factory=list)


def outlined(document: Document, cued: Collection[int]) -> Outline:
    """The outline of a document; `cued` are the blocks that hold words which announce names."""
    outline = Outline()
    for index, block in enumerate(document.blocks):
        if block.region != "main":
            continue
        kind, path = block.kind, block.path
        if kind == "paragraph" or kind == "heading":
            if path and path[-1] in cued:
                outline.below[path[-1]].append(index)
            if path and kind == "heading":
                outline.rounds[path, block.level].append((index, block.start, block.end))
        elif kind == "item":
            outline.groups[block.group].append(index)
        elif kind == "row":
            outline.rows.append(index)
            if len(block.cells) > 1 and not block.cells[-1].heads and not any(each.heads for each in block.cells):
                outline.groups[block.group].append(index)
    return outline
