"""A corpus weighed part by part: what is told of the whole at hand, the long lists on disk."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from heapq import nsmallest
from itertools import chain
from operator import itemgetter
from typing import Any, Generic, TypeVar

import msgspec

from pipeline.compare import primary_publishers
from pipeline.engines import Lost
from pipeline.errors import IntegrityError
from pipeline.files.cache import FOLDER, code_digest, key_of
from pipeline.files.decisions import Log, read_log
from pipeline.files.project import Project
from pipeline.files.spliced import NAME
from pipeline.files.streamed import Bundle
from pipeline.publish.assemble import everyone_with_a_page
from pipeline.records.conflict import Conflict
from pipeline.records.finding import SEVERITIES, Finding
from pipeline.records.sheet import Subject
from pipeline.run.corpus import Corpus
from pipeline.run.dividing import Parts
from pipeline.run.part import Contested, Outcome, Part, added, unpacked
from pipeline.run.scales import Scales, pieces_of
from pipeline.run.spread import How
from pipeline.run.weighing import weigh
from pipeline.settle import blocks, idle

_CONFLICT = msgspec.json.Decoder(Conflict)
Item = TypeVar("Item")
MOST = 1000
"""So many conflicts, the gravest, are told of by a run; its files have all of them."""


class Whole:
    """Every part of a corpus, weighed, and what adds up over them."""

    def __init__(self, project: Project, corpus: Corpus, how: How) -> None:
        self.project, self.corpus = project, corpus
        self.log: Log = read_log(project.decisions)
        declared = (Subject(each.id, each.label) for each in corpus.sources.subjects)
        self.subjects = everyone_with_a_page(declared, (each.source for each in corpus.read))
        kept = project.output.absolute() / FOLDER / "parts"
        self.scales = Scales(
            memory=corpus.memory,
            policy=project.policy,
            primary=primary_publishers(corpus.known, project.profile),
            decisions=tuple(self.log.decisions),
            folder=kept if how.remember else corpus.memory.scratch / "parts",
            earlier=None if how.remember else kept,
        )
        paged = frozenset(subject.id for subject in self.subjects)
        self.parts = Parts(corpus, paged, corpus.originals(), self.scales)
        self.listed: list[dict[str, bytes]] = []
        self.groups = 0
        self.used: set[str] = set()
        self.shown: dict[str, bytes] = {}
        self.facts: dict[str, dict[str, int]] = {}
        self.stated: set[tuple[str, str]] = set()
        self.waiting: Counter[str] = Counter()
        self.counts = added(())
        self.blocking: dict[str, int] = {}
        self.disputed: dict[str, tuple[int, int]] = {}
        self._compared = Ranked[Finding](rank_of_finding)
        self._across: list[Finding] = []
        self._settled: list[Finding] = []
        self._grave = Ranked[tuple[int, Contested]](lambda entry: gravity(entry[1]))
        self._urgent: dict[str, tuple[int, bool, int]] = {}
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
        self._settled.sort(key=by_place)

    def _add(self, number: int, outcome: Outcome) -> None:
        self.listed.append(outcome.lists)
        self.groups += len(outcome.groups) // 16
        self.used.update(outcome.used)
        self.shown |= outcome.shown
        self.facts |= outcome.facts
        self.stated.update((subject, sys.intern(name)) for subject, names in outcome.stated.items() for name in names)
        self.counts = added((self.counts, outcome.counts))
        for each in outcome.contested:
            self._contest(number, each)
        for finding in outcome.compared:
            self._compared.add(finding)
        self._across += (finding for finding in outcome.compared if finding.source is None)
        self._settled += outcome.settled

    def _contest(self, number: int, each: Contested) -> None:
        """Count one conflict, and remember it if it is grave."""
        waits = each.status in ("open", "stale")
        waiting, settled = self.disputed.get(each.subject, (0, 0))
        self.disputed[each.subject] = waiting + waits, settled + (not waits)
        self.waiting[each.severity] += waits
        if blocks(each, self.project.policy.gate):
            self.blocking[each.id] = number
        self._urgent.setdefault(each.subject, (*gravity(each), len(self._urgent)))
        self._urgent[each.subject] = min(self._urgent[each.subject], (*gravity(each), self._urgent[each.subject][2]))
        self._grave.add((number, each))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the data, as reading, comparing, settling and the log of decisions noticed it.

        Of what comparing noticed these are the gravest; `compared` has all.
        """
        return (*self.noticed, *sorted(self._compared.first(MOST), key=by_place), *self._settled)

    @property
    def noticed(self) -> Iterator[Finding]:
        """What reading and the log of decisions noticed."""
        yield from chain.from_iterable(each.findings for each in self.corpus.gathered)
        yield from self.log.findings

    @property
    def unread(self) -> int:
        """How many sources could not be read."""
        reading = self.corpus.totals.reading
        return reading.sources - reading.read

    @property
    def found(self) -> int:
        """How many findings there are."""
        return len(self.findings) - min(len(self._compared), MOST) + len(self._compared)

    @property
    def across(self) -> list[Finding]:
        """What comparing noticed that is about no single source."""
        return sorted(self._across, key=by_place)

    @property
    def settled(self) -> list[Finding]:
        """What settling noticed, by source and place."""
        return self._settled

    def every_finding(self) -> Iterator[Finding]:
        """All findings: as noticed by reading, by the log, by comparing, part after part, and by settling."""
        yield from self.noticed
        yield from self.compared()
        yield from self._settled

    def compared(self) -> Iterator[Finding]:
        """What comparing noticed, part after part."""
        for part in range(len(self.parts)):
            yield from self.scales.outcome(*self.parts.handle(part)).compared

    def gravest(self) -> list[tuple[int, Contested]]:
        """The gravest conflicts with the number of their part, what is open first among equals."""
        return self._grave.first(MOST)

    @property
    def urgent(self) -> list[str]:
        """The subjects of all conflicts, those of the gravest first."""
        return sorted(self._urgent, key=self._urgent.__getitem__)

    def contested(self) -> Iterator[tuple[int, Contested]]:
        """All conflicts in short, with the number of their part."""
        for number in range(len(self.parts)):
            yield from ((number, each) for each in self.scales.outcome(*self.parts.handle(number)).contested)

    def conflicts(self, wanted: Mapping[str, int] | None = None) -> Iterator[Conflict]:
        """The conflicts as the report has them; only some, where their ids and the numbers of their parts are given."""
        lines = self.lines("reported", None if wanted is None else sorted(set(wanted.values())))
        return (each for each in map(_CONFLICT.decode, lines) if wanted is None or each.id in wanted)

    def lines(self, name: str, parts: Iterable[int] | None = None) -> Iterator[bytes]:
        """The elements of one list as JSON, part after part; of some parts, where these are given."""
        for number in range(len(self.parts)) if parts is None else parts:
            if name in self.listed[number]:
                yield from self.scales.lines(*self.parts.handle(number), name)

    def bundles(self, name: str) -> Iterator[Bundle]:
        """The same elements, those together that are kept together."""
        base = code_digest(("files/streamed.py", "files/spliced.py"), ("msgspec",))
        for number, listed in enumerate(self.listed):
            part, key = self.parts.handle(number)
            for piece, digest in pieces_of(part, name, listed):
                yield Bundle(key_of(base, digest)[:NAME], partial(self.scales.content, piece, key))

    def forget_others(self) -> None:
        """Clear away what is kept of sources and parts that are no more."""
        self.corpus.memory.forget_others(each.kept for each in self.corpus.read)
        self.scales.forget_others((self.parts.handle(number)[0], lists) for number, lists in enumerate(self.listed))


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


class Ranked(Generic[Item]):
    """Counts everything it is given, and remembers the first by rank; among equals whatever came first."""

    def __init__(self, rank: Callable[[Item], Any]) -> None:
        self._rank = rank
        self._kept: list[tuple[Any, int, Item]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, item: Item) -> None:
        """Take one more."""
        self._kept.append((self._rank(item), self._count, item))
        self._count += 1
        if len(self._kept) > 4 * MOST:
            self._kept = nsmallest(MOST, self._kept, key=itemgetter(0, 1))

    def first(self, most: int) -> list[Item]:
        """The first of them, at most `MOST`."""
        return [item for _, _, item in nsmallest(most, self._kept, key=itemgetter(0, 1))]


def rank_of_finding(finding: Finding) -> tuple[object, ...]:
    """Sorts findings by severity, then by source and place."""
    return SEVERITIES.index(finding.severity), *by_place(finding)


def gravity(conflict: Contested) -> tuple[int, bool]:
    """Sorts conflicts by severity, and what is open before what is not."""
    return SEVERITIES.index(conflict.severity), conflict.status != "open"


def by_place(finding: Finding) -> tuple[str, int, str, str]:
    """Findings by source and place."""
    return finding.source or "", finding.start or 0, finding.rule, finding.message
