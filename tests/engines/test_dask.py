"""Dask: a real scheduler and real workers as processes of their own, and one of them is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.engines import Lost, dask
from pipeline.errors import UsageError
from pipeline.files.project import open_project
from pipeline.run.gather import Gathered
from pipeline.run.running import run
from pipeline.run.spread import How
from tests.engines import tasks
from tests.engines.conftest import outcome, published, write_sources

pytest.importorskip("distributed", reason="the extra reconcile[dask] is not installed")

ROOT = Path(__file__).parents[2]
PATIENCE = 60


@contextmanager
def started(module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask's, ended in any case."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard", "--host", "127.0.0.1"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path, nanny: str) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler with two workers on this machine: its address, and the workers."""
    import json

    note = folder / "scheduler.json"
    with started("dask_scheduler", "--port", "0", "--scheduler-file", str(note)):
        _until(note.exists)
        shared = ("--scheduler-file", str(note), "--nthreads", "1", nanny, "--local-directory", str(folder))
        with started("dask_worker", *shared) as one, started("dask_worker", *shared) as two:
            address = json.loads(note.read_text())["address"]
            _until(lambda: _workers(address) == 2)
            yield address, [one, two]


def _workers(address: str) -> int:
    import distributed

    with distributed.Client(address, set_as_default=False) as client:
        return len(client.nthreads())


def _until(ready: object) -> None:
    began = time.monotonic()
    while not ready():  # type: ignore[operator]
        assert time.monotonic() - began < PATIENCE, "the cluster did not come up"
        time.sleep(0.1)


@pytest.mark.filterwarnings("ignore")
def test_a_worker_killed_in_mid_run_loses_nothing(tmp_path: Path) -> None:
    write_sources(tmp_path / "project" / "sources", 160)
    project = tmp_path / "project"
    _, alone = outcome(project, tmp_path / "alone", How("inline"))
    with cluster(tmp_path, "--no-nanny") as (address, workers):
        seen: list[Gathered] = []

        def kill_one(gathered: Gathered) -> None:
            seen.append(gathered)
            if len(seen) == 24:
                workers[0].send_signal(signal.SIGKILL)
                workers[0].wait()

        result = run(open_project(project, tmp_path / "spread"), kill_one, How("dask", address))
        assert workers[0].returncode == -signal.SIGKILL
        assert workers[1].poll() is None
    assert result.reading.read == 160
    assert result.unread == 0
    assert published(tmp_path / "spread") == alone


@pytest.mark.filterwarnings("ignore")
def test_a_piece_that_kills_its_workers_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    with cluster(tmp_path, "--nanny") as (address, _):
        answers = list(dask(address)(tasks.deadly, range(20)))
    assert answers == [Lost() if number == 7 else 2 * number for number in range(20)]


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_of_its_own_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    _, alone = outcome(project, tmp_path / "alone", How("inline"))
    _, spread = outcome(project, tmp_path / "spread", How("dask", workers=2))
    assert spread == alone


def test_a_scheduler_that_does_not_answer_is_said_in_one_line(project: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers at"):
        outcome(project, tmp_path / "out", How("dask", "nonsense://nowhere"))
