"""Figures: numbers with the sign, currency, scale and unit printed around them, and ranges of two."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from pipeline.values.currencies import CODES, DOLLARS, OPENERS, SIGNS, WORDS, Currency, sign
from pipeline.values.numbers import Numeral

FigureKind = Literal["money", "percent", "count", "duration", "period", "date"]

GLUED_SCALES = {"k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
SPACED_SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
PERCENT = {"%": "%", "percent": "%", "percents": "%", "pct": "%", "per cent": "%", "per cents": "%", "percentage": "%"}
POINTS = {"percentage point", "percentage points", "percent points", "percent point", "percentage-point"}
TIMES = {
    "year": "year",
    "years": "year",
    "yr": "year",
    "yrs": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
    "hour": "hour",
    "hours": "hour",
    "hrs": "hour",
    "decade": "decade",
    "decades": "decade",
}
_AFTER = re.compile(r"([ \t\u00a0\u202f\u2009]?[-\u2010\u2011]?[ \t\u00a0\u202f\u2009]?\n?)([A-Za-z.]*[A-Za-z]|[%$£€¥¢\u0e3f\u20a0-\u20cf])")
_SIGN = re.compile(r"([A-Za-z]{0,3})[ ]?([$£€¥¢\u0e3f\u20a0-\u20cf])[ \u00a0\u202f]?\Z")
_MINUS = re.compile(r"(?:(?:\A|(?<=[\s(|]))[-\u2212\u2013]|\b(?:minus|negative)\s)\Z", re.IGNORECASE)
_CODE = re.compile(r"\b([A-Za-z]{3,4})[ \u00a0]?\Z")


class Figure(NamedTuple):
    """A figure at text[start:end]; `factor` is the scale printed with it, `number` what it multiplies."""

    kind: FigureKind
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    currency: str | None = None
    factor: int = 1
    number: Decimal | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing says what the number counts."""
        return self.kind == "count" and self.unit is None


class Suffix(NamedTuple):
    """What is printed right after a number, up to `end`."""

    end: int
    factor: int = 1
    kind: FigureKind | None = None
    unit: str | None = None
    currency: Currency | None = None


def read(text: str, numeral: Numeral, currency: str | None) -> Figure:
    """The figure around a number."""
    start, money = _prefix(text, numeral.start)
    after = _suffix(text, numeral.end, money is not None)
    if after.kind in (None, "money"):
        money = money or after.currency
    kind: FigureKind = "money" if money else after.kind or "count"
    negative = _MINUS.search(text, max(0, start - 9), start) if start else None
    number = numeral.value
    if negative and number is not None:
        start, number = negative.start(), -number
    low = None if number is None else number * after.factor
    code = money and (money.code or (currency if money.name == "Dollar" and currency in DOLLARS else _default(money)))
    return Figure(kind, start, after.end, low, low, money.name if money else after.unit, code, after.factor, number)


def _default(money: Currency) -> str | None:
    return "GBP" if money.name in ("Pound", "Pence") else None


def _prefix(text: str, start: int) -> tuple[int, Currency | None]:
    """A currency sign or code right before a number."""
    if not start:
        return start, None
    found = _SIGN.search(text, max(0, start - 6), start) if text[start - 1] in SIGNS or text[start - 2 : start - 1] in SIGNS else None
    if found:
        money = sign(found[2], found[1])
        return (found.start(), money) if money else (found.start(2), SIGNS.get(found[2]))
    code = _CODE.search(text, max(0, start - 6), start) if text[start - 1 : start].isalnum() or text[start - 2 : start - 1].isalpha() else None
    if code:
        if code[1] in CODES:
            return code.start(), CODES[code[1]]
        if code[1][0] == "M" and code[1][1:] in CODES:
            return start, None
    return start, None


def _suffix(text: str, end: int, is_money: bool) -> Suffix:
    """Scale and unit right after a number ("k", "million dollars", "percentage points", "years")."""
    factor, word = 1, _AFTER.match(text, end)
    if word is None:
        return Suffix(end)
    lower = word[2].lower()
    scale = SPACED_SCALES.get(lower) or (GLUED_SCALES.get(lower) if not word[1] or is_money else None)
    if scale:
        factor, end = scale, word.end()
        word = _AFTER.match(text, end)
        if word is None:
            return Suffix(end, factor)
    return _unit(text, word, end, factor)


def _unit(text: str, word: re.Match[str], end: int, factor: int) -> Suffix:
    lower = word[2].lower()
    two = word.end()
    further = _AFTER.match(text, two) if lower in OPENERS or lower in ("per", "percentage", "percent") else None
    if further:
        phrase = f"{lower} {further[2].lower()}"
        if phrase in POINTS:
            return Suffix(further.end(), factor, "percent", "percentage_points")
        if phrase in PERCENT:
            return Suffix(further.end(), factor, "percent", "%")
        if phrase in WORDS:
            return Suffix(further.end(), factor, "money", None, WORDS[phrase])
    if lower in PERCENT:
        return Suffix(two, factor, "percent", "%")
    if lower in TIMES and factor == 1:
        return Suffix(two, factor, "duration", TIMES[lower])
    money = CODES.get(word[2]) or WORDS.get(lower) or (SIGNS.get(lower) if not _digit(text, two) else None)
    if money:
        return Suffix(two, factor, "money", None, money)
    return Suffix(end, factor)


def _digit(text: str, place: int) -> bool:
    return text[place : place + 1].isdigit() or text[place : place + 1] == " " and text[place + 1 : place + 2].isdigit()


_DASHES = frozenset({"-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212"})
_TO = frozenset({"to", "through", "thru", "until", "till"})


def ranges(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures with those that are the two ends of a range made one."""
    joined: list[Figure] = []
    for figure in figures:
        if joined and figure.start - joined[-1].end <= 12:
            one = _range(text, joined[-1], figure)
            if one:
                joined[-1] = one
                continue
        joined.append(figure)
    return joined


def _range(text: str, low: Figure, high: Figure) -> Figure | None:
    word = text[low.end : high.start].strip().lower()
    if not (word in _DASHES or word in _TO or word == "and" and _between(text, low.start)):
        return None
    if low.kind == "date" and high.kind == "date":
        years = low.low is not None and high.low is not None and low.low < high.low and not low.high and not high.high
        return low._replace(kind="period", end=high.end, high=high.low) if years else None
    if "date" in (low.kind, high.kind) or low.number is None or high.number is None or low.low is None or high.high is None:
        return None
    factor = high.factor if low.factor == 1 and low.number < 1000 and low.number * high.factor <= high.high else 1
    least = low.low * factor
    if least > high.high:
        return None
    if low.kind == high.kind and (low.unit == high.unit or low.bare):
        return high._replace(start=low.start, low=least, number=None)
    if low.bare:
        return high._replace(start=low.start, low=least, number=None)
    if high.bare and low.kind in ("money", "percent") and (word in _DASHES or high.factor > 1 or low.kind == "money"):
        return low._replace(end=high.end, low=least, high=high.high, number=None)
    return None


def _between(text: str, start: int) -> bool:
    return text[max(0, start - 12) : start].rstrip().lower().endswith("between")
