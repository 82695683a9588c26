"""Comparing: claims in, groups and their conflicts out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from pipeline.compare.copies import trace_copies
from pipeline.compare.disagreements import Scene, disagreements
from pipeline.compare.duplicates import originals
from pipeline.compare.editions import Quoted, editions, quoted_by, windows_by_origin
from pipeline.compare.groups import Gathered, Key, gather, group_id, qualifiers, related
from pipeline.compare.origins import credited, measuring, organisations, own_word, primary_publishers
from pipeline.compare.scale import least_enough, ranks
from pipeline.compare.stated import Stated, is_percentile, record, stated_values
from pipeline.compare.tieouts import tie_outs
from pipeline.profiles.model import Profile, Property
from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison, Group, Origin
from pipeline.records.conflict import Conflict
from pipeline.records.document import Source


def compare(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    profile: Profile,
    documents: Mapping[str, str] | None = None,
    quoted: Quoted | None = None,
    primary: Collection[str] | None = None,
) -> Comparison:
    """Sort claims into groups that answer one question, and say where and why their values disagree.

    All claims of some subjects are compared as they are among all others, if the three things that follow from a
    whole corpus are given: for each source the one it repeats (`originals`), for each the newest windows it quotes
    (`quoted_windows`), and who measures what he publishes (`primary_publishers`). Otherwise they are worked out of
    what is here. The order of claims and sources changes nothing.
    """
    sources = with_strangers(sources, claims)
    stands_for = {**{name: name for name in sources}, **(originals(sources) if documents is None else documents)}
    canonical = organisations(profile)
    own = own_word(sources, stands_for, canonical)
    ordered = sorted(claims, key=lambda claim: (claim.source, claim.evidence.start, claim.id))
    gathered = gather(ordered, sources, profile)
    origins = whose_word(gathered, sources, own, canonical)
    seen = dict.fromkeys(claim.source for claim in ordered)
    windows = windows_by_origin(seen, quoted_by(ordered) if quoted is None else quoted, own, canonical)
    groups, conflicts = examined(gathered, Scene(sources, profile, origins, windows, gathered.bodies))
    publishers = primary_publishers(sources, profile) if primary is None else primary
    return Comparison(
        groups=groups,
        conflicts=conflicts,
        related=tuple(related(gathered, profile)),
        findings=tie_outs(ordered, origins, sources, profile),
        origins=origins,
        documents=dict(sorted(stands_for.items())),
        editions=editions(groups, conflicts, origins, windows),
        primary=tuple(sorted({*publishers, *measuring(sources, own)})),
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
    gathered: Gathered, sources: Mapping[str, Source], own: Mapping[str, Origin], canonical: Callable[[str], str]
) -> dict[str, Origin]:
    """The origin of every claim, those included that are compared with nothing."""
    lists = [*gathered.groups.values(), [claim for claim, _, _ in gathered.left_out]]
    origins = credited(lists, own, canonical)
    for claims in gathered.groups.values():
        if len(claims) > 1:
            trace_copies(claims, origins, sources)
    return origins


def examined(gathered: Gathered, scene: Scene) -> tuple[tuple[Group, ...], tuple[Conflict, ...]]:
    """All groups, and the conflicts among them, in the order in which they are listed."""
    found = [examine(key, members, gathered, scene) for key, members in gathered.groups.items()]
    groups = sorted((group for group, _ in found), key=group_order)
    conflicts = sorted((conflict for _, conflict in found if conflict is not None), key=group_order)
    return tuple(groups), tuple(conflicts)


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
