"""What a document is about, where no manifest says so."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.extract.whom.topic import subject_name
from pipeline.profiles.load import load
from pipeline.readers import read
from pipeline.records.document import Source


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Skip to main content\n\nHillside College\n\nHow to Become a Machinist\n\n", "Machinist"),
        ("SPARK AND SEAM\n\nIn this issue\n\nWelders\n\n", "Welders"),
        ("Crane Operator Salary Guide 2026\n\n", "Crane Operator"),
        ("Harbor Street Review\n\nA Good Year\n\n", "Harbor Street Review"),
        ("How Much Does a Machinist Make?\n\n", "Machinist"),
        ("Average Crane Operator Salary\n\n", "Crane Operator"),
        ("A Comprehensive Guide to Roofer Salaries in the UK: Trends & More\n\n", "Roofer"),
        ("Roofers salary & career outlook\n\n", "Roofers"),
        ("Understanding the Pay of Crane Operators in the UK\n\n", "Crane Operators"),
        ("Roofer in 5 Steps (2026)\n\n", "Roofer"),
        ("Home / Trades / Roofer\n\n", "Roofer"),
        ("What Is a Roofer (CR)? Pay and Duties\n\n", "Roofer"),
        ("Roofers by the Numbers\n\n", "Roofers"),
        ("Roofer vs. Crane Operator\n\n", "Roofer"),
        ("Roofing Career Path: From Helper to Foreman\n\n", "Roofing"),
        ("What Can I Do With a Degree in Roofing?\n\n", "Roofing"),
        ("Career Options for a Roofing Major\n\n", "Roofing"),
        ("Roofing Career Paths and Progression: A Guide for Professionals\n\n", "Roofing"),
    ],
)
def test_the_first_line_that_names_somebody_is_what_a_plain_text_is_about(lines: str, name: str) -> None:
    prose = "The work is heavy and the days are long, which is why so many leave it for something else after a few years in the shop. "
    document = read((lines + prose * 2).encode(), "page.txt", "page")
    assert subject_name(document, load("occupation")) == name


@pytest.mark.parametrize("title", ["Guild of Roofers", "Scholarships for Roofers", "How Much Do Roofers Make in Texas"])
def test_what_is_for_somebody_or_in_one_place_only_is_not_about_all_of_them(title: str) -> None:
    document = read(f"<h1>{title}</h1><p>More of it below.</p>".encode(), "page.html", "page")
    assert subject_name(document, load("occupation")) != "Roofers"


def test_no_list_of_many_is_what_a_text_is_about() -> None:
    document = read(b"25 Best Paying Trades\n\nSome pay more than others.\n", "page.txt", "page")
    assert subject_name(document, load("occupation")) is None


def test_a_text_without_a_title_is_about_whom_its_headings_share() -> None:
    prose = "The work is heavy and the days are long, which is why so many leave it for something else after a few years in the shop."
    headings = ("Roofer Pay by Years of Experience", "Entry-Level Roofer Salary", "Top States for Roofers")
    text = "\n\n".join((prose * 2, *(part for heading in headings for part in (heading, prose * 2))))
    assert subject_name(read(text.encode(), "page.txt", "page"), load("occupation")) == "Roofer"


def test_a_heading_in_the_singular_makes_the_plural_the_subjects_own_name_too() -> None:
    cards = "".join(
        f"<h3>{kind} welder</h3><p>{kind} welders do what it says.</p><p>Average salary: {pay}</p>"
        for kind, pay in (("Pipeline", "$61,000"), ("Shipyard", "$55,000"), ("Underwater", "$72,000"))
    )
    page = f"<h1>How to become a welder</h1><h2>Types of welders</h2><p>There are several.</p>{cards}"
    document = read(page.encode(), "page.html", "page")
    claims = extract(document, Source("page", "page.html"), load("occupation")).claims
    assert [each.subject for each in claims if each.property == "wage"] == [
        "pipeline-welder", "shipyard-welder", "underwater-welder",
    ]  # fmt: skip
