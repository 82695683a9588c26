"""What is promised of pages about a field of work: many titles, each with its own pay, below headings and in rows."""

from __future__ import annotations

import pytest
from reading_figures import extraction
from reading_names import drafts, told

from pipeline.records.claim import Claim

Whose = list[tuple[str, str]]

PAY: list[tuple[str, str, Whose]] = [
    ("the-title-of-a-heading-said-in-the-plural",
     "# Jobs in Boating\n\n### 1. Harbor pilot\n\nHarbor pilots earn $91,000 a year.\n\n### 2. Dock planner / yard planner\n\n"
     "Planners earn $61,000 a year. Experienced dock planners earn $72,000.\n",
     [("harbor-pilot", "91000"), ("dock-planner", "61000"), ("dock-planner", "72000")]),
    ("letters-behind-the-title-of-a-heading",
     "# Jobs in Boating\n\n## Licensed tracks\n\n### Certified Harbor Pilot (CHP)\n\n- Steers ships\n- Salary: $91,000\n\n"
     "### Certified Dock Planner (CDP)\n\n- Plans docks\n- Salary: $61,000\n",
     [("certified-harbor-pilot", "91000"), ("certified-dock-planner", "61000")]),
    ("a-remark-between-title-and-sum",
     "# Boating Programs\n\n#### Career Opportunities:\n\n- Harbor pilot - median annual salary of $91,000\n"
     "- Dock planner - median annual salary of $61,000\n- Sail sales - median annual salary of $48,000\n"
     "- Deck officer - median annual salary of $52,000\n",
     [("harbor-pilot", "91000"), ("dock-planner", "61000"), ("sail-sales", "48000"), ("deck-officer", "52000")]),
    ("a-paragraph-that-opens-with-its-title",
     "# Boating Careers\n\nHarbor pilot: This job is one for the patient. Salaries range from $30,000 to $87,000.\n",
     [("harbor-pilot", "30000-87000")]),
    ("while-others",
     "# Boating\n\nMedian pay was $49,360 for harbor pilots and dock planners, while deck officers and sailmakers had a median "
     "salary of $60,270.\n",
     [("harbor-pilots-and-dock-planners", "49360"), ("deck-officers-and-sailmakers", "60270")]),
    ("others-with-the-next-figure",
     "# Harbor pilots\n\nBeginners start at $55,000 and senior engineers earn $150,000.\n",
     [("boating", "55000"), ("senior-engineers", "150000")]),
    ("what-a-comparison-adds",
     "# Boating\n\nThe median wage for harbor pilots and dock planners, much lower than others expect, is $49,360.\n",
     [("harbor-pilots-and-dock-planners", "49360")]),
    ("sums-in-a-row",
     "# Boating\n\nMedian annual salary (2018)* $69,660 $73,020 $54,220\n",
     [("boating", "69660"), ("boating", "73020"), ("boating", "54220")]),
    ("the-mark-of-a-note",
     "# Boating\n\nThe average income in boating is $72,710.1 The rest is low.\n", [("boating", "72710")]),
    ("teachers-in-a-field",
     "# Careers in Boating\n\nThe median wage for college teachers in boating was $56,980.\n",
     [("college-teachers", "56980")]),
    ("workers-who-are-somebody",
     "# Boating\n\nThe median wage for social workers is $58,000, and the median for all workers is $49,500.\n",
     [("social-workers", "58000"), ("all-occupations", "49500")]),
]  # fmt: skip


def claims(text: str, subject: str = "boating") -> tuple[Claim, ...]:
    """What a page in Markdown about a field says."""
    return extraction(text, "page.md", subject=subject, aliases=()).claims


def amount(claim: Claim) -> str:
    value = claim.value
    low, high = getattr(value, "low", None), getattr(value, "high", None)
    return f"{low}-{high}" if low is not None else str(getattr(value, "amount", None))


@pytest.mark.parametrize(("text", "whose"), [case[1:] for case in PAY], ids=[case[0] for case in PAY])
def test_pay_belongs_to_the_title_it_is_printed_for(text: str, whose: Whose) -> None:
    assert [(claim.subject, amount(claim)) for claim in claims(text) if claim.property == "wage"] == whose


def test_columns_of_a_career_are_groups_of_each_row() -> None:
    table = (
        "# Boating\n\n## Salary expectations\n\n| Role | Entry level (0-3 yrs) | Mid-career (4-8 yrs) | Senior (9+ yrs) |\n|--|--|--|--|\n"
        "| Harbor pilot | $55,000 | $70,000 | $90,000 |\n| Dock planner | $45,000 | $52,000 | $61,000 |\n"
    )
    pay = [claim for claim in claims(table) if claim.property == "wage"]
    assert [claim.qualifiers.get("group") for claim in pay] == [None, "Mid-career (4-8 yrs)", "Senior (9+ yrs)"] * 2
    assert [claim.qualifiers.get("statistic") for claim in pay] == ["entry", None, None] * 2


