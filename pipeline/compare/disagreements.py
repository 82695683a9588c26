"""Where the values of a group disagree, each time with relation, cause, severity and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.compare.causes import judge, ranks
from pipeline.compare.editions import Windows, edition
from pipeline.compare.pairs import Pair, Side
from pipeline.compare.scale import rank
from pipeline.compare.scale import ranks as steps_of
from pipeline.compare.stated import Stated, read, sharpness
from pipeline.profiles.model import Profile, Property
from pipeline.records.claim import Claim
from pipeline.records.comparison import Origin
from pipeline.records.conflict import Disagreement, Relation
from pipeline.records.document import Source
from pipeline.records.finding import SEVERITIES
from pipeline.records.times import Window, apart, newest
from pipeline.values.relation import relate

Between = tuple[int, int]
MANY = 40
"""With more values than this, each is held against the best supported one only, or the list grows with the square."""
GROUNDS = ("credited", "publisher", "copied", "uncredited")
GRAVITY = {severity: place for place, severity in enumerate(SEVERITIES)}


@dataclass(slots=True)
class Scene:
    """Everything about a corpus that pairs of values are judged by.

    `windows` holds the newest window that each document quotes of each origin (see `editions`).
    """

    sources: Mapping[str, Source]
    profile: Profile
    origins: Mapping[str, Origin]
    windows: Windows
    bodies: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """The values of one group, set out by who states them."""

    values: Sequence[Stated]
    property: Property
    threshold: bool
    scene: Scene
    voices: list[dict[str, list[Claim]]]


def disagreements(values: Sequence[Stated], prop: Property, threshold: bool, scene: Scene) -> list[Disagreement]:
    """All disagreements of a group: those of one origin with itself, of windows, and of origins with each other.

    All pairs of one value against one other origin fold into one. The gravest come first.
    """
    table = Table(values, prop, threshold, scene, [value.voices(scene.origins) for value in values])
    if prop.kind in ("level", "name"):
        found = unmeasured(table)
    elif len(values) > MANY:
        found = against_the_best(table)
    else:
        found = keep_gravest([*within_origins(table), *across_origins(table)])
        found = only_nearest(found, table)
    return sorted(found, key=gravity)


def gravity(one: Disagreement) -> tuple[int, int, Between]:
    """The gravest severity first, then the order of causes."""
    return GRAVITY[one.severity], ranks()[one.cause], one.between


def unmeasured(table: Table) -> list[Disagreement]:
    """Disagreements of names and levels: any two different ones, whoever says them."""
    pairs = combinations(range(len(table.values)), 2)
    found = (weigh(table, pair, everyone(table, pair[0]), everyone(table, pair[1])) for pair in pairs)
    return [one for one in found if one is not None]


def against_the_best(table: Table) -> list[Disagreement]:
    """Disagreements of a crowd of values: each one with the value that most origins state."""
    size = [(len(voices), len(value.claims)) for voices, value in zip(table.voices, table.values, strict=True)]
    best = max(range(len(size)), key=lambda index: (size[index], -index))
    pairs = [(min(index, best), max(index, best)) for index in range(len(size)) if index != best]
    mine = [(pair, everyone(table, pair[0]), everyone(table, pair[1])) for pair in pairs]
    found = (unless_in_series(table, *entry) for entry in mine)
    return [one for one in found if one is not None]


def everyone(table: Table, index: int) -> list[Claim]:
    """All claims of a value."""
    return table.values[index].claims


def within_origins(table: Table) -> Iterator[Disagreement]:
    """Pairs of values that one origin states, or that are stated for different windows."""
    for i, j in combinations(range(len(table.values)), 2):
        if windows_apart(table.values[i], table.values[j]):
            yield from present(unless_in_series(table, (i, j), everyone(table, i), everyone(table, j)))
            continue
        for name in sorted(table.voices[i].keys() & table.voices[j].keys()):
            first, second = table.voices[i][name], table.voices[j][name]
            yield from present(unless_in_series(table, (i, j), first, second))


def present(one: Disagreement | None) -> list[Disagreement]:
    """A disagreement, if there is one."""
    return [] if one is None else [one]


def windows_apart(first: Stated, second: Stated) -> bool:
    """Whether two values are stated for different windows."""
    return first.window is not None and second.window is not None and first.window != second.window


def unless_in_series(
    table: Table, between: Between, first: Sequence[Claim], second: Sequence[Claim]
) -> Disagreement | None:
    """Judge one pair of values by the documents that state only one of them.

    A document that states both for different times tells them apart itself, and disagrees with nobody.
    """
    told = in_series(table, first, second)
    if told:
        first = [claim for claim in first if claim.source not in told]
        second = [claim for claim in second if claim.source not in told]
    return weigh(table, between, first, second) if first and second else None


def in_series(table: Table, first: Iterable[Claim], second: Iterable[Claim]) -> set[str]:
    """The documents that state both values for different times: there they are a series, no conflict."""
    origins = table.scene.origins
    others: dict[tuple[str, str], list[Claim]] = {}
    for claim in second:
        others.setdefault((claim.source, origins[claim.id].name), []).append(claim)
    return {
        claim.source
        for claim in first
        for other in others.get((claim.source, origins[claim.id].name), ())
        if apart(claim, other)
    }


def across_origins(table: Table) -> Iterator[Disagreement]:
    """Each value of one origin against what another origin states.

    Origins that state the very same values speak with one voice here, so that a figure which many
    quote is held against another one once.
    """
    bundles: dict[tuple[int, ...], list[str]] = {}
    said: dict[str, list[int]] = {}
    for index, voices in enumerate(table.voices):
        for name in voices:
            said.setdefault(name, []).append(index)
    for name, indexes in said.items():
        bundles.setdefault(tuple(indexes), []).append(name)
    for one, other in combinations(sorted(bundles), 2):
        few, many = sorted((one, other), key=lambda indexes: (len(indexes), indexes))
        for index in few:
            if index not in many:
                yield from present(against(table, index, bundles[few], many, bundles[many]))


def against(
    table: Table, index: int, names: Sequence[str], others: Sequence[int], other_names: Sequence[str]
) -> Disagreement | None:
    """One value of some origins against all that another one states at the same time: with the figure that agrees,
    else with the newest.
    """
    rivals = [j for j in others if not windows_apart(table.values[index], table.values[j])]
    if not rivals:
        return None
    mine = of_names(table, index, names)
    agreeing = [j for j in rivals if relation_of(table, index, j)[0] == "compatible"]
    best = max(agreeing or rivals, key=lambda j: recency(table, j, other_names))
    if not agreeing:
        best = sharpest(table, best, rivals)
    return weigh(table, (index, best), mine, of_names(table, best, other_names))


def sharpest(table: Table, index: int, among: Iterable[int]) -> int:
    """The most precise of some values that can be one number with a value: "about 2,100" may stand for 2,140."""
    alike = [index, *(j for j in among if j != index and relation_of(table, index, j)[0] == "compatible")]
    readings = [(j, one) for j in alike if (one := read(table.values[j], table.threshold)) is not None]
    return max(readings, key=lambda entry: (sharpness(entry[1]), entry[0] == index), default=(index, None))[0]


def of_names(table: Table, index: int, names: Sequence[str]) -> list[Claim]:
    """The claims of a value that are the word of certain origins."""
    return [claim for name in names for claim in table.voices[index].get(name, ())]


def recency(table: Table, index: int, names: Sequence[str]) -> tuple[str, Window, int, int]:
    """A key that is greater the newer a value is, by date, by the windows beside it, and by how often it is stated."""
    claims = of_names(table, index, names)
    dates = [claim.qualifiers.get("as_of") for claim in claims]
    newest_date = newest(date for date in dates if isinstance(date, str))
    quoted = edition(claims, table.scene.origins, table.scene.windows)
    return (newest_date or "")[:4], (quoted or (0, 0))[::-1], len(claims), -index


def relation_of(table: Table, i: int, j: int) -> tuple[Relation, str]:
    """How two values of a group relate."""
    first, second = read(table.values[i], table.threshold), read(table.values[j], table.threshold)
    if first is None or second is None:
        return level_relation(table, i, j)
    return relate(first, second)


def level_relation(table: Table, i: int, j: int) -> tuple[Relation, str]:
    """How two names or levels relate: "more than a bachelor's degree" is a master's degree or more."""
    if table.property.kind == "level" and len({level_place(table, index) for index in (i, j)}) == 1:
        return "compatible", "both ask for the same step of the scale"
    return "conflicting", "they are not the same"


