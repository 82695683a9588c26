"""Against what people settled: is each decision there, unchanged, and about these very claims?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from pipeline.publish.carried import same_value
from pipeline.publish.checks.claims import MOST_REPEATS
from pipeline.publish.verdicts import Failure
from pipeline.publish.wording import headline
from pipeline.records.claim import fingerprint
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.sheet import Fact, Sheet
from pipeline.values.wording import say


def relied_on(sheet: Sheet, fact: Fact, decisions: Mapping[str, Decision]) -> Iterator[Failure]:
    """Whether the decision that a fact names is on the sheet, and says what the fact publishes."""
    name = headline(sheet, fact)
    if fact.asserted_by is not None and fact.decision is None:
        yield Failure("decision_missing", f"{name}: is asserted, but names no decision", fact=fact.id)
    if fact.decision is None:
        return
    decision = decisions.get(fact.decision)
    if decision is None:
        message = f"{name}: rests on decision {fact.decision}, which is not on the sheet"
        yield Failure("decision_missing", message, fact=fact.id, conflict=fact.conflict)
        return
    wrong = _contradiction(fact, decision)
    if wrong is not None:
        yield Failure("decision_value", f"{name}: {wrong}", fact=fact.id, conflict=fact.conflict)


def _contradiction(fact: Fact, decision: Decision) -> str | None:
    """How a fact departs from its decision, if it does."""
    if decision.conflict != fact.conflict:
        return f"rests on a decision about another conflict ({decision.conflict})"
    if (decision.outcome == "assert") != (fact.asserted_by is not None):
        return f"asserted by {fact.asserted_by or 'nobody'}, but the decision's outcome is {decision.outcome}"
    if fact.asserted_by is not None and fact.asserted_by != decision.by:
        return f"asserted by {fact.asserted_by}, but {decision.by} decided"
    if decision.outcome not in ("choose", "assert") or decision.value is None:
        return None
    if same_value(decision.value, fact.value) and decision.bound == fact.bound:
        return None
    said = say(decision.value, decision.bound)
    return f"publishes {say(fact.value, fact.bound)}, but {decision.by} decided for {said}"


def identity(decision: Decision) -> Iterator[Failure]:
    """Whether the id is the hash of what was decided, by whom, and on which testimony."""
    said = (decision.conflict, decision.outcome, decision.by, decision.testimony)
    more = (decision.value, decision.bound, decision.note, decision.undoes)
    if not any(fingerprint("decision", *said, *more, before) == decision.id for before in range(MOST_REPEATS)):
        message = f"{decision.id} is not the id of what {decision.by} is said to have decided"
        yield Failure("decision_id", message, conflict=decision.conflict)


def logged(sheet: Sheet, log: Sequence[Decision] | None) -> Iterator[Failure]:
    """Whether every decision of the sheet is in the log of decisions, word for word, and not taken back."""
    if log is None:
        return
    written = {decision.id: decision for decision in log}
    undone = {decision.undoes for decision in log if decision.outcome == "undo"}
    for decision in sheet.decisions:
        if decision.id not in written:
            message = f"decision {decision.id} by {decision.by} is not in the log"
            yield Failure("decision_missing", message, conflict=decision.conflict)
        elif written[decision.id] != decision:
            message = f"decision {decision.id} by {decision.by} reads otherwise in the log"
            yield Failure("decision_changed", message, conflict=decision.conflict)
        elif decision.id in undone:
            message = f"decision {decision.id} by {decision.by} was taken back"
            yield Failure("decision_undone", message, conflict=decision.conflict)


def weighed(sheet: Sheet, conflicts: Mapping[str, Conflict]) -> Iterator[Failure]:
    """Whether the claims of each decided conflict are those that were weighed: no more, no fewer, none changed."""
    for decision in sheet.decisions:
        conflict = conflicts.get(decision.conflict)
        if conflict is None or conflict.status != "decided" or conflict.decision != decision.id:
            continue
        then = {msgspec.json.encode(each) for each in decision.testimony}
        now = _testimony(sheet, conflict)
        # Where it is no conflict, each value is a fact of its own, and claims that state none of them are on neither.
        gone = sorted(then - now) if decision.outcome != "not_a_conflict" else []
        new = sorted(now - then)
        if gone or new:
            message = f"conflict {conflict.id}: {_changes(gone, new)} since {decision.by} decided"
            yield Failure("decision_testimony", message, conflict=conflict.id)


def _testimony(sheet: Sheet, conflict: Conflict) -> set[bytes]:
    """What each source says in this conflict, as a decision would record it."""
    weighed = {claim for stated in conflict.values for claim in stated.claims}
    return {
        msgspec.json.encode(
            {"source": each.source, "value": each.value, "bound": each.bound, "attribution": each.attribution}
        )
        for fact in (*sheet.facts, *sheet.mentioned)
        for each in fact.claims
        if each.claim in weighed or fact.conflict == conflict.id
    }


def _changes(gone: list[bytes], new: list[bytes]) -> str:
    parts = (gone, "weighed and no longer there"), (new, "there and never weighed")
    return " and ".join(f"{len(claims)} {told}" for claims, told in parts if claims)
