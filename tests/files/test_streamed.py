"""A file written an element at a time is the file that would be written whole."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from pipeline.files import jsonlines, streamed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 10**6) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


class Record(Struct, rename={"schema": "$schema"}):
    schema: str
    first: tuple[object, ...]
    note: object
    second: tuple[object, ...]


class Sealed(Record):
    seal: str | None = None


@given(first=st.lists(JSON, max_size=5), note=JSON, second=st.lists(JSON, max_size=5))
def test_the_bytes_do_not_tell_how_they_were_written(first: list[object], note: object, second: list[object]) -> None:
    record = Record("s", (), note, ())
    whole = msgspec.structs.replace(record, first=tuple(first), second=tuple(second))
    lists = {"first": [msgspec.json.encode(each) for each in first], "second": list(map(msgspec.json.encode, second))}
    assert b"".join(streamed.pretty(record, lists)) == jsonlines.pretty(whole)


@given(first=st.lists(JSON, max_size=5), second=st.lists(JSON, max_size=5))
def test_a_seal_is_of_everything_else(first: list[object], second: list[object]) -> None:
    lists = {"first": [msgspec.json.encode(each) for each in first], "second": list(map(msgspec.json.encode, second))}
    whole = Sealed("s", tuple(first), "null", tuple(second))
    seal = hashlib.sha256(msgspec.json.encode(whole)).hexdigest()
    written = b"".join(streamed.sealed(Sealed("s", (), "null", (), "old"), lists, "seal"))
    assert written == jsonlines.pretty(msgspec.structs.replace(whole, seal=seal))


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 1000])
def test_a_list_of_any_length_is_whole(count: int) -> None:
    elements = [{"n": number} for number in range(count)]
    lists = {"second": [msgspec.json.encode(each) for each in elements]}
    written = b"".join(streamed.pretty(Record("s", (), None, ()), lists))
    assert written == jsonlines.pretty(Record("s", (), None, tuple(elements)))
