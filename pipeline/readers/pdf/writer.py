"""Writes the text of a PDF, and where each line of it stands on its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.readers.grid import GridCell, GridRow, resolve
from pipeline.readers.lines import marker
from pipeline.readers.outline import Draft
from pipeline.readers.pdf.chunks import Chunk
from pipeline.readers.pdf.layout import PageLine
from pipeline.readers.pdf.runs import Run
from pipeline.records.document import BlockKind, Page, Range, Region

_Box = tuple[int, int, float, float, float, float]
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-$")


class Writer:
    """The text so far, its blocks, and for each page where it starts and its boxes.

    The furniture of a page is written when its first block starts; a paragraph that runs on from the page before
    comes first, so that it stays whole.
    """

    def __init__(self, pages: int, lines: Sequence[PageLine]) -> None:
        self.parts: list[str] = []
        self.drafts: list[Draft] = []
        self.length = self.page = self.groups = 0
        self.furniture: list[list[tuple[PageLine, Region]]] = [[] for _ in range(pages)]
        self._starts: list[int] = [0]
        self._furnished = 0
        self._boxes: list[list[_Box]] = [[] for _ in range(pages)]
        self._indents: list[float] = []
        self.raised: list[Range] = []
        self._words = {word.lower() for line in lines for word in _WORD.findall(line.words)}

    def write(self, found: Sequence[Chunk]) -> None:
        """Write all blocks, and the furniture of the pages they stand on."""
        for chunk in found:
            self._furnish(chunk.lines[0].page)
            if chunk.kind == "table":
                self._table(chunk.lines)
            else:
                self._block(chunk)
        self._furnish(len(self.furniture) - 1)

    def pages(self) -> tuple[Page, ...]:
        """The pages, with the text each covers."""
        starts = [*self._starts, *[self.length] * (len(self.furniture) + 1 - len(self._starts))]
        return tuple(
            Page(number + 1, starts[number], max(starts[number], starts[number + 1]), tuple(sorted(boxes)))
            for number, boxes in enumerate(self._boxes)
        )

    def _turn_to(self, page: int) -> None:
        while self.page < page:
            self.page += 1
            self._starts.append(self.length)

    def _furnish(self, page: int) -> None:
        for number in range(self._furnished, page + 1):
            self._furnished = number + 1
            for line, region in self.furniture[number]:
                self._separate()
                self._turn_to(number)
                start = self.length
                self._put(line.words, line, number)
                self.drafts.append(Draft("paragraph", start, self.length, region=region))

    def _separate(self) -> None:
        if self.length:
            self._add("\n")

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _put(self, words: str, box: PageLine | Run, page: int) -> None:
        start = self.length
        self._add(words)
        if start < self.length:
            self._boxes[page].append((start, self.length, box.left, box.bottom, box.right, box.top))
            self.raised += [(start + low, start + high) for low, high in box.raised]

    def _block(self, chunk: Chunk) -> None:
        self._separate()
        start = self.length
        for index, line in enumerate(chunk.lines):
            self._turn_to(line.page)
            words = line.words
            if index == 0:
                start = self.length
            if index + 1 < len(chunk.lines):
                words = self._parted(words, chunk.lines[index + 1].words)
            self._put(words, line, line.page)
        mark = marker(chunk.lines[0].words) if chunk.kind == "item" else 0
        kind: BlockKind = "paragraph" if chunk.kind == "table" else chunk.kind
        level = self._depth(chunk.lines[0].left) if kind == "item" else chunk.level
        self.drafts.append(Draft(kind, start + mark, self.length, level, group=self._group(kind)))

    def _group(self, kind: BlockKind) -> int:
        """Items that follow one another are one list."""
        if kind != "item":
            return -1
        if self.drafts and self.drafts[-1].kind == "item":
            return self.drafts[-1].group
        self.groups += 1
        return self.groups - 1

    def _depth(self, left: float) -> int:
        if not self.drafts or self.drafts[-1].kind != "item":
            self._indents = []
        while self._indents and self._indents[-1] > left + 3:
            self._indents.pop()
        if not self._indents or self._indents[-1] < left - 3:
            self._indents.append(left)
        return len(self._indents)

    def _parted(self, words: str, after: str) -> str:
        """The words of a line, ready for the next line to follow: a hyphen that only parted a word goes."""
        if not words.endswith("-"):
            return words + " "
        last = _LAST.search(words)
        if last is None or not after[:1].islower():
            return words
        whole = _WORD.match(after)
        rest = whole[0].lower() if whole else ""
        keeps = last[0].lower() + rest in self._words and last[0][:-1].lower() + rest not in self._words
        return words if keeps else words[:-1]

    def _table(self, lines: Sequence[PageLine]) -> None:
        columns = _columns([run for line in lines for run in line.runs])
        rows, group = [], self.groups
        self.groups += 1
        for line in lines:
            self._separate()
            self._turn_to(line.page)
            row = GridRow()
            for run in line.runs:
                column = sum(run.left >= right for right in columns)
                if row.cells:
                    self._add(" " if row.cells[-1].column == column else "\t")
                start = self.length
                self._put(run.words, run, line.page)
                if row.cells and row.cells[-1].column == column:
                    row.cells[-1].end = self.length
                    row.cells[-1].words += " " + run.words
                else:
                    row.cells.append(GridCell(start, self.length, column, run.words))
            rows.append(row)
        for row, cells in zip(rows, resolve(rows), strict=True):
            self.drafts.append(Draft("row", row.cells[0].start, row.cells[-1].end, group=group, cells=cells))


def _columns(runs: Sequence[Run]) -> list[float]:
    """The right edges of the columns that runs stand in: runs over one another share a column."""
    edges: list[float] = []
    reach = 0.0
    for run in sorted(runs, key=lambda run: run.left):
        if edges and run.left < reach:
            reach = edges[-1] = max(reach, run.right)
        else:
            reach = run.right
            edges.append(reach)
    return edges[:-1]
