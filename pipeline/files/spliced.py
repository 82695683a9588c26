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

from pipeline.files.cache import Shelf, key_of

NAME = 16
"""Bytes of the name of a stretch."""
_ENTRY = Struct(f">{NAME}sQQ32s")
_KEY = key_of("layout 1")


class Stretch(NamedTuple):
    """A part of a file: a digest of everything that its bytes follow from, and how to make them."""

    name: bytes
    make: Callable[[], bytes]


Stretches = Iterable[bytes | Stretch]


def made(stretches: Stretches) -> Iterator[bytes]:
    """The bytes of a file, every stretch made."""
    return (each if isinstance(each, bytes) else each.make() for each in stretches)


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
                content = each
            else:
                content, digest = before.taken(each.name) or _proved(each.make())
                layout.append(_ENTRY.pack(each.name, offset, len(content), digest))
            offset += len(content)
            yield content
    layouts.put(path.name, _KEY, b"".join(layout))


def _proved(content: bytes) -> tuple[bytes, bytes]:
    return content, hashlib.sha256(content).digest()


class _Before:
    """The file that is there, and where its stretches lie."""

    def __init__(self, stack: ExitStack, path: Path, layout: bytes) -> None:
        self._layout = layout
        try:
            self._file = os.open(path, os.O_RDONLY)
        except OSError:
            self._places: dict[bytes, int] = {}
            return
        stack.callback(os.close, self._file)
        self._places = {layout[start : start + NAME]: start for start in range(0, len(layout), _ENTRY.size)}

    def taken(self, name: bytes) -> tuple[bytes, bytes] | None:
        """The bytes of a stretch and their sha256, if they are where they were and as they were."""
        place = self._places.get(name)
        if place is None:
            return None
        _, offset, size, digest = _ENTRY.unpack_from(self._layout, place)
        try:
            content = os.pread(self._file, size, offset)
        except (OSError, OverflowError, MemoryError):
            return None
        return (content, digest) if hashlib.sha256(content).digest() == digest else None
