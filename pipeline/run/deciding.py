"""`decide`: one conflict settled by a person, bound to the testimony that was weighed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.extract.scan import scan
from pipeline.files.decisions import Log, append
from pipeline.files.project import Project
from pipeline.profiles.model import Property
from pipeline.records.comparison import Group
from pipeline.records.conflict import Conflict, StatedValue
from pipeline.records.decision import Decision, Outcome
from pipeline.records.mention import Mention
from pipeline.run.corpus import gathered_from
from pipeline.run.spread import HERE
from pipeline.run.weigh import Weighed, weighed_part
from pipeline.run.whole import Whole
from pipeline.settle import decide as decided
from pipeline.settle import in_force
from pipeline.values import Bound, Count, Duration, Level, Money, Name, Percent, Value, Year, canonical


@dataclass(frozen=True)
class Answer:
    """What a reviewer answers: an outcome, with the number of a value, a claim or a text where it needs one."""

    outcome: Outcome
    by: str
    choice: str | None = None
    text: str | None = None
    note: str | None = None


def decide(project: Project, conflict: str, answer: Answer) -> Decision:
    """Settle a conflict; the decision is on disk when this returns."""
    with gathered_from(project) as corpus:
        whole = Whole(project, corpus, HERE)
        known = {each.id: number for number, each in whole.contested()}
        id = named(known, conflict)
        return decide_on(weighed_part(whole, known[id]), id, answer)


def decide_on(
    weighed: Weighed, conflict: str, answer: Answer, allow: Callable[[Group, Log], None] = lambda group, log: None
) -> Decision:
    """Settle a conflict as it was weighed before.

    `allow` sees everything that is in the log while nobody else can write, and may refuse by raising.
    """
    found = find(weighed, conflict)
    group = next(each for each in weighed.comparison.groups if each.id == found.id)
    value, bound = _settled_on(weighed, found, answer)

    def decision(log: Log) -> Decision:
        allow(group, log)
        return _decision(weighed, group, answer, value, bound, log)

    return append(weighed.project.decisions, decision)


def find(weighed: Weighed, name: str) -> Conflict:
    """The conflict that an id names, or the only one it is the beginning of."""
    known = {each.id: each for each in weighed.settlement.conflicts}
    return known[named(known, name)]


def named(known: Collection[str], name: str) -> str:
    """The id of a conflict, given whole, or the beginning of it where that is the beginning of only one."""
    found = [name] if name in known else [id for id in known if name and id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name} is the beginning of {len(found)} conflicts; write more of it")
    raise UsageError(f"there is no conflict {name}; `reconcile conflicts` lists them")


def _decision(weighed: Weighed, group: Group, answer: Answer, value: Value | None, bound: Bound, log: Log) -> Decision:
    undoes = _last(weighed, group, log).id if answer.outcome == "undo" else None
    return decided(
        group,
        answer.outcome,
        answer.by,
        value=value,
        bound=bound,
        note=answer.note,
        undoes=undoes,
        earlier=log.decisions,
    )


def _last(weighed: Weighed, group: Group, log: Log) -> Decision:
    standing = in_force(log.decisions, weighed.comparison.groups, weighed.comparison.documents).decisions
    if group.id not in standing:
        raise UsageError(f"nobody has decided {group.id}, so there is nothing to take back")
    return standing[group.id][0]


def _settled_on(weighed: Weighed, conflict: Conflict, answer: Answer) -> tuple[Value | None, Bound]:
    match answer.outcome:
        case "choose":
            return _chosen(conflict, answer.choice or "", weighed)
        case "assert":
            return parsed(answer.text or "", conflict, weighed.project.profile.properties[conflict.property]), "exact"
        case "not_a_conflict" | "unsure" | "undo":
            return None, "exact"


def _chosen(conflict: Conflict, choice: str, weighed: Weighed) -> tuple[Value, Bound]:
    """The value with this number (from 1), of the claim with this id, or of the claims with these words."""
    if choice.isdecimal() and len(choice) < 4:
        if not 1 <= int(choice) <= len(conflict.values):
            raise UsageError(f"{choice} is none of the values 1 to {len(conflict.values)} of this conflict")
        return _of_claim(weighed, conflict.values[int(choice) - 1])
    quotes = {claim.id: claim.evidence.quote.casefold() for claim in weighed.claims}
    for value in conflict.values:
        if any(claim.startswith(choice) or quotes[claim] == choice.casefold() for claim in value.claims if choice):
            return _of_claim(weighed, value)
    raise UsageError(f"{choice} is no claim of this conflict; give a value's number or words, or a claim's id")


def _of_claim(weighed: Weighed, stated: StatedValue) -> tuple[Value, Bound]:
    claim = next(claim for claim in weighed.claims if claim.id == stated.claims[0])
    return stated.value, claim.bound


def parsed(text: str, conflict: Conflict, prop: Property) -> Value:
    """A value as a person types it: "$104,830", "28 %", "Master's degree"."""
    if prop.kind == "name":
        return Name(text=text, canonical=text)
    if prop.kind == "level":
        return Level(text=text, canonical=text)
    seen = [mention for mention in scan(text) if mention.low is not None and mention.high is not None]
    if len(seen) != 1:
        raise UsageError(f"“{text}” does not read as one {prop.kind}; write it as the documents do")
    return _figure(seen[0], prop, conflict, text)


def _figure(seen: Mention, prop: Property, conflict: Conflict, text: str) -> Value:
    if seen.low is None or seen.high is None:
        raise UsageError(f"“{text}” holds no figure")
    low, high = canonical(seen.low), canonical(seen.high)
    single = {"number": low} if low == high else {"low": low, "high": high}
    match prop.kind:
        case "money":
            like = conflict.values[0].value
            currency = seen.currency or (like.currency if isinstance(like, Money) else None)
            amount = {"amount": low} if low == high else {"low": low, "high": high}
            return Money(currency=currency, **amount)
        case "percent":
            return Percent(**single)
        case "count":
            return Count(**single)
        case "year":
            return Year(**single)
        case "duration":
            if seen.unit is None:
                raise UsageError(f"“{text}” names no unit; write it as 2 years or 18 months")
            return Duration(low, high, seen.unit)
        case "name" | "level":
            raise UsageError(f"{conflict.property} is no figure")
