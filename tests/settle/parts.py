"""A corpus compared and settled all at once, and subject by subject, to be held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from msgspec import structs

from pipeline.compare import compare, originals, primary_publishers, quoted_windows
from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.settlement import Policy, Settlement
from pipeline.settle import idle, settle

Result = tuple[Comparison, Settlement]


def all_at_once(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    profile: Profile,
    documents: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
) -> Result:
    """Compare and settle everything together."""
    comparison = compare(claims, sources, profile, documents)
    return comparison, settle(comparison, decisions, Policy(), sources, profile)


def by_subject(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    profile: Profile,
    documents: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
) -> list[Result]:
    """Compare and settle each subject by itself, given what follows from the corpus, and only who speaks of it."""
    documents = originals(sources) if documents is None else documents
    quoted = {name: quoted_windows(said) for name, said in grouped(claims, "source")}
    primary = primary_publishers(sources, profile)
    results = []
    for _, said in grouped(claims, "subject"):
        speaking = {claim.source for claim in said}
        needed = speaking | {documents.get(name, name) for name in speaking}
        own = {name: source for name, source in sources.items() if name in needed}
        comparison = compare(said, own, profile, documents, quoted, primary)
        results.append((comparison, settle(comparison, decisions, Policy(), own, profile, whole=False)))
    return results


def grouped(claims: Iterable[Claim], field: str) -> list[tuple[str, list[Claim]]]:
    """Claims by source or by subject."""

    def key(claim: Claim) -> str:
        return str(getattr(claim, field))

    return [(name, list(said)) for name, said in groupby(sorted(claims, key=key), key=key)]


def together(results: Iterable[Result], decisions: Sequence[Decision] = ()) -> dict[str, Any]:
    """What some results say, as one: lists of groups and facts as they follow each other, the rest sorted."""
    found = list(results)
    groups = [group for comparison, _ in found for group in comparison.groups]
    findings = {each for comparison, settlement in found for each in (*comparison.findings, *settlement.findings)}
    return {
        "groups": groups,
        "unsettled": [conflict for comparison, _ in found for conflict in comparison.conflicts],
        "related": sorted((each for comparison, _ in found for each in comparison.related), key=structs.astuple),
        "origins": {claim: origin for comparison, _ in found for claim, origin in comparison.origins.items()},
        "editions": {claim: years for comparison, _ in found for claim, years in comparison.editions.items()},
        "conflicts": [conflict for _, settlement in found for conflict in settlement.conflicts],
        "facts": [fact for _, settlement in found for fact in settlement.facts],
        "findings": findings | set(idle(decisions, {group.id for group in groups})),
    }
