"""What a Markdown text holds that no reader of the finished page sees: comments, scripts, struck words.

The marks of emphasis and escape go too where they stand within a figure, for they are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.document import Range

_ELEMENTS = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        ("<!--", "-->"),
        (r"<script\b", r"</script\s{0,9}>"),
        (r"<style\b", r"</style\s{0,9}>"),
    )
)
_MARKS = re.compile(r"~~(?=\S)[^~\n]+~~|(?<=[\w$%.,])\*{2,3}(?=[\w$%.,])|\\(?=[,.%$])")


def hidden(text: str) -> tuple[Range, ...]:
    """The ranges that are hidden, in order and apart."""
    found: list[Range] = []
    for start, end in sorted([*_elements(text), *(mark.span() for mark in _MARKS.finditer(text))]):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return tuple(found)


def _elements(text: str) -> Iterator[Range]:
    if "<" not in text:
        return
    for opening, closing in _ELEMENTS:
        start = opening.search(text)
        while start and (end := closing.search(text, start.end())):
            yield start.start(), end.end()
            start = opening.search(text, end.end())
