"""Names that nothing announces: rows, lists and tables that evidently hold titles, single ones whose place says so."""

from __future__ import annotations

import pytest
from reading_names import drafts

SUBJECT = "Land surveyors"
OPENING = (
    "Land Surveyor Career Guide\n\nLand surveyors measure land for builders, towns and courts.\n\nA closer look\n\n"
)


def names(text: str, kind: str = "txt") -> list[str]:
    """The titles as the text prints them."""
    whole = text if kind != "txt" else OPENING + text
    found = drafts(whole, SUBJECT, kind)
    return [str(getattr(each.value, "text", "")) for each in found if each.property == "job_title"]


def roles(text: str, kind: str = "txt") -> set[str | None]:
    """What the titles are."""
    whole = text if kind != "txt" else OPENING + text
    return {each.qualifiers.get("role") for each in drafts(whole, SUBJECT, kind) if each.property == "job_title"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Big utilities bring them on as corridor planners, easement specialists or records coordinators.",
         ["corridor planners", "easement specialists", "records coordinators"]),
        ("Half of our class of 2019 turned up elsewhere as GIS analysts, mapping technicians and court experts.",
         ["GIS analysts", "mapping technicians", "court experts"]),
        ("In a quarry you double as a blast coordinator, volume estimator or safety officer.",
         ["blast coordinator", "volume estimator", "safety officer"]),
        ("A few of them found their luck at sea and became harbor inspectors, chart editors or port engineers.",
         ["harbor inspectors", "chart editors", "port engineers"]),
        ("Two desks at the county hall look after such files: boundary examiner or records clerk.",
         ["boundary examiner", "records clerk"]),
        ("The order on the door signs reads instrument operator, party chief, project surveyor, chief surveyor.",
         ["instrument operator", "party chief", "project surveyor", "chief surveyor"]),
        ("Water companies hire them as easement specialists and field data technicians.",
         ["easement specialists", "field data technicians"]),
        ("They sit down with land use attorneys, city planners, title examiners and project engineers every week.",
         []),
        ("Like carpenters, roofers, drywall installers and equipment operators, they work in all weathers.",
         []),
        ("The course was written by civil engineers, law professors and court interpreters.",
         []),
        ("They are regarded as careful observers, patient readers and quiet neighbors.",
         []),
    ],
)  # fmt: skip
def test_a_row_of_titles_is_one_behind_words_that_make_somebody_so(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some find a niche as hydrographic consultants, far from any road.", ["hydrographic consultants"]),
        ("In winter you can train as a drone program coordinator.", ["drone program coordinator"]),
        ("Railways recruit track geometry technicians in every state.", ["track geometry technicians"]),
        ("Insurers look for a flood zone analyst who can read a map.", ["flood zone analyst"]),
        ("Those who enjoy teaching become field school instructors.", ["field school instructors"]),
        ("Anyone who wants to become a mapping technician can call us.", []),
        ("Small firms will hire field technicians with a two-year diploma.", []),
        ("The role is much the same as a mapping technician.", []),
        ("He has served the county as a deputy records officer since 1998.", []),
        ("I came in as a rodman and stayed as an office manager.", []),
        ("Employers need skilled workers.", []),
        ("As land surveyors retire, firms promote from within.", []),
    ],
)  # fmt: skip
def test_one_title_is_one_where_its_place_in_the_sentence_says_so(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Offers this spring\n\n• Corridor planner\n• Easement specialist: reads old deeds\n• Records coordinator\n• Mapping technician",
         ["Corridor planner", "Easement specialist", "Records coordinator", "Mapping technician"]),
        ("What became of them\n\n• Ana M., 2021: mapping technician, Lowell County\n• Bo T., 2022: easement specialist, a utility\n"
         "• Cy R., 2022: records coordinator, the harbor",
         ["mapping technician", "easement specialist", "records coordinator"]),
        ("Where our people sit today\n\n• Corridor Planner, Northern Gas\n• Easement Specialist, Lowell Water District\n"
         "• Records Coordinator, Port of Ames",
         ["Corridor Planner", "Easement Specialist", "Records Coordinator"]),
        ("Three doors\n\n• Water. A river gauge technician keeps the records.\n• Rail. Track geometry analysts ride along.\n"
         "• Law. A boundary dispute consultant goes to court.",
         ["river gauge technician", "Track geometry analysts", "boundary dispute consultant"]),
        ("Similar careers\n\n• Corridor planner\n• Easement specialist\n• Records coordinator",
         []),
        ("Credentials\n\n• Certified Survey Technician (CST), Society of Surveyors\n• Certified Floodplain Manager (CFM), Association of Managers\n"
         "• Certified Hydrographer (CH), Hydrographic Society",
         []),
        ("You will work with\n\n• Civil engineers\n• City planners\n• Title examiners",
         []),
        ("The board\n\n• Ana Ruiz, executive director\n• Bo Tran, program manager\n• Cy Reed, office manager",
         []),
    ],
)  # fmt: skip
def test_a_list_of_titles_is_one_unless_something_above_says_otherwise(text: str, expected: list[str]) -> None:
    assert names(text) == expected


