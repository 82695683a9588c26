"""How Markdown is read: blocks are ranges of the file, without the marks at their edges."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import kinds, sound, value

from pipeline.errors import Unreadable
from pipeline.extract.whom.topic import subject_name
from pipeline.profiles.load import load
from pipeline.readers import read
from pipeline.records.document import Document


def markdown(words: str) -> Document:
    document = read(words.encode(), "note.md", "note")
    sound(document)
    return document


BLOCKS = [
    pytest.param("# Pay of *pilots* #\ntext", [("heading1", "Pay of *pilots*"), ("paragraph", "text")], id="heading"),
    pytest.param("Pay\n===\n\nMore\n---\n", [("heading1", "Pay"), ("heading2", "More")], id="underlined-heading"),
    pytest.param("## **Pay**\n", [("heading2", "Pay")], id="marks-at-the-edges-go"),
    pytest.param("# A\n\n**Pay in 2024**\n\ntext", [("heading1", "A"), ("heading2", "Pay in 2024"), ("paragraph", "text")], id="a-bold-line-alone"),
    pytest.param("a\nb\n\nc", [("paragraph", "a\nb"), ("paragraph", "c")], id="paragraphs"),
    pytest.param("a\n|b|c|\n|-|-|\n|1|2|\n", [("paragraph", "a"), ("row", "b|c"), ("row", "1|2")], id="a-table-right-below-text"),
    pytest.param("- a\n  b\n    * c\n1. d\n- [x] e", [("item1", "a\n  b"), ("item2", "c"), ("item1", "d"), ("item1", "e")], id="lists"),
    pytest.param("> a\n> b\n\n> - c", [("paragraph", "a\n> b"), ("item1", "c")], id="quotations"),
    pytest.param("```py\nx = 5\n# no heading\n```\ntext", [("paragraph", "x = 5\n# no heading"), ("paragraph", "text")], id="code"),
    pytest.param("a\n\n***\n\n<!-- no\n5 -->\nb", [("paragraph", "a"), ("paragraph", "b")], id="rules-and-comments"),
    pytest.param("a <!-- b --> c\n\n<!-- d --> e\n\n<!-- f -->\n\n- ~~g~~\n- h", [("paragraph", "a <!-- b --> c"), ("paragraph", "<!-- d --> e"), ("item1", "h")], id="words-beside-a-comment-stay"),
    pytest.param("+++\nwage = 5\n+++\ntext", [("paragraph", "wage = 5"), ("paragraph", "text")], id="settings-between-plus-signs"),
    pytest.param("## Pay {#pay} ##\n## Jobs ## {.x}\n## C#\n## {a} b", [("heading2", "Pay {#pay}"), ("heading2", "Jobs"), ("heading2", "C#"), ("heading2", "{a} b")], id="what-closes-a-heading"),
    pytest.param("#5 is no heading", [("paragraph", "#5 is no heading")], id="a-number-sign"),
    pytest.param("-5 % last year", [("paragraph", "-5 % last year")], id="a-minus"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), BLOCKS)
def test_blocks_are_ranges_of_the_file(words: str, expected: list[tuple[str, str]]) -> None:
    document = markdown(words)
    assert document.text == words
    assert kinds(document) == expected


def test_cells_know_their_headings_and_lose_their_marks() -> None:
    document = markdown("By port:\n\n| Port | **Pay** |\n|:--|--:|\n| Kiel | **$5** |\n| | 6 |\n\nSource: us")
    assert value(document, "$5") == (["Pay"], ["Kiel"])
    assert value(document, "6") == (["Pay"], [])
    assert document.words(document.blocks[document.blocks[1].lead]) == "By port:"


UNDERLINED = """Pay by port:

Port        Pay   Change
------  -------  -------
Bremen  $81,000       3%
Kiel     79,500       1%

Table: Pay in 2024

