"""Both figures come from one origin; the texts do not date them apart, but beside them each text quotes that origin's
projections for another span of years, and the step from the one figure to the other is one that an edition can make.
"""

from __future__ import annotations

from decimal import Decimal

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair, Side
from pipeline.compare.phrases import both, value, years
from pipeline.profiles.model import EditionStep
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

NAME: CauseName = "edition"
ORDER = 50
SEVERITY: Severity = "high"


def explain(pair: Pair) -> Verdict | None:
    """Only where the profile knows how far one edition may be from the next."""
    step = pair.prop.edition_step
    if pair.relation != "conflicting" or not pair.same_origin or pair.windows_differ or step is None:
        return None
    older, newer = sorted((pair.first, pair.second), key=lambda side: side.quoted or (0, 0))
    if older.quoted is None or newer.quoted is None or older.quoted[1] == newer.quoted[1]:
        return None
    change = yearly_change(older, newer, newer.quoted[1] - older.quoted[1])
    if change is None or not credible(change, step):
        return None
    sentence = (
        f"{both(pair)}: nothing in the texts dates them apart, but the text with {value(older)} quotes projections of "
        f"{name(pair)} for {years(older.quoted)} and the text with {value(newer)} those for {years(newer.quoted)}, so "
        f"these are probably two editions; a step of {change * 100:+.1f}% a year is credible."
    )
    return Verdict("inferred", sentence)


def name(pair: Pair) -> str:
    """The origin that both sides share."""
    shared = {origin.name for origin in pair.first.origins} & {origin.name for origin in pair.second.origins}
    return min(shared)


def yearly_change(older: Side, newer: Side, apart: int) -> Decimal | None:
    """The change a year from the older to the newer figure, as a share; None where it cannot be told."""
    if older.reading is None or newer.reading is None or older.reading.low <= 0 or newer.reading.low <= 0:
        return None
    ratio = newer.reading.low / older.reading.low
    return ratio ** (Decimal(1) / apart) - 1


def credible(change: Decimal, step: EditionStep) -> bool:
    """Whether an edition can differ so much from the one before."""
    return -step.fall <= change <= step.rise
