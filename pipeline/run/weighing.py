"""One part of a corpus: compare and settle what is said of a few subjects, and keep the outcome."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.compare import compare
from pipeline.errors import ConfigurationError
from pipeline.files.cache import Shelf, code_digest, key_of
from pipeline.publish.assemble import published_facts
from pipeline.publish.parts import abroad
from pipeline.publish.places import Place
from pipeline.records.claim import Evidence
from pipeline.records.comparison import Comparison
from pipeline.records.conflict import Conflict, Related, Status
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.finding import Finding, Severity
from pipeline.records.settlement import Policy, Settlement
from pipeline.records.sheet import Fact, Standing, Target
from pipeline.run.reuse import Memory, Said
from pipeline.settle import settle

CODE = (
    *("compare", "settle", "profiles", "records", "values", "publish/assemble.py", "publish/parts.py"),
    "run/weighing.py",
)
IDLE = "idle_decision"
"""What a log of decisions is about is told of the whole corpus, never of a part."""
LISTS = ("facts", "mentioned", "conflicts", "reported", "related", "abroad")
"""What a part adds to the files of a run: facts, facts about others, conflicts as the sheet lists them and as the
report does, claims compared with nothing, and shares of facts that pages of other subjects mark."""


@dataclass(frozen=True)
class Voice:
    """A source that speaks in a part, and where its claims lie."""

    source: Source
    kept: str
    key: bytes


@dataclass(frozen=True)
class Part:
    """What there is to weigh: some subjects, who speaks of them, and what follows from the corpus as a whole.

    `paged` are those of the subjects that the sheet is about. `repeats` has the sources that repeat another, `others`
    the repeated ones that do not speak here. `key` stands for all of it, and for every claim.
    """

    name: str
    key: bytes
    subjects: tuple[str, ...]
    paged: frozenset[str]
    voices: tuple[Voice, ...]
    repeats: dict[str, str] = field(default_factory=dict)
    others: tuple[Source, ...] = ()


class Contested(Struct, frozen=True, array_like=True):
    """One conflict in short, in the order of the report."""

    id: str
    severity: Severity
    status: Status
    subject: str


class Outcome(Struct, frozen=True):
    """What weighing a part gave, in short; its lists lie on disk.

    `groups` are the ids of its groups one after the other, `decided` a digest of the decisions that bear on them,
    `shown` by subject a digest of its facts and conflicts.
    """

    groups: bytes
    decided: bytes
    facts: dict[str, dict[str, int]]
    stated: dict[str, list[str]]
    shown: dict[str, bytes]
    counts: dict[str, dict[str, int]]
    contested: list[Contested]
    used: list[str]
    compared: list[Finding]
    settled: list[Finding]

    @property
    def ids(self) -> Iterator[str]:
        """The ids of its groups."""
        text = self.groups.decode()
        return (text[start : start + 16] for start in range(0, len(text), 16))


_NOTHING = zlib.compress(b"", 1)
_OUTCOME = msgspec.msgpack.Decoder(Outcome)


@dataclass(frozen=True)
class Scales:
    """What every part is weighed with, and the shelf its outcome goes to."""

    memory: Memory
    policy: Policy
    primary: frozenset[str]
    decisions: tuple[Decision, ...]
    folder: Path

    @cached_property
    def shelf(self) -> Shelf:
        """Where outcomes stand."""
        return Shelf(self.folder)

    @cached_property
    def base(self) -> bytes:
        """What every outcome rests on."""
        profile, policy = self.memory.profile.model_dump_json(), msgspec.json.encode(self.policy)
        return key_of(code_digest(CODE, ("msgspec",)), profile, policy, *sorted(self.primary))

    def holds(self, part: Part) -> bool:
        """Whether an earlier run may have weighed the part as it is."""
        return not self.memory.fresh and self.shelf.holds(part.name, part.key)

    def known(self, part: Part) -> Outcome | None:
        """The outcome of an earlier run, if every claim and decision of the part is the same."""
        content = self.shelf.get(part.name, part.key)
        outcome = _OUTCOME.decode(content) if content is not None else None
        if outcome is None or outcome.decided != digest_of(bearing_on(set(outcome.ids), self.decisions)):
            return None
        return outcome if all(self._sound(part, name) for name in LISTS) else None

    def lines(self, part: str, key: bytes, name: str) -> list[bytes]:
        """One list of a part that was weighed in this run, each element as JSON."""
        content = self.shelf.get(f"{part} {name}", key)
        if content is None:
            raise ConfigurationError(self.folder, "was changed while this command ran; run it again")
        return zlib.decompress(content).split(b"\n") if content != _NOTHING else []

    def forget_others(self, parts: Iterable[str]) -> None:
        """Clear away what is kept of parts that are not among these."""
        if self.memory.writes:
            self.shelf.sweep(name for part in parts for name in (part, *(f"{part} {each}" for each in LISTS)))

    def keep(self, part: Part, name: str, elements: Iterable[bytes]) -> None:
        """Keep one list of a part."""
        self.memory.must(self.shelf.put(f"{part.name} {name}", part.key, zlib.compress(b"\n".join(elements), 1)))

    def _sound(self, part: Part, name: str) -> bool:
        return self.shelf.get(f"{part.name} {name}", part.key) is not None


def weigh(part: Part, scales: Scales) -> bytes:
    """Compare and settle one part, and keep what it adds to each file. The answer is a packed `Outcome`."""
    said, quoted = spoken(part, scales.memory)
    sources = {each.id: each for each in (*(voice.source for voice in part.voices), *part.others)}
    profile = scales.memory.profile
    claims = [each.claim for each in said]
    comparison = compare(claims, sources, profile, part.repeats, quoted, scales.primary)
    bearing = bearing_on({group.id for group in comparison.groups}, scales.decisions)
    settlement = settle(comparison, bearing, scales.policy, sources, profile)
    cited = {each.claim.id: (each.evidence, each.target) for each in said}

    def cite(standing: Standing) -> tuple[Evidence, Target] | None:
        return cited.get(standing.claim)

    facts = published_facts(settlement.facts, {claim.id: claim for claim in claims}, cite, profile)
    keep_lists(part, scales, facts, comparison, settlement)
    outcome = in_short(part, facts, comparison, settlement, digest_of(bearing))
    packed = msgspec.msgpack.encode(outcome)
    scales.memory.must(scales.shelf.put(part.name, part.key, packed))
    return packed


def spoken(part: Part, memory: Memory) -> tuple[list[Said], dict[str, dict[str, tuple[int, int]]]]:
    """What is said of the subjects of a part, and the newest windows that its sources quote."""
    said: list[Said] = []
    quoted = {}
    for voice in part.voices:
        harvest = memory.harvest(voice.kept, voice.key)
        said += harvest.said(part.subjects)
        quoted[voice.source.id] = harvest.quoted
    return said, quoted


def bearing_on(groups: set[str], decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions on some groups, in the order of the log."""
    return [decision for decision in decisions if decision.conflict in groups]


