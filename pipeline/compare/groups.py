"""Which claims answer one question, and which may be compared with nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.compare.items import canonical_items
from pipeline.profiles.model import Profile, Property
from pipeline.records.claim import Claim, Qualifier, fingerprint
from pipeline.records.conflict import Related
from pipeline.records.document import Source
from pipeline.values import Duration, Money
from pipeline.values.relation import measure

MANIFEST = "manifest"
DATE = "as_of"


class Key(NamedTuple):
    """What parts groups: subject, property, identity qualifiers, unit, what a length is added to, and the item."""

    subject: str
    property: str
    identity: tuple[Qualifier | None, ...]
    unit: str
    after: str | None = None
    item: str | None = None


@dataclass(slots=True)
class Gathered:
    """Claims in their groups, what was assumed of them, and the claims that are left out.

    `bodies` holds the names of bodies that stand where a credential was meant, by claim id.
    """

    groups: dict[Key, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    assumed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    left_out: list[tuple[Claim, str, Key]] = field(default_factory=list)


class Place(NamedTuple):
    """Where the identity qualifiers of a claim put it: what it states, what was assumed, and what is wanting."""

    identity: tuple[Qualifier | None, ...]
    assumed: tuple[str, ...]
    missing: tuple[int, ...]
    lacking: str | None


class Gate(NamedTuple):
    """What a property asks of a claim before it is compared; `places` remembers the answers."""

    identity: tuple[str, ...]
    defaults: Mapping[str, str]
    optional: frozenset[str]
    is_set: bool
    places: dict[tuple[tuple[Qualifier | None, ...], str | None], Place]


def gather(claims: Iterable[Claim], sources: Mapping[str, Source], profile: Profile) -> Gathered:
    """Sort claims into groups. A missing identity qualifier is assumed where the profile has a default for it;
    without a default the claim is left out, with the qualifier that parts it.
    """
    gates = {name: gate(prop) for name, prop in profile.properties.items()}
    places = {name: place_of(source, profile) for name, source in sources.items()}
    gathered = Gathered()
    homeless: list[tuple[Claim, Key, tuple[int, ...]]] = []
    named: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        asked = gates.get(claim.property)
        if asked is None:
            gathered.left_out.append((claim, "property", Key(claim.subject, claim.property, (), "")))
        elif asked.is_set:
            named[claim.subject, claim.property].append(claim)
        else:
            admit(claim, asked, places.get(claim.source), profile, gathered, homeless)
    known = by_question(gathered.groups)
    for claim, key, missing in homeless:
        settle_down(claim, key, missing, gates[claim.property], gathered, known)
    for name, asked in gates.items():
        if DATE in asked.identity and not asked.is_set:
            meet_in_time(name, asked, gathered)
    for names in named.values():
        admit_names(names, gates[names[0].property], profile, gathered)
    return gathered


def place_of(source: Source, profile: Profile) -> str | None:
    """Where the figures of a source hold if the text does not say, as the profile spells it."""
    geography = profile.qualifiers.get("geography")
    return geography.canonical(source.geography) if geography and source.geography else source.geography


def gate(prop: Property) -> Gate:
    """The part of a property's profile that every claim is held against."""
    return Gate(prop.identity, prop.defaults, frozenset(prop.optional), prop.cardinality == "set", {})


def admit(
    claim: Claim,
    asked: Gate,
    geography: str | None,
    profile: Profile,
    gathered: Gathered,
    homeless: list[tuple[Claim, Key, tuple[int, ...]]],
) -> None:
    """Put a claim into its group, or note what keeps it out."""
    stated = tuple([claim.qualifiers.get(name) for name in asked.identity])
    place = asked.places.get((stated, geography))
    if place is None:
        place = asked.places[stated, geography] = placed(stated, asked, geography)
    unit, after = unit_of(claim, profile)
    key = Key(claim.subject, claim.property, place.identity, unit, after)
    if place.assumed:
        gathered.assumed[claim.id] = place.assumed
    if place.lacking is not None:
        gathered.left_out.append((claim, place.lacking, key))
    elif place.missing:
        homeless.append((claim, key, place.missing))
    else:
        gathered.groups[key].append(claim)


def placed(stated: tuple[Qualifier | None, ...], asked: Gate, geography: str | None) -> Place:
    """Fill in what the profile lets us assume."""
    identity = list(stated)
    assumed: list[str] = []
    missing: list[int] = []
    lacking = None
    for position, name in enumerate(asked.identity):
        if stated[position] is not None:
            continue
        if name in asked.defaults:
            default = asked.defaults[name]
            identity[position] = geography if default == MANIFEST else default
            if identity[position] is None:
                missing.append(position)
            else:
                assumed.append(name)
        elif name not in asked.optional:
            lacking = lacking or name
    return Place(tuple(identity), tuple(assumed), tuple(missing), lacking)


def unit_of(claim: Claim, profile: Profile) -> tuple[str, str | None]:
    """The unit a claim is stated in; money without a settled currency is taken for the profile's."""
    value = claim.value
    if isinstance(value, Money):
        return value.currency or profile.currency, None
    return measure(value)[0], value.after if isinstance(value, Duration) else None


