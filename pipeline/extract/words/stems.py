"""Words as names are told alike by: without their endings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pipeline.extract.words.nouns import WORD
from pipeline.extract.words.spelled import SMALL
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its plural ending, for telling names alike."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return {"women": "woman", "men": "man", "people": "person"}.get(word, word)


def forms(word: bytes) -> set[bytes]:
    """The folded words that have a stem."""
    many = {b"woman": b"women", b"man": b"men", b"person": b"people"}.get(word, word + b"s")
    return {word, many, word + b"s", word + b"es", word.removesuffix(b"y") + b"ies"}


@lru_cache(maxsize=16384)
def stems(name: str) -> frozenset[str]:
    """The words that tell one name from another."""
    return frozenset(stem(word) for word in WORD.findall(name.lower().replace("’", "'")) if word not in SMALL)


@lru_cache(maxsize=16384)
def head(name: str) -> str:
    """The last word of a name, without its plural ending."""
    words = WORD.findall(name.lower().replace("’", "'"))
    return stem(words[-1]) if words else ""


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The words without their endings, each once."""
    return frozenset(stem(word.lower()) for word in words)


@once
def title_nouns(profile: Profile) -> frozenset[str]:
    """The nouns that titles of the domain end in."""
    return stems_of(head for naming in profile.names.values() for head in naming.heads)
