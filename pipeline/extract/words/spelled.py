"""Abbreviations and the words that they stand for: "registered nurses (RNs)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

SMALL = frozenset("a an the of and or for in at to by with on all most these those their".split())
"""Words of a name that tell it from no other, and that an abbreviation leaves out."""

_PARTS_OF = re.compile(r"[\w’']+")
_GAP = re.compile(r"\s")
_SPELLED = re.compile(r"(?<![\w’'-])[A-Za-z][\w’'-]*\Z")
"""A word of a name, behind a mark before it."""
_MOST = 7
"""Words that an abbreviation may stand for."""


@lru_cache(maxsize=4096)
def spelled_out(before: str, letters: str) -> str | None:
    """The words before an abbreviation that it is made of the first letters of, small ones aside."""
    *words, end = _GAP.split(before)
    if end:
        return None
    initials, name = "", ""
    for piece in reversed(words[-_MOST:]):
        word = _SPELLED.search(piece)
        if word is None:
            return None
        name = f"{word[0]} {name}" if name else word[0]
        more = "".join(part[0] for part in _PARTS_OF.findall(word[0].lower()) if part not in SMALL)
        initials = more + initials
        if more and initials == letters:
            return name
        if word.start() or not letters.endswith(initials):
            return None
    return None


_LETTERS = re.compile(r"[A-Z]{2,5}")


def in_full(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names that hold an abbreviation as a text spells them out: "Intensive Care Unit nurse" for "ICU nurse"."""
    found: dict[str, None] = {}
    for name in names:
        words = name.split()
        if len(words) < 2 or not any(map(_LETTERS.fullmatch, words)):
            continue
        parts = (_initials(each) if _LETTERS.fullmatch(each) else re.escape(each) for each in words[:-1])
        match = re.search(rf"\b{' '.join(parts)} {re.escape(words[-1].removesuffix('s'))}(?=s?\b)", text, re.I)
        if match and match[0].lower() != name.removesuffix("s").lower():
            found[match[0]] = None
    return tuple(found)


def _initials(letters: str) -> str:
    """A pattern for words of some length that begin with certain letters."""
    return " ".join(rf"{letter}[a-z]{{3,20}}" for letter in letters)
