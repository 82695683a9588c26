"""`run` and `conflicts`: the main job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msgspec import Struct

from pipeline.files.project import Project
from pipeline.records.conflict import Conflict
from pipeline.records.finding import Finding
from pipeline.records.report import ConflictReport
from pipeline.records.settlement import Gate
from pipeline.run.extracting import parquet_files
from pipeline.run.gather import Gathered
from pipeline.run.outputs import conflict_report, replace_outputs, run_files
from pipeline.run.results import Reading, Tally, properties_of, reading_of, tally_of
from pipeline.run.spread import HERE, How
from pipeline.run.weigh import Weighed, sheet_of, weigh
from pipeline.settle import blocking

OnEach = Callable[[Gathered], None]


class RunResult(Struct, frozen=True):
    """What a run did: what was read, claimed and found in conflict, and where the files are.

    `unread` counts the sources that could not be read; `blocking` are the open and stale conflicts that stop `publish`.
    """

    profile: str
    reading: Reading
    claims: int
    properties: dict[str, int]
    tally: Tally
    facts: dict[str, int]
    conflicts: tuple[Conflict, ...]
    blocking: tuple[str, ...]
    unread: int
    findings: tuple[Finding, ...]
    files: tuple[str, ...]


def run(project: Project, on_each: OnEach = lambda gathered: None, how: How = HERE) -> RunResult:
    """Extract, compare and settle the sources of a project, and write the draft sheet and the reports."""
    weighed = weigh(project, on_each, replace(how, remember=True))
    contents = {
        **run_files(weighed, sheet_of(weighed, draft=True)),
        **parquet_files(project, weighed.gathered, how),
    }
    return result_of(weighed, replace_outputs(contents))


def result_of(weighed: Weighed, files: tuple[str, ...]) -> RunResult:
    """What there is to tell of a run."""
    properties = properties_of(weighed.gathered)
    facts: dict[str, int] = {}
    for fact in weighed.settlement.facts:
        facts[fact.status] = facts.get(fact.status, 0) + 1
    return RunResult(
        profile=weighed.project.profile.name,
        reading=reading_of(weighed.gathered),
        claims=sum(properties.values()),
        properties=properties,
        tally=tally_of(weighed.gathered),
        facts=dict(sorted(facts.items())),
        conflicts=weighed.settlement.conflicts,
        blocking=tuple(each.id for each in blocking(weighed.settlement.conflicts, weighed.project.policy.gate)),
        unread=len(weighed.unread),
        findings=weighed.findings,
        files=files,
    )


class ConflictsResult(Struct, frozen=True):
    """The conflict report, and how many sources could not be read."""

    report: ConflictReport
    claims: dict[str, str]
    unread: int
    findings: tuple[Finding, ...]


def conflicts(project: Project, on_each: OnEach = lambda gathered: None, how: How = HERE) -> ConflictsResult:
    """The conflicts of a project as they stand now. Nothing is written."""
    weighed = weigh(project, on_each, how)
    report = conflict_report(weighed)
    disputed = {claim for conflict in report.conflicts for value in conflict.values for claim in value.claims}
    quotes = {claim.id: claim.evidence.quote for claim in weighed.claims if claim.id in disputed}
    return ConflictsResult(report, quotes, len(weighed.unread), weighed.findings)


def at_or_above(found: tuple[Conflict, ...], gate: Gate) -> bool:
    """Whether a conflict that nobody settled is as grave as the gate."""
    return bool(blocking(found, gate))
