"""Documents differ on the least that is enough: one asks for more than another calls sufficient."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair, Side
from pipeline.compare.phrases import documents, listed, value
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "requirement"
ORDER = 60
SEVERITY: Severity = "medium"


def explain(pair: Pair) -> Verdict | None:
    """For the steps of an ordered scale, after each document is reduced to the lowest it calls sufficient."""
    if pair.prop.kind != "level" or pair.relation != "conflicting":
        return None
    first, second = asked(pair.first, pair), asked(pair.second, pair)
    return Verdict("stated", f"The least that is enough is {first}, but {second}.")


def asked(side: Side, pair: Pair) -> str:
    """What one side calls enough, how strongly, and in which documents."""
    return f"{value(side)} in {documents(side.claims, pair.sources)} ({strength(side)})"


def strength(side: Side) -> str:
    """How strongly, and for how many, a level is asked for."""
    found = {
        " by ".join(filter(None, (plain(claim.qualifiers.get("strength")), plain(claim.qualifiers.get("quantifier")))))
        for claim in side.claims
    }
    return listed(sorted(word for word in found if word)) or "named"


def plain(qualifier: object) -> str:
    """A qualifier as a word of the sentence."""
    return qualifier if isinstance(qualifier, str) else ""
