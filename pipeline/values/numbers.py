"""Numbers as people write them, in digits by locale ("104,830", "45.000,50") and in words ("twenty-eight")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from pipeline.values.bytewise import OTHER_DIGIT, noughts, one_byte
from pipeline.values.number_words import RUN, in_words

LONGEST = 16
"""More digits than this are a key of some kind, no quantity, and nobody should compute with them."""

VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_RUN = re.compile(rb"0[0,.]*")
_WORDS = re.compile(RUN.encode(), re.IGNORECASE)
_NOUGHTS = bytes.maketrans(b"123456789", b"0" * 9)


class Style(NamedTuple):
    """How a locale prints figures: the separators of thousands, and the decimal sign."""

    group: str
    point: str


class Numeral(Struct, frozen=True, gc=False):
    """A number at text[start:end]. `value` is None where it is too long or too odd to be a quantity.

    `written` is `digits`, `words`, or `part` where the words name a part of one whole ("two-thirds").
    """

    start: int
    end: int
    value: Decimal | None
    printed: str
    written: Literal["digits", "words", "part"]


_ENGLISH = Style(",", ".")


@cache
def style(locale: str) -> Style:
    """The separators a locale prints figures with; English ones for a locale nobody told us of."""
    language, _, country = locale.replace("_", "-").partition("-")
    if country.upper() in {"CH", "LI"}:
        return Style("'’", ".")
    if language in {"de", "es", "it", "nl", "pt", "da", "tr", "id", "el", "hr", "sl", "ro"}:
        return Style(".", ",")
    if language in {"fr", "sv", "nb", "nn", "no", "fi", "pl", "cs", "sk", "ru", "uk", "hu", "bg"}:
        return Style(" \u00a0\u202f\u2009", ",")
    return _ENGLISH


def english(locale: str) -> bool:
    """Whether a locale prints figures as English does: 1,234.5."""
    return style(locale) == _ENGLISH


def runs_of_words(text: str) -> list[tuple[int, int]]:
    """Where words that may state numbers stand together, in a few words."""
    return [found.span() for found in _WORDS.finditer(one_byte(text))]


@lru_cache(maxsize=2)
def digit_runs(text: str) -> list[tuple[int, int]]:
    """Where digits of any script stand, with commas and points between and behind them; found once for all who ask."""
    return [found.span() for found in _RUN.finditer(noughts(text))]


def _places(text: str, how: Style) -> list[tuple[int, int]]:
    """Runs of digits with what may stand inside a number of this style."""
    if how.group != "," and how.group != ".":
        return [found.span() for found in _spaced(how).finditer(text)]
    if OTHER_DIGIT in one_byte(text):
        return [found.span() for found in _RUN.finditer(one_byte(text).translate(_NOUGHTS))]
    return digit_runs(text)


@cache
def _spaced(how: Style) -> re.Pattern[str]:
    """Numbers whose thousands are parted by something else than a comma or point."""
    return re.compile(rf"[0-9]{{1,3}}(?:[{how.group}][0-9]{{3}})+(?![0-9])(?:\{how.point}[0-9]+)?|[0-9][0-9,.]*")


def places(text: str, locale: str, runs: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """Where numbers may stand, in order: runs of digits and their marks, and runs of number words.

    `runs` are the `runs_of_words` where they are known already.
    """
    digits = _places(text, style(locale))
    words = runs_of_words(text) if runs is None else runs
    return sorted(digits + words) if words else digits


def numerals(text: str, start: int, end: int, locale: str) -> Iterator[Numeral]:
    """Every number at one of the `places` of a text, whatever it may count. Linear in its length."""
    printed, how = text[start:end], style(locale)
    if printed[0] <= "9":
        for offset, value, item in _known(printed, how) if end - start < 20 else in_digits(printed, how):
            yield Numeral(start + offset, start + offset + len(item), value, item, "digits")
    else:
        for first, last, number, part in in_words(text, start, end):
            yield Numeral(first, last, number, text[first:last], "part" if part else "words")


@lru_cache(maxsize=4096)
def _known(printed: str, how: Style) -> tuple[tuple[int, Decimal | None, str], ...]:
    """The same, remembered: a few numbers (years, round ones) make up most of any text."""
    return tuple(in_digits(printed, how))


def in_digits(printed: str, how: Style) -> Iterator[tuple[int, Decimal | None, str]]:
    """The number that digits and separators state, its offset and print; a list ("2023,2024") is several."""
    printed = printed.rstrip(",.")
    whole, point, rest = printed.partition(how.point)
    groups = _separator(how).split(whole)
    if len(groups) == 1 or _grouped(groups):
        yield 0, _decimal("".join(groups), point, rest), printed
    elif not point and how == _ENGLISH and _noted(groups):
        figure = printed[: len(printed) - len(groups[-1]) + 3]
        yield 0, Decimal("".join(groups[:-1]) + groups[-1][:3]), figure
        yield len(figure), None, groups[-1][3:]
    elif len(groups) == 2 and len(groups[0]) <= 3 < len(groups[1]):
        yield 0, None, printed
    else:
        yield from _listed(printed, how)


def _listed(printed: str, how: Style) -> Iterator[tuple[int, Decimal | None, str]]:
    offset = 0
    for item in _separator(how).split(printed):
        if item[:1].isdigit():
            whole, point, rest = item.rstrip(",.").partition(how.point)
            yield offset, _decimal(whole, point, rest), whole + point + rest
        offset += len(item) + 1


def _decimal(whole: str, point: str, rest: str) -> Decimal | None:
    if len(whole) + len(rest) > LONGEST or not (whole + rest).isdigit():
        return None
    return Decimal(f"{whole}.{rest}" if point else whole)


@cache
def _separator(how: Style) -> re.Pattern[str]:
    return re.compile(f"[{how.group}]")


def _noted(groups: list[str]) -> bool:
    """Thousands with the number of a note printed right behind them: 48,3002 is 48,300 and note 2."""
    note = groups[-1][3:]
    return 1 <= len(note) <= 2 and note[0] != "0" and len(groups) == 2 and 1 <= len(groups[0]) <= 3


def _grouped(groups: list[str]) -> bool:
    """Thousands, or the Indian way: lakhs in twos and a last group of three."""
    if not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    inner = {len(group) for group in groups[1:-1]}
    return inner <= {3} or (inner == {2} and len(groups[0]) <= 2)
