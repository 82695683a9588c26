"""Values and conflicts in the few words that fit a terminal. Imported by commands only, when they print."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.wording import qualifiers, stated
from pipeline.records.conflict import Conflict, StatedValue


def shown(value: StatedValue) -> str:
    """One value of a conflict with its date or window: `about $104,830 (2023)`."""
    when = value.as_of or ("–".join(map(str, value.window)) if value.window else "")
    return stated(value) + (f" ({when})" if when else "")


def about(conflict: Conflict) -> str:
    """What a conflict is about: `wage, median, a year, US`."""
    return ", ".join(filter(None, (conflict.property.replace("_", " "), qualifiers(conflict.qualifiers))))


def causes(conflict: Conflict) -> str:
    """Why its values differ, the gravest cause first."""
    return ", ".join(dict.fromkeys([conflict.cause, *(each.cause for each in conflict.disagreements)]))


def few(names: Sequence[str], most: int = 8) -> str:
    """The first of some names, and how many more there are: `a, b and 12 more`."""
    more = len(names) - most
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:most])} and {more:,} more"


def listed(names: Sequence[str]) -> str:
    """`[Bureau of Labor Statistics, Glassdoor]`"""
    return f"[{few(names)}]"
