"""Ladders drawn with arrows, rows with asides, names with a short form amid them, and vendors' credentials."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

OPENING = "Network Engineer Career Guide\n\nNetwork engineers build networks for firms of all sizes.\n\n"
SUBJECT = "Network engineers"


def names(text: str, property: str = "job_title") -> list[str]:
    """The names of a property as the text prints them."""
    found = drafts(text if text.startswith(("#", "<")) else OPENING + text, SUBJECT, "md" if "#" in text else "txt")
    return [str(getattr(each.value, "text", "")) for each in found if each.property == property]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The classic ladder goes junior engineer → field engineer II → senior engineer → network architect.",
         ["junior engineer", "field engineer II", "senior engineer", "network architect"]),
        ("Here is how it goes: **NOC technician → systems engineer → network architect (NA)**.",
         ["NOC technician", "systems engineer", "network architect"]),
        ("A typical path: NOC technician > junior engineer > director of infrastructure.",
         ["NOC technician", "junior engineer", "director of infrastructure"]),
        ("Many follow this path: help desk technician → systems administrator → network architect, and some become more.",
         ["help desk technician", "systems administrator", "network architect"]),
        ("Most people move from help desk technician → systems administrator → infrastructure manager over ten years.",
         ["help desk technician", "systems administrator", "infrastructure manager"]),
        ("Click File > Save as > Network drive to keep your work.",
         []),
    ],
)  # fmt: skip
def test_arrows_part_titles_whatever_stands_around_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Public agencies have their own ladder: staff engineer, supervising engineer and, for the very patient, city engineer.",
         ["staff engineer", "supervising engineer", "city engineer"]),
        ("From there you may become a team lead, a network architect or, with luck, chief technology officer.",
         ["team lead", "network architect", "chief technology officer"]),
        ("You can move up to senior engineer, network architect and, eventually, IT director.",
         ["senior engineer", "network architect", "IT director"]),
        ("You can advance to team lead, network architect, or even, one day, chief technology officer.",
         ["team lead", "network architect", "chief technology officer"]),
        ("You can advance to team lead and, in a large firm, network architect.",
         ["team lead", "network architect"]),
        ("You may become a team lead and, with luck, earn more than your teacher.",
         ["team lead"]),
    ],
)  # fmt: skip
def test_an_aside_behind_and_ends_no_row(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Job titles include user experience (UX) designer and quality assurance (QA) tester.",
        "Common job titles include:\n\n  • User experience (UX) designer\n  • Quality assurance (QA) tester: finds bugs",
        "Job titles\n\n  • User experience (UX) designer – draws\n  • Quality assurance (QA) tester – tests",
        "You could work as a user experience (UX) designer or quality assurance (QA) tester.",
        "# Network engineers\n\n## Common job titles\n\n* **User experience (UX) designer:** draws\n* **Quality assurance (QA) tester:** tests",
    ],
)
def test_a_short_form_may_stand_amid_a_title(text: str) -> None:
    expected = ["user experience (ux) designer", "quality assurance (qa) tester"]
    assert [each.lower() for each in names(text)] == expected


def test_such_a_title_goes_by_its_short_form_too() -> None:
    found = drafts(f"{OPENING}Job titles include user experience (UX) designer and QA tester.", SUBJECT)
    assert [getattr(each.value, "abbreviation", None) for each in found] == ["UX designer", None]


VENDORS = """Certifications

  • CompTIA A+
  • CompTIA Network+ (N10-009)
  • Cisco Certified Network Associate (CCNA 200-301)
  • AWS Certified Advanced Networking – Specialty
  • ITIL 4 Foundation
  • Google Cloud Professional Cloud Network Engineer
  • Wireshark Certified Network Analyst (WCNA)
"""


def test_vendors_credentials_are_read_from_a_list_without_the_codes_of_their_exams() -> None:
    assert names(VENDORS, "certification") == [
        "CompTIA A+",
        "CompTIA Network+",
        "Cisco Certified Network Associate",
        "AWS Certified Advanced Networking – Specialty",
        "ITIL 4 Foundation",
        "Google Cloud Professional Cloud Network Engineer",
        "Wireshark Certified Network Analyst",
    ]
    found = drafts(OPENING + VENDORS, SUBJECT)
    assert [each.value.abbreviation for each in found if hasattr(each.value, "abbreviation")] == [
        *[None] * 2, "CCNA", *[None] * 3, "WCNA"
    ]  # fmt: skip


def test_a_list_that_merely_has_one_credential_is_none_of_them() -> None:
    text = "Certifications\n\n  • Time management\n  • CompTIA A+\n  • Ask your manager\n"
    assert names(text, "certification") == ["CompTIA A+"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Cisco's CCNA", ("CCNA", "Cisco")),
        ("ISACA’s CISM", ("CISM", "ISACA")),
        ("The Nielsen Group's UX Certification (UXC)", ("UXC", "Nielsen Group")),
        ("PMI's Project Management Professional (PMP)", ("PMP", "PMI")),
        ("Commercial Driver's License (CDL)", ("CDL",)),
        ("Nurse's Aide Certification (NAC)", ("NAC",)),
    ],
)
def test_a_credential_may_say_whose_it_is(line: str, expected: tuple[str, ...]) -> None:
    text = f"{OPENING}Certifications\n\n  • {line}\n  • Certified Network Tester (CNT)\n"
    assert told(drafts(text, SUBJECT), "certification")[0] == expected


LEVELS = """# Network engineers

## Career ladder

