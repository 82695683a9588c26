"""Tables and definition lists: rows, cells, captions."""

from __future__ import annotations

from turbohtml import Token

from pipeline.readers.html.stack import Stack
from pipeline.readers.html.table import Table


class Tables(Stack):
    """Opens and closes tables and what is in them."""

    def _open_table(self, token: Token, tag: str) -> None:
        self._end_heading()
        if self._in_cell():
            self._lay_out()
        self.out.close()
        self._push("table")
        out = self.out
        self.table = Table(out.new_group(), self.table, tag == "dl")
        out.kind, out.level, out.held, out.group = "paragraph", 0, False, -1

    def _close_table(self, token: Token, tag: str) -> None:
        if self.table is not None and self.table.terms == (tag == "dl"):
            self._end_heading()
            self._pop_to("table")

    def _open_rows(self, token: Token, tag: str) -> None:
        if self.table is not None and not self.table.terms:
            self._leave_row()
            self.table.part = tag

    def _close_rows(self, token: Token, tag: str) -> None:
        if self.table is not None and not self.table.terms and self.table.part == tag:
            self._leave_row()
            self.table.part = "tbody"

    def _leave_row(self) -> None:
        self._end_heading()
        while self.stack[-1][0] != "table":
            self._pop()

    def _open_row(self, token: Token, tag: str) -> None:
        if self.table is None or self.table.terms:
            self._break(token, tag)
            return
        self._leave_row()
        self._start_row()

    def _start_row(self) -> None:
        table, out = self.table, self.out
        assert table is not None
        out.close()
        self._push("tr")
        table.open_row()
        if not table.layout:
            out.kind, out.level, out.held, out.group = "row", 0, True, table.group

    def _close_row(self, token: Token, tag: str) -> None:
        if self.table is not None and self.table.row is not None and not self.table.terms:
            self._end_heading()
            self._pop_to("tr")

    def _open_cell(self, token: Token, tag: str) -> None:
        table = self.table
        if table is None or table.terms != (tag in ("dt", "dd")):
            self._break(token, tag)
            return
        self._end_heading()
        while self.stack[-1][0] not in ("tr", "table"):
            self._pop()
        row = table.row
        if table.terms and row is not None and row.cells and not row.cells[-1].th:
            self._pop()
            self._start_row()
            if tag == "dd":
                table.extends_term()
        elif row is None:
            self._start_row()
        self._push("td")
        self.counts = {}
        table.open_cell(token, tag)
        table.cell_part = len(self.out.parts)
        if not table.layout:
            self.out.tab()

    def _close_cell(self, token: Token, tag: str) -> None:
        table = self.table
        if table is not None and table.cell is not None and table.terms == (tag in ("dt", "dd")):
            self._end_heading()
            self._pop_to("td")

    def _open_caption(self, token: Token, tag: str) -> None:
        self._end_heading()
        out = self.out
        if self._in_cell():
            out.line()
            return
        out.close()
        self._push(tag)
        if tag == "caption" and self.table is not None:
            out.group = self.table.group
        out.kind, out.level, out.held = "caption", 0, True
