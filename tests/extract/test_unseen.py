"""Characters that print nothing change no figure: what a reader sees is what is claimed, and its range is the file's."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.extract.shown import Shown
from pipeline.profiles.load import load
from pipeline.publish.checks.reread import says
from pipeline.readers import read
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, Source
from pipeline.values import figure
from pipeline.values.notation import parse
from pipeline.values.unseen import seen, unseen

SENTENCE = (
    "The median annual wage for bakers was $36,650 in May 2023. Employment is projected to grow 12 percent"
    " from 2022 to 2032, says the Bureau of Labor Statistics."
)
UNSEEN = [
    pytest.param("\xad", id="soft-hyphen"),
    pytest.param("\u200b", id="zero-width-space"),
    pytest.param("\u200d", id="joiner"),
    pytest.param("\u2060", id="word-joiner"),
    pytest.param("\ufeff", id="byte-order-mark"),
    pytest.param("\u202e\u2066", id="writing-direction"),
    pytest.param("\ufe0f", id="variation"),
    pytest.param("\U000e0031", id="tag-beyond-the-first-plane"),
    pytest.param("\x00\x1b", id="controls"),
]


def taken(words: str, name: str = "pay.html") -> tuple[Document, Extraction]:
    document = read(words.encode(), name, "pay")
    return document, extract(document, Source(id="pay", file=name, subject="bakers"), load("occupation"), ("Bakers",))


def values(extraction: Extraction) -> list[object]:
    return [(claim.id, claim.value, claim.bound, claim.qualifiers, claim.attribution) for claim in extraction.claims]


@pytest.mark.parametrize("character", UNSEEN)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("$36,650", "$|36|,|6|50|", id="money"),
        pytest.param("12 percent", "1|2| per|cent", id="percent"),
        pytest.param("2022", "20|22", id="year"),
        pytest.param("median annual wage", "me|dian an|nual wage", id="cue"),
        pytest.param("Bureau of Labor", "Bu|reau of La|bor", id="credit"),
    ],
)
@pytest.mark.parametrize("name", ["pay.html", "pay.md"])
def test_what_prints_nothing_changes_no_claim(character: str, old: str, new: str, name: str) -> None:
    padding = "\n\n" + "Bakers mix and bake ingredients, and sell what they made. " * 30
    _, plain = taken(SENTENCE + padding, name)
    document, found = taken(SENTENCE.replace(old, new.replace("|", character)) + padding, name)
    assert values(found) == values(plain)
    assert found.account == plain.account or old == "2022"
    assert [seen(claim.evidence.quote) for claim in found.claims] == [claim.evidence.quote for claim in plain.claims]
    for claim in found.claims:
        evidence = claim.evidence
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.sentence[0] <= evidence.start < evidence.end <= evidence.sentence[1]
        assert evidence.raw == (document.raw.range(evidence.start, evidence.end) if document.raw else None)
        assert all(each.start is None or document.text[each.start : each.end] == each.quote for each in claim.context)


def test_a_quote_with_them_is_read_again_as_what_is_seen() -> None:
    assert parse("$36,\u200b6\xad50", "money") == parse("$36,650", "money")


def test_figures_nobody_claims_are_quoted_as_they_stand() -> None:
    document, found = taken("<p>Take 4\xad0 loaves and 1\u200b7 rolls.</p>", "pay.html")
    assert [each.quote for each in found.unclaimed] == ["4\xad0", "1\u200b7"]
    assert all(document.text[each.start : each.end] == each.quote for each in found.unclaimed)


@pytest.mark.parametrize("name", ["pay.html", "pay.md", "pay.txt"])
def test_blocks_and_cells_that_print_nothing_are_no_trouble(name: str) -> None:
    words = "\u200b\n\n| a | \u200b | \xad12 |\n|---|---|---|\n| \u200b | 5\u200b | \xad |\n\n• \u200b\n\n# \u200b\n"
    document, found = taken(words + SENTENCE, name)
    assert [claim.evidence.quote for claim in found.claims if claim.property == "wage"] == ["$36,650"]
    assert document.text.endswith(SENTENCE)


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        pytest.param("was <!-- $99,999? --> $36,650 a year", ["$36,650"], id="comment"),
        pytest.param("was ~~$99,999~~ $36,650 a year", ["$36,650"], id="struck"),
        pytest.param("was $36**,650** a year", ["$36**,650"], id="emphasis-within-the-figure"),
        pytest.param("was \\$36\\,650 a year", ["$36\\,650"], id="escaped-within-the-figure"),
        pytest.param("was <script>w = '$99,999'</script>$36,650 a year", ["$36,650"], id="script"),
        pytest.param(
            "was $36,650 a year\n\n~~The median annual wage for bakers was $99,999.~~",
            ["$36,650"],
            id="struck-paragraph",
        ),
        pytest.param(
            "was <!-- $88,888 --> $36,650 a year\n\n| Industry | Wage |\n|---|---|\n| Mills | ~~$99,999~~ |\n",
            ["$36,650"],
            id="comment-beside-a-cell-that-is-struck-whole",
        ),
        pytest.param("was <b>$36</b>,<span class='x'>650</span> a year", ["$36</b>,<span class='x'>650"], id="tags"),
        pytest.param("was &#36;36&comma;650&shy; a&nbsp;year", ["&#36;36&comma;650"], id="references"),
        pytest.param("was $36,650^1^ a year", ["$36,650"], id="raised"),
        pytest.param("was $36,650<sup>1</sup> a year", ["$36,650"], id="raised-by-a-tag"),
        pytest.param("was $36,650[^1] a year\n\n[^1]: With 12 plants.", ["$36,650"], id="footnote"),
    ],
)
def test_what_the_finished_page_hides_is_not_claimed(words: str, quotes: list[str]) -> None:
    document, found = taken(f"The median annual wage for bakers {words}", "pay.md")
    assert [claim.evidence.quote for claim in found.claims] == quotes
    assert [str(figure(claim.value)) for claim in found.claims] == [str((Decimal(36650), Decimal(36650)))]
    assert all(document.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in found.claims)
    assert all(says(claim.evidence.quote, claim.value, document, claim.evidence, "en-US") for claim in found.claims), (
        "and the quote, read again, says the value"
    )


def test_lines_that_a_tag_breaks_are_lines() -> None:
    _, found = taken(
        "# Bakers\n\nMedian pay: $36,650<br>Number of jobs, 2023: 218,700<br/>Job outlook, 2023-33: 5%\n", "pay.md"
    )
    assert [(claim.property, claim.evidence.quote) for claim in found.claims] == [
        ("wage", "$36,650"),
        ("employment", "218,700"),
        ("employment_growth", "5%"),
    ]


def test_a_note_in_markdown_credits_the_figure_that_calls_it() -> None:
    _, found = taken(
        "The median annual wage for bakers was $36,650.[^1]\n\n[^1]: Bureau of Labor Statistics, 2024.\n", "pay.md"
    )
    assert [claim.attribution for claim in found.claims] == ["Bureau of Labor Statistics"]


@given(st.text(alphabet="a5$, .|\n\xad\u200b\u202e\x00é😀", max_size=40), st.data())
def test_a_range_of_what_is_seen_leads_back_to_the_same_words(text: str, data: st.DataObject) -> None:
    sight = Shown(text, unseen(text))
    assert sight.text == seen(text)
    if not sight.text:
        return
    start = data.draw(st.integers(0, len(sight.text) - 1))
    end = data.draw(st.integers(start + 1, len(sight.text)))
    low, high = sight.back(start, end)
    hidden = {place for run in unseen(text) for place in range(*run)}
    assert "".join(text[place] for place in range(low, high) if place not in hidden) == sight.text[start:end]
    assert text[low] == sight.text[start]
    assert text[high - 1] == sight.text[end - 1]
    assert (sight.there(low), sight.there(high)) == (start, end)
