"""The facts of a group: one for each window, one for each value that is no conflict, otherwise one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from pipeline.records.claim import Claim
from pipeline.records.decision import Decision
from pipeline.records.sheet import Fact, FactStatus, Standing
from pipeline.records.times import Window
from pipeline.settle.candidates import Candidate
from pipeline.settle.cases import Case
from pipeline.settle.fragility import fragile
from pipeline.settle.rules import Choice
from pipeline.settle.standings import Published, leading, standing, standings
from pipeline.settle.writing import CARRYING, fact


def facts_of(case: Case) -> Iterator[Fact]:
    """The facts of one group, by window."""
    windows = case.windows
    newest = list(windows)[-1]
    for window, indexes in windows.items():
        found = case.candidates(indexes)
        if not found:
            continue
        rest = unvalued(case) if window == newest else []
        if case.decision is not None and case.decision.outcome == "not_a_conflict" and case.contested(indexes):
            for number, one in enumerate(found):
                yield fact_of_value(case, window, one, rest if number == 0 else [], case.decision)
        elif case.decision is not None and case.decision.outcome == "assert" and window == newest:
            yield asserted(case, window, found, rest, case.decision)
        else:
            fact = chosen_fact(case, window, indexes, found, rest)
            yield fact if window == newest else superseded(fact, case, newest)


def unvalued(case: Case) -> list[Claim]:
    """The claims that stand in no value of the group: levels that are not the least that is enough."""
    valued = {claim for value in case.group.values for claim in value.claims}
    return [claim for claim in case.group.claims if claim.id not in valued]


def chosen_fact(
    case: Case, window: Window | None, indexes: list[int], found: list[Candidate], rest: Sequence[Claim]
) -> Fact:
    """The fact of one window: its only value, the decided one, or what the policy says."""
    contested = case.contested(indexes)
    decided = decided_index(case, found) if contested else None
    choice = case.choice(found) if decided is None else Choice(decided, None, told(case.decision))
    chosen = next(one for one in found if one.index == choice.value)
    bound = case.decision.bound if decided is not None and case.decision else case.group.values[chosen.index].bound
    settled = not contested or case.conflict is None or case.conflict.status in ("settled", "decided")
    lead = leading(chosen, case, bound)
    published = Published(lead, chosen, choice.reason if len(found) > 1 else "the only value stated", settled)
    claims = in_order(found, rest)
    shown = standings(claims, found, published, case)
    status = status_of_fact(shown, contested, settled)
    return fact(
        case,
        window,
        lead.value,
        lead.bound,
        status,
        shown,
        lead,
        rule=choice.rule if len(found) > 1 else None,
        decision=case.decision.id if decided is not None and case.decision else None,
        fragility=fragile(case, found, choice.value, status, decided is not None),
    )


def status_of_fact(shown: Sequence[Standing], contested: bool, settled: bool) -> FactStatus:
    """Agreed by two origins or more, of a single origin, resolved where values conflicted, or disputed."""
    if contested:
        return "resolved" if settled else "disputed"
    return "agreed" if len({one.origin for one in shown if one.standing in CARRYING}) > 1 else "single_origin"


def told(decision: Decision | None) -> str:
    """Who decided, and the note if there is one."""
    if decision is None:
        return ""
    return f"decided by {decision.by}" + (f": {decision.note}" if decision.note else "")


def decided_index(case: Case, found: Sequence[Candidate]) -> int | None:
    """The value that was decided for, where it is one of these."""
    decision = case.decision
    if decision is None or decision.outcome != "choose":
        return None
    exact = [one.index for one in found if any(says(claim, decision) for claim in one.claims)]
    same = [one.index for one in found if any(claim.value == decision.value for claim in one.claims)]
    return next(iter(exact or same), None)


def says(claim: Claim, decision: Decision) -> bool:
    """Whether a claim says exactly what was decided for."""
    return claim.value == decision.value and claim.bound == decision.bound


def fact_of_value(case: Case, window: Window | None, one: Candidate, rest: Sequence[Claim], decision: Decision) -> Fact:
    """One of several values that somebody found to be no conflict: a fact of its own, told apart by the note."""
    bound = case.group.values[one.index].bound
    published = Published(leading(one, case, bound), one, f"no conflict, {told(decision)}", True)
    lead = published.lead
    assert lead is not None
    shown = standings(sorted([*one.claims, *rest], key=place), [one], published, case)
    ident = (lead.value, bound)
    return fact(case, window, lead.value, lead.bound, "resolved", shown, lead, decision=decision.id, told_apart=ident)


def asserted(
    case: Case, window: Window | None, found: Sequence[Candidate], rest: Sequence[Claim], decision: Decision
) -> Fact:
    """A value that a person asserts: no claim is published, those that say the same support it."""
    why = f"{decision.by} asserts another value" + (f": {decision.note}" if decision.note else "")
    claims = in_order(found, rest)
    shown = [
        standing(claim, "supporting", f"states what {decision.by} asserts", case)
        if claim.value == decision.value
        else standing(claim, "rejected", why, case)
        for claim in claims
    ]
    assert decision.value is not None
    return fact(
        case, window, decision.value, decision.bound, "resolved", shown, None,
        decision=decision.id, asserted_by=decision.by,
    )  # fmt: skip


def superseded(one: Fact, case: Case, newest: Window | None) -> Fact:
    """The fact of an older window: superseded, where one of its origins states a newer one."""
    current = {case.known.origins[name].name for name in window_claims(case, newest)}
    carrying = {shown.origin for shown in one.claims if shown.standing in CARRYING}
    if newest is None or not carrying & current:
        return one
    reason = f"the same origin states it for {newest[0]}–{newest[1]} by now"
    claims = tuple(
        structs.replace(shown, standing="superseded", reason=reason) if shown.standing in CARRYING else shown
        for shown in one.claims
    )
    return structs.replace(one, claims=claims, rule=one.rule or "each_window")


def window_claims(case: Case, window: Window | None) -> Iterator[str]:
    """The claims of the values that are stated for a window."""
    for index in case.windows[window]:
        yield from case.group.values[index].claims


def in_order(found: Sequence[Candidate], rest: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of some values and the rest, by place; those of one value are in order already."""
    if len(found) == 1 and not rest:
        return found[0].claims
    return sorted([claim for one in found for claim in one.claims] + list(rest), key=place)


def place(claim: Claim) -> tuple[str, int, str]:
    """Claims by source, then by where they stand."""
    return claim.source, claim.evidence.start, claim.id
