"""A sheet divided into the parts that the pages of its subjects are made from; each part is a small sheet itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from msgspec import structs

from pipeline.publish.places import OTHER, Place
from pipeline.publish.wording import subject_words
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.finding import Finding
from pipeline.records.sheet import Fact, Gap, PublishedSource, Sheet, Standing, Subject

Record = TypeVar("Record", Fact, Conflict, Gap)


def abroad(fact: Fact, homes: Mapping[str, Place]) -> Iterator[tuple[str, Fact]]:
    """What other subjects' pages need of a fact: each such subject, and the fact with no claims but those read there.

    A page about actuaries also says what all workers earn. The words are shown with the actuaries, and lead to a fact
    that is not. What was made of that fact is told where it stands, so none of it comes along: a page is the same
    whatever documents elsewhere say.
    """
    shares: dict[str, list[Standing]] = {}
    for standing in fact.claims:
        place = homes.get(standing.source)
        if place is not None and place.subject != fact.subject:
            shares.setdefault(place.subject, []).append(structs.replace(standing, reason=""))
    for subject, read in sorted(shares.items()):
        share = Fact(
            id=fact.id,
            subject=fact.subject,
            property=fact.property,
            qualifiers=fact.qualifiers,
            value=read[0].value,
            status="single_origin",
            origins=1,
            claims=tuple(read),
        )
        yield subject, share


def by_subject(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Facts, conflicts or gaps by the subject they are about, in their order."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.subject, []).append(record)
    return found


def parts(sheet: Sheet, homes: Mapping[str, Place]) -> Iterator[Sheet]:
    """A sheet for each subject, holding what concerns it and what its documents say of others.

    Those that are merely mentioned come after the others, and the documents that say nothing of anybody last.
    """
    facts = by_subject((*sheet.facts, *sheet.mentioned))
    conflicts, gaps = by_subject(sheet.conflicts), by_subject(sheet.gaps)
    shares: dict[str, list[Fact]] = {}
    for fact in chain.from_iterable(facts.values()):
        for there, share in abroad(fact, homes):
            shares.setdefault(there, []).append(share)
    housed: dict[str, list[str]] = {}
    for source, place in homes.items():
        housed.setdefault(place.subject, []).append(source)
    library = _Library(sheet)
    for subject in (*sheet.subjects, *_beside(sheet, homes)):
        id = subject.id
        own, weighed, at_home = facts.get(id, []), conflicts.get(id, []), housed.get(id, [])
        yield structs.replace(
            sheet,
            subjects=(subject,),
            facts=tuple(own),
            mentioned=tuple(shares.get(id, ())),
            conflicts=tuple(weighed),
            gaps=tuple(gaps.get(id, ())),
            sources=library.sources(own, weighed, at_home),
            decisions=library.decisions(own, weighed),
            tie_outs=(),
            findings=library.findings(at_home),
        )


class _Library:
    """The sources, decisions and findings of a whole sheet, looked up by id."""

    def __init__(self, sheet: Sheet) -> None:
        self._sources = {source.id: source for source in sheet.sources}
        self._decisions = {decision.id: decision for decision in sheet.decisions}
        self._findings: dict[str | None, list[Finding]] = {}
        for finding in dict.fromkeys((*sheet.tie_outs, *sheet.findings)):
            self._findings.setdefault(finding.source, []).append(finding)

    def sources(
        self, facts: Iterable[Fact], conflicts: Iterable[Conflict], at_home: Iterable[str]
    ) -> tuple[PublishedSource, ...]:
        """Those at home, and those that facts and conflicts cite."""
        cited = {standing.source for fact in facts for standing in fact.claims}
        weighed = {source for conflict in conflicts for value in conflict.values for source in value.sources}
        return tuple(self._sources[id] for id in sorted(cited | weighed | set(at_home)) if id in self._sources)

    def decisions(self, facts: Iterable[Fact], conflicts: Iterable[Conflict]) -> tuple[Decision, ...]:
        """Those that facts and conflicts name."""
        named = {fact.decision for fact in facts} | {conflict.decision for conflict in conflicts}
        return tuple(self._decisions[id] for id in sorted(self._decisions.keys() & named))

    def findings(self, sources: Iterable[str]) -> tuple[Finding, ...]:
        """Those about some sources."""
        return tuple(chain.from_iterable(self._findings.get(source, ()) for source in sorted(sources)))


def _beside(sheet: Sheet, homes: Mapping[str, Place]) -> Iterator[Subject]:
    """Those merely mentioned, and `OTHER` if a document is at home there."""
    known = {subject.id for subject in sheet.subjects}
    about = {fact.subject for fact in sheet.mentioned} | {conflict.subject for conflict in sheet.conflicts}
    homeless = {place.subject for place in homes.values() if place.subject == OTHER.id}
    for id in sorted((about | homeless) - known, key=lambda id: (id == OTHER.id, id)):
        yield OTHER if id == OTHER.id else Subject(id, subject_words(id))
