"""Digits that state no quantity: codes, ordinals, clock times, fractions, versions, marks of lists and notes."""

from __future__ import annotations

import re

from pipeline.values.around import word_before
from pipeline.values.figures import Printed
from pipeline.values.numbers import Numeral

APART = frozenset(
    "code day footnote fraction label list_number ordinal phone power rank ratio time url version".split()
)
"""The units of mentions that state no quantity."""

_PLAIN_BEFORE = frozenset(" \t\n\r\u00a0\u202f\u2009($£€¥|\"“”‘'’~<>≥≤≈=*•·−,;:+")
_PLAIN_AFTER = frozenset("\t\n\r\u00a0\u202f\u2009%,;!?|\"“”’'+*<>")


def _shapes(**named: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(shape, re.IGNORECASE)) for name, shape in named.items())


_BY_NEXT = {
    ":": _shapes(time=r"\d{1,2}:\d\d(?::\d\d)?(?:[ \u00a0]?[ap]\.?m\b\.?)?", ratio=r"\d{1,4}:\d{1,4}\b"),
    "/": _shapes(fraction=r"\d{1,3}/\d{1,3}\b(?!/| of\b|[.,]\d)"),
    "-": _shapes(
        time=r"9-(?:to-)?5\b(?![ -]?(?:percent|per cent|year|month|week|day|hour|%|\d))",
        phone=r"(?:1-)?\(?\d{3}\)?-\d{3}-\d{4}\b|\d{3}-\d{4}\b(?!-)|\d{3}-\d{3}-[A-Z]+",
        code=r"\d{1,2}-\d{3,4}(?:\.\d{1,2})?\b|\d{5}-\d{4}\b|\d+(?:-\d+){3,}|(?:97[89]-)?\d-\d{2,7}-\d{1,7}-[\dX]\b",
    ),
    ")": _shapes(phone=r"\d{3}\)[ \u00a0-]?\d{3}[-. ]\d{4}\b"),
    "(": _shapes(code=r"\d{2,4}\(\w\)(?:\(\d{1,2}\))?s?"),
    ".": _shapes(phone=r"\d{3}\.\d{3}\.\d{4}\b", time=r"\d{1,2}\.\d\d[ \u00a0]?[ap]\.?m\b\.?"),
    "\u2013": _shapes(code=r"\d{2}\u2013\d{4}\.\d\d\b"),
}
_LETTERED = _shapes(
    ordinal=r"\d+(?:st|nd|rd|th)\b(?!\s{1,2}century)",
    time=r"\d{1,2}(?:am|pm)\b",
    code=r"\d{1,4}(?!(?:k|m|mm|mn|bn|b|tn|s)\b)[a-z](?![a-z])\w{0,3}",
)
_CLOCK = re.compile(r"\d{1,2}[ \u00a0]?[ap]\.?m\b\.?|\d{1,2}[ \u00a0]o['’]clock", re.IGNORECASE)
_DOTTED = re.compile(r"\d{3}\.\d{3}\.\d{4}")
_PHONE = re.compile(r"(?:\d[ \u00a0])?\d{3}[ \u00a0]\d{3}[ \u00a0]\d{4}\b")
_LIST = re.compile(r"\d{1,2}[.)](?=[ \t\u00a0]+\D)")
_GLUED = re.compile(r"([^\W\d_][^\W_]*)([-\u2010\u2011_/.*]?)\Z")
_NOT_GLUED = frozenset(
    {
        "mid",
        "pre",
        "post",
        "early",
        "late",
        "non",
        "sub",
        "over",
        "under",
        "plus",
        "minus",
        "since",
        "in",
        "to",
        "and",
        "or",
        "by",
        "from",
    }
)
_NOTE = re.compile(r"(?:[a-z]{4,}|[a-z]{2,}[.,]|[%)])\Z")


def apart(text: str, numeral: Numeral) -> Printed | None:
    """What a number is where it is no quantity, under a name that says so; None where it may be one."""
    start, end = numeral.start, numeral.end
    if numeral.value is None and (phone := _DOTTED.fullmatch(numeral.printed)):
        return _named("phone", start, start + phone.end())
    if numeral.value is None:
        return _named("version" if numeral.printed.count(".") > 1 else "code", start, end)
    before, after = text[start - 1] if start else "\n", text[end] if end < len(text) else "\n"
    if before in _PLAIN_BEFORE:
        if after in _PLAIN_AFTER:
            return None
        return _spaced(text, start, end) if after == " " else _by_next(text, start, end, before, after)
    return (
        _marked(text, numeral, before, after) or _by_next(text, start, end, before, after) or _glued(text, start, end)
    )


