"""The values of a group without one source, worked out once for all sources whose absence comes to the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from pipeline.records.times import as_of
from pipeline.settle.candidates import Candidate, is_percentile, own_date
from pipeline.settle.cases import Case
from pipeline.settle.rules import agree, at_home, is_at_home, preference
from pipeline.values.relation import reading

T = TypeVar("T")
Rank = TypeVar("Rank", str, tuple[int, int])
Best = dict[str | None, T]
"""What a value is at best; by source, what it is at best without that source, where that is something else."""


class Leaving:
    """What is left of a group's values without one source."""

    def __init__(self, found: Sequence[Candidate], case: Case) -> None:
        self._case, self._found = case, found
        self._sides = {one.index: Side(one, case) for one in found}
        times = Counter(name for one in found for name in one.origins)
        self._shared = {name for name, count in times.items() if count > 1}
        self._telling = self._shared | case.known.primary | {*case.policy.preferred_origins}
        self._stated: dict[str, list[Candidate]] = defaultdict(list)
        for one in found:
            for source in dict.fromkeys(claim.source for claim in one.claims):
                self._stated[source].append(one)
        self._told: dict[int, list[Candidate]] = {}

    def effect(self, source: str) -> Hashable:
        """All that leaving a source out changes for any rule: sources with one effect change a fact alike."""
        return tuple((one.index, self._sides[one.index].effect(source, self._telling)) for one in self._stated[source])

    def without(self, source: str) -> list[Candidate]:
        """The values without a source. Of a crowd that no rule tells apart, only as many as a choice rests on."""
        stated = self._stated[source]
        indexes = {one.index for one in stated}
        left = [one for one in self._telling_ones(len(stated)) if one.index not in indexes]
        changed = (self._sides[one.index].without(source) for one in stated)
        return sorted([*left, *(one for one in changed if one is not None)], key=lambda one: one.index)

    def _telling_ones(self, leaving: int) -> list[Candidate]:
        if leaving not in self._told:
            crowds: dict[Hashable, list[Candidate]] = defaultdict(list)
            for one in self._found:
                crowds[self._looks(one)].append(one)
            self._told[leaving] = [one for crowd in crowds.values() for one in spokesmen(crowd, leaving + 1)]
        return self._told[leaving]

    def _looks(self, one: Candidate) -> Hashable:
        """All that the rules see of a value but its figure."""
        case, known = self._case, self._case.known
        rank = case.rank(one.claims[0]) if case.kind == "level" else None
        primary, shared = bool(one.origins & known.primary), frozenset(one.origins & self._shared)
        preferred = preference(one, case.policy)
        editions = one.as_of, one.quoted, one.published
        return primary, shared, len(one.origins), *editions, preferred, at_home(one, known), rank


class Side:
    """One value, with what it would be without each of its sources."""

    def __init__(self, one: Candidate, case: Case) -> None:
        known, threshold = case.known, is_percentile(case.group)
        self._one = one
        speaking: dict[str, set[str]] = defaultdict(set)
        for claim in one.claims:
            speaking[known.origins[claim.id].name].add(claim.source)
        self._alone: dict[str, set[str]] = defaultdict(set)
        for name, sources in speaking.items():
            if len(sources) == 1:
                self._alone[next(iter(sources))].add(name)
        self._sources = {claim.source for claim in one.claims}
        self._home = {claim.source for claim in one.claims if is_at_home(claim, known)}
        dates = ((date, claim.source, date) for claim in one.claims if (date := as_of(claim)) is not None)
        windows = ((claim, known.editions.get(claim.id)) for claim in one.claims)
        self._as_of = best(dates)
        published = ((date, claim.source, date) for claim in one.claims if (date := own_date(claim, known)) is not None)
        self._published = best(published)
        self._quoted = best(((w[1], w[0]), claim.source, w) for claim, w in windows if w is not None)
        read = ((claim, reading(claim.value, claim.bound, claim.evidence.quote, threshold)) for claim in one.claims)
        self._reading = best(
            ((found.point, found.place or 0), claim.source, found) for claim, found in read if found is not None
        )

    def effect(self, source: str, telling: set[str] | frozenset[str]) -> Hashable:
        """What the value is without a source; None where nothing is left. Of origins that tell nothing, the number."""
        if self._sources == {source}:
            return None
        lost = self._alone.get(source, set())
        home = bool(self._home - {source}) if len(self._home) < 2 else True
        editions = at_best(self._as_of, source), at_best(self._quoted, source), at_best(self._published, source)
        return len(lost), frozenset(lost & telling), editions, at_best(self._reading, source), home

    def without(self, source: str) -> Candidate | None:
        """The value without a source, if anybody else states it."""
        claims = tuple(claim for claim in self._one.claims if claim.source != source)
        if not claims:
            return None
        return Candidate(
            index=self._one.index,
            claims=claims,
            origins=self._one.origins - self._alone.get(source, set()),
            as_of=at_best(self._as_of, source),
            quoted=at_best(self._quoted, source),
            reading=at_best(self._reading, source),
            published=at_best(self._published, source),
        )


def best(entries: Iterable[tuple[Rank, str, T]]) -> Best[T | None]:
    """The first of the greatest of some things that sources say, and what it is without the source that says it."""
    first: tuple[Rank, str, T] | None = None
    second: tuple[Rank, str, T] | None = None
    for entry in entries:
        if first is None or entry[0] > first[0]:
            if first is not None and first[1] != entry[1]:
                second = first
            first = entry
        elif entry[1] != first[1] and (second is None or entry[0] > second[0]):
            second = entry
    if first is None:
        return {}
    return {None: first[2], first[1]: None if second is None else second[2]}


def at_best(known: Best[T | None], source: str) -> T | None:
    """What a value is at best without a source."""
    return known[source] if source in known else known.get(None)


def spokesmen(crowd: Sequence[Candidate], times: int) -> Sequence[Candidate]:
    """As many values of a crowd that looks alike as do for all of it, whichever few others are left out.

    Where enough pairs of them cannot be one number, these and the first ones tell all that the whole crowd tells;
    otherwise every value counts.
    """
    if len(crowd) <= 3 * times:
        return crowd
    kept = {one.index: one for one in crowd[:times]}
    alone: list[Candidate] = []
    pairs = 0
    for one in crowd:
        other = next((each for each in alone if not agree(one, each)), None)
        if other is None:
            alone.append(one)
            continue
        alone.remove(other)
        kept |= {one.index: one, other.index: other}
        pairs += 1
        if pairs == times:
            return list(kept.values())
    return crowd
