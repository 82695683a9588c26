"""A text leaves out what would tell the figures apart, mostly when its figure was measured, so nobody can say whether
they contradict each other.
"""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair, Side
from pipeline.compare.phrases import both, documents
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "underspecified"
ORDER = 90
SEVERITY: Severity = "low"


def explain(pair: Pair) -> Verdict | None:
    """Where the property has a date or window and at least one side gives none."""
    if pair.relation != "conflicting" or not pair.measured:
        return None
    silent = [side for side in (pair.first, pair.second) if lacks_time(side, pair)]
    if not silent:
        return None
    what = "window" if pair.prop.dates == "window" else "date"
    claims = [claim for side in silent for claim in side.claims]
    where = documents(claims, pair.sources)
    return Verdict("stated", f"{both(pair)}: no {what} is given in {where}, so nobody can tell whether they disagree.")


def lacks_time(side: Side, pair: Pair) -> bool:
    """Whether a side does not say what time it is about, though its property has one."""
    if pair.prop.dates == "window":
        return side.window is None
    return pair.prop.dates is not None and side.undated
