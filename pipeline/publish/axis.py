"""The axis of a plot: where a number or a level stands, and the ticks that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from pipeline.values import Bound, Count, Duration, Level, Money, Name, Percent, Value, Year
from pipeline.values.relation import Reading, measure
from pipeline.values.wording import plain

_MOST_TICKS = 5
_MARGIN = 0.07
_CHARACTER = 2.2
"""How much of the width, in per cent, a character of a tick takes on the narrowest plot."""
_LINE_OF_TICKS = 36
"""Characters that all the labels of levels may take together on the narrowest plot."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, and how its label hangs on it."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From figures to per cent of the width."""

    least: float
    most: float

    def at(self, number: Decimal | float) -> float:
        """Where a number stands."""
        return round(100 * (float(number) - self.least) / (self.most - self.least), 2)


def axis_over(readings: Sequence[Reading]) -> Axis:
    """An axis over everything shown, with a margin on either side."""
    ends = [float(end) for one in readings for end in (one.low, one.high, one.least, one.most) if end is not None]
    least, most = min(ends), max(ends)
    if most - least < 0.02 * max(abs(least), abs(most), 1e-9):
        middle, half = (least + most) / 2, 0.05 * max(abs(least), abs(most), 1e-9)
        least, most = middle - half, middle + half
    margin = _MARGIN * (most - least)
    return Axis(least - margin, most + margin)


def level_reading(value: Level, bound: Bound, scale: Sequence[str]) -> Reading | None:
    """Where a level stands on its scale, lowest first; None for one the scale does not have."""
    if value.canonical not in scale:
        return None
    step = Decimal(scale.index(value.canonical))
    more, less = bound in ("more_than", "at_least"), bound in ("less_than", "at_most")
    return Reading("level", step, step, 0, None if less else step, None if more else step)


def level_ticks(axis: Axis, readings: Sequence[Reading], scale: Sequence[str]) -> Iterator[Tick]:
    """The levels that are named, as short as keeps them apart."""
    steps = sorted({int(one.low) for one in readings})
    heads = [scale[step].split()[0] for step in steps]
    names = heads if len(set(heads)) == len(heads) else [scale[step] for step in steps]
    longest = max(4, _LINE_OF_TICKS // len(steps))
    for step, name in zip(steps, names, strict=True):
        label = name if len(name) <= longest else f"{name[: longest - 1]}…"
        yield _tick_at(axis.at(step), label)


def ticks(axis: Axis, value: Value) -> Iterator[Tick]:
    """Round numbers along the axis, in the unit of the published value."""
    yield from _apart(list(_numbers(axis, value)))


def _apart(ticks: list[Tick]) -> list[Tick]:
    """Ticks without one at either end whose label, kept on the paper, would run into that of its neighbour."""
    while len(ticks) > 1 and ticks[0].anchor == "start" and _reach(ticks[0]) + _reach(ticks[1]) / 2 > _gap(ticks[:2]):
        ticks = ticks[1:]
    while len(ticks) > 1 and ticks[-1].anchor == "end" and _reach(ticks[-1]) + _reach(ticks[-2]) / 2 > _gap(ticks[-2:]):
        ticks = ticks[:-1]
    return ticks


def _reach(tick: Tick) -> float:
    """How much of the width of the narrowest plot a label takes."""
    return len(tick.label) * _CHARACTER


def _gap(ticks: list[Tick]) -> float:
    return ticks[1].x - ticks[0].x


def _numbers(axis: Axis, value: Value) -> Iterator[Tick]:
    factor = float(measure(value)[1])
    least, most = axis.least / factor, axis.most / factor
    step = _step((most - least) / _MOST_TICKS)
    number = (floor(least / step) + 1) * step
    while number < most:
        x = axis.at(number * factor)
        yield _tick_at(x, _tick(value, number))
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


def _tick_at(x: float, label: str) -> Tick:
    """A tick whose label stays on the paper."""
    return Tick(x, label, "start" if x < 11 else "end" if x > 89 else "middle")
