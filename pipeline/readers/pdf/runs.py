"""The runs of text on the pages of a PDF: words that touch, with their box and the look of their type."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from pipeline.records.document import Range

_BOLD = 600
_BLANK = 0.3
"""More of the size of the type than a blank is wide, though an even line stretches some."""

_RAISED = 0.85
_DIGIT = re.compile(r"\d")
_HEAVY = (b"bold", b"black", b"heavy", b"demi")
# What the library gives for a hyphen at the end of a line, and for characters without a code.
_HYPHEN = re.compile("[\x02\xad\ufffe]")
_WORD = re.compile("[^\\s\x00\x02\xad\ufffe\uffff]+[\x02\xad\ufffe]?|[\x02\xad\ufffe]")


class Gap(NamedTuple):
    """White space within a run that is wider than a blank: before which character, and from where to where."""

    at: int
    left: float
    right: float


class Run:
    """Words on one line that touch. Boxes are in points, from the lower left corner of the page.

    `type` is the size of the type, which the box of a letter only hints at; `raised` are the ranges of raised digits.
    """

    __slots__ = ("bold", "bottom", "gaps", "left", "raised", "right", "size", "top", "type", "words")

    def __init__(
        self, words: str, left: float, bottom: float, right: float, top: float, bold: bool = False, type: float = 0
    ) -> None:
        self.words, self.left, self.bottom, self.right, self.top = words, left, bottom, right, top
        self.size, self.bold = top - bottom, bold
        self.type = type if type > 0 else self.size
        self.gaps: list[Gap] = []
        self.raised: list[Range] = []

    def takes(self, box: Any) -> bool:
        """Does a word that starts with this box go on with the run: on its line, no wide gap before it?"""
        size = max(self.size, box.top - box.bottom)
        level = self.bottom - size / 3 < (box.bottom + box.top) / 2 < self.top
        return bool(level and -size / 2 < box.left - self.right < size)

    def add(self, words: str, left: float, right: float, apart: bool) -> None:
        """Let the run go on with a word."""
        if apart:
            if left - self.right > self.type * _BLANK:
                self.gaps.append(Gap(len(self.words) + 1, self.right, left))
            self.words += " "
        self.words += words
        self.right = max(self.right, right)

    def cut(self, gap: Gap) -> tuple[Run, Run]:
        """The run as two, before a gap and behind it."""
        first = Run(self.words[: gap.at - 1], self.left, self.bottom, gap.left, self.top, self.bold, self.type)
        second = Run(self.words[gap.at :], gap.right, self.bottom, self.right, self.top, self.bold, self.type)
        first.gaps = [each for each in self.gaps if each.at < gap.at]
        second.gaps = [Gap(each.at - gap.at, each.left, each.right) for each in self.gaps if each.at > gap.at]
        first.raised = [each for each in self.raised if each[1] < gap.at]
        second.raised = [(low - gap.at, high - gap.at) for low, high in self.raised if low >= gap.at]
        return first, second


def runs(page: Any) -> list[Run]:
    """The runs of a page, in the order the file draws them."""
    text = page.get_textpage()
    try:
        return list(_runs(text))
    finally:
        text.close()


def _characters(text: Any) -> str:
    """One code point for each character of the page, so that places in one are places in the other."""
    count: int = text.count_chars()
    words: str = text.get_text_range() if count else ""
    if len(words) == count:
        return words
    return "".join(chr(raw.FPDFText_GetUnicode(text.raw, index)) for index in range(count))


def _runs(text: Any) -> Iterator[Run]:
    handle, first, last = text.raw, raw.FS_RECTF(), raw.FS_RECTF()
    run: Run | None = None
    lifted, done = False, 0
    characters = _characters(text)
    for word in _WORD.finditer(characters):
        start, end = word.span()
        between, done = characters[done:start], end
        raw.FPDFText_GetLooseCharBox(handle, start, first)
        raw.FPDFText_GetLooseCharBox(handle, end - 1, last)
        if first.top <= first.bottom:
            continue
        words, size = _HYPHEN.sub("-", word[0]), _type(handle, start)
        small = run is not None and size < run.type * _RAISED
        broken = "\n" in between and not (lifted or small)
        if run is None or broken or not run.takes(first):
            if run is not None:
                yield run
            small, right = False, max(first.right, last.right)
            run = Run(words, first.left, first.bottom, right, first.top, _is_bold(handle, start), size)
        else:
            run.add(words, first.left, last.right, between[-1:].isspace())
        raised = [(0, len(words))] if small and words.isdigit() and first.bottom > run.bottom else []
        raised = raised or _raised(handle, word, size, first.bottom)
        before = len(run.words) - len(words)
        run.raised += [(before + low, before + high) for low, high in raised]
        lifted = bool(raised)
    if run is not None:
        yield run


def _raised(handle: Any, word: re.Match[str], size: float, bottom: float) -> list[Range]:
    """The digits behind the first sign of a word that stand higher than it, in smaller type."""
    box, found = raw.FS_RECTF(), list[Range]()
    for digit in _DIGIT.finditer(word[0], 1):
        place = word.start() + digit.start()
        if _type(handle, place) >= size * _RAISED:
            continue
        raw.FPDFText_GetLooseCharBox(handle, place, box)
        if box.bottom > bottom:
            start = found.pop()[0] if found and found[-1][1] == digit.start() else digit.start()
            found.append((start, digit.end()))
    return found


def _type(handle: Any, index: int) -> float:
    """The size of a character's type, in points; 0 where the file does not say."""
    matrix = raw.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(handle, index, matrix) else 0.0
    size: float = raw.FPDFText_GetFontSize(handle, index) * scale
    return size


def _is_bold(handle: Any, index: int) -> bool:
    """Is the type heavy, by its weight or by the name of its font?"""
    if raw.FPDFText_GetFontWeight(handle, index) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(handle, index, name, 100, None)
    return any(word in name.value.lower() for word in _HEAVY)


def open_pages(data: bytes) -> Iterator[tuple[list[Run], float, float]]:
    """The runs of each page, with the page's bottom and top."""
    document = pypdfium2.PdfDocument(data)
    try:
        for index in range(len(document)):
            page = document[index]
            _, bottom, _, top = page.get_bbox()
            yield runs(page), bottom, top
            page.close()
    finally:
        document.close()
