"""Against the sheet itself: does what is published follow from the claims under it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.publish.carried import agree, carrying, lead_of, same_value
from pipeline.publish.verdicts import Failure
from pipeline.publish.wording import count_of, headline
from pipeline.records.claim import fingerprint
from pipeline.records.conflict import Conflict
from pipeline.records.sheet import Fact, FactStatus, Sheet, Standing
from pipeline.values.wording import say


def published(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether the published value is that of its published claims; an asserted one answers to its decision instead."""
    if fact.asserted_by is not None:
        return
    carriers = [each for each in fact.claims if each.standing == "preferred"] or carrying(fact)
    name = headline(sheet, fact)
    if not carriers:
        yield Failure("published_claim", f"{name}: no claim is published, and nobody asserted the value", fact=fact.id)
    elif not any(same_value(each.value, fact.value) and each.bound == fact.bound for each in carriers):
        said = say(carriers[0].value, carriers[0].bound)
        message = f"{name}: publishes {say(fact.value, fact.bound)}, its published claim says {said}"
        yield Failure("published_value", message, fact=fact.id, claim=carriers[0].claim)


def counted(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether sources and independent origins are counted right, and no claim twice."""
    name = headline(sheet, fact)
    for claim, times in Counter(each.claim for each in fact.claims).items():
        if times > 1:
            yield Failure("claims_repeated", f"{name}: lists one claim {times} times", fact=fact.id, claim=claim)
    origins = {each.origin or each.source for each in carrying(fact)}
    sources = {each.source for each in carrying(fact)}
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


def identity(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether the id of a fact in conflict is the hash of its conflict, its window, and what tells it apart."""
    if fact.conflict is None:
        return
    windows = {None, fact.qualifiers.get("window"), *(each.qualifiers.get("window") for each in fact.claims)}
    ids = {
        fingerprint("fact", fact.conflict, window, told_apart)
        for window in windows
        for told_apart in (None, (fact.value, fact.bound))
    }
    if fact.id not in ids:
        message = f"{headline(sheet, fact)}: {fact.id} is not the id of a fact of conflict {fact.conflict}"
        yield Failure("fact_id", message, fact=fact.id, conflict=fact.conflict)


def narrowed(sheet: Sheet, fact: Fact) -> Iterator[Failure]:
    """Whether every qualifier of the fact is one that its published claim has."""
    preferred = lead_of(fact)
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
    lead = lead_of(fact)
    for each in carrying(fact):
        if lead is not None and not agree(fact, lead, each):
            said = f"{say(each.value, each.bound)} is said to agree with {say(lead.value, lead.bound)}, and cannot"
            yield Failure("standing", f"{headline(sheet, fact)}: {said}", fact=fact.id, claim=each.claim)
