"""A forest plot of one fact: a row for each source, whiskers for what a printed figure may stand for.

Only geometry is worked out here, in per cent of the width, so that a plot fits a phone and a page alike; the drawing
itself is in the template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.publish.axis import Axis, Tick, axis_over, level_reading, level_ticks, ticks
from pipeline.publish.carried import is_threshold, lead_of, read_of
from pipeline.publish.told import foremost
from pipeline.publish.wording import STANDINGS, listed
from pipeline.records.sheet import Fact, Standing
from pipeline.values import Level
from pipeline.values.relation import Reading, reading
from pipeline.values.wording import plain, say

ROW, AXIS = 40, 22
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
class Plot:
    """Everything the template draws, and the same in words for those who cannot see it."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    alt: str
    published: float | None = None
    published_bar: tuple[float, float] | None = None
    published_y: int | None = None
    height: int = field(default=0)
    more: int = 0
    """How many claims have no row, because there are too many."""


def plot(fact: Fact, labels: Mapping[str, str], scale: Sequence[str] = (), most: int | None = None) -> Plot | None:
    """The plot of a fact; None for names, and for levels without a `scale`: they lie on no line.

    `labels` names the sources. Where there would be more than `most` rows, it has the foremost of them.
    """
    published = _published(fact, scale)
    if published is None:
        return None
    all_rows = _one_a_source(fact)
    read = [(each, _read(fact, each, scale)) for each in foremost(all_rows, most)]
    more = len(all_rows) - len(read)
    shown = [published, *(one for _, one in read if one is not None and one.unit == published.unit)]
    axis = axis_over(shown)
    alone = len(read) == 1 and fact.asserted_by is None
    rows = tuple(_row(each, one, published, axis, labels, y) for y, (each, one) in enumerate(read))
    bottom = len(rows) * ROW + (0 if alone else ROW)
    return Plot(
        rows=rows,
        ticks=tuple(level_ticks(axis, shown, scale) if published.unit == "level" else ticks(axis, fact.value)),
        alt=_alt(fact, read, labels, more),
        published=axis.at((published.low + published.high) / 2),
        published_bar=None if published.low == published.high else (axis.at(published.low), axis.at(published.high)),
        published_y=None if alone else bottom - ROW + 30,
        height=bottom + AXIS,
        more=more,
    )


def _published(fact: Fact, scale: Sequence[str]) -> Reading | None:
    """What is published, as it lies on the line."""
    if isinstance(fact.value, Level):
        return level_reading(fact.value, fact.bound, scale)
    lead = lead_of(fact)
    quote = lead.evidence.quote if lead is not None else plain(fact.value)
    return reading(fact.value, fact.bound, quote, is_threshold(fact))


def _read(fact: Fact, standing: Standing, scale: Sequence[str]) -> Reading | None:
    """What a claim says, as it lies on the line."""
    if isinstance(standing.value, Level):
        return level_reading(standing.value, standing.bound, scale)
    return read_of(fact, standing)


def _one_a_source(fact: Fact) -> list[Standing]:
    """The claims without those that repeat one of the same source: it stands on one row."""
    merged = {"supporting": "preferred"}
    rows = {
        (each.source, each.value, each.bound, merged.get(each.standing, each.standing)): each
        for each in reversed(fact.claims)
    }
    kept = {each.claim for each in rows.values()}
    return [each for each in fact.claims if each.claim in kept]


def _row(
    standing: Standing, one: Reading | None, published: Reading, axis: Axis, labels: Mapping[str, str], index: int
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


def _alt(fact: Fact, read: Sequence[tuple[Standing, Reading | None]], labels: Mapping[str, str], more: int) -> str:
    """The plot in a sentence."""
    rows = [
        f"{labels.get(each.source, each.source)} {say(each.value, each.bound)} ({STANDINGS[each.standing]})"
        for each, _ in read
    ] + ([f"{more:,} more"] if more else [])
    return f"Published: {say(fact.value, fact.bound)}. By source: {listed(rows)}."
