"""How exactly a figure was printed, and the numbers it may therefore stand for.

A printed figure covers the closed interval of half a unit of its last place. There is
no percentage tolerance anywhere: a few per cent would hide the very conflicts we look for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

NUMERAL = re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?")
NOT_DIGITS = re.compile(r"\D+")
ZERO = Decimal(0)


class Printed(NamedTuple):
    """A number and the place it was printed to: 2 for cents, 0 for units, -3 for thousands; None where it is exact."""

    number: Decimal
    place: int | None


@lru_cache(maxsize=256)
def half_unit(place: int | None) -> Decimal:
    """Half a unit of a place: 500 for thousands, nothing for an exact number."""
    return ZERO if place is None else Decimal((0, (5,), -place - 1))


def interval(printed: Printed) -> tuple[Decimal, Decimal]:
    """The smallest and the largest number that would have been printed this way."""
    half = half_unit(printed.place)
    return printed.number - half, printed.number + half


def compatible(figures: Sequence[Printed]) -> bool:
    """Whether all figures can be one number: their intervals share a point, and equal places show equal values.

    Compatible is not transitive, so a set is asked as a whole, never by a chain of pairs.
    """
    intervals = [interval(figure) for figure in figures]
    if max(low for low, _ in intervals) > min(high for _, high in intervals):
        return False
    return all(a.number == b.number for a, b in combinations(figures, 2) if a.place == b.place)


def precision(printed: Printed) -> tuple[bool, int]:
    """A key that is greater the more precise a figure is."""
    return printed.place is None, printed.place or 0


@lru_cache(maxsize=65536)
def place(quote: str, number: Decimal, hedged: bool = False) -> int:
    """The place a number was printed to, read from the words it was printed with.

    That is the last printed digit ("$104,830": units), the last digit before a scale word or suffix
    ("$105k", "1.2 million"), and where the text hedges the last digit that is not zero ("about
    $105,000": thousands). Comparing digits with the number needs no table of scales and no locale.
    """
    digits, exponent = significant(number)
    if not digits:
        return decimals_of_zero(quote)
    if hedged:
        return -exponent
    for numeral in NUMERAL.findall(quote):
        printed = NOT_DIGITS.sub("", numeral).lstrip("0")
        if printed.rstrip("0") == digits:
            return len(printed) - len(digits) - exponent
    return max(0, -exponent)


def significant(number: Decimal) -> tuple[str, int]:
    """The digits of a number without the zeros at either end, and the power of ten of the last of them."""
    _, digits, exponent = number.as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    stripped = text.rstrip("0")
    return stripped, int(exponent) + len(text) - len(stripped)


def decimals_of_zero(quote: str) -> int:
    """The decimals printed with a nought: 1 for "0.0%"."""
    numeral = NUMERAL.search(quote)
    if numeral is None:
        return 0
    parts = re.split(r"[.,]", numeral.group())
    return len(parts[-1]) if len(parts) > 1 else 0
