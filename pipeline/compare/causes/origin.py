"""Different bodies measured it, each in its own way, so their figures need not agree."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.compare.phrases import both, listed
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "origin"
ORDER = 40
SEVERITY: Severity = "medium"


def explain(pair: Pair) -> Verdict | None:
    """For figures of different origins; inferred where a text does not say whose figure it is."""
    if pair.relation != "conflicting" or pair.same_origin or not pair.measured:
        return None
    names = [listed(sorted({origin.name for origin in side.origins})) for side in (pair.first, pair.second)]
    if all(side.credited for side in (pair.first, pair.second)):
        return Verdict("stated", f"{both(pair)}: {names[0]} and {names[1]} are two origins, which need not agree.")
    return Verdict("inferred", f"{both(pair)}: not both say whose figure it is, so we take them for two origins.")
