"""What is promised of pages of a reference work: short lists, several jobs on one page, and schools on the way."""

from __future__ import annotations

import pytest
from reading_figures import Said, extraction, figures
from reading_names import drafts, told

BACHELOR, MASTER, SCHOOL = "Bachelor's degree", "Master's degree", "High school diploma or equivalent"
ASSOCIATE, DOCTOR = "Associate's degree", "Doctoral or professional degree"


def listed(*rows: tuple[str, str]) -> str:
    return "<table>" + "".join(f"<tr><td>{label}</td><td>{figure}</td></tr>" for label, figure in rows) + "</table>"


JOBS = listed(("Pipe welders", "51,000"), ("Arc welders", "36,300"))

PAGES: list[tuple[str, str, list[Said]]] = [
    ("a-list-of-one-row-that-names-a-school",
     "<p>In May 2023, the median annual wages of welders in the top industries were as follows:</p>"
     + listed(("Council work, without education and clinics", "$47,100")),
     [("wage", "47100", {"industry": "Council work, without education and clinics", "statistic": "median"})]),
    ("a-list-of-rows-that-all-name-one",
     "<p>The largest employers of welders were as follows:</p>"
     + listed(("Town work, without education", "61%"), ("County work, without education", "22")),
     [("employment_share", "61", {"industry": "Town work, without education"}),
      ("employment_share", "22", {"industry": "County work, without education"})]),
    ("a-row-that-names-what-its-figure-is-not",
     "<p>In 2023, the median annual wages of welders in the top industries were as follows:</p>"
     + listed(("Employment services", "$39,900")),
     [("wage", "39900", {"industry": "Employment services"})]),
    ("a-row-that-names-what-the-lead-in-says",
     "<p>The largest employers of welders were as follows:</p>"
     + listed(("Self-employed workers", "55%"), ("Employment services", "12")),
     [("employment_share", "55", {"industry": "Self-employed workers"}),
      ("employment_share", "12", {"industry": "Employment services"})]),
    ("facts-below-a-lead-in",
     "<p>Industry facts of welders:</p>" + listed(("Median pay", "$48,940"), ("Number of jobs", "457,300")),
     [("wage", "48940", {"statistic": "median"}), ("employment", "457300", {})]),
    ("others-in-the-paragraph-above",
     "<p>Openings come from the need to replace those welders who leave for the many other occupations.</p>"
     "<table><tr><th>Occupation</th><th>Employment, 2023</th></tr><tr><td>Welders</td><td>87,300</td></tr>"
     "<tr><td>Pipe welders</td><td>51,000</td></tr><tr><td>Arc welders</td><td>36,300</td></tr></table>",
     [("employment", "87300", {}), ("employment", "51000", {"group": "Pipe welders"}),
      ("employment", "36300", {"group": "Arc welders"})]),
    ("others-in-the-words-that-lead-to-it",
     "<p>This table shows how many people have other occupations that welders could turn to.</p>"
     "<table><tr><th>Occupation</th><th>Employment, 2023</th></tr><tr><td>Boilermakers</td><td>10,400</td></tr></table>",
     [("employment", "10400", {"subject": "boilermakers"})]),
    ("not-this-but-that",
     "<p>Median annual wages of each kind are not available, but average annual wages of welders in 2023 were as "
     "follows:</p>" + listed(("Pipe welders", "$58,000"), ("Arc welders", "44,150")),
     [("wage", "58000", {"group": "Pipe welders", "statistic": "mean", "as_of": "2023"}),
      ("wage", "44150", {"group": "Arc welders", "statistic": "mean"})]),
    ("among-the-highest-of-all",
     "<p>The pay of welders is among the highest of all occupations, with a median of $91,000 per year.</p>",
     [("wage", "91000", {"subject": "welders", "statistic": "median"})]),
    ("the-median-of-all",
     "<p>The median annual wage of all occupations is $48,060.</p>", [("wage", "48060", {"subject": "all-occupations"})]),
    ("an-age-is-no-length-of-study",
     "<p>Candidates must be at least 18 years old and complete a training program, which takes 9 months.</p>",
     [("program_duration", "9 month", {})]),
    ("a-legal-minimum-is-nobodys-pay",
     "<p>The state minimum wage is $12.40 per hour, which the tips of welders may make up for.</p>", []),
    ("by-the-piece", "<p>Welders who referee are paid $60 per game.</p>", []),
    ("all-groups-in-one-row",
     f"<p>Jobs of welders by kind in 2023:</p>{JOBS}<p>About 9,100 openings for pipe welders (PWs) and arc welders are "
     "projected each year.</p>",
     [("employment", "51000", {"group": "Pipe welders"}), ("employment", "36300", {"group": "Arc welders"}),
      ("annual_openings", "9100", {})]),
    ("one-group-of-two",
     f"<p>Jobs of welders by kind in 2023:</p>{JOBS}<p>About 4,100 openings for pipe welders are projected each "
     "year.</p>",
     [("employment", "51000", {"group": "Pipe welders"}), ("employment", "36300", {"group": "Arc welders"}),
      ("annual_openings", "4100", {"group": "Pipe welders"})]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), [pytest.param(page, says, id=label) for label, page, says in PAGES])
