"""No figure disappears: each is claimed, context of a claim, ignored by a named rule, or listed with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_figures import extraction, profile

from pipeline.extract import extract
from pipeline.readers import read
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, Source

PAGES = Path(__file__).parents[2] / ".." / "shared" / "ooh" / "html"
_FIGURE = re.compile(r"\d(?:[^\W_]|[.,:/'’-](?=\d))*")


def ties_out(found: Extraction, text: str) -> bool:
    account = found.account
    shares = account.claims + account.context + sum(account.ignored.values()) + account.unclaimed
    return account.figures == shares == len(_FIGURE.findall(text))


@cache
def pages() -> tuple[tuple[Document, str, Extraction], ...]:
    if not PAGES.is_dir():
        pytest.skip("the handbook's pages are not beside the checkout")
    return tuple(_page(file) for file in sorted(PAGES.glob("*.html")))


def _page(file: Path) -> tuple[Document, str, Extraction]:
    document = read(file.read_bytes(), file.name, file.stem)
    decoded = file.read_bytes().decode("utf-8-sig")
    return document, decoded, extract(document, Source(file.stem, file.name), profile("occupation"))


def test_every_figure_of_a_hundred_pages_is_accounted_for() -> None:
    assert len(pages()) == 100
    assert [document.source for document, _, found in pages() if not ties_out(found, document.text)] == []


def test_every_figure_left_has_a_reason_and_stands_where_it_says() -> None:
    for document, _, found in pages():
        for left in found.unclaimed:
            assert left.reason
            assert document.text[left.start : left.end] == left.quote


def quotes(found: Extraction) -> Iterator[tuple[int, int, str]]:
    for claim in found.claims:
        yield claim.evidence.start, claim.evidence.end, claim.evidence.quote
        for each in claim.context:
            if each.start is not None and each.end is not None and each.quote is not None:
                yield each.start, each.end, each.quote


def test_every_quote_of_a_hundred_pages_proves_itself_in_the_text() -> None:
    for document, _, found in pages():
        for start, end, quote in quotes(found):
            assert document.text[start:end] == quote


def test_every_claim_of_a_hundred_pages_proves_itself_in_the_file() -> None:
    for _, decoded, found in pages():
        for claim in found.claims:
            assert claim.evidence.raw is not None
            printed = re.sub(r"<[^>]*>", "", decoded[slice(*claim.evidence.raw)])
            assert "".join(unescape(printed).split()) == "".join(claim.evidence.quote.split())


def test_the_same_page_gives_the_same_claims_again() -> None:
    for document, _, found in pages()[:5]:
        again = extract(document, Source(document.source, f"{document.source}.html"), profile("occupation"))
        assert again == found


WORDS = st.sampled_from(
    "the median wage of welders was grew by from to in 2023 2033 2023–33 $48,940 4 percent 12% 457,300 jobs . , ; ( ) "
    "openings each year two to three years program \n \n\n | 1,2 §3 12:30 555-0143 top 10 bachelor's degree half".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=40))
def test_whatever_stands_in_a_text_every_figure_is_accounted_for(words: list[str]) -> None:
    text = "Welders " + " ".join(words)
    found = extraction(text)
    document = read(text.encode(), "page.txt", "page")
    assert ties_out(found, document.text)
    for start, end, quote in quotes(found):
        assert document.text[start:end] == quote
