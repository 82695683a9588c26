"""Which conflicts stand in the way of publishing."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records.conflict import Conflict
from pipeline.records.finding import SEVERITIES
from pipeline.records.settlement import Gate


def blocking(conflicts: Iterable[Conflict], gate: Gate = "high") -> tuple[Conflict, ...]:
    """The open and stale conflicts at or above the gate: while there are any, nothing final is published."""
    if gate == "never":
        return ()
    grave = SEVERITIES[: SEVERITIES.index(gate) + 1]
    return tuple(one for one in conflicts if one.status in ("open", "stale") and one.severity in grave)
