"""Writes the text of a page piece by piece, and remembers where in the file each piece came from."""

from __future__ import annotations

import re

from pipeline.readers.html.bullets import BULLETS, split_lines
from pipeline.readers.lines import reads_as_heading
from pipeline.readers.outline import Draft
from pipeline.records.document import BlockKind, Range, RawMap, Region

SPACE, LINE, TAB = 1, 2, 3
_GAPS = ("", " ", "\n", "\t")
_RUN = re.compile(r"\s\s+")
_CHUNK = 1 << 16
_PARTED = frozenset("0123456789$£€")


class Writer:
    """The text so far, the block being written, and the gap that the next words will need before them.

    A paragraph that is bold from end to end, and reads like one, is a heading below the last (`heading`).
    `kind`, `level`, `region` and `group` are what the next block will be. While `held`, what breaks a block
    elsewhere only breaks the line: a cell and a list item stay one block.
    """

    __slots__ = (
        "begin",
        "blocks",
        "bold",
        "broken",
        "cell_begin",
        "first",
        "gap",
        "group",
        "groups",
        "heading",
        "held",
        "kind",
        "length",
        "level",
        "parts",
        "raised",
        "raw_end",
        "raw_ends",
        "raw_starts",
        "region",
        "straight",
        "text_starts",
    )

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = self.gap = self.raw_end = self.first = self.level = self.groups = 0
        self.begin = self.cell_begin = self.group = self.bold = -1
        self.heading = 0
        self.broken = self.held = False
        self.kind: BlockKind = "paragraph"
        self.region: Region = "main"
        self.blocks: list[Draft] = []
        self.raised: list[Range] = []
        self.text_starts: list[int] = []
        self.raw_starts: list[int] = []
        self.raw_ends: list[int] = []
        self.straight: list[bool] = []

    def text(self, data: str, at: int) -> None:
        """Write the words of a run of text that stands at `at` in the file; its white space folds."""
        if len(data) > _CHUNK:
            for start in range(0, len(data), _CHUNK):
                self.text(data[start : start + _CHUNK], at + start)
            return
        words = data.strip()
        size = len(words)
        if not words:
            self.gap = self.gap or (SPACE if data else 0)
            return
        after = 0
        if size != len(data):
            if not data.startswith(words):
                at += len(data) - len(data.lstrip())
                self.gap = self.gap or SPACE
            after = SPACE if data[-1].isspace() else 0
        if self.gap or self.begin < 0:
            self._join(at)
        if not words.isprintable() or "  " in words:  # else its only white space is single blanks
            joined = " ".join(words.split())
            if len(joined) != size:
                self._runs(words, joined, at)
                self.gap = after
                return
            words = joined
        self._piece(words, at, at + size, True)
        self.gap = after

    def part(self, data: str) -> None:
        """Part the words that end one element from those that begin the next, where they only look apart on the page:
        a label from its figure or from another label."""
        if (
            not self.gap
            and self.begin >= 0
            and self.parts[-1][-1:].islower()
            and (data[0] in _PARTED or data[0].isupper())
        ):
            self.gap = SPACE

    def _runs(self, words: str, joined: str, at: int) -> None:
        """Write words in which runs of white space fold to one blank, each a piece of its own."""
        folded = 0
        self.text_starts.append(self.length)
        self.raw_starts.append(at)
        self.straight.append(True)
        for run in _RUN.finditer(words):
            start, end = run.span()
            place = self.length + start - folded
            self.raw_ends += (at + start, at + end)
            self.text_starts += (place, place + 1)
            self.raw_starts += (at + start, at + end)
            self.straight += (False, True)
            folded += end - start - 1
        self.raw_end = at + len(words)
        self.raw_ends.append(self.raw_end)
        self.parts.append(joined)
        self.length += len(joined)

    def reference(self, data: str, source: str, at: int) -> None:
        """Write what a character reference stands for."""
        if data.isspace():
            self.gap = self.gap or SPACE
            return
        if self.gap or self.begin < 0:
            self._join(at)
        self._piece(data, at, at + len(source))

    def begin_after(self, at: int) -> int:
        """Part what stands at a place of the file from all before it, where no block is open; where it begins."""
        self.gap = 0
        if self.length:
            self._piece("\n", self.raw_end, at)
        return self.length

    def verbatim(self, words: str, at: int) -> None:
        """Write words just as they stand in the file."""
        self._piece(words, at, at + len(words), straight=True)

    def reference_as_it_is(self, data: str, source: str, at: int) -> None:
        """Write what a character reference stands for, a blank too."""
        self._piece(data, at, at + len(source))

    def _piece(self, words: str, start: int, end: int, straight: bool = False) -> None:
        self.text_starts.append(self.length)
        self.raw_starts.append(start)
        self.raw_ends.append(end)
        self.straight.append(straight)
        self.parts.append(words)
        self.length += len(words)
        self.raw_end = end

    def _join(self, at: int) -> None:
        """Write the gap that is due, and open a block where none is open."""
        gap, self.gap = self.gap, 0
        if self.begin < 0:
            if self.length:
                self._piece("\n", self.raw_end, at)
            self.begin = self.cell_begin = self.length
            self.first, self.broken, self.bold = len(self.parts), False, -1
            return
        self._piece(_GAPS[gap], self.raw_end, at)
        if gap == TAB:
            self.cell_begin = self.length
        elif gap == LINE:
            self.broken = True

    def line(self) -> None:
        """Let the next words begin on a new line of the same block."""
        if self.gap < LINE:
            self.gap = LINE

    def tab(self) -> None:
        """Let the next words begin a new cell of the same row."""
        self.gap, self.cell_begin = TAB, -1

    def since(self, part: int) -> str:
        """The words written from piece `part` on."""
        return "".join(self.parts[part:]).strip()

    def close(self) -> int:
        """End the block that is being written; its index, or -1 where nothing was written."""
        if self.begin < 0:
            return -1
        start, self.begin, self.gap = self.begin, -1, 0
        kind, end = self.kind, self.length
        if kind == "heading":
            self.heading = self.level
        elif kind == "paragraph":
            if self.broken or self.parts[self.first][0] in BULLETS:
                self._listed(start)
                return len(self.blocks) - 1
            if self.bold == end and reads_as_heading(self.since(self.first)):
                level = min(self.heading + 1, 6)
                self.blocks.append(Draft("heading", start, end, level, self.region))
                return len(self.blocks) - 1
        self.blocks.append(Draft(kind, start, end, self.level, self.region, self.group))
        return len(self.blocks) - 1

    def new_group(self) -> int:
        """A number for one more list or table."""
        self.groups += 1
        return self.groups - 1

    def _listed(self, start: int) -> None:
        """A paragraph whose lines begin with bullets is a list, whatever its markup."""
        pieces = split_lines(self.since(self.first))
        before = self.blocks[-1] if self.blocks else None
        group = (
            before.group if before and before.kind == "item" and before.level == 1 and before.end + 1 == start else -1
        )
        for kind, low, high in pieces:
            if kind == "item" and group < 0:
                group = self.new_group()
            level, mine = (1, group) if kind == "item" else (0, self.group)
            self.blocks.append(Draft(kind, start + low, start + high, level, self.region, mine))

    def raw_map(self) -> RawMap:
        """Where every piece of the text stands in the file."""
        return RawMap(tuple(self.text_starts), tuple(self.raw_starts), tuple(self.raw_ends), tuple(self.straight))
