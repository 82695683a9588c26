"""What people settled, bound to the testimony they weighed: it goes stale when that changes, and only then."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from pipeline.records.claim import fingerprint
from pipeline.records.comparison import Group
from pipeline.records.decision import Decision, Outcome, Testimony
from pipeline.records.finding import Finding
from pipeline.values import Bound, Value

Stale = bool


@dataclass(slots=True)
class InForce:
    """By conflict the decision that holds, with whether it is stale, and what is odd about the log."""

    decisions: dict[str, tuple[Decision, Stale]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def testimony(group: Group) -> tuple[Testimony, ...]:
    """What each source says in a group, sorted: value, bound and credit, never ids, spans or digests."""
    said = {
        msgspec.json.encode(one): one
        for one in (Testimony(claim.source, claim.value, claim.bound, claim.attribution) for claim in group.claims)
    }
    return tuple(said[key] for key in sorted(said))


def decide(
    group: Group,
    outcome: Outcome,
    by: str,
    *,
    value: Value | None = None,
    bound: Bound = "exact",
    note: str | None = None,
    undoes: str | None = None,
    earlier: Iterable[Decision] = (),
) -> Decision:
    """A decision on a group's conflict as it stands now.

    The id follows from the content; what was decided, taken back and decided again is told apart by
    how many `earlier` decisions say the same.
    """
    weighed = testimony(group)
    what = (group.id, outcome, by, weighed, value, bound, note, undoes)
    same = sum(content(one) == what for one in earlier)
    return Decision(
        id=fingerprint("decision", *what, same),
        conflict=group.id,
        outcome=outcome,
        by=by,
        testimony=weighed,
        value=value,
        bound=bound,
        note=note,
        undoes=undoes,
    )


def content(one: Decision) -> tuple[object, ...]:
    """Everything a decision says, without its id."""
    return one.conflict, one.outcome, one.by, one.testimony, one.value, one.bound, one.note, one.undoes


def in_force(decisions: Sequence[Decision], groups: Iterable[Group], documents: Mapping[str, str]) -> InForce:
    """The last decision on each conflict that nobody has taken back, and whether its testimony still stands.

    `documents` names for each source the one it repeats, so that a second copy of a document reopens nothing.
    """
    by_id = {group.id: group for group in groups}
    found = InForce(findings=idle(decisions, by_id.keys()))
    for one in standing(decisions):
        if one.conflict in by_id and one.conflict not in found.decisions:
            changed = weighed(one.testimony, documents) != weighed(testimony(by_id[one.conflict]), documents)
            found.decisions[one.conflict] = one, changed
    return found


def standing(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """The decisions that nobody has taken back, the last first."""
    undone: set[str] = set()
    for one in reversed(decisions):
        if one.id in undone:
            continue
        if one.outcome == "undo":
            undone.add(one.undoes or "")
        else:
            yield one


def idle(decisions: Sequence[Decision], groups: Container[str]) -> list[Finding]:
    """The decisions that settle nothing, in the order of the log; `groups` are the ids that claims are about."""
    known = {one.id for one in decisions}
    alive = {one.id for one in standing(decisions)}
    found = []
    for one in decisions:
        if one.outcome == "undo":
            if one.undoes not in known:
                found.append(odd(one, f"takes back {one.undoes}, which is not in the log"))
        elif one.id in alive and one.conflict not in groups:
            found.append(odd(one, f"settles {one.conflict}, which no claim is about any more"))
    return found


def odd(one: Decision, problem: str) -> Finding:
    """A decision that settles nothing, for somebody to look at."""
    return Finding("idle_decision", "low", f"decision {one.id} by {one.by} {problem}")


def weighed(said: Iterable[Testimony], documents: Mapping[str, str]) -> set[bytes]:
    """Testimony as it is compared: each document once, however many copies of it there are."""
    return {
        msgspec.json.encode((documents.get(one.source, one.source), one.value, one.bound, one.attribution))
        for one in said
    }
