"""Claims that a person found in documents, and how extraction compares with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.records.claim import Qualifier
from pipeline.values.exact import Exact


@dataclass(frozen=True)
class Label:
    """One claim as a person labelled it. What a label leaves out (None) is not scored.

    A figure has `low` and `high`, equal if it is single; a name or level has `names`, any of which is right. An
    `optional` label counts neither for nor against.
    """

    source: str
    property: str
    line: int
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    names: tuple[str, ...] = ()
    qualifiers: dict[str, Qualifier] = field(default_factory=dict)
    subject: str | None = None
    bound: str | None = None
    attribution: str | None = None
    credits: bool = False
    """Whether the label says whom the text credits, be it nobody."""
    start: int | None = None
    end: int | None = None
    optional: bool = False

    def shown(self) -> str:
        """The labelled value as a person would write it."""
        if self.names:
            return self.names[0]
        figures = f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"
        return " ".join(each for each in (self.currency, figures, self.unit) if each)


class Score(Exact, frozen=True):
    """Right, wrong and missed, with precision, recall and their harmonic mean. None where nothing was counted."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share of what was labelled that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        counted = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / counted if counted else None


class ScoreRow(Exact, frozen=True):
    """One line of the table: a score, worked out to four places."""

    name: str
    """The property or qualifier, or what all of them are called."""
    right: int
    """How many were found and are labelled."""
    wrong: int
    """How many were found and are not labelled."""
    missed: int
    """How many are labelled and were not found."""
    precision: float | None
    """The share of what was found that is right."""
    recall: float | None
    """The share of what was labelled that was found."""
    f1: float | None
    """The harmonic mean of both."""


class Example(Exact, frozen=True, omit_defaults=True):
    """One error, so that a person can go and look: what was found and what the label says."""

    kind: str
    """What kind of error it is."""
    source: str
    """The id of the source."""
    property: str
    """The property."""
    found: str | None = None
    """What was found."""
    labelled: str | None = None
    """What the label says."""
    line: int | None = None
    """The line of the label."""
    start: int | None = None
    """Where it begins in the text."""
    end: int | None = None
    """Where it ends."""


class Evaluation(Exact, frozen=True):
    """How extraction compares with labelled claims: values by property, then everything around the value."""

    properties: tuple[ScoreRow, ...]
    """The score of each property."""
    micro: ScoreRow
    """The score of all of them."""
    spans: tuple[ScoreRow, ...]
    """How many right values were read from exactly the labelled place, by property."""
    qualifiers: tuple[ScoreRow, ...]
    """How many qualifiers, subjects and attributions of right values are as labelled."""
    unscored: int
    """How many labels are about a source that was not read."""
    examples: tuple[Example, ...]
    """A few errors of each kind."""


def row(name: str, score: Score) -> ScoreRow:
    """A score as a line of the table."""

    def places(share: float | None) -> float | None:
        return None if share is None else round(share, 4)

    return ScoreRow(
        name, score.right, score.wrong, score.missed, places(score.precision), places(score.recall), places(score.f1)
    )
