"""What is promised of whom figures are credited to: sites by their addresses, and lines that speak for a whole page."""

from __future__ import annotations

import pytest
from reading_figures import extraction

from pipeline.compare.origins import organisations
from pipeline.profiles.load import load

BY_ADDRESS = [
    ("According to tradepay.com, welders earn $51,000 a year.", "tradepay.com"),
    ("The average welder earns $51,000 a year, per torches.fyi.", "torches.fyi"),
    ("Welders earn $51,000 a year (source: data.tradepay.co.uk).", "data.tradepay.co.uk"),
    ("Welders earn $51,000 a year (tradepay.com, 2024).", "tradepay.com"),
    ("tradepay.com reports that welders earn $51,000 a year.", "tradepay.com"),
    ("Welders earn $51,000 a year, according to www.tradepay.org.", "tradepay.org"),
    ("Welders earn $51,000 a year (Source: https://www.bls.gov/ooh/welders).", "bls.gov"),
    ("In April, glassdoor.com put the pay of welders at $51,000 a year.", "glassdoor.com"),
    ("Welders earn $51,000 a year. Write to jobs@tradepay.com to apply.", None),
]
SOURCE_LINES = [
    ("Source: https://www.tradepay.com/welders?page=2", "tradepay.com"),
    ("Source and more information: http://www.tradepay.org/link/51-4121", "tradepay.org"),
    ("Sources & further reading: Harbor Pay Data", "Harbor Pay Data"),
]
FOR_ALL = [
    ("The following information is adapted from tradepay.org.", "tradepay.org"),
    ("This page was adapted from the Occupational Outlook Handbook.", "Occupational Outlook Handbook"),
    ("Adapted from the Occupational Outlook Handbook, 2024.", "Occupational Outlook Handbook"),
    ("Information courtesy of Harbor Pay Data.", "Harbor Pay Data"),
    ("All salary figures on this page are from Harbor Pay Data.", "Harbor Pay Data"),
    ("For more of the information on this page, visit the Bureau of Labor Statistics.", None),
    ("The information on this page was last reviewed by the Bureau of Labor Statistics.", None),
    ("Photo courtesy of Harbor Pay Data.", None),
    ("The cover drawing was adapted from Harbor Pay Data.", None),
]
PAGE = "# Welders\n\nWelders earn $51,000 a year.\n\n## Elsewhere\n\nWelders in Ohio earn $49,000 a year.\n"


@pytest.mark.parametrize(("sentence", "credit"), BY_ADDRESS)
def test_a_site_is_credited_by_its_address(sentence: str, credit: str | None) -> None:
    assert credits(f"# Welders\n\n{sentence}\n") == {credit}


@pytest.mark.parametrize(("line", "credit"), SOURCE_LINES)
def test_a_line_below_a_table_may_give_an_address(line: str, credit: str) -> None:
    assert credits(f"# Welders\n\n| City | Salary |\n| --- | --- |\n| Akron | $51,000 |\n\n{line}\n") == {credit}


@pytest.mark.parametrize(("sentence", "credit"), FOR_ALL)
def test_a_line_that_opens_or_closes_a_page_may_speak_for_all_of_it(sentence: str, credit: str | None) -> None:
    title, rest = PAGE.split("\n\n", 1)

    assert credits(f"{title}\n\n{sentence}\n\n{rest}") == {credit}
    assert credits(f"{PAGE}\n{sentence}\n") == {credit}


def test_when_a_page_was_updated_is_not_what_its_figures_are_as_of() -> None:
    claims = extraction(f"{PAGE}\nThe information on this page was last updated in May 2021.\n", "page.md").claims

    assert claims
    assert not any("as_of" in claim.qualifiers for claim in claims)


def test_a_line_amid_a_page_speaks_for_what_follows_it_only() -> None:
    text = PAGE.replace("## Elsewhere", "## Elsewhere\n\nThe following information is adapted from tradepay.org.")

    assert [claim.attribution for claim in extraction(text, "page.md").claims] == [None, "tradepay.org"]


