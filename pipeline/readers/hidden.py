"""What a Markdown text holds that a reader of the finished page does not see, or sees as another sign.

Comments, scripts, struck words, the tags of markup within a line, the marks of emphasis and escape within a figure:
none is part of what is said. `&#36;` is seen as a dollar sign, `<br>` as a line's end, `^1^` as a raised digit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from pipeline.records.document import Range
from pipeline.values.unseen import unseen

_ELEMENTS = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        ("<!--", "-->"),
        (r"<script\b", r"</script\s{0,9}>"),
        (r"<style\b", r"</style\s{0,9}>"),
    )
)
_MARKS = re.compile(
    r"~~(?=\S)[^~\n]+~~|(?<=[\w$%.,])\*{2,3}(?=[\w$%.,])|\\(?=[,.%$])"
    r"|</?(?:abbr|b|em|font|i|mark|small|span|strong|su[bp]|u)(?:\s[^<>\n]{0,300})?>"
    r"|(?<=\[)\^(?=\d{1,3}\])|(?<=\S)\^(?=\d{1,2}\^)|(?<=\S\^\d)\^|(?<=\S\^\d\d)\^",
    re.IGNORECASE,
)
_RAISED = re.compile(r"(?<=<sup>)\d[\d,\s]{0,9}(?=</sup>)|(?<=\S\^)\d{1,2}(?=\^)", re.IGNORECASE)
_INSTEAD = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});|<br\s?/?>", re.IGNORECASE)


class Seen(NamedTuple):
    """The ranges that are hidden, the signs seen at some places instead of those there, and the raised digits."""

    hidden: tuple[Range, ...]
    instead: tuple[tuple[int, str], ...]
    raised: tuple[Range, ...]


def seen(text: str) -> Seen:
    """What of a text is seen otherwise than it stands; ranges are in order and apart."""
    gone = _apart([*_elements(text), *(mark.span() for mark in _MARKS.finditer(text))])
    starts = [start for start, _ in gone]
    instead = []
    for found in _INSTEAD.finditer(text) if "&" in text or "<" in text else ():
        sign = "\n" if found[0][0] == "<" else unescape(found[0])
        before = bisect_right(starts, found.start()) - 1
        if len(sign) == 1 and (before < 0 or gone[before][1] <= found.start()):
            prints = not unseen(f"a{sign}a")
            if prints:
                instead.append((found.start(), sign))
            gone.append((found.start() + prints, found.end()))
    raised = tuple(found.span() for found in _RAISED.finditer(text))
    return Seen(tuple(_apart(gone)), tuple(instead), raised)


def _apart(ranges: list[Range]) -> list[Range]:
    found: list[Range] = []
    for start, end in sorted(ranges):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _elements(text: str) -> Iterator[Range]:
    if "<" not in text:
        return
    for opening, closing in _ELEMENTS:
        start = opening.search(text)
        while start and (end := closing.search(text, start.end())):
            yield start.start(), end.end()
            start = opening.search(text, end.end())
