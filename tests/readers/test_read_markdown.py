"""How Markdown is read: blocks are ranges of the file, without the marks at their edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import kinds, sound, value

from pipeline.errors import Unreadable
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
    pytest.param("- a\n  b\n    * c\n1. d\n- [x] e", [("item1", "a\n  b"), ("item2", "c"), ("item1", "d"), ("item1", "e")], id="lists"),
    pytest.param("> a\n> b\n\n> - c", [("paragraph", "a\n> b"), ("item1", "c")], id="quotations"),
    pytest.param("```py\nx = 5\n# no heading\n```\ntext", [("paragraph", "x = 5\n# no heading"), ("paragraph", "text")], id="code"),
    pytest.param("a\n\n***\n\n<!-- no\n5 -->\nb", [("paragraph", "a"), ("paragraph", "b")], id="rules-and-comments"),
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
