"""The conflict report as text."""

from __future__ import annotations

import click

from pipeline.cli.summary import COLOURS, counted
from pipeline.cli.wording import about, few, listed, shown
from pipeline.records.conflict import Conflict, StatedValue
from pipeline.records.finding import SEVERITIES
from pipeline.run.running import ConflictsResult

_MOST = 8
"""How many explanations of one conflict are printed before the rest is counted."""


def conflicts_text(result: ConflictsResult) -> str:
    """Every conflict with its values, whose word each is, why they differ, and how to settle it."""
    found = sorted(result.report.conflicts, key=lambda each: SEVERITIES.index(each.severity))
    if not found:
        return "no conflicts"
    parts = ["\n".join(_rows(each, result.claims)) for each in found]
    parked = result.report.related
    tail = f"{counted(len(found), 'conflict')}; {counted(len(parked), 'claim')} could be compared with nothing"
    return "\n\n".join([*parts, tail])


def _rows(conflict: Conflict, quotes: dict[str, str]) -> list[str]:
    told = conflict.disagreements[:_MOST]
    grave = click.style(conflict.severity, fg=COLOURS[conflict.severity], bold=True)
    rows = [
        f"{click.style(conflict.id, bold=True)}  {grave}  {conflict.cause}  {conflict.status}",
        f"  {conflict.subject}: {about(conflict)}",
        *(_value_row(n, each, quotes) for n, each in enumerate(conflict.values, 1)),
        *(f"  {each.cause} ({each.basis}, {each.severity}): {each.explanation}" for each in told),
    ]
    if len(conflict.disagreements) > _MOST:
        rows.append(f"  and {len(conflict.disagreements) - _MOST:,} more such pairs: --format json has them all")
    if conflict.suggestion:
        value = shown(conflict.values[conflict.suggestion.value])
        rows.append(f"  suggested: {value}, because {conflict.suggestion.reason}")
    if conflict.status in ("open", "stale"):
        number = conflict.suggestion.value + 1 if conflict.suggestion else 1
        rows.append(click.style(f"  reconcile decide {conflict.id} --choose {number} --by NAME --note WHY", dim=True))
    return rows


def _value_row(n: int, stated: StatedValue, quotes: dict[str, str]) -> str:
    quote = next((quotes[claim] for claim in stated.claims if claim in quotes), "")
    return f"  {n}. {shown(stated)}  “{quote}” in {few(stated.sources)} {listed(stated.origins)}"
