"""Sums in brackets behind the document's own name, at whichever grade, are what its people earn."""

from __future__ import annotations

import pytest
from reading_figures import extraction, number

LADDER = "# Welders\n\n## Career path\n\n{}\n"


def pay(lines: str) -> list[tuple[str, str, object]]:
    """Whose each sum is, its value and the group."""
    claims = extraction(LADDER.format(lines), "page.md").claims
    return [
        (each.subject, number(each), each.qualifiers.get("group"))
        for each in claims
        if each.property == "wage"
    ]  # fmt: skip


def test_each_rung_has_the_sum_behind_its_name_once() -> None:
    lines = "1. Junior welder ($38,200 - $42,100)\n2. Welder ($48,300 - $52,400)\n3. Lead welder ($61,500)"
    assert pay(lines) == [
        ("welders", "38200..42100", "Junior welder"),
        ("welders", "48300..52400", None),
        ("welders", "61500", "Lead welder"),
    ]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("**Mid-Level (3-5 years):** Welder ($51,300)\n- Designs joints", "Mid-Level (3-5 years)"),
        ("**Senior (5-8 years):** Senior Welder ($51,300)\n- Checks drawings", "Senior Welder"),
    ],
)
def test_the_grade_before_the_name_is_the_group(line: str, group: str | None) -> None:
    assert pay(line) == [("welders", "51300", group)]


@pytest.mark.parametrize(
    "line",
    [
        "Welder ($51,300)",
        "Senior Living Inc: welder ($51,300)",
        "Fees: welder ($51,300)",
        "Tools of a welder ($51,300)",
    ],
)
def test_other_words_before_the_name_leave_the_sum_alone(line: str) -> None:
    assert pay(line) == []
