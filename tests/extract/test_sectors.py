"""What is promised of sentences about a whole sector: what grows there is nothing that the page's own subject does."""

from __future__ import annotations

import pytest
from reading_figures import figures

OF_A_SECTOR = [
    ("Employment in construction is projected to grow 5% from 2024 to 2034.", "construction"),
    ("Overall construction employment is expected to grow 6% by 2034.", "construction"),
    ("Employment in manufacturing occupations is projected to grow 7% from 2024 to 2034.", "manufacturing"),
    ("Retail trade jobs are projected to grow 4% from 2024 to 2034.", "retail-trade"),
    ("The aerospace industry is expected to grow 8% by 2034.", "aerospace"),
    ("The construction sector will add 240,000 jobs by 2034.", "construction"),
]
OF_THE_SUBJECT = [
    "Employment of welders in construction is projected to grow 5% from 2024 to 2034.",
    "Employment is projected to grow 5% from 2024 to 2034.",
    "The field is expected to grow its number of jobs by 5% until 2034.",
    "Welder employment in hospitals is projected to grow 5 percent.",
    "The number of welders in the utilities industry is expected to grow 6 percent.",
    "Employment in the industry is projected to grow 6 percent between 2021 and 2031.",
    "Jobs for welders are projected to grow 5% from 2024 to 2034.",
]


@pytest.mark.parametrize(("sentence", "sector"), OF_A_SECTOR)
def test_a_sector_has_its_own_figures(sentence: str, sector: str) -> None:
    assert [each[2]["subject"] for each in figures(sentence, "subject")] == [sector]


@pytest.mark.parametrize("sentence", OF_THE_SUBJECT)
def test_what_names_no_sector_alone_is_told_of_the_subject(sentence: str) -> None:
    assert [each[2]["subject"] for each in figures(sentence, "subject")] == ["welders"]


def test_a_sum_of_an_earlier_year_that_nothing_names_is_no_claim() -> None:
    assert [value for _, value, _ in figures("Welders make an average of $46,847, up from $45,889.")] == ["46847"]


def test_a_sum_of_last_year_is_dated_by_the_page() -> None:
    text = "The average salary of welders is $46,847, compared to last year's $45,870."

    assert figures(text, "as_of")[1:] == [("wage", "45870", {"as_of": "2024"})]


def test_a_sum_of_an_earlier_year_that_is_named_is_one() -> None:
    text = "Welders made a median of $46,847 in 2024, up from $45,889 in 2023."

    assert figures(text, "as_of") == [("wage", "46847", {"as_of": "2024"}), ("wage", "45889", {"as_of": "2023"})]


def test_new_jobs_may_say_whose_they_are() -> None:
    assert figures("The agency predicts 1,600 new ship welder jobs by 2034.") == [("employment_change", "1600", {})]


def test_where_a_range_begins_is_no_sum_of_an_earlier_year() -> None:
    text = "Salaries of welders range up from $55,000 for beginners."

    assert [value for _, value, _ in figures(text)] == ["55000"]


def test_hours_of_continuing_education_are_no_length_of_study() -> None:
    assert figures("For welders, continuing education takes 24 hours every three years.") == []


def test_a_length_that_tells_which_kind_of_school_is_meant_is_none_of_study() -> None:
    text = "Welding programs are found at technical schools and four-year universities. They take two years."
    assert [value for _, value, _ in figures(text)] == ["2 year"]
    assert [value for _, value, _ in figures("Welders need a two-year college degree, which takes two years.")]
