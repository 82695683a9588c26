"""The subject's own names in a document: its label, its aliases, and the initials that the text gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.words.forms import fold, is_short, plural, singular, word_set

_LETTERS = re.compile(r"\s?\(([A-Z][A-Za-z]{1,5})\)")
_WORDS = word_set("it or as at an am do is so us we in on to no be by my he me all can may are was who")
"""Initials that would be taken for words where capitals are gone."""


class Own:
    """The subject's names, folded, one and many, longest first; and those of them that are initials."""

    def __init__(self, text: str, folded: str, label: str, aliases: Sequence[str]) -> None:
        names = _one_and_many((label, *aliases))
        short = {each for each in aliases if is_short(each)} | _initials(text, folded, names)
        self.short = frozenset(short)
        self.names = _one_and_many((label, *aliases, *short))

    def masked(self, words: str) -> str:
        """Folded words with the subject's names out of the way; places stay."""
        for name in self.names:
            at = _whole(words, name, 0) if name in words else -1
            while at >= 0:
                words = f"{words[:at]}{'§' * len(name)}{words[at + len(name) :]}"
                at = _whole(words, name, at + len(name))
        return words

    def ends(self, words: str) -> str | None:
        """The name that words end with."""
        for each in self.names if words.endswith(self.names) else ():
            if words.endswith(each) and not words[: -len(each)][-1:].isalnum():
                return each
        return None

    def within(self, words: str) -> bool:
        """Whether words hold one of the names."""
        return any(_whole(words, name, 0) >= 0 for name in self.names)


def _one_and_many(names: Sequence[str]) -> tuple[str, ...]:
    folded = {fold(each) for each in names if each} - _WORDS
    parted = [each.rpartition(" ") for each in folded]
    ones = {f"{before}{space}{singular(last)}" for before, space, last in parted}
    many = {f"{before}{space}{plural(singular(last))}" for before, space, last in parted if last.isalpha()}
    return tuple(sorted(folded | ((ones | many) - _WORDS), key=lambda each: (-len(each), each)))


def _initials(text: str, folded: str, names: tuple[str, ...]) -> set[str]:
    """The initials that a text gives a name in brackets: "respiratory therapists (RTs)"."""
    found: set[str] = set()
    for name in names:
        at = folded.find(f"{name} (")
        short = _LETTERS.match(text, at + len(name)) if at >= 0 else None
        if short and is_short(short[1]):
            found |= {short[1], short[1].removesuffix("s"), short[1].removesuffix("s") + "s"}
    return found


def _whole(words: str, name: str, start: int) -> int:
    """Where a name stands as whole words, -1 if nowhere."""
    at = words.find(name, start)
    while at >= 0 and (_is_letter(words[at - 1 : at]) or _is_letter(words[at + len(name) : at + len(name) + 1])):
        at = words.find(name, at + 1)
    return at


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
