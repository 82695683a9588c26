"""What is promised of sentences about who pays: the setting is the subject of the verb, whatever stands between."""

from __future__ import annotations

import pytest
from reading_figures import figures

PAYERS = [
    ("Offices of surveyors, the setting where most welders work, paid a median of $94,570 a year.", ["Offices of surveyors"]),
    ("Shipping companies paid less, at $84,720.", ["Shipping companies"]),
    ("Government employers (without local schools) paid the least of the three, at $77,940.", ["Government employers"]),
    ("Federal government employment paid the highest median at $93,970.", ["Federal government employment"]),
    ("The agency tells wages by industry: management of mines and smelters paid the highest median at $133,030, and "
     "metal, machine, and tool trades paid $111,640.",
     ["management of mines and smelters", "metal, machine, and tool trades"]),
    ("Ship repair services (a group that includes dry docks) paid the highest median in May 2024 at $52,980.",
     ["Ship repair services"]),
    ("Hospitals paid close behind at $49,240.", ["Hospitals"]),
    ("Hardware stores, meaning shops with a workshop inside, paid $45,210.", ["Hardware stores"]),
    ("Hospitals paid a higher median at $57,060, compared with $47,620 at machine shops.", ["Hospitals", "machine shops"]),
    ("Museums paid the highest median at $93,970, followed by tool makers' shops at $81,000 and hospitals at $78,560.",
     ["Museums", "tool makers' shops", "hospitals"]),
    ("Hospitals paid the highest median at $58,110, ahead of repair shops ($55,330) and schools ($45,140).",
     ["Hospitals", "repair shops", "schools"]),
    ("The Bureau reports a median salary of $43,260, with government employers paying the highest median ($51,470).",
     [None, "government employers"]),
    ("Jobs in schools pay $41,000.", ["schools"]),
]  # fmt: skip
NOBODY = [
    "Welders in the trade are paid $80,000.",
    "The job paid $80,000 in 2020.",
    "It pays $70,000 a year.",
    "Some employers pay up to $95,000.",
    "The top states paid $91,000.",
    "California paid the most at $99,000.",
    "The company pays $65,000.",
    "Many firms pay $65,000.",
    "Large cities pay $77,000.",
    "Night shifts pay $71,000.",
]


@pytest.mark.parametrize(("sentence", "payers"), PAYERS)
def test_who_pays_is_the_setting(sentence: str, payers: list[str | None]) -> None:
    assert [each[2].get("industry") for each in figures(sentence, "industry")] == payers


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_pays_need_be_no_setting(sentence: str) -> None:
    assert [each[2].get("industry") for each in figures(sentence, "industry")] == [None]


OTHER_CLAUSES = [
    "Hospitals pay overtime, but most welders earn $95,000.",
    "Utilities pay for the training, and apprentices start at $45,000.",
    "Hospitals pay well, with a national median of $46,540.",
    "While hospitals pay well, the median for all welders is $46,540.",
    "Repair shops pay by the hour, and the median wage is $22.38.",
]


@pytest.mark.parametrize("sentence", OTHER_CLAUSES)
def test_a_payer_has_no_figure_of_another_clause(sentence: str) -> None:
    assert [each[2].get("industry") for each in figures(sentence, "industry")] == [None]


def test_what_pays_in_a_setting_does_not_take_its_place() -> None:
    text = "In the oil and gas industry, pipeline welding pays $80,000."

    assert [each[2].get("industry") for each in figures(text, "industry")] == ["oil and gas industry"]


@pytest.mark.parametrize(
    ("where", "industry"),
    [
        ("many companies", None),
        ("a few firms", None),
        ("all industries", None),
        ("other organizations", None),
        ("many hospitals", "hospitals"),
        ("several machine shops", "machine shops"),
        ("large companies", "large companies"),
    ],
)
def test_how_many_settings_is_no_part_of_their_name(where: str, industry: str | None) -> None:
    assert [each[2].get("industry") for each in figures(f"At {where}, welders earn $51,000.", "industry")] == [industry]
