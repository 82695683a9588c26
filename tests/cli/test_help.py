"""Every command explains itself, and does so at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli.entry import cli
from tests.cli.conftest import Reconcile

HEAVY = (
    "pydantic",
    "yaml",
    "msgspec",
    "jsonschema",
    "turbohtml",
    "ahocorasick_rs",
    "jinja2",
    "pipeline.records",
)


def commands(group: click.Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize("path", [(), *commands()], ids=" ".join)
def test_every_command_helps_with_an_example(reconcile: Reconcile, path: tuple[str, ...]) -> None:
    ended = reconcile(*path, "--help")
    assert ended.code == 0
    assert f"Example:\n    reconcile {' '.join(path)}".rstrip() in ended.out


def test_help_loads_nothing_heavy() -> None:
    script = f"import sys, pipeline.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "[]"


def test_a_command_that_is_not_there_is_wrong_usage(reconcile: Reconcile) -> None:
    ended = reconcile("reconsile")
    assert ended.code == 2
    assert "No such command" in ended.err


def test_the_version_is_printed(reconcile: Reconcile) -> None:
    assert reconcile("--version").out.startswith("reconcile, version ")


def test_python_can_run_the_package() -> None:
    printed = subprocess.run([sys.executable, "-m", "pipeline", "--help"], capture_output=True, text=True, check=True)
    assert "reconcile [OPTIONS] COMMAND" in printed.stdout


def test_the_group_called_by_itself_ends_with_the_same_exit_codes(tmp_path: Path) -> None:
    ended = CliRunner().invoke(cli, ["--project", str(tmp_path / "nowhere"), "run"])
    assert ended.exit_code == 2
    assert "there is no such folder" in ended.output
