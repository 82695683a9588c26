"""What a reviewer settled, bound to the testimony that was weighed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.values import Bound, Value

Outcome = Literal["choose", "assert", "not_a_conflict", "unsure", "undo"]


class Testimony(Struct, frozen=True):
    """What one source said when the decision was made: never ids, spans or digests."""

    source: str
    value: Value
    bound: Bound
    attribution: str | None


class Decision(Struct, frozen=True, omit_defaults=True):
    """One line of `decisions.jsonl`. An `undo` names the decision it takes back in `undoes`."""

    id: str
    conflict: str
    outcome: Outcome
    by: str
    testimony: tuple[Testimony, ...] = ()
    value: Value | None = None
    bound: Bound = "exact"
    note: str | None = None
    undoes: str | None = None
