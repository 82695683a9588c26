"""How figures of companies are told: years by where they lie, columns in thousands, brackets for a minus, rivals in rows."""

from __future__ import annotations

import pytest
from reading_figures import Said, extraction, said

ABOUT = {"subject": "acme-foods", "aliases": ("Acme Foods", "Acme"), "published": "2025-03-01", "domain": "company"}


def figures(text: str, *names: str, name: str = "page.txt") -> list[Said]:
    """Every figure claimed of Acme and its rivals, with the qualifiers asked for."""
    claims = extraction(text, name, **ABOUT).claims  # type: ignore[arg-type]
    return [said(claim, *names) for claim in claims if claim.property != "customer"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Acme booked $88 million in revenue last year.", [("revenue", "88000000", "2024")]),
        ("Revenue should reach $95 million this year.", [("revenue", "95000000", "2025")]),
        ("Two years ago revenue was $61 million.", [("revenue", "61000000", "2023")]),
        (
            "Sales were $3.2bn in 2024, against $3.0bn a year earlier.",
            [("revenue", "3200000000", "2024"), ("revenue", "3000000000", "2023")],
        ),
        (
            "In 2022 turnover stood at £2.61 billion; it climbed to £2.87 billion the following year.",
            [("revenue", "2610000000", "2022"), ("revenue", "2870000000", "2023")],
        ),
        (
            "Operating margin was 12.5% (2023: 11.9%) in 2024.",
            [("operating_margin", "12.5", "2024"), ("operating_margin", "11.9", "2023")],
        ),
        (
            "Net revenues for 2024 increased $26.4 million, or 6.7%, to $418.2 million from $391.8 million for 2023.",
            [("revenue", "418200000", "2024"), ("revenue", "391800000", "2023")],
        ),
        ("Net sales of $1.34 billion in 2024, an increase of 6.1% over 2023.", [("revenue", "1340000000", "2024")]),
        ("Sales of $3.2bn for the year to June 2024.", [("revenue", "3200000000", "2024-06")]),
        ("Founded in 1894, Acme employs 3,300.", [("founding_year", "1894", None), ("headcount", "3300", None)]),
    ],
)
def test_each_figure_has_the_year_it_holds_for(sentence: str, found: list[tuple[str, str, str | None]]) -> None:
    dated = [(prop, value, about.get("as_of")) for prop, value, about in figures(sentence, "as_of")]
    assert dated == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Operating margin improved 140 basis points to 14.8%.", [("operating_margin", "14.8")]),
        ("Operating margin rose by 1.2 percentage points to 14.8%.", [("operating_margin", "14.8")]),
        ("Revenue rose 4% to £1.2bn.", [("revenue", "1200000000")]),
        ("Revenue grew by $26.4 million.", []),
        ("It now has 140 employees and plans to hire another 50 people.", [("headcount", "140")]),
        ("Acme had 2,140 employees, 85 more than in 2022.", [("headcount", "2140")]),
        ("Acme, the oldest of the four, employs 3,300 people.", [("headcount", "3300")]),
        ("The workforce numbered 20,150.", [("headcount", "20150")]),
        ("Acme, founded in 1972, turned over €310m in 2023.", [("founding_year", "1972"), ("revenue", "310000000")]),
        ("Acme was set up in 1776 by two brothers.", [("founding_year", "1776")]),
        ("Acme was founded on 14 March 1926.", [("founding_year", "1926")]),
        ("Acme started in 1500 towns at once.", []),
    ],
)
def test_what_is_a_level_and_what_is_not(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(prop, value) for prop, value, _ in figures(sentence)] == found


def table(caption: str, *rows: str) -> str:
    """A page with one table; cells are parted by a bar, the first row and column are headings."""
    head, *body = ([cell.strip() for cell in row.split("|")] for row in rows)
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    lines = "".join(f"<tr><th>{first}</th>{''.join(f'<td>{c}</td>' for c in rest)}</tr>" for first, *rest in body)
    return f"<h1>Acme Foods</h1><p>{caption}</p><table><tr>{heads}</tr>{lines}</table>"


