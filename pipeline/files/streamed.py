"""JSON files whose lists are too long for memory: written piece by piece, byte for byte as if they were whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

import msgspec
from msgspec import Struct

Lists = Mapping[str, Iterable[bytes]]
"""By field, the elements of its list, each as compact JSON on one line."""
_TOGETHER = 200
"""Elements that are formatted at a time."""


def pretty(record: Struct, lists: Lists) -> Iterator[bytes]:
    """What `jsonlines.pretty` would give of a record whose `lists` had these elements."""
    return (piece for _, piece in _both(record, lists))


def sealed(record: Struct, lists: Lists, seal: str) -> Iterator[bytes]:
    """The same, where the last field, named by `seal`, is the sha256 of the whole in compact form without a seal."""
    assert record.__struct_fields__[-1] == seal
    digest = hashlib.sha256()
    held = b""
    for compact, piece in _both(msgspec.structs.replace(record, **{seal: None}), lists):
        digest.update(compact)
        yield held
        held = piece
    yield held.replace(b"null", b'"%b"' % digest.hexdigest().encode())


def _both(record: Struct, lists: Lists) -> Iterator[tuple[bytes, bytes]]:
    """The record in compact and in pretty form, piece by piece; the last field comes with what closes the record."""
    fields = list(zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True))
    for number, (field, name) in enumerate(fields):
        key = msgspec.json.encode(name)
        yield (b"," if number else b"{"), (b",\n  " if number else b"{\n  ")
        end = (b"}", b"\n}\n") if number == len(fields) - 1 else (b"", b"")
        if field in lists:
            yield from _listed(key, lists[field])
            yield end
        else:
            alone = key + b":" + msgspec.json.encode(getattr(record, field))
            yield alone + end[0], _inside(b"{" + alone + b"}") + end[1]


def _listed(key: bytes, elements: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """One list of a record, some elements at a time."""
    waiting = iter(elements)
    first = next(waiting, None)
    if first is None:
        yield key + b":[]", key + b": []"
        return
    yield key + b":[", key + b": ["
    waiting = chain([first], waiting)
    glue = b""
    while batch := list(islice(waiting, _TOGETHER)):
        compact = b",".join(batch)
        shown = _inside(b'{"":[' + compact + b"]}")
        yield glue + compact, glue + shown[len(b'"": [') : -len(b"\n  ]")]
        glue = b","
    yield b"]", b"\n  ]"


def _inside(record: bytes) -> bytes:
    """The one field of a record, indented as it stands within it."""
    return msgspec.json.format(record, indent=2)[len(b"{\n  ") : -len(b"\n}")]
