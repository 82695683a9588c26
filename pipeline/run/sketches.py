"""The samples of all documents' passages, on disk until copies are looked for: they are too many for memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import msgspec

from pipeline.run.gather import Gathered
from pipeline.run.reuse import in_short

_SIZE = 8
"""Bytes that tell how long an entry is."""
_ENTRY = msgspec.msgpack.Decoder(tuple[str, bytes])


class Sketches(AbstractContextManager["Sketches"]):
    """Takes the sample out of each source as it is read, and gives all of them back one after the other."""

    def __init__(self, scratch: Path) -> None:
        self._path = scratch / "sketches"
        self._file = self._path.open("wb")

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def without(self, gathered: Gathered) -> Gathered:
        """The same source without its sample, which is kept here."""
        if gathered.head is None:
            return gathered
        entry = msgspec.msgpack.encode((gathered.source.id, array("Q", gathered.head.sketch).tobytes()))
        self._file.write(len(entry).to_bytes(_SIZE, "big") + entry)
        return replace(gathered, head=in_short(gathered.head))

    def __iter__(self) -> Iterator[tuple[str, array[int]]]:
        self._file.flush()
        with self._path.open("rb") as file:
            while size := file.read(_SIZE):
                source, packed = _ENTRY.decode(file.read(int.from_bytes(size, "big")))
                yield source, array("Q", packed)
