"""Walks the elements of a Word file and writes its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.readers.docx.styles import Styles, W, whole
from pipeline.readers.docx.tables import Table
from pipeline.readers.outline import Draft
from pipeline.records.document import BlockKind, Range, Region

_LEFT_OUT = frozenset(
    {W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "fldData"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_UNSEEN = (W + "vanish", W + "strike", W + "dstrike")
_OFF = ("0", "false", "off")
_BREAKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


class Paragraph:
    """A paragraph in the making: its words so far, and what its properties say it is."""

    __slots__ = ("depth", "number", "raised", "style", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.raised: list[Range] = []
        self.style, self.number, self.depth = "", "", -1


class Walk:
    """The text so far and its blocks. A paragraph inside another, as in a text box, is written before it."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.parts: list[str] = []
        self.drafts: list[Draft] = []
        self.raised: list[Range] = []
        self.length = self.groups = 0
        self.region: Region = "main"
        self._open: list[Paragraph] = []
        self._tables: list[Table] = []
        self._list: tuple[int, str] = (-1, "")
        self._left_out = 0
        self._lifted = self._unseen = False

    def read(self, events: Iterable[tuple[str, Any]]) -> None:
        """Write what a part of the file holds."""
        self._list = (-1, "")
        for event, element in events:
            tag = element.tag
            if tag in _LEFT_OUT:
                self._left_out += 1 if event == "start" else -1
            elif self._left_out:
                continue
            elif event == "start":
                self._start(tag)
            else:
                self._end(tag, element)

    def _start(self, tag: str) -> None:
        if tag == W + "p":
            self._open.append(Paragraph())
        elif tag == W + "tbl":
            self._tables.append(Table(self._new_group(), len(self._open)))
        elif tag == W + "tr" and self._tables:
            self._tables[-1].open_row()
        elif tag == W + "tc" and self._tables:
            self._tables[-1].open_cell()
        elif tag == W + "r":
            self._lifted = self._unseen = False

    def _end(self, tag: str, element: Any) -> None:
        if tag == W + "t":
            self._words(element.text or "")
        elif tag in _BREAKS and self._open:
            if element.get(W + "val") is None:
                self._words(_BREAKS[tag])
        elif tag == W + "p":
            self._paragraph(self._open.pop())
        elif tag == W + "tbl":
            self._table(self._tables.pop())
        elif self._tables and tag in (W + "tc", W + "tr", W + "gridSpan", W + "vMerge", W + "tblHeader"):
            self._tables[-1].end(tag, element.get(W + "val"))
        elif self._open:
            self._property(tag, element.get(W + "val") or "")

    def _property(self, tag: str, value: str) -> None:
        paragraph = self._open[-1]
        if tag == W + "pStyle":
            paragraph.style = value
        elif tag == W + "numId":
            paragraph.number = value
        elif tag == W + "ilvl":
            paragraph.depth = whole(value)
        elif tag == W + "vertAlign":
            self._lifted = value == "superscript"
        elif tag in _UNSEEN:
            self._unseen = self._unseen or value not in _OFF

    def _words(self, words: str) -> None:
        if self._open and not self._unseen:
            if self._lifted and words.strip():
                start = sum(map(len, self._open[-1].words))
                self._open[-1].raised.append((start, start + len(words)))
            self._open[-1].words.append(words)

    def _new_group(self) -> int:
        self.groups += 1
        return self.groups - 1

    def _paragraph(self, paragraph: Paragraph) -> None:
        written = "".join(paragraph.words)
        words = written.strip()
        if not words:
            return
        if self._tables and self._tables[-1].level == len(self._open):
            self._tables[-1].add(words)
            return
        start = self._write(words)
        lead = len(written) - len(written.lstrip())
        self.raised += [(start + low - lead, start + high - lead) for low, high in paragraph.raised]
        kind, level, group = self._role(paragraph)
        self.drafts.append(Draft(kind, start, self.length, level, self.region, group))

    def _write(self, words: str) -> int:
        """Write a block's words on a line of their own; where they start."""
        if self.length:
            self.parts.append("\n")
            self.length += 1
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start

    def _role(self, paragraph: Paragraph) -> tuple[BlockKind, int, int]:
        level = self.styles.levels.get(paragraph.style, 0)
        number, depth = self.styles.lists.get(paragraph.style, ("", 0))
        number = paragraph.number or number
        if number and number != "0" and not level:
            if self._list[1] != number:
                self._list = (self._new_group(), number)
            return "item", (paragraph.depth if paragraph.depth >= 0 else depth) + 1, self._list[0]
        self._list = (-1, "")
        if level:
            return "heading", min(level, 6), -1
        return self.styles.kinds.get(paragraph.style, "paragraph"), 0, -1

    def _table(self, table: Table) -> None:
        self._list = (-1, "")
        if self._tables and self._tables[-1].level == len(self._open):
            self._tables[-1].add("\n".join(table.lines()))
            return
        before = self.drafts[-1] if self.drafts else None
        caption = len(self.drafts) - 1 if before is not None and before.kind == "caption" else -1
        first = len(self.drafts)
        for words in table.lines():
            start = self._write(words)
            self.drafts.append(Draft("row", start, self.length, 0, self.region, table.group))
        for draft, cells in zip(self.drafts[first:], table.cells([d.start for d in self.drafts[first:]]), strict=True):
            draft.cells, draft.caption = cells, caption
