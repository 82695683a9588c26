"""What is promised of plain career pages: settings, cities, totals, credits for a whole page, and costs of other things."""

from __future__ import annotations

import pytest
from reading_figures import Said, extraction, figures
from reading_names import drafts, told

SENTENCES: list[tuple[str, str, list[Said]]] = [
    ("employers-first", "Shipyards employ 31% of welders, and repair shops 12%.",
     [("employment_share", "31", {"industry": "Shipyards"}), ("employment_share", "12", {"industry": "repair shops"})]),
    ("accounting-for", "Construction companies hire many. Local governments account for another 6% of welders.",
     [("employment_share", "6", {"industry": "Local governments"})]),
    ("their-own-masters", "About 5 percent of welders are self-employed.",
     [("employment_share", "5", {"industry": "self-employed", "bound": "approximately"})]),
    ("nobodys-share", "Women account for 6% of welders.", []),
    ("pay-by-setting", "Welders in manufacturing earned a median of $47,890, in the federal government $63,400.",
     [("wage", "47890", {"industry": "manufacturing"}), ("wage", "63400", {"industry": "federal government"})]),
    ("setting-in-brackets", "Welders earn most in mining ($66,200) and in utilities ($64,150).",
     [("wage", "66200", {"industry": "mining"}), ("wage", "64150", {"industry": "utilities"})]),
    ("no-setting-but-a-subject", "Welders with a degree in health care earn $50,000 a year.", [("wage", "50000", {})]),
    ("cities", "In Santa Fe the average salary of welders is $52,300; in Tulsa it's $49,800.",
     [("wage", "52300", {"geography": "Santa Fe"}), ("wage", "49800", {"geography": "Tulsa"})]),
    ("city-and-state", "Welders in Mobile, Alabama, make $44,900 a year.",
     [("wage", "44900", {"geography": "Mobile, Alabama"})]),
    ("total-from-to", "Welders will be in demand: 10,100 jobs will be added, bringing the total from 457,300 to 467,400.",
     [("employment_change", "10100", {}), ("employment", "457300", {}), ("projected_employment", "467400", {})]),
    ("what-is-paid-in", "Students pay $8,400 in tuition for the program.", [("tuition", "8400", {})]),
    ("an-exam-costs", "Welding school ends with the state examination, which costs $310.", []),
    ("monthly-is-no-price", "The program costs $9,100, or $390 a month.", [("tuition", "9100", {})]),
    ("month-in-brackets", "The median wage of welders is $48,940 (May 2023).", [("wage", "48940", {"as_of": "2023-05"})]),
    ("two-years-a-projection-apart",
     "Welders will go from 457,300 jobs in 2023 to 467,400 in 2033. That is growth of 2 percent for the occupation.",
     [("employment", "457300", {"as_of": "2023"}), ("projected_employment", "467400", {"as_of": "2033"}),
      ("employment_growth", "2", {"window": (2023, 2033)})]),
    ("others-who-do-something-else-first", "Machinists run lathes all day and earn $51,420 a year.",
     [("wage", "51420", {"subject": "machinists"})]),
]  # fmt: skip

