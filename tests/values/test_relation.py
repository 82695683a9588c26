"""How two figures relate, and that the answer comes with a reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.values import Bound, Count, Duration, Money, Percent, Value
from pipeline.values.relation import reading, relate
from pipeline.values.wording import say

TWELVE = Count(number=Decimal(12))


def usd(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="USD")


def pay(low: str, high: str) -> Money:
    return Money(low=Decimal(low), high=Decimal(high), currency="USD")


def years(low: int, high: int, unit: str = "year") -> Duration:
    return Duration(Decimal(low), Decimal(high), unit)


Said = tuple[Value, Bound, str]


@pytest.mark.parametrize(
    ("first", "second", "threshold", "expected"),
    [
        pytest.param((usd("104830"), "exact", "$104,830"), (usd("104830"), "approximately", "$104,830"), False, "same",
                     id="a-hedge-does-not-change-the-figure"),
        pytest.param((usd("105000"), "approximately", "$105,000"), (usd("104830"), "exact", "$104,830"), False,
                     "compatible", id="hedged"),
        pytest.param((usd("105000"), "exact", "$105k"), (usd("104830"), "exact", "$104,830"), False, "compatible",
                     id="suffix"),
        pytest.param((usd("105000"), "exact", "$105,000"), (usd("104830"), "exact", "$104,830"), False, "conflicting",
                     id="printed-in-full"),
        pytest.param((usd("160000"), "more_than", "$160,000"), (usd("205000"), "more_than", "$205,000"), True,
                     "conflicting", id="thresholds-are-points"),
        pytest.param((usd("160000"), "more_than", "$160,000"), (usd("205000"), "more_than", "$205,000"), False,
                     "compatible", id="half-lines-meet"),
        pytest.param((usd("60000"), "more_than", "$60,000"), (usd("50000"), "exact", "$50,000"), False, "conflicting",
                     id="half-line-misses"),
        pytest.param((TWELVE, "more_than", "12"), (TWELVE, "at_most", "12"), False, "conflicting",
                     id="more-than-leaves-its-end-out"),
        pytest.param((TWELVE, "at_least", "12"), (TWELVE, "at_most", "12"), False, "compatible",
                     id="at-least-keeps-its-end"),
        pytest.param((pay("50000", "60000"), "exact", "$50,000 to $60,000"), (usd("55000"), "exact", "$55,000"), False,
                     "compatible", id="range-holds-figure"),
        pytest.param((pay("50000", "60000"), "exact", "$50,000 to $60,000"), (usd("65000"), "exact", "$65,000"), False,
                     "conflicting", id="range-misses-figure"),
        pytest.param((years(2, 2), "exact", "2 years"), (years(24, 24, "month"), "exact", "24 months"), False, "same",
                     id="years-in-months"),
        pytest.param((years(2, 2), "exact", "2 years"), (years(90, 90, "week"), "exact", "90 weeks"), False,
                     "incomparable", id="weeks-and-years"),
        pytest.param((usd("50"), "exact", "$50"), (Money(amount=Decimal(50), currency="EUR"), "exact", "€50"), False,
                     "incomparable", id="currencies"),
        pytest.param((Percent(number=Decimal(28)), "exact", "28%"), (Percent(number=Decimal("28.4")), "exact", "28.4%"),
                     False, "compatible", id="percent-rounded"),
        pytest.param((Percent(number=Decimal(28)), "exact", "28%"), (Percent(number=Decimal("27.4")), "exact", "27.4%"),
                     False, "conflicting", id="percent-not-rounded"),
    ],
)  # fmt: skip
def test_two_figures_relate_as_their_print_allows(first: Said, second: Said, threshold: bool, expected: str) -> None:
    one, other = (reading(value, bound, quote, threshold) for value, bound, quote in (first, second))
    assert one is not None
    assert other is not None
    relation, reason = relate(one, other)
    assert relation == relate(other, one)[0] == expected
    assert reason


@pytest.mark.parametrize(
    ("value", "bound", "words"),
    [
        pytest.param(usd("104830"), "approximately", "about $104,830", id="money"),
        pytest.param(Money(amount=Decimal(50), currency="CHF"), "exact", "CHF 50", id="code"),
        pytest.param(Percent(number=Decimal(-3)), "exact", "-3%", id="decline"),
        pytest.param(years(3, 5), "exact", "3 to 5 years", id="range"),
        pytest.param(years(1, 1), "at_least", "at least 1 year", id="singular"),
    ],
)
def test_values_read_as_people_print_them(value: Value, bound: Bound, words: str) -> None:
    assert say(value, bound) == words
