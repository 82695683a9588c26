"""A corpus weighed part by part: what is told of the whole at hand, the long lists on disk."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from heapq import nsmallest
from itertools import chain

from pipeline.compare import primary_publishers
from pipeline.engines import Lost
from pipeline.errors import IntegrityError
from pipeline.files.cache import FOLDER
from pipeline.files.decisions import Log, read_log
from pipeline.files.project import Project
from pipeline.publish.assemble import everyone_with_a_page
from pipeline.records.finding import SEVERITIES, Finding
from pipeline.records.sheet import Subject
from pipeline.run.corpus import Corpus
from pipeline.run.dividing import Parts
from pipeline.run.part import Contested, Outcome, Part, added, unpacked
from pipeline.run.scales import Scales
from pipeline.run.spread import How
from pipeline.run.weighing import weigh
from pipeline.settle import idle

MOST = 1000
"""So many conflicts, the gravest, are told of by a run; its files have all of them."""


class Whole:
    """Every part of a corpus, weighed, and what adds up over them."""

    def __init__(self, project: Project, corpus: Corpus, how: How) -> None:
        self.project, self.corpus = project, corpus
        self.log: Log = read_log(project.decisions)
        declared = (Subject(each.id, each.label) for each in corpus.sources.subjects)
        self.subjects = everyone_with_a_page(declared, (each.source for each in corpus.read))
        output = project.output if how.remember else corpus.memory.scratch
        self.scales = Scales(
            memory=corpus.memory,
            policy=project.policy,
            primary=primary_publishers(corpus.known, project.profile),
            decisions=tuple(self.log.decisions),
            folder=output.absolute() / FOLDER / "parts",
        )
        paged = frozenset(subject.id for subject in self.subjects)
        self.parts = Parts(corpus, paged, corpus.originals(), self.scales)
        self.groups = 0
        self.used: set[str] = set()
        self.shown: dict[str, bytes] = {}
        self.facts: dict[str, dict[str, int]] = {}
        self.stated: set[tuple[str, str]] = set()
        self.waiting: Counter[str] = Counter()
        self.counts = added(())
        self._compared: list[Finding] = []
        self._settled: list[Finding] = []
        self._contested: list[tuple[int, Contested]] = []
        self._weigh(how)

    def _weigh(self, how: How) -> None:
        """Weigh every part that nobody weighed before, and add up."""
        decided = {decision.conflict for decision in self.log.decisions}
        alive: set[str] = set()
        for number, outcome in enumerate(outcomes(self.parts, self.scales, how)):
            self._add(number, outcome)
            if decided:
                alive |= decided.intersection(outcome.ids)
        self._settled += idle(self.log.decisions, alive)

    def _add(self, number: int, outcome: Outcome) -> None:
        self.groups += len(outcome.groups) // 16
        self.used.update(outcome.used)
        self.shown |= outcome.shown
        self.facts |= outcome.facts
        self.stated.update((subject, sys.intern(name)) for subject, names in outcome.stated.items() for name in names)
        self.counts = added((self.counts, outcome.counts))
        self.waiting.update(each.severity for each in outcome.contested if each.status in ("open", "stale"))
        self._contested += ((number, each) for each in outcome.contested)
        self._compared += outcome.compared
        self._settled += outcome.settled

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the data, as reading, comparing, settling and the log of decisions noticed it."""
        reading = chain.from_iterable(each.findings for each in self.corpus.gathered)
        return (*reading, *self.log.findings, *self.compared, *self.settled)

    @property
    def compared(self) -> list[Finding]:
        """What comparing noticed, by source and place."""
        return sorted(self._compared, key=by_place)

    @property
    def settled(self) -> list[Finding]:
        """What settling noticed, by source and place."""
        return sorted(self._settled, key=by_place)

    @property
    def contested(self) -> Iterator[Contested]:
        """Every conflict in short, in the order of the report."""
        return (each for _, each in self._contested)

    def gravest(self, most: int = MOST) -> list[tuple[int, Contested]]:
        """The gravest conflicts with the number of their part, what is open first among equals."""
        ranked = enumerate(self._contested)
        return [each for _, each in nsmallest(most, ranked, key=lambda each: (*gravity(each[1][1]), each[0]))]

    def lines(self, name: str, parts: Iterable[int] | None = None) -> Iterator[bytes]:
        """The elements of one list as JSON, part after part; of some parts, where these are given."""
        for number in range(len(self.parts)) if parts is None else parts:
            yield from self.scales.lines(*self.parts.handle(number), name)

    def forget_others(self) -> None:
        """Clear away what is kept of sources and parts that are no more."""
        self.corpus.memory.forget_others(each.kept for each in self.corpus.read)
        self.scales.forget_others(self.parts.handle(number)[0] for number in range(len(self.parts)))


def outcomes(parts: Parts, scales: Scales, how: How) -> Iterator[Outcome]:
    """The outcome of each part, in their order: of an earlier run, or weighed now by the engine."""
    known = {number for number, part in enumerate(parts) if scales.holds(part)}
    missing = [number for number in range(len(parts)) if number not in known]
    how.on_stage("weighing", len(parts))
    engine = how.engine_for_steps(len(missing), parts.voices(missing))
    with closing(engine(partial(weigh, scales=scales), parts.only(missing))) as answers:
        for number, part in enumerate(parts):
            before = scales.known(part) if number in known else None
            if before is not None:
                yield before
            else:
                yield _answered(part, weigh(part, scales) if number in known else next(answers))
            how.on_step()


def _answered(part: Part, answer: bytes | Lost) -> Outcome:
    if isinstance(answer, Lost):
        raise IntegrityError(f"weighing what is said of {part.subjects[0]} ends its process; is there memory enough?")
    return unpacked(answer)


def gravity(conflict: Contested) -> tuple[int, bool]:
    """Sorts conflicts by severity, and what is open before what is not."""
    return SEVERITIES.index(conflict.severity), conflict.status != "open"


def by_place(finding: Finding) -> tuple[str, int, str, str]:
    """Findings by source and place."""
    return finding.source or "", finding.start or 0, finding.rule, finding.message
