"""Comparing: claims in, groups and their conflicts out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.compare.disagreements import Scene, disagreements, quoted_window
from pipeline.compare.duplicates import originals
from pipeline.compare.groups import Gathered, Key, gather, group_id, qualifiers, related
from pipeline.compare.origins import credited, organisations, own_word, trace_copies
from pipeline.compare.scale import least_enough, ranks
from pipeline.compare.stated import Stated, is_percentile, record, stated_values
from pipeline.compare.tieouts import tie_outs
from pipeline.profiles.model import Profile, Property
from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison, Group, Origin
from pipeline.records.conflict import Conflict
from pipeline.records.document import Source
from pipeline.records.times import Window, latest_window, window


def compare(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    profile: Profile,
    sketches: Mapping[str, Collection[int]] | None = None,
) -> Comparison:
    """Sort claims into groups that answer one question, and say where and why their values disagree.

    `sketches` (see `duplicates.sketch`) let documents that repeat another's text count as one voice. The
    order of claims and sources changes nothing.
    """
    sources = with_strangers(sources, claims)
    documents = originals(sources, sketches or {})
    ordered = sorted(claims, key=lambda claim: (claim.source, claim.evidence.start, claim.id))
    gathered = gather(ordered, sources, profile)
    origins = whose_word(gathered, sources, documents, profile)
    scene = Scene(sources, profile, origins, quoted(ordered, origins), gathered.bodies)
    groups: list[Group] = []
    conflicts: list[Conflict] = []
    for key, members in gathered.groups.items():
        group, conflict = examine(key, members, gathered, scene)
        groups.append(group)
        if conflict is not None:
            conflicts.append(conflict)
    groups.sort(key=group_order)
    conflicts.sort(key=group_order)
    return Comparison(
        groups=tuple(groups),
        conflicts=tuple(conflicts),
        related=tuple(related(gathered, profile)),
        findings=tie_outs(ordered, origins, sources, profile),
        origins=origins,
        documents=documents,
        editions=editions(groups, conflicts, scene),
    )


def group_order(group: Group | Conflict) -> tuple[str, ...]:
    """The order in which groups and conflicts are listed."""
    item = group.item or "" if isinstance(group, Group) else ""
    return group.subject, group.property, str(sorted(group.qualifiers.items())), item, group.id


def with_strangers(sources: Mapping[str, Source], claims: Iterable[Claim]) -> Mapping[str, Source]:
    """The sources, and a bare entry for any that claims name but nobody lists."""
    strangers = {claim.source for claim in claims} - sources.keys()
    return {**sources, **{name: Source(name, name) for name in strangers}} if strangers else sources


def whose_word(
    gathered: Gathered, sources: Mapping[str, Source], documents: Mapping[str, str], profile: Profile
) -> dict[str, Origin]:
    """The origin of every claim, those included that are compared with nothing."""
    canonical = organisations(profile)
    lists = [*gathered.groups.values(), [claim for claim, _, _ in gathered.left_out]]
    origins = credited(lists, own_word(sources, documents, canonical), canonical)
    for claims in gathered.groups.values():
        if len(claims) > 1:
            trace_copies(claims, origins, sources)
    return origins


def quoted(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> dict[tuple[str, str], Window]:
    """The newest window that each document quotes of each origin, whatever it says for it."""
    found: dict[tuple[str, str], list[Window]] = {}
    for claim in claims:
        years = window(claim)
        if years is not None:
            found.setdefault((claim.source, origins[claim.id].name), []).append(years)
    return {key: latest for key, years in found.items() if (latest := latest_window(years))}


def examine(key: Key, claims: list[Claim], gathered: Gathered, scene: Scene) -> tuple[Group, Conflict | None]:
    """One group with its values, and the conflict if there is one."""
    prop = scene.profile.properties[key.property]
    identity = qualifiers(key, prop.identity)
    threshold = is_percentile(identity.get("statistic"))
    values = values_of(claims, prop, threshold, scene)
    name = group_id(key, prop.identity)
    group = Group(
        id=name,
        subject=key.subject,
        property=key.property,
        qualifiers=identity,
        claims=tuple(claims),
        values=tuple(record(value, scene.origins) for value in values),
        assumed={claim.id: gathered.assumed[claim.id] for claim in claims if claim.id in gathered.assumed},
        item=key.item,
    )
    found = disagreements(values, prop, threshold, scene) if len(values) > 1 else []
    if not found:
        return group, None
    worst = found[0]
    conflict = Conflict(
        id=name,
        subject=key.subject,
        property=key.property,
        qualifiers=identity,
        cause=worst.cause,
        severity=worst.severity,
        status="open",
        explanation=worst.explanation,
        values=group.values,
        disagreements=tuple(found),
    )
    return group, conflict


def values_of(claims: list[Claim], prop: Property, threshold: bool, scene: Scene) -> list[Stated]:
    """The values that a group's claims state; of levels what each document calls the least that is enough."""
    if prop.kind != "level":
        return stated_values(claims, threshold, scene.bodies)
    steps = ranks(prop, scene.profile)
    return stated_values(least_enough(claims, prop, scene.profile), threshold, scene.bodies, steps)


def editions(groups: Iterable[Group], conflicts: Iterable[Conflict], scene: Scene) -> dict[str, Window]:
    """By claim in conflict, the newest window that its document quotes of its origin."""
    contested = {conflict.id for conflict in conflicts}
    members = (claim for group in groups if group.id in contested for claim in group.claims)
    found = ((claim.id, quoted_window([claim], scene)) for claim in members)
    return {claim: years for claim, years in found if years is not None}
