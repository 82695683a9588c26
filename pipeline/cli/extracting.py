"""`reconcile extract` and `reconcile mentions`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.session import UNREADABLE, Session, shared_options
from pipeline.cli.working import how_of, work_options


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@work_options
@shared_options
@click.pass_obj
def extract(session: Session, paths: tuple[Path, ...]) -> int:
    """Take the claims of the sources, and compare nothing yet.

    PATHS are files or folders anywhere; without them the project's own sources are read.
    Writes claims.jsonl and unclaimed.jsonl.

    \b
    Example:
      reconcile extract
      reconcile extract articles/ notes.txt --output trial
    """
    from pipeline.cli.progress import watched
    from pipeline.cli.summary import extract_summary
    from pipeline.run.extracting import extract as take

    project = session.open()
    with watched(session) as progress:
        result = take(project, paths, progress, how_of(session, progress))
    session.show(result, lambda: extract_summary(result))
    return UNREADABLE if any(each.rule == "unreadable" for each in result.findings) else 0


def _locale(context: click.Context, option: click.Parameter, value: str) -> str:
    from pipeline.files.manifest import as_locale

    try:
        return as_locale(value)
    except ValueError as trouble:
        raise click.BadParameter(str(trouble)) from trouble


def _currency(context: click.Context, option: click.Parameter, value: str) -> str:
    if not (len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()):
        raise click.BadParameter(f"“{value}” is no currency; write its three letters, as in USD or EUR")
    return value


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--locale", default="en-US", show_default=True, callback=_locale, help="How numbers are written: en-US, de-DE, …"
)
@click.option(
    "--currency", default="USD", show_default=True, callback=_currency, help="What a bare dollar sign stands for."
)
@shared_options
@click.pass_obj
def mentions(session: Session, file: Path, locale: str, currency: str) -> int:
    """What the scanner sees in one file, before anybody knows what it is about.

    One JSON line a mention: kind, start, end, quote, amount, currency, unit, and low and high where it is a range. Of
    a date, low is the year and high the month, or 0.

    \b
    Example:
      reconcile mentions sources/handbook.html
    """
    from pipeline.files.jsonlines import lines
    from pipeline.run.extracting import mentions as see

    for line in lines(see(file, locale, currency)):
        click.echo(line, nl=False)
    return 0
