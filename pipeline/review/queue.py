"""The queue: conflicts in the order in which to settle them, narrowed by what stands in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from pipeline.records.conflict import CauseName, Conflict
from pipeline.records.finding import SEVERITIES

FACETS = ("status", "severity", "cause", "property", "subject")
WAITING = ("stale", "open")
_STATUSES = ("stale", "open", "decided", "settled")
_CAUSES: tuple[str, ...] = get_args(CauseName)
PAGE = 100
"""How many conflicts one page lists."""


@dataclass(frozen=True)
class Filters:
    """What narrows the queue. An address says it, so that a link or a second tab shows the same."""

    chosen: Mapping[str, str]
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Filters:
        """The filters of an address; what it does not know is passed over."""
        page = query.get("page", "")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
        return cls({name: query[name] for name in FACETS if query.get(name)}, max(1, number))

    def let_pass(self, conflict: Conflict) -> bool:
        """Whether a conflict is among those wanted."""
        return all(getattr(conflict, name) == wanted for name, wanted in self.chosen.items())

    def query(self, **other: str | None) -> str:
        """These filters as the end of an address, some of them changed; None takes one away."""
        kept = {name: value for name, value in (dict(self.chosen) | other).items() if value}
        return f"?{urlencode(kept)}" if kept else ""


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how many conflicts have it, and the address that narrows to it or widens again."""

    value: str
    count: int
    query: str
    current: bool


def ordered(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """What is stale first, then what is open, then the rest; within each by severity, cause and property."""
    return sorted(conflicts, key=_urgency)


def _urgency(one: Conflict) -> tuple[object, ...]:
    return (
        _STATUSES.index(one.status),
        SEVERITIES.index(one.severity),
        _CAUSES.index(one.cause),
        one.property,
        one.subject,
        one.id,
    )


def facets(conflicts: Sequence[Conflict], filters: Filters) -> dict[str, list[Choice]]:
    """By facet the values there are to choose from, counted among what the other filters let pass."""
    found = {}
    for facet in FACETS:
        others = Filters({name: value for name, value in filters.chosen.items() if name != facet})
        counts = Counter(getattr(each, facet) for each in conflicts if others.let_pass(each))
        if len(counts) > 1 or facet in filters.chosen:
            found[facet] = [_choice(facet, value, counts[value], filters) for value in _sorted(facet, counts)]
    return found


def _choice(facet: str, value: str, count: int, filters: Filters) -> Choice:
    current = filters.chosen.get(facet) == value
    return Choice(value, count, filters.query(**{facet: None if current else value}), current)


def _sorted(facet: str, values: Iterable[str]) -> list[str]:
    orders: dict[str, Sequence[str]] = {"status": _STATUSES, "severity": SEVERITIES, "cause": _CAUSES}
    return sorted(values, key=orders[facet].index if facet in orders else str)


@dataclass(frozen=True)
class Place:
    """Where a conflict stands in the queue, and what is beside it. `onward` is the next one to be settled."""

    number: int
    of: int
    before: str | None
    after: str | None
    onward: str | None


def place(conflict: Conflict, queue: Sequence[Conflict]) -> Place:
    """The neighbours of a conflict among those that are shown."""
    ids = [each.id for each in queue]
    at = ids.index(conflict.id) if conflict.id in ids else -1
    waiting = [each.id for each in (*queue[at + 1 :], *queue[: max(at, 0)]) if each.status in WAITING]
    return Place(
        number=at + 1,
        of=len(ids),
        before=ids[at - 1] if at > 0 else None,
        after=ids[at + 1] if at + 1 < len(ids) else None,
        onward=next((id for id in waiting if id != conflict.id), None),
    )
