"""Where to look: one pass of a word automaton over the text for everything that the scanner needs besides digits."""

from __future__ import annotations

import re

from ahocorasick_rs import BytesAhoCorasick, Implementation

from pipeline.extract.scan.decades import HEDGED
from pipeline.values.bytewise import one_byte, plain
from pipeline.values.number_words import RUN, WORDS

_ENDINGS = "com org gov net edu htm html pdf php asp aspx".split()
_SPOKEN = ("decade", "noughties", "half a year", "a year and a half", *HEDGED)
_MARKS = rf"://|www\.|@|\.(?:{'|'.join(_ENDINGS)})\b|doi:|\b(?:{'|'.join(_SPOKEN)})\b|[\xb9\xb2\xb3]+"
_LANDMARK = re.compile(f"({_MARKS})|{RUN}".encode("latin-1"), re.I)
_ARTICLES, _ARTICLE = (len("an "), len("a "), 0), (b"a", b"n")
"""How far before its first number word a run may begin, and what an article ends in."""

_WORDS = sorted({*WORDS, *_SPOKEN})
_SIGNS = ("://", "www.", "@", *(f".{each}" for each in _ENDINGS), "doi:", "\xb9", "\xb2", "\xb3")
_FINDER = BytesAhoCorasick([each.encode("latin-1") for each in (*_WORDS, *_SIGNS)], implementation=Implementation.DFA)

Range = tuple[int, int]


def landmarks(text: str) -> tuple[list[Range], list[Range]]:
    """Runs of words that may state numbers, and marks: of addresses, raised digits, decades."""
    lower, exact = plain(text), one_byte(text)
    runs: list[Range] = []
    marks: list[Range] = []
    done = 0
    for start in sorted(
        start
        for word, start, _ in _FINDER.find_matches_as_indexes(lower, overlapping=True)
        if word >= len(_WORDS) or not lower[start - 1 : start].isalpha()
    ):
        for article in _ARTICLES if lower[start - 2 : start - 1] in _ARTICLE else (0,):
            found = _LANDMARK.match(exact, start - article) if start - article >= done else None
            if found:
                (marks if found[1] else runs).append(found.span())
                done = found.end()
                break
    return runs, marks
