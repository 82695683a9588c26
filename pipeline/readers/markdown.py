"""Markdown to a document: headings, lists, tables, quotes and code, as ranges of the file's own text.

The text of the document is the decoded file itself; marks at the edges of a heading, an item or a cell stay
outside its range, marks inside it remain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.readers.columns import is_divider, is_underlined, table_at
from pipeline.readers.digests import digest, text_digest
from pipeline.readers.encoding import decode
from pipeline.readers.grid import GridCell, GridRow, resolve
from pipeline.readers.hidden import seen
from pipeline.readers.lines import LETTER, Line, is_rule, lines
from pipeline.readers.outline import Draft, outline
from pipeline.readers.stanzas import titled
from pipeline.records.document import BlockKind, Document, Range, Region

_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ATTRIBUTES = re.compile(r"\{[^{}]{0,400}\}$")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_MARKS = re.compile(r"[*_`]+")
_DEFINITION = re.compile(r":[ \t]+(?=\S)")
_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+(?=\S)")
_FENCE = re.compile(r"`{3,}|~{3,}")
_EDGE = re.compile(r"(\*{1,3}|_{1,3}|`+)(?=\S)(.*\S)\1", re.DOTALL)


def read(data: bytes, name: str, source: str) -> Document:
    """Read a Markdown file."""
    decoded = decode(data, name)
    shown = seen(decoded.text)
    structure = _Structure(decoded.text, [_unquoted(line) for line in lines(decoded.text)], shown.hidden)
    drafts = structure.drafts()
    notes = decoded.notes + (("an unclosed <!-- hides the rest of the text",) if structure.unclosed else ())
    title = next((decoded.text[d.start : d.end] for d in drafts if d.kind in ("title", "heading")), None)
    return Document(
        source,
        decoded.text,
        outline(titled(drafts, decoded.text)),
        "md",
        digest(data),
        text_digest(decoded.text),
        decoded.encoding,
        None if title is None else _MARKS.sub("", title),
        notes=notes,
        raised=shown.raised,
        hidden=shown.hidden,
        instead=shown.instead,
    )


def _unquoted(line: Line) -> Line:
    """A line without the marks of a quotation before it."""
    mark = _QUOTE.match(line.words)
    if mark is None:
        return line
    words = line.words[mark.end() :]
    inner = words.lstrip()
    return Line(line.end - len(inner), line.end, line.indent + len(words) - len(inner), inner)


def _unclosed(words: str, first: int) -> int:
    """Where the words of a heading end: before its closing number signs and its attributes, `{#id}`."""
    attributes = _ATTRIBUTES.search(words, max(first, len(words) - 402))
    inner = (words[: attributes.start()] if attributes else words).rstrip()
    bare = inner.rstrip("#")
    return max(len(bare.rstrip() if bare[-1:] in " \t" else inner), first)


def _unmarked(start: int, words: str) -> tuple[int, str]:
    """Words without the marks of emphasis that surround the whole of them, and where they start."""
    while found := _EDGE.fullmatch(words):
        start, words = start + found.start(2), found[2]
    return start, words


class _Structure:
    """Walks the lines once and keeps what it found so far."""

    def __init__(self, text: str, rows: Sequence[Line], unshown: Sequence[Range] = ()) -> None:
        self.text, self.rows = text, rows
        self.unshown = dict(unshown)
        self.unclosed = False
        self.found: list[Draft] = []
        self.groups = self.level = 0
        self.region: Region = "main"

    def drafts(self) -> list[Draft]:
        """The blocks of the text, in order."""
        at = self._front_matter()
        while at < len(self.rows):
            at = self._block(at) if self.rows[at].words else at + 1
        return self.found

    def _words(self, at: int) -> str:
        return self.rows[at].words if at < len(self.rows) else ""

    def _add(self, kind: BlockKind, start: int, end: int, level: int = 0, group: int = -1) -> None:
        """Keep a block, without the marks of emphasis that surround the whole of it."""
        words = self.text[start:end]
        inner = words.strip()
        start += words.find(inner)
        if kind == "heading":
            start, inner = _unmarked(start, inner)
        end = start + len(inner)
        if start < end and self.unshown.get(start, 0) < end:
            self.found.append(Draft(kind, start, end, level, self.region, group))

    def _front_matter(self) -> int:
        """Settings before the text, between two lines of dashes or plus signs: read as the page's head."""
        marks = {"---": ("---", "..."), "+++": ("+++",)}.get(self._words(0))
        if marks is None:
            return 0
        for last in range(1, min(len(self.rows), 200)):
            if self._words(last) in marks:
                self.region = "head"
                for line in self.rows[1:last]:
                    self._add("paragraph", line.start, line.end)
                self.region = "main"
                return last + 1
        return 0

    def _block(self, at: int) -> int:
        words = self._words(at)
        if words.startswith("<!--") and (behind := self._comment(at)):
            return behind
        if fence := _FENCE.match(words):
            return self._code(at, fence[0])
        if atx := _ATX.match(words):
            return self._heading(at, atx)
        if is_rule(words) or words.strip("=") == "":
            return at + 1
        under = self._words(at + 1)
        drawn = is_underlined(under) or (is_divider(under) and "|" in words)
        if drawn and (table := table_at(self.rows, at)):
            return self._captioned(self._table(*table))
        if _ITEM.match(words):
            return self._list(at)
        return self._term(at) if _DEFINITION.match(self._words(at + 1)) else self._paragraph(at)

    def _comment(self, at: int) -> int:
        """The line after a comment; 0 where words follow it on its last line."""
        end = self.text.find("-->", self.rows[at].start)
        if end < 0:
            self.unclosed = True
            return len(self.rows)
        while self.rows[at].end < end + 3:
            at += 1
        return 0 if self.rows[at].end > end + 3 else at + 1

    def _code(self, at: int, fence: str) -> int:
        last = at + 1
        while last < len(self.rows) and not self._words(last).startswith(fence):
            last += 1
        inside = [line for line in self.rows[at + 1 : last] if line.words]
        if inside:
            self._add("paragraph", inside[0].start, inside[-1].end)
        return last + 1

    def _heading(self, at: int, atx: re.Match[str]) -> int:
        line = self.rows[at]
        self.level = len(atx[1])
        self._add("heading", line.start + atx.end(), line.start + _unclosed(line.words, atx.end()), self.level)
        return at + 1

    def _table(self, rows: Sequence[GridRow], last: int) -> int:
        for row in rows:
            for cell in row.cells:
                cell.start, cell.words = _unmarked(cell.start, cell.words)
                cell.end = cell.start + len(cell.words)
        for cells in resolve(rows):
            if cells:
                self.found.append(Draft("row", cells[0].start, cells[-1].end, group=self.groups, cells=cells))
        self.groups += 1
        return last

    def _captioned(self, at: int) -> int:
        """Tie the line that captions the table above it, "Table: Wages in 2024" or ": Wages in 2024", to its rows."""
        at += not self._words(at)
        found = _CAPTION.match(self._words(at))
        if found is None:
            return at
        line, place = self.rows[at], len(self.found)
        self._add("caption", line.start + found.end(), line.end, group=self.groups - 1)
        above = place - 1
        while len(self.found) > place and above >= 0 and self.found[above].group == self.groups - 1:
            self.found[above].caption = place
            above -= 1
        return at + 1

    def _term(self, at: int) -> int:
        """A term and its definitions, each on a line after a colon: rows of a table."""
        rows: list[GridRow] = []
        term, last = self.rows[at], at + 1
        while found := _DEFINITION.match(self._words(last)):
            row, line = GridRow(), self.rows[last]
            start = line.start + found.end()
            while not self._starts_block(last + 1) and not _DEFINITION.match(self._words(last + 1)):
                last += 1
            end = self.rows[last].end
            if not rows:
                row.cells.append(GridCell(term.start, term.end, 0, term.words))
            row.cells.append(GridCell(start, end, 1, self.text[start:end]))
            rows.append(row)
            last += 1
        rows[0].cells[0].th, rows[0].cells[0].scope, rows[0].cells[0].depth = True, "row", len(rows)
        return self._table(rows, last)

    def _starts_block(self, at: int) -> bool:
        words = self._words(at)
        if not words or _ITEM.match(words) or _ATX.match(words) or _FENCE.match(words) or is_rule(words):
            return True
        under = self._words(at + 1) if "|" in words else ""
        return "|" in under and is_divider(under)  # the head of a table

    def _list(self, at: int) -> int:
        indents: list[int] = []
        while at < len(self.rows) and (mark := _ITEM.match(self._words(at))):
            line = self.rows[at]
            while indents and indents[-1] > line.indent:
                indents.pop()
            if not indents or indents[-1] < line.indent:
                indents.append(line.indent)
            last = at
            while not self._starts_block(last + 1):
                last += 1
            self._add("item", line.start + mark.end(), self.rows[last].end, len(indents), self.groups)
            at = last + 1
            if not self._words(at) and _ITEM.match(self._words(at + 1)):
                at += 1
        self.groups += 1
        return at

    def _paragraph(self, at: int) -> int:
        last = at
        while not self._starts_block(last + 1):
            last += 1
        start, end, under = self.rows[at].start, self.rows[last].end, self._words(last + 1)
        if under and under[0] in "=-" and not under.strip("=-") and len(under) > 1:
            self.level = 1 if under[0] == "=" else 2
            self._add("heading", start, end, self.level)
            return last + 2
        words = self.text[start:end]
        if last == at and words[:2] in ("**", "__") and words.endswith(words[:2]) and self._stands_as_heading(words):
            self._add("heading", start, end, min(self.level + 1, 6))
        else:
            self._add("paragraph", start, end)
        return last + 1

    def _stands_as_heading(self, words: str) -> bool:
        """A short line that is bold from end to end and no sentence."""
        inner = words[2:-2]
        return len(words) < 100 and "**" not in inner and not inner.endswith(".") and bool(LETTER.search(inner))
