"""A pattern for any of some words finds the same whether it begins with the letters of its words or not."""

from __future__ import annotations

import pytest

from pipeline.extract.words.forms import any_of
from pipeline.extract.words.worded import NOTHING

_OTHERS = tuple(f"{letter}{letter}zzz" for letter in "bdeghijklmnoquvw")
"""Words of no text, that begin with so many letters that a pattern for them cannot."""


@pytest.mark.parametrize("more", [(), _OTHERS], ids=["few-letters", "many-letters"])
@pytest.mark.parametrize(
    ("phrases", "plurals", "text", "found"),
    [
        pytest.param(("title",), True, "a title, subtitles and titles", ["title", "titles"], id="whole-words"),
        pytest.param(("career", "career path"), True, "two career paths", ["career paths"], id="the-longest"),
        pytest.param(("first",), False, "first-rate, at first", ["first"], id="no-part-of-a-compound"),
        pytest.param(("specialty",), True, "specialties of the specialty", ["specialties", "specialty"], id="plurals"),
        pytest.param(("such as", "as"), False, "such as well as as", ["such as", "as", "as"], id="at-each-place-one"),
        pytest.param(("for <number> years",), False, "for 3 years", ["for 3 years"], id="a-number"),
        pytest.param(("<number> years",), False, "over 30 years", ["30 years"], id="a-number-first"),
        pytest.param(("hired as <words> a",), False, "hired as what is a", ["hired as what is a"], id="some-words"),
        pytest.param(("part",), False, "part", ["part"], id="a-whole-text"),
    ],
)
def test_words_are_found_as_wholes(
    phrases: tuple[str, ...], plurals: bool, more: tuple[str, ...], text: str, found: list[str]
) -> None:
    pattern = any_of((*phrases, *more), plurals)
    assert pattern is not None
    assert pattern.findall(text) == found


@pytest.mark.parametrize("text", ["", "any word", "\0", "\0\0 and more"])
def test_nothing_is_found_by_a_pattern_of_no_words(text: str) -> None:
    assert NOTHING.search(text) is None


@pytest.mark.parametrize("more", [(), _OTHERS], ids=["few-letters", "many-letters"])
def test_a_word_is_none_where_a_search_begins_within_a_longer_one(more: tuple[str, ...]) -> None:
    pattern = any_of(("title", *more))
    assert pattern is not None
    assert pattern.search("subtitle", 3) is None
    assert pattern.match("a title", 2)
