"""What holds for every command: the project, where to write, how to print."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pipeline.files.project import Project
    from pipeline.run.spread import ClaimsFormat, EngineName

FINDINGS, UNREADABLE = 1, 3
_HARMFUL = re.compile(r"\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Session:
    """The options that every command shares; what stands after the command wins."""

    project: Path = Path()
    output: Path | None = None
    format: str = "text"
    quiet: bool = False
    engine: EngineName = "auto"
    scheduler: str | None = None
    full: bool = False
    claims: ClaimsFormat = "jsonl"
    progress: str = "auto"

    def open(self) -> Project:
        """The project folder, with its settings read."""
        from pipeline.files.project import open_project

        return open_project(self.project, self.output)

    def show(self, record: object, text: Callable[[], str]) -> None:
        """Print a record: as JSON where that was asked for, else as text unless quiet."""
        if self.format == "json":
            from pipeline.files.jsonlines import pretty

            click.echo(pretty(record), nl=False)
        elif not self.quiet:
            click.echo(harmless(text()))

    def tell(self, line: str) -> None:
        """Print one line for people, on the error stream so that it never mixes with what is piped on."""
        if not self.quiet:
            click.echo(line, err=True)

    @property
    def live(self) -> bool:
        """Whether somebody watches: progress is for a terminal only."""
        return sys.stderr.isatty() and not self.quiet


def harmless(text: str) -> str:
    """A text without what a document could make a terminal do: only colours of ours and line ends are left."""
    return _HARMFUL.sub("\ufffd", text)


def shared_options(command: Command) -> Command:
    """Give a command the options that all of them share."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Note the value of an option in the session, if one was given."""
    session = context.ensure_object(Session)
    if value is not None and value is not False:
        setattr(session, str(option.name), value)


_SHARED = [
    click.option(
        "--project",
        type=click.Path(path_type=Path),
        callback=keep,
        expose_value=False,
        metavar="DIR",
        help="The project folder (default: this one).",
    ),
    click.option(
        "--output",
        type=click.Path(path_type=Path),
        callback=keep,
        expose_value=False,
        metavar="DIR",
        help="Write here instead of the project's own output folder.",
    ),
    click.option(
        "--format",
        type=click.Choice(["text", "json"]),
        callback=keep,
        expose_value=False,
        help="How to print the result.",
    ),
    click.option("--quiet", is_flag=True, callback=keep, expose_value=False, help="Print errors only."),
]


def colour_wanted() -> bool | None:
    """Whether to colour: never with NO_COLOR, always with FORCE_COLOR, else only on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None