def _spaced(text: str, start: int, end: int) -> Printed | None:
    """A clock time or a telephone number with spaces."""
    following = text[end + 1 : end + 2]
    if following in "aApPo" and following:
        found = _CLOCK.match(text, start)
        return _named("time", start, found.end()) if found else None
    if following.isdigit() and end - start in (1, 3):
        found = _PHONE.match(text, start)
        return _named("phone", start, found.end()) if found else None
    return None


def _by_next(text: str, start: int, end: int, before: str, after: str) -> Printed | None:
    """What the character right after the number makes of it."""
    if after in ".)" and end - start <= 2 and before == "\n" and _LIST.match(text, start):
        return _named("list_number", start, end)
    shapes = _LETTERED if after.isalpha() else _BY_NEXT.get(after, ())
    for name, shape in shapes:
        found = shape.match(text, start)
        if found and found.end() > end:
            return _named(name, start, found.end())
    return None


def _marked(text: str, numeral: Numeral, before: str, after: str) -> Printed | None:
    """A mark: "[12]", "#3", or the number of a note glued to the word or sign before it."""
    start, end = numeral.start, numeral.end
    if before == "[" and after == "]":
        return _named("footnote", start, end)
    if before in "#№":
        return _named("label", start, end)
    if end - start <= 2 and not after.isalnum() and after not in "-/%:" and _NOTE.search(text, start - 5, start):
        return _named("footnote", start, end)
    return None


def _glued(text: str, start: int, end: int) -> Printed | None:
    """The number at the end of a name: COVID-19, G20, MP3, O*NET-SOC."""
    found = _GLUED.search(text, start - 16, start)
    if text.startswith("%", end):
        return None  # "Job Growth5%" is a label and its figure
    if not found or found[1].lower() in _NOT_GLUED or (not found[2] and found[1].upper() in _MONEY):
        return None
    if found[2] in ("-", "\u2010", "\u2011") and (found[1].islower() and len(found[1]) > 3):
        return None
    return _named("code", start, end)


_MONEY = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "CAD",
        "AUD",
        "JPY",
        "CNY",
        "CHF",
        "INR",
        "MXN",
        "NZD",
        "HKD",
        "SGD",
        "RMB",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "RS",
        "FY",
        "CY",
        "Q",
    ]
)


def _named(name: str, start: int, end: int) -> Printed:
    return Printed("count", start, end, None, None, name)


LABELS = frozenset(
    [
        "act",
        "annex",
        "apartment",
        "appendix",
        "article",
        "bulletin",
        "chapter",
        "class",
        "clause",
        "episode",
        "exhibit",
        "fig",
        "figure",
        "floor",
        "form",
        "fortune",
        "grade",
        "highway",
        "item",
        "lesson",
        "level",
        "module",
        "no",
        "nos",
        "note",
        "number",
        "page",
        "part",
        "phase",
        "pp",
        "question",
        "route",
        "room",
        "rule",
        "russell",
        "schedule",
        "section",
        "stage",
        "step",
        "suite",
        "table",
        "tier",
        "title",
        "top",
        "type",
        "unit",
        "version",
        "vol",
        "volume",
        "windows",
    ]
)
"""Words that make the number behind them a name."""
_CAPITAL_ONLY = frozenset(
    [
        "act",
        "class",
        "form",
        "fortune",
        "grade",
        "item",
        "number",
        "part",
        "title",
        "top",
        "type",
        "unit",
        "note",
        "windows",
        "russell",
        "rule",
        "article",
        "floor",
        "level",
    ]
)


def label(text: str, start: int, end: int) -> str | None:
    """What a bare number is that only names a thing: a label ("Form 1040", "page 12") or a rank ("top 10")."""
    word = word_before(text, start) if end - start <= 5 else ""
    if not word or (lower := word.rstrip(".").lower()) not in LABELS:
        return None
    if lower == "top":
        return "rank"
    return None if lower in _CAPITAL_ONLY and not word[0].isupper() else "label"
