"""Which claims carry a published value."""

from __future__ import annotations

from pipeline.records.sheet import Fact, Standing
from pipeline.values import Level, Name, Value
from pipeline.values.relation import Reading, reading, relate

PERCENTILES = frozenset({"p10", "p25", "median", "p75", "p90"})
"""Beside these a bound is a threshold: "the top 10 % earn over $160,000" is the point 160,000."""


def is_superseded(fact: Fact) -> bool:
    """Whether a fact is kept for the record only, because its origin has stated it anew since."""
    return fact.asserted_by is None and not any(each.standing == "preferred" for each in fact.claims)


def carrying(fact: Fact) -> list[Standing]:
    """The claims that carry the published value; of a superseded fact those that did."""
    if not is_superseded(fact):
        return [each for each in fact.claims if each.standing in ("preferred", "supporting")]
    lead = next((each for each in fact.claims if _says(each, fact)), None)
    return [each for each in fact.claims if each.standing == "superseded" and lead and agree(fact, lead, each)]


def lead_of(fact: Fact) -> Standing | None:
    """The claim whose value is published; None where a person asserted it."""
    ranked = sorted(carrying(fact), key=lambda each: (each.standing != "preferred", not _says(each, fact)))
    return ranked[0] if ranked and _says(ranked[0], fact) else None


def _says(standing: Standing, fact: Fact) -> bool:
    return same_value(standing.value, fact.value) and standing.bound == fact.bound


def same_value(one: Value, other: Value) -> bool:
    """Whether two values are one and the same; names and levels by their canonical form."""
    if isinstance(one, Name | Level) and isinstance(other, Name | Level):
        return type(one) is type(other) and _item(one) == _item(other)
    return one == other


def _item(value: Name | Level) -> str:
    return (value.canonical or value.text).casefold()


def agree(fact: Fact, one: Standing, other: Standing) -> bool:
    """Whether two claims of a fact can be one value, as they are printed. Names and levels are not asked."""
    first, second = read_of(fact, one), read_of(fact, other)
    return first is None or second is None or relate(first, second)[0] != "conflicting"


def read_of(fact: Fact, standing: Standing) -> Reading | None:
    """What a claim's figure may stand for; None for names and levels."""
    return reading(standing.value, standing.bound, standing.evidence.quote, is_threshold(fact))


def is_threshold(fact: Fact) -> bool:
    """Whether a bound puts a percentile at a point, rather than leaving one end open."""
    return str(fact.qualifiers.get("statistic", "")) in PERCENTILES
