"""What others are called: a name as an identifier, the same for one and for many of them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.words.stems import head, stem, title_nouns
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile

Key = tuple[str, str]
"""What the ways to name one and many have in common."""

_SLUG = re.compile(r"[^a-z0-9]+")
_NUMBER = "#0123456789.): "
"""What may stand before the title that a heading is."""
_SPACES = 5
"""Spaces that such a title has fewer of."""
_MANY = 4096
"""Headings remembered at most; the pages of one site share most of theirs."""


@lru_cache(maxsize=16384)
def slug(name: str) -> str:
    """A name in lower case with every other run of characters as one hyphen."""
    return _SLUG.sub("-", name.lower().replace("’", "").replace("'", "")).strip("-")


def keyed(name: str) -> tuple[Key, str]:
    """A name as an identifier, and what that has in common with the one of many or of one of them."""
    before, _, last = (name := slug(name)).rpartition("-")
    return (before, stem(last)), name


class Titles:
    """The titles that headings of a profile's documents are."""

    def __init__(self, profile: Profile) -> None:
        self._nouns = title_nouns(profile)
        self._endings = tuple(naming.endings for naming in profile.names.values() if naming.endings)
        self._others = frozenset(word for naming in profile.names.values() for word in naming.not_heads)
        self._known: dict[str, tuple[Key, str] | None] = {}

    def of(self, heading: str) -> tuple[Key, str] | None:
        """The identifier of the title that a heading is, or the first of two; None where it is none."""
        if heading not in self._known:
            if len(self._known) >= _MANY:
                self._known.clear()
            name = heading.lstrip(_NUMBER).partition("/")[0].strip()
            self._known[heading] = keyed(name) if name.count(" ") < _SPACES and self._is_title(head(name)) else None
        return self._known[heading]

    def _is_title(self, noun: str) -> bool:
        return noun in self._nouns or (noun not in self._others and any(map(noun.endswith, self._endings)))


titles = once(Titles)
