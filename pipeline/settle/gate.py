"""Which conflicts stand in the way of publishing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pipeline.records.conflict import Conflict
from pipeline.records.finding import SEVERITIES, Severity
from pipeline.records.settlement import Gate


class Graded(Protocol):
    """A conflict, whole or in short."""

    @property
    def severity(self) -> str: ...
    @property
    def status(self) -> str: ...


def at_least(gate: Gate) -> tuple[Severity, ...]:
    """The severities at or above a gate."""
    return () if gate == "never" else SEVERITIES[: SEVERITIES.index(gate) + 1]


def blocks(conflict: Graded, gate: Gate) -> bool:
    """Whether a conflict is open or stale, at or above the gate."""
    return conflict.status in ("open", "stale") and conflict.severity in at_least(gate)


def blocking(conflicts: Iterable[Conflict], gate: Gate = "high") -> tuple[Conflict, ...]:
    """The open and stale conflicts at or above the gate: while there are any, nothing final is published."""
    return tuple(one for one in conflicts if blocks(one, gate))
