"""Dates as texts give them: a year, a month or a day, compared only as far as both reach."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records.claim import Claim

Window = tuple[int, int]


def as_of(claim: Claim) -> str | None:
    """The date a text gives for a claim, as "2024" or "2024-05"."""
    date = claim.qualifiers.get("as_of")
    return date if isinstance(date, str) else None


def window(claim: Claim) -> Window | None:
    """The years from which and to which a claim reaches."""
    years = claim.qualifiers.get("window")
    if years is None or isinstance(years, str):
        return None
    return years[0], years[1]


def overlap(first: str, second: str) -> bool:
    """Whether two dates may be the same day: "2023" and "2023-04" may."""
    reach = min(len(first), len(second))
    return first[:reach] == second[:reach]


def newest(dates: Iterable[str | None]) -> str | None:
    """The latest of the dates that are given, the most exact one where one holds the other."""
    return max((date for date in dates if date is not None), default=None)


def later(first: str | None, second: str | None) -> bool:
    """Whether the first date certainly follows the second."""
    return first is not None and second is not None and not overlap(first, second) and first > second


def latest_window(windows: Iterable[Window]) -> Window | None:
    """The window that ends last."""
    return max(windows, key=lambda years: (years[1], years[0]), default=None)


def apart(first: Claim, second: Claim) -> bool:
    """Whether two claims are certainly about different times, by what their texts say."""
    said, told = first.qualifiers, second.qualifiers
    if said.get("as_of") == told.get("as_of") and said.get("window") == told.get("window"):
        return False
    one, other = window(first), window(second)
    if one is not None and other is not None and one != other:
        return True
    day, other_day = as_of(first), as_of(second)
    return day is not None and other_day is not None and not overlap(day, other_day)
