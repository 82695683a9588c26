"""A fact told whole: every claim under it with its sentence, and what settled it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from pipeline.publish.carried import carrying, is_superseded
from pipeline.publish.selectors import words_of
from pipeline.publish.wording import headline, qualifiers, subject_words
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.document import Worded
from pipeline.records.sheet import Fact, PolicyRule, PublishedSource, Sheet, Standing
from pipeline.values.wording import say


class ClaimTold(Struct, frozen=True, omit_defaults=True):
    """One claim with the sentence it was read from; the figure in it is at `figure`, counted in that sentence."""

    claim: str
    """The id of the claim."""
    source: str
    """The id of its source."""
    file: str
    """The file of the source."""
    said: str
    """The value in words."""
    standing: str
    """How the claim stands to the published value."""
    reason: str
    """Why it stands so."""
    sentence: str
    """The sentence it was read from."""
    figure: tuple[int, int]
    """Where the figure begins and ends in that sentence."""
    start: int
    """Where the quote begins in the text."""
    end: int
    """Where it ends."""
    origin: str | None = None
    """Whose word it is."""
    attribution: str | None = None
    """Whom the text credits, as printed."""
    qualifiers: str = ""
    """What narrows it, in words."""
    assumed: tuple[str, ...] = ()
    """Which of its qualifiers were assumed."""
    digest: str | None = None
    """The sha256 of the file."""
    page: int | None = None
    """The page of a PDF."""
    section: tuple[str, ...] = ()
    """The headings above it."""


class FactTold(Struct, frozen=True, omit_defaults=True):
    """One fact and everything under it."""

    fact: str
    """The id of the fact."""
    subject: str
    """The label of its subject."""
    about: str
    """What it is about, in words."""
    said: str
    """The published value in words."""
    status: str
    """How well it is founded."""
    origins: tuple[str, ...]
    """Whose word it is."""
    sources: tuple[str, ...]
    """The ids of the sources that carry it."""
    claims: tuple[ClaimTold, ...]
    """Every claim under it."""
    conflict: Conflict | None = None
    """The conflict that it comes from."""
    rule: PolicyRule | None = None
    """The rule that settled it."""
    decision: Decision | None = None
    """The decision that settled it."""
    asserted_by: str | None = None
    """Who asserted it, where no document says it."""
    fragility: tuple[str, ...] = ()
    """What it hangs on."""
    superseded: bool = False
    """Whether its origin has stated it anew since."""


def tell(sheet: Sheet, fact: Fact, documents: Mapping[str, Worded]) -> FactTold:
    """One fact with everything under it, every claim with its sentence."""
    return Teller(sheet, documents).tell(fact)


class Teller:
    """Tells the facts of one sheet, and looks through the sheet once for all of them."""

    def __init__(self, sheet: Sheet, documents: Mapping[str, Worded]) -> None:
        self._documents = documents
        self._subjects = {subject.id: subject.label for subject in sheet.subjects}
        self._sources = {source.id: source for source in sheet.sources}
        self._conflicts = {conflict.id: conflict for conflict in sheet.conflicts}
        self._rules = {rule.name: rule for rule in sheet.policy}
        self._decisions = {decision.id: decision for decision in sheet.decisions}
        self._sheet = sheet

    def tell(self, fact: Fact, most: int | None = None) -> FactTold:
        """One fact with everything under it; where there are more than `most` claims, with the foremost of them."""
        carriers = carrying(fact)
        return FactTold(
            fact=fact.id,
            subject=self._subjects.get(fact.subject) or subject_words(fact.subject),
            about=headline(self._sheet, fact),
            said=say(fact.value, fact.bound),
            status=fact.status,
            origins=tuple(sorted({each.origin or each.source for each in carriers})),
            sources=tuple(sorted({each.source for each in carriers})),
            claims=tuple(self._claim(each) for each in foremost(fact.claims, most)),
            conflict=self._conflicts.get(fact.conflict or ""),
            rule=self._rules.get(fact.rule, PolicyRule(fact.rule, "")) if fact.rule is not None else None,
            decision=self._decisions.get(fact.decision or ""),
            asserted_by=fact.asserted_by,
            fragility=fact.fragility,
            superseded=is_superseded(fact),
        )

    def _claim(self, standing: Standing) -> ClaimTold:
        return _claim(standing, self._sources[standing.source], self._documents.get(standing.source))


def foremost(claims: Sequence[Standing], most: int | None) -> Sequence[Standing]:
    """The claims themselves, or so many of them where there are more: first one for each value and standing."""
    if most is None or len(claims) <= most:
        return claims
    firsts: dict[tuple[object, ...], int] = {}
    for place, each in enumerate(claims):
        firsts.setdefault((each.standing, each.value, each.bound), place)
    early = set(firsts.values())
    chosen = sorted(range(len(claims)), key=lambda place: (place not in early, place))[:most]
    return [claims[place] for place in sorted(chosen)]


def _claim(standing: Standing, source: PublishedSource, document: Worded | None) -> ClaimTold:
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


def _sentence(standing: Standing, document: Worded | None) -> tuple[str, tuple[int, int]]:
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
