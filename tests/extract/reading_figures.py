"""Figures of a few sentences or a small page, claimed the way a project would claim them."""

from __future__ import annotations

from functools import cache

from pipeline.extract import extract
from pipeline.profiles.load import load
from pipeline.profiles.model import Profile
from pipeline.readers import read
from pipeline.records.claim import Claim, Extraction
from pipeline.records.document import Source
from pipeline.values import Duration, Level, Name, figure

Said = tuple[str, str, dict[str, object]]
"""A property, its value as "61590" or "4..5", and what narrows it."""


@cache
def profile(name: str) -> Profile:
    return load(name)


def extraction(
    text: str,
    name: str = "page.txt",
    *,
    subject: str = "welders",
    aliases: tuple[str, ...] = ("welder",),
    published: str = "2025-03-01",
    locale: str = "en-US",
    domain: str = "occupation",
) -> Extraction:
    """What a document of these words gives, when its manifest says that it is about `subject`."""
    source = Source("page", name, subject=subject, published=published, locale=locale, geography="US")
    document = read(text.encode(), name, source.id)
    return extract(document, source, profile(domain), (subject.replace("-", " "), *aliases))


def said(claim: Claim, *names: str) -> Said:
    """A claim in short, with the qualifiers asked for, as far as it has them; subject, bound and credit by those names."""
    told: dict[str, object] = {"subject": claim.subject, "bound": claim.bound, "credit": claim.attribution}
    told |= claim.qualifiers
    return claim.property, number(claim), {name: told[name] for name in names if told.get(name) is not None}


def number(claim: Claim) -> str:
    """The value of a claim in figures, or as its scale spells it."""
    if isinstance(claim.value, Name | Level):
        return claim.value.canonical or claim.value.text
    known = figure(claim.value)
    assert known is not None
    low, high = (format(each, "f") for each in known)
    unit = f" {claim.value.unit}" if isinstance(claim.value, Duration) else ""
    return (low if low == high else f"{low}..{high}") + unit


def figures(text: str, *names: str, **about: str) -> list[Said]:
    """Every claim of a few sentences that is no name or level, in order."""
    claims = extraction(text, **about).claims  # type: ignore[arg-type]
    return [said(claim, *names) for claim in claims if not isinstance(claim.value, Name | Level)]
