"""What every part of a corpus is weighed with, and the shelf that outcomes go to."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
PIECE = 1 << 20
"""A list of a part is kept in pieces of about so many bytes, so that who reads it holds no more of it at a time."""
_DIGEST = 16


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
        pieces = (piece for name in outcome.lists for piece in pieces_of(part.name, name, outcome.lists))
        return outcome if all(self._get(piece, part.key) is not None for piece, _ in pieces) else None

    def outcome(self, part: str, key: bytes) -> Outcome:
        """The outcome of a part that was weighed in this run."""
        content = self._get(part, key)
        if content is None:
            raise ConfigurationError(self.folder, "was changed while this command ran; run it again")
        return unpacked(content)

    def lines(self, part: str, key: bytes, name: str) -> Iterator[bytes]:
        """One list of a part that was weighed in this run, each element as JSON."""
        for piece, _ in pieces_of(part, name, self.outcome(part, key).lists):
            yield from (line.removesuffix(b"\n") for line in BytesIO(self.content(piece, key)))

    def content(self, piece: str, key: bytes) -> bytes:
        """The elements of one piece of a list, a line each."""
        content = self._get(piece, key)
        if content is None:
            raise ConfigurationError(self.folder, "was changed while this command ran; run it again")
        return unzipped(content)

    def forget_others(self, kept: Iterable[tuple[str, Mapping[str, bytes]]]) -> None:
        """Clear away what is kept of parts that are not among these, each given with the digests of its lists."""
        if self.memory.writes:
            self.shelf.sweep(
                name
                for part, lists in kept
                for name in (part, *(piece for each in lists for piece, _ in pieces_of(part, each, lists)))
            )

    def keep(self, part: Part, name: str, elements: Iterable[bytes]) -> bytes:
        """Keep one list of a part piece by piece; the digests of the pieces, one after the other."""
        digests = b""
        for number, content in enumerate(cut(elements, PIECE)):
            self.memory.must(self.shelf.put(_piece(part.name, name, number), part.key, zlib.compress(content, 1)))
            digests += key_of(content)[:_DIGEST]
        return digests

    @cached_property
    def _shelves(self) -> tuple[Shelf, ...]:
        return (self.shelf,) if self.earlier is None else (self.shelf, Shelf(self.earlier))

    def _get(self, name: str, key: bytes) -> bytes | None:
        found = (shelf.get(name, key) for shelf in self._shelves)
        return next((content for content in found if content is not None), None)


def unzipped(content: bytes) -> bytes:
    """Compressed bytes as they were; long ones into room of their very size, for room that grows is held twice."""
    if len(content) < PIECE:
        return zlib.decompress(content)
    stream, size, rest = zlib.decompressobj(), 0, content
    while rest:
        size += len(stream.decompress(rest, PIECE))
        rest = stream.unconsumed_tail
    return zlib.decompress(content, bufsize=size + len(stream.flush()))


def pieces_of(part: str, name: str, lists: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Under which names the pieces of a list are kept, with a digest of each; `lists` is what the outcome tells."""
    digests = lists.get(name, b"")
    for start in range(0, len(digests), _DIGEST):
        yield _piece(part, name, start // _DIGEST), digests[start : start + _DIGEST]


def cut(elements: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Elements a line each, in pieces that end with the element that reaches a size."""
    lines: list[bytes] = []
    filled = 0
    for element in elements:
        lines.append(element)
        filled += len(element)
        if filled >= size:
            yield b"\n".join(lines)
            lines, filled = [], 0
    if lines:
        yield b"\n".join(lines)


def _piece(part: str, name: str, number: int) -> str:
    return f"{part} {name} {number}"


def bearing_on(groups: set[str], decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions on some groups, in the order of the log."""
    return [decision for decision in decisions if decision.conflict in groups]


def digest_of(decisions: Sequence[Decision]) -> bytes:
    """A digest of some decisions."""
    return key_of(*(decision.id for decision in decisions))
