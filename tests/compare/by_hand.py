"""Claims, sources and a small profile made by hand, for tests of comparing and settling."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from pipeline.compare import compare, originals, repeats
from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim, Evidence, claim_id
from pipeline.records.comparison import Comparison
from pipeline.records.conflict import Conflict, Disagreement
from pipeline.records.document import Source
from pipeline.values import Bound, Count, Level, Money, Name, Percent, Value
from pipeline.values.wording import plain

PROFILE = Profile.model_validate(
    {
        "name": "jobs",
        "label": "Jobs",
        "about": "occupation",
        "organisations": {
            "Bureau of Labor Statistics": {"kind": "primary", "aliases": ["BLS", "U.S. Bureau of Labor Statistics"],
                                           "publications": ["Occupational Outlook Handbook"]},
            "Glassdoor": {},
        },
        "scales": {
            "education": [
                {"name": "High school diploma or equivalent"},
                {"name": "Bachelor's degree"},
                {"name": "Master's degree"},
                {"name": "Doctoral or professional degree"},
            ]
        },
        "properties": {
            "wage": {
                "label": "pay", "question": "What do {subject} earn?", "kind": "money", "dates": "as_of",
                "identity": ["statistic", "pay_period", "geography", "industry"],
                "defaults": {"pay_period": "year", "geography": "manifest"},
                "optional": ["industry", "geography"],
                "edition_step": {"rise": "0.10", "fall": "0.05"}, "printed_unit": "10",
            },
            "employment_growth": {"label": "growth", "question": "How fast?", "kind": "percent", "dates": "window"},
            "employment": {
                "label": "jobs", "question": "How many?", "kind": "count", "dates": "as_of",
                "identity": ["industry"], "optional": ["industry"], "printed_unit": "100",
            },
            "employment_change": {
                "label": "change", "question": "How many more?", "kind": "count", "dates": "window",
                "identity": ["industry"], "optional": ["industry"], "printed_unit": "100",
            },
            "projected_employment": {
                "label": "projected jobs", "question": "How many will there be?", "kind": "count", "dates": "target",
                "identity": ["industry"], "optional": ["industry"], "printed_unit": "100",
            },
            "employment_share": {
                "label": "share", "question": "What share?", "kind": "percent", "dates": "as_of", "identity": ["industry"],
            },
            "program_duration": {"label": "length", "question": "How long?", "kind": "duration"},
            "education": {"label": "education", "question": "What is enough?", "kind": "level", "scale": "education"},
            "certification": {"label": "credential", "question": "Which?", "kind": "name", "cardinality": "set"},
            "job_title": {"label": "title", "question": "Which?", "kind": "name", "cardinality": "set"},
        },
    }
)  # fmt: skip


def usd(amount: int | str) -> Money:
    return Money(amount=Decimal(amount), currency="USD")


def pct(number: int | str) -> Percent:
    return Percent(number=Decimal(number))


def count(number: int | str) -> Count:
    return Count(number=Decimal(number))


def level(text: str, canonical: str | None = None) -> Level:
    return Level(text, canonical or text)


def claim(
    source: str,
    prop: str,
    value: Value,
    by: str | None = None,
    bound: Bound = "exact",
    quote: str | None = None,
    subject: str = "bakers",
    at: int = 0,
    **qualifiers: Any,
) -> Claim:
    """A claim as extraction would make it; its quote is the value in figures unless given."""
    if prop == "wage" and "statistic" not in qualifiers:
        qualifiers["statistic"] = "median"
    qualifiers = {name: said for name, said in qualifiers.items() if said is not None}
    words = quote or plain(value)
    name = claim_id(source, subject, prop, qualifiers, value, bound, by, at)
    evidence = Evidence(at, at + len(words), words, (at, at + len(words)))
    return Claim(name, source, subject, prop, value, bound, qualifiers, by, evidence)


def name(text: str, abbreviation: str | None = None) -> Name:
    return Name(text, None, abbreviation)


def run(
    claims: list[Claim],
    *sources: Source,
    profile: Profile = PROFILE,
    sketches: Mapping[str, Collection[int]] | None = None,
    **more: Any,
) -> Comparison:
    """Compare claims; sources that are not given are plain secondary ones in the US."""
    listed = {claim.source: Source(claim.source, claim.source, geography="US") for claim in claims}
    listed.update({source.id: source for source in sources})
    if sketches:
        more["documents"] = originals(listed, repeats(sketches.items()))
    return compare(claims, listed, profile, **more)


def only(comparison: Comparison) -> Conflict:
    """The one conflict of a comparison."""
    assert len(comparison.conflicts) == 1, [conflict.explanation for conflict in comparison.conflicts]
    return comparison.conflicts[0]


def brief(one: Disagreement) -> tuple[str, str, str, str]:
    """What a table of expected disagreements lists."""
    return one.cause, one.basis, one.relation, one.severity
