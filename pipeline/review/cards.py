"""One conflict as its page shows it: the values, whose they are, in which words, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from msgspec import structs

from pipeline.compare.causes import causes
from pipeline.publish.plot import Plot, plot
from pipeline.publish.wording import listed, qualifiers, stated
from pipeline.records.claim import Claim, Qualifier
from pipeline.records.comparison import Group
from pipeline.records.conflict import CauseName, Conflict, Related, StatedValue
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.sheet import Fact
from pipeline.review.desk import Desk, as_seen
from pipeline.review.history import Step, Testified, changed, history, retold
from pipeline.review.passages import Quoted, quoted
from pipeline.review.question import Wording
from pipeline.review.queue import WAITING
from pipeline.run.weigh import Weighed
from pipeline.values.wording import say

MOST_RELATED = 40
_LABELS = {"open": "Suggested", "stale": "Suggested", "settled": "Settled for", "decided": "Decided"}


@dataclass(frozen=True)
class Card:
    """One claim: what it says, whose word it is, and where it stands."""

    claim: Claim
    said: str
    narrowed: str
    assumed: str
    origin: str
    basis: str
    source: Source | None
    name: str
    words: Quoted
    href: str


@dataclass(frozen=True)
class Choosable:
    """One value of the conflict with the claims that state it; its number is also its key."""

    number: int
    said: str
    when: str
    cards: tuple[Card, ...]
    suggested: bool
    chosen: bool


@dataclass(frozen=True)
class Drawing:
    """A plot with the words for its diamond."""

    plot: Plot
    label: str
    said: str
    about: str


@dataclass(frozen=True)
class Aside:
    """A claim that is compared with nothing, and why."""

    card: Card
    reason: str


@dataclass(frozen=True)
class ConflictPage:
    """Everything the page of one conflict says."""

    conflict: Conflict
    subject: str
    label: str
    question: str
    narrowed: str
    reasons: tuple[tuple[str, str, tuple[str, ...]], ...]
    values: tuple[Choosable, ...]
    drawings: tuple[Drawing, ...]
    related: tuple[Aside, ...]
    suggestion: str
    decision: Decision | None
    decided: str
    new: tuple[Testified, ...]
    gone: tuple[Testified, ...]
    steps: tuple[Step, ...]
    seen: str


def conflict_page(desk: Desk, weighed: Weighed, words: Wording, conflict: Conflict) -> ConflictPage:
    """What there is to see of one conflict."""
    group = next(each for each in weighed.comparison.groups if each.id == conflict.id)
    decision = next((each for each in weighed.log.decisions if each.id == conflict.decision), None)
    new, gone = changed(decision, group, weighed.comparison.documents) if decision else ((), ())
    teller = _Teller(desk, weighed, words, group)
    suggestion = conflict.suggestion
    return ConflictPage(
        conflict=conflict,
        subject=words.subject(conflict),
        label=words.property(conflict.property),
        question=words.question(conflict),
        narrowed=words.narrowed(conflict),
        reasons=tuple(_reasons(conflict)),
        values=tuple(teller.values(conflict, decision)),
        drawings=tuple(_drawings(weighed, words, conflict)),
        related=tuple(teller.related(weighed.comparison.related)),
        suggestion="" if suggestion is None else f"{stated(conflict.values[suggestion.value])}: {suggestion.reason}",
        decision=decision,
        decided=retold(decision) if decision else "",
        new=new,
        gone=gone,
        steps=history(weighed.log.decisions, conflict.id),
        seen=as_seen(group, weighed.log),
    )


def _reasons(conflict: Conflict) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each cause with what it means and the sentences for the case at hand, the gravest first."""
    for cause, basis in dict.fromkeys((each.cause, each.basis) for each in conflict.disagreements):
        same = (each for each in conflict.disagreements if (each.cause, each.basis) == (cause, basis))
        yield cause, _meaning(cause, basis), tuple(dict.fromkeys(each.explanation for each in same))


def _meaning(cause: CauseName, basis: str) -> str:
    """What a cause means, in the words of its rule; one that is told in two ways has a rule for each."""
    rules = [each for each in causes() if cause == each.NAME]
    told = {getattr(each, "__name__", "").rpartition("_")[2]: each for each in rules} if len(rules) > 1 else {}
    chosen = [told[basis]] if basis in told else rules
    return " ".join(" ".join(each.__doc__.split()) for each in chosen)