PAGES: list[tuple[str, str, list[Said]]] = [
    ("percentiles-in-rows",
     "# Welders\n\n| Percentile | Annual wage |\n|---|---|\n| 10% | 35,870 |\n| 50% | 48,940 |\n",
     [("wage", "35870", {"statistic": "p10"}), ("wage", "48940", {"statistic": "median"})]),
    ("for-the-whole-page",
     "# Welders\n\nAll figures are from the Bureau of Labor Statistics (May 2023) unless noted.\n\n"
     "| State | Median wage |\n|---|---|\n| Ohio | $46,720 |\n\n## Cost\n\nTuition for the program is $7,900.\n",
     [("wage", "46720", {"geography": "Ohio", "as_of": "2023-05", "credit": "Bureau of Labor Statistics"}),
      ("tuition", "7900", {"geography": "US"})]),
    ("credit-below-a-list",
     "# Welders\n\nAverage salaries by city:\n\n- Reno, Nevada: $50,100\n- Boise, Idaho: $48,200\n\n"
     "These are averages from Salary.com.\n",
     [("wage", "50100", {"geography": "Reno, Nevada", "statistic": "mean", "credit": "Salary.com"}),
      ("wage", "48200", {"geography": "Boise, Idaho", "statistic": "mean", "credit": "Salary.com"})]),
    ("a-sentence-with-figures-leads-to-nothing",
     "# Welders\n\nIndeed puts average pay of welders at $49,000 a year, and Glassdoor at $52,000.\n\n"
     "| Career stage | Typical pay |\n|---|---|\n| First years | $41,000 |\n",
     [("wage", "49000", {"credit": "Indeed"}), ("wage", "52000", {"credit": "Glassdoor"}), ("wage", "41000", {})]),
    ("they-below-anothers-heading",
     "# Welders\n\n## Related work\n\n### Boilermakers\n\nThey build tanks. They earn a median of $71,140.\n",
     [("wage", "71140", {"subject": "boilermakers"})]),
    ("columns-that-are-subjects",
     "# Welders\n\n| | Welders | Machinists |\n|---|---|---|\n| Median salary | $48,940 | $51,420 |\n| Growth | 2% | 4% |\n",
     [("wage", "48940", {"subject": "welders"}), ("wage", "51420", {"subject": "machinists"}),
      ("employment_growth", "2", {"subject": "welders"}), ("employment_growth", "4", {"subject": "machinists"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in SENTENCES])
def test_a_plain_sentence_says(text: str, expected: list[Said]) -> None:
    asked = sorted({name for *_, narrowed in expected for name in narrowed})
    assert figures(text, *asked) == expected


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in PAGES])
def test_a_plain_page_says(text: str, expected: list[Said]) -> None:
    asked = sorted({name for *_, narrowed in expected for name in narrowed})
    assert [
        (key, value, {name: each for name, each in narrowed.items() if name in asked})
        for key, value, narrowed in figures(text, *asked, name="page.md")
    ] == expected


def test_a_share_that_nobody_holds_is_left_with_the_reason() -> None:
    (left,) = extraction("Women account for 6% of welders.").unclaimed
    assert left.reason == "nothing says whose share of employment it is"


@pytest.mark.parametrize(
    ("text", "property", "expected"),
    [
        pytest.param(
            "A typical career leads from deck officer to port captain, then dock manager and finally harbor director.",
            "job_title",
            [
                ("Deck officer", "career_step"),
                ("Port captain", "career_step"),
                ("Dock manager", "career_step"),
                ("Harbor director", "career_step"),
            ],
            id="a-ladder-from-to",
        ),
        pytest.param(
            "You could move up to foreman, crane operator or dock manager.",
            "job_title",
            [("Foreman", "career_step"), ("Crane operator", "career_step"), ("Dock manager", "career_step")],
            id="a-bare-head-among-names",
        ),
        pytest.param(
            "Some later become a lead pilot or a dock manager.",
            "job_title",
            [("Lead pilot", "career_step"), ("Dock manager", "career_step")],
            id="lead-is-no-verb-there",
        ),
        pytest.param(
            "<h2>Certifications</h2><p>The main ones come from the Harbor Masters Association:</p>"
            "<ul><li>Certified Dock Master (CDM)</li><li>Certified Crane Rigger (CCR)</li></ul>",
            "certification",
            [("CDM", "Harbor Masters Association"), ("CCR", "Harbor Masters Association")],
            id="the-body-of-a-lead-in",
        ),
        pytest.param(
            "<h2>Certifications</h2><ul><li>NET Certified Port Engineer – Associate</li>"
            "<li>Shipsoft Certified: Dock Planner Expert</li></ul>",
            "certification",
            [("NET Certified Port Engineer – Associate",), ("Shipsoft Certified: Dock Planner Expert",)],
            id="vendors",
        ),
        pytest.param(
            "Later you can add Board Certified in Port Safety (BCPS) or Board Certified in Harbor Law (BCHL).",
            "certification",
            [("BCPS",), ("BCHL",)],
            id="what-you-can-add",
        ),
        pytest.param(
            "Most port managers start out with an associate degree.",
            "education",
            [("Associate's degree", "typical", "most")],
            id="what-most-start-with",
        ),
        pytest.param(
            "There is no other way: a bachelor's degree is required.",
            "education",
            [("Bachelor's degree", "required")],
            id="a-sentence-is-no-label",
        ),
    ],
)
def test_a_plain_page_names(text: str, property: str, expected: list[tuple[str, ...]]) -> None:
    assert told(drafts(text, "Port managers", "html"), property) == expected
