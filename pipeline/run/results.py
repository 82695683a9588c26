"""What each command gives back: records that the command line prints as text or as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from pipeline.records.finding import Finding
from pipeline.run.gather import Gathered


class Tally(Struct, frozen=True):
    """Every figure of every document accounted for: `figures` is the sum of the four others."""

    figures: int
    claims: int
    context: int
    ignored: dict[str, int]
    unclaimed: int


class Reading(Struct, frozen=True):
    """How many sources there were, how many could be read, in which formats, and how many were so before."""

    sources: int
    read: int
    formats: dict[str, int]
    reused: int = 0


class ExtractResult(Struct, frozen=True):
    """What `extract` did."""

    reading: Reading
    claims: int
    properties: dict[str, int]
    tally: Tally
    findings: tuple[Finding, ...]
    files: tuple[str, ...]


def reading_of(gathered: Sequence[Gathered]) -> Reading:
    """How many sources were read, by format."""
    formats = Counter(each.format for each in gathered if each.format)
    reused = sum(each.reused for each in gathered)
    return Reading(len(gathered), sum(formats.values()), dict(sorted(formats.items())), reused)


def tally_of(gathered: Sequence[Gathered]) -> Tally:
    """The accounts of all documents added up."""
    accounts = [each.extraction.account for each in gathered if each.extraction]
    ignored: Counter[str] = Counter()
    for account in accounts:
        ignored.update(account.ignored)
    return Tally(
        figures=sum(each.figures for each in accounts),
        claims=sum(each.claims for each in accounts),
        context=sum(each.context for each in accounts),
        ignored=dict(sorted(ignored.items())),
        unclaimed=sum(each.unclaimed for each in accounts),
    )


def properties_of(gathered: Sequence[Gathered]) -> dict[str, int]:
    """How many claims each property has."""
    claims = (claim for each in gathered if each.extraction for claim in each.extraction.claims)
    return dict(sorted(Counter(claim.property for claim in claims).items()))