def test_a_site_and_its_organisation_are_one_origin() -> None:
    canonical = organisations(load("occupation"))

    assert {canonical(name) for name in ("bls.gov", "BLS")} == {"Bureau of Labor Statistics"}
    assert canonical("onetonline.org") == canonical("O*NET") == "O*NET"


def credits(text: str) -> set[str | None]:
    """Whom the claims of a page are credited to."""
    claims = extraction(text, "page.md").claims
    assert claims
    return {claim.attribution for claim in claims}


STARRED = """Welders

Welders with a crew earn upwards of $90K a year as of 2015**

The least they are paid is about $30,000*

Welders in Ohio earn $52,000 a year.

Sources: *U.S. Bureau of Labor Statistics, **Payscale.com, ***our own advertisements
"""
CARDS = """Welders

Welders join metal in shops and yards of the whole country, and these are the figures that matter most to them.

$62,310

Median Annual Pay

Source: BLS

-2%

Change in Jobs (2024-2034)

Source: Harbor Pay Data
"""


def test_a_starred_note_speaks_for_what_has_its_star() -> None:
    assert [each.attribution for each in extraction(STARRED).claims] == [
        "Payscale.com",
        "U.S. Bureau of Labor Statistics",
        None,
    ]


def test_a_starred_note_may_say_who_supplied_a_figure() -> None:
    assert credits("Welders\n\nWelders earn $51,000 a year.*\n\n*wage info supplied by Harbor Works\n") == {
        "Harbor Works"
    }


def test_each_of_several_cards_has_its_own_source_line() -> None:
    assert [each.attribution for each in extraction(CARDS).claims] == ["BLS", "Harbor Pay Data"]


def test_a_line_of_nothing_but_a_source_and_its_date_credits_the_figure_above() -> None:
    card = "Ohio Median\n$61,540/yr\nBLS OEWS May 2024\nOhio 75th Percentile\n$73,720/yr\nBLS OEWS May 2024\n"
    sentence = "Welders join metal in shops and yards of the whole country, and these figures matter to them."

    assert [each.attribution for each in extraction(f"Welders\n{sentence}\n{card}").claims] == ["BLS", "BLS"]


def test_a_rate_by_the_year_credits_nobody() -> None:
    assert credits("# Welders\n\n- Average Salary per Year: $66,250\n- Average Wage Per Hour: $31\n") == {None}


SECTION = """# Welders

## Outlook

{}

Median pay: $51,000 per year or $24.50 per hour.

Jobs are to grow by 4%.

## Training

Welders in Ohio earn $49,000 a year.
"""


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("The following information is national and comes from the most recent data (May 2020) by the BLS.", "BLS"),
        ("The following figures come from Harbor Pay Data, May 2020.", "Harbor Pay Data"),
        ("The figures below are from Harbor Pay Data, May 2020.", "Harbor Pay Data"),
    ],
)
def test_what_follows_in_a_section_is_credited_and_dated_by_the_sentence_that_says_so(
    sentence: str, credit: str
) -> None:
    claims = extraction(SECTION.format(sentence), "page.md").claims

    assert [(each.attribution, each.qualifiers.get("as_of")) for each in claims if each.property == "wage"] == [
        (credit, "2020-05"),
        (credit, "2020-05"),
        (None, None),
    ]


NOTED_CARDS = """# Welders

Median salary

$51,000 USD

(U.S. national median, BLS May 2023)

Growth outlook

9%

faster than average (BLS 2022-2032)

Annual openings

16,500

openings annually (BLS)
"""


def test_the_line_below_a_card_may_close_with_its_source_and_time() -> None:
    claims = extraction(NOTED_CARDS, "page.md").claims

    assert [(each.attribution, each.qualifiers.get("as_of"), each.qualifiers.get("window")) for each in claims] == [
        ("BLS", "2023-05", None),
        ("BLS", None, (2022, 2032)),
        ("BLS", None, None),
    ]


def test_a_sentence_about_the_rest_of_a_section_says_nothing_of_what_stands_before_it() -> None:
    text = "# Welders\n\nThe average salary is $60,000. The following statistics about accidents come from OSHA.\n"
    assert credits(text) == {None}