TABLE = """# Land surveyors

## What the years bring

| Rung | On your door | Years in |
|---|---|---|
| 1 | Instrument operator | 0–2 |
| 2 | Party chief | 3–5 |
| 3 | Project surveyor | 6–9 |
| 4 | Survey manager | 10+ |
"""
PAY = """# Land surveyors

## What others get

| | Pay |
|---|---|
| Cartographer | $71,000 |
| Civil engineer | $95,000 |
| Mapping technician | $49,000 |
"""


def test_a_table_with_rungs_is_a_ladder_and_one_that_compares_is_none() -> None:
    assert names(TABLE, "md") == ["Instrument operator", "Party chief", "Project surveyor", "Survey manager"]
    assert roles(TABLE, "md") == {"career_step"}
    assert names(PAY, "md") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Nice work\n\n• Junior analyst\n• Senior analyst\n• Lead analyst\n• Director of analysis", "career_step"),
        ("Nice work\n\n• Hydrographic surveyor\n• Mine surveyor\n• Construction surveyor", "specialty"),
        ("Nice work\n\n• Corridor planner\n• Easement specialist\n• Records coordinator", "role"),
        ("No experience? Try these\n\n• Corridor aide\n• Easement clerk\n• Records assistant", "entry_level"),
    ],
)  # fmt: skip
def test_how_titles_are_built_or_headed_tells_what_they_are(text: str, role: str) -> None:
    assert roles(text) == {role}


def test_a_section_that_walks_through_the_branches_names_them() -> None:
    text = (
        "Hydrographic surveyors chart harbors and rivers. Mine surveyors work far below the ground. If you like cities, a "
        "construction surveyor sets out towers, while forensic surveyors measure what is left after an accident."
    )
    assert names(text) == [
        "Hydrographic surveyors", "Mine surveyors", "construction surveyor", "forensic surveyors"
    ]  # fmt: skip
    assert roles(text) == {"specialty"}
    assert (
        names("Experienced surveyors stay longer. New surveyors carry the tripod. Most surveyors like the rain.") == []
    )