def _drawings(weighed: Weighed, words: Wording, conflict: Conflict) -> Iterator[Drawing]:
    """One plot for each fact that the conflict leads to, if its values lie on a line."""
    facts = [each for each in weighed.settlement.facts if each.conflict == conflict.id]
    for fact in facts:
        drawn = plot(_drawable(fact, conflict), words.names, words.scale(fact.property))
        if drawn is not None:
            said, label = say(fact.value, fact.bound), _label(fact, conflict)
            rows = listed([f"{each.label} {each.said}" for each in drawn.rows])
            about = qualifiers({"window": fact.qualifiers["window"]}) if "window" in fact.qualifiers else ""
            yield Drawing(replace(drawn, alt=f"{label}: {said}. By source: {rows}."), label, said, about)


def _drawable(fact: Fact, conflict: Conflict) -> Fact:
    """A fact with the claims that are weighed here; while it waits, none of them is set aside yet."""
    weighed = {id for value in conflict.values for id in value.claims}
    claims = [each for each in fact.claims if each.claim in weighed or each.standing == "preferred"]
    if conflict.status in WAITING and any(each.standing == "preferred" for each in claims):
        claims = [
            each if each.standing == "preferred" else structs.replace(each, standing="supporting") for each in claims
        ]
    return structs.replace(fact, claims=tuple(claims))


def _label(fact: Fact, conflict: Conflict) -> str:
    """What the diamond is: a suggestion only where the policy makes one."""
    if conflict.status in WAITING and (conflict.suggestion is None or fact.rule is None):
        return "In the draft"
    return _LABELS[conflict.status]


class _Teller:
    """Makes cards of the claims of one group."""

    def __init__(self, desk: Desk, weighed: Weighed, words: Wording, group: Group) -> None:
        self._desk, self._weighed, self._words, self._group = desk, weighed, words, group

    def values(self, conflict: Conflict, decision: Decision | None) -> Iterator[Choosable]:
        claims = {claim.id: claim for claim in self._group.claims}
        settled = decision if conflict.status == "decided" else None
        for number, value in enumerate(conflict.values, 1):
            yield Choosable(
                number=number,
                said=stated(value),
                when=_when(value),
                cards=tuple(self.card(claims[id]) for id in value.claims if id in claims),
                suggested=conflict.suggestion is not None and conflict.suggestion.value == number - 1,
                chosen=settled is not None and (settled.value, settled.bound) == (value.value, value.bound),
            )

    def card(self, claim: Claim) -> Card:
        origin = self._weighed.comparison.origins[claim.id]
        return Card(
            claim=claim,
            said=say(claim.value, claim.bound),
            narrowed=qualifiers(claim.qualifiers),
            assumed=", ".join(sorted({each.of.replace("_", " ") for each in claim.context if each.basis == "assumed"})),
            origin=self._words.names.get(origin.name, origin.name),
            basis=origin.basis,
            source=self._desk.sources.get(claim.source),
            name=self._words.source(claim.source),
            words=quoted(self._desk.document(claim.source), claim.evidence),
            href=document_href(claim),
        )

    def related(self, found: Sequence[Related]) -> Iterator[Aside]:
        """The claims that were parted from this question, and those about the same that answer none."""
        claims = {claim.id: claim for claim in self._weighed.claims}
        shown = 0
        for each in found:
            claim = claims.get(each.claim)
            if claim is not None and shown < MOST_RELATED and self._belongs(each, claim):
                shown += 1
                yield Aside(self.card(claim), each.reason)

    def _belongs(self, related: Related, claim: Claim) -> bool:
        if related.group is not None:
            return related.group == self._group.id
        return (claim.subject, claim.property) == (self._group.subject, self._group.property)


def _when(value: StatedValue) -> str:
    dates: dict[str, Qualifier] = {}
    if value.window is not None:
        dates["window"] = value.window
    if value.as_of is not None:
        dates["as_of"] = value.as_of
    return qualifiers(dates)


def dated(value: StatedValue) -> str:
    """A value with what it is dated by: "28% (2022–2032)"."""
    when = _when(value)
    return f"{stated(value)} ({when})" if when else stated(value)


def document_href(claim: Claim) -> str:
    """The whole document, scrolled to the words of a claim."""
    return f"/document?{urlencode({'source': claim.source})}#c-{claim.id}"
