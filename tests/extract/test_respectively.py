"""What is promised of sentences that tell rows one by one: "…, respectively" gives each of a row its own figure."""

from __future__ import annotations

import pytest
from reading_figures import figures

ROWS = [
    ("Carters and welders earn $31,000 and $32,000 a year, respectively.", "subject", ["carters", "welders"]),
    ("The median salaries of carters, cutters, and welders were $51,000, $52,000 and $53,000, respectively.", "subject",
     ["carters", "cutters", "welders"]),
    ("Employment of carters and welders is projected to grow 5 percent and 6 percent, respectively.", "subject",
     ["carters", "welders"]),
    ("Welders are in demand, and the median wages in Ohio and Iowa are $58,000 and $55,000, respectively.", "geography",
     ["Ohio", "Iowa"]),
    ("In Ohio and Texas, welders earn $61,000 and $62,000 a year respectively.", "geography", ["Ohio", "Texas"]),
    ("In 2022 and 2023, the median wage of welders was $41,000 and $42,000, respectively.", "as_of", ["2022", "2023"]),
    ("The lowest 10 percent and highest 10 percent of welders earned less than $21,000 and more than $99,000, respectively.",
     "statistic", ["p10", "p90"]),
    ("Welders in hospitals and schools earn $31,000 and $32,000 a year, respectively.", "industry", ["hospitals", "schools"]),
    ("Associate's and bachelor's degrees take two years and four years, respectively.", "degree",
     ["associate's degree", "bachelor's degree"]),
    ("Welders in Ohio, Iowa and Utah earn $41,000, $42,000 and $43,000.", "geography", ["Ohio", "Iowa", "Utah"]),
    ("The median wages in care and repair shops, hospitals, offices of surveyors, and schools were $31,000, $32,000, $33,000, "
     "and $34,000, respectively.", "industry", ["care and repair shops", "hospitals", "offices of surveyors", "schools"]),
]  # fmt: skip
OTHERS = [
    "Carters and welders earn $31,000 and $32,000 a year.",
    "Entry-level and senior welders earn $31,000 a year, and cutters and carters, respectively, a little more.",
    "Respectively, welders earn $31,000.",
    "Welders earn, respectively.",
    "Welders, respectively carters and cutters, earn $31,000, $32,000 and $33,000, respectively respectively.",
]


@pytest.mark.parametrize(("sentence", "what", "told"), ROWS)
def test_each_of_a_row_has_its_own_figure(sentence: str, what: str, told: list[str]) -> None:
    assert [each[2].get(what) for each in figures(sentence, what)] == told


@pytest.mark.parametrize("sentence", OTHERS)
def test_rows_that_do_not_match_are_read_as_ever(sentence: str) -> None:
    spoken = sentence.replace("espectively", "ather so")

    assert figures(sentence, "subject") == figures(spoken, "subject")
