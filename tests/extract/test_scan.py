"""What the scanner promises about figures in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.extract.scan import scan

FORMS = [
    pytest.param("paid $48,000 to $61,500 a year", "money", "$48,000 to $61,500", 48000, 61500, id="money-range"),
    pytest.param("between $3 and $5 million", "money", "$3 and $5 million", 3000000, 5000000, id="shared-scale"),
    pytest.param("grow 5-7% by 2032", "percent", "5-7%", 5, 7, id="dashed-percent"),
    pytest.param("takes two to three years", "duration", "two to three years", 2, 3, id="words-and-unit"),
    pytest.param("from 2022 through 2032", "period", "2022 through 2032", 2022, 2032, id="years"),
    pytest.param("the 2024–34 projections", "period", "2024–34", 2024, 2034, id="short-year"),
    pytest.param("was US$56k then", "money", "US$56k", 56000, 56000, id="letters-and-k"),
]


@pytest.mark.parametrize(("text", "kind", "quote", "low", "high"), FORMS)
def test_a_figure_is_read_with_its_sign_scale_and_unit(text: str, kind: str, quote: str, low: int, high: int) -> None:
    found = [mention for mention in scan(text) if mention.kind == kind]
    assert [text[mention.start : mention.end] for mention in found] == [quote]
    assert (found[0].low, found[0].high) == (Decimal(low), Decimal(high))