def test_a_paragraph_that_introduces_three_titles_names_them() -> None:
    text = "Every desk has its own head: a records manager keeps the deeds, a field coordinator sends out the crews, and a drone program manager minds the batteries."
    assert names(text) == ["records manager", "field coordinator", "drone program manager"]
    story = "He was a records manager first. His wife is a field coordinator, and his son a drone program manager."
    assert names(story) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Counties keep their own crew; the ad says boundary examiner.\n- Quarries want a volume estimator who can climb.\n"
         "- Pipeline firms: easement specialist, in the office or out.\n- Our towns are small.\n",
         ["boundary examiner", "volume estimator", "easement specialist"]),
        ("- You explain the map to a project engineer.\n- You carry the instruments.\n- You keep the notes.\n"
         "- You clear the line of sight.\n",
         []),
        ("- More patient than a school principal.\n- Tougher than a harbor pilot.\n- Quieter than a night watchman.\n",
         []),
        ("- Certified Floodplain Manager, from the Association of State Floodplain Managers\n"
         "- Certified Survey Technician, from the National Society of Professional Surveyors\n"
         "- Certified Photo Interpreter, from the Board of Photo Interpreters\n",
         []),
    ],
)  # fmt: skip
def test_the_items_of_a_list_may_hold_their_titles_anywhere(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_titles_in_a_column_beside_other_labels_are_names() -> None:
    text = """If you want to work for	Try searching	Good to know
A county	Boundary examiner	Nights are rare
A quarry	Volume estimator	Steel-toed boots
A pipeline firm	Easement specialist	Much driving
"""
    assert names(text) == ["Boundary examiner", "Volume estimator", "Easement specialist"]


def test_a_title_ends_where_its_years_or_its_pay_begin() -> None:
    page = "<h1>Land surveyors</h1><h2>Career path</h2><p>Here is the usual route.</p><ul>" + "".join(
        f"<li><b>{name}</b> <span>{rest}</span></li>"
        for name, rest in (("Survey coordinator", "0–2 years"), ("Senior party chief", "5+ years"), ("Chief of parties", "$81,000"))
    )  # fmt: skip
    assert names(page + "</ul>", "html") == ["Survey coordinator", "Senior party chief", "Chief of parties"]


def test_a_paragraph_names_those_that_it_makes_somebody_of() -> None:
    text = """In a town you may be hired as permit reviewer or boundary examiner. A records coordinator keeps the deeds, and
another easement specialist walks the lines. Whoever likes numbers drifts toward volume estimator after some years.
"""
    assert names(text) == [
        "permit reviewer",
        "boundary examiner",
        "records coordinator",
        "easement specialist",
        "volume estimator",
    ]


def test_words_that_tell_for_whom_belong_to_a_title_and_words_that_tell_whose_do_not() -> None:
    text = "A graduate may become a records clerk, a children's map coordinator or a chart editor at sea, or another town's plan reviewer."
    assert "children's map coordinator" in names(text)
    assert "town's plan reviewer" not in names(text)


def test_italics_set_titles_apart() -> None:
    text = "# Land surveyors\n\n## Words\n\nOn some sites the same person is a *boundary engineer*, on others a **cadastral officer**, who minds *every detail*."
    assert names(text, "md") == ["boundary engineer", "cadastral officer"]


def letters(text: str, kind: str = "txt") -> list[str]:
    """The credentials as they are told apart, with who gives them."""
    found = drafts(text if kind != "txt" else OPENING + text, SUBJECT, kind)
    return [
        f"{getattr(each.value, 'abbreviation', None)}: {each.qualifiers.get('issuer')}"
        for each in found
        if each.property == "certification"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later you can go for the Harbor Survey Fellow (HSF), granted by the Academy of Hydrography.",
         ["HSF: Academy of Hydrography"]),
        ("Labs look for the two levels of the American Association for Field Science (AAFS): Junior Field Scientist (JFS) and "
         "Senior Field Scientist (SFS).",
         ["JFS: American Association for Field Science", "SFS: American Association for Field Science"]),
        ("The Bureau of Field Statistics (BFS) counts them. All crews also need Basic Field Safety (BFS), awarded by the Red Ring "
         "Association.", ["BFS: Red Ring Association"]),
        ("With a Bachelor of Science in Surveying (BSS), granted by the College of Ames, you start higher.", []),
        ("The work follows the Clean Harbor Act (CHA) and its rules.", []),
        ("Most people are members of the National Society of Surveyors (NSS).", []),
    ],
)  # fmt: skip
def test_letters_behind_a_name_are_what_the_body_beside_it_gives(text: str, expected: list[str]) -> None:
    assert letters(text) == expected


LETTERS = """# Land surveyors

## Credentials

| Letters | In full | Given by |
|---|---|---|
| CST | Certified Survey Technician | National Society of Surveyors |
| CFS | Certified Floodplain Surveyor | Association of Floodplain Surveyors |
| PHS | Professional Hydrographic Surveyor | Hydrographic Society |
"""


def test_a_table_of_letters_and_what_they_stand_for_is_one_of_credentials() -> None:
    assert letters(LETTERS, "md") == [
        "CST: National Society of Surveyors",
        "CFS: Association of Floodplain Surveyors",
        "PHS: Hydrographic Society",
    ]
    assert letters(LETTERS.replace("## Credentials", "## Short forms in this guide"), "md") == []


def test_an_announced_list_that_reaches_from_beginners_up_is_a_ladder() -> None:
    text = "Job titles\n\n• Junior mapper\n• Field mapper\n• Senior mapper\n• Mapping director"
    assert roles(text) == {"career_step"}
    assert roles("Job titles\n\n• Corridor planner\n• Easement specialist\n• Records director") == {"role"}


def test_paragraphs_that_begin_with_a_title_and_a_dash_are_a_round_of_them() -> None:
    told = (
        "who goes out in all weathers with a crew of two or three, sets up the instrument, calls the shots and writes down what "
        "was found, and who sits over the notes in the evening when everybody else has gone home. Few of them would change."
    )
    text = f"Kinds of work\n\nHarbor Surveyor – One {told}\n\nMine Surveyor – One {told}\n\nChart Editor – One {told}\n"
    assert names(text) == ["Harbor Surveyor", "Mine Surveyor", "Chart Editor"]
