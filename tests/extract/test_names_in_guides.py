"""Names as career guides of job sites, schools and agencies bring them: flat headings, ladders, issuers, first jobs."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

from pipeline.extract.names import names
from pipeline.profiles.load import load
from pipeline.readers import read
from pipeline.values import Name

STEP, ENTRY, ROLE, SPECIALTY, OTHER = "career_step", "entry_level", "role", "specialty", "alternative_name"

FLAT = """A Guide to Welding Work

Welders join metal, and there are many ways to do so.

Types of Welders

{lead}

{names}

How Do You Become a Welder?

Most learn the trade at a school, and some in a yard.

Salary and Outlook

It depends on the shop.
"""
"""Plain text, in which all headings are of one rank."""

LISTED: list[tuple[str, str, list[tuple[str, ...]]]] = [
    ("## Career Path for Welders\n\nHere's how a typical career unfolds:\n\n- Yard Helper: 0-1 years\n- Pipe Fitter: 1-3 years\n"
     "- Yard Superintendent: 8+ years\n",
     "job_title", [("Yard helper", STEP), ("Pipe fitter", STEP), ("Yard superintendent", STEP)]),
    ("## Career Progression\n\nThese are the roles you may hold over time:\n\n- Yard Helper\n- Pipe Fitter\n- Yard Superintendent\n",
     "job_title", [("Yard helper", STEP), ("Pipe fitter", STEP), ("Yard superintendent", STEP)]),
    ("## Welding Specialties\n\nConsider these positions:\n\n- Pipe Fitter\n- Underwater Joiner\n- Rail Inspector\n",
     "job_title", [("Pipe fitter", SPECIALTY), ("Underwater joiner", SPECIALTY), ("Rail inspector", SPECIALTY)]),
    ("## Jobs With a Certificate\n\nYou can get started in roles like these:\n\n- Yard Helper\n- Grinder Operator\n- Shop Assistant\n",
     "job_title", [("Yard helper", ENTRY), ("Grinder operator", ENTRY), ("Shop assistant", ENTRY)]),
    ("## Breaking In\n\nJobs for new graduates include:\n\n- Yard Helper\n- Grinder Operator\n- Shop Assistant\n",
     "job_title", [("Yard helper", ENTRY), ("Grinder operator", ENTRY), ("Shop assistant", ENTRY)]),
    ("## Breaking In\n\nThese positions will help you get your foot in the door:\n\n- Yard Helper\n- Grinder Operator\n",
     "job_title", [("Yard helper", ENTRY), ("Grinder operator", ENTRY)]),
    ("## No Experience?\n\nPositions you can land straight out of school:\n\n- Yard Helper\n- Grinder Operator\n",
     "job_title", [("Yard helper", ENTRY), ("Grinder operator", ENTRY)]),
    ("## First Jobs\n\nYou can break into the trade through positions such as:\n\n- Yard Helper\n- Aide in a repair shop\n"
     "- Shop Assistant at a small firm\n",
     "job_title", [("Yard helper", ENTRY), ("Aide", ENTRY), ("Shop assistant", ENTRY)]),
    ("## Where Can Welders Specialize?\n\nWe place travelers as:\n\n- Pipe Technician\n- Rail Inspector\n",
     "job_title", [("Pipe technician", SPECIALTY), ("Rail inspector", SPECIALTY)]),
    ("## Find Your Niche\n\n- Pipe Technician\n- Rail Inspector\n",
     "job_title", [("Pipe technician", SPECIALTY), ("Rail inspector", SPECIALTY)]),
    ("## What You Can Do\n\nJobs you can get with a welding degree:\n\n- Yard Manager\n- Rail Inspector\n",
     "job_title", [("Yard manager", ROLE), ("Rail inspector", ROLE)]),
    ("## What You Can Do\n\nHere are a few positions open to you after this program:\n\n- Yard Manager\n- Rail Inspector\n",
     "job_title", [("Yard manager", ROLE), ("Rail inspector", ROLE)]),
    ("## Types of Welders\n\n- Pipeline technicians join pipes in the field.\n- Rail inspectors also look at every seam of a track.\n",
     "job_title", [("Pipeline technician", SPECIALTY), ("Rail inspector", SPECIALTY)]),
    ("## Types of Welders\n\n- A pipeline technician joins pipes in the field.\n- A rail inspector looks at every seam.\n",
     "job_title", [("Pipeline technician", SPECIALTY), ("Rail inspector", SPECIALTY)]),
    ("## Career Tips\n\nIn these jobs:\n\n- Managers of all kinds will want references.\n- Supervisors, in turn, want you on time.\n",
     "job_title", []),
    ("## Mid-Level Positions\n\n- Yard Manager\n- Shop Supervisor\n\n## Senior-Level Positions\n\n- Plant Director\n- Chief Inspector\n",
     "job_title", [("Yard manager", STEP), ("Shop supervisor", STEP), ("Plant director", STEP), ("Chief inspector", STEP)]),
    ("## Where Can Welders Specialize?\n\n- Robotics\n- Underwater work\n- Pipelines\n",
     "job_title", []),
    ("## Career Growth\n\n- Keep a log of your welds\n- Ask a foreman for advice\n- Take a class at night\n",
     "job_title", []),
]  # fmt: skip

SAID: list[tuple[str, str, list[tuple[str, ...]]]] = [
    ("The typical ladder looks like Helper → Lead Fitter → Yard Superintendent.",
     "job_title", [("Helper", STEP), ("Lead fitter", STEP), ("Yard superintendent", STEP)]),
    ("A common path is: Yard Helper > Lead Fitter > Yard Superintendent",
     "job_title", [("Yard helper", STEP), ("Lead fitter", STEP), ("Yard superintendent", STEP)]),
    ("From the floor it goes Yard Helper -> Lead Fitter -> Superintendent of Yards for those who stay for ten years or so.",
     "job_title", [("Yard helper", STEP), ("Lead fitter", STEP), ("Superintendent of yards", STEP)]),
    ("From there, the road leads to yard manager, then to plant director.",
     "job_title", [("Yard manager", STEP), ("Plant director", STEP)]),
    ("After a few years the next stop is lead fitter.", "job_title", [("Lead fitter", STEP)]),
    ("If you enjoy teaching, consider becoming a welding instructor.", "job_title", [("Welding instructor", STEP)]),
    ("Some make the leap to yard manager or plant director.", "job_title", [("Yard manager", STEP), ("Plant director", STEP)]),
    ("Many get their start as a yard helper or a delivery driver.",
     "job_title", [("Yard helper", ENTRY), ("Delivery driver", ENTRY)]),
    ("Plenty of them cut their teeth as shop assistants.", "job_title", [("Shop assistant", ENTRY)]),
    ("Many begin as steelworkers and are promoted to lead fitter.",
     "job_title", [("Steelworker", ENTRY), ("Lead fitter", STEP)]),
    ("You may also see the job advertised as pipe fitter, metal joiner or weld technician.",
     "job_title", [("Pipe fitter", OTHER), ("Metal joiner", OTHER), ("Weld technician", OTHER)]),
    ("You will also find it listed as metal joiner.", "job_title", [("Metal joiner", OTHER)]),
    ("In smaller yards the same person is often simply called a metal joiner.", "job_title", [("Metal joiner", OTHER)]),
    ("At some firms, people in this role are called weld technicians.", "job_title", [("Weld technician", OTHER)]),
    ("Welders—sometimes referred to as metal joiners or weld technicians—work with heat.",
     "job_title", [("Metal joiner", OTHER), ("Weld technician", OTHER)]),
    ("Also known as: Metal joiner | Weld technician", "job_title", [("Metal joiner", OTHER), ("Weld technician", OTHER)]),
    ("Before becoming welders, many people work as yard helpers or shop assistants.",
     "job_title", [("Yard helper", ENTRY), ("Shop assistant", ENTRY)]),
    ("They enter the trade as aspiring managers.", "job_title", []),
    ("You can become a fitter, and we've seen others leave the trade altogether.", "job_title", []),
]  # fmt: skip

ISSUED: list[tuple[str, list[tuple[str, ...]]]] = [
    ("- Certified Pipe Joiner (CPJ) – The AWXS's best-known credential and the one yards ask for.\n"
     "- Certified Rail Joiner (CRJ) – Also from the Steel Joining Institute.\n",
     [("CPJ", "AWXS"), ("CRJ", "Steel Joining Institute")]),
    ("- Certified Pipe Joiner (CPJ): The Pipe Joining Council's flagship certification.\n- Certified Rail Joiner (CRJ)\n",
     [("CPJ", "Pipe Joining Council"), ("CRJ",)]),
    ("- Certified Pipe Joiner (CPJ), a WELDX credential\n- Certified Rail Joiner (CRJ), an RJX certification\n",
     [("CPJ", "WELDX"), ("CRJ", "RJX")]),
    ("The Pipe Joining Council (PJC) is the big name in this field. It administers these credentials:\n\n"
     "- Certified Pipe Joiner (CPJ)\n- Certified Rail Joiner (CRJ)\n",
     [("CPJ", "Pipe Joining Council"), ("CRJ", "Pipe Joining Council")]),
    ("Yards know the Rail Institute best. The institute also grants these:\n\n- Certified Pipe Joiner (CPJ)\n- Certified Rail Joiner (CRJ)\n",
     [("CPJ", "Rail Institute"), ("CRJ", "Rail Institute")]),
    ("### 1. Certified Pipe Joiner (CPJ)\n\nIssuing organization: Pipe Joining Council\n\nCost: $165\n\n"
     "### 2. Certified Rail Joiner (CRJ)\n\nOffered by: Rail Institute\n",
     [("CPJ", "Pipe Joining Council"), ("CRJ", "Rail Institute")]),
    ("- CPJ – Certified Pipe Joiner (AWXS)\n- CRJ – Certified Rail Joiner (RJX)\n", [("CPJ", "AWXS"), ("CRJ", "RJX")]),
    ("The most recognized credential is the CPJ, which is granted by the Pipe Joining Council.",
     [("CPJ", "Pipe Joining Council")]),
    ("- Basic Yard Support and Advanced Yard Support\n- Certified Pipe Joiner (CPJ)\n",
     [("Basic Yard Support",), ("Advanced Yard Support",), ("CPJ",)]),
    ("### Certified Pipe Joiner (CPJ)\n\n### Certified Rail Joiner (CRJ)\n\n### Other credentials worth a look\n",
     [("CPJ",), ("CRJ",)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "property", "expected"), [pytest.param(*each, id=each[0][:60]) for each in (*LISTED, *SAID)]
)
def test_guides_say_what_their_titles_are(text: str, property: str, expected: list[tuple[str, ...]]) -> None:
    assert told(drafts(f"# Welders\n\n{text}", "welders", "md"), property) == expected


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*each, id=each[0][:60]) for each in ISSUED])
def test_guides_say_whose_credentials_are(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(drafts(f"# Welders\n\n## Certifications\n\n{text}", "welders", "md"), "certification") == expected


@pytest.mark.parametrize(
    "lead",
    [
        "The field is broad. Popular specialties include:",
        "Here is who does what.",
        "There is a lot to choose from.",
        "",
    ],
)
def test_the_headings_behind_an_announcing_one_of_their_rank_are_its_names(lead: str) -> None:
    sections = "\n\n".join(f"{each}\n\nThey work hard, and they like it." for each in ("Pipe Fitter", "Rail Inspector"))
    text = FLAT.format(lead=lead, names=sections)
    assert told(drafts(text, "welders"), "job_title") == [("Pipe fitter", SPECIALTY), ("Rail inspector", SPECIALTY)]


def test_headings_of_other_things_behind_an_announcing_one_are_no_names() -> None:
    sections = "\n\n".join(f"{each}\n\nThey work hard, and they like it." for each in ("Pipelines", "Railways"))
    assert told(drafts(FLAT.format(lead="Here is what they do.", names=sections), "welders"), "job_title") == []


def test_the_initials_of_the_subject_are_no_rung_of_its_ladder() -> None:
    document = read(b"# Ambulances\n\nThe ladder is EMT > Lead EMT > Crew Supervisor", "page.md", "page")
    found = names(document, load("occupation"), "Emergency medical technicians", ["EMT"])
    assert [document.text[each.start : each.end] for each in found] == ["Lead EMT", "Crew Supervisor"]


def test_letters_of_the_subject_within_a_word_are_not_its_name() -> None:
    text = "# Guide\n\n## Certifications\n\nMany RTs want one of these:\n\n- Basic Yard Support and Advanced Yard Support\n- CPJ\n"
    found = names(read(text.encode(), "page.md", "page"), load("occupation"), "Rail technicians", ["RTs", "RT"])
    assert [each.value.text for each in found if isinstance(each.value, Name)] == [
        "Basic Yard Support",
        "Advanced Yard Support",
        "CPJ",
    ]


def test_initials_that_the_text_gives_its_subject_are_its_name() -> None:
    text = "# Rail technicians\n\nRail technicians (RTXs) keep tracks safe. RTXs are also called track inspectors.\n"
    assert told(drafts(text, "rail technicians", "md"), "job_title") == [("Track inspector", OTHER)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Minimum education: Bachelor's degree", [("Bachelor's degree", "required")], id="minimum"),
        pytest.param(
            "Typical entry-level education: Associate degree", [("Associate's degree", "typical")], id="typical"
        ),
        pytest.param(
            "Education Needed: High School Diploma", [("High school diploma or equivalent", "required")], id="needed"
        ),
        pytest.param("Degree Level: Master's", [("Master's degree",)], id="level"),
        pytest.param("Education: Bachelor's Degree Programs", [], id="programs"),
        pytest.param("How to Earn a Bachelor's Degree", [], id="a-heading"),
    ],
)
def test_a_label_on_a_line_of_its_own_states_a_level(line: str, expected: list[tuple[str, ...]]) -> None:
    page = f"A Guide to Welding Work\n\nWelders join metal, and there are many ways to do so.\n\n{line}\n\nMedian pay: $50,000\n"
    assert told(drafts(page, "welders"), "education") == expected
