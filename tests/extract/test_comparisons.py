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
        (
            "The median wage of $93,600 is well above the $49,500 median for all occupations.",
            {"93600": OWN, "49500": ALL},
        ),
        ("Nurse anesthetists are the top earners at $203,090.", {"203090": "nurse-anesthetists"}),
        ("Pharmacists are among the best paid, at $136,030 a year.", {"136030": "pharmacists"}),
        ("The top earners are nurse anesthetists at $203,090.", {"203090": "nurse-anesthetists"}),
        ("Nurses make 35% more than the national average of $65,470.", {"65470": ALL}),
        ("Compared to the national median of $49,500, nurses are well paid.", {"49500": ALL}),
        ("Nurses earn far more than the $49,500 national median.", {"49500": ALL}),
        ("Nurses earn $93,600, exceeding the national average salary of $65,470.", {"93600": OWN, "65470": ALL}),
        ("Nurses in Texas earn less than the national average of $93,600.", {"93600": OWN}),
        ("Pay in Texas is 9% below the national average of $93,600.", {"93600": OWN}),
        ("The national average salary for nurses is $93,600.", {"93600": OWN}),
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
        (
            "Metro areas like San Jose ($180,840) and Vallejo ($171,370) pay nurses even more.",
            {"180840": "San Jose", "171370": "Vallejo"},
        ),
        (
            "The average nurse salary in Denver is $92,000, which is 2% below the national average of $93,600.",
            {"92000": "Denver", "93600": "US"},
        ),
        ("Nurses in Texas earn less than the national average of $93,600.", {"93600": "US"}),
        (
            "Average nurse pay by state: Texas $79,120; Florida $77,980; Ohio $77,130.",
            {"79120": "Texas", "77980": "Florida", "77130": "Ohio"},
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
        "A certification can boost your salary by $20,000.",
        "A master's degree can increase pay by as much as $12,000 a year.",
        "An MSN adds $15,000 to your salary.",
        "Working nights added about $4 an hour to her pay.",
        "Nurses may also get $8,000 in additional pay.",
        "Nursing jobs come with a 15% increase in stress.",
        "The profession has seen a 15% spike in burnout.",
        "Hospitals report a 20% increase in patient volumes and will hire more nurses.",
    ],
)
def test_what_changes_by_a_figure_is_not_at_it(sentence: str) -> None:
    assert figures(sentence, subject=OWN, aliases=("registered nurse", "nurse")) == []


@pytest.mark.parametrize(
    ("sentence", "growth"),
    [
        ("The field should see a 6 percent uptick in employment from 2022-2032.", "6"),
        ("Nursing jobs are on track to swell 6% between 2022 and 2032.", "6"),
        ("Jobs for nurses are forecast to spike 12% by 2030.", "12"),
        ("A 3 percent slide in employment is forecast between 2023 and 2033.", "-3"),
        ("There will be a 12% increase in demand for nurses by 2030.", "12"),
        ("The profession expects a 6 percent rise in the number of nurses.", "6"),
        ("Careers in nursing should see an 8% increase in the coming decade.", "8"),
    ],
)
def test_growth_is_told_by_many_nouns_and_verbs(sentence: str, growth: str) -> None:
    said = figures(sentence, subject=OWN, aliases=("registered nurse", "nurse"))
    assert said == [("employment_growth", growth, {})]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tuition is $450 per credit hour (in-state) and $890 per credit hour (out-of-state).",
        "Tuition: $450 a credit for in-state students, $890 for out-of-state students.",
        "Tuition is $450 (in-state) or $890 (out-of-state).",
    ],
)
def test_tuition_is_of_those_in_brackets_behind_it(sentence: str) -> None:
    said = figures(sentence, "residency", subject=OWN, aliases=("registered nurse", "nurse"))
    assert [(value, about["residency"]) for _, value, about in said] == [("450", "in_state"), ("890", "out_of_state")]


@pytest.mark.parametrize(
    "sentence",
    [
        "An estimated 610,388 nurses plan to leave by 2027.",
        "The country will be short 78,610 nurses in 2025.",
        "There is a shortage of 78,610 nurses.",
        "Employers hired 13,400 nurses last year.",
        "Hospitals recruited 2,100 nurses in 2023 and laid off 310.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Nurses held 3.2 million jobs in 2022, and 59% of them were in hospitals.",
        "Nurses held 3.2 million jobs in 2022. Of these jobs, 59% were in hospitals.",
        "Some 59% of nurses were in hospitals.",
    ],
)
def test_shares_are_of_those_who_were_counted(sentence: str) -> None:
    said = figures(sentence, "industry", subject=OWN, aliases=("registered nurse", "nurse"))
    assert said[-1] == ("employment_share", "59", {"industry": "hospitals"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Earn your degree in as few as 16 months.",
        "Finish your BSN in just 16 months.",
        "Most students of our program graduate in 16 months.",
    ],
)
def test_a_degree_that_is_earned_in_so_long_takes_so_long(sentence: str) -> None:
    said = figures(sentence, subject=OWN, aliases=("registered nurse", "nurse"))
    assert [(name, value) for name, value, _ in said] == [("program_duration", "16 month")]
