"""A file written an element at a time is the file that would be written whole."""

from __future__ import annotations

import hashlib
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from pipeline.files import jsonlines, streamed
from pipeline.files.spliced import NAME, Stretch, made
from pipeline.files.streamed import Bundle

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
    assert b"".join(made(streamed.pretty(record, lists))) == jsonlines.pretty(whole)


@given(first=st.lists(JSON, max_size=5), second=st.lists(JSON, max_size=5))
def test_a_seal_is_of_everything_else(first: list[object], second: list[object]) -> None:
    lists = {"first": [msgspec.json.encode(each) for each in first], "second": list(map(msgspec.json.encode, second))}
    whole = Sealed("s", tuple(first), "null", tuple(second))
    seal = hashlib.sha256(msgspec.json.encode(whole)).hexdigest()
    written = b"".join(made(streamed.sealed(Sealed("s", (), "null", (), "old"), lists, "seal")))
    assert written == jsonlines.pretty(msgspec.structs.replace(whole, seal=seal))


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 1000])
def test_a_list_of_any_length_is_whole(count: int) -> None:
    elements = [{"n": number} for number in range(count)]
    lists = {"second": [msgspec.json.encode(each) for each in elements]}
    written = b"".join(made(streamed.pretty(Record("s", (), None, ()), lists)))
    assert written == jsonlines.pretty(Record("s", (), None, tuple(elements)))


def bundled(elements: list[bytes], at: list[int]) -> list[bytes | Bundle]:
    """The same elements, some of them in bundles: those between each two places."""
    found: list[bytes | Bundle] = []
    for number, (start, end) in enumerate(zip([0, *at], [*at, len(elements)], strict=True)):
        some = elements[start:end]
        if number % 2 and some:
            lines = b"\n".join(some)
            found.append(Bundle(hashlib.sha256(lines).digest()[:NAME], partial(bytes, lines)))
        else:
            found += some
    return found


@given(
    st.lists(JSON | st.dictionaries(st.text(max_size=3), st.lists(JSON, max_size=5) | JSON, max_size=3), max_size=9),
    st.lists(JSON, max_size=5),
    st.lists(st.integers(0, 9), max_size=4).map(sorted),
    st.booleans(),
    st.sampled_from([3, 20, 1 << 22]),
)
def test_elements_that_are_kept_together_are_written_and_sealed_as_if_each_came_alone(
    first: list[object], second: list[object], at: list[int], anew: bool, large: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streamed, "_LARGE", large)
        patch.setattr(streamed, "_TOGETHER", 2)
        written_as_if_each_came_alone(first, second, at, anew)


def written_as_if_each_came_alone(first: list[object], second: list[object], at: list[int], anew: bool) -> None:
    elements = [msgspec.json.encode(each) for each in first]
    lists = {"first": bundled(elements, at), "second": [msgspec.json.encode(each) for each in second]}
    whole = Sealed("s", tuple(first), 1, tuple(second))
    seal = hashlib.sha256(msgspec.json.encode(whole)).hexdigest()
    known: dict[bytes, bytes] = {}
    for _ in range(2):  # the second time, bundles are known from the first
        pieces = []
        for each in streamed.sealed(Sealed("s", (), 1, ()), lists, "seal"):
            if isinstance(each, Stretch):
                pieces.append(known[each.name] if each.name in known and not anew else b"".join(each.make()))
                known[each.name] = pieces[-1]
            else:
                pieces.append(each)
        assert b"".join(pieces) == jsonlines.pretty(msgspec.structs.replace(whole, seal=seal))


def test_what_goes_wrong_with_a_bundle_goes_wrong_with_the_file() -> None:
    def broken() -> bytes:
        raise OSError("the disk is gone")

    lists = {"first": [Bundle(b"x" * NAME, broken)]}
    with pytest.raises(OSError, match="the disk is gone"):
        list(streamed.sealed(Sealed("s", (), 1, ()), lists, "seal"))
