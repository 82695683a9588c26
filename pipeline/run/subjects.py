"""One subject for documents that name it in the singular and in the plural, where no manifest declares any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace as replaced

from msgspec.structs import replace

from pipeline.extract.subjects import stems
from pipeline.records.claim import Claim, claim_id, fingerprint
from pipeline.run.gather import Gathered


def united(gathered: Sequence[Gathered]) -> list[Gathered]:
    """The same documents, with one slug for each subject.

    Two slugs are one subject only where one contains the other and both have the same words: `dentist` and
    `dentists` are, `architects` and `database-administrators-and-architects` are not.
    """
    names = canonical(each.source.subject for each in gathered if each.source.subject)
    return [_renamed(each, names) for each in gathered]


def canonical(slugs: Iterable[str]) -> dict[str, str]:
    """For each slug that gives way, the one it gives way to: the most frequent, then the longest."""
    times = Counter(slugs)
    ranked = sorted(times, key=lambda slug: (-times[slug], -len(slug), slug))
    kept: dict[frozenset[str], list[str]] = {}
    names: dict[str, str] = {}
    for slug in ranked:
        alike = kept.setdefault(stems(slug.replace("-", " ")), [])
        same = next((other for other in alike if slug in other or other in slug), None)
        if same is None:
            alike.append(slug)
        else:
            names[slug] = same
    return names


def _renamed(gathered: Gathered, names: dict[str, str]) -> Gathered:
    own = gathered.source.subject
    if own not in names or gathered.extraction is None:
        return gathered
    claims = tuple(_readdressed(gathered.extraction.claims, own, names[own]))
    return replaced(
        gathered,
        source=replace(gathered.source, subject=names[own]),
        extraction=replace(gathered.extraction, claims=claims),
    )


def _readdressed(claims: Iterable[Claim], old: str, new: str) -> Iterable[Claim]:
    """Claims about the new subject where they were about the old; their ids follow from what they say now."""
    times: Counter[str] = Counter()
    for claim in claims:
        subject = new if claim.subject == old else claim.subject
        what = subject, claim.property, claim.qualifiers, claim.value, claim.bound, claim.attribution
        said = fingerprint(*what)
        times[said] += 1
        yield replace(claim, subject=subject, id=claim_id(claim.source, *what, times[said]))
