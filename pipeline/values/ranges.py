"""Two numbers that make one figure: ranges, shares ("one in four"), dollars and cents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec.structs import replace

from pipeline.values.figures import Printed

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_TO = frozenset(
    {
        "to",
        "through",
        "thru",
        "until",
        "till",
        "up to",
        "bis",
        "to about",
        "to around",
        "to nearly",
        "to roughly",
        "to more than",
    }
)
_OF = frozenset({"in", "out of", "in every", "of every", "out of every"})
_SMALLER = {"Cent": 100, "Pence": 100, "Penny": 100, "Paisa": 100}
_COUNTED = re.compile(r"\s+[a-z]+s\b|[,.]?\d|[^\W\d]|\s?%")
_LISTED = re.compile(r"\s+[a-z]+s\b|[,.]?\d|[^\W\d]|\s?%|,? (?:and|or|to) [$€£]?\d|, [$€£]?\d")
BARE_SPAN = re.compile(r"\d{1,2}\s?(?:[-–—]\s?\d{1,2}|\+)")
"""A span without a unit, as rows are named by one: "2-4", "10+" below "Years"."""
_PERCENT_OF = re.compile(r"\b(?:percents?|per\scent)\sof\s\Z", re.IGNORECASE)


def joined(text: str, figures: Iterable[Printed], inside: bool = False) -> list[Printed]:
    """The figures in order, two made one where they are the ends of a range or the parts of an amount.

    `inside` says that the text is itself a quoted figure: "3% and 5%" is then what "between" stood before.
    """
    found: list[Printed] = []
    end = 0
    for figure in figures:
        start = figure.start
        if found and 0 < start - end <= 14 and text[end] != "\t":
            one = _one(text, found[-1], figure, inside)
            if one:
                found[-1], end = replace(one, quiet=False) if one.quiet else one, one.end
                continue
        if text[start - 3 : start] == "of " and figure.bare:
            figure = _percent_of(text, end, figure)
        found.append(figure)
        end = figure.end
    return found


def _one(text: str, low: Printed, high: Printed, inside: bool) -> Printed | None:
    gap = text[low.end : high.start]
    word = gap.strip(" \u00a0\u202f\u2009\n").lower()
    if word in _DASHES:
        return _range(low, high) if "\n" not in gap else None
    word = word.strip("-\u2010\u2011 ")
    if word in _TO or (word == "and" and (inside or _between(text, low.start))):
        return (
            _spoken_years(text, low, high, word) or _range(low, high) or (_amount(low, high) if word == "and" else None)
        )
    if gap == ", " and low.kind == "money" and high.bare:
        return _spaced_out(text, low, high)
    if word == "and" or (gap == " " and not _COUNTED.match(text, high.end)):
        return _amount(low, high) if word == "and" else _amount(low, high) or _trailing(low, high)
    if (
        word == "or"
        and low.bare
        and high.kind == "duration"
        and low.number is not None
        and high.number == low.number + 1
    ):
        return replace(high, start=low.start, low=low.low)
    return _part_of(low, high) if word in _OF else None


def _range(low: Printed, high: Printed) -> Printed | None:
    if low.kind == "date" or high.kind == "date":
        return _years(low, high)
    if low.number is None or high.number is None or low.low is None or high.low is None:
        return None
    if low.low != low.high or high.low != high.high:
        return None
    first, last = low.low, high.low
    if low.factor == 1 and high.factor > 1 and low.number < 1000 and low.number * high.factor <= last:
        first = low.number * high.factor
    if high.bare and high.factor == 1 and low.factor > 1 and low.number <= high.number < 1000:
        last = high.number * low.factor
    if first > last or (first == last and low.kind == high.kind):
        return None
    return _united(low, high, first, last)


def _united(low: Printed, high: Printed, first: Decimal, last: Decimal) -> Printed | None:
    """One figure with the unit of the end that states it."""
    if low.bare or (low.kind == high.kind and low.unit == high.unit):
        return replace(high, start=low.start, low=first, high=last, number=None)
    if high.bare and (low.kind == "money" or (low.kind == "percent" and last <= 100)):
        return replace(low, end=high.end, low=first, high=last, number=None)
    if low.kind == high.kind == "money" and "Dollar" in (low.unit, high.unit):
        stated = low if high.unit == "Dollar" else high
        return replace(stated, start=low.start, end=high.end, low=first, high=last, number=None)
    return None


def _years(low: Printed, high: Printed) -> Printed | None:
    """A period from two dates, both years or both months."""
    if low.kind != high.kind or low.unit or high.unit or low.low is None or high.low is None:
        return None
    if low.low >= high.low or bool(low.high) != bool(high.high):
        return None
    return Printed("period", low.start, high.end, low.low, high.low)


def _spoken_years(text: str, low: Printed, high: Printed, word: str) -> Printed | None:
    """A period in words: "from two thousand until two thousand and fourteen"."""
    if not (low.bare and high.bare and text[low.start].isalpha() and text[high.start].isalpha()) or word == "and":
        return None
    if low.low is None or high.low is None or not 1900 <= low.low < high.low < 2100:
        return None
    return Printed("period", low.start, high.end, low.low, high.low)


def _spaced_out(text: str, low: Printed, high: Printed) -> Printed | None:
    """An amount with a stray space behind its comma: "$125, 840"; not the list "$100, 200 and 300"."""
    if (
        low.number is None
        or high.low is None
        or low.low is None
        or not 1 <= low.low < 1000
        or low.low % 1
        or low.trails
    ):
        return None
    if high.end - high.start != 3 or not text[high.start : high.end].isdigit() or _LISTED.match(text, high.end):
        return None
    whole = low.low * 1000 + high.low
    return replace(low, end=high.end, low=whole, high=whole, number=whole)


def _between(text: str, start: int) -> bool:
    return text[max(0, start - 16) : start].rstrip().lower().endswith(("between", "between about"))


def _amount(low: Printed, high: Printed) -> Printed | None:
    """Dollars and cents: "thirteen dollars and forty-five cents"."""
    parts = _SMALLER.get(high.unit or "")
    if (
        not parts
        or low.kind != "money"
        or low.unit in _SMALLER
        or low.low is None
        or high.low is None
        or low.low != low.high
    ):
        return None
    if low.low % 1 or not 0 < high.low < parts:
        return None
    whole = low.low + high.low / parts
    return replace(low, end=high.end, low=whole, high=whole, number=whole)


def _trailing(low: Printed, high: Printed) -> Printed | None:
    """Two digits right behind an amount in words are its cents: "15 dollars 50", "17 USD 25"."""
    if not (low.trails and high.bare and low.factor == 1 and high.factor == 1) or low.low is None or high.low is None:
        return None
    if low.low % 1 or not 10 <= high.low < 100 or high.low % 1 or low.low != low.high:
        return None
    whole = low.low + high.low / 100
    return replace(low, end=high.end, low=whole, high=whole, number=whole)


def _part_of(part: Printed, whole: Printed) -> Printed | None:
    """So many of so many as a percentage: "one in four", "three out of five"."""
    if not (part.bare and whole.bare) or part.number is None or whole.number is None or part.factor * whole.factor != 1:
        return None
    if part.number % 1 or whole.number % 1 or not 0 < part.number < whole.number or whole.number not in _WHOLES:
        return None
    share = (100 * part.number / whole.number).quantize(Decimal("0.01"))
    return Printed("percent", part.start, whole.end, share, share, "share", None, 1, share)


_WHOLES = frozenset((*range(2, 13), 15, 20, 25, 50, 100, 1000, 10000))


def _percent_of(text: str, done: int, figure: Printed) -> Printed:
    """The order of question and answer turned round: "percent of 10"."""
    words = _PERCENT_OF.search(text, max(done, figure.start - 12), figure.start)
    if words is None or (done and not text[done : words.start()].strip()):
        return figure
    return replace(figure, kind="percent", unit="%", start=words.start(), quiet=False)
