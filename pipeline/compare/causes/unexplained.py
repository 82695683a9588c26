"""One origin, one statistic, and nothing in the texts tells why the figures differ: a person has to look."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.compare.phrases import both
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "unexplained"
ORDER = 100
SEVERITY: Severity = "high"


def explain(pair: Pair) -> Verdict | None:
    """Whatever conflicts and no other cause explains."""
    if pair.relation != "conflicting":
        return None
    return Verdict("stated", f"{both(pair)}: nothing in the texts tells why they differ.")
