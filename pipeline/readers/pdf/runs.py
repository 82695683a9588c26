"""The runs of text on the pages of a PDF: words that touch, with their box and the look of their type."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

_BOLD = 600
_HEAVY = (b"bold", b"black", b"heavy", b"demi")
# What the library gives for a hyphen at the end of a line, and for characters without a code.
_HYPHEN = re.compile("[\x02\xad\ufffe]")
_WORD = re.compile("[^\\s\x00\x02\xad\ufffe\uffff]+[\x02\xad\ufffe]?|[\x02\xad\ufffe]")


class Run:
    """Words on one line that touch. Boxes are in points, from the lower left corner of the page."""

    __slots__ = ("bold", "bottom", "left", "right", "size", "top", "words")

    def __init__(self, words: str, left: float, bottom: float, right: float, top: float, bold: bool = False) -> None:
        self.words, self.left, self.bottom, self.right, self.top = words, left, bottom, right, top
        self.size, self.bold = top - bottom, bold

    def takes(self, box: Any) -> bool:
        """Does a word that starts with this box go on with the run: on its line, no wide gap before it?"""
        size = max(self.size, box.top - box.bottom)
        level = self.bottom - size / 3 < (box.bottom + box.top) / 2 < self.top
        return bool(level and -size / 2 < box.left - self.right < size)

    def add(self, words: str, right: float, apart: bool) -> None:
        """Let the run go on with a word."""
        self.words += " " + words if apart else words
        self.right = max(self.right, right)


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
    characters = _characters(text)
    for word in _WORD.finditer(characters):
        start, end = word.span()
        raw.FPDFText_GetLooseCharBox(handle, start, first)
        raw.FPDFText_GetLooseCharBox(handle, end - 1, last)
        if first.top <= first.bottom:
            continue
        words = _HYPHEN.sub("-", word[0])
        if run is not None and "\n" not in characters[max(start - 3, 0) : start] and run.takes(first):
            run.add(words, last.right, characters[start - 1].isspace())
            continue
        if run is not None:
            yield run
        right = max(first.right, last.right)
        run = Run(words, first.left, first.bottom, right, first.top, _is_bold(handle, start))
    if run is not None:
        yield run


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
