"""A project weighed in memory: whole for the review page, and one part of it for whoever looks at a single conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pipeline.compare import compare
from pipeline.files.decisions import Log, read_log
from pipeline.files.manifest import Sources
from pipeline.files.project import Project
from pipeline.publish import sheet
from pipeline.records.claim import Claim, Unclaimed
from pipeline.records.comparison import Comparison
from pipeline.records.finding import Finding
from pipeline.records.settlement import Settlement
from pipeline.records.sheet import Sheet, Subject
from pipeline.run.corpus import OnEach, gathered_from
from pipeline.run.documents import Documents
from pipeline.run.gather import Gathered, errands
from pipeline.run.reuse import Memory
from pipeline.run.spread import HERE, How
from pipeline.run.weighing import spoken
from pipeline.run.whole import Whole
from pipeline.settle import explained, settle


@dataclass(frozen=True)
class Weighed:
    """Everything there is to know of a project: what was gathered, compared and settled, and by which decisions."""

    project: Project
    sources: Sources
    gathered: Sequence[Gathered]
    memory: Memory
    claims: Sequence[Claim]
    unclaimed: Sequence[Unclaimed]
    comparison: Comparison
    settlement: Settlement
    log: Log

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the data, as reading, comparing, settling and the log of decisions noticed it."""
        reading = chain.from_iterable(each.findings for each in self.gathered)
        return (*reading, *self.log.findings, *self.comparison.findings, *self.settlement.findings)

    @cached_property
    def documents(self) -> Documents:
        """The documents, read again as somebody asks for them."""
        return Documents(errands(self.sources), self.memory)

    @property
    def unread(self) -> tuple[Gathered, ...]:
        """The sources that could not be read."""
        return tuple(each for each in self.gathered if each.head is None)


def weigh(project: Project, on_each: OnEach = lambda gathered: None, how: How = HERE) -> Weighed:
    """Read, extract, compare and settle a project; nothing is written but the texts of marked-up sources."""
    with gathered_from(project, None, on_each, how) as corpus:
        claims, unclaimed = list(corpus.claims()), list(corpus.unclaimed())
        comparison = compare(claims, corpus.known, project.profile, corpus.originals())
    log = read_log(project.decisions)
    settlement = settle(comparison, log.decisions, project.policy, corpus.known, project.profile)
    return Weighed(
        project, corpus.sources, corpus.gathered, corpus.memory, claims, unclaimed, comparison, settlement, log
    )


def weighed_part(whole: Whole, number: int) -> Weighed:
    """One part of a project, weighed in memory: all that is said of a few subjects."""
    part, corpus, project = whole.parts[number], whole.corpus, whole.project
    said, quoted = spoken(part, corpus.memory)
    claims = [each.claim for each in said]
    primary = whole.scales.primary
    comparison = compare(claims, corpus.known, project.profile, part.repeats, quoted, primary)
    settlement = settle(comparison, whole.log.decisions, project.policy, corpus.known, project.profile, whole=False)
    return Weighed(
        project, corpus.sources, corpus.gathered, corpus.memory, claims, (), comparison, settlement, whole.log
    )


def sheet_of(weighed: Weighed, draft: bool) -> Sheet:
    """The fact sheet as it stands: a draft, or the one to publish."""
    return sheet(
        weighed.settlement,
        claims=weighed.claims,
        documents=weighed.documents,
        sources=[each.source for each in weighed.gathered if each.head is not None],
        subjects=[Subject(each.id, each.label) for each in weighed.sources.subjects],
        profile=weighed.project.profile,
        draft=draft,
        decisions=weighed.log.decisions,
        policy=explained(weighed.project.policy),
        tie_outs=[each for each in weighed.comparison.findings if each.source is None],
    )
