"""The rules of the policy: each narrows values down, in the order that the policy gives, until one is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.records.settlement import Policy
from pipeline.records.sheet import PolicyRule
from pipeline.records.times import later, overlap
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
        return Choice(left[0].index, None, "no rule of the policy speaks for one of them")
    return Choice(left[0].index, rule, "; ".join(reasons) or "it is the only value")


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
    return [one for one in found if not any(newer(other, one) for other in found)]


def newer(one: Candidate, other: Candidate) -> bool:
    """Whether a value is of a newer edition: by the dates the texts give, else by the windows quoted beside it."""
    if one.as_of is not None and other.as_of is not None and not overlap(one.as_of, other.as_of):
        return later(one.as_of, other.as_of)
    if one.quoted is None or other.quoted is None or not one.origins & other.origins:
        return False
    return one.quoted[1] > other.quoted[1]


def most_origins(found: Sequence[Candidate], policy: Policy, known: World) -> list[Candidate]:
    """Values with the most independent origins."""
    most = max(len(one.origins) for one in found)
    return [one for one in found if len(one.origins) == most]


def preferred_origin(found: Sequence[Candidate], policy: Policy, known: World) -> list[Candidate]:
    """Values of the origin that the policy names first."""
    order = policy.preferred_origins
    places = [min((order.index(name) for name in one.origins if name in order), default=len(order)) for one in found]
    return [one for one, place in zip(found, places, strict=True) if place == min(places)]


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