Prose.
"""


@pytest.mark.parametrize("caption", ["Table: ", ": "])
def test_columns_may_be_drawn_by_dashes_and_captioned_below(caption: str) -> None:
    document = markdown(UNDERLINED.replace("Table: ", caption))
    assert [(block.kind, document.words(block)) for block in document.blocks][-2:] == [
        ("caption", "Pay in 2024"),
        ("paragraph", "Prose."),
    ]
    kiel = document.blocks[3]
    assert [document.text[cell.start : cell.end] for cell in kiel.cells] == ["Kiel", "79,500", "1%"]
    assert document.words(document.blocks[kiel.caption]) == "Pay in 2024"
    assert document.words(document.blocks[kiel.lead]) == "Pay by port:"


def test_a_line_with_a_bar_is_no_table_without_its_line_of_dashes() -> None:
    assert kinds(markdown("a | b\nc | d")) == [("paragraph", "a | b\nc | d")]


def test_definitions_are_rows_of_their_term() -> None:
    document = markdown("Diploma\n: Two years.\n: $3,990 a year.\n\ntext")
    assert value(document, "$3,990 a year.") == ([], ["Diploma"])
    assert kinds(document)[-1] == ("paragraph", "text")


def test_settings_before_the_text_are_its_head() -> None:
    document = markdown("---\ndate: 2024-05-01\n---\n# Pay\n")
    assert [(block.region, document.words(block)) for block in document.blocks] == [
        ("head", "date: 2024-05-01"),
        ("main", "Pay"),
    ]
    assert document.title == "Pay"


@given(st.text(alphabet=st.sampled_from("ab .:-*_#>|\t1$=`\n  [<!"), max_size=300))
def test_any_markdown_gives_sound_blocks(words: str) -> None:
    try:
        document = markdown(words)
    except Unreadable:
        assert not words.strip()
        return
    assert document.text == words


HIDDEN = [
    pytest.param("$9 <!-- was $8 --> or 7", ["<!-- was $8 -->"], id="comment"),
    pytest.param(
        "<script>a = 5\n</SCRIPT > 6 <style>7</style>", ["<script>a = 5\n</SCRIPT >", "<style>7</style>"], id="script"
    ),
    pytest.param("~~$9~~ $8 ~~ 7 ~~", ["~~$9~~"], id="struck"),
    pytest.param("$36**,650** or $36\\,650, **9**", ["**", "\\"], id="marks-within-a-figure"),
    pytest.param("<!-- $9", [], id="never-closed"),
    pytest.param("<b>$9</b><br> <sup>1</sup>", ["<b>", "</b>", "br>", "<sup>", "</sup>"], id="tags-within-a-line"),
    pytest.param("a&nbsp;b &nosuch; ~~&amp;~~ x&shy;y", ["nbsp;", "~~&amp;~~", "&shy;"], id="references"),
    pytest.param("$9^1^ and x[^2] and 2^n and ^3^", ["^", "^", "^"], id="raised-and-footnotes"),
]


@pytest.mark.parametrize(("words", "expected"), HIDDEN)
def test_what_the_finished_page_does_not_show_is_known(words: str, expected: list[str]) -> None:
    document = markdown(words + "\n\ntext")
    assert [document.text[start:end] for start, end in document.hidden] == expected


def test_a_text_that_ends_within_a_comment_says_so() -> None:
    assert "unclosed <!--" in markdown("a\n\n<!-- b\n\nc").notes[0]


MANY = 100_000
HOSTILE = [
    pytest.param("# a" + " " * MANY + "x", id="blanks-in-a-heading"),
    pytest.param("# a" + " #" * MANY + "x", id="number-signs"),
    pytest.param("# a" + "{" * MANY, id="braces"),
    pytest.param("# Pilots " + "2023 edition " * 28 + "x", id="years-and-editions"),
    pytest.param("x <!-- " * MANY, id="comments-never-closed"),
    pytest.param("x <script " * MANY, id="scripts-never-closed"),
    pytest.param("~~a " * MANY, id="strokes-never-closed"),
    pytest.param("> " * MANY + "x", id="quotations"),
    pytest.param("|a|b|\n|-|-|\n|1|2|\n\n" * (MANY // 10), id="tables"),
    pytest.param("`" * MANY, id="ticks"),
    pytest.param("# " + "*a" * (MANY // 10), id="emphasis"),
    pytest.param("a\n: b\n" * (MANY // 10), id="definitions"),
    pytest.param("<b>" * MANY, id="tags"),
    pytest.param("<b " * MANY, id="tags-never-closed"),
    pytest.param("&amp;" * MANY, id="references"),
    pytest.param("x^1" * MANY, id="raised"),
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_cost_what_their_length_costs(words: str) -> None:
    started = process_time()
    subject_name(markdown(words), load("occupation"))
    # Far above what any of these takes, far below what anything quadratic would.
    assert process_time() - started < 10
