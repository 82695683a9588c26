"""Printed precision: what a figure may stand for follows from how it was printed, never from a percentage."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.precision import Printed, compatible, half_unit, interval, place, precision

VECTORS = Path(__file__).parents[2] / ".." / "shared" / "rounding" / "vectors.csv"


def figures(text: str) -> list[Printed]:
    """Read "105000@-3; 104830@INF"."""
    pairs = [fact.strip().split("@") for fact in text.split(";")]
    return [Printed(Decimal(number), None if to == "INF" else int(to)) for number, to in pairs]


def stand_for(facts: list[Printed]) -> list[Printed]:
    """What is left of figures that can be one number: the most precise of them, as the sheet takes it."""
    return [max(facts, key=precision)] if compatible(facts) else facts


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared vectors are not beside this checkout")
def test_every_case_worked_out_by_a_filing_processor_comes_out_the_same() -> None:
    with VECTORS.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 16
    for row in rows:
        facts = figures(row["facts"])
        assert compatible(facts) == (row["all_consistent"] == "True"), row["case"]
        assert stand_for(facts) == figures(row["deduped_to"]), row["case"]


@pytest.mark.parametrize(
    ("quote", "number", "hedged", "expected"),
    [
        pytest.param("$104,830", "104830", False, 0, id="last-printed-digit"),
        pytest.param("$105,000", "105000", False, 0, id="printed-zeros-count"),
        pytest.param("$105k", "105000", False, -3, id="digit-before-suffix"),
        pytest.param("US$56k", "56000", False, -3, id="prefixed-currency"),
        pytest.param("1.2 million", "1200000", False, -5, id="digit-before-scale-word"),
        pytest.param("2.80 million", "2800000", False, -4, id="zero-before-scale-word"),
        pytest.param("$105,000", "105000", True, -3, id="hedged-last-non-zero"),
        pytest.param("$104,830", "104830", True, -1, id="hedged-tens"),
        pytest.param("28 percent", "28", False, 0, id="percent"),
        pytest.param("27.5%", "27.5", False, 1, id="one-decimal"),
        pytest.param("$60.00", "60", False, 2, id="cents"),
        pytest.param("104.830,50 €", "104830.5", False, 2, id="other-locale"),
        pytest.param("1,05,000", "105000", False, 0, id="lakh-grouping"),
        pytest.param("2 percent", "-2", False, 0, id="decline"),
        pytest.param("3 to 5 years", "5", False, 0, id="end-of-a-range"),
        pytest.param("four years", "4", False, 0, id="spelled-out"),
        pytest.param("0.0%", "0", False, 1, id="nought-with-decimals"),
        pytest.param("about 0", "0", True, 0, id="hedged-nought"),
        pytest.param("2½ years", "2.5", False, 1, id="fraction"),
    ],
)
def test_the_place_is_read_from_the_words(quote: str, number: str, hedged: bool, expected: int) -> None:
    assert place(quote, Decimal(number), hedged) == expected


def test_about_105_000_and_105k_reach_equally_far() -> None:
    hedged = Printed(Decimal(105000), place("$105,000", Decimal(105000), hedged=True))
    suffixed = Printed(Decimal(105000), place("$105k", Decimal(105000)))
    assert interval(hedged) == interval(suffixed) == (Decimal(104500), Decimal(105500))


def test_three_per_cent_apart_is_a_conflict() -> None:
    assert not compatible([Printed(Decimal(101340), 0), Printed(Decimal(104830), 0)])


numbers = st.builds(
    Printed, st.decimals(min_value=-(10**7), max_value=10**7, places=2), st.integers(min_value=-4, max_value=2)
)


@given(st.lists(numbers, min_size=2, max_size=5))
def test_figures_are_compatible_with_the_most_precise_of_them_where_they_are_with_one_another(
    facts: list[Printed],
) -> None:
    if compatible(facts):
        assert all(compatible([each, max(facts, key=precision)]) for each in facts)


@given(st.lists(numbers, min_size=2, max_size=5))
def test_the_order_of_figures_never_matters(facts: list[Printed]) -> None:
    assert compatible(facts) == compatible(facts[::-1])


@given(numbers)
def test_a_number_lies_in_the_middle_of_its_interval(fact: Printed) -> None:
    low, high = interval(fact)
    assert high - fact.number == fact.number - low == half_unit(fact.place)
