"""`reconcile run` and `reconcile conflicts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.session import FINDINGS, UNREADABLE, Session, shared_options
from pipeline.cli.working import how_of, work_options

if TYPE_CHECKING:
    from pipeline.records.settlement import Gate

GATES = click.Choice(["high", "medium", "low", "never"])


@click.command()
@click.option("--fail-on", type=GATES, default="never", show_default=True, help="Exit 1 on open conflicts this grave.")
@click.option(
    "--pages",
    type=click.IntRange(1),
    help="Draw report pages for at most so many subjects, those with the gravest conflicts first (default: 500).",
)
@work_options
@shared_options
@click.pass_obj
def run(session: Session, fail_on: Gate, pages: int | None) -> int:
    """Extract, compare and write the draft sheet and the reports: the main job.

    \b
    Example:
      reconcile run
      reconcile --project my-project run --fail-on high
    """
    from pipeline.cli.progress import watched
    from pipeline.cli.summary import run_summary
    from pipeline.run.running import at_or_above
    from pipeline.run.running import run as work

    project = session.open()
    with watched(session) as progress:
        result = work(project, progress, how_of(session, progress, pages))
    session.show(result, lambda: run_summary(result, project.root))
    if result.unread:
        return UNREADABLE
    return FINDINGS if at_or_above(result.waiting, fail_on) else 0


@click.command()
@click.option("--fail-on", type=GATES, help="Exit 1 on open conflicts this grave (default: the project's gate).")
@work_options
@shared_options
@click.pass_obj
def conflicts(session: Session, fail_on: Gate | None) -> int:
    """The conflict report: what disagrees, why, and how grave it is. Writes nothing.

    \b
    Example:
      reconcile conflicts
      reconcile conflicts --fail-on never --format json
    """
    from pipeline.cli.conflicts import conflicts_text
    from pipeline.cli.progress import watched
    from pipeline.run.running import at_or_above
    from pipeline.run.running import conflicts as find

    project = session.open()
    with watched(session) as progress:
        result = find(project, progress, how_of(session, progress))
    session.show(result.report, lambda: conflicts_text(result))
    if result.unread:
        return UNREADABLE
    return FINDINGS if at_or_above(result.waiting, fail_on or project.policy.gate) else 0
