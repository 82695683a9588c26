"""Pay by experience: how long people have been at it narrows what they earn, in prose, lists and tables."""

from __future__ import annotations

import pytest
from reading_figures import figures


def by_experience(text: str, name: str = "page.txt") -> list[tuple[str, object]]:
    return [(value, about.get("experience")) for _, value, about in figures(text, "experience", name=name)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Welders with less than one year of experience earn about $38,000, those with 5 to 9 years $51,000, and "
            "after 20 years the average is $63,000.",
            [("38000", "less than one year"), ("51000", "5 to 9 years"), ("63000", "20 years")],
        ),
        ("With ten years on the job, welders can earn $70,000.", [("70000", "ten years")]),
        (
            "Welders earn $38,000 at first and $70,000 after 10 years in the field.",
            [("38000", None), ("70000", "10 years")],
        ),
        ("Most employers require five years of experience; welders earn an average of $52,600.", [("52600", None)]),
        ("Welders need at least two years of experience, and the median wage is $52,600.", [("52600", None)]),
        ("After two years of training, welders earn $40,000.", [("40000", None)]),
    ],
)
def test_years_that_somebody_has_behind_him_narrow_his_pay(sentence: str, found: list[tuple[str, str | None]]) -> None:
    assert by_experience(sentence) == found


def test_a_list_may_be_labelled_by_years() -> None:
    text = (
        "<h1>Welders</h1><p>Salary by experience</p><ul><li>Less than 1 year: $38,000</li><li>1-4 years: $44,100</li>"
        "<li>5–9 years – $51,200</li><li>20+ years: $62,500</li></ul>"
    )
    assert by_experience(text, "page.html") == [
        ("38000", "Less than 1 year"),
        ("44100", "1-4 years"),
        ("51200", "5–9 years"),
        ("62500", "20+ years"),
    ]


def test_a_row_may_be_named_by_years_alone() -> None:
    text = "# Welders\n\n| Years of experience | Average salary |\n|---|---|\n| 0-1 | $38,000 |\n| 2-4 | $44,000 |\n| 5+ | $60,000 |\n"
    assert by_experience(text, "page.md") == [("38000", "0-1"), ("44000", "2-4"), ("60000", "5+")]
