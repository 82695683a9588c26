"""How a command goes about its work: options of those that read every source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.session import Command, Session, keep

if TYPE_CHECKING:
    from pipeline.cli.progress import Progress
    from pipeline.run.spread import How


def how_of(session: Session, progress: Progress, pages: int | None = None) -> How:
    """What the options say, for the library."""
    from pipeline.run.spread import PAGES, How

    return How(
        engine=session.engine,
        scheduler=session.scheduler,
        full=session.full,
        claims=session.claims,
        on_stage=progress.begin,
        on_step=progress.step,
        pages=pages or PAGES,
    )


def work_options(command: Command) -> Command:
    """Give a command the options that say how its work is spread, reused and told."""
    for option in reversed(_WORK):
        command = option(command)
    return command


_WORK = [
    click.option(
        "--engine",
        type=click.Choice(["auto", "inline", "processes", "dask"]),
        callback=keep,
        expose_value=False,
        help="Who reads the sources: this process, several, or Dask (default: whichever is fastest here).",
    ),
    click.option(
        "--scheduler",
        callback=keep,
        expose_value=False,
        metavar="ADDRESS",
        help="A Dask scheduler that is running, such as tcp://10.0.0.5:8786.",
    ),
    click.option("--full", is_flag=True, callback=keep, expose_value=False, help="Read every source again."),
    click.option(
        "--claims",
        type=click.Choice(["jsonl", "parquet"]),
        callback=keep,
        expose_value=False,
        help="Write claims.parquet beside claims.jsonl.",
    ),
    click.option(
        "--progress",
        type=click.Choice(["auto", "bar", "lines", "json", "none"]),
        callback=keep,
        expose_value=False,
        help="How to tell how far it is, on the error stream (default: a bar on a terminal, else a line a minute).",
    ),
]
