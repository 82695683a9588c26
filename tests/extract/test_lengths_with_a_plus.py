"""A plus sign between a number and its unit: "10+ years" is a length, "$5+ million" an amount in millions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reading_figures import figures

from pipeline.extract.scan import scan


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("It took 10+ years.", "duration", "10"),
        ("It took 18+ months.", "duration", "18"),
        ("It is worth $5+ million.", "money", "5000000"),
        ("It is 50+ percent.", "percent", "50"),
        ("It has 3+ million readers.", "count", "3000000"),
        ("It has 10+ readers.", "count", "10"),
    ],
)
def test_a_plus_sign_before_a_unit_is_a_bound(text: str, kind: str, low: str) -> None:
    (mention,) = scan(text)
    assert (mention.kind, mention.low, mention.bound) == (kind, Decimal(low), "at_least")


def test_pay_after_so_many_years_and_more() -> None:
    text = "With 1-4 years of experience, welders earn $48,000; with 20+ years, $68,000."
    found = figures(text, "experience")
    assert found == [("wage", "48000", {"experience": "1-4 years"}), ("wage", "68000", {"experience": "20+ years"})]
