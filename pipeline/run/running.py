"""`run` and `conflicts`: the main job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.files.atomic import Content
from pipeline.files.project import Project
from pipeline.records.conflict import Conflict, Related
from pipeline.records.finding import SEVERITIES, Finding
from pipeline.records.report import ConflictReport
from pipeline.records.settlement import Gate
from pipeline.run.corpus import OnEach, gathered_from
from pipeline.run.extracting import parquet_files
from pipeline.run.outputs import replace_outputs, run_files
from pipeline.run.pages import report_files
from pipeline.run.results import Reading, Tally
from pipeline.run.spread import HERE, How
from pipeline.run.whole import MOST, Whole, by_place
from pipeline.settle import at_least


class RunResult(Struct, frozen=True):
    """What a run did: what was read, claimed and found in conflict, and where the files are.

    `conflicts` and `findings` are the gravest, a thousand of each at most; `counts` counts all conflicts by cause,
    property, severity and status, `waiting` those that nobody settled by severity, `found` all findings. `unread`
    counts the sources that could not be read; `blocking` are the open and stale conflicts that stop `publish`.
    """

    profile: str
    """The name of the profile."""
    reading: Reading
    """What was read."""
    claims: int
    """How many claims there are."""
    properties: dict[str, int]
    """How many claims each property has."""
    tally: Tally
    """The account of every figure."""
    facts: dict[str, int]
    """How many facts have each status."""
    conflicts: tuple[Conflict, ...]
    """The gravest conflicts, a thousand at most."""
    counts: dict[str, dict[str, int]]
    """How many conflicts there are of each cause, property, severity and status."""
    waiting: dict[str, int]
    """How many conflicts nobody settled, by severity."""
    blocking: tuple[str, ...]
    """The ids of the conflicts that stop `publish`."""
    unread: int
    """How many sources could not be read."""
    findings: tuple[Finding, ...]
    """What is wrong with the data, the gravest first, a thousand at most."""
    found: int
    """How many findings there are in all."""
    files: tuple[str, ...]
    """The files that were written."""


@dataclass(frozen=True)
class Prepared:
    """A run that is done but for its writing: the files and the pages it would leave, and what there is to tell."""

    whole: Whole
    contents: Mapping[Path, Content]
    pages: Iterator[tuple[Path, Content]]

    def result(self, files: tuple[str, ...]) -> RunResult:
        """What there is to tell, once it is written."""
        whole, totals = self.whole, self.whole.corpus.totals
        facts: dict[str, int] = {}
        for counts in whole.facts.values():
            for status, number in counts.items():
                facts[status] = facts.get(status, 0) + number
        found = whole.findings
        return RunResult(
            profile=whole.project.profile.name,
            reading=totals.reading,
            claims=totals.claims,
            properties=totals.properties,
            tally=totals.tally,
            facts=dict(sorted(facts.items())),
            conflicts=told(whole),
            counts=whole.counts,
            waiting=dict(whole.waiting),
            blocking=tuple(whole.blocking),
            unread=whole.unread,
            findings=tuple(sorted(found, key=lambda each: SEVERITIES.index(each.severity))[:MOST]),
            found=whole.found,
            files=files,
        )


@contextmanager
def prepared(
    project: Project,
    on_each: OnEach = lambda gathered: None,
    how: How = HERE,
    allowed: Callable[[Whole], None] = lambda whole: None,
) -> Iterator[Prepared]:
    """Extract, compare and settle the sources of a project; the files are made while somebody writes them.

    `allowed` sees what was found before any file is made, and may refuse by raising.
    """
    how = replace(how, remember=True)
    with gathered_from(project, None, on_each, how) as corpus:
        whole = Whole(project, corpus, how)
        allowed(whole)
        contents = {**run_files(whole), **parquet_files(project, corpus, how)}
        yield Prepared(whole, contents, report_files(whole, how))
        whole.forget_others()


def run(project: Project, on_each: OnEach = lambda gathered: None, how: How = HERE) -> RunResult:
    """Extract, compare and settle the sources of a project, and write the draft sheet and the reports."""
    with prepared(project, on_each, how) as work:
        return work.result(replace_outputs(work.contents, work.pages, how, lasting=False))


def told(whole: Whole) -> tuple[Conflict, ...]:
    """The gravest conflicts, in the order of the report."""
    return tuple(whole.conflicts({each.id: part for part, each in whole.gravest()}))


class ConflictsResult(Struct, frozen=True):
    """The conflict report, and how many sources could not be read."""

    report: ConflictReport
    claims: dict[str, str]
    unread: int
    findings: tuple[Finding, ...]

    @property
    def waiting(self) -> dict[str, int]:
        """How many conflicts nobody settled, by severity."""
        return dict(Counter(each.severity for each in self.report.conflicts if each.status in ("open", "stale")))


def conflicts(project: Project, on_each: OnEach = lambda gathered: None, how: How = HERE) -> ConflictsResult:
    """The conflicts of a project as they stand now. Nothing is written but the texts of marked-up sources."""
    with gathered_from(project, None, on_each, how) as corpus:
        whole = Whole(project, corpus, how)
        related = tuple(map(msgspec.json.Decoder(Related).decode, whole.lines("related")))
        report = ConflictReport(tuple(whole.conflicts()), related, whole.counts)
        disputed = {claim for conflict in report.conflicts for value in conflict.values for claim in value.claims}
        quotes = {claim.id: claim.evidence.quote for claim in corpus.claims() if claim.id in disputed}
        findings = (*whole.noticed, *sorted(whole.compared(), key=by_place), *whole.settled)
        return ConflictsResult(report, quotes, whole.unread, findings)


def at_or_above(waiting: Mapping[str, int], gate: Gate) -> bool:
    """Whether a conflict that nobody settled is as grave as the gate; `waiting` counts them by severity."""
    return any(waiting.get(severity) for severity in at_least(gate))
