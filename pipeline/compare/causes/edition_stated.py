"""Both figures come from one origin, and the texts date them differently: they are two editions of it."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.compare.phrases import both
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity
from pipeline.records.times import newest, overlap
from pipeline.values.wording import month

NAME: CauseName = "edition"
ORDER = 20
SEVERITY: Severity = "high"


def explain(pair: Pair) -> Verdict | None:
    """Only where every date of one side certainly differs from every date of the other."""
    if pair.relation != "conflicting" or not pair.same_origin or pair.windows_differ:
        return None
    first, second = pair.first.dates, pair.second.dates
    if not first or not second or any(overlap(one, other) for one in first for other in second):
        return None
    latest = month(newest(first | second) or "")
    return Verdict(
        "stated", f"{both(pair)}: the texts date them differently, and that of {latest} is the newest edition."
    )
