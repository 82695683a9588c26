"""Against the sheet itself: does what is published follow from the claims under it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.publish.verdicts import Failure
from pipeline.publish.wording import count_of, headline
from pipeline.records.conflict import Conflict
from pipeline.records.sheet import Fact, FactStatus, Sheet, Standing
from pipeline.values import Level, Name, Value
from pipeline.values.relation import Reading, reading, relate
from pipeline.values.wording import say

_BEHIND = ("preferred", "supporting")
PERCENTILES = frozenset({"p10", "p25", "median", "p75", "p90"})


def behind(fact: Fact) -> list[Standing]:
    """The claims that carry the published value."""
    return [each for each in fact.claims if each.standing in _BEHIND]


def same_value(one: Value, other: Value) -> bool:
    """Whether two values are one and the same; names and levels by their canonical form."""
    if isinstance(one, Name | Level) and isinstance(other, Name | Level):
        return type(one) is type(other) and item(one) == item(other)
    return one == other


def item(value: Name | Level) -> str:
    """What a name or level stands for, however it is printed."""
    return (value.canonical or value.text).casefold()


def published(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether the published value is that of its published claims; an asserted one answers to its decision instead."""
    if fact.asserted_by is not None:
        return
    preferred = [each for each in fact.claims if each.standing == "preferred"]
    name = headline(sheet, fact)
    if not preferred:
        yield Failure("published_claim", f"{name}: no claim is published, and nobody asserted the value", fact=fact.id)
    elif not any(same_value(each.value, fact.value) and each.bound == fact.bound for each in preferred):
        said = say(preferred[0].value, preferred[0].bound)
        message = f"{name}: publishes {say(fact.value, fact.bound)}, its published claim says {said}"
        yield Failure("published_value", message, fact=fact.id, claim=preferred[0].claim)


def counted(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether sources and independent origins are counted right, and no claim twice."""
    name = headline(sheet, fact)
    for claim, times in Counter(each.claim for each in fact.claims).items():
        if times > 1:
            yield Failure("claims_repeated", f"{name}: lists one claim {times} times", fact=fact.id, claim=claim)
    origins = {each.origin or each.source for each in behind(fact)}
    sources = {each.source for each in behind(fact)}
    if fact.origins != len(origins):
        message = f"{name}: says {count_of(fact.origins, 'origin')}, its claims have {len(origins)}"
        yield Failure("origins", message, fact=fact.id)
    if fact.sources != len(sources):
        message = f"{name}: says {count_of(fact.sources, 'source')}, its claims have {len(sources)}"
        yield Failure("sources", message, fact=fact.id)


def status_follows(sheet: Sheet, fact: Fact, conflicts: Mapping[str, Conflict]) -> Iterator[Failure]:
    """Whether the status follows from origins, rule, decision and conflict."""
    conflict = conflicts.get(fact.conflict or "")
    if fact.conflict is not None and conflict is None:
        message = f"{headline(sheet, fact)}: its conflict {fact.conflict} is not on the sheet"
        yield Failure("conflict_missing", message, fact=fact.id, conflict=fact.conflict)
    unsettled = conflict is not None and conflict.status in ("open", "stale")
    if not _follows(fact.status, fact, unsettled):
        status = fact.status.replace("_", " ")
        message = (
            f"{headline(sheet, fact)}: is called {status} with {count_of(fact.origins, 'origin')}, "
            f"rule {fact.rule or 'none'}, decision {fact.decision or 'none'} and {_state(conflict)}"
        )
        yield Failure("status", message, fact=fact.id, conflict=fact.conflict)


def _follows(status: FactStatus, fact: Fact, unsettled: bool) -> bool:
    match status:
        case "agreed":
            return fact.origins > 1 and fact.decision is None
        case "single_origin":
            return fact.origins == 1 and fact.decision is None
        case "resolved":
            return fact.rule is not None or fact.decision is not None
        case "disputed":
            return unsettled


def _state(conflict: Conflict | None) -> str:
    return "no conflict" if conflict is None else f"a conflict that is {conflict.status}"


def narrowed(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether every qualifier of the fact is one that its published claim has."""
    preferred = next((each for each in fact.claims if each.standing == "preferred"), None)
    if preferred is None:
        return
    for name, value in fact.qualifiers.items():
        if preferred.qualifiers.get(name) != value:
            said = preferred.qualifiers.get(name, "nothing")
            message = f"{headline(sheet, fact)}: {name} is {value}, its published claim says {said}"
            yield Failure("qualifier", message, fact=fact.id, claim=preferred.claim)


def conflict_claims(sheet: Sheet) -> Iterator[Failure]:
    """Whether every claim that a conflict weighs is on a fact, under the value the conflict gives it."""
    standings: dict[str, list[Standing]] = {}
    for fact in (*sheet.facts, *sheet.mentioned):
        for standing in fact.claims:
            standings.setdefault(standing.claim, []).append(standing)
    for conflict in sheet.conflicts:
        for stated in conflict.values:
            for claim in stated.claims:
                shown = standings.get(claim)
                if shown is None:
                    message = f"claim {claim} ({say(stated.value)}) of conflict {conflict.id} is on no fact"
                    yield Failure("conflict_claims", message, claim=claim, conflict=conflict.id)
                elif not all(same_value(each.value, stated.value) for each in shown):
                    message = f"claim {claim} says {say(stated.value)} in conflict {conflict.id}, not so on its fact"
                    yield Failure("conflict_claims", message, claim=claim, conflict=conflict.id)


def conflict_value(sheet: Sheet, fact: Fact, conflicts: Mapping[str, Conflict]) -> Iterator[Failure]:
    """Whether a value that a rule chose is the one it chose."""
    conflict = conflicts.get(fact.conflict or "")
    if conflict is None or conflict.suggestion is None or conflict.status != "settled" or fact.rule is None:
        return
    if fact.rule != conflict.suggestion.rule or conflict.cause == "window":
        return
    chosen = conflict.values[conflict.suggestion.value] if conflict.suggestion.value < len(conflict.values) else None
    if chosen is None or not same_value(chosen.value, fact.value):
        said = say(chosen.value) if chosen is not None else "none of the values"
        message = f"{headline(sheet, fact)}: publishes {say(fact.value)}, the rule {fact.rule} chose {said}"
        yield Failure("conflict_value", message, fact=fact.id, conflict=conflict.id)


def standings(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether every claim that is said to agree does agree with what is published, within the digits printed."""
    lead = next((each for each in fact.claims if each.standing == "preferred"), None)
    if lead is None:
        return
    first = _reading(fact, lead)
    for each in behind(fact):
        other = _reading(fact, each)
        if first is None or other is None or each is lead:
            continue
        relation, reason = relate(first, other)
        if relation == "conflicting":
            said = f"{say(each.value, each.bound)} is said to agree with {say(fact.value, fact.bound)}, but {reason}"
            yield Failure("standing", f"{headline(sheet, fact)}: {said}", fact=fact.id, claim=each.claim)


def _reading(fact: Fact, standing: Standing) -> Reading | None:
    threshold = str(fact.qualifiers.get("statistic", "")) in PERCENTILES
    return reading(standing.value, standing.bound, standing.evidence.quote, threshold)
