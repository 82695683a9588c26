"""A file made of stretches of the one before is the file that would be made anew, and costs only what is not there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.cache import Shelf
from pipeline.files.spliced import NAME, Stretch, spliced

SAID = [b"", b"a", b"bb", b"ccc\n" * 50, b"d" * 3000]


class Workshop:
    """Makes stretches, and remembers which it had to make."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "claims.jsonl"
        self.layouts = Shelf(folder / "layouts")
        self.made: list[bytes] = []

    def make(self, content: bytes) -> list[bytes]:
        self.made.append(content)
        return [content[:1], content[1:]]

    def write(self, contents: Sequence[bytes], fresh: bool = False) -> bytes:
        """Write a file of these stretches with plain bytes between them; the stretches that were made anew remain."""
        self.made = []
        stretches: list[bytes | Stretch] = [b"["]
        for content in contents:
            stretches += Stretch(hashlib.sha256(content).digest()[:NAME], partial(self.make, content)), b","
        whole = b"".join(spliced(self.path, stretches, self.layouts, fresh))
        self.path.write_bytes(whole)
        return whole


def expected(contents: Sequence[bytes]) -> bytes:
    return b"[" + b"".join(content + b"," for content in contents)


lists = st.lists(st.sampled_from(SAID), max_size=6)


@given(
    before=lists,
    after=lists,
    cut=st.none() | st.integers(0, 400),
    edited=st.none() | st.integers(0, 400),
    block=st.sampled_from([7, 100, 1 << 22]),
)
def test_the_bytes_do_not_tell_what_was_there(
    before: list[bytes], after: list[bytes], cut: int | None, edited: int | None, block: int
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.files.spliced._BLOCK", block)
        workshop = Workshop(Path(folder))
        content = workshop.write(before)
        if cut is not None:
            content = content[:cut]
        if edited is not None and edited < len(content):
            content = content[:edited] + b"!" + content[edited + 1 :]
        workshop.path.write_bytes(content)
        assert workshop.write(after) == expected(after)
        assert workshop.write(after) == expected(after)
        assert workshop.made == []


def test_only_what_is_not_there_is_made(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write([b"first", b"second", b"third"])
    assert workshop.write([b"first", b"longer than the second", b"third"]).endswith(b"second,third,")
    assert workshop.made == [b"longer than the second"]


def test_afresh_everything_is_made_and_what_was_made_is_known_the_next_time(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write([b"first", b"second"])
    workshop.write([b"first", b"second"], fresh=True)
    assert workshop.made == [b"first", b"second"]
    workshop.write([b"first", b"second"])
    assert workshop.made == []


@pytest.mark.parametrize("damage", ["gone", "cut", "swapped"])
def test_a_layout_that_is_damaged_counts_as_missing(tmp_path: Path, damage: str) -> None:
    workshop = Workshop(tmp_path)
    workshop.write([b"first", b"second"])
    (layout,) = (path for path in (tmp_path / "layouts").rglob("*") if path.is_file())
    if damage == "gone":
        layout.unlink()
    else:
        kept = layout.read_bytes()
        layout.write_bytes(kept[:-1] if damage == "cut" else kept[:-64] + kept[-128:-64])
    assert workshop.write([b"first", b"second"]) == expected([b"first", b"second"])
    assert workshop.made == [b"first", b"second"]
