"""Groups of claims that answer one question, and where they disagree."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.records.claim import Qualifier
from pipeline.records.finding import Severity
from pipeline.values import Value

Relation = Literal["same", "compatible", "conflicting", "incomparable"]
Status = Literal["open", "settled", "decided", "stale"]
CauseName = Literal[
    "transcription",
    "edition",
    "window",
    "origin",
    "requirement",
    "terminology",
    "rounding",
    "underspecified",
    "unexplained",
]


class StatedValue(Struct, frozen=True, omit_defaults=True, gc=False):
    """One value of a group with everything that stands behind it. All lists are sorted."""

    value: Value
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    bound: str = "exact"
    window: tuple[int, int] | None = None
    as_of: str | None = None


class Disagreement(Struct, frozen=True):
    """Two values of one group (indexes into the conflict's values), and why they differ."""

    between: tuple[int, int]
    relation: Relation
    cause: CauseName
    basis: Literal["stated", "inferred"]
    severity: Severity
    explanation: str


class Suggestion(Struct, frozen=True, omit_defaults=True):
    """What the policy would publish, by which rule, and the sentence that says why."""

    value: int
    rule: str
    reason: str


class Conflict(Struct, frozen=True, omit_defaults=True):
    """A group with at least one disagreement: the unit that a decision settles."""

    id: str
    subject: str
    property: str
    qualifiers: dict[str, Qualifier]
    cause: CauseName
    severity: Severity
    status: Status
    explanation: str
    values: tuple[StatedValue, ...]
    disagreements: tuple[Disagreement, ...]
    suggestion: Suggestion | None = None
    decision: str | None = None


class Related(Struct, frozen=True, omit_defaults=True):
    """A claim that is compared with nothing, and the qualifier that parts it."""

    claim: str
    qualifier: str
    reason: str
    group: str | None = None
