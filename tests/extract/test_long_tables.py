"""A table or list of many rows takes work in proportion to them: counted in calls, which no other program disturbs."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from pipeline.extract import extract
from pipeline.profiles.load import load
from pipeline.readers import read
from pipeline.records.document import Source

OCCUPATION = load("occupation")

LONG = {
    "a column in which every figure stands in brackets": (
        "<h1>Welders</h1><table><tr><th>State</th><th>Employment change</th></tr>{}</table>",
        "<tr><th>State {}</th><td>({}.5%)</td></tr>",
    ),
    "headings that are no labels of any figure": (
        "<h1>Welders</h1><p>Pay</p><h3>$50,000</h3>{}",
        "<h3>Another label</h3>",
    ),
    "rows of other occupations": (
        "<h1>Welders</h1><table><tr><th>Occupation</th><th>Annual mean wage</th></tr>{}</table>",
        "<tr><td>Kind {} technicians</td><td>$4{}5,000</td></tr>",
    ),
    "a row of many columns": (
        "<h1>Welders</h1><table><tr><th>Median pay</th>{}</tr></table>",
        "<td>$4{},500</td>",
    ),
    "headings of which each stands over its pay": (
        "<h1>Jobs</h1>{}",
        "<h3>Kind {} technician</h3><p>$4{}5,000</p>",
    ),
}


@pytest.mark.parametrize("kind", LONG)
def test_twice_the_rows_take_twice_the_work(kind: str) -> None:
    """A look at all rows for each of them would take four times as much."""
    page, row = LONG[kind]
    calls(page, row, 10)
    assert calls(page, row, 400) < 2.2 * calls(page, row, 200)


def calls(page: str, row: str, rows: int) -> int:
    """How many functions are called, from the page to its claims; the reading of its markup is left out."""
    html = page.format("".join(row.format(*[number % 10] * row.count("{}")) for number in range(rows)))
    document = read(html.encode(), "page.html", "page")
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        extract(document, Source("page", "page.html"), OCCUPATION)
    finally:
        sys.setprofile(before)
    return count
