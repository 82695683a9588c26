"""What does not tie out on the sheet, where figures of several documents stand side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import structs

from pipeline.profiles.model import Profile
from pipeline.profiles.tieouts import Entry, checked, slack_of, words_of
from pipeline.records.claim import Claim
from pipeline.records.finding import Finding
from pipeline.records.sheet import Fact


def tie_outs(
    facts: Iterable[Fact], claims: Mapping[str, Claim], profile: Profile, told: Collection[Finding]
) -> list[Finding]:
    """The arithmetic of the published values, but for what is already `told` of a document; `claims` by id.

    Figures of different origins are held together on purpose: on a sheet they are read together.
    """
    findings = checked(entries(facts, claims, profile), profile)
    return [structs.replace(one, message=f"on the sheet: {one.message}") for one in findings if one not in told]


def entries(facts: Iterable[Fact], claims: Mapping[str, Claim], profile: Profile) -> Iterator[Entry]:
    """The published values that are current, as the arithmetic sees them."""
    for fact in facts:
        lead = next((claims[one.claim] for one in fact.claims if one.standing == "preferred"), None)
        if lead is None or (lead.bound not in ("exact", "approximately") and not percentile(lead)):
            continue
        unit = profile.properties[fact.property].printed_unit
        stated = slack_of(lead.value, lead.bound, lead.evidence.quote, unit)
        if stated is not None:
            words = words_of(fact.property, fact.value, fact.bound, fact.qualifiers)
            at = lead.evidence
            yield Entry(
                fact.property, fact.subject, fact.qualifiers, *stated, words, None, lead.source, at.start, at.end
            )


def percentile(claim: Claim) -> bool:
    """Whether a bound beside a claim is a threshold."""
    statistic = str(claim.qualifiers.get("statistic", ""))
    return statistic[:1] == "p" and statistic[1:].isdigit()
