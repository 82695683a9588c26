"""What does not tie out within one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.profiles.model import Profile
from pipeline.profiles.tieouts import checked, concerned
from pipeline.records.claim import Claim
from pipeline.records.comparison import Origin
from pipeline.records.document import Source
from pipeline.records.finding import Finding
from pipeline.records.times import as_of, window


def tie_outs(
    claims: Sequence[Claim], origins: Mapping[str, Origin], sources: Mapping[str, Source], profile: Profile
) -> tuple[Finding, ...]:
    """Everything that cannot be right by arithmetic or by the calendar, document by document.

    `claims` are sorted by source.
    """
    findings: list[Finding] = []
    wanted = audited(profile)
    for source, said in groupby(claims, key=lambda claim: claim.source):
        listed = list(said)
        findings += misdated(listed, sources.get(source), profile)
        if wanted:
            audit = ((claim, credit(claim, origins)) for claim in listed if claim.property in wanted)
            findings += checked(audit, profile)
    return tuple(sorted(set(findings), key=lambda one: (one.source or "", one.start or 0, one.rule, one.message)))


def audited(profile: Profile) -> frozenset[str]:
    """The properties that any tie-out is about."""
    return frozenset(name for rule in profile.arithmetic for name in concerned(rule))


def credit(claim: Claim, origins: Mapping[str, Origin]) -> str | None:
    """Whom a text credits; within a document nothing else tells origins apart."""
    return None if claim.attribution is None else origins[claim.id].name


def misdated(claims: Iterable[Claim], source: Source | None, profile: Profile) -> Iterator[Finding]:
    """Windows that end before they start, and figures dated after their document was published."""
    published = source.published if source is not None else None
    for claim in claims:
        years, date = window(claim), as_of(claim)
        if years is not None and years[1] < years[0]:
            told = f"{claim.evidence.quote}: the window {years[0]}–{years[1]} ends before it starts"
            yield found("window", told, claim)
        if date is None or published is None or not measured(claim, profile):
            continue
        reach = min(len(date), len(published))
        if date[:reach] > published[:reach]:
            told = f"{claim.evidence.quote}: dated {date}, but the document was published on {published}"
            yield found("published", told, claim)


def measured(claim: Claim, profile: Profile) -> bool:
    """Whether a property is measured at its date, rather than projected to it."""
    prop = profile.properties.get(claim.property)
    return prop is not None and prop.dates == "as_of"


def found(check: str, message: str, claim: Claim) -> Finding:
    """A finding at a claim's own words."""
    return Finding(f"tie_out_{check}", "medium", message, claim.source, claim.evidence.start, claim.evidence.end)
