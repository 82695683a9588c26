"""Of two things that are much alike one text means the one and another the other: founded, or incorporated."""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair, Side
from pipeline.compare.phrases import both, documents, listed
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "terminology"
ORDER = 35
SEVERITY: Severity = "low"


def explain(pair: Pair) -> Verdict | None:
    """Only where a qualifier that the profile calls a sense is all of the one side's, and none of the other's."""
    if pair.relation != "conflicting" or not pair.measured:
        return None
    for name in pair.prop.senses:
        first, second = (meant(side, name) for side in (pair.first, pair.second))
        if first.isdisjoint(second):
            named = pair.first if None not in first else pair.second
            words = listed(sorted(str(each) for each in meant(named, name)))
            told = f"{documents(named.claims, pair.sources)} speaks of {words}, which is not quite the same thing"
            return Verdict("stated", f"{both(pair)}: {told}.")
    return None


def meant(side: Side, name: str) -> set[object]:
    """What the claims of a side say of a qualifier; None for those that say nothing."""
    return {claim.qualifiers.get(name) for claim in side.claims}
