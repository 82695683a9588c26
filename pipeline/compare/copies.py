"""Figures that nobody credits, but that another text credits to somebody: they are probably copied."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.records.claim import Claim
from pipeline.records.comparison import Origin
from pipeline.records.document import Source
from pipeline.records.times import apart
from pipeline.values import figure
from pipeline.values.precision import half_unit, interval
from pipeline.values.relation import Reading, reading, relate

Numbers = tuple[Decimal, Decimal]


def trace_copies(claims: Sequence[Claim], origins: dict[str, Origin], sources: Mapping[str, Source]) -> None:
    """Count an uncredited figure with the origin that another text credits for the very same one.

    It is probably copied: two newspapers that print one bureau's figure are no two witnesses, whether
    or not the second says where it has it from. The same holds for the figure rounded.
    """
    silent = [claim for claim in claims if claim.attribution is None and not is_primary(claim, sources)]
    if not silent or len(silent) == len(claims):
        return
    witnesses = Witnesses(
        (claim for claim in claims if claim.attribution is not None or is_primary(claim, sources)), origins
    )
    for claim in silent:
        name = witnesses.copied_from(claim)
        if name is not None:
            origins[claim.id] = Origin(name, "copied")


def is_primary(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether a source measures what it publishes, so that its own figures need no credit."""
    source = sources.get(claim.source)
    return source is not None and source.kind == "primary"


class Witnesses:
    """The credited claims of a group, one for each figure, origin and time; what was found once is remembered."""

    def __init__(self, claims: Iterable[Claim], origins: Mapping[str, Origin]) -> None:
        self._origins = origins
        self._exact: dict[Numbers, dict[object, Claim]] = {}
        for claim in claims:
            numbers = figure(claim.value)
            if numbers is not None:
                said = origins[claim.id].name, *times(claim)
                self._exact.setdefault(numbers, {}).setdefault(said, claim)
        self._found: dict[object, str | None] = {}
        self._by_place: dict[int, tuple[list[Decimal], list[tuple[Reading, Claim]]]] | None = None

    def copied_from(self, claim: Claim) -> str | None:
        """The origin whose figure an uncredited claim repeats, exactly or else rounded; None where there is none."""
        numbers = figure(claim.value)
        if numbers is None:
            return None
        said = (numbers, *times(claim))
        if said not in self._found:
            self._found[said] = self._first_origin(claim, self._exact.get(numbers, {}).values())
        return self._found[said] or self._rounded_from(claim)

    def _rounded_from(self, claim: Claim) -> str | None:
        mine = reading(claim.value, claim.bound, claim.evidence.quote, threshold=True)
        if mine is None or not mine.point:
            return None
        said = (mine, *times(claim))
        if said not in self._found:
            near = (other for theirs, other in self._near(mine) if relate(mine, theirs)[0] == "compatible")
            self._found[said] = self._first_origin(claim, near)
        return self._found[said]

    def _first_origin(self, claim: Claim, others: Iterable[Claim]) -> str | None:
        return min((self._origins[other.id].name for other in others if not apart(claim, other)), default=None)

    def _near(self, mine: Reading) -> Iterator[tuple[Reading, Claim]]:
        """The single figures that may be this one, printed more or less exactly: those near it, for each place."""
        if self._by_place is None:
            self._by_place = by_place(claim for said in self._exact.values() for claim in said.values())
        low, high = interval(mine.printed)
        for place, (numbers, entries) in self._by_place.items():
            half = half_unit(place)
            yield from entries[bisect_left(numbers, low - half) : bisect_right(numbers, high + half)]


def by_place(claims: Iterable[Claim]) -> dict[int, tuple[list[Decimal], list[tuple[Reading, Claim]]]]:
    """Single figures by the place they are printed to, sorted, with their numbers beside them."""
    found: dict[int, list[tuple[Reading, Claim]]] = defaultdict(list)
    for claim in claims:
        read = reading(claim.value, claim.bound, claim.evidence.quote, threshold=True)
        if read is not None and read.place is not None:
            found[read.place].append((read, claim))
    for entries in found.values():
        entries.sort(key=lambda entry: entry[0].low)
    return {place: ([read.low for read, _ in entries], entries) for place, entries in found.items()}


def times(claim: Claim) -> tuple[object, object]:
    """What a text says of the time of a claim."""
    return claim.qualifiers.get("as_of"), claim.qualifiers.get("window")
