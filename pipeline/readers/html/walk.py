"""Walks the tags of a page and tells the writer what each stretch of text is.

No tree is built: a short stack of open lists, tables and page parts is enough, so a page nested without end
costs no more than a flat one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from turbohtml import Token, TokenType, tokenize

from pipeline.readers.html.table import Table
from pipeline.readers.html.writer import Writer
from pipeline.records.document import BlockKind, Region

_BREAKING = frozenset(
    {"address", "article", "blockquote", "body", "button", "center", "details", "dialog", "div", "fieldset", "figure"}
    | {"form", "hgroup", "hr", "html", "legend", "listing", "main", "optgroup", "option", "p", "plaintext", "pre"}
    | {"search", "section", "select", "summary", "xmp"}
)
_SKIPPED = frozenset(
    {"audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "script", "style", "svg"}
    | {"template", "textarea", "video"}
)
_BREAKS_OUT_OF_SVG = ("body", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "table", "ul")
_LISTS = ("ul", "ol", "menu", "dir")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARTS: dict[str, Region] = {"nav": "nav", "header": "header", "footer": "footer", "aside": "aside"}
_ROLES: dict[str, Region] = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
}
_SECTIONING = ("article", "section", "main")
_Frame = tuple[str, BlockKind, int, Region, int, bool, int, dict[str, int]]
_Act = Callable[[Token, str], None]


class Walk:
    """The state of the walk: what is open, and what the next block will be."""

    def __init__(self, writer: Writer, tokens: Iterator[Token]) -> None:
        self.out = writer
        self.tokens = tokens
        self.stack: list[_Frame] = []
        self.counts: dict[str, int] = {}
        self.table: Table | None = None
        self.depth = self.sections = self.pre = 0
        self.heading: tuple[BlockKind, int, bool] | None = None
        self.role: tuple[str, int] | None = None
        self.unclosed = ""
        self.sup = -1
        self.titled = False
        self.starts: dict[str, _Act] = self._starts()
        self.ends: dict[str, _Act] = self._ends()

    def _starts(self) -> dict[str, _Act]:
        acts: dict[str, _Act] = dict.fromkeys(_BREAKING, self._break)
        acts |= dict.fromkeys(_SKIPPED, self._skip) | dict.fromkeys(_LISTS, self._open_list)
        acts |= dict.fromkeys(_HEADINGS, self._open_heading) | dict.fromkeys(_PARTS, self._open_part)
        acts |= dict.fromkeys(("td", "th", "dt", "dd"), self._open_cell)
        acts |= dict.fromkeys(("thead", "tbody", "tfoot"), self._open_rows)
        acts |= dict.fromkeys(_SECTIONING, self._open_section)
        acts |= {"div": self._open_div, "li": self._open_item, "table": self._open_table, "dl": self._open_table}
        acts |= {"tr": self._open_row, "caption": self._open_caption, "figcaption": self._open_caption}
        acts |= {"br": self._line, "title": self._open_title, "pre": self._open_pre, "sup": self._open_sup}
        return acts

    def _ends(self) -> dict[str, _Act]:
        acts: dict[str, _Act] = dict.fromkeys(_BREAKING, self._break)
        acts |= dict.fromkeys((*_PARTS, *_LISTS, "li", "caption", "figcaption"), self._close_named)
        acts |= dict.fromkeys(_HEADINGS, self._close_heading) | dict.fromkeys(_SECTIONING, self._close_section)
        acts |= dict.fromkeys(("td", "th", "dt", "dd"), self._close_cell)
        acts |= dict.fromkeys(("table", "dl"), self._close_table) | dict.fromkeys(
            ("thead", "tbody", "tfoot"), self._break
        )
        acts |= {"tr": self._close_row, "div": self._close_div, "title": self._close_title}
        acts |= {"pre": self._close_pre, "sup": self._close_sup, "br": self._line}
        return acts

    # ---------------------------------------------------------------- the stack

    def _push(self, name: str) -> None:
        out = self.out
        self.stack.append((name, out.kind, out.level, out.region, out.group, out.held, self.depth, self.counts))
        self.counts[name] = self.counts.get(name, 0) + 1

    def _pop(self) -> str:
        """Close what was opened last."""
        name = self.stack[-1][0]
        if name == "td":
            self._end_cell()
        elif name == "tr":
            self._end_row()
        else:
            self._end_block()
        out = self.out
        _, out.kind, out.level, out.region, out.group, out.held, self.depth, self.counts = self.stack.pop()
        self.counts[name] -= 1
        if name == "table":
            self._end_table()
        if out.kind == "row" and self.table is not None and self.table.layout:
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

    # ---------------------------------------------------------------- breaks, headings, page parts

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
        self.out.line()

    def _in_cell(self) -> bool:
        return self.table is not None and self.table.cell is not None and not self.table.layout

    def _open_heading(self, token: Token, tag: str) -> None:
        out = self.out
        self._end_heading()
        if self._in_cell():
            table = self.table
            if out.kind == "caption" or (table is not None and table.cell is not None and table.cell.th):
                out.line()
                return
            self._lay_out()
        elif out.kind == "caption":
            out.line()
            return
        out.close()
        self.heading = (out.kind, out.level, out.held)
        out.kind, out.level, out.held = "heading", int(tag[1]), True

    def _close_heading(self, token: Token, tag: str) -> None:
        if self.heading is not None:
            self._end_heading()
        else:
            self._break(token, tag)

    def _open_part(self, token: Token, tag: str) -> None:
        self._enter(tag, None if tag in ("header", "footer") and self.sections else _PARTS[tag])

    def _enter(self, name: str, region: Region | None) -> None:
        self._end_heading()
        if self._in_cell():
            self._lay_out()
        self.out.close()
        self._push(name)
        if region is not None:
            self.out.region, self.out.kind, self.out.held = region, "paragraph", False

    def _open_section(self, token: Token, tag: str) -> None:
        self._break(token, tag)
        self.sections += 1

    def _close_section(self, token: Token, tag: str) -> None:
        self._break(token, tag)
        self.sections = max(self.sections - 1, 0)

    def _open_div(self, token: Token, tag: str) -> None:
        if self.role is not None:
            self.role = (self.role[0], self.role[1] + 1)
        else:
            region = _ROLES.get(token.attr("role") or "")
            if region is not None:
                self._enter("role", region)
                self.role = (tag, 1)
                return
        self._break(token, tag)

    def _close_div(self, token: Token, tag: str) -> None:
        if self.role is not None:
            self.role = (tag, self.role[1] - 1)
            if self.role[1] == 0:
                self.role = None
                self._close_named(token, "role")
                return
        self._break(token, tag)

    def _close_named(self, token: Token, tag: str) -> None:
        if self.counts.get(tag):
            self._end_heading()
            self._pop_to(tag)
        else:
            self._break(token, tag)

    # ---------------------------------------------------------------- lists

    def _open_list(self, token: Token, tag: str) -> None:
        self._end_heading()
        self._end_block()
        self._push(tag)
        if self.out.kind != "row":
            out = self.out
            self.depth += 1
            out.kind, out.level, out.held, out.group = "paragraph", 0, False, out.new_group()

    def _open_item(self, token: Token, tag: str) -> None:
        self._end_heading()
        if self.stack and self.stack[-1][0] == "li":
            self._pop()
        out = self.out
        if out.kind == "row":
            out.line()
            return
        if not self.stack or self.stack[-1][0] not in _LISTS:
            self._open_list(token, "ul")
        out.close()
        self._push("li")
        out.kind, out.level, out.held = "item", self.depth, True

    # ---------------------------------------------------------------- tables and definition lists

    def _lay_out(self) -> None:
        """What we took for a row of data holds parts of a page: end the row and read on as text."""
        table, out = self.table, self.out
        if table is None:
            return
        self._end_cell()
        table.close_row(out.close())
        table.open_row()
        table.layout = True
        out.kind, out.held, out.level, out.group = "paragraph", False, 0, -1

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

    def _end_table(self) -> None:
        table = self.table
        if table is not None:
            table.finish(self.out.blocks)
            self.table = table.outer

    def _open_rows(self, token: Token, tag: str) -> None:
        if self.table is not None and not self.table.terms:
            self._leave_row()
            self.table.part = tag

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

    def _end_row(self) -> None:
        block = self.out.close()
        if self.table is not None:
            self.table.close_row(-1 if self.table.layout else block)

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
            self.table.caption = len(out.blocks)
        out.kind, out.level, out.held = "caption", 0, True

    # ---------------------------------------------------------------- what is no running text

    def _skip(self, token: Token, tag: str) -> None:
        """Pass by an element that has no visible text."""
        if token.self_closing:
            return
        depth = 1
        for inner in self.tokens:
            if inner.tag == tag:
                depth += 1 if inner.type is TokenType.START_TAG else -1
                if not depth:
                    return
            elif tag == "svg" and inner.tag in _BREAKS_OUT_OF_SVG and inner.type is TokenType.START_TAG:
                self.starts[inner.tag](inner, inner.tag)
                return
        self.unclosed = tag

    def _open_title(self, token: Token, tag: str) -> None:
        if self.titled or self.table is not None:
            self._skip(token, tag)
            return
        self.titled = True
        self.out.close()
        self._push(tag)
        self.out.kind, self.out.region, self.out.held = "title", "head", True

    def _close_title(self, token: Token, tag: str) -> None:
        if self.counts.get(tag):
            self._pop_to(tag)

    def _open_pre(self, token: Token, tag: str) -> None:
        self._break(token, tag)
        self.pre += 1

    def _close_pre(self, token: Token, tag: str) -> None:
        self._break(token, tag)
        self.pre = max(self.pre - 1, 0)

    def _open_sup(self, token: Token, tag: str) -> None:
        self.sup = len(self.out.parts)

    def _close_sup(self, token: Token, tag: str) -> None:
        words = self.out.since(self.sup) if self.sup >= 0 else ""
        if words:
            self.out.raised.append((self.out.length - len(words), self.out.length))
        self.sup = -1

    def finish(self) -> None:
        """Close what the page left open."""
        self._end_heading()
        while self.stack:
            self._pop()
        self.out.close()

    def preformatted(self, data: str, at: int) -> None:
        """Text whose line breaks count."""
        for line in data.split("\n"):
            self.out.text(line, at)
            self.out.line()
            at += len(line) + 1


def walk(page: str, writer: Writer) -> Walk:
    """Read a page, its newlines normalised, into the writer."""
    tokens = tokenize(page, resolve_references=False)
    walking = Walk(writer, tokens)
    lines = list(accumulate((len(line) + 1 for line in page.split("\n")), initial=0))
    start_act, end_act, write = walking.starts.get, walking.ends.get, writer.text
    text, start, end = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
    for token in tokens:
        kind = token.type
        if kind is text:
            data: str = token.data  # type: ignore[assignment]
            if walking.pre:
                walking.preformatted(data, lines[token.line - 1] + token.col)
            elif data.isspace():
                writer.gap = writer.gap or 1
            else:
                write(data, lines[token.line - 1] + token.col)
        elif kind is start:
            tag: str = token.tag  # type: ignore[assignment]
            if act := start_act(tag):
                act(token, tag)
        elif kind is end:
            tag = token.tag  # type: ignore[assignment]
            if act := end_act(tag):
                act(token, tag)
        elif kind is TokenType.CHARACTER_REFERENCE:
            writer.reference(token.data or "", token.source or "", lines[token.line - 1] + token.col)
    walking.finish()
    return walking
