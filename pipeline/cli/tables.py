"""Tables and lists that commands print for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.records.label import Evaluation, Example, ScoreRow

_NAME = 26


def evaluation_text(result: Evaluation) -> str:
    """Scores by property, then spans, then everything around the values, then examples of the errors."""
    parts = [
        *score_table("values", [*result.properties, result.micro]),
        *score_table("spans", result.spans),
        *score_table("qualifiers", result.qualifiers),
        *[example_row(each) for each in result.examples],
    ]
    if result.unscored:
        parts.append(f"{result.unscored:,} claims of sources or properties that nobody labelled were not scored")
    return "\n".join(parts)


def score_table(title: str, rows: Sequence[ScoreRow]) -> list[str]:
    """One table of scores; nothing where there is nothing to score."""
    if not rows:
        return []
    heads = "".join(f"{head:>8}" for head in ("right", "wrong", "missed", "P", "R", "F1"))
    return [click.style(f"{title:<{_NAME}}{heads}", bold=True), *map(_score_row, rows), ""]


def _score_row(row: ScoreRow) -> str:
    counts = f"{row.right:>8,}{row.wrong:>8,}{row.missed:>8,}"
    return f"{row.name:<{_NAME}}{counts}" + "".join(
        f"{_share(each):>8}" for each in (row.precision, row.recall, row.f1)
    )


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def example_row(example: Example) -> str:
    """One error in a line: what kind, where, what was found, what the label says."""
    where = example.source if example.start is None else f"{example.source}:{example.start}"
    found = example.found or "nothing"
    label = f"; line {example.line} says {example.labelled}" if example.labelled else ""
    return f"{click.style(f'{example.kind:<20}', fg='yellow')} {example.property}  {where}  {found}{label}"
