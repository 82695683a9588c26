"""One conflict as its page shows it: the values, whose they are, in which words, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from msgspec import structs

from pipeline.compare import explanations
from pipeline.publish.plot import Plot, plot
from pipeline.publish.wording import listed, qualifiers, stated
from pipeline.records.claim import Claim, Qualifier
from pipeline.records.comparison import Group
from pipeline.records.conflict import Conflict, Related, StatedValue
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
    meant = explanations()
    for cause in dict.fromkeys(each.cause for each in conflict.disagreements):
        sentences = dict.fromkeys(each.explanation for each in conflict.disagreements if each.cause == cause)
        yield cause, meant.get(cause, ""), tuple(sentences)


def _drawings(weighed: Weighed, words: Wording, conflict: Conflict) -> Iterator[Drawing]:
    """One plot for each fact that the conflict leads to, if its values lie on a line."""
    facts = [each for each in weighed.settlement.facts if each.conflict == conflict.id]
    for fact in facts:
        drawn = plot(_impartial(fact) if conflict.status in WAITING else fact, words.names, words.scale(fact.property))
        if drawn is not None:
            said, label = say(fact.value, fact.bound), _label(fact, conflict)
            rows = listed([f"{each.label} {each.said}" for each in drawn.rows])
            about = qualifiers({"window": fact.qualifiers["window"]}) if "window" in fact.qualifiers else ""
            yield Drawing(replace(drawn, alt=f"{label}: {said}. By source: {rows}."), label, said, about)


def _impartial(fact: Fact) -> Fact:
    """A fact none of whose claims is rejected yet: that is for the reviewer to say."""
    claims = (
        structs.replace(each, standing="supporting") if each.standing == "rejected" else each for each in fact.claims
    )
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
