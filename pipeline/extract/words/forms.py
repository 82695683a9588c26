"""Words as they are compared: case, number, apostrophes and spelling put aside, places kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pipeline.values.patterns import later, literally

_STRAIGHT = {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "‐": "-"}
_LETTERS = re.compile(rb"[\xc3-\xe1\xe3-\xff]|\xe2(?:[\x85\x92\x93\xb0-\xb3]|\x84[^\xa0\xa2])")
"""Bytes beyond ASCII that may be capitals: all but spaces, signs, quotes, dashes and arrows."""
_ASCII = bytes(range(128))
_MARKS = re.compile(r"[®™©℠*†‡]")
_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:an?|the)\s+")
_SHORT = re.compile(r"(?:[a-z](?=[A-Z]{2}))?[A-Z0-9&][A-Za-z0-9&./-]*[A-Z0-9][A-Za-z0-9&./+-]*")
_OF = re.compile(r"\s(?:of|in|for)\s|,")
_CAPITAL = r"(?:(?:[A-Z]\.){2,}(?!\w)|[A-Z][\w'’&/+-]*(?:\.\w[\w'’&/+-]*)*)"
_TO = r"(?:of|in|for|on|to|with)\s+(?:the\s+)?"
CAPITALISED = (
    rf"(?<![\w.-]){_CAPITAL}(?:[®™]{{0,2}}\s+(?:(?:{_TO}|(?:and|&)\s+(?!the\s))(?:{_TO})?)?(?:{_CAPITAL}|\d+\b))*"
)
"""A capitalised name: words with a capital, linked by "of", "for the", "and" and the like; "and the" begins another."""
PERSONAL = re.compile(r"(?<![\w'’])(?:i|i'm|i've|i'd|my|me|he|she|his|her|we|our|us|mr|mrs|ms|dr)(?![\w-])")
"""Folded words of a sentence about somebody in particular, whose jobs are nobody's titles."""
_FEW_LETTERS = 9
"""With more, nearly every word of a text begins with one of them."""
_FEW = r"(?:(?!as\b)[\w'-]+,? ){1,6}?"
_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife"}


def word_set(words: str) -> frozenset[str]:
    """The words of a line, for looking up."""
    return frozenset(words.split())


def fold(text: str) -> str:
    """The text in lower case with plain apostrophes and spaces, every character in its place."""
    if text.isascii():
        return text.lower()
    folded = _lower(text)
    if len(folded) != len(text):
        folded = "".join(lower if len(lower := each.lower()) == 1 else each for each in text)
    return straight(folded)


def _lower(text: str) -> str:
    """A text beyond ASCII in lower case; where only its punctuation is so, by bytes, which is several times as fast."""
    raw = text.encode("utf-8", "surrogatepass")
    if _LETTERS.search(raw.translate(None, _ASCII)):
        return text.lower()
    return raw.lower().decode("utf-8", "surrogatepass")


@lru_cache(maxsize=2)
def folded(text: str) -> str:
    """A whole document's text folded, once for all who read it."""
    return fold(text)


def straight(text: str) -> str:
    """The text with plain apostrophes, hyphens and spaces, every character in its place."""
    if not text.isascii():
        for variant, plain in _STRAIGHT.items():
            text = text.replace(variant, plain)
    return text


def places_of(sign: str, text: str) -> Iterator[int]:
    """Where a sign stands in a text: a search for few signs, which takes a pattern many times as long."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """One of what the word counts: managers, secretaries and foremen are manager, secretary and foreman."""
    for many, one in _IRREGULAR.items():
        if word.endswith(many):
            return word[: -len(many)] + one
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) < 4 or word.endswith(("ss", "us", "is", "'s")):
        return word
    return word.removesuffix("s")


def plural(phrase: str) -> str:
    """Several of what a phrase names, by the rule."""
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "ch", "sh")) else "s")


def plural_forms(phrase: str) -> str:
    """A pattern for a phrase and its plural."""
    several = plural(phrase)
    if not several.startswith(phrase):
        return literally(phrase[:-1]) + "(?:y|ies)"
    return literally(phrase) + ("s?" if several == phrase + "s" else "(?:es)?")


def any_of(phrases: Iterable[str], plurals: bool = False) -> re.Pattern[str] | None:
    """A pattern for any of the phrases as whole words, longest first; None where there are none.

    `<number>` in a phrase stands for any number in digits, `<words>` for one to six words that begin no other "as".
    Phrases that begin with the same letter stand together, so that a word is compared with them alone; where there are
    but a few such letters, the pattern begins with them, and a search passes over all others.
    """
    ordered = sorted(set(phrases), key=lambda each: ("<words>" in each, -len(each), each))
    if not ordered:
        return None
    forms = [plural_forms(each) if plurals else literally(each) for each in ordered]
    forms = [each.replace("<number>", r"\d+").replace("<words> ", _FEW) for each in forms]
    letters = sorted({each[0] for each in forms if each[0].isalpha()})
    by_letter = [(letter, [each[1:] for each in forms if each[0] == letter]) for letter in letters]
    others = [each for each in forms if not each[0].isalpha()]
    if others or len(letters) > _FEW_LETTERS:
        parts = [*(rf"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter), *others]
        return later(rf"(?<![\w'-])(?:{'|'.join(parts)})(?![\w-])")
    parts = [rf"{letter}(?<![\w'-]{letter})(?:{'|'.join(rest)})" for letter, rest in by_letter]
    return later(rf"(?:{'|'.join(parts)})(?![\w-])")


@lru_cache(maxsize=2048)
def tidy(name: str) -> str:
    """A name without article, trademark signs, quotes and double spaces."""
    bare = _SPACES.sub(" ", _MARKS.sub("", straight(name))).strip(" \t\n\"'“”,;:.")
    return re.sub(r"^(?:[Aa]n?|[Tt]he)\s+", "", bare)


def spelled(name: str, spelling: Mapping[str, str]) -> str:
    """A folded name in the spelling that the profile takes for the common one."""
    for variant, common in spelling.items():
        if variant in name:
            name = re.sub(rf"\b{re.escape(variant)}\b", common, name)
    return name


def sameness(name: str, spelling: Mapping[str, str]) -> str:
    """What two ways to write one name have in common: folded, singular, in one spelling."""
    folded = _ARTICLE.sub("", spelled(fold(tidy(name)), spelling))
    head = _OF.search(folded)
    return _one(folded) if head is None else _one(folded[: head.start()]) + folded[head.start() :]


def _one(phrase: str) -> str:
    """One of what a phrase counts, of both that "and" joins: "lab technologist and technician"."""
    first, both, second = phrase.rpartition(" and ")
    if both and " " not in second and second != singular(second):
        return _one(first) + both + singular(second)
    before, space, last = phrase.rpartition(" ")
    return before + space + singular(last)


def sentence_case(name: str, spelling: Mapping[str, str]) -> str:
    """A name as a sheet prints it: one, in the common spelling, a capital first; abbreviations keep theirs."""
    words = tidy(name).split(" ")
    kept = {each.lower(): each for each in words if _SHORT.fullmatch(each)}
    plain = " ".join(kept.get(each, each) for each in sameness(name, spelling).split(" "))
    return plain[:1].upper() + plain[1:]


def is_short(word: str) -> bool:
    """Whether a word is an abbreviation: at least two capitals, and most of its letters."""
    capitals = sum(map(str.isupper, word))
    letters = sum(map(str.isalpha, word))
    return capitals >= 2 and letters <= 2 * capitals and len(word) <= 12 and _SHORT.fullmatch(word) is not None
