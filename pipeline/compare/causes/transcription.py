"""A figure was copied wrongly: two neighbouring digits changed places, a "k" got lost, or the decimal point slipped."""

from __future__ import annotations

from decimal import Decimal

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.compare.phrases import both
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity
from pipeline.records.times import overlap
from pipeline.values.precision import Printed, compatible, significant
from pipeline.values.relation import Reading

NAME: CauseName = "transcription"
ORDER = 10
SEVERITY: Severity = "high"

SLIPS = {1: "the decimal point has slipped by one place", 2: "the decimal point has slipped by two places",
         3: "a “k” or a “thousand” was lost or added"}  # fmt: skip
LEAST_DIGITS = 3


def explain(pair: Pair) -> Verdict | None:
    """Only for single figures of one origin and window, or where one side credits nobody and may have copied it."""
    first, second = pair.first.reading, pair.second.reading
    if pair.relation != "conflicting" or pair.windows_differ or first is None or second is None:
        return None
    if not (first.point and second.point and (pair.same_origin or may_be_copied(pair))):
        return None
    slip = slipped(first, second) or (None if dated_apart(pair) else swapped(first.low, second.low))
    if slip is None:
        return None
    return Verdict("inferred", f"{both(pair)}: probably a slip in copying, for {slip}.")


def may_be_copied(pair: Pair) -> bool:
    """Whether one side never says whose figure it is, so that it may be the other side's, copied wrongly."""
    return any(all(claim.attribution is None for claim in side.claims) for side in (pair.first, pair.second))


def dated_apart(pair: Pair) -> bool:
    """Whether the texts give different dates, which explain another figure better than a chance swap."""
    first, second = pair.first.dates, pair.second.dates
    return bool(first and second) and not any(overlap(one, other) for one in first for other in second)


def slipped(first: Reading, second: Reading) -> str | None:
    """Which slip of the decimal point makes one figure the other, within its printed precision."""
    smaller, greater = sorted((first, second), key=lambda one: abs(one.low))
    digits = len(significant(smaller.low)[0])
    if digits < 2:
        return None
    for places, name in SLIPS.items():
        moved = Printed(smaller.low.scaleb(places), None if smaller.place is None else smaller.place - places)
        equal = moved.number == greater.low
        if equal or (digits >= LEAST_DIGITS and places == max(SLIPS) and compatible((moved, greater.printed))):
            return name
    return None


def swapped(first: Decimal, second: Decimal) -> str | None:
    """The two neighbouring digits that changed places, as words."""
    digits, others = significant(first), significant(second)
    one, other = padded(digits, others), padded(others, digits)
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(one) < LEAST_DIGITS or len(places) != 2 or places[1] != places[0] + 1:
        return None
    i, j = places
    if one[i] != other[j] or one[j] != other[i]:
        return None
    return f"the digits {one[i]} and {one[j]} have changed places"


def padded(digits: tuple[str, int], others: tuple[str, int]) -> str:
    """The digits of a number down to the last place that either of two numbers reaches."""
    return digits[0] + "0" * (digits[1] - min(digits[1], others[1]))