def test_a_page_says(page: str, expected: list[Said]) -> None:
    names = sorted({name for _, _, said in expected for name in said} | {"group", "subject"})
    found = figures(f"<h1>Welders</h1>{page}", *names, name="page.html")
    assert [each[:2] for each in found] == [each[:2] for each in expected]
    for (_, _, said), (_, _, wanted) in zip(found, expected, strict=True):
        assert {name: said.get(name) for name in ("group", *wanted)} == {"group": None, **wanted}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("To enter a program, port managers typically need a bachelor's degree.", [], id="to-enter"),
        pytest.param(
            "A high school diploma is typically required for entry into most evening schools.", [], id="entry"
        ),
        pytest.param(
            "To be admitted to a naval program, managers need good marks, although most have a bachelor's degree.",
            [],
            id="an-aim-for-the-whole-sentence",
        ),
        pytest.param(
            "To enter the field, port managers typically need a bachelor's degree.",
            [(BACHELOR, "typical")],
            id="the-field-is-no-school",
        ),
        pytest.param("Most graduate students have a bachelor's degree.", [], id="students-hold-no-position"),
        pytest.param(
            "Port managers typically need a bachelor's degree as well as a degree from a naval academy.",
            [],
            id="not-enough-alone",
        ),
        pytest.param(
            "In addition to a bachelor's degree, port managers typically need a master's degree.",
            [(MASTER, "typical")],
            id="in-addition-to",
        ),
        pytest.param(
            "In addition to a high school diploma, port managers must have sea legs.",
            [(SCHOOL, "required")],
            id="in-addition-to-no-level",
        ),
        pytest.param(
            "Port managers typically need a certificate or an associate's degree.", [], id="or-what-is-on-no-step"
        ),
        pytest.param(
            "Port managers typically need a master's degree, a bachelor's degree, or a seaman's papers.",
            [(MASTER, "typical")],
            id="the-second-of-a-list-with-or",
        ),
        pytest.param("A doctorate is typically required for positions in academia.", [], id="beyond-entry"),
    ],
)
def test_a_level_on_the_way_to_another_is_not_what_a_position_takes(text: str, expected: list[object]) -> None:
    assert told(drafts(f"<p>{text}</p>", "Port managers", "html"), "education") == expected


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        pytest.param(
            "Pilots and stewards",
            "Pilots typically need a bachelor's degree, and stewards typically need a high school diploma.",
            [],
            id="each-its-own",
        ),
        pytest.param(
            "Pilots and stewards",
            "Pilots typically need a bachelor's degree. Stewards typically need a bachelor's degree.",
            [(BACHELOR, "typical"), (BACHELOR, "typical")],
            id="both-the-same",
        ),
        pytest.param(
            "Pilots and stewards",
            "Pilots and stewards typically need a bachelor's degree. Pilots must have a master's degree.",
            [(BACHELOR, "typical")],
            id="the-whole-stands",
        ),
        pytest.param(
            "Sea and river pilots",
            "Pilots typically need an associate's degree. River pilots typically need a high school diploma.",
            [(ASSOCIATE, "typical")],
            id="a-noun-for-both",
        ),
        pytest.param(
            "Pilots",
            "Pilots typically need a bachelor's degree. Deep-sea pilots typically need a doctorate.",
            [(BACHELOR, "typical")],
            id="a-word-added",
        ),
        pytest.param(
            "Pilots",
            "Most pilots typically need a bachelor's degree. Positions for pilots usually require a doctorate.",
            [(BACHELOR, "typical", "most"), (DOCTOR, "typical")],
            id="seekers-narrow-nothing",
        ),
    ],
)
def test_where_its_parts_need_different_levels_none_is_that_of_the_whole(
    label: str, text: str, expected: list[object]
) -> None:
    assert told(drafts(f"<p>{text}</p>", label, "html"), "education") == expected


@pytest.mark.parametrize("page", [
    "- Median annual wages: $81,291\n- Lowest 10 percent: Less than $38,991\n- **Highest 25%:** More than $127,101\n",
    "Median annual wages: $81,291\nLowest 10 percent of workers: $38,991\nHighest 25 percent – $127,101\n",
    "<ul><li>Median annual wages: $81,291<li>Lowest 10%: $38,991<li>Highest 25%: $127,101</ul>",
])  # fmt: skip
def test_a_share_before_the_colon_says_whose_pay_a_line_tells(page: str) -> None:
    name, title = ("page.html", "<h1>Welders</h1>") if page.startswith("<") else ("page.md", "# Welders\n\n")

    assert [claim.qualifiers.get("statistic") for claim in extraction(title + page, name).claims] == [
        "median",
        "p10",
        "p75",
    ]
