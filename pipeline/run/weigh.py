"""The second half of a run: compare what the sources gave, settle it, and put the sheet together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pipeline.compare import compare, originals, repeats
from pipeline.files.decisions import Log, read_log
from pipeline.files.manifest import Sources, read_sources
from pipeline.files.project import Project
from pipeline.publish import sheet
from pipeline.readers import EXTENSIONS
from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison
from pipeline.records.finding import Finding
from pipeline.records.settlement import Settlement
from pipeline.records.sheet import Sheet, Subject
from pipeline.run.documents import Documents
from pipeline.run.gather import Gathered, declared, errands, gather
from pipeline.run.reuse import Memory
from pipeline.run.spread import HERE, How
from pipeline.run.subjects import united
from pipeline.settle import explained, settle


@dataclass(frozen=True)
class Weighed:
    """Everything a run knows before it writes: what was gathered, compared and settled, and by which decisions."""

    project: Project
    sources: Sources
    gathered: Sequence[Gathered]
    claims: Sequence[Claim]
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
        memory = Memory(self.project.output.absolute(), self.project.profile, declared(self.sources))
        return Documents(errands(self.sources), memory)

    @property
    def unread(self) -> tuple[Gathered, ...]:
        """The sources that could not be read."""
        return tuple(each for each in self.gathered if each.extraction is None)


def weigh(project: Project, on_each: Callable[[Gathered], None] = lambda gathered: None, how: How = HERE) -> Weighed:
    """Read, extract, compare and settle a project; nothing is written but the texts of marked-up sources."""
    sources = read_sources(project.sources, EXTENSIONS)
    gathered = united(gather(sources, project.profile, project.output, how, on_each))
    claims = list(chain.from_iterable(each.extraction.claims for each in gathered if each.extraction))
    known = {each.source.id: each.source for each in gathered}
    sketches = ((each.source.id, each.sketch) for each in gathered if each.sketch)
    comparison = compare(claims, known, project.profile, originals(known, repeats(sketches)))
    log = read_log(project.decisions)
    settlement = settle(comparison, log.decisions, project.policy, known, project.profile)
    return Weighed(project, sources, gathered, claims, comparison, settlement, log)


def sheet_of(weighed: Weighed, draft: bool) -> Sheet:
    """The fact sheet as it stands: a draft, or the one to publish."""
    return sheet(
        weighed.settlement,
        claims=weighed.claims,
        documents=weighed.documents,
        sources=[each.source for each in weighed.gathered if each.extraction is not None],
        subjects=[Subject(each.id, each.label) for each in weighed.sources.subjects],
        profile=weighed.project.profile,
        draft=draft,
        decisions=weighed.log.decisions,
        policy=explained(weighed.project.policy),
        tie_outs=[each for each in weighed.comparison.findings if each.source is None],
    )
