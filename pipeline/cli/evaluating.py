"""`reconcile evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.session import FINDINGS, Session, shared_options

if TYPE_CHECKING:
    from pipeline.records.label import Evaluation

_SHARE = click.FloatRange(0, 1)


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--claims", type=click.Path(path_type=Path), metavar="FILE", help="Score this claims.jsonl instead.")
@click.option("--examples", default=3, show_default=True, help="How many errors of each kind to show.")
@click.option("--min-precision", type=_SHARE, default=0.0, help="Exit 1 where precision of all is lower.")
@click.option("--min-recall", type=_SHARE, default=0.0, help="Exit 1 where recall of all is lower.")
@shared_options
@click.pass_obj
def evaluate(
    session: Session,
    gold: Path,
    paths: tuple[Path, ...],
    claims: Path | None,
    examples: int,
    min_precision: float,
    min_recall: float,
) -> int:
    """Precision and recall of extraction against labelled claims.

    GOLD is a file of JSON lines or a CSV table (docs/evaluate.md has the format). PATHS are files or folders to take
    claims from; without them the project's own sources are read. Writes nothing.

    \b
    Example:
      reconcile evaluate labels.csv
      reconcile evaluate labels.jsonl articles/ --min-precision 0.97
    """
    from pipeline.cli.progress import watched
    from pipeline.cli.tables import evaluation_text
    from pipeline.run.evaluating import evaluate as measure

    project = session.open()
    with watched(session) as on_each:
        result = measure(project, gold, paths, claims, examples, on_each)
    session.show(result, lambda: evaluation_text(result))
    return FINDINGS if _sinks(result, min_precision, min_recall) else 0


def _sinks(result: Evaluation, min_precision: float, min_recall: float) -> bool:
    return (result.micro.precision or 0) < min_precision or (result.micro.recall or 0) < min_recall
