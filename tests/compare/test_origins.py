"""Three articles that quote one bureau are one origin."""

from __future__ import annotations

import pytest
from by_hand import claim, name, only, run, usd

from pipeline.compare import sketch
from pipeline.records.comparison import Origin
from pipeline.records.document import Source

TEXT = " ".join(f"word{i}" for i in range(400))


@pytest.mark.parametrize(
    "printed",
    ["BLS", "the BLS", "U.S. Bureau of Labor Statistics", "United States Bureau of Labor Statistics (BLS)",
     "Bureau of Labor Statistics’ survey", "the Occupational Outlook Handbook"],
)  # fmt: skip
def test_one_bureau_is_one_origin_whatever_a_text_calls_it(printed: str) -> None:
    said = claim("a", "wage", usd(50000), printed)
    assert run([said]).origins[said.id] == Origin("Bureau of Labor Statistics", "credited")


def test_an_unknown_body_is_its_own_origin() -> None:
    said = claim("a", "wage", usd(50000), "Bakers’ Guild")
    assert run([said]).origins[said.id] == Origin("Bakers’ Guild", "credited")


def test_without_credit_the_publisher_speaks_and_else_the_source() -> None:
    published, bare = claim("a", "wage", usd(50000)), claim("b", "wage", usd(60000))
    origins = run([published, bare], Source("a", "a", publisher="BLS", geography="US")).origins
    assert origins[published.id] == Origin("Bureau of Labor Statistics", "publisher")
    assert origins[bare.id] == Origin("b", "uncredited")


def test_an_uncredited_figure_that_another_text_credits_is_probably_copied() -> None:
    credited, silent = claim("a", "wage", usd(104830), "BLS"), claim("b", "wage", usd(104830))
    comparison = run([credited, silent])
    assert comparison.origins[silent.id] == Origin("Bureau of Labor Statistics", "copied")
    assert comparison.groups[0].values[0].origins == ("Bureau of Labor Statistics",)


def test_a_rounded_uncredited_figure_is_probably_copied_too() -> None:
    silent = claim("b", "wage", usd(105000), quote="$105k")
    assert run([claim("a", "wage", usd(104830), "BLS"), silent]).origins[silent.id].basis == "copied"


def test_a_figure_for_another_year_is_not_copied() -> None:
    silent = claim("b", "wage", usd(104830), as_of="2019")
    comparison = run([claim("a", "wage", usd(104830), "BLS", as_of="2023"), silent])
    assert comparison.origins[silent.id].basis == "uncredited"


def test_names_are_never_copied_figures() -> None:
    said = [claim("a", "job_title", name("Baker"), "BLS"), claim("b", "job_title", name("Baker"))]
    assert run(said).origins[said[1].id] == Origin("b", "uncredited")


def test_a_document_that_repeats_another_text_is_one_origin_with_it() -> None:
    said = [claim("a", "wage", usd(50000)), claim("b", "wage", usd(50000))]
    apart = run(said)
    assert len(apart.groups[0].values[0].origins) == 2
    together = run(said, sketches={"a": sketch(TEXT), "b": sketch(TEXT + " and a footer of another site")})
    assert together.documents == {"a": "a", "b": "a"}
    assert together.groups[0].values[0].origins == ("a",)
    assert together.groups[0].values[0].sources == ("a", "b")


def test_the_same_file_twice_is_one_document() -> None:
    copies = [Source(source, source, geography="US", digest="1" * 64) for source in "ab"]
    assert run([claim("a", "wage", usd(5)), claim("b", "wage", usd(5))], *copies).documents == {"a": "a", "b": "a"}


def test_documents_that_share_a_paragraph_stay_two() -> None:
    other = TEXT[:300] + " " + " ".join(f"term{i}" for i in range(400))
    said = [claim("a", "wage", usd(5)), claim("b", "wage", usd(5))]
    assert run(said, sketches={"a": sketch(TEXT), "b": sketch(other)}).documents == {"a": "a", "b": "b"}


def test_a_page_that_was_brought_up_to_date_is_another_edition_of_itself() -> None:
    said = [claim("a", "wage", usd(5000), "BLS", as_of="2021"), claim("b", "wage", usd(6000), "BLS", as_of="2022")]
    pages = {"a": sketch(TEXT), "b": sketch(TEXT)}
    assert only(run(said, sketches=pages)).cause == "edition"
