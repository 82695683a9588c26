"""Pages of job sites: rounds of titles, each with its own pay, growth and schooling."""

from __future__ import annotations

import pytest
from reading_figures import extraction, number

ROUNDS = [
    pytest.param(
        "9 Jobs for Biology Majors\n\nMany doors open.\n\n1. Laboratory technician\nAverage pay: $51,200 a year\n\n"
        "2. Zookeeper\nAverage pay: $38,900 a year\n\n3. Forester\nAverage pay: $68,400 a year\n",
        "page.txt",
        [("laboratory-technician", "51200"), ("zookeeper", "38900"), ("forester", "68400")],
        id="a-number-and-one-field",
    ),
    pytest.param(
        "Best-Paying Trades\n\nThe Top Three\n\n#1 Elevator Mechanic\n$102,000\nSalary range: $71K to $136K\n\n"
        "Moves people.\n\n#2 Boilermaker\n$71,000\nSalary range: $46K to $104K\n\nBuilds boilers.\n\n"
        "#3 Line Installer\n$85,000\nSalary range: $50K to $119K\n",
        "page.txt",
        [("elevator-mechanic", "102000"), ("elevator-mechanic", "71000..136000"), ("boilermaker", "71000"),
         ("boilermaker", "46000..104000"), ("line-installer", "85000"), ("line-installer", "50000..119000")],
        id="ranks-and-bare-amounts",
    ),
    pytest.param(
        "# Highest-paying jobs in health care\n\n## 1. Anesthesiologist — $339,000\n\nThey put patients to sleep.\n\n"
        "## 2. Pharmacist — $136,000\n\nThey fill prescriptions.\n\n## 3. Optometrist — $134,000\n\nThey test eyes.\n",
        "page.md",
        [("anesthesiologist", "339000"), ("pharmacist", "136000"), ("optometrist", "134000")],
        id="pay-behind-the-title",
    ),
    pytest.param(
        "<h1>What can you do with this degree?</h1><h2>The list</h2>"
        "<h3>No. 1: Health educator</h3><p><b>Median pay:</b> $63,000 per year</p>"
        "<h3>No. 2: Loan processor</h3><p><b>Median pay:</b> $47,000 per year</p>"
        "<h3>No. 3: Pharmacist</h3><p><b>Median pay:</b> $136,000 per year</p>"
        "<h3>No. 4: Statistician</h3><p><b>Median pay:</b> $104,000 per year</p>",
        "page.html",
        [("health-educator", "63000"), ("loan-processor", "47000"), ("pharmacist", "136000"),
         ("statistician", "104000")],
        id="numbers-in-words",
    ),
    pytest.param(
        "<h1>Jobs you can get with a math degree</h1><p>Here are some careers to consider:</p><ol>"
        "<li><strong>Actuary</strong><br>Average salary: $125,000 per year<br>Primary duties: They weigh risks.</li>"
        "<li><strong>Statistician</strong><br>Average salary: $104,000 per year<br>Primary duties: They count.</li>"
        "<li><strong>Cryptographer</strong><br>Average salary: $101,000 per year<br>Primary duties: They hide.</li></ol>",
        "page.html",
        [("actuary", "125000"), ("statistician", "104000"), ("cryptographer", "101000")],
        id="lines-of-one-item",
    ),
    pytest.param(
        "Careers in public health\n\nWhere could it take you?\n\nEpidemiologist\n\nAverage salary: $81,000 per year\n\n"
        "Minimum education: Master's degree\n\nRead more: How To Become an Epidemiologist\n\nBiostatistician\n\n"
        "Average salary: $104,000 per year\n\nMinimum education: Master's degree\n\nHealth educator\n\n"
        "Average salary: $63,000 per year\n\nMinimum education: Bachelor's degree\n",
        "page.txt",
        [("epidemiologist", "81000"), ("epidemiologist", "Master's degree"), ("biostatistician", "104000"),
         ("biostatistician", "Master's degree"), ("health-educator", "63000"), ("health-educator", "Bachelor's degree")],
        id="an-empty-line-between-all-lines",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), ROUNDS)
def test_what_stands_below_a_title_is_said_of_that_title(text: str, name: str, expected: list[tuple[str, str]]) -> None:
    claims = [each for each in extraction(text, name).claims if each.property != "job_title"]
    assert [(each.subject, number(each)) for each in claims] == expected


@pytest.mark.parametrize(("text", "name", "expected"), ROUNDS)
def test_the_titles_of_a_round_are_jobs_within_the_subject(
    text: str, name: str, expected: list[tuple[str, str]]
) -> None:
    titles = [each for each in extraction(text, name).claims if each.property == "job_title"]
    slugs = list(dict.fromkeys(subject for subject, _ in expected))
    assert [number(each).lower().replace(" ", "-") for each in titles] == slugs
    assert {each.qualifiers["role"] for each in titles} == {"role"}


def test_similar_jobs_are_no_jobs_within_the_subject() -> None:
    page = "<h1>Welders</h1><h2>Similar jobs</h2>" + "".join(
        f"<h3>{title}</h3><p><b>Average salary:</b> ${pay}</p>"
        for title, pay in (("Boilermaker", "71,000"), ("Machinist", "54,000"), ("Rigger", "57,000"))
    )
    assert {each.property for each in extraction(page, "page.html").claims} == {"wage"}


def test_a_city_behind_a_colon_is_where_a_wage_is_paid() -> None:
    card = "Line Installer\nAverage salary: $85,000\nTop-paying city: San Jose, CA ($119,000)\n"
    other = "Boilermaker\nAverage salary: $71,000\nTop-paying city: New York, NY ($104,000)\n"
    claims = extraction(f"Top trades\n\n{card}\n{other}").claims
    places = {number(each): each.qualifiers["geography"] for each in claims if each.property == "wage"}
    assert places["119000"] == "San Jose, CA"
    assert places["104000"] == "New York, NY"


