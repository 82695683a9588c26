"""The rules of the policy: each narrows values down, in the order that the policy gives, until one is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.records.claim import Claim
from pipeline.records.settlement import Policy
from pipeline.records.sheet import PolicyRule
from pipeline.records.times import Window, later, newest, overlap
from pipeline.settle.candidates import Candidate, World
from pipeline.values.relation import relate


class Choice(NamedTuple):
    """The value that is left, by which rule, and the sentence that says why; no rule where none speaks."""

    value: int
    rule: str | None
    reason: str


def choose(found: Sequence[Candidate], policy: Policy, known: World) -> Choice:
    """Pick one of several values: the most precise where they can all be one number, else as the policy says."""
    left = list(found)
    reasons: list[str] = []
    rule: str | None = None
    for name in policy.order:
        if len(left) == 1 or all_compatible(left):
            break
        kept = RULES[name](left, policy, known)
        if kept and len(kept) < len(left):
            left, rule = kept, name
            reasons.append(EXPLANATIONS[name])
    if len(left) > 1 and all_compatible(left):
        left, rule = [max(left, key=precision)], "most_precise"
        reasons.append(EXPLANATIONS[rule])
    if len(left) > 1:
        shown = next((one for one in left if at_home(one, known)), left[0])
        return Choice(shown.index, None, "no rule of the policy speaks for one of them")
    return Choice(left[0].index, rule, "; ".join(reasons) or "it is the only value")


def at_home(one: Candidate, known: World) -> bool:
    """Whether a document about the subject itself states a value; where nothing else tells, that one is shown."""
    return any(is_at_home(claim, known) for claim in one.claims)


def is_at_home(claim: Claim, known: World) -> bool:
    """Whether a claim stands in a document about its own subject."""
    source = known.sources.get(claim.source)
    return source is not None and source.subject == claim.subject


def all_compatible(found: Sequence[Candidate]) -> bool:
    """Whether each two of the values can be one number."""
    return all(agree(one, other) for one, other in combinations(found, 2))


def agree(one: Candidate, other: Candidate) -> bool:
    """Whether two values can be one number, as they are printed."""
    if one.reading is None or other.reading is None:
        return False
    return relate(one.reading, other.reading)[0] in ("same", "compatible")


def precision(one: Candidate) -> tuple[bool, int, int]:
    """A key that is greater the more precisely a value is printed."""
    read = one.reading
    return (read.point, read.place or 0, -one.index) if read is not None else (False, 0, -one.index)


def primary(found: Sequence[Candidate], policy: Policy, known: World) -> list[Candidate]:
    """Values of origins that measured them themselves."""
    return [one for one in found if one.origins & known.primary]


def newest_edition(found: Sequence[Candidate], policy: Policy, known: World) -> list[Candidate]:
    """Values that no other one is certainly newer than."""
    latest = newest(one.as_of for one in found)
    rivals: dict[str, set[Edition]] = {}
    for one in found:
        for name in one.origins:
            rivals.setdefault(name, set()).add(edition(one))
    return [one for one in found if not outdated(one, latest, rivals)]


class Edition(NamedTuple):
    """What tells how new a value is: its date, the window quoted beside it, and when its one publisher said so."""

    as_of: str | None
    quoted: Window | None
    published: str | None


def edition(one: Candidate) -> Edition:
    """The edition of a value. When it was published tells only where all who state it are one."""
    return Edition(one.as_of, one.quoted, one.published if len(one.origins) == 1 else None)


def outdated(one: Candidate, latest: str | None, rivals: Mapping[str, set[Edition]]) -> bool:
    """Whether some value is newer than this one: by date whoever states it, by window within an origin."""
    if later(latest, one.as_of):
        return True
    own = edition(one)
    return any(newer_edition(other, own) for name in one.origins for other in rivals[name])


def newer_edition(one: Edition, other: Edition) -> bool:
    """Whether an edition of an origin is newer: by the dates the texts give, else by the windows quoted beside them,
    else by when the origin published either."""
    if one.as_of is not None and other.as_of is not None and not overlap(one.as_of, other.as_of):
        return later(one.as_of, other.as_of)
    if one.quoted is not None and other.quoted is not None and one.quoted[1] != other.quoted[1]:
        return one.quoted[1] > other.quoted[1]
    return later(one.published, other.published)


def newer(one: Candidate, other: Candidate) -> bool:
    """Whether a value is a newer edition of what the same origin said before."""
    return bool(one.origins & other.origins) and newer_edition(edition(one), edition(other))


def most_origins(found: Sequence[Candidate], policy: Policy, known: World) -> list[Candidate]:
    """Values with the most independent origins."""
    most = max(len(one.origins) for one in found)
    return [one for one in found if len(one.origins) == most]


def preferred_origin(found: Sequence[Candidate], policy: Policy, known: World) -> list[Candidate]:
    """Values of the origin that the policy names first."""
    places = [preference(one, policy) for one in found]
    best = min(places)
    return [one for one, place in zip(found, places, strict=True) if place == best]


def preference(one: Candidate, policy: Policy) -> int:
    """The place of a value's best origin in the policy's list; where it has none, the place after the last."""
    order = policy.preferred_origins
    return min((place for place, name in enumerate(order) if name in one.origins), default=len(order))


Rule = Callable[[Sequence[Candidate], Policy, World], list[Candidate]]
RULES: dict[str, Rule] = {
    "primary": primary,
    "newest_edition": newest_edition,
    "most_origins": most_origins,
    "preferred_origin": preferred_origin,
}
EXPLANATIONS = {
    "primary": "an origin that measures its figures itself goes before one that passes them on",
    "newest_edition": "the newest edition goes before older ones",
    "most_origins": "the value with the most independent origins goes before others",
    "preferred_origin": "an origin that the policy prefers goes before others",
    "most_precise": "the values can be one number, and the most precise one stands for it",
    "least_enough": "of levels the lowest that a document calls enough is shown",
    "credential": "the credential is meant, not the body that issues it",
    "each_window": "figures for different years answer different questions, so each is a fact of its own",
}


def explained(policy: Policy) -> tuple[PolicyRule, ...]:
    """The rules in the order in which they are asked, with what they say and whether they may settle."""
    settling = {name.split()[0] for name in policy.settles}
    named = {"most_precise": "rounding", "each_window": "window", "newest_edition": "edition",
             "least_enough": "requirement", "credential": "terminology"}  # fmt: skip
    names = ["each_window", "most_precise", *policy.order, "credential", "least_enough"]
    return tuple(PolicyRule(name, EXPLANATIONS[name], named.get(name) in settling) for name in names)
