"""Who disagrees with whom: series within a document, corrections by one publisher, dates of different length, words of two senses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from by_hand import brief, claim, count, only, run, usd

from pipeline.profiles.load import load
from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison
from pipeline.records.document import Source
from pipeline.values import Year

ACME = {"subject": "acme"}


def companies(said: list[Claim], *sources: Source) -> Comparison:
    """Claims about a company, compared."""
    return run(said, *sources, profile=load("company"))


def published(name: str, date: str | None, publisher: str | None = "Acme") -> Source:
    return Source(name, name, publisher=publisher, published=date, geography="US")


def sides(comparison: Comparison) -> list[list[list[str]]]:
    """The documents on either side of every disagreement, as its sentence names them."""
    return [
        [sorted(name for name in "abcd" if f"({name}," in part or f", {name}," in part) for part in one.explanation.split(" against ")]
        for conflict in comparison.conflicts
        for one in conflict.disagreements
    ]  # fmt: skip


OLD = {"as_of": "2022", "statistic": "median"}
NEW = {"as_of": "2023", "statistic": "median"}


def test_a_document_that_dates_both_figures_disagrees_with_nobody_and_hides_nobody() -> None:
    said = [claim("a", "wage", usd(98000), "BLS", **OLD), claim("a", "wage", usd(101340), "BLS", at=50, **NEW)]
    older, newer = claim("b", "wage", usd(98000), "BLS", **OLD), claim("c", "wage", usd(101340), "BLS", **NEW)
    assert run(said).conflicts == ()
    assert run([*said, older]).conflicts == ()
    assert run([*said, newer]).conflicts == ()
    found = run([*said, older, newer])
    assert [brief(one) for one in only(found).disagreements] == [("edition", "stated", "conflicting", "high")]
    assert sides(found) == [[["b"], ["c"]]]


def test_growth_over_two_windows_in_one_document_leaves_the_others_to_be_compared() -> None:
    def growth(source: str, number: int, start: int, at: int = 0) -> Claim:
        return claim(source, "employment", count(number), "BLS", at=at, as_of=str(start))

    said = [growth("a", 100, 2021), growth("a", 130, 2023, at=9), growth("b", 100, 2021), growth("d", 130, 2023)]
    assert sides(run(said)) == [[["b"], ["d"]]]


@pytest.mark.parametrize(
    ("first", "second", "cause"),
    [
        pytest.param("2023-08-22", "2024-09-10", ("edition", "inferred"), id="a-year-later"),
        pytest.param("2023", "2024-09", ("edition", "inferred"), id="years-and-months"),
        pytest.param("2024-09", "2024-09-10", ("unexplained", "stated"), id="perhaps-the-same-day"),
        pytest.param(None, "2024-09-10", ("unexplained", "stated"), id="one-undated"),
    ],
)
def test_what_a_publisher_said_later_probably_corrects_what_he_said_before(
    first: str | None, second: str | None, cause: tuple[str, str]
) -> None:
    said = [claim(name, "revenue", usd(n), as_of="2023", **ACME) for name, n in (("a", 412600000), ("b", 408900000))]
    found = only(companies(said, published("a", first), published("b", second)))
    assert [brief(one)[:2] for one in found.disagreements] == [cause]


def test_when_a_figure_was_published_says_nothing_of_figures_that_are_credited_to_somebody_else() -> None:
    said = [
        claim(name, "revenue", usd(n), "Acme", as_of="2023", **ACME) for name, n in (("a", 412600000), ("b", 408900000))
    ]
    found = only(companies(said, published("a", "2023-08", "News"), published("b", "2024-09", "Wire")))
    assert [one.cause for one in found.disagreements] == ["unexplained"]


def test_a_year_stands_with_the_only_month_of_it_that_is_named() -> None:
    month, year = claim("a", "headcount", count(2140), as_of="2024-06", **ACME), {"as_of": "2024", **ACME}
    assert only(companies([month, claim("b", "headcount", count(2410), **year)])).cause == "transcription"
    assert companies([month, claim("b", "headcount", count(2410), as_of="2023", **ACME)]).conflicts == ()
    later = claim("c", "headcount", count(2600), as_of="2024-12", **ACME)
    assert companies([month, later, claim("b", "headcount", count(2410), **year)]).conflicts == ()


def test_a_quarter_of_a_year_does_not_stand_with_another_by_the_year_alone() -> None:
    first = claim("a", "revenue", usd(118400000), as_of="2024-06", span="quarter", **ACME)
    second = claim("b", "revenue", usd(97100000), as_of="2024", span="quarter", **ACME)
    assert companies([first, second]).conflicts == ()


def test_revenue_is_that_of_a_year_unless_the_text_says_otherwise() -> None:
    year = claim("a", "revenue", usd(447300000), as_of="2024", **ACME)
    other = claim("b", "revenue", usd(455000000), as_of="2024", **ACME)
    assert only(companies([year, other])).cause == "origin"
    assert (
        companies([year, claim("c", "revenue", usd(118400000), as_of="2024", span="quarter", **ACME)]).conflicts == ()
    )
    assert (
        companies([year, claim("c", "revenue", usd(468100000), as_of="2024", span="calendar year", **ACME)]).conflicts
        == ()
    )


def test_of_figures_that_can_be_one_number_the_most_precise_is_held_against_another_origin() -> None:
    said = [
        claim("a", "headcount", count(2140), "Acme", as_of="2024", **ACME),
        claim("b", "headcount", count(2100), "Acme", bound="approximately", as_of="2024", **ACME),
        claim("c", "headcount", count(2100), "Acme", bound="approximately", as_of="2024", **ACME),
        claim("d", "headcount", count(2410), as_of="2024", **ACME),
    ]
    found = only(companies(said))
    assert [one.cause for one in found.disagreements] == ["transcription", "rounding"]


def test_founded_and_incorporated_are_two_things() -> None:
    founded = [claim(name, "founding_year", Year(Decimal(1987)), **ACME) for name in "ab"]
    incorporated = claim("c", "founding_year", Year(Decimal(1991)), event="incorporation", **ACME)
    conflict = only(companies([*founded, incorporated]))
    assert {brief(one) for one in conflict.disagreements} == {("terminology", "stated", "conflicting", "low")}
    assert "c speaks of incorporation" in conflict.explanation
    other = claim("d", "founding_year", Year(Decimal(1990)), **ACME)
    assert only(companies([founded[0], other])).cause == "origin"
    same = claim("d", "founding_year", Year(Decimal(1992)), event="incorporation", **ACME)
    assert only(companies([incorporated, same])).cause == "origin"
