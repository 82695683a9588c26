"""A fact as the sheet has it: what narrows it, its counts, and its other names."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.claim import Claim, Qualifier, fingerprint
from pipeline.records.sheet import Fact, FactStatus, Standing
from pipeline.records.times import Window
from pipeline.settle.cases import Case
from pipeline.values import Bound, Name, Value

CARRYING = ("preferred", "supporting")


def fact(
    case: Case,
    window: Window | None,
    value: Value,
    bound: Bound,
    status: FactStatus,
    shown: Sequence[Standing],
    lead: Claim | None,
    *,
    rule: str | None = None,
    decision: str | None = None,
    asserted_by: str | None = None,
    fragility: tuple[str, ...] = (),
    told_apart: object = None,
) -> Fact:
    """A fact with its counts: sources and independent origins are those of the claims that carry its value."""
    group = case.group
    carrying = [one for one in shown if one.standing in CARRYING]
    return Fact(
        id=fingerprint("fact", group.id, window, told_apart),
        subject=group.subject,
        property=group.property,
        qualifiers=narrowed(case, window, lead, carrying),
        value=value,
        status=status,
        origins=len({one.origin for one in carrying}),
        claims=tuple(shown),
        bound=bound,
        sources=len({one.source for one in carrying}),
        conflict=case.conflict.id if case.conflict is not None else None,
        rule=rule,
        decision=decision,
        asserted_by=asserted_by,
        aliases=aliases(value, carrying),
        fragility=fragility,
    )


def narrowed(
    case: Case, window: Window | None, lead: Claim | None, carrying: Sequence[Standing]
) -> dict[str, Qualifier]:
    """What narrows a fact: what parts its group, its date and window, and whatever else all its claims agree on."""
    found: dict[str, Qualifier] = {}
    if lead is None:
        found.update({name: said for name, said in case.group.qualifiers.items() if name != "after"})
        return found | ({"window": window} if window is not None else {})
    for name, said in sorted(lead.qualifiers.items()):
        parts = name in case.group.qualifiers or name in ("as_of", "window")
        if parts or all(one.qualifiers.get(name, said) == said for one in carrying):
            found[name] = said
    return found


def aliases(value: Value, carrying: Sequence[Standing]) -> tuple[str, ...]:
    """The other names under which an item is carried, each once."""
    if not isinstance(value, Name):
        return ()
    seen = {name.casefold() for name in (value.text, value.abbreviation) if name}
    found: dict[str, set[str]] = {}
    for one in carrying:
        if isinstance(one.value, Name):
            for name in (one.value.text, one.value.abbreviation):
                if name and name.casefold() not in seen:
                    found.setdefault(name.casefold(), set()).add(name)
    return tuple(sorted(min(spellings) for spellings in found.values()))
