"""Headings, lists, and the parts of a page: navigation, header, footer, aside."""

from __future__ import annotations

import re
from functools import lru_cache

from turbohtml import Token

from pipeline.readers.html.stack import Stack
from pipeline.readers.html.writer import Writer
from pipeline.records.document import Region

LISTS = ("ul", "ol", "menu", "dir")
PARTS: dict[str, Region] = {"nav": "nav", "header": "header", "footer": "footer", "aside": "aside"}
_ROLES: dict[str, Region] = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
}
_NAMED = re.compile(
    r"(?:^|\s)(?:(?:site|page|global|main|app|layout|web|l|c|o|the)[-_]+)?(?:(footer|colophon)|(breadcrumbs?))(?=\s|$)",
    re.IGNORECASE,
)
"""What sites call the foot of a page, and the way to it, where their tags do not say so."""


@lru_cache(maxsize=1024)
def _named(name: str | None) -> Region | None:
    """The part that a class or id says something is: "site-footer"; "card__footer" belongs to something else."""
    said = _NAMED.search(name) if name else None
    return None if said is None else "footer" if said[1] else "nav"


class Parts(Stack):
    """Opens and closes what a page is made of, tables aside."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer)
        self.sections = 0
        self.role: tuple[str, int] | None = None
        self.emphasis = False

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

    def _open_bold(self, token: Token, tag: str) -> None:
        self.emphasis = self.out.begin < 0

    def _close_bold(self, token: Token, tag: str) -> None:
        """Bold from the start of a block to here: if nothing follows, it is a heading in all but name."""
        if self.emphasis and self.out.begin >= 0:
            self.out.bold = self.out.length
        self.emphasis = False

    def _open_part(self, token: Token, tag: str) -> None:
        self._enter(tag, None if tag in ("header", "footer") and self.sections else PARTS[tag])

    def _open_choice(self, token: Token, tag: str) -> None:
        """What a choice offers ("$50,000 to $60,000" in a filter) states nothing; a cell is not torn up for it."""
        if self._in_cell():
            self._break(token, tag)
        else:
            self._enter(tag, "nav")

    def _enter(self, name: str, region: Region | None) -> None:
        self._end_heading()
        if self._in_cell():
            self._lay_out()
        self.out.close()
        self._push(name)
        if region is not None:
            self.out.region, self.out.kind, self.out.held = region, "paragraph", False

    def _open_figure(self, token: Token, tag: str) -> None:
        self._break(token, tag)
        self.figures.append(len(self.out.blocks))

    def _close_figure(self, token: Token, tag: str) -> None:
        self._break(token, tag)
        if self.figures:
            self.figures.pop()

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
            if region is None and not self.sections:
                region = _named(token.attr("class")) or _named(token.attr("id"))
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
        if not self.stack or self.stack[-1][0] not in LISTS:
            self._open_list(token, "ul")
        out.close()
        self._push("li")
        out.kind, out.level, out.held = "item", self.depth, True
