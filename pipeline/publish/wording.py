"""Qualifiers, facts and counts as a reader would write them: "Wage, median, a year, US", "3 sources"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.records.claim import Qualifier
from pipeline.records.conflict import StatedValue
from pipeline.records.sheet import Fact, Sheet
from pipeline.values.wording import HEDGES, month, plain

_HEDGES: dict[str, str] = {str(bound): hedge for bound, hedge in HEDGES.items()}
_QUALIFIERS = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "p75": "75th percentile",
    "p90": "90th percentile",
    "year": "a year",
    "month": "a month",
    "week": "a week",
    "day": "a day",
    "hour": "an hour",
    "in_state": "in state",
    "out_of_state": "out of state",
}
STATUSES = {
    "agreed": "Agreed by independent origins",
    "single_origin": "Rests on one origin",
    "resolved": "Resolved",
    "disputed": "Disputed",
}
SHORT_STATUSES = {"agreed": "Agreed", "single_origin": "One origin", "resolved": "Resolved", "disputed": "Disputed"}
STANDINGS = {
    "preferred": "published",
    "supporting": "agrees",
    "superseded": "superseded",
    "rejected": "rejected",
    "out_of_scope": "out of scope",
}


def qualifier(name: str, value: Qualifier) -> str:
    """One qualifier in words; `window` is a pair of years."""
    if isinstance(value, tuple):
        return f"{value[0]}–{value[1]}"
    if name == "as_of":
        return f"as of {month(value)}"
    return _QUALIFIERS.get(value, value.replace("_", " "))


def qualifiers(stated: Mapping[str, Qualifier]) -> str:
    """All qualifiers in words, in one order: what is measured first, then when, then where."""
    return ", ".join(qualifier(name, stated[name]) for name in sorted(stated, key=_rank))


_ORDER = ("statistic", "pay_period", "window", "as_of", "geography")


def _rank(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def label_of(sheet: Sheet, property: str) -> str:
    """What the profile calls a property."""
    if sheet.profile is not None:
        for each in sheet.profile.properties:
            if each.id == property:
                return each.label[:1].upper() + each.label[1:]
    return property.replace("_", " ").capitalize()


def subject_of(sheet: Sheet, subject: str) -> str:
    """The label of a subject, or its slug in words where the sheet only mentions it."""
    return next((each.label for each in sheet.subjects if each.id == subject), subject_words(subject))


def subject_words(slug: str) -> str:
    """The slug of a subject in words."""
    return slug.replace("-", " ").capitalize()


def headline(sheet: Sheet, fact: Fact) -> str:
    """What a fact is about, without its value: "Wage, median, a year, US"."""
    said = qualifiers(fact.qualifiers)
    label = label_of(sheet, fact.property)
    return f"{label}, {said}" if said else label


def stated(value: StatedValue) -> str:
    """One value of a conflict, with its hedge."""
    return _HEDGES[value.bound] + plain(value.value)


def count_of(count: int, noun: str) -> str:
    """A count with its noun: "1 source", "3 sources"."""
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(words: list[str]) -> str:
    """A list as a sentence has it: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def some(words: Sequence[str], most: int = 12) -> list[str]:
    """A list without end cut short: the first few, and how many more there are."""
    return [*words[:most], f"{len(words) - most:,} more"] if len(words) > most + 1 else list(words)


def upper_first(words: str) -> str:
    """A sentence with a capital at its beginning."""
    return words[:1].upper() + words[1:]
