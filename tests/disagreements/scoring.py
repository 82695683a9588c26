"""How many of the disagreements planted in a set of articles are found, with which causes, and what is reported beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.files.project import open_project
from pipeline.records.conflict import Conflict, Disagreement
from pipeline.run.weigh import Weighed, weigh
from pipeline.values import Level, Name, Value, figure
from pipeline.values.relation import measure

Shown = tuple[object, ...] | str
"""A value in the form in which gold and reports are compared: its figures, or its name."""


@dataclass
class Score:
    """What came of one set."""

    found: list[str] = field(default_factory=list)
    other_cause: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)
    witnesses: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Reported:
    """One disagreement of a report, with what of its conflict is needed here."""

    conflict: Conflict
    one: Disagreement

    @property
    def pair(self) -> frozenset[Shown]:
        """The two values."""
        return frozenset(shown(self.conflict.values[index].value) for index in self.one.between)

    @property
    def sides(self) -> list[set[str]]:
        """The sources of either value."""
        return [set(self.conflict.values[index].sources) for index in self.one.between]

    def __str__(self) -> str:
        statistic = self.conflict.qualifiers.get("statistic", "")
        pair = " / ".join(sorted(map(str, self.pair)))
        return f"{self.conflict.property} {statistic} {pair}: {self.one.cause} {self.one.basis}, {self.one.severity}, {self.conflict.status}"


def score(folder: Path, output: Path) -> Score:
    """Run a set through the whole pipeline and hold the report against its gold."""
    weighed = weigh(open_project(folder, output))
    return compared(weighed, json.loads((folder / "gold.json").read_text(encoding="utf-8")))


def compared(weighed: Weighed, gold: Mapping[str, Any]) -> Score:
    """Hold what was found against what should be."""
    result = Score()
    reported = [Reported(conflict, one) for conflict in weighed.settlement.conflicts for one in conflict.disagreements]
    meant: set[int] = set()
    for wanted in gold["disagreements"]:
        hits = [index for index, one in enumerate(reported) if is_meant(one, wanted)]
        right = [index for index in hits if reported[index].one.cause in wanted["causes"]]
        meant.update(hits)
        (result.found if right else result.other_cause if hits else result.missing).append(wanted["name"])
    for allowed in gold["consequent"]:
        fits = (i for i, one in enumerate(reported) if is_meant(one, allowed) and one.one.cause in allowed["causes"])
        meant.update(fits)
    loud = [(index, one) for index, one in enumerate(reported) if one.one.severity != "info"]
    result.false_alarms = [str(one) for index, one in loud if index not in meant]
    result.traps = [trap["name"] for trap in gold["traps"] if any(sprung(one, trap) for _, one in loud)]
    result.witnesses = [wanted["name"] for wanted in gold["witnesses"] if wanted["origins"] != origins(weighed, wanted)]
    return result


def is_meant(one: Reported, wanted: Mapping[str, Any]) -> bool:
    """Whether a reported disagreement is the one that a line of the gold describes."""
    if one.conflict.property != wanted["property"]:
        return False
    if "statistic" in wanted and one.conflict.qualifiers.get("statistic") != wanted["statistic"]:
        return False
    return "between" not in wanted or one.pair in [pair_of(pair) for pair in (wanted["between"], *wanted.get("or", ()))]


def sprung(one: Reported, trap: Mapping[str, Any]) -> bool:
    """Whether a reported disagreement is between the values of a trap (all of it in one document, where the trap says so)."""
    if one.conflict.property != trap["property"] or one.pair != pair_of(trap["between"]):
        return False
    return "within" not in trap or all(side == {trap["within"]} for side in one.sides)


def pair_of(between: Sequence[Any]) -> frozenset[Shown]:
    """Two values as the gold writes them."""
    return frozenset(written(value) for value in between)


def written(value: Any) -> Shown:
    """A value as the gold writes it."""
    if isinstance(value, str):
        return value
    low, high = value if isinstance(value, list) else (value, value)
    return number(low), number(high)


def number(value: Any) -> Decimal:
    """A figure without the zeros that nobody reads."""
    return Decimal(str(value)).normalize()


def shown(value: Value) -> Shown:
    """A value of a report."""
    if isinstance(value, Level | Name):
        return value.canonical or value.text
    numbers, factor = figure(value), measure(value)[1]
    assert numbers is not None
    return number(numbers[0] * factor), number(numbers[1] * factor)


def origins(weighed: Weighed, wanted: Mapping[str, Any]) -> int:
    """How many origins a value on the sheet has."""
    facts = (fact for fact in weighed.settlement.facts if fact.property == wanted["property"])
    said = (fact for fact in facts if wanted.get("statistic") == fact.qualifiers.get("statistic"))
    return max((fact.origins for fact in said if shown(fact.value) == written(wanted["value"])), default=0)
