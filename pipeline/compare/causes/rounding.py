"""The figures can be one number, printed more or less exactly: within half a unit of their last digits they meet."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.compare.phrases import both
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "rounding"
ORDER = 80
SEVERITY: Severity = "info"


def explain(pair: Pair) -> Verdict | None:
    """Only for compatible figures; never a tolerance in per cent."""
    if pair.relation != "compatible" or not pair.measured:
        return None
    return Verdict("stated", f"{both(pair)}: {pair.reason}.")