def level_place(table: Table, index: int) -> object:
    """Where a level stands on its scale, or the level itself where the scale does not know it."""
    claim = table.values[index].claims[0]
    place = rank(claim, steps_of(table.property, table.scene.profile))
    return place if place >= 0 else index


def weigh(table: Table, between: Between, first: Sequence[Claim], second: Sequence[Claim]) -> Disagreement | None:
    """Judge one pair of values; None where nothing sets them apart."""
    i, j = between
    relation, reason = relation_of(table, i, j)
    if relation == "incomparable" or (relation == "same" and not windows_apart(table.values[i], table.values[j])):
        return None
    sides = side_of(table, i, first), side_of(table, j, second)
    if i > j:
        sides = sides[1], sides[0]
    names = [{origin.name for origin in one.origins} for one in sides]
    scene = table.scene
    pair = Pair(*sides, relation, reason, bool(names[0] & names[1]), table.property, scene.profile, scene.sources)
    verdict = judge(pair)
    if verdict is None:
        return None
    cause, severity, why = verdict
    return Disagreement((min(i, j), max(i, j)), relation, cause, why.basis, severity, why.sentence)


def side_of(table: Table, index: int, claims: Sequence[Claim]) -> Side:
    """One side of a pair."""
    value = table.values[index]
    origins = best_grounds(claims, table.scene.origins)
    quoted = edition(claims, table.scene.origins, table.scene.windows)
    own = [claim for claim in claims if table.scene.origins[claim.id].basis == "publisher"]
    return Side(claims, origins, value.window, read(value, table.threshold), quoted, own)


