"""The values of a group: one entry for each thing that is said, with everyone who says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.records.claim import Claim
from pipeline.records.comparison import Origin
from pipeline.records.conflict import StatedValue
from pipeline.records.times import Window, as_of, newest, window
from pipeline.values import Bound, Count, Level, Money, Name, Percent, Value, figure
from pipeline.values.precision import precision
from pipeline.values.relation import Reading, measure, reading

POINTS: tuple[Bound, ...] = ("exact", "approximately")


class Said(NamedTuple):
    """What makes two claims of a group state one value: window, figures (or the name), and the open end of a bound."""

    window: Window
    low: Decimal
    high: Decimal
    word: str
    bound: str


@dataclass(slots=True)
class Stated:
    """One value of a group while it is compared: who says it, and how exactly."""

    said: Said
    claims: list[Claim] = field(default_factory=list)
    reading: Reading | None = None

    @property
    def window(self) -> Window | None:
        """The window it is stated for."""
        return self.said.window or None

    def voices(self, origins: Mapping[str, Origin]) -> dict[str, list[Claim]]:
        """The claims by whose word they are."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(origins[claim.id].name, []).append(claim)
        return found


NO_WINDOW: Window = ()  # type: ignore[assignment]
NOUGHT = Decimal(0)
NO_STEPS: Mapping[str, int] = {}


def is_percentile(statistic: object) -> bool:
    """Whether a statistic is a percentile, beside which a bound is a threshold."""
    return isinstance(statistic, str) and statistic[:1] == "p" and statistic[1:].isdigit()


def said(claim: Claim, threshold: bool, bodies: Mapping[str, str], steps: Mapping[str, int]) -> Said:
    """What a claim says, in the form in which two claims are found to say the same."""
    value = claim.value
    years = window(claim) or NO_WINDOW
    numbers = figure(value)
    if numbers is None:
        return unnumbered(claim, bodies, steps)
    factor = measure(value)[1]
    bound = "" if threshold or claim.bound in POINTS else claim.bound
    return Said(years, numbers[0] * factor, numbers[1] * factor, "", bound)


def unnumbered(claim: Claim, bodies: Mapping[str, str], steps: Mapping[str, int]) -> Said:
    """What a level or name says. All names of a group are one item, but for the body named in its place."""
    value = claim.value
    if isinstance(value, Level):
        word = value.canonical or value.text
        step = Decimal(steps.get(word, -1))
        return Said(NO_WINDOW, step, step, word, claim.bound)
    return Said(NO_WINDOW, NOUGHT, NOUGHT, bodies.get(claim.id, ""), "")


def stated_values(
    claims: Sequence[Claim], threshold: bool, bodies: Mapping[str, str], steps: Mapping[str, int] = NO_STEPS
) -> list[Stated]:
    """The distinct values of a group in a fixed order. What names no window stands with the newest window it fits.

    `steps` has the places of levels on their scale.
    """
    values: dict[Said, Stated] = {}
    for claim in claims:
        key = said(claim, threshold, bodies, steps)
        entry = values.get(key)
        if entry is None:
            entry = values[key] = Stated(key)
        entry.claims.append(claim)
    if len(values) > 1:
        fold_undated(values)
    return [values[key] for key in sorted(values)]


def fold_undated(values: dict[Said, Stated]) -> None:
    """Let a figure without a window stand with the same figure for the newest window."""
    for key in [key for key in values if not key.window]:
        dated = [other for other in values if other.window and other[1:] == key[1:]]
        if dated:
            newest_one = max(dated, key=lambda other: (other.window[1], other.window[0]))
            values[newest_one].claims.extend(values.pop(key).claims)


def read(entry: Stated, threshold: bool) -> Reading | None:
    """The most precise reading of a value, read once."""
    if entry.reading is None:
        readings = [reading(claim.value, claim.bound, claim.evidence.quote, threshold) for claim in entry.claims]
        entry.reading = max((one for one in readings if one is not None), key=sharpness, default=None)
    return entry.reading


def sharpness(one: Reading) -> tuple[bool, tuple[bool, int]]:
    """A key that is greater the more precisely a figure is printed."""
    return one.point, precision(one.printed)


def record(entry: Stated, origins: Mapping[str, Origin]) -> StatedValue:
    """A value with everything that stands behind it, for the report."""
    claims = entry.claims
    if len(claims) == 1:
        claim = claims[0]
        names: tuple[str, ...] = (origins[claim.id].name,)
        return StatedValue(claim.value, (claim.id,), (claim.source,), names, claim.bound, entry.window, as_of(claim))
    best = spokesman(claims)
    return StatedValue(
        value=best.value,
        claims=tuple(sorted(claim.id for claim in claims)),
        sources=unique(claim.source for claim in claims),
        origins=unique(origins[claim.id].name for claim in claims),
        bound=best.bound,
        window=entry.window,
        as_of=newest(as_of(claim) for claim in claims),
    )


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names once each, sorted."""
    return tuple(sorted(set(names)))


def spokesman(claims: Sequence[Claim]) -> Claim:
    """The claim whose wording stands for all that say the same: unhedged, complete, then the commonest spelling."""
    first = claims[0]
    if len(claims) == 1 or (first.bound == "exact" and isinstance(first.value, Money | Percent | Count)):
        return first
    return min(claims, key=lambda claim: (claim.bound not in POINTS, claim.bound != "exact", *fullness(claim.value)))


def fullness(value: Value) -> tuple[bool, bool, str]:
    """A key that is smaller the more completely a name is printed."""
    if isinstance(value, Name):
        return value.abbreviation is None, " " not in value.text, value.text
    return False, False, value.text if isinstance(value, Level) else getattr(value, "unit", "")
