"""The fact sheet: a view over claims, decisions and a policy."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.records.claim import Evidence, Qualifier
from pipeline.records.document import Source
from pipeline.values import Bound, Value

StandingName = Literal["preferred", "supporting", "superseded", "rejected", "out_of_scope"]
FactStatus = Literal["agreed", "single_origin", "resolved", "disputed"]


class Standing(Struct, frozen=True, omit_defaults=True):
    """How one claim stands on the sheet, and why."""

    claim: str
    source: str
    standing: StandingName
    reason: str
    value: Value
    bound: Bound
    evidence: Evidence
    origin: str | None = None
    attribution: str | None = None


class Fact(Struct, frozen=True, omit_defaults=True):
    """The published value of one group, with its status and the standing of every claim."""

    id: str
    subject: str
    property: str
    qualifiers: dict[str, Qualifier]
    value: Value
    status: FactStatus
    origins: int
    claims: tuple[Standing, ...]
    bound: Bound = "exact"
    sources: int = 0
    conflict: str | None = None
    rule: str | None = None
    decision: str | None = None
    asserted_by: str | None = None
    aliases: tuple[str, ...] = ()


class Subject(Struct, frozen=True):
    """Whom facts are about."""

    id: str
    label: str


class Gap(Struct, frozen=True):
    """A property that no source states of a subject."""

    subject: str
    property: str


class Sheet(Struct, frozen=True, rename={"schema": "$schema", "format_version": "formatVersion"}):
    """The whole sheet, draft or published."""

    schema: str
    format_version: str
    draft: bool
    subjects: tuple[Subject, ...]
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    gaps: tuple[Gap, ...]
    mentioned: tuple[Fact, ...]
