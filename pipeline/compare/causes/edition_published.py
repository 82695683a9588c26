"""A publisher gives both figures as its own and for the same time, in documents of different dates: the later one is
probably a correction of the earlier.
"""

from __future__ import annotations

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair, Side
from pipeline.compare.phrases import both, documents
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity
from pipeline.records.times import later

NAME: CauseName = "edition"
ORDER = 55
SEVERITY: Severity = "high"


def explain(pair: Pair) -> Verdict | None:
    """Only where all that one side publishes is certainly later than all that the other does."""
    if pair.relation != "conflicting" or not pair.same_origin or pair.windows_differ or not pair.measured:
        return None
    if pair.prop.dates is None:
        return None
    sides = [(own_dates(side, pair), side) for side in (pair.first, pair.second)]
    if not all(dates for dates, _ in sides):
        return None
    (before, older), (after, newer) = sorted(sides, key=lambda entry: max(entry[0]))
    if not later(min(after), max(before)):
        return None
    sentence = (
        f"{both(pair)}: both are the publisher's own, and {documents(newer.own, pair.sources)} of {max(after)} came "
        f"after {documents(older.own, pair.sources)} of {max(before)}, so it probably corrects the figure."
    )
    return Verdict("inferred", sentence)


def own_dates(side: Side, pair: Pair) -> set[str]:
    """When the publisher said so."""
    return {date for claim in side.own if (date := pair.sources[claim.source].published) is not None}
