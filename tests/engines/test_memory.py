"""What a run remembers: only what changed is read again, and nothing remembered ever changes a byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline.run.fetching as fetching
from pipeline.run.spread import How
from tests.engines.conftest import outcome

Harm = Callable[[Path], object]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    found: list[str] = []
    whole = fetching.read

    def noted(content: bytes, name: str, source: str) -> object:
        found.append(name)
        return whole(content, name, source)

    monkeypatch.setattr(fetching, "read", noted)
    return found


def test_a_second_run_reads_nothing_again(project: Path, tmp_path: Path, read: list[str]) -> None:
    first, files = outcome(project, tmp_path / "out", How())
    assert first.reading.reused == 0
    read.clear()
    second, again = outcome(project, tmp_path / "out", How())
    assert read == []
    assert second.reading.reused == second.reading.read == 12
    assert again == files


def test_a_changed_document_is_the_only_one_read_again(project: Path, tmp_path: Path, read: list[str]) -> None:
    outcome(project, tmp_path / "out", How())
    changed = project / "sources" / "004.html"
    changed.write_text(changed.read_text().replace("31,040", "39,990"))
    read.clear()
    result, files = outcome(project, tmp_path / "out", How())
    assert set(read) == {"004.html"}
    assert result.reading.reused == 11
    assert files["claims.jsonl"] == outcome(project, tmp_path / "fresh", How())[1]["claims.jsonl"]
    assert b"39990" in files["claims.jsonl"]


def test_full_reads_everything_again(project: Path, tmp_path: Path, read: list[str]) -> None:
    _, files = outcome(project, tmp_path / "out", How())
    read.clear()
    result, again = outcome(project, tmp_path / "out", How(full=True))
    assert len(set(read)) == 12
    assert result.reading.reused == 0
    assert again == files


def gone(entry: Path) -> None:
    entry.unlink()


def cut_short(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-9])


def scribbled(entry: Path) -> None:
    content = bytearray(entry.read_bytes())
    content[-3] ^= 1
    entry.write_bytes(content)


def emptied(entry: Path) -> None:
    entry.write_bytes(b"")


def a_folder(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


@pytest.mark.parametrize("harm", [gone, cut_short, scribbled, emptied, a_folder])
def test_a_damaged_memory_changes_no_byte(project: Path, tmp_path: Path, harm: Harm) -> None:
    _, files = outcome(project, tmp_path / "out", How())
    entries = sorted(path for path in (tmp_path / "out" / ".cache").rglob("*") if path.is_file())
    assert len(entries) > 3 * 12
    for entry in entries[::3]:
        harm(entry)
    assert outcome(project, tmp_path / "out", How())[1] == files


def test_entries_that_were_swapped_are_not_believed(project: Path, tmp_path: Path) -> None:
    _, files = outcome(project, tmp_path / "out", How())
    one, two, *_ = sorted(path for path in (tmp_path / "out" / ".cache").rglob("*") if path.is_file())
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert outcome(project, tmp_path / "out", How())[1] == files


def test_a_text_that_was_taken_away_is_kept_again(project: Path, tmp_path: Path) -> None:
    _, files = outcome(project, tmp_path / "out", How())
    shutil.rmtree(tmp_path / "out" / "texts")
    assert outcome(project, tmp_path / "out", How())[1] == files


def test_another_entry_in_the_manifest_is_another_source(project: Path, tmp_path: Path) -> None:
    outcome(project, tmp_path / "out", How())
    lines = [f"  - {{id: '{number:03}', file: {path.name}}}" for number, path in enumerate(files_in(project))]
    manifest = project / "sources" / "sources.yaml"
    manifest.write_text("\n".join(["sources:", *lines]) + "\n")
    assert outcome(project, tmp_path / "out", How())[0].reading.reused == 12
    manifest.write_text("\n".join(["defaults: {geography: GB}", "sources:", *lines]) + "\n")
    result, files = outcome(project, tmp_path / "out", How())
    assert result.reading.reused == 0
    assert files == outcome(project, tmp_path / "fresh", How())[1]


def files_in(project: Path) -> list[Path]:
    return sorted(path for path in (project / "sources").iterdir() if path.suffix != ".yaml")


def test_another_profile_reads_everything_again(project: Path, tmp_path: Path) -> None:
    outcome(project, tmp_path / "out", How())
    (project / "reconcile.yaml").write_text("profile: company\n")
    assert outcome(project, tmp_path / "out", How())[0].reading.reused == 0


def test_half_a_text_that_a_killed_worker_left_is_gone_after_the_run(project: Path, tmp_path: Path) -> None:
    texts = tmp_path / "out" / "texts"
    texts.mkdir(parents=True)
    (texts / ".0123.txt.abcd.part").write_bytes(b"ha")
    outcome(project, tmp_path / "out", How())
    assert not list(texts.glob("*.part"))
    assert list(texts.glob("*.txt"))
