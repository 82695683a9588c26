"""One subject for documents that name it in the singular and in the plural, where no manifest declares any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.extract.words.stems import stems
from pipeline.records.claim import claim_id, fingerprint
from pipeline.run.reuse import Said


def canonical(slugs: Iterable[str]) -> dict[str, str]:
    """For each slug that gives way, the one it gives way to: the most frequent, then the longest.

    Two slugs are one subject only where one contains the other and both have the same words: `dentist` and
    `dentists` are, `architects` and `database-administrators-and-architects` are not.
    """
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


def readdressed(said: Iterable[Said], old: str, new: str) -> Iterator[Said]:
    """What a document says, about the new subject where it was about the old; ids follow from what claims say now."""
    times: Counter[str] = Counter()
    for each in said:
        claim = each.claim
        subject = new if claim.subject == old else claim.subject
        what = subject, claim.property, claim.qualifiers, claim.value, claim.bound, claim.attribution
        print_ = fingerprint(*what)
        times[print_] += 1
        yield replace(each, claim=replace(claim, subject=subject, id=claim_id(claim.source, *what, times[print_])))
