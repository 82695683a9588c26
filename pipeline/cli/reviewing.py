"""`reconcile review`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from pipeline.cli.session import Session, shared_options

if TYPE_CHECKING:
    from pipeline.review.serve import Door


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Answer here; others than this machine only by choice."
)
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Answer at this port (default: a free one).")
@click.option("--read-only", is_flag=True, help="Show everything, settle nothing.")
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@click.option(
    "--by", metavar="NAME", help="Who decides, unless the page is told otherwise (default: $RECONCILE_REVIEWER)."
)
@shared_options
@click.pass_obj
def review(session: Session, host: str, port: int, read_only: bool, no_browser: bool, by: str | None) -> int:
    """Settle conflicts in the browser, on this machine; Ctrl-C ends it.

    Prints the address to open. Every decision is in decisions.jsonl before the page says so.

    \b
    Example:
      reconcile review
      reconcile review --port 8765 --no-browser --by "Ada L."
    """
    from pipeline.cli.progress import watched
    from pipeline.review.serve import entry, serve

    def opened(door: Door) -> None:
        if not door.private:
            click.echo("warning: other machines can reach this address, and what is sent is not encrypted", err=True)
        click.echo(door.address)
        sys.stdout.flush()
        session.tell("settle conflicts at this address; Ctrl-C ends it")
        if not no_browser and sys.stdout.isatty():
            click.launch(str(files.enter_context(entry(door.address))))

    files = ExitStack()
    name = by or os.environ.get("RECONCILE_REVIEWER", "")
    try:
        with files, watched(session) as on_each:
            serve(session.open(), host, port, read_only=read_only, by=name, on_each=on_each, on_open=opened)
    except KeyboardInterrupt:
        session.tell("stopped; everything that was settled is in decisions.jsonl")
    return 0
