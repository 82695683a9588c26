"""What a run reports: the conflicts of all sources, and what went in and came out."""

from __future__ import annotations

from pipeline.records.conflict import Conflict, Related
from pipeline.values.exact import Exact


class ConflictReport(Exact, frozen=True):
    """`conflicts.json`: every conflict, every claim that could be compared with nothing, and how many of each."""

    conflicts: tuple[Conflict, ...]
    """Every group whose values differ, with status and causes."""
    related: tuple[Related, ...]
    """Every claim that could be compared with nothing, and why."""
    counts: dict[str, dict[str, int]]
    """How many conflicts there are of each cause, property, severity and status."""


class InputRecord(Exact, frozen=True, omit_defaults=True):
    """One input of a run: its source and digest, or that it could not be read."""

    source: str
    """The id of the source."""
    file: str
    """Its file, as the manifest names it."""
    digest: str | None = None
    """The sha256 of the file's bytes."""
    text_digest: str | None = None
    """The sha256 of its text in UTF-8."""
    format: str | None = None
    """What it was read as: txt, md, html, pdf or docx."""
    encoding: str | None = None
    """The encoding its bytes were read in."""
    problem: str | None = None
    """Why it could not be read."""


class RunRecord(Exact, frozen=True):
    """`run.json`: what went into a run and what came out, with nothing that depends on the hour or the machine."""

    pipeline: str
    """The version of the program."""
    profile: str
    """The name of the profile."""
    profile_digest: str
    """The sha256 of the profile's YAML."""
    inputs: tuple[InputRecord, ...]
    """Every source, read or not."""
    counts: dict[str, int]
    """How many sources, claims, groups, conflicts, facts and findings there are."""
    properties: dict[str, int]
    """How many claims each property has."""
    figures: dict[str, int]
    """How many figures there are in all, and how many were claimed, context, ignored and unclaimed."""
    ignored: dict[str, int]
    """How many figures each rule ignored."""
