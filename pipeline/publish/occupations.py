"""An occupation in the words of schema.org: salary, place, education, qualifications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline.records.sheet import Fact
from pipeline.values import Duration, Level, Money, Name
from pipeline.values.wording import say

Node = dict[str, object]

PERCENTILES = {
    "p10": "percentile10",
    "p25": "percentile25",
    "median": "median",
    "p75": "percentile75",
    "p90": "percentile90",
}
PERIODS = {"year": "P1Y", "month": "P1M", "week": "P1W", "day": "P1D", "hour": "PT1H"}
_PLACED = frozenset({"statistic", "pay_period", "as_of", "window", "geography"})


def occupation(facts: Iterable[Fact]) -> Node:
    """What the facts say of an occupation, as far as schema.org has words for it."""
    facts = list(facts)
    stated: dict[str, Sequence[object]] = {
        "estimatedSalary": list(_salaries(facts)),
        "occupationLocation": [{"@type": "AdministrativeArea", "name": place} for place in _places(facts)],
        "educationRequirements": _levels(facts, "education"),
        "experienceRequirements": _levels(facts, "work_experience"),
        "qualifications": [_credential(fact) for fact in facts if fact.property == "certification"],
        "alternateName": _other_names(facts),
    }
    return {name: values for name, values in stated.items() if values}


def _salaries(facts: Iterable[Fact]) -> Iterator[Node]:
    """One distribution for each currency, period, place and narrower group that wages are stated for."""
    groups: dict[tuple[str, str, str, str], dict[str, Decimal]] = {}
    for fact in facts:
        column = PERCENTILES.get(str(fact.qualifiers.get("statistic")))
        if fact.property != "wage" or column is None or not isinstance(fact.value, Money) or fact.value.amount is None:
            continue
        place, period = str(fact.qualifiers.get("geography", "")), str(fact.qualifiers.get("pay_period", ""))
        narrower = ", ".join(str(v) for k, v in sorted(fact.qualifiers.items()) if k not in _PLACED)
        columns = groups.setdefault((fact.value.currency or "", period, place, narrower), {})
        columns.setdefault(column, fact.value.amount)
    for (currency, period, place, narrower), columns in sorted(groups.items()):
        node: Node = {"@type": "MonetaryAmountDistribution", "name": narrower or "base", "currency": currency}
        node |= {"duration": PERIODS[period]} if period in PERIODS else {}
        node |= {"description": f"in {place}"} if place else {}
        yield node | {name: plain_number(columns[name]) for name in PERCENTILES.values() if name in columns}


def plain_number(number: Decimal) -> int | float:
    """A number as JSON writes it."""
    return int(number) if number == number.to_integral_value() else float(number)


def _places(facts: Iterable[Fact]) -> list[str]:
    return sorted({str(fact.qualifiers["geography"]) for fact in facts if "geography" in fact.qualifiers})


def _levels(facts: Iterable[Fact], property: str) -> list[str]:
    return [
        say(fact.value, fact.bound)
        for fact in facts
        if fact.property == property and isinstance(fact.value, Level | Duration)
    ]


def _credential(fact: Fact) -> Node:
    node: Node = {
        "@type": "EducationalOccupationalCredential",
        "name": say(fact.value),
        "credentialCategory": "certification",
    }
    return node | ({"alternateName": list(fact.aliases)} if fact.aliases else {})


def _other_names(facts: Iterable[Fact]) -> list[str]:
    return [
        fact.value.canonical or fact.value.text
        for fact in facts
        if fact.property == "job_title"
        and isinstance(fact.value, Name)
        and fact.qualifiers.get("role") == "alternative_name"
    ]
