"""How fragile a fact is: which single source, left out, would change its value or its status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from pipeline.records.sheet import FactStatus
from pipeline.records.times import as_of
from pipeline.settle.candidates import Candidate, own_date
from pipeline.settle.cases import Case
from pipeline.settle.leaving import Leaving
from pipeline.settle.rules import all_compatible


def fragile(case: Case, found: Sequence[Candidate], chosen: int, status: FactStatus, decided: bool) -> tuple[str, ...]:
    """The sources any one of which carries the fact alone, in value or in status, sorted.

    A decision stands on the person, so only the last witness of the decided value counts there.
    """
    if decided or len(found) == 1:
        one = next(one for one in found if one.index == chosen)
        return sole_witnesses(one, case) if decided else pillars(one, status, case)
    leaving, answers = Leaving(found, case), dict[Hashable, bool]()
    carrying = []
    for source in pivots(found, case):
        effect = leaving.effect(source)
        if effect not in answers:
            answers[effect] = changes(case, leaving.without(source), chosen, status)
        if answers[effect]:
            carrying.append(source)
    return tuple(carrying)


def pivots(found: Sequence[Candidate], case: Case) -> list[str]:
    """The sources that alone carry something of a value: its origin, its date, its edition, or its precision.

    Without any other one every value stays what it is, so only these need to be tried.
    """
    carried: dict[tuple[int, object], set[str]] = defaultdict(set)
    for one in found:
        for claim in one.claims:
            known = case.known
            told = (known.origins[claim.id].name, as_of(claim), known.editions.get(claim.id), own_date(claim, known))
            for aspect in (*enumerate(told), claim.bound, claim.evidence.quote):
                carried[one.index, aspect].add(claim.source)
    return sorted({source for sources in carried.values() if len(sources) == 1 for source in sources})


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


def changes(case: Case, left: list[Candidate], chosen: int, status: FactStatus) -> bool:
    """Whether a contested fact would be another if only these values were left."""
    if not left:
        return True
    if len(left) == 1 or all_compatible(left):
        origins = {name for one in left for name in one.origins}
        outcome = "agreed" if len(origins) > 1 else "single_origin"
        return outcome != status or case.choice(left).value != chosen
    return status not in ("resolved", "disputed") or case.choice(left).value != chosen
