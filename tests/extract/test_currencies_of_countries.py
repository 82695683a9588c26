"""A bare sign, or none, stands for what is paid with where the source is from."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.profiles.load import load
from pipeline.readers import read
from pipeline.records.document import Source
from pipeline.values import Money


def currencies(text: str, **about: str) -> list[str | None]:
    """What each sum of a text about welders is in."""
    source = Source("page", "page.txt", subject="welders", **about)  # type: ignore[arg-type]
    claims = extract(read(f"About welders\n\n{text}".encode(), "page.txt", "page"), source, load("occupation")).claims
    return [each.value.currency for each in claims if isinstance(each.value, Money)]


@pytest.mark.parametrize(
    ("about", "dollar", "unsigned"),
    [
        ({}, "USD", "USD"),
        ({"geography": "US"}, "USD", "USD"),
        ({"geography": "CA"}, "CAD", "CAD"),
        ({"geography": "AU-NSW"}, "AUD", "AUD"),
        ({"locale": "en-NZ"}, "NZD", "NZD"),
        ({"locale": "en-CA", "geography": "US"}, "USD", "USD"),
        ({"geography": "GB"}, "USD", "GBP"),
        ({"geography": "IE"}, "USD", "EUR"),
        ({"geography": "Elsewhere"}, "USD", "USD"),
    ],
)
def test_a_dollar_is_that_of_the_country(about: dict[str, str], dollar: str, unsigned: str) -> None:
    assert currencies("Welders earn $51,000 a year.", **about) == [dollar]
    assert currencies("Welders earn an average of 51,000 a year.", **about) == [unsigned]
    assert currencies("Welders earn US$51,000 a year, or £40,000.", **about) == ["USD", "GBP"]


def test_a_number_is_in_what_the_other_sums_are_in_unless_the_country_pays_otherwise() -> None:
    text = "Beginners earn £25,300. The average salary is 31,800 a year."
    assert currencies(text) == ["GBP", "GBP"]
    assert currencies(text, geography="GB") == ["GBP", "GBP"]
    assert currencies(text, geography="CA") == ["GBP"]
    assert currencies(text.replace("£25,300", "£25,300 or €29,100")) == ["GBP", "EUR"]
