"""JSON files whose lists are too long for memory: written piece by piece, byte for byte as if they were whole."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import msgspec
from msgspec import Struct

from pipeline.files.spliced import Stretch, Stretches


class Bundle(NamedTuple):
    """Some elements of a list that are kept together: a digest of them all, and how to get them, separated by commas.

    There is one element at least.
    """

    name: bytes
    joined: Callable[[], bytes]


Lists = Mapping[str, Iterable[bytes | Bundle]]
"""By field, the elements of its list, each as compact JSON on one line, or some of them in a bundle."""
_TOGETHER = 200
"""Elements that are formatted at a time."""
_BEHIND = 8
"""So many pieces may wait to be sealed."""


def pretty(record: Struct, lists: Lists) -> Stretches:
    """What `jsonlines.pretty` would give of a record whose `lists` had these elements."""
    return (stretch for stretch, _ in _both(record, lists))


def sealed(record: Struct, lists: Lists, seal: str) -> Stretches:
    """The same, where the last field, named by `seal`, is the sha256 of the whole in compact form without a seal."""
    assert record.__struct_fields__[-1] == seal
    held: list[Both] = []
    with ThreadPoolExecutor(1) as thread:  # elements that the file has already are looked at for the seal alone
        digest = _Digest(thread)
        for both in _both(msgspec.structs.replace(record, **{seal: None}), lists):
            for stretch, compact in held:
                yield stretch
                digest.update(compact)
            held = [both]
        ((last, compact),) = held
        digest.update(compact)
        sealing = digest.hexdigest()
    assert isinstance(last, bytes)
    yield last.replace(b"null", b'"%b"' % sealing.encode())


class _Digest:
    """The sha256 of pieces that are made in another thread, one after the other."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self._digest, self._thread = hashlib.sha256(), thread
        self._waiting: deque[Future[None]] = deque()

    def update(self, make: Callable[[], bytes]) -> None:
        """Add what comes next; little is held at a time."""
        self._waiting.append(self._thread.submit(lambda: self._digest.update(make())))
        while len(self._waiting) > _BEHIND:
            self._waiting.popleft().result()

    def hexdigest(self) -> str:
        """The digest of everything so far."""
        while self._waiting:
            self._waiting.popleft().result()
        return self._digest.hexdigest()


Both = tuple[bytes | Stretch, Callable[[], bytes]]
"""A piece of the file, and the same as it stands in the compact form."""


def _both(record: Struct, lists: Lists) -> Iterator[Both]:
    """The record in pretty and in compact form, piece by piece; the last field comes with what closes the record."""
    fields = list(zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True))
    for number, (field, name) in enumerate(fields):
        key = msgspec.json.encode(name)
        yield _plain(b",\n  " if number else b"{\n  ", b"," if number else b"{")
        pretty_end, compact_end = (b"\n}\n", b"}") if number == len(fields) - 1 else (b"", b"")
        if field in lists:
            yield from _listed(key, lists[field])
            yield _plain(pretty_end, compact_end)
        else:
            alone = key + b":" + msgspec.json.encode(getattr(record, field))
            yield _plain(_inside(b"{" + alone + b"}") + pretty_end, alone + compact_end)


def _listed(key: bytes, elements: Iterable[bytes | Bundle]) -> Iterator[Both]:
    """One list of a record, some elements at a time."""
    pretty_glue, compact_glue = key + b": [\n    ", key + b":["
    for bundle in bundled(elements):
        yield _plain(pretty_glue, compact_glue)
        formatted = _Formatted(bundle)
        yield Stretch(bundle.name, formatted.make) if bundle.name else formatted.make(), formatted.compact
        pretty_glue, compact_glue = b",\n    ", b","
    if compact_glue == b",":
        yield _plain(b"\n  ]", b"]")
    else:
        yield _plain(key + b": []", key + b":[]")


def bundled(elements: Iterable[bytes | Bundle]) -> Iterator[Bundle]:
    """The same elements, those that come alone put into bundles without a name."""
    alone: list[bytes] = []
    for each in elements:
        if isinstance(each, bytes):
            alone.append(each)
        if alone and (len(alone) == _TOGETHER or not isinstance(each, bytes)):
            yield unnamed(alone)
            alone = []
        if not isinstance(each, bytes):
            yield each
    if alone:
        yield unnamed(alone)


def unnamed(elements: list[bytes]) -> Bundle:
    """Elements that are made anew each time."""
    content = b",".join(elements)
    return Bundle(b"", lambda: content)


class _Formatted:
    """A bundle as it stands in the file; where that is asked for, its elements need not be fetched a second time."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._joined: bytes | None = None

    def make(self) -> bytes:
        """The elements as they stand in the file."""
        self._joined = self._bundle.joined()  # of a subject that all documents speak of, a hundred megabytes: no copies
        shown = msgspec.json.format(b'{"":[' + self._joined + b"]}", indent=2)
        return shown[len(b'{\n  "": [\n    ') : -len(b"\n  ]\n}")]

    def compact(self) -> bytes:
        """The elements separated by commas."""
        return self._bundle.joined() if self._joined is None else self._joined


def _plain(pretty: bytes, compact: bytes) -> Both:
    return pretty, lambda: compact


def _inside(record: bytes) -> bytes:
    """The one field of a record, indented as it stands within it."""
    return msgspec.json.format(record, indent=2)[len(b"{\n  ") : -len(b"\n}")]
