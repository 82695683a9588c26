"""`reconcile`: the group that holds every command, and how errors become exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any, TextIO

import click

from pipeline import __version__
from pipeline.cli.deciding import decide
from pipeline.cli.evaluating import evaluate
from pipeline.cli.extracting import extract, mentions
from pipeline.cli.publishing import diff, explain, publish, verify
from pipeline.cli.reviewing import review
from pipeline.cli.running import conflicts, run
from pipeline.cli.session import colour_wanted, harmless, shared_options
from pipeline.cli.starting import init, profile, schema
from pipeline.errors import PipelineError

INTERRUPTED = 130
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Unheard(Exception):
    """Whoever was reading what we print went away."""


class Reconcile(click.Group):
    """The group of all commands, in the order a person meets them; called by itself, it ends with their exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; standing alone, end with its exit code."""
        if standalone_mode:
            sys.exit(main(args))
        return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a closed pipe is told under another name, for click would end with an exit code of its own."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as trouble:
            raise Unheard from trouble


@click.group(cls=Reconcile, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reconcile")
@shared_options
@click.pass_context
def cli(context: click.Context) -> None:
    """Many documents state figures that disagree: publish one fact sheet that anyone can check.

    Works in a project folder: reconcile.yaml (optional), sources/, decisions.jsonl, output/.

    \b
    Example:
      reconcile init my-project
      reconcile --project my-project run
    """
    context.color = colour_wanted()


_COMMANDS = (
    *(init, run, extract, conflicts, review, decide, publish, explain),
    *(verify, diff, evaluate, mentions, profile, schema),
)
for command in _COMMANDS:
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and say how it ended, as an exit code."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    try:
        ended = cli.main(args=arguments, prog_name="reconcile", standalone_mode=False)
        sys.stdout.flush()
        return ended if isinstance(ended, int) else 0
    except click.exceptions.Abort:
        click.echo("interrupted; nothing half-written was left", err=True)
        return INTERRUPTED
    except click.ClickException as trouble:
        trouble.show()
        return trouble.exit_code
    except PipelineError as trouble:
        line = harmless(" ".join(str(trouble).splitlines()))
        click.echo(f"{click.style('error:', fg='red')} {line}", err=True, color=colour_wanted())
        return trouble.exit_code
    except (BrokenPipeError, Unheard):
        _let_go()
        return 0
    except OSError as trouble:
        if trouble.errno not in _NO_ROOM:
            raise
        _let_go()
        click.echo(f"error: what is to be printed cannot be written ({trouble.strerror}); make room", err=True)
        return PipelineError.exit_code


def _nowhere() -> TextIO:
    """What to print to where the caller closed a stream."""
    return open(os.devnull, "w", encoding="utf-8")


def _let_go() -> None:
    """Let what is still to be printed go nowhere, or the interpreter would try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
