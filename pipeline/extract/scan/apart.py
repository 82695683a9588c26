"""Digits that state no quantity: addresses, codes, ordinals, clock times, fractions, versions, marks of lists and notes."""

from __future__ import annotations

import re

from pipeline.values.figures import Printed
from pipeline.values.numbers import Numeral

_PLAIN_BEFORE = frozenset(" \t\n\r\u00a0\u202f\u2009($£€¥|\"“”‘'’~<>≥≤≈=[*")
_PLAIN_AFTER = frozenset(" \t\n\r\u00a0\u202f\u2009)%,;!?|\"”’'+]*")
_CHUNK = re.compile(r"\S{1,400}")
_URL = re.compile(r"\w://|www\.|\w@\w|\w\.(?:com|org|gov|net|edu|html?|pdf)\b", re.IGNORECASE)
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("time", re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \u00a0]?[ap]\.?m\b\.?)?", re.IGNORECASE)),
    ("time", re.compile(r"\d{1,2}[ \u00a0]?(?:a\.m\.|p\.m\.|am\b|pm\b)", re.IGNORECASE)),
    ("ordinal", re.compile(r"\d+(?:st|nd|rd|th)\b", re.IGNORECASE)),
    ("code", re.compile(r"(?:\+?\d[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b")),
    ("code", re.compile(r"\d{2}-\d{4}(?:\.\d{2})?\b|\d{5}-\d{4}\b")),
    ("code", re.compile(r"\d{3}\([a-z]\)s?")),
    ("version", re.compile(r"\d+(?:\.\d+){2,}")),
    ("fraction", re.compile(r"\d{1,2}/\d{1,2}\b(?!/)")),
)
_GLUED_WORD = re.compile(r"[A-Za-z][\w]*[-\u2011]?\Z")
_LIST = re.compile(r"\d{1,3}[.)](?=[ \t\u00a0])")


def apart(text: str, numeral: Numeral) -> Printed | None:
    """What a number is where it is no quantity, under a name that says so; None where it may be one."""
    start, end = numeral.start, numeral.end
    if numeral.written != "digits":
        return None
    before, after = text[start - 1 : start] if start else " ", text[end : end + 1] or " "
    if numeral.value is None:
        return _named("code", start, end)
    if before in "\n\r" or not start:
        listed = _LIST.match(text, start)
        if listed and "." not in numeral.printed and "," not in numeral.printed:
            return _named("list_number", start, end)
    if before in _PLAIN_BEFORE and (after in _PLAIN_AFTER and after != " "):
        return None
    for name, shape in _SHAPES:
        found = shape.match(text, start)
        if found and found.end() > end:
            return _named(name, start, found.end())
    if before in _PLAIN_BEFORE:
        return None
    return _in_chunk(text, start, end)


def _in_chunk(text: str, start: int, end: int) -> Printed | None:
    """The address or code that a number is part of."""
    first = start
    while first and start - first < 200 and not text[first - 1].isspace():
        first -= 1
    found = _CHUNK.match(text, first)
    chunk = found.group() if found else ""
    if _URL.search(chunk):
        return _named("url", first, first + len(chunk))
    glued = _GLUED_WORD.search(text, max(0, start - 12), start)
    if glued and not text[glued.start() : start].lower() in ("usd", "eur", "gbp"):
        return _named("code", start, end)
    return None


def _named(name: str, start: int, end: int) -> Printed:
    return Printed("count", start, end, None, None, name)
