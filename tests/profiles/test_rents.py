"""Rents of a neighbourhood, a domain of changes: which way a figure moves, and which year it is measured in or from."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.profiles.load import parse
from pipeline.readers import read
from pipeline.records.document import Source
from pipeline.values import figure

PROFILE = """\
name: rent
label: Rents
about: neighbourhood
nouns: [village]
generic: [the area]
hidden: [rose to, fell to]
markers:
  falling: [fell, down, decline]
qualifiers:
  size:
    labels: [size]
    values:
      studio: [studio]
      two bedrooms: [two-bedroom]
  statistic:
    values:
      average: [average]
properties:
  rent:
    label: rent
    question: "What is the rent in {subject}?"
    kind: money
    cues: [rent, rents]
    takes: [size, statistic]
    dates: as_of
  rise:
    label: growth of rents
    question: "How fast do rents rise in {subject}?"
    kind: percent
    cues: [rose, rise, up, fell, down, decline]
    falls: [falling]
    dates: as_of
  vacancy:
    label: vacancy
    question: "How many flats are empty in {subject}?"
    kind: percent
    cues: [vacancy]
    dates: as_of
"""

Found = list[tuple[str, str, str | None]]


def claims(text: str, name: str = "page.txt") -> list[tuple[str, str, dict[str, object]]]:
    source = Source("page", name, subject="linden-heights", published="2025-03-01")
    found = extract(read(text.encode(), name, "page"), source, parse(PROFILE, "rent.yaml"), ("Linden Heights",))
    numbers = ((claim, figure(claim.value)) for claim in found.claims)
    return [(claim.property, str(known[0]), dict(claim.qualifiers)) for claim, known in numbers if known]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Rents rose 5 percent in 2023 and fell by 1.5 percent in 2024.",
            [("rise", "5", "2023"), ("rise", "-1.5", "2024")],
        ),
        (
            "Rents fell 5 percent in 2023 and rose by 1.5 percent in 2024.",
            [("rise", "-5", "2023"), ("rise", "1.5", "2024")],
        ),
        ("In 2024 they saw a 5 percent decline.", [("rise", "-5", "2024")]),
        ("Rents rose by 5% in 2024, down from 7% in 2023.", [("rise", "5", "2024"), ("rise", "7", "2023")]),
        (
            "The rent was $1,840 in 2023, up 4.2% from a year earlier.",
            [("rent", "1840", "2023"), ("rise", "4.2", "2023")],
        ),
        ("Rents rose 4.2% in 2023 from the year before.", [("rise", "4.2", "2023")]),
        ("Rents were up 4.2% compared with two years ago.", [("rise", "4.2", None)]),
        ("A year before, in 2022, rents rose 3%.", [("rise", "3", "2022")]),
        ("Vacancy fell to 3.1 percent in 2024.", [("vacancy", "3.1", "2024")]),
    ],
)
def test_a_change_has_its_own_sign_and_year(sentence: str, found: Found) -> None:
    assert [(name, number, about.get("as_of")) for name, number, about in claims(sentence)] == found
