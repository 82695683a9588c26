"""Outputs are replaced all together or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.files.atomic import clear, put, replace_all


def breaking() -> Iterator[bytes]:
    yield b"half"
    raise ValueError("the record cannot be written")


def test_when_one_file_fails_none_is_replaced(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"old")
    with pytest.raises(ValueError, match="cannot be written"):
        replace_all({first: b"new", second: breaking()})
    assert first.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["first"]


def test_folders_are_made_and_pieces_joined(tmp_path: Path) -> None:
    replace_all({tmp_path / "a" / "b": [b"one\n", b"two\n"]})
    assert (tmp_path / "a" / "b").read_bytes() == b"one\ntwo\n"


def test_a_new_file_may_be_read_by_whom_the_umask_allows(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    replace_all({tmp_path / "new": b""})
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_a_killed_run_left_aside_is_cleared_away(tmp_path: Path) -> None:
    script = f"""
import os, signal
from pathlib import Path
from pipeline.files.atomic import clear, put, replace_all
def dying():
    yield b"half"
    os.kill(os.getpid(), signal.SIGKILL)
replace_all({{Path({str(tmp_path)!r}) / "claims.jsonl": dying()}})
"""
    ended = subprocess.run([sys.executable, "-c", script], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert len(os.listdir(tmp_path)) == 1
    replace_all({tmp_path / "claims.jsonl": b"whole"})
    assert os.listdir(tmp_path) == ["claims.jsonl"]


@pytest.mark.parametrize("standing", ["folder", "file-above"])
def test_what_stands_in_the_way_is_named(tmp_path: Path, standing: str) -> None:
    path = tmp_path / "output" / "claims.jsonl"
    if standing == "folder":
        path.mkdir(parents=True)
    else:
        path.parent.write_text("a file")
    with pytest.raises(ConfigurationError) as caught:
        replace_all({path: b"new"})
    assert "\n" not in str(caught.value)
    assert str(tmp_path / "output") in str(caught.value)


def test_a_full_disk_is_one_line_and_every_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "small").write_bytes(b"old")
    (tmp_path / "large").write_bytes(b"old")
    script = f"""
import resource
from pathlib import Path
from pipeline.errors import ConfigurationError
from pipeline.files.atomic import clear, put, replace_all
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
folder = Path({str(tmp_path)!r})
try:
    replace_all({{folder / "small": b"new", folder / "large": b"x" * 100000}})
except ConfigurationError as trouble:
    print(trouble)
"""
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.startswith(f"{tmp_path / 'large'}: cannot be written (")
    assert printed.count("\n") == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"small": b"old", "large": b"old"}


@given(
    old=st.lists(st.binary(max_size=4), max_size=4),
    new=st.lists(st.binary(max_size=4), max_size=4),
    alike=st.integers(0, 4),
)
def test_a_file_holds_what_was_written_whatever_it_held(old: list[bytes], new: list[bytes], alike: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(b"".join([*new[:alike], *old]))
        replace_all({path: iter(new)})
        assert path.read_bytes() == b"".join(new)
        assert os.listdir(folder) == ["file"]


@pytest.mark.parametrize("at", [0, 2**20 - 1, 2**20, 3 * 2**20 - 1, None], ids=str)
def test_a_long_piece_is_written_wherever_it_differs(tmp_path: Path, at: int | None) -> None:
    path, piece = tmp_path / "file", b"x" * (3 * 2**20)
    path.write_bytes(b"head" + piece)
    new = piece if at is None else piece[:at] + b"y" + piece[at + 1 :]
    replace_all({path: [b"head", new, b"tail"]}, lasting=False)
    assert path.read_bytes() == b"head" + new + b"tail"
    assert os.listdir(tmp_path) == ["file"]


def test_a_file_that_would_not_change_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    replace_all({path: [b"one", b"two"]})
    before = path.stat()
    replace_all({path: [b"onet", b"wo"]})
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_a_killed_run_left_among_many_files_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    put(tmp_path / "texts" / "one", b"whole")
    (tmp_path / "texts" / ".two.abc.part").write_bytes(b"ha")
    clear(tmp_path / "texts")
    clear(tmp_path / "nowhere")
    assert os.listdir(tmp_path / "texts") == ["one"]
    assert (tmp_path / "texts" / "one").read_bytes() == b"whole"


def test_late_files_are_named_only_when_the_others_are_written(tmp_path: Path) -> None:
    page, stale = tmp_path / "page", tmp_path / ".page.0a1b2c3d.part"
    order: list[str] = []

    def first() -> Iterator[bytes]:
        stale.write_bytes(b"of a killed run")
        yield b"one"
        order.append("written")

    def late() -> Iterator[tuple[Path, bytes]]:
        order.append("asked for")
        yield page, b"two"

    replace_all({tmp_path / "list": first()}, late=late())
    assert order == ["written", "asked for"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"list": b"one", "page": b"two"}


def test_nothing_is_replaced_where_a_late_file_cannot_be_made(tmp_path: Path) -> None:
    old = tmp_path / "list"
    old.write_bytes(b"old")

    def late() -> Iterator[tuple[Path, bytes]]:
        raise RuntimeError("drawing failed")
        yield

    with pytest.raises(RuntimeError):
        replace_all({old: b"new"}, late=late())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"list": b"old"}
