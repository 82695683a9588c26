"""Levels of an ordered scale: what each document calls the least that is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.profiles.model import Profile, Property
from pipeline.records.claim import Claim
from pipeline.values import Level

STRENGTHS = ("required", "typical", "preferred")
FEW = "some"


def least_enough(claims: Sequence[Claim], prop: Property, profile: Profile) -> list[Claim]:
    """The claims that say, for each document, the lowest level it calls sufficient.

    What a document requires outweighs what it calls typical, that what it prefers, and that a level which
    it names alone; what holds for "some" comes last. A bare list of degrees calls nothing sufficient and is no
    testimony, unless there is no other: then the lowest of all is kept, so that the sheet has something to show.
    """
    steps = ranks(prop, profile)
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.source, []).append(claim)
    binding = [binding_claims(said) for said in by_document.values()]
    kept = [claim for said in binding for claim in lowest(said, steps)]
    return sorted(kept or lowest(claims, steps), key=lambda claim: (claim.source, claim.evidence.start, claim.id))


def binding_claims(said: Sequence[Claim]) -> list[Claim]:
    """What counts of all that one document says: its strongest statements, or its only bare mention."""
    weighed = [claim for claim in said if "strength" in claim.qualifiers]
    for most in (False, True):
        strong = [claim for claim in weighed if most or claim.qualifiers.get("quantifier") != FEW]
        if strong:
            heaviest = min(weight(claim) for claim in strong)
            return [claim for claim in strong if weight(claim) == heaviest]
        if alone := named_alone([claim for claim in said if claim not in weighed]):
            return alone
    return []


def named_alone(bare: Sequence[Claim]) -> list[Claim]:
    """Bare mentions that are all of one level, and no list."""
    mentions = {(claim.value.text.casefold(), claim.bound) for claim in bare if isinstance(claim.value, Level)}
    levels = {claim.value.canonical for claim in bare if isinstance(claim.value, Level)}
    alone = len(mentions) == 1 or (len(levels) == 1 and None not in levels and scarce(bare))
    return list(bare) if alone else []


def scarce(said: Sequence[Claim]) -> bool:
    """Whether mentions are statements of their own rather than a list: no two stand in one sentence or row."""
    places = [claim.evidence.sentence for claim in said]
    return len(set(places)) == len(places)


def weight(claim: Claim) -> int:
    """How much a statement says about what is enough: the smaller, the more."""
    strength = claim.qualifiers["strength"]
    return STRENGTHS.index(str(strength)) if strength in STRENGTHS else len(STRENGTHS)


def lowest(claims: Sequence[Claim], steps: Mapping[str, int]) -> list[Claim]:
    """The claims at the lowest level of all."""
    least = min((rank(claim, steps) for claim in claims), default=0)
    return [claim for claim in claims if rank(claim, steps) == least]


def ranks(prop: Property, profile: Profile) -> dict[str, int]:
    """The place of each step on the property's scale."""
    return {step.name: place for place, step in enumerate(profile.scales.get(prop.scale or "", ()))}


def rank(claim: Claim, steps: Mapping[str, int]) -> int:
    """Where a claim stands on the scale: "more than a bachelor's degree" is the step above it."""
    place = level_rank(claim.value, steps)
    return place + (claim.bound == "more_than") - (claim.bound == "less_than")


def level_rank(value: object, steps: Mapping[str, int]) -> int:
    """The place of a level; one that the scale does not know stands below them all."""
    if not isinstance(value, Level):
        return -1
    return steps.get(value.canonical or value.text, -1)
