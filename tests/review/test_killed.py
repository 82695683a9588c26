"""The page as a real process: what it has confirmed is on disk, whatever happens to it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Timer
from urllib.parse import urlencode, urlsplit

import pytest

from .conftest import bakers


@contextmanager
def page(root: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`reconcile review` as a person starts it, and the address that it prints."""
    command = [sys.executable, "-m", "pipeline", "--project", str(root), "review", "--no-browser", *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


class Browser:
    """Speaks to the page over the network, one request at a time."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._cookies = parts.netloc, "reconcile-reviewer=Ada"
        answer = self.get(f"/?{parts.query}")
        self._cookies += "; " + answer[1]["set-cookie"].partition(";")[0]

    def get(self, path: str) -> tuple[int, dict[str, str], str]:
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> tuple[int, dict[str, str], str]:
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, dict[str, str], str]:
        connection = HTTPConnection(self._host, timeout=20)
        try:
            headers = {"Cookie": self._cookies, "Origin": f"http://{self._host}"}
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
        finally:
            connection.close()


def hidden(text: str, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]+)"', text)
    assert found
    return found[1]


@pytest.mark.parametrize("delay", [0.013, 0.37, 0.81])
def test_kill_9_loses_nothing_that_was_confirmed(tmp_path: Path, delay: float) -> None:
    root, confirmed = bakers(tmp_path / "project"), []
    with page(root) as (process, address):
        browser = Browser(address)
        conflict = re.findall(
            r'href="(/conflict/\w+)"', browser.get("/?severity=high")[2].replace("?severity=high", "")
        )[0]
        try:
            for number in range(10_000):
                text = browser.get(conflict)[2]
                given = {"token": hidden(text, "token"), "seen": hidden(text, "seen")}
                status, headers, _ = browser.post(
                    f"{conflict}/decide", **given, answer="choose:1", note=f"round {number}"
                )
                assert status == 303
                confirmed.append((headers["location"].rpartition("done=")[2], f"round {number}"))
                if number == 0:
                    Timer(delay, lambda: os.kill(process.pid, signal.SIGKILL)).start()
        except (OSError, HTTPException):
            assert process.wait(10) == -signal.SIGKILL
    lines = (root / "decisions.jsonl").read_bytes().splitlines()
    on_disk = [(each["id"], each["note"]) for each in map(json.loads, lines)]
    assert confirmed
    assert on_disk[: len(confirmed)] == confirmed
    assert len(on_disk) <= len(confirmed) + 1


def test_after_a_kill_the_page_goes_on_where_it_was(tmp_path: Path) -> None:
    root = bakers(tmp_path / "project")
    (root / "decisions.jsonl").write_bytes(b'{"id":"half a li')
    with page(root) as (_, address):
        browser = Browser(address)
        text = browser.get("/")[2]
        assert "not a decision" in text
        conflict = re.findall(r'href="(/conflict/\w+)', text)[0]
        text = browser.get(conflict)[2]
        given = {"token": hidden(text, "token"), "seen": hidden(text, "seen")}
        assert browser.post(f"{conflict}/decide", **given, answer="choose:1")[0] == 303
    lines = (root / "decisions.jsonl").read_bytes().splitlines()
    assert lines[0] == b'{"id":"half a li'
    assert json.loads(lines[1])["by"] == "Ada"


def test_ctrl_c_ends_it_without_complaint(tmp_path: Path) -> None:
    with page(bakers(tmp_path / "project")) as (process, address):
        Browser(address)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=15)
        assert process.returncode == 0
        assert "Traceback" not in told
        assert "token" not in out + told


def test_only_this_machine_is_answered_unless_asked_otherwise(tmp_path: Path) -> None:
    with page(bakers(tmp_path / "project")) as (process, address):
        assert urlsplit(address).hostname == "127.0.0.1"
        port = urlsplit(address).port
        listening = (
            [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
            if Path("/proc/net/tcp").exists()
            else []
        )
        mine = [each[1] for each in listening if each[1].endswith(f":{port:04X}") and each[3] == "0A"]
        assert mine in ([], [f"0100007F:{port:04X}"])
        assert process.poll() is None


def test_a_port_that_is_taken_is_said_kindly(tmp_path: Path) -> None:
    root = bakers(tmp_path / "project")
    with page(root) as (_, address):
        port = str(urlsplit(address).port)
        with page(root, "--port", port) as (second, nothing):
            assert nothing == ""
            assert second.wait(30) == 2
            assert second.stderr is not None
            assert f"127.0.0.1:{port} cannot be opened" in second.stderr.read()


def test_a_decision_shows_in_well_under_a_second(tmp_path: Path) -> None:
    """The best of three, for the machine that tests may be busy with something else."""
    with page(bakers(tmp_path / "project")) as (_, address):
        browser = Browser(address)
        conflict = re.findall(r'href="(/conflict/\w+)', browser.get("/")[2])[0]
        took = []
        for choice in ("1", "2", "1"):
            text = browser.get(conflict)[2]
            given = {"token": hidden(text, "token"), "seen": hidden(text, "seen")}
            began = time.monotonic()
            where = browser.post(f"{conflict}/decide", **given, answer=f"choose:{choice}")[1]["location"]
            assert "Recorded" in browser.get(where)[2]
            took.append(time.monotonic() - began)
        assert min(took) < 0.5
