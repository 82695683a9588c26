"""Walk a fact, a conflict or a claim back to the words it rests on, in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from pipeline.errors import UsageError
from pipeline.publish.carried import carrying, is_superseded
from pipeline.publish.selectors import words_of
from pipeline.publish.wording import (
    STATUSES,
    count_of,
    headline,
    label_of,
    listed,
    qualifiers,
    stated,
    subject_of,
    upper_first,
)
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, PolicyRule, PublishedSource, Sheet, Standing
from pipeline.values.wording import say

Kind = Literal["fact", "conflict", "claim"]


class ClaimTold(Struct, frozen=True, omit_defaults=True):
    """One claim with the sentence it was read from; the figure in it is at `figure`, counted in that sentence."""

    claim: str
    source: str
    file: str
    said: str
    standing: str
    reason: str
    sentence: str
    figure: tuple[int, int]
    start: int
    end: int
    origin: str | None = None
    attribution: str | None = None
    qualifiers: str = ""
    assumed: tuple[str, ...] = ()
    digest: str | None = None
    page: int | None = None
    section: tuple[str, ...] = ()


class FactTold(Struct, frozen=True, omit_defaults=True):
    """One fact and everything under it."""

    fact: str
    subject: str
    about: str
    said: str
    status: str
    origins: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[ClaimTold, ...]
    conflict: Conflict | None = None
    rule: PolicyRule | None = None
    decision: Decision | None = None
    asserted_by: str | None = None
    fragility: tuple[str, ...] = ()
    superseded: bool = False


class Explanation(Struct, frozen=True, omit_defaults=True):
    """What there is to say about an id: the facts it touches, told whole."""

    kind: Kind
    id: str
    facts: tuple[FactTold, ...]
    conflict: Conflict | None = None
    gist: str = ""

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


def tell(sheet: Sheet, fact: Fact, documents: Mapping[str, Document]) -> FactTold:
    """One fact with everything under it, every claim with its sentence."""
    carriers = carrying(fact)
    sources = {source.id: source for source in sheet.sources}
    return FactTold(
        fact=fact.id,
        subject=subject_of(sheet, fact.subject),
        about=headline(sheet, fact),
        said=say(fact.value, fact.bound),
        status=fact.status,
        origins=tuple(sorted({each.origin or each.source for each in carriers})),
        sources=tuple(sorted({each.source for each in carriers})),
        claims=tuple(_claim(each, sources[each.source], documents.get(each.source)) for each in fact.claims),
        conflict=next((each for each in sheet.conflicts if each.id == fact.conflict), None),
        rule=next((each for each in sheet.policy if each.name == fact.rule), _unnamed(fact)),
        decision=next((each for each in sheet.decisions if each.id == fact.decision), None),
        asserted_by=fact.asserted_by,
        fragility=fact.fragility,
        superseded=is_superseded(fact),
    )


def _unnamed(fact: Fact) -> PolicyRule | None:
    """A rule the sheet names but does not explain."""
    return PolicyRule(fact.rule, "") if fact.rule is not None else None


def _claim(standing: Standing, source: PublishedSource, document: Document | None) -> ClaimTold:
    sentence, figure = _sentence(standing, document)
    return ClaimTold(
        claim=standing.claim,
        source=standing.source,
        file=source.file,
        said=say(standing.value, standing.bound),
        standing=standing.standing,
        reason=standing.reason,
        sentence=sentence,
        figure=figure,
        start=standing.evidence.start,
        end=standing.evidence.end,
        origin=standing.origin,
        attribution=standing.attribution,
        qualifiers=qualifiers(standing.qualifiers),
        assumed=standing.assumed,
        digest=source.digest,
        page=standing.evidence.page,
        section=standing.evidence.section,
    )


def _sentence(standing: Standing, document: Document | None) -> tuple[str, tuple[int, int]]:
    """The sentence of a claim and where the figure stands in it."""
    evidence = standing.evidence
    if document is not None:
        start, end = evidence.sentence
        return document.text[start:end], (evidence.start - start, evidence.end - start)
    words = words_of(standing.target) if standing.target is not None else None
    if words is None:
        return evidence.quote, (0, len(evidence.quote))
    before, after = words.prefix.rpartition("\n")[2], words.suffix.partition("\n")[0]
    before = before if before != words.prefix else f"…{before.partition(' ')[2]}"
    after = after if after != words.suffix else f"{after.rpartition(' ')[0]}…"
    return f"{before}{words.exact}{after}", (len(before), len(before) + len(words.exact))


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
