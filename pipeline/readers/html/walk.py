"""Walks the tags of a page and tells the writer what each stretch of text is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, count
from operator import add

from turbohtml import Token, TokenType, tokenize

from pipeline.readers.html.parts import LISTS, PARTS, Parts
from pipeline.readers.html.preformatted import Preformatted
from pipeline.readers.html.tables import Tables
from pipeline.readers.html.writer import Writer

_BREAKING = frozenset(
    {"address", "article", "blockquote", "body", "button", "center", "details", "dialog", "div", "fieldset", "figure"}
    | {"form", "hgroup", "hr", "html", "legend", "listing", "main", "optgroup", "option", "p", "plaintext", "pre"}
    | {"search", "section", "summary", "xmp"}
)
_SKIPPED = frozenset(
    {"audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "script", "style", "svg"}
    | {"template", "textarea", "video"}
)
_STRUCK = ("del", "s", "strike")
_INLINE = ("b", "span", "strong")
_WITHIN_A_LINE = frozenset({*_INLINE, "br", "sup", *_STRUCK})
_UNSHOWN = re.compile(r"(?:\A|[\s;])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_BREAKS_OUT_OF_SVG = ("body", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "table", "ul")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SECTIONING = ("article", "section", "main")
_CELLS = ("td", "th", "dt", "dd")
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_Act = Callable[[Token, str], None]


class Walk(Parts, Tables):
    """The walk over one page: which tag does what."""

    def __init__(self, writer: Writer, tokens: Iterator[Token]) -> None:
        super().__init__(writer)
        self.tokens = tokens
        self.pre, self.sup = 0, -1
        self.kept = Preformatted()
        self.unclosed = ""
        self.titled = False
        self.starts: dict[str, _Act] = self._starts()
        self.ends: dict[str, _Act] = self._ends()

    def _starts(self) -> dict[str, _Act]:
        acts: dict[str, _Act] = dict.fromkeys(_BREAKING, self._break)
        acts |= dict.fromkeys(_SKIPPED, self._skip) | dict.fromkeys(LISTS, self._open_list)
        acts |= dict.fromkeys(_HEADINGS, self._open_heading) | dict.fromkeys(PARTS, self._open_part)
        acts |= dict.fromkeys(_CELLS, self._open_cell) | dict.fromkeys(_STRUCK, self._strike)
        acts |= dict.fromkeys(_ROW_GROUPS, self._open_rows)
        acts |= dict.fromkeys(_SECTIONING, self._open_section)
        acts |= {"div": self._open_div, "li": self._open_item, "table": self._open_table, "dl": self._open_table}
        acts |= {"tr": self._open_row, "caption": self._open_caption, "figcaption": self._open_caption}
        acts |= {"br": self._line, "title": self._open_title, "pre": self._open_pre, "sup": self._open_sup}
        acts |= {"figure": self._open_figure, "select": self._open_choice}
        acts |= {"b": self._open_bold, "strong": self._open_bold, "span": self._open_span}
        return acts

    def _ends(self) -> dict[str, _Act]:
        acts: dict[str, _Act] = dict.fromkeys(_BREAKING, self._break)
        acts |= dict.fromkeys((*PARTS, *LISTS, "li", "select", "caption", "figcaption"), self._close_named)
        acts |= dict.fromkeys(_HEADINGS, self._close_heading) | dict.fromkeys(_SECTIONING, self._close_section)
        acts |= dict.fromkeys(_CELLS, self._close_cell)
        acts |= dict.fromkeys(("table", "dl"), self._close_table) | dict.fromkeys(_ROW_GROUPS, self._close_rows)
        acts |= {"tr": self._close_row, "div": self._close_div, "title": self._close_title}
        acts |= {"pre": self._close_pre, "sup": self._close_sup, "br": self._line, "figure": self._close_figure}
        acts |= {"b": self._close_bold, "strong": self._close_bold}
        return acts

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

    def _open_span(self, token: Token, tag: str) -> None:
        """Pass by words within a line that are not shown; whole sections that are folded away are read."""
        if token.attr("hidden") is not None or _UNSHOWN.search(token.attr("style") or ""):
            self._strike(token, tag)

    def _strike(self, token: Token, tag: str) -> None:
        """Pass by words that are struck out, no further than to the end of their block."""
        depth = 1
        for inner in self.tokens:
            kind, name = inner.type, inner.tag or ""
            if name == tag and kind is not TokenType.TEXT:
                depth += 1 if kind is TokenType.START_TAG else -1
                if not depth:
                    return
                continue
            acts = self.starts if kind is TokenType.START_TAG else self.ends if kind is TokenType.END_TAG else {}
            if name in _WITHIN_A_LINE or name not in acts:
                continue
            acts[name](inner, name)
            if name not in _SKIPPED:
                return

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

    def left_open(self, page: str, at: int) -> None:
        """Note that the comment which ends a page was never closed, if so."""
        if page.startswith("<!--", at) and not page.endswith(("-->", "--!>")):
            self.unclosed = "!--"

    def write_kept(self, tag: str) -> None:
        """Write the preformatted text so far before a tag does anything; bold type does nothing there."""
        if tag not in _INLINE and self.kept.pieces:
            self.kept.write(self.out)

    def finish(self) -> None:
        """Close what the page left open."""
        self.write_kept("")
        self._end_heading()
        while self.stack:
            self._pop()
        self.out.close()


def walk(page: str, writer: Writer) -> Walk:
    """Read a page, its newlines normalised, into the writer."""
    tokens = tokenize(page, resolve_references=False)
    walking = Walk(writer, tokens)
    lines = list(map(add, accumulate(map(len, page.split("\n")), initial=0), count()))
    start_act, end_act, write = walking.starts.get, walking.ends.get, writer.text
    text, start, end = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
    token = None
    ended = joint = False
    for token in tokens:
        kind = token.type
        if kind is text:
            data: str = token.data  # type: ignore[assignment]
            if walking.pre:
                walking.kept.add(data, None, lines[token.line - 1] + token.col)
            elif data.isspace():
                if not writer.gap:
                    writer.gap = 1
            else:
                if joint:
                    writer.part(data)
                write(data, lines[token.line - 1] + token.col)
            ended = joint = False
        elif kind is start:
            joint = ended
            tag: str = token.tag  # type: ignore[assignment]
            if act := start_act(tag):
                if walking.pre:
                    walking.write_kept(tag)
                act(token, tag)
        elif kind is end:
            ended = True
            tag = token.tag  # type: ignore[assignment]
            if act := end_act(tag):
                if walking.pre:
                    walking.write_kept(tag)
                act(token, tag)
        elif kind is TokenType.CHARACTER_REFERENCE:
            place = lines[token.line - 1] + token.col
            if walking.pre:
                walking.kept.add(token.data or "", token.source or "", place)
            else:
                writer.reference(token.data or "", token.source or "", place)
    if token is not None and token.type is TokenType.COMMENT:
        walking.left_open(page, lines[token.line - 1] + token.col)
    walking.finish()
    return walking
