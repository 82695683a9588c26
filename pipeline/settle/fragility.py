"""How fragile a fact is: which single source, left out, would change its value or its status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.records.sheet import FactStatus
from pipeline.settle.candidates import Candidate
from pipeline.settle.cases import Case
from pipeline.settle.rules import all_compatible


def fragile(
    case: Case, indexes: list[int], found: Sequence[Candidate], chosen: int, status: FactStatus, decided: bool
) -> tuple[str, ...]:
    """The sources any one of which carries the fact alone, in value or in status, sorted.

    A decision stands on the person, so only the last witness of the decided value counts there.
    """
    if decided or len(found) == 1:
        one = next(one for one in found if one.index == chosen)
        return sole_witnesses(one, case) if decided else pillars(one, status, case)
    sources = sorted({claim.source for one in found for claim in one.claims})
    return tuple(source for source in sources if changes(case, indexes, chosen, status, source))


def sole_witnesses(one: Candidate, case: Case) -> tuple[str, ...]:
    """The one source of a value, if it has no more."""
    sources = {claim.source for claim in one.claims}
    return tuple(sources) if len(sources) == 1 else ()


def pillars(one: Candidate, status: FactStatus, case: Case) -> tuple[str, ...]:
    """Of an uncontested value: its only source, or each source that is all there is of one of two origins."""
    sources = defaultdict(set)
    for claim in one.claims:
        sources[case.known.origins[claim.id].name].add(claim.source)
    if status != "agreed":
        return sole_witnesses(one, case)
    if len(sources) > 2:
        return ()
    return tuple(sorted({source for names in sources.values() if len(names) == 1 for source in names}))


def changes(case: Case, indexes: list[int], chosen: int, status: FactStatus, source: str) -> bool:
    """Whether a contested fact would be another without one source."""
    left = case.candidates(indexes, without=source)
    if not left:
        return True
    if len(left) == 1 or all_compatible(left):
        origins = {name for one in left for name in one.origins}
        outcome = "agreed" if len(origins) > 1 else "single_origin"
        return outcome != status or case.choice(left).value != chosen
    return status not in ("resolved", "disputed") or case.choice(left).value != chosen
