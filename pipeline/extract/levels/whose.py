"""Whom a statement about a level is about: the subject, those who seek it, a part of it, or somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cached_property, lru_cache

from pipeline.extract.levels.ladder import Pattern
from pipeline.extract.words.forms import fold, singular

_WORD = re.compile(r"[\w'-]+")
_JOINT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+")
_LINK = re.compile(r"\b(?:in|of|for|at|with|on|by|from|under|who|that|within)\b")
_BEHIND = re.compile(r"\s*(?:[\w-]+\s+){0,2}?(?:for|of)\s+((?:[\w'-]+\s*){1,5})")

_HEADED = re.compile(r"\s+(?:vs\.?|versus|and|or|&)\s+|[:?|—,]|^(?:#\s?)?\d+[.):]?\s|\s[–-]\s")
"""What parts the names in a heading."""

_ASKING = frozenset("what is are does do a an the how to become who must not".split())
"""Words of headings and clauses that are part of no name."""

_PASSED_OVER = frozenset("will also may often would can do most and to be should the a an however though".split())
"""Words before a verb that are no subject of it."""

_ADDED = _PASSED_OVER.union(
    "of or for in at by with on other all many some new aspiring prospective entry entry-level although while because "
    "since typically usually generally become enter".split()
)
"""Words beside a name that make it no other."""

_Part = tuple[str, frozenset[str]]
"""The noun of one of the names that are joined in one, and all its words."""


class Whose:
    """Tells for one subject whether a clause about a level speaks of it."""

    def __init__(
        self, names: Sequence[str], nouns: tuple[str, ...], seekers: Pattern, headings: Iterable[str] = ()
    ) -> None:
        self.names, self.seekers, self.headings = names, seekers, headings
        self.endings, self.people = _people(nouns)

    @cached_property
    def own(self) -> set[str]:
        """The words of weight in the subject's names, one of each."""
        words = {singular(word) for name in self.names for word in _WORD.findall(fold(name))}
        return words - {"and", "of", "or", "the"}

    @cached_property
    def _parts(self) -> list[list[_Part]]:
        """Each name, taken apart where it is several joined by "and"."""
        return [self._taken_apart(name) for name in self.names]

    def is_subject(self, words: str, *, strict: bool) -> bool:
        """Whether a clause begins with the subject or with those who seek it."""
        found = [each for each in _WORD.findall(words) if each not in _PASSED_OVER]
        if not found:
            return True
        last = singular(found[-1])
        if last in self.own or (self.seekers.search(words) and not self._is_person(last)):
            return not strict or last in self.own or self.seekers.search(found[-1]) is not None or self._near(words)
        if self.seekers.fullmatch(last):
            return True
        return not strict and not self._is_person(last)

    @cached_property
    def _others(self) -> set[tuple[str, ...]]:
        """The names of others that headings hold: "Optician vs. optometrist", "3. Loan officer", "What is a …?"."""
        named = {each for heading in self.headings for each in _headed(heading)}
        return {each for each in named if self._is_person(each[-1]) and not self.own.issuperset(each)}

    def is_other(self, words: str) -> bool:
        """Whether a clause begins with somebody else whom a heading names, in words that tell so by themselves."""
        words = words.rpartition(" for ")[2]  # "most jobs for web designers require"
        found = [each for each in _WORD.findall(words) if each not in _PASSED_OVER and each not in _ASKING]
        if not found or (singular(found[-1]) == found[-1] and found[-1] not in self.people):
            return False
        return tuple(map(singular, found)) in self._others

    def for_subject(self, words: str) -> bool:
        """Whether "is typically required for …" goes on with the subject or with nobody in particular."""
        goes = _BEHIND.match(words)
        if goes is None:
            return True
        named = [singular(each) for each in _WORD.findall(goes[1])]
        return any(
            each in self.own or self.seekers.fullmatch(each) or each in ("entry", "entry-level", "entering")
            for each in named
        )

    def is_of_others(self, words: str) -> bool:
        """Whether a noun phrase names people that are not the subject: "counselor educator" for counselors."""
        named = [singular(each) for each in _WORD.findall(_LINK.split(words)[0])]
        people = [each for each in named if len(each) > 3 and self._is_person(each)]
        return bool(people) and people[-1] not in self.own and self.seekers.fullmatch(people[-1]) is None

    def in_part(self, head: str) -> bool:
        """Whether the words before a verb name a part of the subject, by one of its names or by a word added to it:
        "technologists" of technologists and technicians, "school psychologists" of psychologists."""
        phrase = [singular(word) for word in _WORD.findall(_after_opening(head)) if word not in _ADDED]
        said = {word for word in phrase if word in self.own or not self.seekers.fullmatch(word)}
        if not said & self.own:
            return False
        if not said <= self.own:
            return any(phrase[-1] == noun for parts in self._parts for noun, _ in parts)
        whole = any(all(words <= said for _, words in parts) for parts in self._parts)
        return not whole and any(_is_one_of(said, parts) for parts in self._parts)

    def _near(self, words: str) -> bool:
        """Whether the subject stands at the head of the clause ("candidates in this field typically need")."""
        head = [singular(each) for each in _WORD.findall(words)[:4]]
        return any(self.seekers.fullmatch(each) or each in self.own for each in head)

    def _is_person(self, word: str) -> bool:
        return (word + "s").endswith(self.endings) or word in self.people if self.endings else word in self.people

    def _taken_apart(self, name: str) -> list[_Part]:
        """The names joined in one; one without a noun of its own has that of the next one: "school and career
        counselors"."""
        found: list[_Part] = []
        for part in reversed(_JOINT.split(fold(name))):
            words = [singular(word) for word in _WORD.findall(part) if word not in _ADDED]
            if words:
                noun = words[-1] if self._is_person(words[-1]) or not found else found[-1][0]
                found.append((noun, frozenset((*words, noun))))
        return found


@lru_cache(maxsize=16)
def _people(nouns: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The endings that words for people have, and such words themselves."""
    endings = tuple(each[1:] for each in nouns if each.startswith("-"))
    return endings, frozenset(singular(each) for each in nouns if not each.startswith("-"))


@lru_cache(maxsize=2048)
def _headed(heading: str) -> list[tuple[str, ...]]:
    """What the parts of a heading may name, in a few words, one of each; pages of a publisher share most of theirs."""
    parts = [[each for each in _WORD.findall(part) if each not in _ASKING] for part in _HEADED.split(fold(heading))]
    return [tuple(map(singular, words)) for words in parts if 0 < len(words) <= 4]


def _after_opening(head: str) -> str:
    """Some words behind the comma that closes an opening; one before "and" parts names."""
    last = head.rsplit(",", 1)[-1]
    return head if last.lstrip().startswith(("and ", "or ")) else last


def _is_one_of(said: Set[str], parts: Sequence[_Part]) -> bool:
    """Whether words name some of the parts and not the others; a noun that all share names all."""
    if any(noun not in said for noun, _ in parts):
        return True
    named = [words <= said for _, words in parts]
    return any(named) and not all(named)