def test_a_number_with_what_it_counts_is_no_pay_beside_pay() -> None:
    items = (
        "# Harbor pilots\n\n- Texas: 63,100 officers, mean wage $76,160\n- Ohio: 53,470 officers, mean wage $87,110\n"
    )
    assert [amount(each) for each in claims(items) if each.property == "wage"] == ["76160", "87110"]


TITLES: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Boating has four main specialties: Harbor Pilot (HP), Certified Deck Officer (CDO), Sail Planner (SP) and Tug "
     "Engineer (TE). Each of these takes years to learn, and each is a step up from the work of a deckhand on the boats of "
     "the bay, where nearly everybody begins and where most of them stay for good.",
     [("Harbor pilot", "specialty"), ("Certified deck officer", "specialty"), ("Sail planner", "specialty"),
      ("Tug engineer", "specialty")]),
    ("Career paths\n\n- Harbor pilot: steers\n- Dock planner: plans\n- Deck officer: keeps order\n",
     [("Harbor pilot", "role"), ("Dock planner", "role"), ("Deck officer", "role")]),
    ("# Boating\n\n## Entry level\n\nJob titles: Junior dock planner, deck assistant\n\n## Senior level\n\n"
     "Job titles: Harbor director, fleet manager\n",
     [("Junior dock planner", "entry_level"), ("Deck assistant", "entry_level"), ("Harbor director", "career_step"),
      ("Fleet manager", "career_step")]),
    ("Common jobs in boating:\n\n1. **Dock planners**: Dock planners, also known as berth schedulers, plan who lies where.\n"
     "2. **Deck officers**: Deck officers keep order.\n",
     [("Dock planner", "role"), ("Berth scheduler", "role"), ("Deck officer", "role")]),
    ("A degree holder could become a harbor pilot, dock planner, deck officer, tug engineer, port management or sail maker.",
     [("Harbor pilot", "role"), ("Dock planner", "role"), ("Deck officer", "role"), ("Tug engineer", "role"),
      ("Sail maker", "role")]),
    ("Roles in the harbor include nurse-midwives and dock planners.", [("Nurse-midwife", "role"), ("Dock planner", "role")]),
    ("## Boating jobs\n\n- Harbor police officer / sheriff's deputy: The backbone.\n- Game warden: Protects fish.\n",
     [("Harbor police officer", "role"), ("Sheriff's deputy", "role"), ("Game warden", "role")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "titles"), TITLES)
def test_titles_of_a_field_are_told_with_what_they_are_to_it(text: str, titles: list[tuple[str, ...]]) -> None:
    assert told(drafts(text, "boating", "md"), "job_title") == titles


CREDENTIALS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("There are two certifications issued by HGB:\n\nHGB-CP (Certified Pilot) is for those who steer.\n\n"
     "HGB-SCP (Senior Certified Pilot) is for those who lead.\n\nBoth certifications last for 3 years.",
     [("HGB-CP",), ("HGB-SCP",)]),
    ("## Certifications\n\n### Harbor Professional in Tides – International (HPTi)\n\nAsk for it.\n\n"
     "### Harbor Professional in Tides (HPT)\n\nAsk for that.", [("HPTi",), ("HPT",)]),
    ("Employers ask for a DPM (Dock Planning Master) certification.", [("DPM",)]),
    ("Registered Pilots (RPs) earn more than those without a certification.", []),
    ("The certification asks for a Master of Science in Boating and two years of work.", []),
    ("- **CHP (Certified Harbor Pilot)**: HGB credential\n- **CDP (Certified Dock Planner)**: TUG credential",
     [("CHP",), ("CDP",)]),
    ("## Certifications & credentials\n\n### Professional Certifications\n\n#### CHP (Certified Harbor Pilot)\n\n"
     "- **Issuer**: Harbor Guild Board\n- **Level**: Expert\n\n#### CDP (Certified Dock Planner)\n\n- **Issuer**: Dock Guild Board\n",
     [("CHP", "Harbor Guild Board"), ("CDP", "Dock Guild Board")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "credentials"), CREDENTIALS)
def test_credentials_of_a_field_are_told_from_people_degrees_and_givers(
    text: str, credentials: list[tuple[str, ...]]
) -> None:
    assert told(drafts(text, "boating", "md"), "certification") == credentials


def test_a_field_with_a_bold_label_states_a_level() -> None:
    text = "# Harbor pilots\n\n- **Education**: Bachelor's Degree\n- **Credentials**: CHP\n"
    assert told(drafts(text, "harbor pilots", "md"), "education") == [("Bachelor's degree",)]


