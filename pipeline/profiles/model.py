"""The shape of a profile: everything the pipeline knows about a domain.

Strict on purpose: an unknown key is a mistake, reported with its line and column by `profiles.load`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

ValueKind = Literal["money", "percent", "count", "year", "duration", "name", "level"]
Cues = tuple[Annotated[str, Field(min_length=1)], ...]


class Part(BaseModel):
    """Base of every part of a profile."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Organisation(Part):
    """A body that measures or publishes, under its canonical name; `primary` ones settle before `secondary`."""

    aliases: Cues = ()
    kind: Literal["primary", "secondary"] = "secondary"


class EditionStep(Part):
    """The credible change from one edition to the next, as shares a year."""

    rise: Decimal
    fall: Decimal


class Everyone(Part):
    """The subject that averages of everybody belong to, and the words that name it."""

    subject: str
    label: str
    cues: Cues = ()


class Step(Part):
    """One step of an ordered scale (a level of education), lowest first in its list."""

    name: str
    cues: Cues = ()


class Property(Part):
    """What may be said of a subject, how it is recognised, and how two statements of it compare."""

    label: str
    question: str
    """With `{subject}` and the identity qualifiers as placeholders: "What do {subject} earn?" """
    kind: ValueKind
    cardinality: Literal["one", "set"] = "one"

    # comparing
    identity: tuple[str, ...] = ()
    """Qualifiers that part groups."""
    defaults: dict[str, str] = {}
    """What a missing identity qualifier is assumed to be. "manifest" stands for the source's own (geography)."""
    optional: tuple[str, ...] = ()
    """Identity qualifiers whose absence is a group of its own (industry, group): none is assumed, nothing is missing."""
    explains: tuple[str, ...] = ("as_of", "window")
    """Qualifiers that never part groups but may say why two values differ."""
    edition_step: EditionStep | None = None
    printed_unit: Decimal | None = None
    """The unit its publisher rounds to (wages in tens); for the arithmetic checks only."""
    scale: str | None = None
    """The ordered scale a `level` property is measured on."""
    severities: dict[CauseName, Severity] = {}


class Profile(Part):
    """A domain: its organisations, scales, qualifiers and properties."""

    name: str
    label: str
    about: str
    """What a subject is, in one noun: occupation, company."""
    currency: str = "USD"
    everyone: Everyone | None = None
    organisations: dict[str, Organisation] = {}
    scales: dict[str, tuple[Step, ...]] = {}
    properties: dict[str, Property]
