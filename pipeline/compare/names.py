"""Names reduced to the form by which they are told apart: case, number, articles and punctuation do not part them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*$")
MARKS = re.compile(r"[®™©*†]+")
NOT_WORDS = re.compile(r"[^\w&'+#]+")
ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&/.+-]{1,11}")
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "by", "at", "&"})


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name in lower case and singular, without articles, trade marks and punctuation."""
    words = lower_words(name)
    if len(words) > 1 and words[0] in ("a", "an", "the"):
        words = words[1:]
    if words:
        words[-1] = singular(words[-1])
    return " ".join(words)


def lower_words(name: str) -> list[str]:
    """The words of a name in lower case, without trade marks and punctuation."""
    plain = NOT_WORDS.sub(" ", MARKS.sub("", name).replace("’", "'").casefold().replace(".", ""))
    return [word.strip("'") for word in plain.split() if word.strip("'")]


def singular(word: str) -> str:
    """The singular of a regular plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def respell(name: str, spelling: Mapping[str, str]) -> str:
    """A folded name with the spellings that the profile takes for one."""
    padded = f" {name} "
    for variant, usual in spelling.items():
        padded = padded.replace(f" {variant} ", f" {usual} ")
    return padded.strip()


def is_abbreviation(name: str) -> bool:
    """Whether a name is printed as an abbreviation: FACHE, Ph.D. is not."""
    return ABBREVIATION.fullmatch(name.strip()) is not None


def initials(name: str) -> str:
    """The initials of a name as an abbreviation would have them: ACMPE."""
    words = NOT_WORDS.sub(" ", PARENTHESIS.sub("", name)).split()
    return "".join(word[0] for word in words if word.casefold() not in SMALL_WORDS).upper()


def forms(body: str) -> set[str]:
    """The ways a body may be called: its name, its initials and what stands in parentheses after it."""
    inside = PARENTHESIS.search(body)
    found = {fold(PARENTHESIS.sub("", body)), initials(body).casefold()}
    if inside:
        found.add(fold(inside.group(1)))
    return {form for form in found if len(form) > 2}
