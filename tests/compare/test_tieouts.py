"""The arithmetic an auditor would do: errors are found, rounding is not mistaken for one."""

from __future__ import annotations

import pytest
from by_hand import PROFILE, claim, count, pct, run, usd

from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim
from pipeline.records.document import Source

ARITHMETIC = [
    {
        "check": "ascending",
        "property": "wage",
        "qualifier": "statistic",
        "order": ["p10", "p25", "median", "p75", "p90"],
    },
    {"check": "growth", "base": "employment", "rate": "employment_growth", "change": "employment_change"},
    {"check": "total", "base": "employment", "change": "employment_change", "whole": "projected_employment"},
    {
        "check": "scaled",
        "property": "wage",
        "qualifier": "pay_period",
        "small": "hour",
        "large": "year",
        "factor": "2080",
    },
    {"check": "shares", "property": "employment_share", "over": "industry"},
]
AUDITED = Profile.model_validate({**PROFILE.model_dump(), "arithmetic": ARITHMETIC})


def jobs(now: int, rate: str, change: int, then: int) -> list[Claim]:
    """The four figures of an outlook for 2024 to 2034."""
    span = (2024, 2034)
    return [
        claim("a", "employment", count(now), as_of="2024", at=10),
        claim("a", "employment_growth", pct(rate), window=span, at=20),
        claim("a", "employment_change", count(change), window=span, at=30),
        claim("a", "projected_employment", count(then), as_of="2034", at=40),
    ]


def shares(*parts: str) -> list[Claim]:
    """Shares of employment by industry."""
    return [claim("a", "employment_share", pct(part), industry=f"industry {i}") for i, part in enumerate(parts)]


def pay(statistic: str, amount: str, period: str = "year", year: str = "2024", by: str | None = None) -> Claim:
    """A percentile of pay, as a threshold where it is one."""
    bound = {"p10": "less_than", "p90": "more_than"}.get(statistic, "exact")
    return claim("a", "wage", usd(amount), by, bound=bound, statistic=statistic, pay_period=period, as_of=year)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        pytest.param([pay("p10", "52000"), pay("median", "48000")], "tie_out_ascending", id="p10-above-median"),
        pytest.param([pay("median", "95000"), pay("p90", "90000")], "tie_out_ascending", id="median-above-p90"),
        pytest.param(jobs(33600, "22", 8300, 41900), "tie_out_growth", id="growth"),
        pytest.param(jobs(33600, "22", 7300, 41900), "tie_out_total", id="total"),
        pytest.param([pay("median", "60.47", "hour"), pay("median", "127770")], "tie_out_scaled", id="hour-and-year"),
        pytest.param(shares("60", "30", "15"), "tie_out_shares", id="shares"),
        pytest.param([claim("a", "employment_growth", pct(5), window=(2034, 2024))], "tie_out_window", id="window"),
        pytest.param([claim("a", "wage", usd(5), as_of="2025-03")], "tie_out_published", id="published"),
    ],
)
def test_an_error_is_found_and_the_finding_says_what_was_compared(said: list[Claim], rule: str) -> None:
    found = run(said, Source("a", "a", published="2024-08-30", geography="US"), profile=AUDITED).findings
    assert [one.rule for one in found] == [rule]
    assert found[0].source == "a"
    assert (found[0].start, found[0].end) in {(one.evidence.start, one.evidence.end) for one in said}
    if rule not in ("tie_out_window", "tie_out_published"):
        assert "rounding explains" in found[0].message


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([pay("p10", "30000"), pay("median", "48000"), pay("p90", "90000")], id="percentiles-in-order"),
        pytest.param([pay("median", "48000", year="2024"), pay("p90", "45000", year="2014")], id="different-years"),
        pytest.param([pay("median", "72000", by="Glassdoor"), pay("p90", "70000", by="BLS")], id="different-origins"),
        pytest.param(jobs(33600, "22", 7300, 40900), id="all-four-rounded"),
        pytest.param([pay("median", "60.47", "hour"), pay("median", "125770")], id="hour-and-year-rounded"),
        pytest.param(shares("60", "30", "10"), id="exactly-all"),
        pytest.param(shares("33.4", "33.4", "33.3"), id="over-by-rounding"),
        pytest.param([claim("a", "wage", usd(5), as_of="2024-08")], id="dated-in-the-month-of-publication"),
        pytest.param([claim("a", "projected_employment", count(5), as_of="2034")], id="a-projection-is-dated-ahead"),
        pytest.param(
            [pay("median", "48000"), claim("a", "wage", usd(39000), statistic="p90", industry="retail", as_of="2024")],
            id="another-industry",
        ),
    ],
)
def test_what_rounding_or_another_question_explains_is_no_finding(said: list[Claim]) -> None:
    assert run(said, Source("a", "a", published="2024-08-30", geography="US"), profile=AUDITED).findings == ()
