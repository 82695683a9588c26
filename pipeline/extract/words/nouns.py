"""The nouns that a subject's name ends in, and which words and names do."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

NOBODY = frozenset(
    "people others members numbers persons individuals beginners newcomers customers users readers parents women men "
    "adults americans citizens residents nonresidents veterans owners learners requirements dollars hours years "
    "centers offers chapters papers answers powers orders matters letters quarters headquarters computers investors "
    "consumers patients clients partners providers leaders starters entrants holders departments advancements "
    "payments improvements investments developments establishments arrangements appointments accidents incidents "
    "events percents cents components elements documents agreements experiments instruments talents patents accounts "
    "amounts counts errors factors sectors doors colors indicators vendors contributors competitors distributors "
    "majors minors lists exists consists insists covers delivers considers differs prefers refers remembers suffers "
    "seniors juniors sophomores governments "
    "triggers transfers recovers discovers favors monitors".split()
)
"""Words that end like many a subject's name but name nobody in particular."""

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
"""A word of a name in lower case."""

MANY = 60_000
"""Words remembered at most, so that memory stays flat over any number of documents."""


def _begins(name: str) -> str | None:
    """The first word of a name of two words or more in capitals: "Lake Venna"."""
    words = name.split()
    return words[0].lower() if len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper() else None


class Nouns:
    """The nouns of a profile that a subject's name ends in, with the words and names judged by them so far."""

    def __init__(self, nouns: tuple[str, ...], nobody: tuple[str, ...]) -> None:
        self._nobody = NOBODY.union(nobody)
        self._fixed = frozenset(noun for noun in nouns if not (noun.startswith("-") or noun.endswith("-")))
        self._endings = tuple(noun[1:] for noun in nouns if noun.startswith("-"))
        self._first = frozenset(noun[:-1] for noun in nouns if noun.endswith("-"))
        self._two = frozenset(tuple(noun.split()) for noun in nouns if " " in noun)
        self._before = frozenset(words[0].encode() for words in self._two)
        self._second = frozenset(words[-1].encode() for words in self._two)
        self._told: set[bytes] = set()
        self._others: set[bytes] = set()
        self._names: dict[str, bool] = {}

    def among(self, words: Collection[bytes]) -> bool:
        """Whether any of some folded words is one of them. Each word is judged once."""
        if not self._second.isdisjoint(words) and not self._before.isdisjoint(words):
            return True
        if self._others.issuperset(words):
            return False
        if not self._told.isdisjoint(words):
            return True
        unknown = {*words} - self._others
        told = {word for word in unknown if self._tells(word.decode("cp1252", "replace"))}
        self._told |= told
        self._others |= unknown - told
        return bool(told)

    def _tells(self, word: str) -> bool:
        return word in self._first or self._is_noun(word)

    def tells(self, word: bytes) -> bool:
        """Whether one folded word is one that a name ends in."""
        return word not in self._others and self._is_noun(word.decode("cp1252", "replace"))

    def end(self, name: str) -> bool:
        """Whether a name ends in one of them."""
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = self._ends(name)
        return found

    def forget(self) -> None:
        """Forget what was judged where that is much."""
        if len(self._told) + len(self._others) + len(self._names) > MANY:
            self._told.clear()
            self._others.clear()
            self._names.clear()

    def _ends(self, name: str) -> bool:
        if self._first and _begins(name) in self._first:
            return True
        for part in (name.split(",")[0], name):
            words = WORD.findall(part.lower().replace("’", "'"))
            stop = next((i for i, word in enumerate(words) if i and word in ("except", "of", "in", "for")), len(words))
            if words and (self._is_noun(words[stop - 1]) or tuple(words[max(0, stop - 2) : stop]) in self._two):
                return True
        return False

    def _is_noun(self, word: str) -> bool:
        if word in self._nobody:
            return False
        return word in self._fixed or (len(word) > 5 and word.endswith(self._endings))


@lru_cache(maxsize=16)
def nouns(of: tuple[str, ...], nobody: tuple[str, ...]) -> Nouns:
    """The nouns of a profile, judged once for all of its documents."""
    return Nouns(of, nobody)
