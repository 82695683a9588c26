"""Percentiles of one sheet come from one origin and edition, or somebody is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from pipeline.records.claim import Claim
from pipeline.records.finding import Finding
from pipeline.records.sheet import Fact
from pipeline.records.times import apart
from pipeline.settle.candidates import World
from pipeline.values.wording import say

VARYING = ("statistic", "as_of", "window")


def lock_step(facts: Iterable[Fact], claims: dict[str, Claim], known: World) -> list[Finding]:
    """A finding for each set of percentiles whose published values are of different origins or editions.

    Read side by side they would describe a spread that nobody measured.
    """
    spreads: dict[str, list[tuple[Fact, Claim]]] = defaultdict(list)
    for fact in facts:
        lead = next((claims[one.claim] for one in fact.claims if one.standing == "preferred"), None)
        if lead is not None and is_spread(fact.qualifiers.get("statistic")):
            rest = {name: said for name, said in fact.qualifiers.items() if name not in VARYING}
            spreads[str((fact.subject, fact.property, sorted(rest.items())))].append((fact, lead))
    found = [breach(spread, known) for _, spread in sorted(spreads.items())]
    return [one for one in found if one is not None]


def is_spread(statistic: object) -> bool:
    """Whether a statistic is a point of a distribution."""
    return isinstance(statistic, str) and (statistic == "median" or (statistic[:1] == "p" and statistic[1:].isdigit()))


def breach(spread: list[tuple[Fact, Claim]], known: World) -> Finding | None:
    """What is out of step in one set of percentiles, if anything is."""
    ordered = sorted(spread, key=lambda entry: str(entry[0].qualifiers["statistic"]))
    pairs = combinations(ordered, 2)
    different = ((a[1], b[1]) for a, b in pairs if a[0].qualifiers["statistic"] != b[0].qualifiers["statistic"])
    if not any(out_of_step(one, other, known) for one, other in different):
        return None
    about = f"{ordered[0][0].property} of {ordered[0][0].subject}"
    listed = "; ".join(told(fact, claim, known) for fact, claim in ordered)
    return Finding("lock_step", "medium", f"{about} is put together from different origins or editions: {listed}")


def out_of_step(one: Claim, other: Claim, known: World) -> bool:
    """Whether two published claims are of different origins, dates, or editions as the windows beside them show."""
    if known.origins[one.id].name != known.origins[other.id].name or apart(one, other):
        return True
    windows = known.editions.get(one.id), known.editions.get(other.id)
    return None not in windows and windows[0] != windows[1]


def told(fact: Fact, claim: Claim, known: World) -> str:
    """One percentile with its origin and date."""
    date = claim.qualifiers.get("as_of")
    origin = known.origins[claim.id].name
    dated = f", as of {date}" if isinstance(date, str) else ""
    return f"{fact.qualifiers['statistic']} {say(fact.value, fact.bound)} ({origin}{dated}, {claim.source})"
