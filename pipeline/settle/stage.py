"""Settling: groups and conflicts in, facts and standings out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from pipeline.profiles.model import Profile
from pipeline.records.comparison import Comparison, Group
from pipeline.records.conflict import Conflict, Suggestion
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.settlement import Policy, Settlement
from pipeline.records.sheet import Fact
from pipeline.settle.candidates import World, world
from pipeline.settle.cases import Case, status_of
from pipeline.settle.decisions import InForce, in_force
from pipeline.settle.facts import facts_of
from pipeline.settle.lockstep import lock_step
from pipeline.settle.rules import EXPLANATIONS
from pipeline.settle.tieouts import tie_outs


def settle(
    comparison: Comparison,
    decisions: Sequence[Decision],
    policy: Policy,
    sources: Mapping[str, Source],
    profile: Profile,
    whole: bool = True,
) -> Settlement:
    """Give every conflict its status and every group its facts.

    The policy settles only what it may; for the rest it suggests, and the conflict stays open until
    somebody decides. A decision whose testimony has changed is stale, and decides nothing. One on a group that is
    not here is a finding if the comparison is `whole`; of a part nobody can tell (see `idle`).
    """
    known = world(comparison, sources)
    force = in_force(decisions, comparison.groups, comparison.documents)
    contested = {conflict.id: conflict for conflict in comparison.conflicts}
    conflicts: list[Conflict] = []
    facts: list[Fact] = []
    for group in comparison.groups:
        case = open_case(group, contested.get(group.id), force, policy, known, profile)
        if case.conflict is not None:
            conflicts.append(case.conflict)
        facts.extend(facts_of(case))
    claims = {claim.id: claim for group in comparison.groups for claim in group.claims}
    findings = [*(force.findings if whole else ()), *lock_step(facts, claims, known)]
    findings += tie_outs(facts, claims, profile, frozenset(comparison.findings))
    order = {conflict.id: place for place, conflict in enumerate(comparison.conflicts)}
    conflicts.sort(key=lambda conflict: order[conflict.id])
    return Settlement(tuple(conflicts), tuple(facts), tuple(findings))


def open_case(
    group: Group, conflict: Conflict | None, force: InForce, policy: Policy, known: World, profile: Profile
) -> Case:
    """A group with its conflict, brought to its final status."""
    decision, stale = force.decisions.get(group.id, (None, False))
    case = Case(group, conflict, decision, policy, known, profile)
    if conflict is None:
        return Case(group, None, None, policy, known, profile)
    final = structs.replace(
        conflict,
        status=status_of(case, stale),
        suggestion=suggestion(case),
        decision=decision.id if decision is not None else None,
    )
    return Case(group, final, None if stale else decision, policy, known, profile)


def suggestion(case: Case) -> Suggestion | None:
    """What the policy would publish of a conflict: for the window its gravest disagreement is about."""
    conflict = case.conflict
    assert conflict is not None
    gravest = conflict.disagreements[0]
    windows = case.windows
    indexes = next((indexes for indexes in windows.values() if set(gravest.between) <= set(indexes)), None)
    if indexes is None:
        newest = case.candidates(list(windows.values())[-1])
        return Suggestion(case.choice(newest).value, "each_window", EXPLANATIONS["each_window"])
    choice = case.choice(case.candidates(indexes))
    return None if choice.rule is None else Suggestion(choice.value, choice.rule, choice.reason)
