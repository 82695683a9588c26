"""What a run reports: the conflicts of all sources, and what went in and came out."""

from __future__ import annotations

from msgspec import Struct

from pipeline.records.conflict import Conflict, Related


class ConflictReport(Struct, frozen=True):
    """`conflicts.json`: every conflict, every claim that could be compared with nothing, and how many of each."""

    conflicts: tuple[Conflict, ...]
    related: tuple[Related, ...]
    counts: dict[str, dict[str, int]]


class InputRecord(Struct, frozen=True, omit_defaults=True):
    """One input of a run: its source and digest, or that it could not be read."""

    source: str
    file: str
    digest: str | None = None
    text_digest: str | None = None
    format: str | None = None
    encoding: str | None = None
    problem: str | None = None


class RunRecord(Struct, frozen=True):
    """`run.json`: what went into a run and what came out, with nothing that depends on the hour or the machine."""

    pipeline: str
    profile: str
    profile_digest: str
    inputs: tuple[InputRecord, ...]
    counts: dict[str, int]
    properties: dict[str, int]
    figures: dict[str, int]
    ignored: dict[str, int]