def meet_in_time(name: str, asked: Gate, gathered: Gathered) -> None:
    """Let claims that name only a year stand with those that name a month of it, where a property is parted by date.

    Only where all that name a month name the same one, and where nothing but the usual is said: of the quarters of a
    year each is a figure of its own.
    """
    place = asked.identity.index(DATE)
    for key, others in [
        (key, keys)
        for keys in by_question(key for key in gathered.groups if key.property == name).values()
        for key in keys
    ]:
        year = key.identity[place]
        if not isinstance(year, str) or len(year) > len("2024") or not is_usual(key, asked):
            continue
        months = (other for other in others if str(other.identity[place]).startswith(f"{year}-"))
        exact = [other for other in months if alike(other, key, (place,))]
        if len(exact) == 1:
            gathered.groups[exact[0]].extend(gathered.groups.pop(key))
            gathered.groups[exact[0]].sort(key=lambda claim: (claim.source, claim.evidence.start, claim.id))


def is_usual(key: Key, asked: Gate) -> bool:
    """Whether a key has no qualifier that differs from what the profile assumes where nothing is said."""
    stated = zip(asked.identity, key.identity, strict=True)
    return all(
        value == asked.defaults[each] for each, value in stated if asked.defaults.get(each, MANIFEST) != MANIFEST
    )


def by_question(groups: Iterable[Key]) -> dict[tuple[str | None, ...], list[Key]]:
    """Keys by everything that parts groups but the identity qualifiers."""
    found: dict[tuple[str | None, ...], list[Key]] = defaultdict(list)
    for key in groups:
        found[question(key)].append(key)
    return found


def question(key: Key) -> tuple[str | None, ...]:
    """What a key is about, whatever its identity qualifiers."""
    return key.subject, key.property, key.unit, key.after


def settle_down(
    claim: Claim,
    key: Key,
    missing: Sequence[int],
    asked: Gate,
    gathered: Gathered,
    known: Mapping[tuple[str | None, ...], Sequence[Key]],
) -> None:
    """Give a claim whose manifest is silent the one value that the other claims of its question state.

    Where they state several, nothing is assumed: the claim stands apart if the profile lets it, else it is left out.
    """
    stated = {other.identity for other in known.get(question(key), ()) if alike(other, key, missing)}
    if len(stated) == 1:
        key = key._replace(identity=stated.pop())
        names = tuple(asked.identity[position] for position in missing)
        gathered.assumed[claim.id] = gathered.assumed.get(claim.id, ()) + names
    elif stated:
        gathered.left_out.append((claim, asked.identity[missing[0]], key))
        return
    gathered.groups[key].append(claim)


def alike(other: Key, key: Key, missing: Sequence[int]) -> bool:
    """Whether a key differs from another at most in the positions that are missing."""
    pairs = enumerate(zip(other.identity, key.identity, strict=True))
    return all(position in missing or one == two for position, (one, two) in pairs)


def admit_names(claims: list[Claim], asked: Gate, profile: Profile, gathered: Gathered) -> None:
    """Put the names of one `set` property into a group for each item."""
    items = canonical_items(claims, profile)
    for claim in claims:
        item, own = items.get(claim.id, (None, None))
        identity = tuple(claim.qualifiers.get(name) for name in asked.identity)
        key = Key(claim.subject, claim.property, identity, "name", None, item)
        if item is None or own is None:
            gathered.left_out.append((claim, "name", key))
            continue
        gathered.groups[key].append(claim)
        if own != item:
            gathered.bodies[claim.id] = own


def group_id(key: Key, identity: Sequence[str]) -> str:
    """The id of a group: the hash of its key alone, so it outlives every change of its claims."""
    return fingerprint("group", key.subject, key.property, qualifiers(key, identity), key.unit, key.item)


def qualifiers(key: Key, identity: Sequence[str]) -> dict[str, Qualifier]:
    """The identity qualifiers of a group that have a value."""
    found = {name: value for name, value in zip(identity, key.identity, strict=False) if value is not None}
    if key.after is not None:
        found["after"] = key.after
    return found


def related(gathered: Gathered, profile: Profile) -> list[Related]:
    """The claims that are compared with nothing: for want of a qualifier, or because their unit stands alone."""
    known = by_question(gathered.groups)
    found = [missing(claim, name, key, known, profile) for claim, name, key in gathered.left_out]
    questions: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    for key in gathered.groups:
        questions[key.subject, key.property, key.identity, key.after, key.item].append(key)
    for keys in questions.values():
        if len(keys) > 1:
            found.extend(other_units(keys, gathered, profile))
    return sorted(found, key=lambda entry: (entry.claim, entry.qualifier))


def missing(
    claim: Claim, name: str, key: Key, known: Mapping[tuple[str | None, ...], Sequence[Key]], profile: Profile
) -> Related:
    """A claim that lacks a qualifier, and the group it would be in if the missing one were known."""
    if name == "property":
        return Related(claim.id, name, f"the profile “{profile.name}” has no property “{claim.property}”")
    identity = profile.properties[claim.property].identity
    gaps = [position for position, value in enumerate(key.identity) if value is None]
    near = [group_id(other, identity) for other in known.get(question(key), ()) if alike(other, key, gaps)]
    reason = f"the text does not say which {name.replace('_', ' ')} is meant, and nothing may be assumed"
    return Related(claim.id, name, reason, near[0] if len(near) == 1 else None)


def other_units(keys: list[Key], gathered: Gathered, profile: Profile) -> list[Related]:
    """The claims of a question that are in another unit or currency than most."""
    ordered = sorted(keys, key=lambda key: (-len(gathered.groups[key]), key.unit))
    identity = profile.properties[ordered[0].property].identity
    main = group_id(ordered[0], identity)
    reason = "in {}, where other documents state {}: without a rate the two cannot be compared"
    return [
        Related(claim.id, "unit", reason.format(key.unit, ordered[0].unit), main)
        for key in ordered[1:]
        for claim in gathered.groups[key]
    ]
