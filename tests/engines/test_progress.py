"""Progress: what is told, how often, and to whom; and what Ctrl-C leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli.progress import EVERY, Progress, sentence, shown_as, watched
from pipeline.cli.session import Session
from pipeline.records.document import Source
from pipeline.run.gather import Gathered
from tests.engines.conftest import published, write_sources

ROOT = Path(__file__).parents[2]
ONE = Gathered(Source("one", "one.txt"), Path("one.txt"), None)


def ticking(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


def test_the_rate_and_what_remains_follow_from_what_is_done() -> None:
    seconds = [0.0]
    progress = Progress(lambda told: None, 1.0, clock=lambda: seconds[0])
    progress.begin("reading", 100)
    for _ in range(25):
        progress(ONE)
    seconds[0] = 5.0
    assert progress.rate == 5
    assert progress.remaining == 15
    assert sentence(progress) == "25 of 100 documents, 0 claims, 5 a second, 15 s left"


def test_nothing_is_told_more_often_than_agreed() -> None:
    clock = ticking(1.0)
    told: list[int] = []
    progress = Progress(lambda now: told.append(now.documents), EVERY["lines"], clock=lambda: next(clock))
    for _ in range(300):
        progress(ONE)
    assert told == [60, 120, 180, 240, 300]


@pytest.mark.parametrize(
    ("session", "kind"),
    [
        pytest.param(Session(), "lines", id="in-a-pipe"),
        pytest.param(Session(quiet=True), "none", id="quiet"),
        pytest.param(Session(progress="json"), "json", id="as-asked"),
        pytest.param(Session(progress="json", quiet=True), "json", id="as-asked-though-quiet"),
    ],
)
def test_who_watches_decides_how_it_is_shown(session: Session, kind: str) -> None:
    assert shown_as(session) == kind


def test_events_are_lines_of_json_and_the_last_one_says_done(capsys: pytest.CaptureFixture[str]) -> None:
    with watched(Session(progress="json")) as progress:
        progress.begin("reading", 1)
        progress(ONE)
    (event,) = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert event["event"] == "done"
    assert event["documents"] == event["of"] == 1
    assert event["remaining"] == 0


def test_a_short_run_in_a_pipe_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with watched(Session()) as progress:
        progress(ONE)
    assert capsys.readouterr().err == ""


def heed_interrupts() -> None:
    """Hear Ctrl-C even where the tests run in the background of a shell, which has its jobs ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc here to look at processes")
def test_ctrl_c_ends_every_process_and_leaves_no_half_written_file(tmp_path: Path) -> None:
    write_sources(tmp_path / "project" / "sources", 600)
    output = tmp_path / "out"
    arguments = ["--project", str(tmp_path / "project"), "--output", str(output), "run", "--engine", "processes"]
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    began = time.monotonic()
    while sum(1 for _ in output.rglob("*")) < 40:
        assert time.monotonic() - began < 60
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().strip() == "interrupted; nothing half-written was left"
    assert not [name for name in published(output) if not name.startswith("texts/")]
    while alive_in(process.pid):
        assert time.monotonic() - began < 90
        time.sleep(0.05)


def alive_in(group: int) -> list[str]:
    """The processes of a group that are still at work; those that only wait to be counted are not."""
    states = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            states.append(path.read_text().rpartition(")")[2].split())
        except OSError:
            continue
    return [state for state, _, own, *_ in states if own == str(group) and state != "Z"]
