"""Put the sheet together: facts with evidence anyone can look up, gaps, conflicts, and the rules that were used."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec
from msgspec import structs

from pipeline.profiles.model import Profile
from pipeline.publish.rights import rights_of
from pipeline.publish.selectors import cite
from pipeline.records.claim import Claim, Evidence
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.document import Document, Source
from pipeline.records.finding import Finding
from pipeline.records.sheet import (
    Fact,
    Gap,
    PolicyRule,
    ProfileUsed,
    PropertyUsed,
    PublishedSource,
    Sheet,
    Standing,
    Subject,
    Target,
)

SCHEMA = "../schema/fact-sheet.schema.json"
FORMAT_VERSION = "1.0"
STATISTICS = ("median", "mean", "p10", "p25", "p75", "p90", "minimum", "maximum", "entry", "executive")
COMMON = frozenset({"statistic", "pay_period", "geography"})
DATES = frozenset({"window", "as_of"})
STANDING_ORDER = ("preferred", "supporting", "superseded", "rejected", "out_of_scope")


Cite = Callable[[Standing], tuple[Evidence, Target] | None]
"""Gives the words of a claim as they may be published, and the target that finds them; None where they are gone."""


class Settled(Protocol):
    """What settling gives: every conflict with its final status, every fact, and what is wrong with the data."""

    @property
    def conflicts(self) -> Sequence[Conflict]: ...
    @property
    def facts(self) -> Sequence[Fact]: ...
    @property
    def findings(self) -> Sequence[Finding]: ...


def sheet(
    settlement: Settled,
    *,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    sources: Iterable[Source],
    subjects: Iterable[Subject],
    profile: Profile,
    draft: bool,
    decisions: Sequence[Decision] = (),
    policy: Sequence[PolicyRule] = (),
    tie_outs: Sequence[Finding] = (),
) -> Sheet:
    """The fact sheet, complete enough to be read and checked by itself.

    `subjects` are the declared ones; those with a document of their own join them. A fact about anybody else goes
    under `mentioned`, and a property that no source states of a subject is a gap. The order of every argument is free:
    the same content gives the same bytes.
    """
    listed = sorted(sources, key=lambda source: source.id)
    published = {source.id: publish_source(source, documents.get(source.id)) for source in listed}
    facts = published_facts(
        settlement.facts, {claim.id: claim for claim in claims}, by_reading(documents, published), profile
    )
    about = everyone_with_a_page(subjects, listed)
    known = {subject.id for subject in about}
    own = tuple(fact for fact in facts if fact.subject in known)
    used = {fact.decision for fact in facts} | {conflict.decision for conflict in settlement.conflicts}
    bare = outline(about, published.values(), profile, draft, decisions, used, policy)
    return sealed(
        structs.replace(
            bare,
            facts=own,
            gaps=tuple(gaps(about, {(fact.subject, fact.property) for fact in own}, profile)),
            mentioned=tuple(fact for fact in facts if fact.subject not in known),
            conflicts=tuple(sorted(settlement.conflicts, key=lambda conflict: (conflict.subject, conflict.id))),
            tie_outs=tuple(sorted(tie_outs, key=msgspec.json.encode)),
            findings=tuple(sorted(settlement.findings, key=msgspec.json.encode)),
        )
    )


def outline(
    subjects: Iterable[Subject],
    sources: Iterable[PublishedSource],
    profile: Profile,
    draft: bool,
    decisions: Iterable[Decision],
    used: Collection[str | None],
    policy: Iterable[PolicyRule],
) -> Sheet:
    """A sheet on which nothing is stated yet: whom it is about, the sources, the rules, and the decisions `used`."""
    return Sheet(
        schema=SCHEMA,
        format_version=FORMAT_VERSION,
        draft=draft,
        subjects=tuple(subjects),
        sources=tuple(sources),
        facts=(),
        gaps=(),
        mentioned=(),
        decisions=tuple(decision for decision in decisions if decision.id in used),
        policy=tuple(policy),
        profile=profile_used(profile),
    )


def published_facts(facts: Iterable[Fact], claims: Mapping[str, Claim], cited: Cite, profile: Profile) -> list[Fact]:
    """Facts in the order of the sheet, the claims of each with the words to look up; `claims` by id."""
    return sorted((publish_fact(fact, claims, cited) for fact in facts), key=fact_order(profile))


def by_reading(documents: Mapping[str, Document], sources: Mapping[str, PublishedSource]) -> Cite:
    """Cites what stands in documents that are at hand."""

    def cited(standing: Standing) -> tuple[Evidence, Target] | None:
        document = documents.get(standing.source)
        return cite(document, standing.evidence, sources[standing.source].rights) if document is not None else None

    return cited


def publish_source(source: Source, document: Document | None) -> PublishedSource:
    """A source as the sheet lists it: with the digests of its file and its text, and how it may be quoted."""
    listed = {**structs.asdict(source), "rights": rights_of(source.licence)}
    if document is not None:
        listed |= {"digest": document.digest, "text_digest": document.text_digest, "format": document.format}
    return msgspec.convert(listed, PublishedSource)


def publish_fact(fact: Fact, claims: Mapping[str, Claim], cited: Cite) -> Fact:
    """A fact whose every claim can be looked up, the published claim first."""
    standings = (publish_standing(each, claims, cited) for each in fact.claims)
    return structs.replace(fact, claims=tuple(sorted(standings, key=standing_order)))


def publish_standing(standing: Standing, claims: Mapping[str, Claim], cited: Cite) -> Standing:
    """A claim as the sheet shows it: its own qualifiers, what was assumed of it, and where its words stand."""
    claim, found = claims.get(standing.claim), cited(standing)
    if claim is not None:
        assumed = tuple(sorted({each.of for each in claim.context if each.basis == "assumed"}))
        standing = structs.replace(standing, qualifiers=claim.qualifiers, assumed=assumed)
    return standing if found is None else structs.replace(standing, evidence=found[0], target=found[1])


def standing_order(standing: Standing) -> tuple[int, str, int, str]:
    """The published claim first, then those that agree, then the rest; by source and place within each."""
    return STANDING_ORDER.index(standing.standing), standing.source, standing.evidence.start, standing.claim


def fact_order(profile: Profile) -> Callable[[Fact], tuple[object, ...]]:
    """Facts by subject, then as the profile lists its properties, then by qualifiers; the newest window first."""
    rank = {name: place for place, name in enumerate(profile.properties)}

    def order(fact: Fact) -> tuple[object, ...]:
        place = rank.get(fact.property, len(rank))
        value = msgspec.json.encode(fact.value)
        return fact.subject, place, fact.property, *breadth(fact), newest_first(fact), value, fact.id

    return order


def breadth(fact: Fact) -> tuple[int, int, list[tuple[str, str]]]:
    """Sorts what is said of all before what is said of some, and the middle before the ends."""
    statistic = str(fact.qualifiers.get("statistic"))
    place = STATISTICS.index(statistic) if statistic in STATISTICS else len(STATISTICS)
    rest = sorted((n, "" if v == "year" else str(v)) for n, v in fact.qualifiers.items() if n not in DATES)
    return sum(name not in COMMON for name, _ in rest), place, rest


def newest_first(fact: Fact) -> tuple[int, ...]:
    """Sorts later windows and dates before earlier ones."""
    window, date = fact.qualifiers.get("window"), str(fact.qualifiers.get("as_of", ""))
    last = [str(window[1]), str(window[0])] if isinstance(window, tuple) else []
    return tuple(-int(number) for number in (*last, *date.split("-")) if number.isdigit())


def everyone_with_a_page(declared: Iterable[Subject], sources: Iterable[Source]) -> tuple[Subject, ...]:
    """The subjects the sheet is about: those declared, and those that a source is about."""
    known = {subject.id: subject for subject in declared}
    for source in sources:
        if source.subject is not None and source.subject not in known:
            known[source.subject] = Subject(source.subject, source.subject.replace("-", " ").capitalize())
    return tuple(known[slug] for slug in sorted(known))


def gaps(subjects: Iterable[Subject], stated: Container[tuple[str, str]], profile: Profile) -> Iterator[Gap]:
    """What no source states: every property of the profile, for every subject, that is not among the `stated`."""
    everyone = profile.everyone.subject if profile.everyone is not None else None
    for subject in subjects:
        if subject.id != everyone:
            yield from (Gap(subject.id, name) for name in profile.properties if (subject.id, name) not in stated)


def profile_used(profile: Profile) -> ProfileUsed:
    """The part of a profile that a reader of the sheet needs."""
    return ProfileUsed(
        name=profile.name,
        label=profile.label,
        about=profile.about,
        properties=tuple(
            PropertyUsed(
                name,
                each.label,
                each.question,
                each.kind,
                each.cardinality,
                tuple(step.name for step in profile.scales.get(each.scale or "", ())),
            )
            for name, each in profile.properties.items()
        ),
    )


def seal_of(sheet: Sheet) -> str:
    """The sha256 of everything on the sheet but the seal itself."""
    return hashlib.sha256(msgspec.json.encode(structs.replace(sheet, seal=None))).hexdigest()


def sealed(sheet: Sheet) -> Sheet:
    """The sheet with its seal. Anybody can seal, so it shows accidents and careless edits, not forgers."""
    return structs.replace(sheet, seal=seal_of(sheet))
