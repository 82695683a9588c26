"""Values and conflicts in the few words that fit a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.records.claim import Qualifier
    from pipeline.records.conflict import Conflict, StatedValue

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_HEDGES = {
    "exact": "",
    "approximately": "about ",
    "more_than": "over ",
    "at_least": "at least ",
    "less_than": "under ",
    "at_most": "at most ",
}


def shown(stated: StatedValue) -> str:
    """One value of a conflict: `about $104,830`, `28% (2022–2032)`."""
    from pipeline.values import Duration, Level, Money, Name, Percent, figure

    value = stated.value
    if isinstance(value, Name | Level):
        return f"{_HEDGES[stated.bound]}{value.text}"
    low, high = figure(value) or (None, None)
    words = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if isinstance(value, Money):
        words = _SYMBOLS.get(value.currency or "", f"{value.currency or ''} ") + words
    if isinstance(value, Percent):
        words += "%"
    if isinstance(value, Duration):
        words += f" {value.unit}" + ("" if low == high == 1 else "s")
    when = stated.as_of or ("–".join(map(str, stated.window)) if stated.window else "")
    return _HEDGES[stated.bound] + words + (f" ({when})" if when else "")


def narrowed(qualifiers: Mapping[str, Qualifier]) -> str:
    """The qualifiers of a conflict: `median, year, US`."""
    words = ("–".join(map(str, each)) if isinstance(each, tuple) else str(each) for each in qualifiers.values())
    return ", ".join(word.replace("_", " ") for word in words)


def sides(conflict: Conflict) -> str:
    """All values of a conflict, each with whose word it is."""
    return " · ".join(f"{shown(each)} {listed(each.origins)}" for each in conflict.values)


def listed(names: Iterable[str]) -> str:
    """`[BLS, Glassdoor]`"""
    return f"[{', '.join(names)}]"
