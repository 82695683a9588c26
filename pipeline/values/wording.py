"""Values in words, as a sentence for readers would print them."""

from __future__ import annotations

from decimal import Decimal

from pipeline.values.kinds import Bound, Count, Duration, Level, Money, Name, Percent, Value, Year, canonical

SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹"}
HEDGES: dict[Bound, str] = {
    "exact": "",
    "approximately": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "at most ",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NUMBERS = frozenset(f"{number:02}" for number in range(1, 13))


def say(value: Value, bound: Bound = "exact") -> str:
    """A value with its hedge: "more than $160,000", "28%", "3 to 5 years beyond a master's degree"."""
    return HEDGES[bound] + plain(value)


def plain(value: Value) -> str:
    """A value without its hedge."""
    match value:
        case Money():
            return spread(value.amount, value.low, value.high, money(value.currency), "")
        case Percent():
            return spread(value.number, value.low, value.high, "", "%")
        case Count():
            return spread(value.number, value.low, value.high, "", "")
        case Year():
            return year(value)
        case Duration():
            return duration(value)
        case Name():
            return f"{value.text} ({value.abbreviation})" if value.abbreviation else value.text
        case Level():
            return value.canonical or value.text


def number(figure: Decimal) -> str:
    """A number with thousands separators and no empty decimals."""
    return f"{canonical(figure):,}"


def cents(figure: Decimal) -> str:
    """An amount of money: with cents where it has any."""
    whole = number(figure)
    return f"{figure:,.2f}" if whole[-2:-1] == "." else whole


def money(currency: str | None) -> str:
    """The symbol of a currency, or its code where it has no common symbol."""
    if currency is None:
        return ""
    return SYMBOLS.get(currency, f"{currency} ")


def spread(single: Decimal | None, low: Decimal | None, high: Decimal | None, before: str, after: str) -> str:
    """One figure or a range, with its sign and unit around each figure."""
    if single is not None:
        low = high = single
    if low is None or high is None:
        return "an unstated figure"
    written = cents if before else number
    parts = [f"{'-' if figure < 0 else ''}{before}{written(abs(figure))}{after}" for figure in (low, high)]
    return parts[0] if low == high else " to ".join(parts)


def year(value: Year) -> str:
    """A year, which takes no thousands separator."""
    figures = [value.number] if value.number is not None else [value.low, value.high]
    return " to ".join(str(canonical(figure)) for figure in figures if figure is not None)


def duration(value: Duration) -> str:
    """A length of time, and what it is added to."""
    figures = number(value.low) if value.low == value.high else f"{number(value.low)} to {number(value.high)}"
    unit = value.unit if value.high == 1 else f"{value.unit}s"
    return f"{figures} {unit}" + (f" beyond {value.after}" if value.after else "")


def month(date: str) -> str:
    """A date as people write it: "May 2023" for 2023-05."""
    year, _, number = date.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}" if number in _NUMBERS else date
