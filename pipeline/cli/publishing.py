"""`reconcile publish`, `explain`, `verify` and `diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.session import FINDINGS, Session, shared_options

if TYPE_CHECKING:
    from pipeline.publish.verdicts import Verification

BROKEN = 4


@click.command()
@click.option("--allow-open", is_flag=True, help="Publish open conflicts as disputed.")
@click.option(
    "--to",
    "formats",
    multiple=True,
    type=click.Choice(["csv", "md", "jsonld"]),
    help="Write the sheet in this format too; may be repeated.",
)
@shared_options
@click.pass_obj
def publish(session: Session, allow_open: bool, formats: tuple[str, ...]) -> int:
    """Write the final sheet; refuses while conflicts at or above the gate are open.

    \b
    Example:
      reconcile publish
      reconcile publish --allow-open --to csv --to md
    """
    from pipeline.cli.progress import watched
    from pipeline.cli.summary import publish_summary
    from pipeline.run.publishing import publish as issue

    project = session.open()
    with watched(session) as on_each:
        result = issue(project, allow_open, formats, on_each)
    session.show(result, lambda: publish_summary(result))
    return 0


@click.command()
@click.argument("id")
@click.option("--sheet", type=click.Path(path_type=Path), help="Look in this sheet (default: the draft).")
@shared_options
@click.pass_obj
def explain(session: Session, id: str, sheet: Path | None) -> int:
    """A fact, conflict or claim, walked back to its words.

    ID may be shortened as long as it fits only one.

    \b
    Example:
      reconcile explain 3f9c1a
    """
    from pipeline.publish import explain_text
    from pipeline.run.publishing import explain as tell

    told = tell(session.open(), id, sheet)
    session.show(told.explanation, lambda: explain_text(told.explanation).rstrip("\n"))
    return 0


@click.command()
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--reproduce", is_flag=True, help="Make the sheet again from the sources, too, and compare.")
@shared_options
@click.pass_obj
def verify(session: Session, sheet: Path, reproduce: bool) -> int:
    """Re-check every published quote against the files, offline; exits 4 where anything fails.

    \b
    Example:
      reconcile verify output/fact-sheet.json
    """
    from pipeline.run.publishing import verify as check

    result = check(session.open(), sheet, reproduce)
    session.show(result, lambda: _verdict_text(result))
    return 0 if result.holds else BROKEN


def _verdict_text(result: Verification) -> str:
    counts = ", ".join(f"{number:,} {verdict}" for verdict, number in result.counts().items()) or "none"
    rows = [f"{click.style(each.rule, fg='red')}  {each.message}" for each in result.failures]
    broken = len(result.failures)
    ending = "everything holds" if result.holds else f"{broken:,} thing{'s do' if broken != 1 else ' does'} not hold"
    return "\n".join([*rows, f"{len(result.verdicts):,} quotes checked: {counts}; {ending}"])


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--markdown", is_flag=True, help="Print a Markdown table, for a changelog or a pull request.")
@click.option("--fail", is_flag=True, help="Exit 1 where anything changed.")
@shared_options
@click.pass_obj
def diff(session: Session, old: Path, new: Path, markdown: bool, fail: bool) -> int:
    """What changed between two fact sheets, and why.

    \b
    Example:
      reconcile diff last-month.json output/fact-sheet.json
    """
    from pipeline.publish import diff_markdown, diff_text
    from pipeline.run.publishing import diff as compare

    result = compare(old, new)
    session.show(result, lambda: (diff_markdown if markdown else diff_text)(result).rstrip("\n"))
    return FINDINGS if fail and result.changes else 0