def best_grounds(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> tuple[Origin, ...]:
    """The origins of some claims by name, each by the best ground on which any of the claims counts with it."""
    best: dict[str, Origin] = {}
    for origin in {origins[claim.id] for claim in claims}:
        known = best.get(origin.name)
        if known is None or GROUNDS.index(origin.basis) < GROUNDS.index(known.basis):
            best[origin.name] = origin
    return tuple(best[name] for name in sorted(best))


def keep_gravest(found: Iterable[Disagreement]) -> list[Disagreement]:
    """One disagreement for each pair of values, the gravest."""
    kept: dict[Between, Disagreement] = {}
    for one in found:
        known = kept.get(one.between)
        if known is None or gravity(one) < gravity(known):
            kept[one.between] = one
    return list(kept.values())


def only_nearest(found: list[Disagreement], table: Table) -> list[Disagreement]:
    """Of one value against a document's series of editions only the newest of the series is a disagreement."""
    stale = set()
    editions = [one for one in found if one.cause == "edition" and one.basis == "stated"]
    for one, other in combinations(editions, 2):
        shared = set(one.between) & set(other.between)
        if len(shared) == 1:
            i, j = (set(one.between) - shared).pop(), (set(other.between) - shared).pop()
            if in_series(table, everyone(table, i), everyone(table, j)):
                stale.add(min((i, one.between), (j, other.between), key=lambda entry: date_of(table, entry[0]))[1])
    return [one for one in found if one.between not in stale]


def date_of(table: Table, index: int) -> str:
    """The newest date of a value."""
    dates = [claim.qualifiers.get("as_of") for claim in table.values[index].claims]
    return newest(date for date in dates if isinstance(date, str)) or ""
