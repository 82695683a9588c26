"""The tutorial is typed from top to bottom, as its reader types it, and prints what it shows."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
BLOCK = re.compile(r"^(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w*)\n(?P<body>.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Save:
    """The page asks for a file."""

    file: str
    content: str


@dataclass(frozen=True)
class Type:
    """The page shows a command and what it prints; `…` stands for anything."""

    command: str
    shown: str


def steps() -> Iterator[Save | Type]:
    """What the page asks its reader to do, in order."""
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["file"]:
            yield Save(block["file"], block["body"])
        elif block["language"] == "console":
            for typed in re.split(r"^\$ ", block["body"], flags=re.M)[1:]:
                command, _, shown = typed.partition("\n")
                yield Type(command, shown)


def pattern(shown: str) -> str:
    """What is shown as a pattern: a line of `…` is any number of lines, a `…` inside a line anything on that line."""
    lines = (
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in shown.splitlines()
    )
    return "".join(lines)


def typed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command line prints in a pipe. `reconcile` runs in this process, the rest in a shell."""
    wanted, _, otherwise = command.partition(" || ")
    if not wanted.startswith("reconcile "):
        return shell(command)
    capsys.readouterr()
    code = main(shlex.split(wanted)[1:])
    printed = "".join(capsys.readouterr())
    assert otherwise or code == 0, f"$ {command}\n{printed}"
    return printed + (shell(f"(exit {code}) || {otherwise}") if otherwise else "")


def shell(command: str) -> str:
    return subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=True).stdout


def test_every_command_of_the_tutorial_prints_what_the_tutorial_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    for step in steps():
        match step:
            case Save(file, content):
                Path(file).write_text(content, encoding="utf-8")
            case Type(command, shown) if command.startswith("cd "):
                assert not shown
                monkeypatch.chdir(command.removeprefix("cd "))
            case Type(command, shown):
                printed = typed(command, capsys)
                assert re.fullmatch(pattern(shown), printed), f"$ {command}\n--- shown\n{shown}\n--- printed\n{printed}"


def test_the_tutorial_goes_the_whole_way() -> None:
    commands = " ".join(step.command for step in steps() if isinstance(step, Type))
    whole = ("init", "run", "mentions", "conflicts", "explain", "decide", "publish", "verify", "diff")
    assert [name for name in whole if f"reconcile {name}" not in commands] == []


def test_what_the_tutorial_leaves_out_is_said_to_be_left_out() -> None:
    """A shown line that is not printed is noticed, and so is a printed line that is not shown."""
    assert re.fullmatch(pattern("one\n…\nfour …\n"), "one\ntwo\nthree\nfour and more\n")
    assert not re.fullmatch(pattern("one\nfour\n"), "one\ntwo\nfour\n")
    assert not re.fullmatch(pattern("one\n…\nfive\n"), "one\nfour\n")