| Level | Years | Average pay |
|---|---|---|
| Entry level | 0 | $60,200 |
| Junior Network Tester | 1 | $66,200 |
| Network Tester II | 3 | $84,750 |
| Principal Engineer | 8 | $107,300 |
"""


def test_a_column_of_levels_holds_titles_where_they_are_more_than_levels() -> None:
    told_of = told(drafts(LEVELS, SUBJECT, "md"), "job_title")
    assert told_of == [
        ("Junior network tester", "career_step"),
        ("Network tester II", "career_step"),
        ("Principal engineer", "career_step"),
    ]


def test_titles_beside_a_column_of_grades_are_rungs() -> None:
    table = LEVELS.replace("| Level |", "| Typical title |").replace("| Years |", "| Grade |")
    assert ("Junior network tester", "career_step") in told(drafts(table, SUBJECT, "md"), "job_title")


BRANCHES = """# Network engineers

## Branches of network engineering

**Wireless Engineer**
Plans radio networks and tests them.
*Typical salary: $81,000 to $128,000*

**Voice Engineer**
Looks after phones.
"""


def test_a_line_of_its_own_names_what_the_lines_below_tell_of() -> None:
    found = told(drafts(BRANCHES, SUBJECT, "md"), "job_title")
    assert found == [("Wireless engineer", "specialty"), ("Voice engineer", "specialty")]


@pytest.mark.parametrize(
    "text",
    [
        "Lots of engineers got their foot in the door as a *help desk technician* or *field technician* first.",
        "Most people spend two or three years as a help desk technician or field technician before that.",
        "Many break into the field as help desk technicians or field technicians.",
        "People typically come to the cloud from roles such as:\n\n  • Help desk technician\n  • Field technician",
        "Common feeder roles include help desk technician and field technician.",
        "Engineers with experience often come from roles like help desk technician or field technician.",
        "They entered the field as help desk technicians or field technicians.",
    ],
)
def test_what_people_did_before_are_first_jobs(text: str) -> None:
    assert told(drafts(OPENING + text, SUBJECT), "job_title") == [
        ("Help desk technician", "entry_level"),
        ("Field technician", "entry_level"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Infrastructure fans often add the HashiCorp Certified: Terraform Associate.",
         ["HashiCorp Certified: Terraform Associate"]),
        ("Popular certifications include the Microsoft Certified: Azure Associate, the AWS Certified Architect – Associate and CompTIA Network+.",
         ["Microsoft Certified: Azure Associate", "AWS Certified Architect – Associate", "CompTIA Network+"]),
        ("Vendor certifications (AWS Certified Cloud Practitioner, Microsoft Certified: Azure Fundamentals) help.",
         ["AWS Certified Cloud Practitioner", "Microsoft Certified: Azure Fundamentals"]),
        ("Job ads often ask for a CCNP, CISSP or Security+ certification.", ["CCNP", "CISSP", "Security+"]),
        ("Passing the exam makes you an Engineer in Training (EIT), called something else in some states.",
         ["Engineer in Training"]),
        ("Pass the exam and you may call yourself a Chartered Engineer (CEng).", ["Chartered Engineer"]),
        ("Passing the exam makes you a stronger candidate.", []),
        ("Earning a certification makes you a Data Center expert in the eyes of recruiters.", []),
        ("Popular certifications: Certified Network Tester – it takes a year.", ["Certified Network Tester"]),
    ],
)  # fmt: skip
def test_vendors_credentials_are_read_in_sentences(text: str, expected: list[str]) -> None:
    assert names(text, "certification") == expected


PAGE = """<html><body><div class="main"><h1>Network engineers</h1><h2>Job titles</h2>
<ul><li>Systems engineer</li><li>Field engineer</li></ul></div>
<div class="dark l-footer"><div><h5>Jobs at our company</h5><ul><li>Account executive</li><li>Technical writer</li></ul></div></div>
<div class="card__footer"><h2>Job titles abroad</h2><ul><li>Cable engineer</li><li>Radio engineer</li></ul></div></body></html>"""


def test_the_foot_of_a_page_is_known_by_its_class() -> None:
    titles = [each.value.text for each in drafts(PAGE, SUBJECT, "html") if hasattr(each.value, "text")]
    assert titles == ["Systems engineer", "Field engineer", "Cable engineer", "Radio engineer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some companies call the same role infrastructure engineer, network analyst, or connectivity engineer.",
         ["infrastructure engineer", "network analyst", "connectivity engineer"]),
        ("Employers may call the job infrastructure engineer or network analyst.",
         ["infrastructure engineer", "network analyst"]),
        ("Other firms call this role network analyst.", ["network analyst"]),
        ("Managers call them back within a day.", []),
        ("You can call the job center for help.", []),
    ],
)  # fmt: skip
def test_what_companies_call_the_same_role_is_another_name(text: str, expected: list[str]) -> None:
    assert told(drafts(OPENING + text, SUBJECT), "job_title") == [
        (each[:1].upper() + each[1:], "alternative_name") for each in expected
    ]


TRACKS = """# Network engineers

## Network engineer career path

You can stay a specialist or lead a team.

### Individual contributor track

- Lead network tester
- Staff engineer

### Management track

- Network manager
- Director of infrastructure

### Skills to build

- Project planner
- Time manager
"""


def test_lists_below_the_parts_of_a_ladder_are_rungs_and_skills_are_not() -> None:
    assert told(drafts(TRACKS, SUBJECT, "md"), "job_title") == [
        ("Lead network tester", "career_step"),
        ("Staff engineer", "career_step"),
        ("Network manager", "career_step"),
        ("Director of infrastructure", "career_step"),
    ]
