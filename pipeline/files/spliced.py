"""A long file made anew mostly of stretches of the one that is there, where those are proved to be what is wanted.

For each file a layout is kept in the cache: which stretch lies where, by what it was made from, and the sha256 of its
bytes. A stretch is taken only after its bytes were read and have that sha256, so a file that somebody edited, or a
layout that is damaged or missing, costs time and changes nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from pipeline.errors import ConfigurationError
from pipeline.files.cache import Shelf, key_of

NAME = 16
"""Bytes of the name of a stretch."""
_ENTRY = Struct(f">{NAME}sQQ32s")
_KEY = key_of("layout 1")
_BLOCK = 1 << 22
"""Bytes of a long stretch that are held at a time."""


class Stretch(NamedTuple):
    """A part of a file: a digest of everything that its bytes follow from, and how to make them, piece by piece."""

    name: bytes
    make: Callable[[], Iterable[bytes]]


Stretches = Iterable[bytes | Stretch]


def made(stretches: Stretches) -> Iterator[bytes]:
    """The bytes of a file, every stretch made."""
    for each in stretches:
        yield from (each,) if isinstance(each, bytes) else each.make()


def spliced(path: Path, stretches: Stretches, layouts: Shelf, fresh: bool = False) -> Iterator[bytes]:
    """The bytes of a file, stretches taken from the file that is there where that is possible, and made otherwise.

    With `fresh` all of them are made. The layout is kept once everything was asked for; where that is not possible, the
    next run makes all stretches.
    """
    layout: list[bytes] = []
    offset = 0
    with ExitStack() as stack:
        before = _Before(stack, path, b"" if fresh else layouts.get(path.name, _KEY) or b"")
        for each in stretches:
            if isinstance(each, bytes):
                offset += len(each)
                yield each
                continue
            size, digest = 0, hashlib.sha256()
            for piece in before.taken(each.name) or each.make():
                size += len(piece)
                digest.update(piece)
                yield piece
            layout.append(_ENTRY.pack(each.name, offset, size, digest.digest()))
            offset += size
    layouts.put(path.name, _KEY, b"".join(layout))


class _Before:
    """The file that is there, and where its stretches lie."""

    def __init__(self, stack: ExitStack, path: Path, layout: bytes) -> None:
        self._path, self._layout = path, layout
        try:
            self._file = os.open(path, os.O_RDONLY)
        except OSError:
            self._places: dict[bytes, int] = {}
            return
        stack.callback(os.close, self._file)
        self._places = {layout[start : start + NAME]: start for start in range(0, len(layout), _ENTRY.size)}

    def taken(self, name: bytes) -> Iterable[bytes] | None:
        """The bytes of a stretch, if they are where they were and as they were."""
        place = self._places.get(name)
        if place is None:
            return None
        _, offset, size, digest = _ENTRY.unpack_from(self._layout, place)
        if size <= _BLOCK:
            content = self._read(offset, size)
            return (content,) if hashlib.sha256(content).digest() == digest else None
        return self._blocks(offset, size, digest) if self._proves(offset, size, digest) else None

    def _proves(self, offset: int, size: int, digest: bytes) -> bool:
        found = hashlib.sha256()
        for start in range(offset, offset + size, _BLOCK):
            block = self._read(start, min(_BLOCK, offset + size - start))
            if not block:
                return False
            found.update(block)
        return found.digest() == digest

    def _blocks(self, offset: int, size: int, digest: bytes) -> Iterator[bytes]:
        """The bytes of a long stretch that was proved, proved once more while they are used."""
        found = hashlib.sha256()
        for start in range(offset, offset + size, _BLOCK):
            block = self._read(start, min(_BLOCK, offset + size - start))
            found.update(block)
            yield block
        if found.digest() != digest:
            raise ConfigurationError(self._path, "was changed while this command ran; run it again")

    def _read(self, offset: int, size: int) -> bytes:
        try:
            return os.pread(self._file, size, offset)
        except (OSError, OverflowError, MemoryError):
            return b""