def test_of_two_columns_set_side_by_side_each_is_somebody() -> None:
    page = (
        "<h1>Welder vs. orthoptist</h1><table><tr><th></th><th>Welder</th><th>Orthoptist</th></tr>"
        "<tr><th>Average salary</th><td>$51,000</td><td>$79,000</td></tr>"
        "<tr><th>Job outlook, 2024–34</th><td>2%</td><td>8%</td></tr></table>"
    )
    told = [(each.subject, number(each)) for each in extraction(page, "page.html").claims]
    assert told == [("welders", "51000"), ("orthoptist", "79000"), ("welders", "2"), ("orthoptist", "8")]


def test_a_figure_for_somebody_is_theirs() -> None:
    claims = extraction("There are some 7,100 openings for welders and 2,400 openings for riggers each year.").claims
    assert [(each.subject, number(each)) for each in claims] == [("welders", "7100"), ("riggers", "2400")]


LADDERS = [
    pytest.param(
        "A Typical Climb\n\nYears 0–2: yard helper, $38,000\nYears 3–5: pipe fitter, $52,000\nYear 6 and up: yard manager",
        ["yard helper", "pipe fitter", "yard manager"],
        id="years-first",
    ),
    pytest.param(
        "Welder career path\n\n- 0-2 years: Yard helper ($38,000)\n- 3-5 years of experience: Pipe fitter ($52,000)\n"
        "- 6+ years: Yard manager ($71,000)\n",
        ["Yard helper", "Pipe fitter", "Yard manager"],
        id="years-behind-numbers",
    ),
    pytest.param(
        "Welder career ladder\n\n- Entry-level: Yard helper – $38,000\n- Mid-level: Pipe fitter – $52,000\n"
        "- Senior: Yard manager – $71,000\n",
        ["Yard helper", "Pipe fitter", "Yard manager"],
        id="levels",
    ),
    pytest.param(
        "Welder career path\n\n- Entry-level (0-2 years): Yard helper\n- Mid-level (3-5 years): Pipe fitter\n"
        "- Staff+ (6+ years): Yard manager\n",
        ["Yard helper", "Pipe fitter", "Yard manager"],
        id="levels-with-years",
    ),
    pytest.param(
        "Welder career path\n\n- Stage 1: Yard helper\n- Stage 2: Pipe fitter\n- Stage 3: Yard manager\n",
        ["Yard helper", "Pipe fitter", "Yard manager"],
        id="stages",
    ),
    pytest.param(
        "Welder career path\n\n- Yard helper: entry-level work\n- Senior fitter: Leads others\n- Yard manager: Runs it\n",
        ["Yard helper", "Senior fitter", "Yard manager"],
        id="a-level-within-a-title",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LADDERS)
def test_the_stage_before_a_title_is_no_part_of_it(text: str, expected: list[str]) -> None:
    titles = [
        each for each in extraction(f"Welders\n\nThey join metal.\n\n{text}\n").claims if each.property == "job_title"
    ]
    assert [each.evidence.quote for each in titles] == expected
    assert {each.qualifiers["role"] for each in titles} == {"career_step"}


@pytest.mark.parametrize(
    "heading",
    [
        "Keep reading",
        "You might also like",
        "Related articles",
        "Explore more guides",
        "More from Careerbeat",
        "Up next",
    ],
)
def test_headlines_of_other_pages_claim_nothing_here(heading: str) -> None:
    page = (
        "<h1>Welders</h1><p>Welders earn $51,000 a year.</p>"
        f"<h2>{heading}</h2><ul><li>350 jobs that pay $30 an hour</li><li>How 4,000 welders found work</li></ul>"
    )
    assert [number(each) for each in extraction(page, "page.html").claims] == ["51000"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Good first jobs are dispatcher, expediter, yard clerk and pipe fitter.",
         ["dispatcher", "expediter", "yard clerk", "pipe fitter"]),
        ("The next stop is lead fitter, then yard manager and, in a chain, district manager.",
         ["lead fitter", "yard manager", "district manager"]),
        ("You can work as a yard clerk, an estimator or a pipe fitter.", ["yard clerk", "estimator", "pipe fitter"]),
        ("You can work as a yard clerk, in the summer or a pipe fitter.", ["yard clerk"]),
    ],
)  # fmt: skip
def test_a_word_among_titles_is_one_by_its_ending(text: str, expected: list[str]) -> None:
    assert [each.evidence.quote for each in extraction(text).claims if each.property == "job_title"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h1>Welder vs. optometrist</h1><p>Optometrists must earn a Doctor of Optometry degree.</p>",
         [("optometrists", "Doctoral or professional degree")]),
        ("<h1>Top jobs</h1><h3>1. Pharmacist</h3><p>Average salary: $136,000</p><p>Pharmacists must have a doctorate.</p>"
         "<h3>2. Machinist</h3><p>Average salary: $54,000</p><p>You need a high school diploma.</p>",
         [("pharmacist", "Doctoral or professional degree"), ("machinist", "High school diploma or equivalent")]),
        ("<h1>Welders</h1><p>Optometrists must earn a Doctor of Optometry degree.</p>", []),
    ],
)  # fmt: skip
def test_a_degree_is_said_of_whom_a_heading_names(text: str, expected: list[tuple[str, str]]) -> None:
    claims = [each for each in extraction(text, "page.html").claims if each.property == "education"]
    assert [(each.subject, number(each)) for each in claims] == expected
