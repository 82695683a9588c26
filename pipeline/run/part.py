"""A part of a corpus, and what weighing it gives, in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct

from pipeline.records.conflict import Conflict, Status
from pipeline.records.document import Source
from pipeline.records.finding import Finding, Severity


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
    `shown` by subject a digest of its facts and conflicts, `lists` by name the digests of the pieces of each list that
    is not empty, one after the other.
    """

    groups: bytes
    decided: bytes
    facts: dict[str, dict[str, int]]
    stated: dict[str, list[str]]
    shown: dict[str, bytes]
    lists: dict[str, bytes]
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


_OUTCOME = msgspec.msgpack.Decoder(Outcome)


def unpacked(answer: bytes) -> Outcome:
    """An outcome from its bytes."""
    return _OUTCOME.decode(answer)


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


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