@pytest.mark.parametrize(
    ("caption", "head", "cell", "value"),
    [
        ("(in thousands, except percentages)", "2024", "$ 418,206", "418206000"),
        ("Figures in millions of dollars", "2024", "418.2", "418200000"),
        ("Results", "2024 ($ million)", "418.2", "418200000"),
        ("Results", "2024 (US$m)", "418.2", "418200000"),
        ("Results", "2024, £bn", "1.2", "1200000000"),
        ("Results", "2024 ($000s)", "418,206", "418206000"),
        ("Results (in millions)", "2024", "$1.2 billion", "1200000000"),
        (
            "We pleased millions of people in thousands of shops with 3 million deliveries.",
            "2024",
            "$418,206",
            "418206",
        ),
    ],
)
def test_a_table_says_once_that_its_money_is_in_thousands_or_millions(
    caption: str, head: str, cell: str, value: str
) -> None:
    page = table(caption, f" | {head}", f"Revenue | {cell}", "Employees | 1,127", "Operating margin | 14.8%")
    assert [(prop, number) for prop, number, _ in figures(page, name="page.html")] == [
        ("revenue", value),
        ("headcount", "1127"),
        ("operating_margin", "14.8"),
    ]


def test_a_heading_that_names_its_figure_scales_that_alone() -> None:
    page = table("Results", "Year | Staff (thousands) | Revenue ($)", "2024 | 21.4 | 2,870,000")
    assert [(prop, number) for prop, number, _ in figures(page, name="page.html")] == [
        ("headcount", "21400"),
        ("revenue", "2870000"),
    ]


def test_the_scale_of_a_figure_is_context_with_a_place() -> None:
    page = table("(in thousands)", " | 2024", "Revenue | $ 418,206")
    (claim,) = extraction(page, "page.html", **ABOUT).claims  # type: ignore[arg-type]
    (scale,) = (each for each in claim.context if each.of == "scale")
    assert scale.quote == "thousands"


def test_brackets_are_a_minus_where_others_of_the_column_have_none() -> None:
    rows = ("Year | Operating margin", "2024 | 9.4%", "2023 | (2.1%)")
    assert [value for _, value, _ in figures(table("Margins", *rows), name="page.html")] == ["9.4", "-2.1"]
    always = ("Year | Operating margin", "2024 | (9.4%)", "2023 | (2.1%)")
    assert [value for _, value, _ in figures(table("Margins", *always), name="page.html")] == ["9.4", "2.1"]


@pytest.mark.parametrize("head", ["Company", "Companies", "Brand"])
def test_rows_named_after_rivals_are_about_them(head: str) -> None:
    page = table(
        "Four makers of tents",
        f"{head} | Founded | Revenue 2024 | Employees",
        "Acme Foods | 1987 | $612M | 1,950",
        "Northmoor Boots | 1894 | $890M | 3,300",
    )
    found = [(about["subject"], prop, value) for prop, value, about in figures(page, "subject", name="page.html")]
    assert found == [
        ("acme-foods", "founding_year", "1987"),
        ("acme-foods", "revenue", "612000000"),
        ("acme-foods", "headcount", "1950"),
        ("northmoor-boots", "founding_year", "1894"),
        ("northmoor-boots", "revenue", "890000000"),
        ("northmoor-boots", "headcount", "3300"),
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Customers include the supermarket chain Fennimore, the brewer Tolley & Sons and the grocer Hemvik.",
            ["Fennimore", "Tolley & Sons", "Hemvik"],
        ),
        ("Acme sells mainly through Peakline Sports and Wander Co-op.", ["Peakline Sports", "Wander Co-op"]),
        (
            "In 2024, two customers, Meridian Group and Ann Supply, brought 29% of sales.",
            ["Meridian Group", "Ann Supply"],
        ),
        ("Acme counts Harrow Dairy and Blue Gate among its clients.", ["Harrow Dairy", "Blue Gate"]),
        ("Acme has 300 customers. The largest are Northgate Foods and Pellworth.", ["Northgate Foods", "Pellworth"]),
        ("The company told its customers, Brightwater said on Monday, to wait.", []),
    ],
)
def test_customers_are_named_in_many_ways(sentence: str, names: list[str]) -> None:
    claims = extraction(sentence, **ABOUT).claims  # type: ignore[arg-type]
    assert [claim.value.text for claim in claims if claim.property == "customer"] == names  # type: ignore[union-attr]


def test_the_company_is_no_source_of_its_own_figures() -> None:
    (found,) = figures("For 2025 the Company expects net sales of $1.38 billion.", "credit")
    assert found == ("revenue", "1380000000", {})
