"""A body is named as if it were the credential that it issues."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.compare.phrases import documents, value
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "terminology"
ORDER = 70
SEVERITY: Severity = "low"


def explain(pair: Pair) -> Verdict | None:
    """For names: two stand in one group only where one is the issuer of the other, which comes first."""
    if pair.prop.kind != "name" or pair.relation != "conflicting":
        return None
    issued, body = value(pair.first), value(pair.second)
    proper, loose = (documents(side.claims, pair.sources) for side in (pair.first, pair.second))
    return Verdict("inferred", f"{loose} names {body}, but that is the body that issues {issued}, as {proper} has it.")
