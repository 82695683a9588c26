"""What a cell means: headings, captions, lead-ins and lines pair a figure with what it is."""

from __future__ import annotations

import pytest
from reading_figures import Said, extraction, figures, number, said

TABLES: list[tuple[str, str, str, list[Said]]] = [
    ("industries", "page.html",
     "<h1>Welders</h1><h2>Pay</h2><table><caption>Median annual wage of welders, May 2023 (BLS)</caption>"
     "<tr><th>Industry</th><th>Wage</th></tr><tr><td>Manufacturing</td><td>$47,890</td></tr>"
     "<tr><td>Repair and maintenance</td><td>47,540</td></tr></table>",
     [("wage", "47890", {"industry": "Manufacturing", "statistic": "median", "as_of": "2023-05", "credit": "BLS"}),
      ("wage", "47540", {"industry": "Repair and maintenance", "statistic": "median", "as_of": "2023-05",
                         "credit": "BLS"})]),
    ("unit-in-the-heading", "page.md",
     "# Welders\n\n| Industry | Median wage ($) |\n|---|---:|\n| Ships | 51,330 |\n| Pipelines | 58,900 |\n",
     [("wage", "51330", {"industry": "Ships", "statistic": "median"}),
      ("wage", "58900", {"industry": "Pipelines", "statistic": "median"})]),
    ("projections", "page.md",
     "# Welders\n\n## Outlook\n\n| Occupation | Employment, 2023 | Projected employment, 2033 | Change, 2023–33 (percent) "
     "| Change, 2023–33 (numeric) |\n|---|---|---|---|---|\n| Welders | 457,300 | 467,400 | 2 | 10,100 |\n",
     [("employment", "457300", {"as_of": "2023"}), ("projected_employment", "467400", {"as_of": "2033"}),
      ("employment_growth", "2", {"window": (2023, 2033)}), ("employment_change", "10100", {"window": (2023, 2033)})]),
    ("percentiles", "page.md",
     "# Welders\n\nAnnual wage of welders by percentile\n\n| Percentile | 10th | 50th | 90th |\n|---|---|---|---|\n"
     "| Annual wage | $35,870 | $48,940 | $71,480 |\n",
     [("wage", "35870", {"statistic": "p10"}), ("wage", "48940", {"statistic": "median"}),
      ("wage", "71480", {"statistic": "p90"})]),
    ("years-in-a-column-of-their-own", "page.md",
     "# Welders\n\n| Industry | Year | Median wage |\n|---|---|---|\n| Ships | 2022 | $51,330 |\n| Ships | 2023 | $52,900 |\n",
     [("wage", "51330", {"industry": "Ships", "as_of": "2022"}), ("wage", "52900", {"industry": "Ships", "as_of": "2023"})]),
    ("years-in-the-first-column", "page.md",
     "# Welders\n\n| Fiscal year | Industry | Median wage |\n|---|---|---|\n| 2022 | Ships | $51,330 |\n| 2023 | Mills | $49,900 |\n",
     [("wage", "51330", {"industry": "Ships", "as_of": "2022"}), ("wage", "49900", {"industry": "Mills", "as_of": "2023"})]),
    ("stacked-below-labels-with-initials", "page.txt",
     "Shipyard Careers\n\nThe short version\n\nTypical pay\n\n$30.27 per hour (BLS, May 2024)\n\nJobs in the U.S.\n\n"
     "504,500 (BLS, 2024)\n\nOpenings each year\n\n44,000 (BLS)\n\nWelders join metal.\n",
     [("wage", "30.27", {"pay_period": "hour"}), ("employment", "504500", {"as_of": "2024"}),
      ("annual_openings", "44000", {"credit": "BLS"})]),
    ("years-behind-the-figures", "page.md",
     "# Welders\n\n| Industry | Median wage | Year |\n|---|---|---|\n| Ships | $51,330 | 2022 |\n| Mills | $49,900 | 2023 |\n",
     [("wage", "51330", {"industry": "Ships", "as_of": "2022"}), ("wage", "49900", {"industry": "Mills", "as_of": "2023"})]),
    ("year-beside-a-heading-of-several-rows", "page.html",
     "<h1>Welders</h1><table><tr><th>Industry</th><th>Year</th><th>Median wage</th></tr><tr><th rowspan=2>Ships</th><td>2022</td>"
     "<td>$51,330</td></tr><tr><td>2023</td><td>$52,900</td></tr></table>",
     [("wage", "51330", {"industry": "Ships", "as_of": "2022"}), ("wage", "52900", {"industry": "Ships", "as_of": "2023"})]),
    ("years-across-where-each-row-begins-with-its-heading", "page.html",
     "<h1>Welders</h1><table><tr><th>Year</th><td>2022</td><td>2023</td></tr><tr><th>Employment</th><td>449,800</td>"
     "<td>457,300</td></tr></table>",
     [("employment", "449800", {"as_of": "2022"}), ("employment", "457300", {"as_of": "2023"})]),
    ("industries-across", "page.md",
     "# Welders\n\n| Industry | Ships | Mills |\n|---|---|---|\n| Median wage, 2023 | $51,330 | $49,900 |\n| Employment | 41,000 | 12,500 |\n",
     [("wage", "51330", {"industry": "Ships", "as_of": "2023"}), ("wage", "49900", {"industry": "Mills", "as_of": "2023"}),
      ("employment", "41000", {"industry": "Ships"}), ("employment", "12500", {"industry": "Mills"})]),
    ("title-in-the-first-row", "page.html",
     "<h1>Welders</h1><table><tr><td colspan=3>Median annual wage of welders by industry</td></tr><tr><td>Industry</td><td>2022</td>"
     "<td>2023</td></tr><tr><td>Ships</td><td>$51,330</td><td>$52,900</td></tr><tr><td>Mills</td><td>$49,900</td><td>$50,100</td></tr></table>",
     [("wage", "51330", {"industry": "Ships", "as_of": "2022", "statistic": "median"}),
      ("wage", "52900", {"industry": "Ships", "as_of": "2023"}), ("wage", "49900", {"industry": "Mills", "as_of": "2022"}),
      ("wage", "50100", {"industry": "Mills", "as_of": "2023"})]),
    ("industries-across-by-year", "page.html",
     "<h1>Welders</h1><table><tr><th rowspan=2>Industry</th><th colspan=2>Ships</th></tr><tr><th>2022</th><th>2023</th></tr>"
     "<tr><th>Median wage</th><td>$51,330</td><td>$52,900</td></tr></table>",
     [("wage", "51330", {"industry": "Ships", "as_of": "2022"}), ("wage", "52900", {"industry": "Ships", "as_of": "2023"})]),
    ("neighbours", "page.md",
     "# Welders\n\n## Similar occupations\n\n| Occupation | Median pay |\n|---|---|\n| Boilermakers | $71,140 |\n"
     "| Machinists | $51,420 |\n",
     [("wage", "71140", {"subject": "boilermakers"}), ("wage", "51420", {"subject": "machinists"})]),
    ("everybody", "page.md",
     "# Welders\n\n| Occupation | Employment growth, 2023–33 |\n|---|---|\n| Welders | 2% |\n| All occupations | 4% |\n",
     [("employment_growth", "2", {"subject": "welders"}), ("employment_growth", "4", {"subject": "all-occupations"})]),
    ("source-line-below", "page.md",
     "# Welders\n\n| State | Median wage |\n|---|---|\n| Ohio | $46,720 |\n| Texas | $48,010 |\n\n"
     "Source: Bureau of Labor Statistics.\n",
     [("wage", "46720", {"geography": "Ohio", "credit": "Bureau of Labor Statistics"}),
      ("wage", "48010", {"geography": "Texas", "credit": "Bureau of Labor Statistics"})]),
    ("quick-facts", "page.html",
     "<h1>Welders</h1><table><tr><th>2023 median pay</th><td>$48,940 per year</td></tr>"
     "<tr><th>Number of jobs, 2023</th><td>457,300</td></tr><tr><th>Job outlook, 2023–33</th><td>2%</td></tr></table>",
     [("wage", "48940", {"statistic": "median", "pay_period": "year", "as_of": "2023"}),
      ("employment", "457300", {"as_of": "2023"}), ("employment_growth", "2", {"window": (2023, 2033)})]),
    ("label-above-its-figure", "page.txt",
     "Welders\n\nMedian pay, 2023\n$48,940\n\nNumber of jobs, 2023\n457,300\n\nJob outlook, 2023–33\n2%\n",
     [("wage", "48940", {"statistic": "median", "as_of": "2023"}), ("employment", "457300", {"as_of": "2023"}),
      ("employment_growth", "2", {"window": (2023, 2033)})]),
    ("fused-cells", "page.txt",
     "Welders\n\nMedian pay of welders over the years:\n\n2019$42,490\n2020$44,190\n2021$47,010\n",
     [("wage", "42490", {"as_of": "2019", "statistic": "median"}), ("wage", "44190", {"as_of": "2020"}),
      ("wage", "47010", {"as_of": "2021"})]),
    ("list-of-pairs", "page.txt",
     "Welders\n\nWhere the money is\n\nA shop floor in London pays best.\n\nMedian pay by region in 2023:\n\nLondon: £39,100\nScotland: £34,000\nWales: £30,900\n",
     [("wage", "39100", {"statistic": "median", "as_of": "2023"}), ("wage", "34000", {}), ("wage", "30900", {})]),
    ("growth-of-groups", "page.md",
     "# Welders\n\n| Specialty | Median wage, 2024 | Growth, 2024–34 |\n|---|---:|---:|\n| Pipe welders | $58,090 | 8% |\n"
     "| Shop welders | $48,570 | -1% |\n",
     [("wage", "58090", {"as_of": "2024"}), ("employment_growth", "8", {"window": (2024, 2034)}),
      ("wage", "48570", {"as_of": "2024"}), ("employment_growth", "-1", {"window": (2024, 2034)})]),
    ("where-they-work", "page.txt",
     "WELDERS\n\nWHERE THEY WORK\nManufacturing companies    62%\nRepair shops              15%\n",
     [("employment_share", "62", {"industry": "Manufacturing companies"}), ("employment_share", "15", {"industry": "Repair shops"})]),
    ("note-below-a-list", "page.md",
     "# Welders\n\n## Which states pay best?\n\n1. Ohio: $46,720\n2. Texas: $48,010\n\nAverage annual pay, BLS, May 2023.\n",
     [("wage", "46720", {"geography": "Ohio", "statistic": "mean", "pay_period": "year", "as_of": "2023-05", "credit": "BLS"}),
      ("wage", "48010", {"geography": "Texas", "statistic": "mean", "pay_period": "year", "as_of": "2023-05", "credit": "BLS"})]),
    ("a-round-of-jobs", "page.md",
     "# Jobs for welders\n\n### 1. Pipe inspector\n\n**Average salary:** $58,940\n\n### 2. Shop supervisor\n\n**Average salary:** $68,010\n",
     [("wage", "58940", {"subject": "pipe-inspector", "statistic": "mean"}),
      ("wage", "68010", {"subject": "shop-supervisor", "statistic": "mean"})]),
    ("percent-in-the-lead-in", "page.md",
     "# Welders\n\nWhere the jobs are (percent of employment):\n\n- Machine shops: 32\n- Schools: 8\n",
     [("employment_share", "32", {"industry": "Machine shops"}), ("employment_share", "8", {"industry": "Schools"})]),
    ("nothing-over-the-names", "page.txt",
     "WELDERS\n\nWAGES (2025)\n\n                Hourly      Annual\nEntry level     $18.14     $37,730\nMedian          $23.53     $48,940\n",
     [("wage", "18.14", {"statistic": "entry", "pay_period": "hour", "as_of": "2025"}),
      ("wage", "37730", {"statistic": "entry", "pay_period": "year"}), ("wage", "23.53", {"statistic": "median", "pay_period": "hour"}),
      ("wage", "48940", {"statistic": "median", "pay_period": "year"})]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "expected"), [pytest.param(name, text, says, id=label) for label, name, text, says in TABLES]
)
def test_a_table_says(name: str, text: str, expected: list[Said]) -> None:
    names = sorted({name for _, _, told in expected for name in told})
    found = figures(text, *names, name=name)
    assert [each[:2] for each in found] == [each[:2] for each in expected]
    for (_, _, told), (_, _, wanted) in zip(found, expected, strict=True):
        assert {name: told.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("note", ["Numbers in thousands", "Employment in thousands", "(in thousands)"])
def test_jobs_in_thousands_stand_beside_wages_in_full(note: str) -> None:
    text = (
        "<h1>Welders</h1><table><caption>" + note + "</caption><tr><th rowspan=2>Occupation</th>"
        "<th colspan=2>Employment</th><th colspan=2>Employment change, 2024–34</th><th rowspan=2>Median annual wage</th>"
        "</tr><tr><th>2024</th><th>2034</th><th>Numeric</th><th>Percent</th></tr>"
        "<tr><td>Welders</td><td>457.3</td><td>471.2</td><td>13.9</td><td>3.0</td><td>$51,000</td></tr>"
        "<tr><td>Solderers</td><td>27.3</td><td>26.1</td><td>-1.2</td><td>-4.4</td><td>$43,210</td></tr></table>"
    )
    assert [(prop, value) for prop, value, _ in figures(text, name="page.html")] == [
        ("employment", "457300"),
        ("projected_employment", "471200"),
        ("employment_change", "13900"),
        ("employment_growth", "3"),
        ("wage", "51000"),
        ("employment", "27300"),
        ("projected_employment", "26100"),
        ("employment_change", "-1200"),
        ("employment_growth", "-4.4"),
        ("wage", "43210"),
    ]


def test_a_level_in_a_table_answers_its_heading() -> None:
    text = "<h1>Welders</h1><table><tr><th>Typical entry-level education</th><td>High school diploma</td></tr></table>"
    assert [said(claim) for claim in extraction(text, "page.html").claims] == [
        ("education", "High school diploma or equivalent", {})
    ]


def test_a_row_that_nobody_can_explain_is_left_with_the_reason() -> None:
    text = "# Welders\n\n## Pay\n\n| Kind | Zorbs |\n|---|---|\n| Blue | 4,150 |\n| Red | 3,120 |\n"
    found = extraction(text, "page.md")
    assert not found.claims
    assert [each.quote for each in found.unclaimed] == ["4,150", "3,120"]


def test_where_a_qualifier_was_read_is_told() -> None:
    text = "# Welders\n\n| Industry | Median wage ($) |\n|---|---:|\n| Ships | 51,330 |\n"
    (claim,) = extraction(text, "page.md").claims
    told = {each.of: each.quote for each in claim.context}
    assert told == {
        "industry": "Ships",
        "statistic": "Median",
        "subject": "Welders",
        "pay_period": None,
        "geography": None,
    }
    assert {each.of for each in claim.context if each.basis == "assumed"} == {"pay_period", "geography"}


@pytest.mark.parametrize(
    "lines",
    [
        "<h2>Where welders work</h2><p>Shipyards: 61%<br>Government: 5%</p>",
        "<h2>Where do welders work?</h2><ul><li>Shipyards (61%)</li><li>Government (5%)</li></ul>",
        "<h2>Work settings</h2><p>Shipyards: 61%</p><p>Government: 5%</p>",
    ],
)
def test_percentages_below_where_they_work_are_shares(lines: str) -> None:
    assert figures(f"<h1>Welders</h1>{lines}", "industry", name="page.html") == [
        ("employment_share", "61", {"industry": "Shipyards"}),
        ("employment_share", "5", {"industry": "Government"}),
    ]


def test_a_card_of_spans_is_read_as_labels_and_figures() -> None:
    card = (
        "<h1>How to Become a Welder</h1><div><div><span>Median salary</span><strong>$51,000</strong></div>"
        "<div><span>Job growth</span><b>3% through 2034</b></div><div><span>Annual openings</span><b>45,600</b></div></div>"
    )
    assert figures(card, "subject", "window", name="page.html") == [
        ("wage", "51000", {"subject": "welders"}),
        ("employment_growth", "3", {"subject": "welders", "window": (2024, 2034)}),
        ("annual_openings", "45600", {"subject": "welders"}),
    ]


def test_words_of_a_row_outside_of_its_cells_stop_nothing() -> None:
    page = """<h1>Welders</h1><table><tr>Median annual wages of welders
<tr><th>Industry<th>Median annual wage<tr><td>Construction<td>$48,000<tr><td>Mining<td>$58,000</table>"""
    assert [(key, value) for key, value, _ in figures(page, name="page.html")] == [("wage", "48000"), ("wage", "58000")]


def test_the_empty_cell_of_a_comparison_may_stand_at_the_end_of_its_first_row() -> None:
    page = (
        "Welders\n\nWelders and riggers are compared here by what they earn, and by what becomes of their trades.\n\n"
        "| Welder | Rigger | |\n| Yearly salary | $51,000 | $48,000 |\n| Growth rate | 4% | 5% |\n| Number of jobs | 38,000 | 21,000 |\n"
    )
    assert figures(page, "subject") == [
        ("wage", "51000", {"subject": "welders"}),
        ("wage", "48000", {"subject": "rigger"}),
        ("employment_growth", "4", {"subject": "welders"}),
        ("employment_growth", "5", {"subject": "rigger"}),
        ("employment", "38000", {"subject": "welders"}),
        ("employment", "21000", {"subject": "rigger"}),
    ]


@pytest.mark.parametrize(
    "label",
    ["10th percentile (entry-level)", "Entry-level (10th percentile)", "Bottom 10th percentile (entry-level)"],
)
def test_a_percentile_tells_more_than_the_word_beside_it(label: str) -> None:
    rows = f"- {label}: $38,220\n- Top 10th percentile (specialist): more than $71,460\n"
    claims = extraction(f"# Welders\n\n## Salary\n\n{rows}", "page.md").claims
    assert [(each.subject, each.qualifiers["statistic"]) for each in claims] == [("welders", "p10"), ("welders", "p90")]


def test_whom_a_question_asks_about_is_no_row_of_a_list() -> None:
    text = "# Welders\n\n- Median pay: How much do welders and riggers make?\n- $32,490 a year\n- $15.62 per hour\n"
    claims = extraction(text, "page.md").claims
    assert [(each.subject, each.qualifiers.get("group"), each.qualifiers["statistic"]) for each in claims] == [
        ("welders", None, "median"),
        ("welders", None, "median"),
    ]


def test_a_lead_in_that_states_a_figure_of_others_says_nothing_of_the_list_below_it() -> None:
    text = (
        "# Welders\n\nThe growth rate for all occupations is 7 percent.\n\n- $32,490 annual salary\n- $15.62 per hour\n"
    )
    wages = [each for each in extraction(text, "page.md").claims if each.property == "wage"]
    assert [each.subject for each in wages] == ["welders", "welders"]


def test_stages_of_a_career_that_are_jobs_are_whom_their_rows_are_about() -> None:
    text = "# Welders\n\n| Career stage | Salary |\n|---|---|\n| Crane operator (1-2 yrs) | $42,000 |\n| Site manager | $82,000 |\n"
    claims = [each for each in extraction(text, "page.md").claims if each.property == "wage"]
    assert [(each.subject, each.qualifiers.get("experience")) for each in claims] == [
        ("crane-operator", "1-2 yrs"),
        ("site-manager", None),
    ]


def test_a_level_ends_where_a_remark_behind_it_opens() -> None:
    rows = "| Typical education | Bachelor's degree (physics, metallurgy or any other of the natural sciences) |\n"
    text = f"# Welders\n\n| Detail | Data |\n|---|---|\n{rows}"
    [level] = [each for each in extraction(text, "page.md").claims if each.property == "education"]
    assert level.evidence.quote == "Bachelor's degree"


def test_stages_of_the_own_people_are_no_other_jobs() -> None:
    text = "# Welders\n\n| Experience | Pay |\n|---|---|\n| Early-career welder | $42,000 |\n| Seasoned welder | $82,000 |\n"
    wages = [each for each in extraction(text, "page.md").claims if each.property == "wage"]
    assert [(each.subject, each.qualifiers["experience"]) for each in wages] == [
        ("welders", "Early-career welder"),
        ("welders", "Seasoned welder"),
    ]


def test_a_lead_in_of_others_that_leads_to_a_list_says_whose_it_is() -> None:
    text = "# Welders\n\nRiggers made $58,000 in 2023. By percentile:\n\n- 10th percentile: $40,000\n- 90th: $90,000\n"
    wages = [each for each in extraction(text, "page.md").claims if each.property == "wage"]
    assert {each.subject for each in wages} == {"riggers"}


def test_no_label_of_the_next_card_credits_the_one_before() -> None:
    text = "# Welders\n\nAverage salary: $70,000\n\nJob growth: 6% (BLS 2022-2032)\n"
    assert [each.attribution for each in extraction(text, "page.md").claims] == [None, "BLS"]


def test_fields_that_bars_part_in_one_line_are_each_their_own() -> None:
    text = (
        "Welders\n\nCategory: Trades | Code: 51-4121\n\nMedian salary: $51,270 | Job growth: 2% | Total jobs: 457,300\n"
    )
    assert [(each.property, number(each)) for each in extraction(text).claims] == [
        ("wage", "51270"),
        ("employment_growth", "2"),
        ("employment", "457300"),
    ]


def test_years_in_the_label_of_a_line_are_how_long_its_people_have_been_at_it() -> None:
    text = "Welder pay\n\nAverage pay by years\n\n< 1 Year $42,000\n1-4 Years $47,000\n5-9 Years $59,000\n"
    claims = extraction(text).claims
    assert [each.qualifiers["experience"] for each in claims] == ["< 1 Year", "1-4 Years", "5-9 Years"]
    text = "Welder pay\n\nMid-level (3-5 years): $50,000\nSeasoned (6+ years): $65,000\n"
    assert [each.qualifiers["experience"] for each in extraction(text).claims] == ["3-5 years", "6+ years"]


def test_the_sentence_before_the_line_of_headings_speaks_of_the_table_too() -> None:
    text = "Welder pay\n\nThe following table shows average salaries of welders.\n\nYears Salary\n1-4 years $47,000\n5-9 years $59,000\n"
    claims = extraction(text).claims
    assert [(each.qualifiers["experience"], each.qualifiers["statistic"]) for each in claims] == [
        ("1-4 years", "mean"),
        ("5-9 years", "mean"),
    ]