LENGTHS = [
    ("A formal certificate program for pilots takes less than a year.", [("1", "less_than")]),
    ("The training of pilots is a one-year postgraduate programme.", [("1", "exact")]),
    ("In only five months of part-time study you will have the skills.", [("5", "exact")]),
    ("Pilots who joined a bootcamp less than a year ago are still at sea.", []),
    ("It can take 2–4 years to become a pilot.", [("2", "exact")]),
    ("How long does it take to become a pilot? It takes about six years.", [("6", "approximately")]),
    ("You need 3 years of experience to become a lead pilot.", []),
    ("A hiring manager takes six minutes to see who may become a pilot.", []),
]


@pytest.mark.parametrize(("sentence", "lengths"), LENGTHS)
def test_lengths_of_study_are_told_from_points_in_time(sentence: str, lengths: list[tuple[str, str]]) -> None:
    found = [each for each in claims(f"# Pilots\n\n{sentence}\n", "pilots") if each.property == "program_duration"]
    assert [(str(each.value.low), str(each.bound)) for each in found] == lengths  # type: ignore[union-attr]


def test_the_years_to_become_somebody_are_those_of_whom_it_names() -> None:
    text = "# Pilots\n\nIt takes seven years to become a lawyer in Ohio. It takes two years to become a river pilot.\n"
    found = claims(text, "pilots")
    assert [(each.subject, each.property) for each in found] == [
        ("lawyer", "program_duration"),
        ("pilots", "program_duration"),
    ]


@pytest.mark.parametrize(
    ("people", "subject"),
    [
        ("Pilot trainers", "pilot-trainers"),
        ("Pilot instructors", "pilot-instructors"),
        ("Pilots and instructors", "pilots"),
        ("River pilots", "pilots"),
    ],
)
def test_another_noun_behind_a_name_makes_it_anothers(people: str, subject: str) -> None:
    assert [each.subject for each in claims(f"# Pilots\n\n{people} earn $52,350 a year.\n", "pilots")] == [subject]


def test_growth_goes_on_behind_pay_in_one_sentence() -> None:
    text = "# Pilots\n\nThe Bureau reports a median salary of $43,660 in May 2024 and projects 6% employment growth through 2034.\n"
    assert [each.property for each in claims(text)] == ["wage", "employment_growth"]


def test_what_is_added_to_pay_is_no_pay() -> None:
    text = "# Pilots\n\n- Deckhand to pilot: $75K now, $110K then (+ $35K a year)\n"
    assert "35000" not in [amount(each) for each in claims(text)]


LEVELS: list[tuple[str, tuple[str, ...]]] = [
    ("Most pilots have their bachelor's degree.", ("Bachelor's degree", "typical", "most")),
    ("A master's degree will be necessary for some pilot positions.", ("Master's degree", "required", "some")),
    ("A Ph.D. degree is usually necessary for pilots.", ("Doctoral or professional degree", "typical")),
    ("The guild recommends a bachelor's degree for pilots.", ("Bachelor's degree", "preferred")),
    ("**Degree-Needed:** High school diploma", ("High school diploma or equivalent",)),
    ("## Dock planner\n\nMost jobs for dock planners require an associate's degree.",
     ("Associate's degree", "required", "most")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_levels_are_told_in_the_words_of_career_pages(text: str, level: tuple[str, ...]) -> None:
    assert told(drafts(text, "pilots", "md"), "education") == [level]


def test_growth_in_employment_is_growth() -> None:
    found = claims(
        "# Pilots\n\nThe Bureau projects a 6% annual growth rate in pilot employment until 2032.\n", "pilots"
    )
    assert [each.property for each in found] == ["employment_growth"]


def test_each_of_a_row_that_moves_has_its_own_share() -> None:
    text = (
        "# Boating\n\nFrom 2020 to 2030, jobs are expected to grow by 25 percent, those of market research analysts by 22 percent, "
        "tug engineers by 9 percent, and pilots and planners by 33 percent.\n"
    )
    found = [(each.subject, getattr(each.value, "percent", None)) for each in claims(text)]
    assert [subject for subject, _ in found] == [
        "boating",
        "market-research-analysts",
        "tug-engineers",
        "pilots-and-planners",
    ]


def test_other_titles_are_other_names_and_a_closing_heading_is_none() -> None:
    text = "Pilots might have other titles such as:\n\n- Harbor manager\n- Dock director\n- Tide officer\n"
    assert {each[1] for each in told(drafts(text, "pilots", "md"), "job_title")} == {"alternative_name"}
    headings = "## Certifications\n\n### Harbor Card (HC)\n\nOne.\n\n### Dock Card (DC)\n\nTwo.\n\n### In conclusion\n\nThat is all.\n"
    assert told(drafts(headings, "pilots", "md"), "certification") == [("HC",), ("DC",)]
