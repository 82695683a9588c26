"""Pay that a text tells beside a title is that title's, not the page's subject's."""

from __future__ import annotations

from time import process_time

import pytest
from reading_figures import figures

OWN = "accountants"

TOLD: list[tuple[str, dict[str, str]]] = [
    ("Payscale has the average controller at $96,200 and the average chief financial officer at $147,600.",
     {"96200": "controller", "147600": "chief-financial-officer"}),
    ("Average salaries on Glassdoor: superintendent, $91,300; brand manager, $118,400.",
     {"91300": "superintendent", "118400": "brand-manager"}),
    ("Accountants earn a median of $81,680; controllers, $96,200; CFOs, $180,000.",
     {"81680": OWN, "96200": "controllers", "180000": "cfos"}),
    ("The average annual payroll clerk salary is $46,000. Bank auditor jobs pay $66,000. The average accountant salary is $81,000.",
     {"46000": "payroll-clerk", "66000": "bank-auditor", "81000": OWN}),
    ("The average college salary is $46,000. Summer jobs pay $16,000. The average employee salary is $45,000. Top accountant jobs pay $99,000.",
     {"46000": OWN, "16000": OWN, "45000": OWN, "99000": OWN}),
    ("A staff accountant starts around $52,000, while the average controller at a small firm earns $96,200.",
     {"52000": OWN, "96200": "controller"}),
    ("Accountants earn a median salary of $81,680, and a CFO can command $150,000 or more.",
     {"81680": OWN, "150000": "cfo"}),
    ("Accountants earn a median of $81,680. Archivists, a closely related group, earned a median of $61,570.",
     {"81680": OWN, "61570": "archivists"}),
    ("Accountants earn a median of $81,680. Underwriters do a little worse, at $79,880.",
     {"81680": OWN, "79880": "underwriters"}),
    ("Accountants earn a median of $81,680. Statisticians do much better, with $125,770.",
     {"81680": OWN, "125770": "statisticians"}),
    ("You may move up to accounting supervisor ($71,300) or controller ($96,200), and your salary will grow.",
     {"71300": "accounting-supervisor", "96200": "controller"}),
    ("A first-year accountant in the Portland area, for example, starts at $52,100.",
     {"52100": OWN}),
    ("Accountants in Texas make $80,000, and in the United Kingdom newly qualified accountants start at £29,970.",
     {"80000": OWN, "29970": OWN}),
    ("On our site an order picker starts around $36,400 while a forklift operator earns $41,750 on average.",
     {"36400": "order-picker", "41750": "forklift-operator"}),
    ("A grant writer makes $56,000, a fundraising coordinator $52,000 and a program officer around $71,000.",
     {"56000": "grant-writer", "52000": "fundraising-coordinator", "71000": "program-officer"}),
    ("Salaries rise fast: a warehouse manager makes $74,200, and directors of distribution can expect $118,000 or more.",
     {"74200": "warehouse-manager", "118000": "directors-of-distribution"}),
    ("In your salary talks, a city inspector begins at $68,300. By contrast, construction laborers here average $44,100.",
     {"68300": "city-inspector", "44100": "construction-laborers"}),
    ("Starting pay is 40 percent of what a journeyman makes, so $18.40 an hour.",
     {"18.4": OWN}),
    ("A sales representative starts around $58,000 before commission.",
     {"58000": "sales-representative"}),
    ("Accountants earn a median of $81,680 a year, plus bonuses of $3,000.",
     {"81680": OWN}),
    ("Accountants make $81,680 a year plus bonuses averaging $3,000; controllers make $96,200 plus tips.",
     {"81680": OWN, "96200": "controllers"}),
    ("Three in four of our students receive aid, and the Delta Smiles Scholarship covers $2,500 a year.",
     {}),
    ("Accountants, who may also go by reporting specialists, earn $70,000.",
     {"70000": OWN}),
    ("Salaries differ: an accountant who becomes a budget analyst should see about $66,500.",
     {"66500": "budget-analyst"}),
    ("The survey also counts operations research analysts, whose median salary is $91,290.",
     {"91290": "operations-research-analysts"}),
    ("Paid interns in accounting make about $22 an hour.",
     {"22": OWN}),
    ("One accountant in ten earned more than $141,420; one in ten earned less than $52,780.",
     {"141420": OWN, "52780": OWN}),
    ("One auditor in four makes under $60,000.",
     {"60000": "auditor"}),
    ("For comparison, the same source has budget analysts at a median of $87,930 and auditors at $79,880.",
     {"87930": "budget-analysts", "79880": "auditors"}),
    ("The usual pay when they leave: office managers $61,200, budget analysts $87,930.",
     {"61200": "office-managers", "87930": "budget-analysts"}),
    ("Our firm runs a summer program for high school seniors and pays $18 an hour.",
     {"18": OWN}),
    ("What accountants earn\n\nBudget analysts help firms plan. Median pay: $87,930.",
     {"87930": "budget-analysts"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whose"), TOLD, ids=[each[0][:40] for each in TOLD])
def test_pay_in_a_sentence_is_of_whom_it_stands_beside(text: str, whose: dict[str, str]) -> None:
    said = figures(text, "subject", subject=OWN, aliases=("accountant",))
    assert {value: about["subject"] for _, value, about in said} == whose


@pytest.mark.parametrize("compared", ["against 3 percent for all occupations, and counts on", "compared with 3 percent for all occupations, with",
                                      "faster than the 3 percent for all occupations, which means"])  # fmt: skip
def test_what_comes_behind_a_comparison_with_everybody_is_the_subjects_own(compared: str) -> None:
    text = f"Employment is expected to grow 7 percent, {compared} about 15,300 openings a year."
    assert figures(text, "subject", subject=OWN) == [
        ("employment_growth", "7", {"subject": OWN}),
        ("employment_growth", "3", {"subject": "all-occupations"}),
        ("annual_openings", "15300", {"subject": OWN}),
    ]


CARDS = """Pick your lane

Most firms split the work.

Tax accountant
You fill in returns until April and sleep in May. $61,000 to $72,000 a year.

Forensic accountant
You follow money that somebody hid. Expect few openings. $75,500 a year.

Cost accountant
You add up what things cost. $70,500 a year.
"""


@pytest.mark.parametrize("page", [CARDS, "<h1>Accountants</h1>\n" + "\n".join(f"<p>{each}</p>" for each in CARDS.split("\n") if each)],
                         ids=["text", "html"])  # fmt: skip
def test_a_sum_below_a_title_alone_on_its_line_is_that_jobs(page: str) -> None:
    name = "page.html" if page.startswith("<") else "page.txt"
    assert figures(page, "subject", name=name, subject=OWN, aliases=("accountant",)) == [
        ("wage", "61000..72000", {"subject": "tax-accountant"}),
        ("wage", "75500", {"subject": "forensic-accountant"}),
        ("wage", "70500", {"subject": "cost-accountant"}),
    ]


TILES = "".join(
    f"<div><h3>{name}</h3><p>{told}</p><p>{pay} per year</p></div>\n"
    for name, told, pay in (
        ("Tax accountant", "Fills in returns and sleeps in May.", "$61,000"),
        ("Compensation analyst", "Decides, gently, what you are worth.", "$75,500"),
        ("Cost accountant", "Adds up what things cost.", "$70,500"),
    )
)


def test_a_sum_that_ends_a_tile_is_of_the_heading_above_it_not_of_the_next_one() -> None:
    page = f"<h1>Accountants</h1><h2>Types of accountants</h2><p>Average pay:</p>{TILES}"
    said = figures(page, "subject", name="page.html", subject=OWN, aliases=("accountant",))
    assert [(value, about["subject"]) for _, value, about in said] == [
        ("61000", "tax-accountant"), ("75500", "compensation-analyst"), ("70500", "cost-accountant"),
    ]  # fmt: skip


def test_a_title_beside_the_label_of_a_row_tells_whose_its_figures_are() -> None:
    text = """# Accountants

Where they went:

| Where | What it says on the door | Pays |
|---|---|---|
| A paper mill | Cost accountant | $70,500 |
| A county court | Forensic auditor | $75,500 |
| Up the hill | Payroll coordinator | $52,000 |
"""
    said = figures(text, "subject", name="page.md", subject=OWN, aliases=("accountant",))
    assert [(value, about["subject"]) for _, value, about in said] == [
        ("70500", "cost-accountant"), ("75500", "forensic-auditor"), ("52000", "payroll-coordinator"),
    ]  # fmt: skip


def test_pay_by_job_title_is_that_of_the_jobs_and_pay_by_level_the_subjects_own() -> None:
    text = "Accountant Salary\n\nAverage Annual Salary by Job Title\n\n- Payroll coordinator: $52,000\n- Cost estimator: $71,000\n- Auditor: $76,000\n"
    said = figures(text, "subject", subject=OWN, aliases=("accountant",))
    assert [about["subject"] for _, _, about in said] == ["payroll-coordinator", "cost-estimator", "auditor"]
    levels = "Accountant Salary\n\nAverage Annual Salary by Job Title\n\n- Junior accountant: $52,000\n- Senior accountant: $91,000\n"
    said = figures(levels, "subject", "group", subject=OWN, aliases=("accountant",))
    assert [about for _, _, about in said] == [
        {"subject": OWN, "group": "Junior accountant"}, {"subject": OWN, "group": "Senior accountant"},
    ]  # fmt: skip


def test_what_goes_on_behind_a_comparison_is_the_subjects_own() -> None:
    text = "Employment will grow 10 percent, against 3 percent for all occupations. It counted 326,000 of these jobs in 2024."
    said = figures(text, "subject", subject=OWN, aliases=("accountant",))
    assert [about["subject"] for _, _, about in said] == [OWN, "all-occupations", OWN]


def test_titles_beside_years_are_the_subjects_own_ladder() -> None:
    text = """# Accountants

| Experience | What your card may say | Average base |
|---|---|---|
| 0–2 years | Audit assistant | $58,400 |
| 2–5 years | Staff auditor | $71,900 |
| 5–10 years | Lead controller | $98,700 |
"""
    said = figures(text, "subject", "group", name="page.md", subject=OWN, aliases=("accountant",))
    assert {about["subject"] for _, _, about in said} == {OWN}


def test_rows_told_apart_by_years_are_steps_of_experience() -> None:
    text = "Pay climbs with time in the chair:\n\n- Less than 1 year: $52,100\n- 1 to 4 years: $61,900\n- 10 years and up: $86,200\n"
    said = figures(text, "experience", subject=OWN, aliases=("accountant",))
    assert [(value, about["experience"]) for _, value, about in said] == [
        ("52100", "Less than 1 year"), ("61900", "1 to 4 years"), ("86200", "10 years and up"),
    ]  # fmt: skip


LIST = """Branches of accounting

- Tax accountant. Prepares returns for people and firms. Expect $61,000 to $72,000.
- Forensic accountant. Traces money that somebody hid. Expect $75,500.
- Auditor. Checks the books. Expect $70,500.
"""


def test_a_sum_alone_in_an_item_is_the_pay_of_the_title_that_opens_it() -> None:
    assert figures(LIST, "subject", subject=OWN, aliases=("accountant",)) == [
        ("wage", "61000..72000", {"subject": "tax-accountant"}),
        ("wage", "75500", {"subject": "forensic-accountant"}),
        ("wage", "70500", {"subject": "auditor"}),
    ]


def test_a_sum_behind_a_rung_is_the_pay_of_that_group() -> None:
    text = """What to expect at each rung of the career ladder:

Accounting coordinator (0–2 years): $48,000 – $56,000
Senior accountant (5–8 years): $85,000 – $110,000
Director of accounting (10+ years): $120,000 – $165,000
"""
    assert figures(text, "subject", "group", subject=OWN, aliases=("accountant",)) == [
        ("wage", "48000..56000", {"subject": OWN, "group": "Accounting coordinator"}),
        ("wage", "85000..110000", {"subject": OWN, "group": "Senior accountant"}),
        ("wage", "120000..165000", {"subject": OWN, "group": "Director of accounting"}),
    ]


@pytest.mark.parametrize("said", ["saves $13,000 a head", "brings in $95,000 more than others", "Firms lose $15,500"])
def test_a_sum_that_a_sentence_speaks_of_is_no_pay_of_the_title_that_opens_its_item(said: str) -> None:
    text = f"Branches of accounting\n\n- Fraud accountant: {said}.\n- Auditor: checks the books.\n- Bookkeeper: keeps them.\n"
    assert figures(text, subject=OWN, aliases=("accountant",)) == []


@pytest.mark.parametrize("above", ["Exam fees", "What each exam costs"])
def test_a_sum_below_a_heading_of_fees_is_nobodys_pay(above: str) -> None:
    text = f"{above}\n\n- Certified Tax Accountant: $12,450\n- Certified Management Accountant: $13,500\n"
    assert figures(text, subject=OWN, aliases=("accountant",)) == []


def test_figures_below_the_heading_of_a_branch_are_that_branchs() -> None:
    text = """# Accountants

## Types of accountants

### Tax accountant

Prepares returns. Average pay: $72,400. All accountants earn a median of $81,680.

### Forensic accountant

Traces money. Average pay: $88,150.

### Cost accountant

Adds up what things cost. Average pay: $76,900.
"""
    said = figures(text, "subject", name="page.md", subject=OWN, aliases=("accountant",))
    assert {value: about["subject"] for _, value, about in said} == {
        "72400": "tax-accountant", "81680": OWN, "88150": "forensic-accountant", "76900": "cost-accountant",
    }  # fmt: skip


def test_a_table_of_jobs_with_the_years_they_take_is_the_subjects_own_ladder() -> None:
    text = """# Accountants

| Position | Years of experience | Pay |
|---|---|---:|
| Audit associate | 0–2 | $55,000 |
| Controller | 8–12 | $120,000 |
"""
    assert figures(text, "subject", "group", name="page.md", subject=OWN, aliases=("accountant",)) == [
        ("wage", "55000", {"subject": OWN, "group": "Audit associate"}),
        ("wage", "120000", {"subject": OWN, "group": "Controller"}),
    ]


def test_figures_in_brackets_are_no_part_of_a_name() -> None:
    text = """# Accountants

| Job | Median pay |
|---|---:|
| Budget analyst (8+ years) | $87,930 |
| Underwriter (3 to 5 years) | $79,880 |
"""
    said = figures(text, "subject", name="page.md", subject=OWN, aliases=("accountant",))
    assert [about["subject"] for _, _, about in said] == ["budget-analyst", "underwriter"]


def test_a_label_that_speaks_of_data_credits_nobody() -> None:
    text = """# Accountants

- **Business analyst:** writes requirements. Average salary: $84,300.
- **Healthcare data analyst:** claims and outcomes. Average salary: $76,200.

*Salaries: SWA member survey, 2025.*
"""
    said = figures(text, "credit", name="page.md", subject=OWN, aliases=("accountant",))
    assert {about["credit"] for _, _, about in said} == {"SWA"}


def test_a_fee_behind_a_semicolon_takes_no_price_of_a_program_away() -> None:
    text = "The accounting program costs $9,000; payment plans start at $300 a month."
    assert [(key, value) for key, value, _ in figures(text, subject=OWN)] == [("tuition", "9000")]


def test_a_bonus_in_the_item_of_a_title_is_not_its_pay() -> None:
    text = "Job titles\n\n- Controller: $96,200\n- Audit manager: sign-on bonus $15,000\n"
    assert [value for _, value, _ in figures(text, subject=OWN, aliases=("accountant",))] == ["96200"]


def test_a_long_list_of_titles_costs_what_its_length_costs() -> None:
    items = "".join(f"- Lash artist of group {number}: works alone. Average pay: $21,000\n" for number in range(2000))
    started = process_time()
    figures(f"# Accountants\n\n{items}", name="page.md", subject=OWN, aliases=("accountant",))
    # Far above what this takes, far below what anything quadratic would.
    assert process_time() - started < 10


NAMED = [
    (
        "Employment of heating, cooling, and crane riggers is projected to grow 8 percent.",
        ["heating-cooling-and-crane-riggers"],
    ),
    ("Employment of riggers in hospitals is projected to grow 8 percent.", ["riggers"]),
    ("The agency puts the May 2024 median plumber salary at $57,480 a year.", ["plumber"]),
    ("$54,060 is the median for riggers, with crane operators ($64,910) above them.", ["riggers", "crane-operators"]),
    (
        "A welder starts at $32,190 and a Senior Crane Operator approximately $88,284.",
        ["welders", "senior-crane-operator"],
    ),
]


@pytest.mark.parametrize(("sentence", "whose"), NAMED)
def test_a_name_is_read_whole_and_without_what_is_told_of_it(sentence: str, whose: list[str]) -> None:
    assert [each[2]["subject"] for each in figures(sentence, "subject")] == whose


def test_a_place_in_another_clause_is_not_where_a_figure_holds() -> None:
    text = "Welders might start at $40,000, and a senior rigger in New York can reach six figures."

    assert figures(text, "geography") == [("wage", "40000", {"geography": "US"})]


def test_the_countrys_median_is_not_that_of_the_state_beside_it() -> None:
    text = "The median wage for welders in California is $76,540 — compared to a national median of $62,350."

    assert [each[2].get("geography") for each in figures(text, "geography")] == ["California", "US"]


GRADES = [
    ("Senior welders earn $81,000, while mid-level welders make $62,000.", ["Senior welders", "mid-level welders"]),
    ("Experienced welders earn $81,000.", [None]),
    ("- Mid-level welding salary: $45,000 a year\n- Senior welding salary: $60,000 a year\n", ["Mid-level", "Senior"]),
]


@pytest.mark.parametrize(("text", "groups"), GRADES)
def test_a_grade_of_the_subjects_own_people_is_a_group(text: str, groups: list[str | None]) -> None:
    assert [each[2].get("group") for each in figures(f"Welders\n\nWhat welders earn:\n\n{text}", "group")] == groups


def test_anybody_who_is_good_at_it_is_the_subjects_own() -> None:
    text = "With entry-level positions starting at $35,000 and experienced specialists earning $60,000, welding is a career."

    assert [each[2]["subject"] for each in figures(text, "subject")] == ["welders", "welders"]
