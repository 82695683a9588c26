"""`reconcile`: the group that holds every command, and how errors become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from pipeline import __version__
from pipeline.cli.deciding import decide
from pipeline.cli.evaluating import evaluate
from pipeline.cli.extracting import extract, mentions
from pipeline.cli.publishing import diff, explain, publish, verify
from pipeline.cli.reviewing import review
from pipeline.cli.running import conflicts, run
from pipeline.cli.session import colour_wanted, shared_options
from pipeline.cli.starting import init, profile, schema
from pipeline.errors import PipelineError

INTERRUPTED = 130


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
        click.echo(f"{click.style('error:', fg='red')} {trouble}", err=True, color=colour_wanted())
        return trouble.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
