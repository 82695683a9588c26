"""Whose a figure is where a sentence sets somebody beside others, or beside the average of all."""

from __future__ import annotations

import pytest
from reading_figures import figures

OWN, ALL = "registered-nurses", "all-occupations"


def owners(sentence: str) -> dict[str, object]:
    """By value, whom each figure is given to."""
    said = figures(sentence, "subject", subject=OWN, aliases=("registered nurse", "nurse"))
    return {value: about["subject"] for _, value, about in said}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Demand for nurses is projected to grow much faster than average, at 12% between 2022 and 2032.", {"12": OWN}),
        ("Employment of nurses will grow faster than average, at 12 percent.", {"12": OWN}),
        ("Jobs for nurses are growing faster than the average for all occupations, at 12%.", {"12": OWN}),
        ("Nursing jobs should grow faster than average (12%) through 2032.", {"12": OWN}),
        ("A faster-than-average 12% growth is expected for nurses.", {"12": OWN}),
        ("Nurses' jobs will grow faster than the national average, with a projected 12% increase.", {"12": OWN}),
        ("Jobs for nurses are growing faster than the average for all occupations, which is 3%.", {"3": ALL}),
        ("Nursing jobs should grow faster than the average for all occupations (3%).", {"3": ALL}),
        ("Growth for nurses is three times the national average of 4%.", {"4": ALL}),
        ("Employment is expected to grow 12%, much faster than the 3% average.", {"12": OWN, "3": ALL}),
        ("At 12%, nurse jobs are growing faster than the average rate of 3%.", {"12": OWN, "3": ALL}),
        ("Nurse employment is set to grow by 12%, compared with 3% for all jobs.", {"12": OWN, "3": ALL}),
        ("Employment of nurses should grow 12%, faster than average (3%).", {"12": OWN, "3": ALL}),
    ],
)
def test_growth_beside_the_average_belongs_to_who_it_is_told_of(sentence: str, found: dict[str, str]) -> None:
    assert owners(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Nurses earned a median of $93,600 in 2024, while nurse practitioners made $129,210.",
            {"93600": OWN, "129210": "nurse-practitioners"},
        ),
        (
            "Nurses earn less than physician assistants, whose median is $133,260.",
            {"133260": "physician-assistants"},
        ),
        (
            "The median for nurses is $93,600, compared with $132,050 for nurse practitioners and $44,200 for medical assistants.",
            {"93600": OWN, "132050": "nurse-practitioners", "44200": "medical-assistants"},
        ),
    ],
)
def test_pay_belongs_to_whom_it_is_told_of(sentence: str, found: dict[str, str]) -> None:
    assert owners(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Nurse salaries vary: Boston, MA – $112,610; Houston, TX – $95,250; Miami, FL – $88,200.",
            {"112610": "Boston, MA", "95250": "Houston, TX", "88200": "Miami, FL"},
        ),
        ("Nurses working in California bring home $148,330 on average.", {"148330": "California"}),
        ("California is the top-paying state for nurses, with a mean wage of $148,330.", {"148330": "California"}),
        ("The lowest-paying state is South Dakota, where nurses make $69,030.", {"69030": "South Dakota"}),
        (
            "Highest-paying metro areas include San Jose, CA ($180,840) and Vallejo, CA ($171,370).",
            {"180840": "San Jose, CA", "171370": "Vallejo, CA"},
        ),
    ],
)
def test_pay_is_of_the_place_that_labels_it(sentence: str, found: dict[str, str]) -> None:
    said = figures(sentence, "geography", "industry", subject=OWN, aliases=("registered nurse", "nurse"))
    assert {value: about["geography"] for _, value, about in said} == found
    assert not any("industry" in about for _, _, about in said)


@pytest.mark.parametrize(
    "sentence",
    [
        "An estimated 610,388 nurses plan to leave by 2027.",
        "The country will be short 78,610 nurses in 2025.",
        "There is a shortage of 78,610 nurses.",
    ],
)
def test_people_who_leave_or_lack_are_no_number_of_jobs(sentence: str) -> None:
    assert figures(sentence, subject=OWN, aliases=("registered nurse", "nurse")) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A BSN costs $40,000 and takes four years.", [("tuition", "40000"), ("program_duration", "4 year")]),
        (
            "The certificate takes 9 months and costs about $8,000.",
            [("program_duration", "9 month"), ("tuition", "8000")],
        ),
        (
            "An ADN costs about $8,000 to $30,000 and takes 18 to 24 months.",
            [("tuition", "8000..30000"), ("program_duration", "18..24 month")],
        ),
        ("The exam fee is $300 and the test takes 3 hours.", []),
    ],
)
def test_what_study_costs_and_how_long_it_takes_stand_side_by_side(sentence: str, found: list[tuple[str, str]]) -> None:
    said = figures(sentence, subject=OWN, aliases=("registered nurse", "nurse"))
    assert [(prop, value) for prop, value, _ in said] == found
