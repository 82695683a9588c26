"""Walk a fact, a conflict or a claim back to the words it rests on, in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from pipeline.errors import UsageError
from pipeline.publish.told import ClaimTold, FactTold, tell
from pipeline.publish.wording import (
    STATUSES,
    count_of,
    headline,
    label_of,
    listed,
    stated,
    subject_of,
    upper_first,
)
from pipeline.records.conflict import Conflict
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, Sheet
from pipeline.values.wording import say

Kind = Literal["fact", "conflict", "claim"]


class Explanation(Struct, frozen=True, omit_defaults=True):
    """What there is to say about an id: the facts it touches, told whole."""

    kind: Kind
    """What the id names."""
    id: str
    """The whole id."""
    facts: tuple[FactTold, ...]
    """The facts it touches, told whole."""
    conflict: Conflict | None = None
    """The conflict, if it names one."""
    gist: str = ""
    """The answer in a few sentences."""

    def json(self) -> str:
        """The explanation as JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"


def explain(sheet: Sheet, id: str, documents: Mapping[str, Document] | None = None) -> Explanation:
    """Find what an id names, by the whole id or a beginning of it that fits only one, and tell it.

    With the documents at hand every claim comes with its whole sentence, else with the words the sheet quotes.
    """
    kind, whole = find(sheet, id)
    facts = (*sheet.facts, *sheet.mentioned)
    conflict = next((each for each in sheet.conflicts if each.id == whole), None) if kind == "conflict" else None
    touched = [fact for fact in facts if whole in _ids(kind, fact)]
    told = tuple(tell(sheet, fact, documents or {}) for fact in touched)
    return Explanation(kind, whole, told, conflict, _gist(sheet, kind, whole, touched, conflict))


def find(sheet: Sheet, id: str) -> tuple[Kind, str]:
    """What kind of thing an id names on this sheet, and its whole id."""
    known: dict[str, Kind] = {}
    for fact in (*sheet.facts, *sheet.mentioned):
        known |= dict.fromkeys((standing.claim for standing in fact.claims), "claim")
    known |= dict.fromkeys((conflict.id for conflict in sheet.conflicts), "conflict")
    known |= dict.fromkeys((fact.id for fact in (*sheet.facts, *sheet.mentioned)), "fact")
    if id in known:
        return known[id], id
    found = sorted(each for each in known if id and each.startswith(id))
    if len(found) == 1:
        return known[found[0]], found[0]
    if found:
        raise UsageError(f"{id}: {len(found)} ids begin so ({', '.join(found[:3])}, …); write more of it")
    raise UsageError(f"{id}: no fact, conflict or claim of this sheet has this id")


def _ids(kind: Kind, fact: Fact) -> set[str | None]:
    match kind:
        case "fact":
            return {fact.id}
        case "conflict":
            return {fact.conflict}
        case "claim":
            return {standing.claim for standing in fact.claims}


def _gist(sheet: Sheet, kind: Kind, id: str, facts: Iterable[Fact], conflict: Conflict | None) -> str:
    """The answer in one sentence."""
    if conflict is not None:
        said = listed([stated(each) for each in conflict.values])
        about = f"{label_of(sheet, conflict.property)} of {subject_of(sheet, conflict.subject)}"
        return f"{about}: {said} ({conflict.cause}, {conflict.severity}, {conflict.status}). {conflict.explanation}"
    if kind == "claim":
        fact = next(iter(facts))
        standing = next(each for each in fact.claims if each.claim == id)
        about = f"{subject_of(sheet, fact.subject)}: {headline(sheet, fact)}"
        return f"{standing.source} says {say(standing.value, standing.bound)} about {about}. {standing.reason}"
    return ""


def explain_text(explanation: Explanation) -> str:
    """The explanation as a reader follows it: what is published, whose words carry it, what was set aside, and why."""
    parts = [explanation.gist] if explanation.gist else []
    parts += ["\n".join(_told(fact)) for fact in explanation.facts]
    return "\n\n".join(parts) + "\n"


_GROUPS = {
    "preferred": "Published from",
    "supporting": "Agreeing with it",
    "superseded": "Superseded",
    "rejected": "Rejected",
    "out_of_scope": "Out of scope",
}


def _told(fact: FactTold) -> Iterator[str]:
    yield f"{fact.subject}: {fact.about}"
    yield f"  {fact.said}  [{fact.fact}]"
    kept = "Superseded, kept for the record. " if fact.superseded else ""
    yield f"  {kept}{STATUSES[fact.status]}. {_behind(fact)}"
    if fact.fragility:
        yield f"  Fragile: leave out {listed(list(fact.fragility))}, and it changes."
    for standing, title in _GROUPS.items():
        claims = [each for each in fact.claims if each.standing == standing]
        if claims:
            yield ""
            yield f"  {title}"
        for claim in claims:
            yield from _claim_told(claim)
    yield from _settled(fact)


def _behind(fact: FactTold) -> str:
    if fact.asserted_by is not None:
        return f"Asserted by {fact.asserted_by}: no source states it."
    origins = f"{count_of(len(fact.origins), 'independent origin')} ({listed(list(fact.origins))})"
    return f"It rests on {origins} in {count_of(len(fact.sources), 'source')} ({listed(list(fact.sources))})."


def _claim_told(claim: ClaimTold) -> Iterator[str]:
    credit = f", crediting {claim.attribution}" if claim.attribution else ""
    narrowed = f" ({claim.qualifiers})" if claim.qualifiers else ""
    start, end = claim.figure
    marked = f"{claim.sentence[:start]}[{claim.sentence[start:end]}]{claim.sentence[end:]}"
    place = f"page {claim.page}, " if claim.page else ""
    digest = f", sha256 {claim.digest[:12]}…" if claim.digest else ""
    under = f", under “{claim.section[-1]}”" if claim.section else ""
    yield f"  - {claim.source} says {claim.said}{narrowed}{credit}:"
    yield f"      “{' '.join(marked.split())}”"
    yield f"      {place}characters {claim.start}–{claim.end} of {claim.file}{under}{digest}"
    yield f"      {upper_first(claim.reason)}"
    if claim.assumed:
        yield f"      Assumed, not said: {listed(list(claim.assumed)).replace('_', ' ')}."


def _settled(fact: FactTold) -> Iterator[str]:
    """The conflict, the decision and the rule."""
    if fact.conflict is not None:
        conflict = fact.conflict
        yield ""
        yield f"  Conflict {conflict.id}: {conflict.cause}, {conflict.severity}, {conflict.status}"
        yield f"      {conflict.explanation}"
    if fact.decision is not None:
        note = f": “{fact.decision.note}”" if fact.decision.note else "."
        yield f"  {fact.decision.by} decided ({fact.decision.outcome.replace('_', ' ')}){note}"
    if fact.rule is not None:
        explained = f": {fact.rule.explanation}" if fact.rule.explanation else ""
        yield f"  Rule {fact.rule.name}{explained}"
