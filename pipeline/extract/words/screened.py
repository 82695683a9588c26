"""Phrases looked for as whole words in stretches of a text most of which hold none of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, Implementation

from pipeline.extract.words.forms import any_of
from pipeline.extract.words.worded import NOTHING

_OPEN = re.compile(r"<\w+>")
"""What stands in a phrase for any word or number."""


class Screened:
    """A pattern for any of some phrases (`any_of`) that reads only stretches in which the letters of one stand: an
    automaton tells so in one pass, where the pattern would compare the phrases at every word."""

    def __init__(self, phrases: Iterable[str], pattern: re.Pattern[str] | None = None) -> None:
        """`pattern` is what to look for where the letters of a phrase stand, if that is more than the phrase alone."""
        phrases = tuple(phrases)
        self.pattern = pattern or any_of(phrases) or NOTHING
        self.letters = sorted({_bytes(max(_OPEN.split(each), key=len).strip()) for each in phrases})
        self.automaton = BytesAhoCorasick(self.letters, implementation=Implementation.DFA)

    def may_stand_in(self, words: str) -> bool:
        """Whether words hold the letters of a phrase."""
        return bool(self.automaton.find_matches_as_indexes(_bytes(words)))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first of the phrases in a stretch of a text."""
        return self.pattern.search(text, start, end) if self.may_stand_in(text[start:end]) else None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """All of them, by place."""
        return self.pattern.finditer(text, start, end) if self.may_stand_in(text[start:end]) else iter(())

    def match(self, text: str, start: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """The phrase that begins at a place."""
        return self.pattern.match(text, start, end)


class Screens:
    """Several sets of such phrases, for stretches asked about all of them: one pass tells which to look for."""

    def __init__(self, screened: Iterable[Screened]) -> None:
        holders: dict[bytes, list[Screened]] = {}
        for each in screened:
            for letters in each.letters:
                holders.setdefault(letters, []).append(each)
        self.holders = [*holders.values()]
        self.automaton = BytesAhoCorasick([*holders], implementation=Implementation.DFA)

    def held_in(self, words: str) -> set[Screened]:
        """Those of which a phrase may stand in some words."""
        found = self.automaton.find_matches_as_indexes(_bytes(words), overlapping=True)
        return {each for index, _, _ in found for each in self.holders[index]}


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")
