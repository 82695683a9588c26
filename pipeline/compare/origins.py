"""Whose word a claim is: three articles that quote one bureau are one origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from pipeline.compare.names import PARENTHESIS, fold, lower_words
from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim
from pipeline.records.comparison import Origin
from pipeline.records.document import Source

COUNTRY = re.compile(r"^(?:united states|u s|us|usa) ")


def organisations(profile: Profile) -> Callable[[str], str]:
    """A function that gives an organisation its canonical name, whatever a text calls it."""
    bodies = profile.organisations.items()
    forms = [(form, name) for name, body in bodies for form in (name, *body.aliases, *body.publications)]
    known = {bare(form): name for form, name in forms}
    phrases = {f" {' '.join(lower_words(form))} ": name for form, name in forms if len(form) > 2}

    @lru_cache(maxsize=65536)
    def canonical(printed: str) -> str:
        form = bare(printed)
        if form in known:
            return known[form]
        sentence = f" {' '.join(lower_words(printed))} "
        inside = {name for phrase, name in phrases.items() if phrase in sentence}
        return inside.pop() if len(inside) == 1 else printed.strip()

    return canonical


def bare(name: str) -> str:
    """The name of a body without article, country, possessive and abbreviation in parentheses."""
    return COUNTRY.sub("", fold(PARENTHESIS.sub("", name).replace("’s", "").replace("'s", "")))


def own_word(
    sources: Mapping[str, Source], documents: Mapping[str, str], canonical: Callable[[str], str]
) -> dict[str, Origin]:
    """For each source the origin of what it says without credit: its publisher, else itself.

    A document that repeats another one has no word of its own.
    """
    found = {}
    for name in sources:
        original = sources[documents[name]]
        publisher = original.publisher
        found[name] = Origin(canonical(publisher), "publisher") if publisher else Origin(original.id, "uncredited")
    return found


def primary_publishers(sources: Mapping[str, Source], profile: Profile) -> frozenset[str]:
    """The bodies that measure their figures themselves: those the profile lists, and who publishes a primary source."""
    canonical = organisations(profile)
    listed = {name for name, body in profile.organisations.items() if body.kind == "primary"}
    publishers = {source.publisher for source in sources.values() if source.kind == "primary"}
    return frozenset(listed | {canonical(name) for name in publishers if name})


def measuring(sources: Mapping[str, Source], own: Mapping[str, Origin]) -> set[str]:
    """The origins as which primary sources speak for themselves, with a publisher or without."""
    return {own[name].name for name, source in sources.items() if source.kind == "primary"}


def credited(
    groups: Iterable[Sequence[Claim]], own: Mapping[str, Origin], canonical: Callable[[str], str]
) -> dict[str, Origin]:
    """For each claim its origin as the text credits it, or else its document's own word."""
    bodies: dict[str, Origin] = {}
    origins: dict[str, Origin] = {}
    for claims in groups:
        for claim in claims:
            if claim.attribution is None:
                origins[claim.id] = own.get(claim.source) or Origin(claim.source, "uncredited")
            elif claim.attribution in bodies:
                origins[claim.id] = bodies[claim.attribution]
            else:
                bodies[claim.attribution] = Origin(canonical(claim.attribution), "credited")
                origins[claim.id] = bodies[claim.attribution]
    return origins
