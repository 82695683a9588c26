"""JSON files whose lists are too long for memory: written an element at a time, byte for byte as if they were whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

import msgspec
from msgspec import Struct

Parts = Mapping[str, Iterable[bytes]]
"""By field, the elements of its list, each as compact JSON on one line."""
_TOGETHER = 200
"""Elements that are formatted at a time."""


def compact(record: Struct, lists: Parts) -> Iterator[bytes]:
    """What `msgspec.json.encode` would give of a record whose `lists` had these elements."""
    yield b"{"
    for number, (field, key) in enumerate(_fields(record)):
        yield (b"," if number else b"") + key + b":"
        if field not in lists:
            yield msgspec.json.encode(getattr(record, field))
            continue
        yield b"["
        for place, element in enumerate(lists[field]):
            yield b"," + element if place else element
        yield b"]"
    yield b"}"


def pretty(record: Struct, lists: Parts) -> Iterator[bytes]:
    """What `jsonlines.pretty` would give of a record whose `lists` had these elements."""
    yield b"{"
    for number, (field, key) in enumerate(_fields(record)):
        yield b",\n  " if number else b"\n  "
        if field in lists:
            yield from _indented(key, lists[field])
        else:
            yield _inside(b"{" + key + b":" + msgspec.json.encode(getattr(record, field)) + b"}")
    yield b"\n}\n"


def _fields(record: Struct) -> Iterator[tuple[str, bytes]]:
    for field, name in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        yield field, msgspec.json.encode(name)


def _indented(key: bytes, elements: Iterable[bytes]) -> Iterator[bytes]:
    """One list of a pretty record, some elements at a time."""
    waiting = iter(elements)
    first = next(waiting, None)
    if first is None:
        yield key + b": []"
        return
    yield key + b": ["
    waiting = chain([first], waiting)
    glue = b""
    while batch := list(islice(waiting, _TOGETHER)):
        listed = _inside(b'{"":[' + b",".join(batch) + b"]}")
        yield glue + listed[len(b'"": [') : -len(b"\n  ]")]
        glue = b","
    yield b"\n  ]"


def _inside(record: bytes) -> bytes:
    """The one field of a record, indented as it stands within it."""
    return msgspec.json.format(record, indent=2)[len(b"{\n  ") : -len(b"\n}")]
