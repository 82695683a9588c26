"""Numbers in words: "twenty-eight", "one hundred and two thousand", "two and a half million", "three quarters"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
ONES |= {
    word: 10 * tens
    for tens, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {
    "dozen": 12,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
PARTS |= {word + "s": value for word, value in PARTS.items()} | {"halves": 2}

WORDS = sorted({*ONES, "hundred", *SCALES, *PARTS}, key=lambda word: (-len(word), word))
_NUMBER_WORD = "|".join(WORDS)
RUN = rf"\b(?:an?\s)?(?:{_NUMBER_WORD})(?:(?:\s?-\s?|\s(?:and\s|of\s)?(?:an?\s)?)(?:{_NUMBER_WORD}))*\b"
_ALONE = {word: Decimal(value) for word, value in ONES.items()} | {"half": Decimal("0.5")}
_LETTERS = re.compile(r"[A-Za-z]+")


Words = tuple[int, int, Decimal, bool]
"""A number in words: its start, end and value, and whether it is a part of one whole ("two-thirds")."""


def in_words(text: str, start: int, end: int) -> Iterator[Words]:
    """The numbers that a run of number words states: "fifty fifty" is two, a lone "million" none."""
    alone = text[start:end].lower()
    if (value := _ALONE.get(alone)) is not None:
        yield start, end, value, alone == "half"
        return
    found = list(_LETTERS.finditer(text, start, end))
    words = [word.group().lower() for word in found] + [""] * 4
    place = 0
    while place < len(found):
        value, after, part = _number(words, place)
        if after > place:
            yield found[place].start(), found[after - 1].end(), value, part
        place = max(after, place + 1)


def _number(words: list[str], place: int) -> tuple[Decimal, int, bool]:
    """The number whose words begin here: its value, where it ends, and whether it is a part of one."""
    article = words[place] in ("a", "an")
    if words[place] in PARTS and words[place] not in ("half", "quarter"):
        return Decimal(0), place, False
    if words[place + article] in PARTS:
        return _part(words, 1, place + article, bare=not article and words[place] != "half")
    if not article and (words[place] in SCALES or words[place] == "hundred"):
        return Decimal(0), place, False
    if article and words[place + 1] not in SCALES and words[place + 1] != "hundred":
        return Decimal(0), place, False
    whole, after = _whole(words, place + article)
    if words[after] in PARTS and whole < PARTS[words[after]] and (whole == 1 or words[after][-1] == "s"):
        return _part(words, whole, after, bare=False)
    if words[after] == "and" and words[after + 1 + (words[after + 1] in ("a", "one"))] in ("half", "quarter"):
        after += 1 + (words[after + 1] in ("a", "one"))
        return _scaled(words, whole + Decimal(1) / PARTS[words[after]], after + 1, False)
    return Decimal(whole), after, False


def _part(words: list[str], count: int, place: int, bare: bool) -> tuple[Decimal, int, bool]:
    """So many parts of one ("three quarters"), or of what follows ("half a million")."""
    value, after, part = _scaled(words, Decimal(count) / PARTS[words[place]], place + 1, True)
    return (value, after, part) if not (part and bare) else (Decimal(0), place, False)


def _scaled(words: list[str], value: Decimal, after: int, part: bool) -> tuple[Decimal, int, bool]:
    """A fraction, times the scale word that may follow it ("... of a million")."""
    skip = after + (words[after] == "of" and part)
    skip += words[skip] in ("a", "an") and part
    if words[skip] in SCALES:
        return value * SCALES[words[skip]], skip + 1, False
    return value, after, part


def _whole(words: list[str], place: int) -> tuple[int, int]:
    """The number at a place and where it ends: groups below a thousand, each with a smaller scale than the last."""
    total, ceiling = 0, 10**15
    group, after = _group(words, place)
    while (scale := SCALES.get(words[after], ceiling)) < ceiling:
        total, ceiling, after = total + (group or 1) * scale, scale, after + 1
        group, further = _group(words, after + (words[after] == "and"))
        if not 0 < group * SCALES.get(words[further], 1) < ceiling:
            return total, after
        after = further
    return total + group, after


def _group(words: list[str], place: int) -> tuple[int, int]:
    """A number below a thousand ("one hundred and two"); not "one hundred and two" of "... and two hundred"."""
    value, after = _small(words, place)
    if words[after] != "hundred":
        return value, after
    value, after = (value or 1) * 100, after + 1
    rest, further = _small(words, after + (words[after] == "and"))
    if rest and words[further] != "hundred":
        return value + rest, further
    return value, after


def _small(words: list[str], place: int) -> tuple[int, int]:
    """A number below a hundred, 0 and no step forward where there is none."""
    value = ONES.get(words[place])
    if value is None:
        return 0, place
    one = ONES.get(words[place + 1], 0)
    if value >= 20 and 0 < one < 10:
        return value + one, place + 2
    return value, place + 1
