"""Levels that a list puts on its reader, and those that somebody else needs; titles that carry on from a sentence."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

LEVELS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("To be considered you must:\n\n  • Be 18 or older\n  • Hold a high school diploma or GED\n  • Pass a drug screen",
     [("High school diploma or equivalent", "required")]),
    ("Before the first day on the job, rookies need to:\n\n  • Earn an associate degree\n  • Buy boots",
     [("Associate's degree", "required")]),
    ("A doctorate is generally needed to become a research professor.", []),
    ("A master's degree is typically required to work as a rail engineer at the ministry.", []),
    ("A bachelor's degree is typically required to become a train dispatcher.",
     [("Bachelor's degree", "typical")]),
    ("A bachelor's degree is required to be a licensed dispatcher.",
     [("Bachelor's degree", "required")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_a_level_belongs_to_those_whom_the_text_puts_it_on(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(drafts(text, "Train dispatchers"), "education") == expected


def test_titles_of_a_sentence_that_goes_on_are_what_those_before_it_are() -> None:
    text = "Many of our members became yardmasters or line planners. Others work as rail inspectors. Some drive trains."
    assert told(drafts(text, "Train dispatchers"), "job_title") == [
        ("Yardmaster", "career_step"),
        ("Line planner", "career_step"),
        ("Rail inspector", "career_step"),
    ]


def test_what_one_may_pick_within_a_profession_are_its_specialties() -> None:
    text = "You can pick your niche:\n\n- Night dispatcher: quiet hours.\n- Freight dispatcher: long trains."
    assert told(drafts(text, "Train dispatchers"), "job_title") == [
        ("Night dispatcher", "specialty"),
        ("Freight dispatcher", "specialty"),
    ]
