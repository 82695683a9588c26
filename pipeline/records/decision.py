"""What a reviewer settled, bound to the testimony that was weighed."""

from __future__ import annotations

from typing import Literal

from pipeline.values import Bound, Value
from pipeline.values.exact import Exact

Outcome = Literal["choose", "assert", "not_a_conflict", "unsure", "undo"]


class Testimony(Exact, frozen=True):
    """What one source said when the decision was made: never ids, spans or digests."""

    source: str
    """The id of the source."""
    value: Value
    """What it said."""
    bound: Bound
    """How it hedged."""
    attribution: str | None
    """Whom it credited, as printed."""


class Decision(Exact, frozen=True, omit_defaults=True):
    """One line of `decisions.jsonl`. An `undo` names the decision it takes back in `undoes`."""

    id: str
    """Follows from everything else on the line, and from how often the same was decided before."""
    conflict: str
    """The id of the conflict it settles."""
    outcome: Outcome
    """`choose` or `assert` a value, `not_a_conflict`, `unsure` (it stays open), or `undo` an earlier decision."""
    by: str
    """Who decided."""
    testimony: tuple[Testimony, ...] = ()
    """What each source said at that time; when this changes, the decision is stale."""
    value: Value | None = None
    """The value chosen or asserted."""
    bound: Bound = "exact"
    """How that value is hedged."""
    note: str | None = None
    """Why, in the words of the person."""
    undoes: str | None = None
    """The id of the decision that an `undo` takes back."""
