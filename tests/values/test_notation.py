"""What the notation promises: a quote gives back the value it states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.values import Count, Duration, Money, Percent, Value, Year
from pipeline.values.notation import parse

D = Decimal

QUOTES = [
    pytest.param("$104,830", "money", "en-US", "USD", Money(D(104830), "USD"), id="money"),
    pytest.param("$1.2 million", "money", "en-US", "USD", Money(D(1200000), "USD"), id="scaled"),
    pytest.param("US$56k", "money", "en-US", None, Money(D(56000), "USD"), id="currency-printed"),
    pytest.param("€45.000", "money", "de-DE", None, Money(D(45000), "EUR"), id="german"),
    pytest.param("130,690", "money", "en-US", "USD", Money(D(130690), "USD"), id="unit-in-the-heading"),
    pytest.param(
        "$48,000 to $61,500", "money", "en-US", "USD", Money(None, "USD", D(48000), D(61500)), id="money-range"
    ),
    pytest.param("3% and 5%", "percent", "en-US", None, Percent(None, D(3), D(5)), id="the-words-between"),
    pytest.param("28 per cent", "percent", "en-US", None, Percent(D(28)), id="percent"),
    pytest.param("-2", "percent", "en-US", None, Percent(D(-2)), id="percent-in-the-heading"),
    pytest.param("one in four", "percent", "en-US", None, Percent(D(25)), id="share"),
    pytest.param("two to three years", "duration", "en-US", None, Duration(D(2), D(3), "year"), id="duration"),
    pytest.param("2.8 million", "count", "en-US", None, Count(D(2800000)), id="count"),
    pytest.param("twelve", "count", "en-US", None, Count(D(12)), id="word"),
    pytest.param("1998", "year", "en-US", None, Year(D(1998)), id="year"),
]


@pytest.mark.parametrize(("quote", "kind", "locale", "currency", "value"), QUOTES)
def test_a_quote_gives_back_its_value(quote: str, kind: str, locale: str, currency: str | None, value: Value) -> None:
    assert parse(quote, kind, locale, currency) == value


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        pytest.param("some money", "money", id="no-figure"),
        pytest.param("5%", "money", id="percent-is-no-money"),
        pytest.param("$5", "duration", id="money-is-no-duration"),
        pytest.param("5", "duration", id="no-unit"),
        pytest.param("Master of Science", "name", id="name"),
        pytest.param("", "count", id="nothing"),
    ],
)
def test_a_quote_that_states_no_such_figure_gives_nothing(quote: str, kind: str) -> None:
    assert parse(quote, kind) is None
