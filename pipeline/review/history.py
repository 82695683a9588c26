"""What was decided on a conflict, step by step, and how its testimony has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from pipeline.records.comparison import Group
from pipeline.records.decision import Decision, Testimony
from pipeline.settle import testimony
from pipeline.values.wording import say


@dataclass(frozen=True)
class Step:
    """One line of the log, as people tell it; `undone` where somebody has taken it back."""

    decision: Decision
    told: str
    undone: bool


@dataclass(frozen=True)
class Testified:
    """What one source says, or said."""

    source: str
    said: str
    credit: str


def retold(decision: Decision) -> str:
    """A decision in words: "chose $101,340"."""
    value = "" if decision.value is None else say(decision.value, decision.bound)
    match decision.outcome:
        case "choose":
            return f"chose {value}"
        case "assert":
            return f"asserted {value}"
        case "not_a_conflict":
            return "found no conflict: each value is a fact of its own"
        case "unsure":
            return "was unsure and left it open"
        case "undo":
            return "took a decision back"


def history(log: Iterable[Decision], conflict: str) -> tuple[Step, ...]:
    """Everything said of a conflict, the newest first."""
    lines = [each for each in log if each.conflict == conflict]
    undone = _taken_back(lines)
    return tuple(Step(each, retold(each), each.id in undone) for each in reversed(lines))


def _taken_back(lines: list[Decision]) -> set[str]:
    """The decisions that somebody took back, and has not given back since."""
    undone: set[str] = set()
    for each in reversed(lines):
        if each.outcome == "undo" and each.id not in undone:
            undone.add(each.undoes or "")
    return undone


def changed(
    decision: Decision, group: Group, documents: Mapping[str, str]
) -> tuple[tuple[Testified, ...], tuple[Testified, ...]]:
    """What sources say now that they did not when the decision was made, and what they no longer say."""
    then = _keyed(decision.testimony, documents)
    now = _keyed(testimony(group), documents)
    new = tuple(_told(one) for key, one in now.items() if key not in then)
    gone = tuple(_told(one) for key, one in then.items() if key not in now)
    return new, gone


def _keyed(said: Iterable[Testimony], documents: Mapping[str, str]) -> dict[bytes, Testimony]:
    return {
        msgspec.json.encode((documents.get(one.source, one.source), one.value, one.bound, one.attribution)): one
        for one in said
    }


def _told(one: Testimony) -> Testified:
    return Testified(one.source, say(one.value, one.bound), one.attribution or "")
