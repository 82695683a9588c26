"""`decisions.jsonl`: what reviewers settled, one line each, only ever added to.

A line is on disk before anyone is told that it is. Two people who decide at the same moment take turns, and a
line that was damaged by hand is named and passed over.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.errors import ConfigurationError
from pipeline.files.atomic import make_folder
from pipeline.records.decision import Decision
from pipeline.records.finding import Finding


@dataclass(frozen=True)
class Log:
    """The decisions of a project in the order they were made, and the lines that cannot be read."""

    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_log(path: Path) -> Log:
    """Every decision that was made; no file means none were."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return Log()
    except OSError as trouble:
        raise ConfigurationError(path, f"cannot be read ({trouble.strerror})") from trouble
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ConfigurationError(path, "is no ordinary file; move it away, or name another under `decisions`")
    with os.fdopen(handle, "rb") as file, _locked(file.fileno(), fcntl.LOCK_SH):
        return _parsed(_whole(file.read, path), path)


def append(path: Path, decide: Callable[[Log], Decision]) -> Decision:
    """Add one decision, made in view of all that stand there already, and return when it is on disk.

    `decide` runs while nobody else can write, so it may refuse (by raising) what somebody else has just settled.
    """
    make_folder(path.parent)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError as trouble:
        raise ConfigurationError(path, f"cannot be written ({trouble.strerror})") from trouble
    with os.fdopen(handle, "r+b", buffering=0) as file, _locked(file.fileno(), fcntl.LOCK_EX):
        found = file.read()
        decision = decide(_parsed(found, path))
        torn = b"\n" if found and not found.endswith(b"\n") else b""
        _write(file.fileno(), torn + msgspec.json.encode(decision) + b"\n")
        os.fsync(file.fileno())
    return decision


def _whole(read: Callable[[], bytes], path: Path) -> bytes:
    try:
        return read()
    except OSError as trouble:
        raise ConfigurationError(path, f"cannot be read ({trouble.strerror})") from trouble


def _parsed(found: bytes, path: Path) -> Log:
    decoder = msgspec.json.Decoder(Decision)
    decisions: list[Decision] = []
    findings: list[Finding] = []
    for number, line in enumerate(found.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            decisions.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as trouble:
            problem = f"{path}:{number}: not a decision ({trouble}); mend or delete this line, the others are used"
            findings.append(Finding("damaged_decision", "high", problem))
    return Log(tuple(decisions), tuple(findings))


def _write(handle: int, line: bytes) -> None:
    while line:
        line = line[os.write(handle, line) :]


@contextmanager
def _locked(handle: int, kind: int) -> Iterator[None]:
    fcntl.flock(handle, kind)
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)
