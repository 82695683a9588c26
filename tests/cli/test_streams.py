"""Where we print to may be closed, full, or say that it holds nothing but ASCII: no traceback, and an exit code that fits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")


def ended(project: Path, command: str, shell: str = "{}", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a shell that redirects as it likes."""
    call = f"{sys.executable} -m pipeline --project {project} {command}"
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        ["bash", "-c", shell.format(call)],
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": root, **environment},
    )


@pytest.mark.parametrize("closed", ["{} >&-", "{} 2>&-", "{} >&- 2>&-"])
def test_a_closed_stream_is_no_trouble(project: Path, closed: str) -> None:
    found = ended(project, "run", closed)
    assert (found.returncode, found.stderr) == (0, b"")
    assert (project / "output" / "report.html").exists()


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_behind_what_we_print_is_one_line(project: Path) -> None:
    found = ended(project, "run", "{} >/dev/full")
    assert found.returncode == 2
    assert (
        found.stderr.decode() == "error: what is to be printed cannot be written (No space left on device); make room\n"
    )


def test_whoever_stops_reading_is_no_trouble(project: Path) -> None:
    (project / "long.txt").write_text("They earn $5,000. " * 20_000)
    found = ended(project, f"mentions {project / 'long.txt'}", "{} | head -1; exit ${{PIPESTATUS[0]}}")
    assert (found.returncode, found.stderr) == (0, b"")
    assert json.loads(found.stdout)["quote"] == "$5,000"


@pytest.mark.parametrize("command", ["run", "conflicts --fail-on never", "run --help", "nothing“of the kind"])
def test_a_stream_that_claims_to_hold_only_ascii_is_no_trouble(project: Path, command: str) -> None:
    found = ended(project, command, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert b"Traceback" not in found.stderr
    assert found.returncode == (2 if "nothing" in command else 0)
    (found.stdout + found.stderr).decode()


def test_json_is_json_whatever_the_stream_can_hold(project: Path) -> None:
    found = ended(project, "run --format json", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert json.loads(found.stdout)["claims"] == 4
