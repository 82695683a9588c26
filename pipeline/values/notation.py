"""How figures are written: from a quote back to the value it states."""

from __future__ import annotations

from decimal import Decimal

from pipeline.values.figures import Figure, ranges, read
from pipeline.values.kinds import Count, Duration, Money, Percent, Value, Year, canonical
from pipeline.values.numbers import numerals


def parse(quote: str, kind: str, locale: str = "en-US", currency: str | None = None) -> Value | None:
    """The value that a quote states, read as the given kind; None where the quote is no such figure."""
    found = ranges(quote, [read(quote, numeral, currency) for numeral in numerals(quote, locale)])
    for figure in found:
        if figure.kind == kind and figure.low is not None and figure.high is not None:
            return _value(figure, figure.low, figure.high)
    return None


def _value(figure: Figure, low: Decimal, high: Decimal) -> Value | None:
    low, high = canonical(low), canonical(high)
    one = low if low == high else None
    ends = {} if one is not None else {"low": low, "high": high}
    if figure.kind == "money":
        return Money(one, figure.currency, **ends)
    if figure.kind == "percent":
        return Percent(one, **ends)
    if figure.kind == "duration":
        return Duration(low, high, figure.unit or "year")
    return Count(one, **ends) if figure.kind == "count" else Year(one, **ends)
