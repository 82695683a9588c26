"""From lines to what hangs together: headings, paragraphs, list items, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from pipeline.readers.lines import LETTER, marker
from pipeline.readers.pdf.layout import PageLine

ChunkKind = Literal["heading", "paragraph", "item", "table"]
_LARGER = 1.12
_ENDS = (".", "!", "?", ":", ";", "”", '"', ")")


class Chunk:
    """Lines that make one block, or one table."""

    __slots__ = ("kind", "level", "lines")

    def __init__(self, kind: ChunkKind, lines: list[PageLine], level: int = 0) -> None:
        self.kind, self.lines, self.level = kind, lines, level


class Look:
    """How the document is set: the size of its running text, its larger sizes, its pitch of lines."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        sizes: Counter[float] = Counter()
        bold = 0
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.words)
            bold += len(line.words) if line.bold else 0
        self.body = max(sizes, key=lambda size: (sizes[size], -size), default=10.0)
        self.larger = sorted((size for size in sizes if size >= self.body * _LARGER), reverse=True)
        self.bold = bold * 2 > sizes.total()
        pitches = [
            above.bottom - below.bottom
            for above, below in pairwise(lines)
            if 0 < above.bottom - below.bottom < self.body * 2.2 and abs(below.size - self.body) < 1
        ]
        self.pitch = median(pitches) if pitches else self.body * 1.2

    def level(self, line: PageLine) -> int:
        """The level of the heading that this line is, 0 where it is none."""
        words = line.words
        if len(words) > 150 or not LETTER.search(words) or len(line.runs) > 1:
            return 0
        size = round(line.size * 2) / 2
        if size in self.larger:
            return min(self.larger.index(size) + 1, 5)
        stands_out = line.bold and not self.bold and len(words) < 90 and words[-1] not in ".,;"
        return min(len(self.larger) + 1, 6) if stands_out and not marker(words) else 0


def chunks(lines: Sequence[PageLine]) -> list[Chunk]:
    """The lines of a document, grouped."""
    look = Look(lines)
    found: list[Chunk] = []
    at = 0
    while at < len(lines):
        rows = _table(lines, at)
        if rows > 1:
            found.append(Chunk("table", list(lines[at : at + rows])))
            at += rows
            continue
        line = lines[at]
        if found and _continues(found[-1], line, look):
            found[-1].lines.append(line)
        else:
            found.append(_started(line, look))
        at += 1
    return found


def _started(line: PageLine, look: Look) -> Chunk:
    if marker(line.words):
        return Chunk("item", [line])
    level = look.level(line)
    return Chunk("heading", [line], level) if level else Chunk("paragraph", [line])


def _table(lines: Sequence[PageLine], at: int) -> int:
    """How many lines from here on are rows of a table: several cells each, on one page."""
    last = at
    while last < len(lines) and len(lines[last].runs) > 1 and lines[last].page == lines[at].page:
        if last > at and not 0 < lines[last - 1].bottom - lines[last].bottom < lines[last].size * 4:
            break
        last += 1
    return last - at


def _continues(chunk: Chunk, line: PageLine, look: Look) -> bool:
    """Does the line go on with what the lines before it say?"""
    above = chunk.lines[-1]
    if chunk.kind == "table" or abs(above.size - line.size) > 0.08 * line.size or marker(line.words):
        return False
    if above.page != line.page or line.bottom > above.bottom:
        return chunk.kind != "heading" and _runs_on(above, line) and not look.level(line)
    gap = above.bottom - line.bottom
    if gap > max(look.pitch, line.size) * 1.35:
        return False
    if chunk.kind == "heading":
        return look.level(line) == chunk.level
    if look.level(line) or (above.bold != line.bold and look.level(above)):
        return False
    if chunk.kind == "item":
        return line.left > chunk.lines[0].left + line.size * 0.3 or line.words[0].islower()
    return not _ends_here(above, line)


def _runs_on(above: PageLine, line: PageLine) -> bool:
    """Over the end of a column or page: the sentence has not ended and goes on in small letters or figures."""
    return not above.words.endswith(_ENDS) and (
        line.words[0].islower() or line.words[0].isdigit() or above.words[-1] in ",-"
    )


def _ends_here(above: PageLine, line: PageLine) -> bool:
    """A short last line, or an indented first one, ends a paragraph that closed its sentence."""
    if not above.words.endswith(_ENDS):
        # Short lines under one another, as on a title page, were not broken for want of room.
        first = len(line.words.split(" ", 1)[0]) * line.size * 0.3
        return above.right + first < above.column_right - (above.column_right - above.column_left) * 0.3 and not (
            line.words[0].islower()
        )
    short = above.right < above.column_right - (above.column_right - above.column_left) * 0.2
    indented = line.left > above.left + line.size * 0.8 and above.left < above.column_left + line.size * 0.8
    return short or indented
