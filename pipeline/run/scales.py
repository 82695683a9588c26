"""What every part of a corpus is weighed with, and the shelf that outcomes go to."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import msgspec

from pipeline.errors import ConfigurationError
from pipeline.files.cache import Shelf, code_digest, key_of
from pipeline.records.decision import Decision
from pipeline.records.settlement import Policy
from pipeline.run.part import Outcome, Part, unpacked
from pipeline.run.reuse import Memory

CODE = (
    *("compare", "settle", "profiles", "records", "values", "publish/assemble.py", "publish/parts.py"),
    *("run/part.py", "run/scales.py", "run/weighing.py"),
)
LISTS = ("facts", "mentioned", "conflicts", "reported", "related", "abroad")
"""What a part adds to the files of a run: facts, facts about others, conflicts as the sheet lists them and as the
report does, claims compared with nothing, and shares of facts that pages of other subjects mark."""


@dataclass(frozen=True)
class Scales:
    """What every part is weighed with, and the folder of the shelf its outcome goes to.

    Where that is not the shelf of earlier runs, `earlier` is: what lies there is used, and nothing is put there.
    """

    memory: Memory
    policy: Policy
    primary: frozenset[str]
    decisions: tuple[Decision, ...]
    folder: Path
    earlier: Path | None = None

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
        return not self.memory.fresh and any(shelf.holds(part.name, part.key) for shelf in self._shelves)

    def known(self, part: Part) -> Outcome | None:
        """The outcome of an earlier run, if every claim and decision of the part is the same."""
        content = self._get(part.name, part.key)
        outcome = unpacked(content) if content is not None else None
        if outcome is None or outcome.decided != digest_of(bearing_on(set(outcome.ids), self.decisions)):
            return None
        return outcome if all(self._sound(part, name) for name in LISTS) else None

    def outcome(self, part: str, key: bytes) -> Outcome:
        """The outcome of a part that was weighed in this run."""
        content = self._get(part, key)
        if content is None:
            raise ConfigurationError(self.folder, "was changed while this command ran; run it again")
        return unpacked(content)

    def lines(self, part: str, key: bytes, name: str) -> Iterator[bytes]:
        """One list of a part that was weighed in this run, each element as JSON."""
        return (line.removesuffix(b"\n") for line in BytesIO(self._content(part, key, name)))

    def joined(self, part: str, key: bytes, name: str) -> bytes:
        """The same elements separated by commas: JSON on one line has no line ends of its own."""
        return self._content(part, key, name).replace(b"\n", b",")

    def _content(self, part: str, key: bytes, name: str) -> bytes:
        content = self._get(f"{part} {name}", key)
        if content is None:
            raise ConfigurationError(self.folder, "was changed while this command ran; run it again")
        return zlib.decompress(content)

    def forget_others(self, parts: Iterable[str]) -> None:
        """Clear away what is kept of parts that are not among these."""
        if self.memory.writes:
            self.shelf.sweep(name for part in parts for name in (part, *(f"{part} {each}" for each in LISTS)))

    def keep(self, part: Part, name: str, elements: Iterable[bytes]) -> bytes:
        """Keep one list of a part; a digest of it, or nothing where it is empty."""
        content = b"\n".join(elements)
        self.memory.must(self.shelf.put(f"{part.name} {name}", part.key, zlib.compress(content, 1)))
        return key_of(content)[:16] if content else b""

    def _sound(self, part: Part, name: str) -> bool:
        return self._get(f"{part.name} {name}", part.key) is not None

    @cached_property
    def _shelves(self) -> tuple[Shelf, ...]:
        return (self.shelf,) if self.earlier is None else (self.shelf, Shelf(self.earlier))

    def _get(self, name: str, key: bytes) -> bytes | None:
        found = (shelf.get(name, key) for shelf in self._shelves)
        return next((content for content in found if content is not None), None)


def bearing_on(groups: set[str], decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions on some groups, in the order of the log."""
    return [decision for decision in decisions if decision.conflict in groups]


def digest_of(decisions: Sequence[Decision]) -> bytes:
    """A digest of some decisions."""
    return key_of(*(decision.id for decision in decisions))
