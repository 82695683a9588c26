"""How figures are written: every figure of a text, and from a quote back to the value it states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from pipeline.values.figures import Printed, read
from pipeline.values.kinds import Count, Duration, Money, Percent, Value, Year, canonical
from pipeline.values.numbers import Numeral, numerals, places
from pipeline.values.ranges import joined
from pipeline.values.scripts import western
from pipeline.values.unseen import seen

Runs = list[tuple[int, int]]
Special = Callable[[Numeral], Printed | None]
"""Tells numbers that state no plain quantity apart, before they are read as one."""

Glance = Callable[[int], Printed | None]
"""Tells the figure whose digits begin at a place where a look is enough, just as it would else be read."""


def figures(
    text: str, locale: str, currency: str | None, special: Special, glance: Glance | None, runs: Runs
) -> list[Printed]:
    """Every figure of a text in order, ranges as one. A lone "one" is a pronoun more often than a number."""
    found = _each(text, locale, currency, places(text, locale, runs), special, glance)
    return [figure for figure in joined(text, found) if figure.end - figure.start != 3 or not _pronoun(text, figure)]


def _each(
    text: str,
    locale: str,
    currency: str | None,
    where: Runs,
    special: Special | None = None,
    glance: Glance | None = None,
) -> Iterator[Printed]:
    done = 0
    for start, end in where:
        if end <= done:
            continue  # the figure before holds it: the second year of "2024–34"
        figure = glance(start) if glance else None
        if figure and figure.start >= done:
            yield figure
            done = figure.end
            continue
        for numeral in numerals(text, start, end, locale):
            if numeral.start < done:
                if numeral.end > done and numeral.written == "digits":
                    yield Printed("count", done, numeral.end, None, None, "code")
                    done = numeral.end
                continue
            figure = (special(numeral) if special else None) or read(text, numeral, currency, done)
            if figure:
                yield figure if figure.start >= done else replace(figure, start=numeral.start)
                done = figure.end


def _pronoun(text: str, figure: Printed) -> bool:
    return figure.bare and text[figure.start : figure.end].lower() == "one"


def parse(quote: str, kind: str, locale: str = "en-US", currency: str | None = None) -> Value | None:
    """The value that a quote states, read as the given kind; None where the quote is no such figure.

    A bare number ("130,690" below a heading that says dollars) is taken for what the kind says, in the given currency.
    """
    quote = western(seen(quote), locale)
    found = joined(quote, _each(quote, locale, currency, places(quote, locale)), inside=True)
    stated = [figure for figure in found if figure.low is not None and figure.high is not None]
    for figure in stated:
        if figure.kind == kind:
            return _value(figure, kind, figure.currency)
    for figure in stated:
        if figure.bare or (kind == "year" and figure.kind in ("date", "period")):
            return _value(figure, kind, currency)
    return None


def _value(figure: Printed, kind: str, currency: str | None) -> Value | None:
    low, high = canonical(figure.low or Decimal(0)), canonical(figure.high or Decimal(0))
    one, first, last = (low, None, None) if low == high else (None, low, high)
    if kind == "money":
        return Money(one, currency, first, last)
    if kind == "percent":
        return Percent(one, first, last)
    if kind == "duration":
        return Duration(low, high, figure.unit) if figure.unit else None
    if kind == "year":
        return Year(one, first, last)
    return Count(one, first, last) if kind == "count" else None
