"""A forest plot of one fact: a row for each source, whiskers for what a printed figure may stand for.

Only geometry is worked out here, in per cent of the width, so that a plot fits a phone and a page alike; the drawing
itself is in the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import floor, log10

from pipeline.publish.carried import is_threshold, lead_of, read_of
from pipeline.publish.wording import STANDINGS, listed
from pipeline.records.sheet import Fact, Standing
from pipeline.values import Count, Duration, Level, Money, Name, Percent, Value, Year
from pipeline.values.relation import Reading, measure, reading
from pipeline.values.wording import plain, say

ROW, AXIS = 40, 22
_MOST_TICKS = 5
_MARGIN = 0.07
_LINE = 41
"""Characters that fit beside each other on the narrowest plot (a phone)."""
_AMPLE_LINE, _SHORTEST_LABEL = 64, 6


@dataclass(frozen=True, slots=True)
class Row:
    """One source's figure: whiskers from `low` to `high`, a dot at `dot` or a bar over a range; all in per cent.

    `open_low` and `open_high` say that a bound leaves that end open ("more than").
    """

    label: str
    short: str
    said: str
    standing: str
    y: int
    low: float | None = None
    high: float | None = None
    dot: float | None = None
    bar: tuple[float, float] | None = None
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, and how its label hangs on it."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything the template draws, and the same in words for those who cannot see it."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    alt: str
    published: float | None = None
    published_bar: tuple[float, float] | None = None
    published_y: int | None = None
    height: int = field(default=0)


@dataclass(frozen=True, slots=True)
class Axis:
    """From figures to per cent of the width."""

    least: float
    most: float

    def at(self, number: Decimal | float) -> float:
        """Where a number stands."""
        return round(100 * (float(number) - self.least) / (self.most - self.least), 2)


def plot(fact: Fact, labels: dict[str, str]) -> Plot | None:
    """The plot of a fact; None for names and levels, which lie on no line. `labels` names the sources."""
    lead = lead_of(fact)
    quote = lead.evidence.quote if lead is not None else plain(fact.value)
    published = reading(fact.value, fact.bound, quote, is_threshold(fact))
    if published is None:
        return None
    read = [(each, read_of(fact, each)) for each in _one_a_source(fact)]
    axis = _axis([published, *(one for _, one in read if one is not None and one.unit == published.unit)])
    alone = len(read) == 1 and fact.asserted_by is None
    rows = tuple(_row(each, one, published, axis, labels, y) for y, (each, one) in enumerate(read))
    bottom = len(rows) * ROW + (0 if alone else ROW)
    return Plot(
        rows=rows,
        ticks=tuple(_ticks(axis, fact.value)),
        alt=_alt(fact, read, labels),
        published=axis.at((published.low + published.high) / 2),
        published_bar=None if published.low == published.high else (axis.at(published.low), axis.at(published.high)),
        published_y=None if alone else bottom - ROW + 30,
        height=bottom + AXIS,
    )


def _one_a_source(fact: Fact) -> list[Standing]:
    """The claims without those that repeat one of the same source: it stands on one row."""
    merged = {"supporting": "preferred"}
    rows = {
        (each.source, each.value, each.bound, merged.get(each.standing, each.standing)): each
        for each in reversed(fact.claims)
    }
    kept = {each.claim for each in rows.values()}
    return [each for each in fact.claims if each.claim in kept]


def _axis(readings: Sequence[Reading]) -> Axis:
    """An axis over everything shown, with a margin on either side."""
    ends = [float(end) for one in readings for end in (one.low, one.high, one.least, one.most) if end is not None]
    least, most = min(ends), max(ends)
    if most - least < 0.02 * max(abs(least), abs(most), 1e-9):
        middle, half = (least + most) / 2, 0.05 * max(abs(least), abs(most), 1e-9)
        least, most = middle - half, middle + half
    margin = _MARGIN * (most - least)
    return Axis(least - margin, most + margin)


def _row(
    standing: Standing, one: Reading | None, published: Reading, axis: Axis, labels: dict[str, str], index: int
) -> Row:
    label = labels.get(standing.source, standing.source)
    said = _cut(_told(standing), _LINE - _SHORTEST_LABEL)
    short = _cut(label, max(_SHORTEST_LABEL, _LINE - len(said)))
    ample = _cut(label, max(_SHORTEST_LABEL, _AMPLE_LINE - len(said)))
    row = Row(ample, short, said, standing.standing, index * ROW + 30)
    if one is None or one.unit != published.unit:
        return row
    low = axis.at(one.least) if one.least is not None else max(0.0, axis.at(one.low) - 8)
    high = axis.at(one.most) if one.most is not None else min(100.0, axis.at(one.high) + 8)
    return replace(
        row,
        low=low,
        high=high,
        dot=axis.at(one.low) if one.low == one.high else None,
        bar=None if one.low == one.high else (axis.at(one.low), axis.at(one.high)),
        open_low=one.least is None,
        open_high=one.most is None,
    )


def _told(standing: Standing) -> str:
    """What a source says, and why it is grey if it is."""
    said = say(standing.value, standing.bound)
    return said if standing.standing in ("preferred", "supporting") else f"{said} · {STANDINGS[standing.standing]}"


def _cut(words: str, longest: int) -> str:
    """Words that fit, with dots for those that do not."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _ticks(axis: Axis, value: Value) -> Iterator[Tick]:
    """Round numbers along the axis, in the unit of the published value."""
    factor = float(measure(value)[1])
    least, most = axis.least / factor, axis.most / factor
    step = _step((most - least) / _MOST_TICKS)
    number = (floor(least / step) + 1) * step
    while number < most:
        x = axis.at(number * factor)
        yield Tick(x, _tick(value, number), "start" if x < 11 else "end" if x > 89 else "middle")
        number += step


def _step(rough: float) -> float:
    """The next round step: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(rough))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= rough * 0.999)


def _tick(value: Value, number: float) -> str:
    """A number of the axis as the value itself would be written."""
    figure = Decimal(f"{number:.10g}")
    match value:
        case Money(currency=currency):
            return plain(Money(figure, currency))
        case Percent():
            return plain(Percent(figure))
        case Count():
            return plain(Count(figure))
        case Year():
            return plain(Year(figure))
        case Duration(unit=unit):
            return plain(Duration(figure, figure, unit))
        case Name() | Level():
            return ""


def _alt(fact: Fact, read: Sequence[tuple[Standing, Reading | None]], labels: dict[str, str]) -> str:
    """The plot in a sentence."""
    rows = [
        f"{labels.get(each.source, each.source)} {say(each.value, each.bound)} ({STANDINGS[each.standing]})"
        for each, _ in read
    ]
    return f"Published: {say(fact.value, fact.bound)}. By source: {listed(rows)}."
