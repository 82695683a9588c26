"""The short texts that commands print for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.records.finding import Finding
    from pipeline.run.results import ExtractResult, Reading, Tally

_MARGIN = 12
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


def finding_rows(findings: Iterable[Finding]) -> list[str]:
    """What was wrong with the data, gravest first as given."""
    return [
        row("Note" if not n else "", f"{click.style(each.severity, fg=COLOURS[each.severity])}  {each.message}")
        for n, each in enumerate(findings)
    ]


def file_rows(files: Iterable[str]) -> list[str]:
    """Where the files are."""
    return [row("Files" if not n else "", name) for n, name in enumerate(files)]
