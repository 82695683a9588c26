"""What is open while a page is walked: lists, tables, headings, parts of the page.

No tree is built: a short stack is enough, so a page nested without end costs no more than a flat one.
"""

from __future__ import annotations

from turbohtml import Token

from pipeline.readers.html.table import Table
from pipeline.readers.html.writer import LINE, Writer
from pipeline.records.document import BlockKind, Region

_Frame = tuple[str, BlockKind, int, Region, int, bool, int, dict[str, int]]


class Stack:
    """What is open, each with what the next block was to be before it; `counts` knows how many of each name.

    A cell has counts of its own: no end tag inside it closes what was opened outside.
    """

    def __init__(self, writer: Writer) -> None:
        self.out = writer
        self.stack: list[_Frame] = []
        self.counts: dict[str, int] = {}
        self.table: Table | None = None
        self.depth = 0
        self.heading: tuple[BlockKind, int, bool] | None = None
        self.figures: list[int] = []

    def _push(self, name: str) -> None:
        out = self.out
        self.stack.append((name, out.kind, out.level, out.region, out.group, out.held, self.depth, self.counts))
        self.counts[name] = self.counts.get(name, 0) + 1

    def _pop(self) -> str:
        """Close what was opened last."""
        out = self.out
        name, kind, level, region, group, held, depth, counts = self.stack.pop()
        if name == "td":
            self._end_cell()
        elif name == "tr":
            self._end_row()
        elif out.kind == "row":  # which its own end closes
            out.line()
        else:
            out.close()
        out.kind, out.level, out.region, out.group, out.held = kind, level, region, group, held
        self.depth, self.counts = depth, counts
        counts[name] -= 1
        if name == "table":
            self._end_table()
        elif name == "caption" or name == "figcaption":
            self._end_caption(name)
        if kind == "row" and self.table is not None and self.table.layout:
            out.kind, out.held, out.group = "paragraph", False, -1
        return name

    def _pop_to(self, name: str) -> None:
        while self._pop() != name:
            pass

    def _end_block(self) -> None:
        """End the block, unless it is a row, which its own end closes."""
        if self.out.kind == "row":
            self.out.line()
        else:
            self.out.close()

    def _end_heading(self) -> None:
        if self.heading is not None:
            self.out.close()
            self.out.kind, self.out.level, self.out.held = self.heading
            self.heading = None

    def _break(self, token: Token, tag: str) -> None:
        out = self.out
        if self.heading is not None:
            if out.begin >= 0:
                self._end_heading()
        elif out.held:
            if out.gap < 2:
                out.gap = 2
        elif out.begin >= 0:
            out.close()

    def _line(self, token: Token, tag: str) -> None:
        """A line break; two in a row part paragraphs."""
        out = self.out
        if out.gap == LINE and not out.held:
            out.close()
        else:
            out.line()

    def _in_cell(self) -> bool:
        return self.table is not None and self.table.cell is not None and not self.table.layout

    def _lay_out(self) -> None:
        """What we took for a row of data holds parts of a page: end the row and read on as text."""
        table, out = self.table, self.out
        if table is None:
            return
        cell = table.cell
        self._end_cell()
        table.close_row(out.close())
        table.open_row()
        table.cell, table.layout = cell, True
        out.kind, out.held, out.level, out.group = "paragraph", False, 0, -1

    def _end_table(self) -> None:
        table = self.table
        if table is not None:
            table.finish(self.out.blocks)
            self.table = table.outer

    def _end_caption(self, name: str) -> None:
        """Tie the caption to its table: the one around it, or the one before it in the same figure."""
        blocks = self.out.blocks
        at = len(blocks) - 1
        if at < 0 or blocks[at].kind != "caption":
            return
        if name == "caption" and self.table is not None:
            self.table.caption = at
        elif name == "figcaption" and self.figures and self.figures[-1] < at and blocks[at - 1].kind == "row":
            group = blocks[at].group = blocks[at - 1].group
            for block in reversed(blocks[self.figures[-1] : at]):
                if block.group != group or block.caption >= 0:
                    break
                block.caption = at

    def _end_row(self) -> None:
        block = self.out.close()
        if self.table is not None:
            self.table.close_row(-1 if self.table.layout else block)

    def _end_cell(self) -> None:
        table, out = self.table, self.out
        if table is None or table.cell is None:
            return
        if table.layout:
            out.close()
            table.cell = None
        else:
            words = out.since(table.cell_part)
            table.close_cell(out.cell_begin, out.length, words)
            if words:
                out.line()
