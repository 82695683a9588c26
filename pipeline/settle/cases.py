"""One group as it comes to be settled: its conflict, the decision in force, and the windows it is stated for."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim
from pipeline.records.comparison import Group
from pipeline.records.conflict import Conflict, Status
from pipeline.records.decision import Decision
from pipeline.records.settlement import Policy
from pipeline.records.times import Window
from pipeline.settle.candidates import Candidate, World, candidates
from pipeline.settle.rules import EXPLANATIONS, Choice, choose


@dataclass(frozen=True, slots=True)
class Case:
    """A group with all that bears on what is published of it. `decision` is the one in force and not stale."""

    group: Group
    conflict: Conflict | None
    decision: Decision | None
    policy: Policy
    known: World
    profile: Profile

    @property
    def kind(self) -> str:
        """The kind of value that the property has."""
        return self.profile.properties[self.group.property].kind

    @property
    def windows(self) -> dict[Window | None, list[int]]:
        """The values by window, the newest last; what names no window stands with the newest."""
        if len(self.group.values) == 1:
            return {self.group.values[0].window: [0]}
        found: dict[Window | None, list[int]] = {}
        dated = sorted({value.window for value in self.group.values if value.window is not None}, key=lambda w: w[::-1])
        newest = dated[-1] if dated else None
        for window in (*dated[:-1], newest):
            found[window] = []
        for index, value in enumerate(self.group.values):
            found[value.window or newest].append(index)
        return found

    def candidates(self, indexes: list[int]) -> list[Candidate]:
        """The values at some indexes; what stands alone is not read."""
        return candidates(self.group, indexes, self.known, len(indexes) == 1)

    def contested(self, indexes: list[int]) -> bool:
        """Whether two of these values conflict."""
        if self.conflict is None:
            return False
        return any(
            one.relation == "conflicting" and set(one.between) <= set(indexes) for one in self.conflict.disagreements
        )

    def choice(self, found: list[Candidate]) -> Choice:
        """What the policy says of some values. Names and levels have a rule of their own where it is silent."""
        if self.kind == "name" and len(found) > 1:
            return Choice(found[0].index, "credential", EXPLANATIONS["credential"])
        chosen = choose(found, self.policy, self.known)
        if self.kind == "level" and chosen.rule is None and len(found) > 1:
            lowest = min(found, key=lambda one: self.rank(one.claims[0]))
            return Choice(lowest.index, "least_enough", EXPLANATIONS["least_enough"])
        return chosen

    def rank(self, claim: Claim) -> int:
        """Where a level stands on its scale."""
        scale = self.profile.scales.get(self.profile.properties[self.group.property].scale or "", ())
        names = [step.name for step in scale]
        canonical = getattr(claim.value, "canonical", None)
        return (names.index(canonical) if canonical in names else -1) + (claim.bound == "more_than")


def status_of(case: Case, stale: bool) -> Status:
    """Whether a conflict is decided, stale, settled by the policy, or open."""
    decision = case.decision
    if decision is not None and decision.outcome != "unsure":
        return "stale" if stale else "decided"
    if decision is None and case.conflict is not None and settles_all(case.conflict, case.policy):
        return "settled"
    return "open"


def settles_all(conflict: Conflict, policy: Policy) -> bool:
    """Whether the policy may settle every disagreement of a conflict by itself."""
    return all(
        one.cause in policy.settles or f"{one.cause} {one.basis}" in policy.settles for one in conflict.disagreements
    )
