"""The log of decisions loses nothing: not to two writers, not to a crash, not to a damaged line."""

from __future__ import annotations

import multiprocessing
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.files.decisions import Log, append, read_log
from pipeline.records.decision import Decision, Testimony
from pipeline.values import Money


def decision(id: str, **more: object) -> Decision:
    return Decision(id=id, conflict="c", outcome="unsure", by="Ada", **more)  # type: ignore[arg-type]


def write_many(path: Path, name: str, times: int) -> None:
    for n in range(times):
        append(path, lambda log, n=n: decision(f"{name}-{n}", note=f"after {len(log.decisions)}"))  # type: ignore[misc]


def test_no_file_means_nothing_was_decided(tmp_path: Path) -> None:
    assert read_log(tmp_path / "decisions.jsonl") == Log()


def test_what_is_appended_is_read_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    made = Decision(
        id="d",
        conflict="c",
        outcome="assert",
        by="Ada",
        testimony=(
            Testimony(
                source="one", value=Money(amount=Decimal("104830"), currency="USD"), bound="exact", attribution="BLS"
            ),
        ),
        value=Money(amount=Decimal("104830"), currency="USD"),
        note="as printed — “median”",
    )
    assert append(path, lambda log: made) == made
    assert read_log(path).decisions == (made,)
    assert path.read_bytes().count(b"\n") == 1


def test_two_writers_at_once_lose_nothing_and_see_each_other(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=write_many, args=(path, name, 40)) for name in ("ada", "bob")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    log = read_log(path)
    assert not log.findings
    assert {each.id for each in log.decisions} == {f"{name}-{n}" for name in ("ada", "bob") for n in range(40)}
    assert [each.note for each in log.decisions] == [f"after {n}" for n in range(80)]


@pytest.mark.parametrize(
    "damage",
    [b'{"id": "x", "confl', b"\xff\xfe", b"[]", b'{"id": 1}', b"<<<<<<< HEAD"],
    ids=lambda damage: repr(damage),
)
def test_a_damaged_line_is_named_and_the_rest_is_used(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "decisions.jsonl"
    append(path, lambda log: decision("one"))
    with path.open("ab") as file:
        file.write(damage + b"\n")
    append(path, lambda log: decision("two"))
    log = read_log(path)
    assert [each.id for each in log.decisions] == ["one", "two"]
    (finding,) = log.findings
    assert finding.rule == "damaged_decision"
    assert finding.message.startswith(f"{path}:2: ")


def test_a_line_torn_by_a_crash_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append(path, lambda log: decision("one"))
    with path.open("ab") as file:
        file.write(b'{"id": "torn')
    append(path, lambda log: decision("two"))
    assert [each.id for each in read_log(path).decisions] == ["one", "two"]


def test_a_writer_may_refuse_what_somebody_else_settled_first(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append(path, lambda log: decision("one"))

    def second(log: Log) -> Decision:
        raise UsageError(f"{log.decisions[-1].by} has settled it")

    with pytest.raises(UsageError, match="Ada has settled it"):
        append(path, second)
    assert len(read_log(path).decisions) == 1
