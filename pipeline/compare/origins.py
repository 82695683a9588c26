"""Whose word a claim is: three articles that quote one bureau are one origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.compare.names import PARENTHESIS, fold, lower_words
from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim
from pipeline.records.comparison import Origin
from pipeline.records.document import Source
from pipeline.records.times import apart
from pipeline.values import figure
from pipeline.values.relation import Reading, reading, relate

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


def trace_copies(claims: Sequence[Claim], origins: dict[str, Origin], sources: Mapping[str, Source]) -> None:
    """Count an uncredited figure with the origin that another text credits for the very same one.

    It is probably copied: two newspapers that print one bureau's figure are no two witnesses, whether
    or not the second says where it has it from. The same holds for the figure rounded.
    """
    silent = [claim for claim in claims if claim.attribution is None and not is_primary(claim, sources)]
    if not silent or len(silent) == len(claims):
        return
    witnesses = [claim for claim in claims if claim.attribution is not None or is_primary(claim, sources)]
    exact: dict[tuple[Decimal, Decimal], dict[object, Claim]] = {}
    for claim in witnesses:
        numbers = figure(claim.value)
        if numbers is not None:
            said = origins[claim.id].name, claim.qualifiers.get("as_of"), claim.qualifiers.get("window")
            exact.setdefault(numbers, {}).setdefault(said, claim)
    models = {numbers: list(others.values()) for numbers, others in exact.items()}
    readings: dict[str, Reading | None] = {}
    for claim in silent:
        model = copied_from(claim, models, readings)
        if model is not None:
            origins[claim.id] = Origin(min(origins[other.id].name for other in model), "copied")


def is_primary(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether a source measures what it publishes, so that its own figures need no credit."""
    source = sources.get(claim.source)
    return source is not None and source.kind == "primary"


Models = Mapping[tuple[Decimal, Decimal], list[Claim]]


def copied_from(claim: Claim, exact: Models, readings: dict[str, Reading | None]) -> list[Claim] | None:
    """The credited claims that an uncredited one repeats, exactly or else rounded; None where there are none.

    `readings` keeps what was read of each credited claim: it is needed only where no figure is the very same.
    """
    numbers = figure(claim.value)
    if numbers is None:
        return None
    same = [other for other in exact.get(numbers, ()) if not apart(claim, other)]
    if same:
        return same
    mine = whole(claim)
    near = []
    for others in exact.values():
        for other in others:
            if other.id not in readings:
                readings[other.id] = whole(other)
            if rounded(mine, readings[other.id]):
                near.append(other)
    return [other for other in near if not apart(claim, other)] or None


def whole(claim: Claim) -> Reading | None:
    """A claim's figure read as a point."""
    return reading(claim.value, claim.bound, claim.evidence.quote, threshold=True)


def rounded(first: Reading | None, second: Reading | None) -> bool:
    """Whether two single figures are one figure, printed less exactly the one time."""
    if first is None or second is None or not (first.point and second.point):
        return False
    return relate(first, second)[0] == "compatible"
