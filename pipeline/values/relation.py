"""How two figures relate: the same, compatible within their print, conflicting, or incomparable."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from pipeline.values.kinds import Bound, Count, Duration, Level, Money, Name, Percent, Value, Year, figure
from pipeline.values.precision import Printed, compatible, half_unit, place

Relation = Literal["same", "compatible", "conflicting", "incomparable"]

MONTHS = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12), "decade": Decimal(120)}
HOURS = {"hour": Decimal(1), "day": Decimal(24), "week": Decimal(168)}
ONE = Decimal(1)


class Reading(NamedTuple):
    """What a printed figure may stand for: its numbers as stated, and the set they reach over.

    `least` or `most` is None where a bound leaves that end open; `strict` where the end itself is
    left out ("more than"). `place` is None for ranges and half-lines.
    """

    unit: str
    low: Decimal
    high: Decimal
    place: int | None
    least: Decimal | None
    most: Decimal | None
    strict: bool = False

    @property
    def point(self) -> bool:
        """Whether this is one figure rather than a range or a half-line."""
        return self.place is not None

    @property
    def printed(self) -> Printed:
        """The figure with its place, for a single figure."""
        return Printed(self.low, self.place)


def reading(value: Value, bound: Bound, quote: str, threshold: bool = False) -> Reading | None:
    """Read a value with its bound and the words it was printed with; None for names and levels.

    Beside a percentile a bound is a `threshold`: "the top 10 % earn over $160,000" puts the
    percentile at 160,000, so it reads as that point. Elsewhere a bound is a half-line.
    """
    numbers = figure(value)
    if numbers is None:
        return None
    unit, factor = measure(value)
    low, high = numbers
    if bound in ("more_than", "at_least", "less_than", "at_most") and not threshold:
        return half_line(unit, low * factor, high * factor, bound)
    hedged = bound == "approximately"
    first, last = place(quote, low, hedged), place(quote, high, hedged)
    least, most = (low - half_unit(first)) * factor, (high + half_unit(last)) * factor
    printed_to = first if low == high else None
    return Reading(unit, low * factor, high * factor, printed_to, least, most)


def half_line(unit: str, low: Decimal, high: Decimal, bound: Bound) -> Reading:
    """Everything beyond a figure: "more than 12" leaves 12 itself out, "at least 12" does not."""
    strict = bound in ("more_than", "less_than")
    if bound in ("more_than", "at_least"):
        return Reading(unit, low, high, None, low, None, strict)
    return Reading(unit, low, high, None, None, high, strict)


def measure(value: Value) -> tuple[str, Decimal]:
    """The unit in which a kind of value is compared, and the factor that takes it there."""
    match value:
        case Money():
            return value.currency or "money", ONE
        case Duration():
            return duration_unit(value.unit)
        case Percent() | Count() | Year() | Name() | Level():
            return type(value).__name__.lower(), ONE


def duration_unit(unit: str) -> tuple[str, Decimal]:
    """Years in months and weeks in hours; between these two there is no fixed ratio."""
    if unit in MONTHS:
        return "months", MONTHS[unit]
    if unit in HOURS:
        return "hours", HOURS[unit]
    return unit, ONE


def relate(first: Reading, second: Reading) -> tuple[Relation, str]:
    """How two figures relate, with the reason in words.

    Ranges and half-lines are compatible where the sets meet; two single figures where half a unit of
    their last places lets them be one number.
    """
    if first.unit != second.unit:
        return "incomparable", f"one is in {first.unit}, the other in {second.unit}"
    if (first.low, first.high) == (second.low, second.high) and open_end(first) == open_end(second):
        return "same", "both state the same figure"
    if first.point and second.point:
        if compatible((first.printed, second.printed)):
            return "compatible", "one is the other, rounded: within half a unit of the last printed digits they meet"
        return "conflicting", "no number would be printed both ways"
    if meet(first, second):
        return "compatible", "there are numbers that both statements allow"
    return "conflicting", "no number is allowed by both statements"


def open_end(value: Reading) -> tuple[bool, bool, bool]:
    """Which ends a bound leaves open, so that "more than 12" is not taken for "12"."""
    return value.least is None, value.most is None, value.strict


def meet(first: Reading, second: Reading) -> bool:
    """Whether two sets of numbers have one in common."""
    return reaches(first, second) and reaches(second, first)


def reaches(lower: Reading, upper: Reading) -> bool:
    """Whether the lower end of one lies under the upper end of the other."""
    if lower.least is None or upper.most is None:
        return True
    if lower.strict or upper.strict:
        return lower.least < upper.most
    return lower.least <= upper.most
