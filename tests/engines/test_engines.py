"""Engines: the same bytes whoever does the work, and a worker that dies takes nothing with it."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline.engines.pool as pool
from pipeline.engines import Engine, Lost, inline, pays, processes
from pipeline.errors import UsageError
from pipeline.files.project import open_project
from pipeline.run import gather
from pipeline.run.running import run
from pipeline.run.spread import How
from tests.engines import tasks
from tests.engines.conftest import outcome, published

ENGINES = [
    pytest.param(inline, id="inline"),
    pytest.param(processes(1), id="one-process"),
    pytest.param(processes(3), id="three-processes"),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_answers_come_in_the_order_of_the_work(engine: Engine) -> None:
    assert list(engine(tasks.doubled, range(50))) == [2 * number for number in range(50)]


def test_long_questions_and_long_answers_do_not_wait_for_each_other() -> None:
    """Neither fits into what a pipe holds, so each end would have to read while it writes."""
    asked = "\n".join(
        [
            "from pipeline.engines import processes",
            "from tests.engines import tasks",
            "work = [str(number) * 1_000_000 for number in range(10)]",
            "assert list(processes(2)(tasks.repeated, work)) == work",
        ]
    )
    subprocess.run([sys.executable, "-c", asked], check=True, timeout=60, cwd=Path(__file__).parents[2])


@pytest.mark.parametrize("engine", ENGINES)
def test_no_work_is_no_trouble(engine: Engine) -> None:
    assert list(engine(tasks.doubled, [])) == []


def test_a_piece_that_kills_its_worker_is_named_and_the_rest_is_done() -> None:
    answers = list(processes(2)(tasks.deadly, range(30)))
    assert answers == [Lost() if number == 7 else 2 * number for number in range(30)]


def test_a_worker_killed_for_nothing_it_did_costs_nothing(tmp_path: Path) -> None:
    work = [(number, tmp_path / "mark") for number in range(30)]
    assert list(processes(2)(tasks.deadly_once, work)) == [2 * number for number in range(30)]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_mistake_in_the_task_is_raised_where_the_answer_is_wanted(engine: Engine) -> None:
    with pytest.raises(LookupError, match="three"):
        list(engine(tasks.wrong, range(9)))


def test_no_more_is_under_way_than_somebody_will_soon_ask_for() -> None:
    asked: list[int] = []

    class Work(list[int]):
        def __getitem__(self, place: object) -> object:
            asked.append(place)  # type: ignore[arg-type]
            return super().__getitem__(place)  # type: ignore[call-overload]

    answers = processes(2)(tasks.doubled, Work(range(1000)))
    assert list(itertools.islice(answers, 10)) == [2 * number for number in range(10)]
    assert max(asked) < 10 + pool.WINDOW * 2
    answers.close()


def test_workers_end_when_nobody_asks_any_more() -> None:
    answers = processes(2)(os.getpgid, [0] * 100)
    next(answers)
    found = [worker.process for worker in answers.gi_frame.f_locals["pool"].workers]
    answers.close()
    assert not any(process.is_alive() for process in found)


def test_a_pool_is_for_large_work_only() -> None:
    assert not pays([5_000] * 5, workers=2)
    assert pays([120_000] * 100, workers=2)
    assert not pays([120_000] * 1000, workers=1)


@pytest.mark.parametrize("workers", [1, 3])
def test_a_pool_of_processes_writes_the_same_bytes(project: Path, tmp_path: Path, workers: int) -> None:
    here, alone = outcome(project, tmp_path / "alone", How("inline"))
    there, spread = outcome(project, tmp_path / "spread", How("processes", workers=workers))
    assert spread == alone
    assert there.claims == here.claims > 0
    assert there.conflicts == here.conflicts != ()


@pytest.mark.parametrize("engine", ["inline", "processes"])
def test_a_source_that_cannot_be_read_is_told_alike_everywhere(
    project: Path, tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "sources" / "junk.pdf").write_bytes(b"%PDF-1.7 cut short")
    monkeypatch.chdir(project)
    result, _ = outcome(Path(), tmp_path / engine, How(engine))  # type: ignore[arg-type]
    (found,) = [each for each in result.findings if each.rule == "unreadable"]
    assert result.unread == 1
    assert found.message.startswith("sources/junk.pdf: ")


def test_a_document_that_kills_its_reader_is_a_finding(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "fetch", killed_by_seven)
    result, files = outcome(project, tmp_path / "out", How("processes", workers=2))
    (found,) = [each for each in result.findings if each.rule == "unreadable"]
    assert found.source == "007"
    assert "ends the process that reads it" in found.message
    assert result.unread == 1
    assert result.reading.read == 11
    assert b'"source":"006"' in files["claims.jsonl"]


def killed_by_seven(errand: gather.Errand, **rest: object) -> gather.Answer:
    if errand.source.id == "007":
        os.kill(os.getpid(), signal.SIGKILL)
    return FETCH(errand, **rest)  # type: ignore[arg-type]


FETCH = gather.fetch


def test_what_an_interrupted_run_has_read_is_not_read_again(project: Path, tmp_path: Path) -> None:
    after: Iterator[int] = itertools.count(1)

    def interrupt(gathered: object) -> None:
        if next(after) == 6:
            raise KeyboardInterrupt

    output = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run(open_project(project, output), interrupt, How("processes", workers=2))
    assert not {name for name in published(output) if not name.startswith("texts/")}
    assert not list(output.rglob("*.part"))
    result, files = outcome(project, output, How())
    assert result.reading.reused >= 6
    assert files == outcome(project, tmp_path / "fresh", How())[1]


def test_a_scheduler_is_for_dask(project: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="dask"):
        outcome(project, tmp_path, How("processes", scheduler="tcp://127.0.0.1:9"))


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_no_code_runs_from_the_folder_a_command_is_started_in(project: Path, tmp_path: Path, engine: str) -> None:
    mark = tmp_path / "it ran"
    for name in ("re.py", "socket.py", "pipeline/__init__.py", "pipeline/run/__init__.py", "tempfile.py"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(f"open({str(mark)!r}, 'w').close()\nraise SystemExit")
    command = [Path(sys.executable).with_name("reconcile"), "run", "--engine", engine]
    ended = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert not mark.exists()


def test_a_single_step_that_reads_very_many_has_a_process_of_its_own() -> None:
    how = How(workers=2)
    assert how.engine_for_steps(1, 100_000) is not inline
    assert how.engine_for_steps(1, 10) is inline
    assert how.engine_for_steps(0, 0) is inline
