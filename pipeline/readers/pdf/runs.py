"""The runs of text on the pages of a PDF: words that touch, with their box and the look of their type."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

_BOLD = 600
_HEAVY = (b"bold", b"black", b"heavy", b"demi")
_HYPHENS = (2, 0xAD, 0xFFFE)
_NOTHING = (0, 0xFFFF)


class Run:
    """Words on one line that touch. Boxes are in points, from the lower left corner of the page."""

    __slots__ = ("bold", "bottom", "left", "right", "size", "top", "words")

    def __init__(self, words: str, left: float, bottom: float, right: float, top: float, bold: bool = False) -> None:
        self.words, self.left, self.bottom, self.right, self.top = words, left, bottom, right, top
        self.size, self.bold = top - bottom, bold

    def takes(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Does a character with this box go on with the run: on its line, no wide gap before it?"""
        size = max(self.size, top - bottom)
        return self.bottom - size / 3 < (bottom + top) / 2 < self.top and -size / 2 < left - self.right < size

    def add(self, character: str, right: float, blank: bool) -> None:
        """Let the run go on with a character."""
        self.words += " " + character if blank and not self.words.endswith(" ") else character
        self.right = max(self.right, right)


def runs(page: Any) -> list[Run]:
    """The runs of a page, in the order the file draws them."""
    text = page.get_textpage()
    try:
        return [run for run in _runs(text) if run.words.strip()]
    finally:
        text.close()


def _runs(text: Any) -> Iterator[Run]:
    handle, box = text.raw, raw.FS_RECTF()
    reference = ctypes.byref(box)
    run: Run | None = None
    blank = False
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _NOTHING:
            continue
        character = "-" if code in _HYPHENS else chr(code)
        if character.isspace():
            blank = True
            if character in "\r\n" and run is not None:
                yield run
                run = None
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, index, reference) or box.top <= box.bottom:
            continue
        if run is not None and run.takes(box.left, box.bottom, box.right, box.top):
            run.add(character, box.right, blank)
        else:
            if run is not None:
                yield run
            run = Run(character, box.left, box.bottom, box.right, box.top, _is_bold(handle, index))
        blank = False
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
