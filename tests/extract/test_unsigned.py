"""Sums that a sentence prints without a sign are sums, and nothing else that is counted is one."""

from __future__ import annotations

import pytest
from reading_figures import extraction, number

OPENING = "About welders\n\n"


def told(text: str) -> list[tuple[str, str, object, object]]:
    """Each claimed figure: its property, its value, its currency and what period it is for."""
    return [
        (each.property, number(each), getattr(each.value, "currency", None), each.qualifiers.get("pay_period"))
        for each in extraction(OPENING + text).claims
    ]


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("The average salary is 51,730 per year.", ["51730"]),
        ("The median annual wage was 47,960 in May 2023.", ["47960"]),
        ("The median salary for welders is 47,960.", ["47960"]),
        ("Top earners make 71,250 a year, while the lowest 10 percent make 34,300.", ["71250", "34300"]),
        ("Welders can make 50k to 70k a year; the best earn 80K+.", ["50000..70000", "80000"]),
        ("Salaries start at about 35,400.", ["35400"]),
        ("In Texas they earn 47,960 on average and 45,310 in Ohio.", ["47960", "45310"]),
    ],
)
def test_a_number_that_pay_leads_to_is_a_sum(sentence: str, sums: list[str]) -> None:
    assert told(sentence) == [("wage", each, "USD", "year") for each in sums]


def test_a_small_number_is_a_sum_by_the_hour_alone() -> None:
    assert told("They make about 25 an hour, or 26.40 per hour at night.") == [
        ("wage", "25", "USD", "hour"),
        ("wage", "26.4", "USD", "hour"),
    ]
    assert told("They make about 25 on a good day.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Beginners earn £25,300. The average salary is 31,800 a year.",
        "The average salary in Germany is 45,200.",
        "The average salary is 12 lakh a year.",
    ],
)
def test_where_sums_may_be_in_another_currency_no_number_is_one(text: str) -> None:
    assert [each for each in told(text) if each[2] == "USD"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Welders made 30,000 parts a year.",
        "The salary of the 12,000 people at the yard is fair.",
        "Pay is good for 2,000 hours of work.",
        "They earn a bonus of 3,000 a year.",
        "Pay depends on 1,200 rules.",
        "Wages are a concern: 41,000 in Ohio wrote letters.",
        "The guild compared the salaries of 2,500 in-house welders.",
        "The salaries of 2,000 or more welders were studied.",
    ],
)
def test_what_is_counted_is_no_sum(sentence: str) -> None:
    assert [each for each in told(sentence) if each[0] == "wage"] == []


def test_a_number_of_jobs_beside_pay_stays_one() -> None:
    assert told("Pay is high. Employment was 457,300 in 2024.") == [("employment", "457300", None, None)]


@pytest.mark.parametrize(
    "rest",
    [
        "and there are about 80,000 in the US.",
        "for the 40,000 in the trade.",
        "with 50,000 in training.",
        "and about 73,500 in all work here.",
    ],
)
def test_a_number_of_people_behind_a_sum_is_none(rest: str) -> None:
    assert [each[1] for each in told(f"They earn 48,940 a year, {rest}") if each[0] == "wage"] == ["48940"]
