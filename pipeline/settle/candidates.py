"""The values that a fact might publish, with everything the policy asks about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison, Group, Origin
from pipeline.records.document import Source
from pipeline.records.times import Window, as_of, latest_window, newest
from pipeline.values.relation import Reading, reading


@dataclass(frozen=True, slots=True)
class World:
    """What is known beyond one group: sources, origins, editions, and which origins are primary."""

    sources: Mapping[str, Source]
    origins: Mapping[str, Origin]
    editions: Mapping[str, Window]
    primary: frozenset[str]
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of a group (`index` into its values) with the claims that state it.

    `published` is when its publisher last said so, where somebody publishes it as his own.
    """

    index: int
    claims: tuple[Claim, ...]
    origins: frozenset[str]
    as_of: str | None
    quoted: Window | None
    reading: Reading | None
    published: str | None = None


def world(comparison: Comparison, sources: Mapping[str, Source]) -> World:
    """What settling needs to know of a comparison."""
    primary = frozenset(comparison.primary)
    return World(sources, comparison.origins, comparison.editions, primary, comparison.documents)


def is_primary(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether a claim stands in a primary source."""
    source = sources.get(claim.source)
    return source is not None and source.kind == "primary"


def candidates(group: Group, listed: Sequence[int], known: World, alone: bool = False) -> list[Candidate]:
    """The values at some indexes as candidates."""
    if len(group.values) == 1 and len(group.values[0].claims) == len(group.claims):
        return [candidate(index, group.claims, group, known, alone) for index in listed]
    value_of = {claim: index for index in listed for claim in group.values[index].claims}
    stating: dict[int, list[Claim]] = {index: [] for index in listed}
    for claim in group.claims:
        if claim.id in value_of:
            stating[value_of[claim.id]].append(claim)
    return [candidate(index, tuple(claims), group, known, alone) for index, claims in stating.items() if claims]


def candidate(index: int, claims: tuple[Claim, ...], group: Group, known: World, alone: bool) -> Candidate:
    """One value with what its claims say together. Nothing needs to be read of one that stands `alone`."""
    windows = [known.editions[claim.id] for claim in claims if claim.id in known.editions]
    return Candidate(
        index=index,
        claims=claims,
        origins=frozenset([known.origins[claim.id].name for claim in claims]),
        as_of=newest({as_of(claim) for claim in claims}),
        quoted=latest_window(windows),
        reading=None if alone else sharpest(claims, is_percentile(group)),
        published=None if alone else newest(own_date(claim, known) for claim in claims),
    )


def own_date(claim: Claim, known: World) -> str | None:
    """When a document was published that states a figure as its publisher's own."""
    source = known.sources.get(claim.source)
    return source.published if source is not None and known.origins[claim.id].basis == "publisher" else None


def is_percentile(group: Group) -> bool:
    """Whether a group is about a percentile, beside which a bound is a threshold."""
    statistic = str(group.qualifiers.get("statistic", ""))
    return statistic[:1] == "p" and statistic[1:].isdigit()


def sharpest(claims: Sequence[Claim], threshold: bool) -> Reading | None:
    """The most precise reading of claims that state one value."""
    found = [reading(claim.value, claim.bound, claim.evidence.quote, threshold) for claim in claims]
    known = [one for one in found if one is not None]
    return max(known, key=lambda one: (one.point, one.place or 0), default=None)
