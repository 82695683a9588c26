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
    """Some elements of a list that are kept together: a digest of them all, and how to get them, a line each.

    There is one element at least.
    """

    name: bytes
    lines: Callable[[], bytes]

    def joined(self) -> bytes:
        """The elements separated by commas: JSON on one line has no line ends of its own."""
        return self.lines().replace(b"\n", b",")


Lists = Mapping[str, Iterable[bytes | Bundle]]
"""By field, the elements of its list, each as compact JSON on one line, or some of them in a bundle."""
_TOGETHER = 200
"""Elements that are formatted at a time."""
_BEHIND = 1
"""So many bundles may wait to be sealed."""
_LARGE = 1 << 22
"""An element of so many bytes is written a little at a time."""


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
            for stretch, content in held:
                yield stretch
                digest.update(content)
            held = [both]
        ((last, content),) = held
        digest.update(content)
        sealing = digest.hexdigest()
    assert isinstance(last, bytes)
    yield last.replace(b"null", b'"%b"' % sealing.encode())


class _Digest:
    """The sha256 of pieces that are made in another thread, one after the other."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self._digest, self._thread = hashlib.sha256(), thread
        self._waiting: deque[Future[None]] = deque()

    def update(self, content: _Plain | _Formatted) -> None:
        """Add what comes next; little is held at a time, and nothing long."""
        self._waiting.append(self._thread.submit(self._add, content))
        while len(self._waiting) > (0 if content.is_long else _BEHIND):
            self._waiting.popleft().result()

    def _add(self, content: _Plain | _Formatted) -> None:
        for piece in content.compact():
            self._digest.update(piece)

    def hexdigest(self) -> str:
        """The digest of everything so far."""
        while self._waiting:
            self._waiting.popleft().result()
        return self._digest.hexdigest()


class _Plain(NamedTuple):
    """A few bytes of the compact form."""

    content: bytes
    is_long: bool = False

    def compact(self) -> tuple[bytes]:
        """These bytes."""
        return (self.content,)


Both = tuple["bytes | Stretch", "_Plain | _Formatted"]
"""A piece of the file, and what gives the same in the compact form."""


def _both(record: Struct, lists: Lists) -> Iterator[Both]:
    """The record in pretty and in compact form, piece by piece; the last field comes with what closes the record."""
    fields = list(zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True))
    for number, (field, name) in enumerate(fields):
        key = msgspec.json.encode(name)
        yield (b",\n  ", _Plain(b",")) if number else (b"{\n  ", _Plain(b"{"))
        pretty_end, compact_end = (b"\n}\n", b"}") if number == len(fields) - 1 else (b"", b"")
        if field in lists:
            yield from _listed(key, lists[field])
            yield pretty_end, _Plain(compact_end)
        else:
            alone = key + b":" + msgspec.json.encode(getattr(record, field))
            yield _inside(b"{" + alone + b"}") + pretty_end, _Plain(alone + compact_end)


def _listed(key: bytes, elements: Iterable[bytes | Bundle]) -> Iterator[Both]:
    """One list of a record, some elements at a time."""
    pretty_glue, compact_glue = key + b": [\n    ", key + b":["
    for bundle in bundled(elements):
        yield pretty_glue, _Plain(compact_glue)
        formatted = _Formatted(bundle)
        yield Stretch(bundle.name, formatted.make) if bundle.name else b"".join(formatted.make()), formatted
        pretty_glue, compact_glue = b",\n    ", b","
    if compact_glue == b",":
        yield b"\n  ]", _Plain(b"]")
    else:
        yield key + b": []", _Plain(key + b":[]")


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
    content = b"\n".join(elements)
    return Bundle(b"", lambda: content)


class _Formatted:
    """A bundle as it stands in the file; where that is asked for, its elements need not be fetched a second time."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._lines: bytes | None = None

    @property
    def is_long(self) -> bool:
        """Whether much is held, so that nothing else should be beside it."""
        return self._lines is not None and len(self._lines) >= _LARGE

    def make(self) -> Iterator[bytes]:
        """The elements as they stand in the file."""
        lines = self._lines = self._bundle.lines()
        if len(lines) < _LARGE:
            yield _shown(lines.replace(b"\n", b","))
            return
        glue = b""
        for element in _LINES.decode_lines(lines):  # each is a view: of a subject that all speak of, 100 MB and more
            yield glue
            view = memoryview(element)
            yield from _large(element) if len(view) >= _LARGE and view[0] == ord("{") else (_shown(bytes(view)),)
            glue = b",\n    "

    def compact(self) -> Iterator[bytes]:
        """The elements separated by commas."""
        lines, self._lines = self._bundle.lines() if self._lines is None else self._lines, None
        if len(lines) < _LARGE:
            yield lines.replace(b"\n", b",")
            return
        glue = b""
        for element in _LINES.decode_lines(lines):
            yield glue
            yield memoryview(element)  # type: ignore[misc]
            glue = b","


_LINES = msgspec.json.Decoder(msgspec.Raw)
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])


def _shown(elements: bytes) -> bytes:
    """Some elements as they stand in their list."""
    return msgspec.json.format(b'{"":[' + elements + b"]}", indent=2)[len(b'{\n  "": [\n    ') : -len(b"\n  ]\n}")]


def _large(element: msgspec.Raw) -> Iterator[bytes]:
    """One element as it stands in its list, its own long lists some items at a time."""
    glue = b"{\n      "
    for name, value in _FIELDS.decode(element).items():
        key = msgspec.json.encode(name)
        view = memoryview(value)
        if len(view) < _LARGE or view[0] != ord("["):
            yield glue + _shown(b"{" + key + b":" + view + b"}")[len(b"{\n      ") : -len(b"\n    }")]
        else:
            yield glue + key + b": ["
            yield from _items(_ITEMS.decode(value))
            yield b"\n      ]"
        glue = b",\n      "
    yield b"\n    }"


def _items(items: list[msgspec.Raw]) -> Iterator[bytes]:
    """The items of a list within an element, as they stand there."""
    glue = b"\n        "
    for start in range(0, len(items), _TOGETHER):
        some = _shown(b'{"":[' + b",".join(items[start : start + _TOGETHER]) + b"]}")
        yield glue + some[len(b'{\n      "": [\n        ') : -len(b"\n      ]\n    }")]
        glue = b",\n        "


def _inside(record: bytes) -> bytes:
    """The one field of a record, indented as it stands within it."""
    return msgspec.json.format(record, indent=2)[len(b"{\n  ") : -len(b"\n}")]
