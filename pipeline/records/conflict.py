"""Groups of claims that answer one question, and where they disagree."""

from __future__ import annotations

from typing import Literal

from pipeline.records.claim import Qualifier
from pipeline.records.finding import Severity
from pipeline.values import Value
from pipeline.values.exact import Exact

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


class StatedValue(Exact, frozen=True, omit_defaults=True, gc=False):
    """One value of a group with everything that stands behind it. All lists are sorted."""

    value: Value
    """The value itself."""
    claims: tuple[str, ...]
    """The ids of the claims that state it."""
    sources: tuple[str, ...]
    """The ids of the sources they stand in."""
    origins: tuple[str, ...]
    """Whose word it is."""
    bound: str = "exact"
    """How the texts hedge it."""
    window: tuple[int, int] | None = None
    """The years it reaches over, where the texts give them."""
    as_of: str | None = None
    """The date the texts give it, as a year, month or day."""


class Disagreement(Exact, frozen=True):
    """Two values of one group (indexes into the conflict's values), and why they differ."""

    between: tuple[int, int]
    """The two values, by their places in the conflict's `values`, counted from 0."""
    relation: Relation
    """How the two relate, as they are printed."""
    cause: CauseName
    """Why they differ."""
    basis: Literal["stated", "inferred"]
    """Whether the texts say so (`stated`) or we conclude it (`inferred`)."""
    severity: Severity
    """How grave it is."""
    explanation: str
    """A sentence that names both sides and says why they differ."""


class Suggestion(Exact, frozen=True, omit_defaults=True):
    """What the policy would publish, by which rule, and the sentence that says why."""

    value: int
    """The place of the suggested value in the conflict's `values`, counted from 0."""
    rule: str
    """The rule of the policy that speaks for it."""
    reason: str
    """What that rule says, for a reader."""


class Conflict(Exact, frozen=True, omit_defaults=True):
    """A group with at least one disagreement: the unit that a decision settles."""

    id: str
    """Follows from the question alone, so it stays when values come and go."""
    subject: str
    """The id of whom or what it is about."""
    property: str
    """What is said of the subject, as the profile names it."""
    qualifiers: dict[str, Qualifier]
    """The qualifiers that all its claims share."""
    cause: CauseName
    """The gravest cause among its disagreements."""
    severity: Severity
    """The highest severity among its disagreements."""
    status: Status
    """`open`; `settled` by a rule; `decided` by a person; or `stale`: decided, and the testimony has changed since."""
    explanation: str
    """The sentence of its gravest disagreement."""
    values: tuple[StatedValue, ...]
    """The different values, each with what stands behind it."""
    disagreements: tuple[Disagreement, ...]
    """Which of them differ, and why."""
    suggestion: Suggestion | None = None
    """What the policy would publish."""
    decision: str | None = None
    """The id of the decision that settles it, or settled it once."""


class Related(Exact, frozen=True, omit_defaults=True):
    """A claim that is compared with nothing, and the qualifier that parts it."""

    claim: str
    """The id of the claim."""
    qualifier: str
    """What parts it: the qualifier that its text does not say, `unit` or `property`."""
    reason: str
    """Why nothing can be compared with it, in a sentence."""
    group: str | None = None
    """The id of the group it comes nearest to, where there is one."""
