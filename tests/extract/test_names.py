"""What is promised of names: where they are read, what they are then, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_figures import extraction
from reading_names import document, drafts, told

from pipeline.extract.names import names
from pipeline.profiles.load import load
from pipeline.values import Name

LABEL = "Port managers"


def found(text: str, property: str, extension: str = "txt") -> list[tuple[str, ...]]:
    return told(drafts(text, LABEL, extension), property)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Port managers, also known as harbour directors, run docks.",
            [("Harbour director", "alternative_name")],
            id="also-known-as",
        ),
        pytest.param(
            "Also called a harbor master or dock superintendent, a port manager runs docks.",
            [("Harbor master", "alternative_name"), ("Dock superintendent", "alternative_name")],
            id="first-of-all",
        ),
        pytest.param("Crane drivers, also known as lift operators, help port managers.", [], id="names-of-others"),
        pytest.param(
            "They may be promoted to foreman or quay superintendent.",
            [("Foreman", "career_step"), ("Quay superintendent", "career_step")],
            id="a-bare-head-in-a-row-of-two",
        ),
        pytest.param(
            "You can specialize as a berth planner or cargo inspector.",
            [("Berth planner", "specialty"), ("Cargo inspector", "specialty")],
            id="specialize-as",
        ),
        pytest.param(
            "Port managers may advance to regional director.", [("Regional director", "career_step")], id="ladder"
        ),
        pytest.param(
            "Many begin their careers as dock clerks or cargo inspectors.",
            [("Dock clerk", "entry_level"), ("Cargo inspector", "entry_level")],
            id="first-job",
        ),
        pytest.param(
            "Deck Clerk → Berth Planner → Terminal Director.",
            [("Deck clerk", "career_step"), ("Berth planner", "career_step"), ("Terminal director", "career_step")],
            id="arrows",
        ),
        pytest.param(
            "Roles range from dock clerk and berth planner to terminal director.",
            [("Dock clerk", "role"), ("Berth planner", "role"), ("Terminal director", "role")],
            id="from-to",
        ),
        pytest.param(
            "Berth planner, quay supervisor and terminal director are common job titles.",
            [("Berth planner", "role"), ("Quay supervisor", "role"), ("Terminal director", "role")],
            id="told-afterwards",
        ),
        pytest.param(
            "The job is often advertised as berth planner or quay supervisor.",
            [("Berth planner", "alternative_name"), ("Quay supervisor", "alternative_name")],
            id="advertised-as",
        ),
        pytest.param(
            "Port managers, known in German as Hafenmeister, run docks.",
            [("Hafenmeister", "alternative_name")],
            id="in-another-language",
        ),
        pytest.param(
            "Port managers may be called harbor masters, dock superintendents, or wharfingers.",
            [
                ("Harbor master", "alternative_name"),
                ("Dock superintendent", "alternative_name"),
                ("Wharfinger", "alternative_name"),
            ],
            id="the-last-of-three",
        ),
        pytest.param(
            "Many start by working in other positions, such as dock clerks, learning on the job.",
            [("Dock clerk", "entry_level")],
            id="start-in-other-positions",
        ),
        pytest.param(
            "A clerk may become a loan officer, and a brokerage clerk may move on.",
            [("Loan officer", "career_step")],
            id="a-clause-of-its-own",
        ),
        pytest.param(
            "A typical career path runs: dock clerk, berth planner, terminal director.",
            [("Dock clerk", "career_step"), ("Berth planner", "career_step"), ("Terminal director", "career_step")],
            id="the-longer-cue",
        ),
        pytest.param(
            "Other job titles are harbor master, wharf superintendent and marina manager.",
            [
                ("Harbor master", "alternative_name"),
                ("Wharf superintendent", "alternative_name"),
                ("Marina manager", "alternative_name"),
            ],
            id="the-first-by-its-neighbours",
        ),
        pytest.param("Pay varies by role: a dock clerk earns less than a terminal director.", [], id="who-earns-what"),
        pytest.param("Managers are promoted from positions as slot supervisors.", [], id="where-they-came-from"),
        pytest.param("A port manager talks to the harbor master and the safety officer.", [], id="people-one-meets"),
        pytest.param("Working as a port manager is hard.", [], id="own-label"),
    ],
)
def test_titles_in_sentences_are_claimed_only_where_they_are_announced(text, expected) -> None:
    assert found(text, "job_title") == expected


@pytest.mark.parametrize(
    ("heading", "items", "expected"),
    [
        pytest.param("Job titles", ["Berth Planner", "Quay Manager"], ["role", "role"], id="titles"),
        pytest.param("Career progression", ["Berth Planner", "Quay Manager"], ["career_step"] * 2, id="progression"),
        pytest.param("Specialties", ["Berth Planner", "Quay Manager"], ["specialty"] * 2, id="specialties"),
        pytest.param(
            "Ads for port managers were titled",
            ["Berth Planner", "Quay Manager", "Dock Supervisor", "Wharfkeep"],
            ["role"] * 4,
            id="one-odd-name-of-four",
        ),
        pytest.param("Related careers", ["Berth Planner", "Quay Manager"], [], id="related-ones-are-others"),
        pytest.param("Key skills", ["Berth Planner", "Quay Manager"], [], id="skills"),
        pytest.param("Job titles", ["Plan berths daily", "Keep the quay clean"], [], id="items-that-are-no-titles"),
        pytest.param(
            "Job titles", ["Berth Planner", "Quay Manager", "Port Administration"], ["role"] * 3, id="by-its-neighbours"
        ),
    ],
)
def test_a_heading_decides_what_the_names_below_it_are(heading, items, expected) -> None:
    page = f"<h2>{heading}</h2><ul>" + "".join(f"<li>{each}</li>" for each in items) + "</ul>"
    assert [role for _, role in found(page, "job_title", "html")] == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("Certified Port Executive (CPE)", ("CPE",), id="name-then-abbreviation"),
        pytest.param("CPE (Certified Port Executive)", ("CPE",), id="abbreviation-then-name"),
        pytest.param("Certified Port Executive, CPE", ("CPE",), id="comma"),
        pytest.param("Certified Port Executive® (CPE): shows skill.", ("CPE",), id="trademark-and-story"),
        pytest.param("CPE", ("CPE",), id="abbreviation-alone"),
        pytest.param("CPE (Port Institute)", ("CPE", "Port Institute"), id="body-in-brackets"),
        pytest.param(
            "Certified Port Executive (CPE): Meant for all those who run a small harbour on their own, the CPE exam is "
            "offered by the Port Institute (PI).",
            ("CPE", "Port Institute"),
            id="offered-by-in-a-later-clause",
        ),
        pytest.param(
            "Fellow of the College of Harbor Arts (FCHA)", ("FCHA", "College of Harbor Arts"), id="body-in-the-name"
        ),
        pytest.param(
            "Certified Port Executive (CPE), offered by the Port Institute (PI)",
            ("CPE", "Port Institute"),
            id="offered-by",
        ),
        pytest.param("Certified Port Executive (CPE) – Port Institute", ("CPE", "Port Institute"), id="behind-a-dash"),
        pytest.param(
            "Certified Port Executive (CPE): The Port Institute (PI) awards the CPE.",
            ("CPE", "Port Institute"),
            id="awards",
        ),
        pytest.param(
            "State-specific licenses for dock pilots", ("State-specific licenses for dock pilots",), id="licenses"
        ),
    ],
)
def test_a_credential_has_one_canonical_form_and_its_issuer(item, expected) -> None:
    page = f"<h2>Certifications</h2><ul><li>{item}</li></ul>"
    assert found(page, "certification", "html") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Beyond the degree, certifications like the CPE and the FCHA show skill.",
            ["CPE", "FCHA"],
            id="a-verb-ends-it",
        ),
        pytest.param("Certifications including both the CPE and the CQM raise pay.", ["CPE", "CQM"], id="both"),
        pytest.param(
            "The CPE, the CQM and the CDH are among the most common certifications.",
            ["CPE", "CQM", "CDH"],
            id="told-after",
        ),
        pytest.param(
            "The Port Institute sets exams. The CPE, the CQM and the CDH are among the most common.",
            ["CPE", "CQM", "CDH"],
            id="told-before",
        ),
        pytest.param("The CPE is the best-known certification in the field.", ["CPE"], id="one-told-after"),
        pytest.param(
            "Popular certifications are the CPE (Port Institute) and the CQM (Quay Society).",
            ["CPE", "CQM"],
            id="asides",
        ),
        pytest.param("Employers ask for basic life support (BLS) certification.", ["BLS"], id="small-letters"),
        pytest.param(
            "Nurses need basic life support (BLS) and advanced cardiac life support (ACLS) certifications.",
            ["BLS", "ACLS"],
            id="two-share-a-noun",
        ),
        pytest.param("You need a commercial driver's license (CDL).", ["CDL"], id="noun-in-the-name"),
        pytest.param("It helps to be certified as a Certified Port Executive (CPE).", ["CPE"], id="certified-as"),
        pytest.param(
            "Certificates help those without a degree: the Certified Dock Hand (CDH) from Quayside, or the Harbor Science "
            "Associate that Portware offers.",
            ["CDH", "Harbor Science Associate"],
            id="behind-a-colon",
        ),
        pytest.param("Hospitals such as the MGH and the UCSF require certifications.", [], id="employers"),
    ],
)
def test_a_sentence_announces_credentials_before_or_behind_them(text, expected) -> None:
    page = f"<p>Ports are busy places where many people work. {text}</p>"
    assert [each[0] for each in found(page, "certification", "html")] == expected


def test_a_list_of_abbreviated_grades_is_read_behind_words_of_registering() -> None:
    page = (
        "<p>According to the Royal Institute of Ports, pay is fair.</p><p>You may register with the Institute:</p>"
        "<ul><li>Licentiate (LRIP)</li><li>Membership (MRIP)</li></ul>"
    )
    body = "Royal Institute of Ports"
    assert found(page, "certification", "html") == [("LRIP", body), ("MRIP", body)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Pay by job title", ["Berth planner", "Quay manager"], id="of-the-subject"),
        pytest.param("Similar occupations", [], id="of-others"),
        pytest.param("How the pay compares", [], id="a-comparison"),
    ],
)
def test_titles_of_a_pay_table_are_the_subjects_unless_it_speaks_of_others(heading, expected) -> None:
    rows = "".join(f"<tr><td>{each}</td><td>$50,000</td></tr>" for each in ("Berth planner", "Quay manager"))
    page = f"<h2>{heading}</h2><table><tr><th>Job title</th><th>Salary</th></tr>{rows}</table>"
    assert [each[0] for each in found(page, "job_title", "html")] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Join the Port Institute (PI) or read the Dock Journal.", id="bodies"),
        pytest.param("<h2>Web resources</h2><ul><li>Port Institute (PI): news</li></ul>", id="resources"),
        pytest.param("Our team: Ann Roe, Certified Port Executive.", id="people"),
        pytest.param("Ships must be certified before they sail.", id="verbs"),
        pytest.param("The Port Institute (PI) certification committee meets in May.", id="a-committee"),
    ],
)
def test_what_merely_sounds_like_a_credential_is_none(text) -> None:
    assert found(text, "certification", "html") == []


def test_a_credential_named_like_the_subject_is_one_where_an_abbreviation_says_so() -> None:
    text = "<p>Ports are large. Many managers obtain a Professional Port Manager (PPM) license after a few years.</p>"
    assert found(text, "certification", "html") == [("PPM",)]


def test_a_body_that_offers_a_course_does_not_issue_what_is_named_behind_it() -> None:
    text = "<p>Ports are large. The Port College offers a degree program and a Certified Port Hand (CPH) certification.</p>"
    assert found(text, "certification", "html") == [("CPH",)]


@pytest.mark.parametrize("name", ["entry-level port manager", "port manager"])
def test_a_name_made_of_the_words_of_a_label_of_several_is_the_subject_itself(name) -> None:
    page = document(f"<p>Ports are large. Some work as a {name} for years.</p>", "html")
    assert names(page, load("occupation"), "Port managers, dock managers, and wharf managers") == []


def test_an_abbreviated_body_is_spelled_out_where_the_document_does_so() -> None:
    page = (
        "<p>Join the Port Institute (PTI).</p><h2>Certifications</h2>"
        "<ul><li>Certified Port Executive (CPE), awarded by PTI</li></ul>"
    )
    assert found(page, "certification", "html") == [("CPE", "Port Institute")]


def test_a_body_that_closes_a_list_issues_all_of_it() -> None:
    page = (
        "<h2>Certifications</h2><ul><li>Certified Dock Hand (CDH)</li><li>Certified Quay Hand (CQH)</li></ul>"
        "<p>Both are issued by the Port Institute.</p>"
    )
    assert found(page, "certification", "html") == [("CDH", "Port Institute"), ("CQH", "Port Institute")]


def test_spellings_numbers_and_cases_of_a_title_share_one_canonical_form() -> None:
    texts = (
        "Job titles include health care planner and Quay Managers.",
        "Job titles include Healthcare Planners and quay manager.",
    )
    assert found(texts[0], "job_title") == found(texts[1], "job_title")


def test_page_furniture_names_nothing() -> None:
    page = (
        "<nav><h2>Job titles</h2><ul><li>Berth Planner</li><li>Quay Manager</li></ul></nav><main><p>Hello.</p></main>"
    )
    assert drafts(page, LABEL, "html") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "Certified ",
                "Job titles include ",
                "port manager",
                ", or ",
                " (ABC) ",
                "\n\n",
                ": ",
                "- ",
                "İ’®",
                "CPE",
                ". ",
            ]
        ),
        max_size=30,
    )
)
def test_every_name_quotes_its_document_and_overlaps_no_other(parts) -> None:
    read = document("".join(parts) + "x")
    found = names(read, load("occupation"), LABEL)
    for each in found:
        assert 0 <= each.start < each.end <= len(read.text)
        assert all(context.quote == read.text[context.start : context.end] for context in each.contexts)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_names_stand_behind_the_label_of_a_row() -> None:
    page = "<h1>Port managers</h1><table><tr><th>Synonyms</th><td>Harbor master, dock chief</td></tr></table>"
    assert found(page, "job_title", "html") == [
        ("Harbor master", "alternative_name"),
        ("Dock chief", "alternative_name"),
    ]


def test_a_heading_announces_what_the_lead_in_of_its_list_does_not_hold() -> None:
    page = (
        "# Port managers\n\n## Are certifications worthwhile?\n\nThree that come up in job ads:\n\n"
        "- CPHM — College of Port Masters; requires an exam\n- Certified Dock Planner (CDP) — Guild of Docks\n"
    )
    assert [each[0] for each in found(page, "certification", "md")] == ["CPHM", "CDP"]


def test_titles_on_one_line_are_parted_by_semicolons() -> None:
    page = "# Port managers\n\n## Job titles\n\nBerth planner; cargo inspector; quay supervisor\n"
    assert [each[0] for each in found(page, "job_title", "md")] == [
        "Berth planner",
        "Cargo inspector",
        "Quay supervisor",
    ]


def test_also_called_may_be_a_label() -> None:
    page = "# Port managers\n\nAlso called: Harbor Master, Dock Superintendent\n"
    assert [each[0] for each in found(page, "job_title", "md")] == ["Harbor master", "Dock superintendent"]


def test_two_nouns_that_share_the_words_before_them_are_one_title() -> None:
    text = "# Animal care\n\nCommon job titles:\n\n- {}\n- Veterinary surgeons\n- Zoo keepers\n"
    for entry, titles in (
        ("Laboratory animal technologists and technicians", ["Laboratory animal technologist and technician"]),
        ("Managers and supervisors", ["Manager", "Supervisor"]),
        ("Veterinary nurses and veterinary aides", ["Veterinary nurse", "Veterinary aide"]),
        ("Practice manager or partner", ["Practice manager", "Partner"]),
    ):
        found = told(drafts(text.format(entry), "Animal care", "md"), "job_title")
        assert [each[0] for each in found][: len(titles)] == titles


def test_a_name_spelled_out_is_the_subjects_own() -> None:
    text = (
        "# ICU nurse career guide\n\nIntensive Care Unit nurses, also known as critical care nurses, work in shifts.\n"
    )
    found = extraction(text, "page.md", subject="icu-nurse", aliases=("ICU nurse",)).claims
    assert [each.value.text for each in found if isinstance(each.value, Name)] == ["critical care nurses"]
    paid = extraction("Intensive care unit nurses earn $81,000.", subject="icu-nurse", aliases=("ICU nurse",)).claims
    assert [each.subject for each in paid] == ["icu-nurse"]
