"""How many of a peer library's published test cases the scanner gets exactly right."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.scan import scan

CASES = Path(__file__).parents[2] / ".." / "shared" / "specs" / "cases.jsonl"
KINDS = {"money": "money", "percent": "percent", "yrange": "period"}


def cases(suite: str) -> list[dict[str, Any]]:
    if not CASES.exists():
        pytest.skip("the published cases are not beside the checkout")
    return [case for line in CASES.read_text("utf-8").splitlines() if (case := json.loads(line))["suite"] == suite]


def passes(case: dict[str, Any]) -> bool:
    """Every expected value and unit is found, and nothing else of that kind."""
    kind = case["kind"]
    mentions = [mention for mention in scan(case["input"], bare=True) if mention.kind == KINDS[kind]]
    if kind == "yrange":
        got = sorted(
            [int(mention.low), int(mention.high)]
            for mention in mentions
            if mention.low is not None and mention.high is not None
        )
        return got == sorted(years for years, _ in case["expected"])
    stated = sorted((number(mention.low), mention.unit or "", mention.currency or "") for mention in mentions)
    expected = sorted((number(value), *reversed(("|" + unit).split("|")[-2:])) for value, unit in case["expected"])
    if len(stated) != len(expected):
        return False
    return all(a[:2] == b[:2] and b[2] in ("", a[2]) for a, b in zip(stated, expected, strict=True))


def number(value: Decimal | float | None) -> float:
    """A number to compare by; a unit that is named without a number has none."""
    return -1e99 if value is None else float(value)


def test_currencies_in_prose() -> None:
    prose = [passes(case) for case in cases("rt-currency") if case["prose"]]
    assert sum(prose) / len(prose) > 0.93


def test_currencies_in_all_cases() -> None:
    results = [passes(case) for case in cases("rt-currency")]
    assert sum(results) / len(results) > 0.95


def test_percentages_with_a_definite_answer() -> None:
    definite = [case for case in cases("rt-percent") if all(value is not None for value, _ in case["expected"])]
    assert [case["input"] for case in definite if not passes(case)] == []


def test_pairs_of_years() -> None:
    assert [case["input"] for case in cases("rt-dtmodel-years") if not passes(case)] == []


def test_year_ranges_that_need_no_date_of_today() -> None:
    results = [passes(case) for case in cases("rt-yearrange")]
    assert sum(results) >= 15