def digest_of(decisions: Sequence[Decision]) -> bytes:
    """A digest of some decisions."""
    return key_of(*(decision.id for decision in decisions))


def keep_lists(
    part: Part, scales: Scales, facts: Sequence[Fact], comparison: Comparison, settlement: Settlement
) -> None:
    """Keep what a part adds to the lists of the files, each element proved to be what its schema says."""
    homes = {voice.source.id: Place(voice.source.subject or "") for voice in part.voices}
    listed = sorted(settlement.conflicts, key=lambda conflict: (conflict.subject, conflict.id))
    scales.keep(part, "facts", proved((fact for fact in facts if fact.subject in part.paged), Fact))
    scales.keep(part, "mentioned", proved((fact for fact in facts if fact.subject not in part.paged), Fact))
    scales.keep(part, "conflicts", proved(listed, Conflict))
    scales.keep(part, "reported", proved(settlement.conflicts, Conflict))
    scales.keep(part, "related", proved(comparison.related, Related))
    shares = (share for fact in facts for share in abroad(fact, homes))
    scales.keep(part, "abroad", (msgspec.json.encode(share) for share in shares))


def proved(records: Iterable[object], kind: type[object]) -> Iterator[bytes]:
    """Records as JSON, each read back once: that checks what its schema checks."""
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(kind)
    for record in records:
        line = encoder.encode(record)
        decoder.decode(line)
        yield line


def in_short(
    part: Part, facts: Sequence[Fact], comparison: Comparison, settlement: Settlement, decided: bytes
) -> Outcome:
    """What is told of a part without its lists."""
    conflicts = settlement.conflicts
    statuses: dict[str, Counter[str]] = {}
    stated: dict[str, set[str]] = {}
    for fact in facts:
        statuses.setdefault(fact.subject, Counter())[fact.status] += 1
        stated.setdefault(fact.subject, set()).add(fact.property)
    shown: dict[str, list[bytes]] = {}
    for fact in facts:
        shown.setdefault(fact.subject, []).append(msgspec.json.encode(fact))
    for conflict in conflicts:
        shown.setdefault(conflict.subject, []).append(msgspec.json.encode(conflict))
    used = {fact.decision for fact in facts} | {conflict.decision for conflict in conflicts}
    return Outcome(
        groups="".join(sorted(group.id for group in comparison.groups)).encode(),
        decided=decided,
        facts={subject: dict(sorted(count.items())) for subject, count in sorted(statuses.items())},
        stated={subject: sorted(names) for subject, names in sorted(stated.items())},
        counts=counts_of(conflicts),
        contested=[Contested(each.id, each.severity, each.status, each.subject) for each in conflicts],
        shown={subject: key_of(*elements)[:16] for subject, elements in shown.items()},
        used=sorted(each for each in used if each is not None),
        compared=list(comparison.findings),
        settled=[each for each in settlement.findings if each.rule != IDLE],
    )


def counts_of(conflicts: Sequence[Conflict]) -> dict[str, dict[str, int]]:
    """How many conflicts there are of each cause, severity, status and property."""
    return {
        "cause": _counted(each.cause for each in conflicts),
        "property": _counted(each.property for each in conflicts),
        "severity": _counted(each.severity for each in conflicts),
        "status": _counted(each.status for each in conflicts),
    }


def added(counts: Iterable[Mapping[str, Mapping[str, int]]]) -> dict[str, dict[str, int]]:
    """Counts of several parts as one."""
    found: dict[str, Counter[str]] = {
        "cause": Counter(),
        "property": Counter(),
        "severity": Counter(),
        "status": Counter(),
    }
    for each in counts:
        for name, numbers in each.items():
            found[name].update(numbers)
    return {name: dict(sorted(numbers.items())) for name, numbers in found.items()}


def unpacked(answer: bytes) -> Outcome:
    """An outcome from its bytes."""
    return _OUTCOME.decode(answer)


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
