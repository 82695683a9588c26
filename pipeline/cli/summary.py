"""The short texts that commands print for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from pipeline.cli.wording import narrowed, sides

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.records.conflict import Conflict
    from pipeline.records.finding import Finding
    from pipeline.run.results import ExtractResult, Reading, Tally
    from pipeline.run.running import RunResult

_MARGIN = 12
MOST_CONFLICTS = 12
GRAVEST = ("high", "medium", "low", "info")
COLOURS = {"high": "red", "medium": "yellow", "low": "cyan", "info": "blue"}


def extract_summary(result: ExtractResult) -> str:
    """What `extract` tells: sources, claims per property, figures accounted for, files."""
    rows = [
        *reading_rows(result.reading),
        *property_rows(result.claims, result.properties),
        *tally_rows(result.tally),
        *finding_rows(result.findings),
        *file_rows(result.files),
    ]
    return "\n".join(rows)


def run_summary(result: RunResult, root: Path) -> str:
    """What `run` tells: sources, claims per property, conflicts and why, figures, files, and what to do next."""
    rows = [
        *reading_rows(result.reading),
        *property_rows(result.claims, result.properties),
        *tally_rows(result.tally),
        *fact_rows(result.facts),
        *conflict_rows(result.conflicts),
        *finding_rows(result.findings),
        *file_rows(result.files),
        *next_rows(result, root),
    ]
    return "\n".join(rows)


def publish_summary(result: RunResult) -> str:
    """What `publish` tells: the facts by status, and where the sheet is."""
    return "\n".join([*fact_rows(result.facts), *file_rows(result.files)])


def row(head: str, text: str) -> str:
    """One line of a summary: what it is about in the margin, then the text."""
    return click.style(f"{head:<{_MARGIN}}", bold=True) + text


def counted(number: int, noun: str) -> str:
    """`1 claim`, `94 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def reading_rows(reading: Reading) -> list[str]:
    """How much was read."""
    formats = ", ".join(f"{number:,} {name}" for name, number in reading.formats.items())
    missing = reading.sources - reading.read
    unread = click.style(f"; {counted(missing, 'source')} could not be read", fg="red") if missing else ""
    return [row("Read", f"{counted(reading.read, 'source')} ({formats}){unread}")]


def property_rows(claims: int, properties: dict[str, int]) -> list[str]:
    """How many claims, and of what."""
    wide = max(map(len, properties), default=0)
    table = [row("", f"{name.replace('_', ' '):<{wide}}  {number:>6,}") for name, number in properties.items()]
    head = f"{counted(claims, 'claim')} of {len(properties)} properties"
    return [row("Claims", head), *table]


def tally_rows(tally: Tally) -> list[str]:
    """Every figure accounted for, in one line."""
    ignored = sum(tally.ignored.values())
    taken = f"{tally.claims:,} claimed, {tally.context:,} context"
    left = f"{ignored:,} ignored by rule, {tally.unclaimed:,} unclaimed"
    return [row("Figures", f"{tally.figures:,}, all accounted for: {taken}, {left}")]


def fact_rows(facts: dict[str, int]) -> list[str]:
    """How many facts, and how well they stand."""
    parts = ", ".join(f"{number:,} {status.replace('_', ' ')}" for status, number in facts.items())
    return [row("Facts", f"{sum(facts.values()):,}: {parts}" if parts else "none")]


def conflict_rows(conflicts: Sequence[Conflict]) -> list[str]:
    """Every conflict in two lines, gravest first: how grave, why, its status and id; then what stands against what."""
    if not conflicts:
        return [row("Conflicts", "none")]
    ranked = sorted(conflicts, key=lambda each: (GRAVEST.index(each.severity), each.status != "open"))
    rows = [row("Conflicts", _tally_of(conflicts))]
    for each in ranked[:MOST_CONFLICTS]:
        about = ", ".join(filter(None, (each.property.replace("_", " "), narrowed(each.qualifiers))))
        head = f"{click.style(f'{each.severity:<6}', fg=COLOURS[each.severity])} {each.cause:<14} {each.status:<8}"
        rows += [row("", f"{head} {click.style(each.id, dim=True)}  {about}"), row("", f"       {sides(each)}")]
    if len(ranked) > MOST_CONFLICTS:
        rows.append(row("", f"and {len(ranked) - MOST_CONFLICTS:,} more: reconcile conflicts"))
    return rows


def _tally_of(conflicts: Sequence[Conflict]) -> str:
    statuses = Counter(each.status for each in conflicts)
    parts = ", ".join(
        f"{statuses[name]:,} {name}" for name in ("stale", "open", "decided", "settled") if statuses[name]
    )
    return f"{len(conflicts):,}: {parts}"


def next_rows(result: RunResult, root: Path) -> list[str]:
    """What to do next."""
    where = "" if str(root) == "." else f" --project {root}"
    if result.blocking:
        waiting = counted(len(result.blocking), "conflict")
        return [row("Next", f"{waiting} to settle before publishing: reconcile{where} decide {result.blocking[0]} …")]
    return [row("Next", f"reconcile{where} publish")]


def finding_rows(findings: Iterable[Finding]) -> list[str]:
    """What was wrong with the data, gravest first as given."""
    return [
        row("Note" if not n else "", f"{click.style(each.severity, fg=COLOURS[each.severity])}  {each.message}")
        for n, each in enumerate(findings)
    ]


def file_rows(files: Iterable[str]) -> list[str]:
    """Where the files are."""
    return [row("Files" if not n else "", name) for n, name in enumerate(files)]
