"""Numbers as people write them, in digits by locale ("104,830", "45.000,50") and in words ("twenty-eight")."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import re2

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(UNITS.split())}
ONES |= {word: 10 * (value + 2) for value, word in enumerate(TENS.split())}
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
LONGEST = 18
"""More digits than this are no quantity but a key of some kind, and nobody should compute with them."""

OTHER_SIGN = b"\x81"
"""Stands for a character that is one byte nowhere in CP1252 but is a currency sign (CP1252 leaves this byte free)."""

_WORD = "|".join(sorted((*ONES, "hundred", *SCALES), key=len, reverse=True))
_LETTERS = re.compile(r"[A-Za-z]+")
_WORDS = rf"\b(?:{_WORD})(?:(?:\s?-\s?|\s(?:and\s)?)(?:{_WORD}))*\b"


class Style(NamedTuple):
    """How a locale prints figures: the separators of thousands, and the decimal sign."""

    group: str
    point: str


class Numeral(NamedTuple):
    """A number at text[start:end]. `value` is None where it is too long or too odd to be a quantity."""

    start: int
    end: int
    value: Decimal | None
    printed: str

    @property
    def in_digits(self) -> bool:
        """Whether the number is written in digits, not in words."""
        return self.printed[0].isdigit()


def style(locale: str) -> Style:
    """The separators a locale prints figures with; English ones for a locale nobody told us of."""
    language, _, country = locale.replace("_", "-").partition("-")
    if country.upper() == "CH":
        return Style("'’", ".")
    if language in {"de", "es", "it", "nl", "pt", "da", "tr", "id", "el", "hr", "sl", "ro"}:
        return Style(".", ",")
    if language in {"fr", "sv", "nb", "no", "fi", "pl", "cs", "sk", "ru", "uk", "hu", "bg"}:
        return Style(" \u00a0\u202f.", ",")
    return Style(",", ".")


def _one_byte(error: UnicodeError) -> tuple[bytes, int]:
    """Stand-ins for what CP1252 lacks, one byte a character, so that offsets stay those of the text."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return b"".join(_stand_in(character) for character in lost), error.end


@cache
def _stand_in(character: str) -> bytes:
    category = unicodedata.category(character)
    if category == "Sc":
        return OTHER_SIGN
    return b" " if category == "Zs" else b"-" if category == "Pd" or character == "\u2212" else b"?"


codecs.register_error("reconcile.one-byte", _one_byte)


def one_byte(text: str) -> bytes:
    """The text with exactly one byte a character, for a byte engine whose offsets are then those of the text."""
    return text.encode("cp1252", "reconcile.one-byte")


@cache
def _separator(of: Style) -> re.Pattern[str]:
    return re.compile(f"[{of.group}]")


@cache
def pattern(of: Style) -> Any:
    """Where numbers stand: digits first, then number words. Linear time, on bytes."""
    group = "".join(of.group).translate({0x202F: None, 0x2019: 0x92})
    digits = rf"\d+(?:[{group}]\d{{2,}})*(?:\{of.point}\d+)?|\{of.point}\d+"
    if of.group == " \u00a0\u202f.":
        digits = rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?:\{of.point}\d+)?|{digits.replace(f'(?:[{group}]', '(?:[.]')}"
    options = re2.Options()
    options.case_sensitive = False
    options.encoding = re2.Options.Encoding.LATIN1
    return re2.compile(f"({digits})|{_WORDS}".encode("latin-1"), options)


def numerals(text: str, locale: str = "en-US") -> Iterator[Numeral]:
    """Every number of the text in its order, whatever it may count."""
    how = style(locale)
    for found in pattern(how).finditer(one_byte(text)):
        start, end = found.span()
        if found.start(1) >= 0:
            yield from in_digits(text[start:end], start, how)
        else:
            yield from in_words(text, start, end)


def in_digits(printed: str, start: int, how: Style) -> Iterator[Numeral]:
    """The number that digits and separators state; a list without spaces ("2023,2024") is several."""
    whole, point, rest = printed.partition(how.point)
    groups = _separator(how).split(whole)
    if len(groups) == 1 or _grouped(groups):
        digits = "".join(groups)
        value = Decimal(digits + "." + rest if point else digits) if len(printed) <= LONGEST else None
        yield Numeral(start, start + len(printed), value, printed)
    elif len(groups[0]) <= 3 < len(groups[-1]) and len(groups) == 2:
        yield Numeral(start, start + len(printed), None, printed)
    else:
        for at, part in enumerate(groups):
            text = part + point + rest if at == len(groups) - 1 else part
            yield Numeral(start, start + len(text), Decimal(text.replace(how.point, ".")) if len(text) <= LONGEST else None, text)
            start += len(part) + 1


def _grouped(groups: list[str]) -> bool:
    """Thousands, or the Indian way: lakhs in twos and a last group of three."""
    if not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    inner = {len(group) for group in groups[1:-1]}
    return inner <= {3} or (inner <= {2} and len(groups[0]) <= 2)


def in_words(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numbers that a run of number words states; "fifty fifty" is two."""
    found = list(_LETTERS.finditer(text, start, end))
    words = [word.group().lower() for word in found] + ["", ""]
    place = 0
    while place < len(found):
        if words[place] == "and":
            place += 1
            continue
        value, after = _whole(words, place)
        first, last = found[place].start(), found[after - 1].end()
        yield Numeral(first, last, Decimal(value), text[first:last])
        place = after


def _whole(words: list[str], place: int) -> tuple[int, int]:
    """The number at a place and where it ends: groups below a thousand, each with a smaller scale than the last."""
    total, ceiling = 0, 10**15
    group, after = _group(words, place)
    while (scale := SCALES.get(words[after], ceiling)) < ceiling:
        total, ceiling, after = total + (group or 1) * scale, scale, after + 1
        group, further = _group(words, after + (words[after] == "and"))
        if further == after or not 0 < group * SCALES.get(words[further], 1) < ceiling:
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
