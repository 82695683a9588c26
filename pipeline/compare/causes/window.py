"""The figures are about different spans of years, so both may hold; the same number over two spans confirms nothing."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.compare.phrases import both, side, value, years
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "window"
ORDER = 30
SEVERITY: Severity = "low"


def explain(pair: Pair) -> Verdict | None:
    """Only where both sides name a window. Figures that can be one number are no contradiction."""
    first, second = pair.first.window, pair.second.window
    if first is None or second is None or first == second or pair.relation == "incomparable":
        return None
    if pair.relation == "conflicting":
        return Verdict("stated", f"{both(pair)}: they are about different years, so each is a fact of its own.")
    sides = f"{side(pair.first, pair.sources)} and {side(pair.second, pair.sources)}"
    told = f"both print {value(pair.first)}" if pair.relation == "same" else "the two would round to one figure"
    apart = f"{years(first)} and {years(second)} are different questions, so neither confirms the other"
    return Verdict("stated", f"{sides}: {told}, but {apart}.", "info")
