"""The short texts that commands print for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from pipeline.cli.wording import about, causes, few, shown
from pipeline.records.conflict import Conflict
from pipeline.records.finding import SEVERITIES, Finding
from pipeline.run.results import ExtractResult, Reading, Tally
from pipeline.run.running import RunResult

COLOURS = {"high": "red", "medium": "yellow", "low": "cyan", "info": "blue"}
_MARGIN = 12
_MOST = 8
"""How many conflicts, values or notes a summary shows before it counts the rest."""
_NAMES = 3
"""How many of those whose word a value is."""


def extract_summary(result: ExtractResult) -> str:
    """What `extract` tells: sources, claims per property, figures accounted for, files."""
    rows = [
        *reading_rows(result.reading),
        *property_rows(result.claims, result.properties),
        *tally_rows(result.tally),
        *finding_rows(result.findings, len(result.findings)),
        *file_rows(result.files),
    ]
    return "\n".join(rows)


def run_summary(result: RunResult, root: Path) -> str:
    """What `run` tells: sources, claims per property, figures, facts, conflicts and why, files, what to do next."""
    rows = [
        *reading_rows(result.reading),
        *property_rows(result.claims, result.properties),
        *tally_rows(result.tally),
        *fact_rows(result.facts),
        *conflict_rows(result.conflicts, result.counts["status"]),
        *finding_rows(result.findings, result.found),
        *file_rows(result.files),
        *next_rows(result, root),
    ]
    return "\n".join(rows)


def publish_summary(result: RunResult) -> str:
    """What `publish` tells: the facts by status, and where the sheet is."""
    return "\n".join([*fact_rows(result.facts), *finding_rows(result.findings, result.found), *file_rows(result.files)])


def row(head: str, text: str) -> str:
    """One line of a summary: what it is about in the margin, then the text."""
    return click.style(f"{head:<{_MARGIN}}", bold=True) + text


def rows_of(head: str, texts: Iterable[str]) -> list[str]:
    """Lines under one head."""
    return [row("" if n else head, text) for n, text in enumerate(texts)]


def counted(number: int, noun: str) -> str:
    """`1 claim`, `94 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def reading_rows(reading: Reading) -> list[str]:
    """How much was read."""
    formats = ", ".join(f"{number:,} {name}" for name, number in reading.formats.items())
    missing = reading.sources - reading.read
    unread = click.style(f"; {counted(missing, 'source')} could not be read", fg="red") if missing else ""
    reused = f"; {reading.reused:,} unchanged and not read again" if reading.reused else ""
    return [row("Read", f"{counted(reading.read, 'source')} ({formats}){unread}{reused}")]


def property_rows(claims: int, properties: dict[str, int]) -> list[str]:
    """How many claims, and of what, in two columns."""
    cells = [f"{number:>6,} {name.replace('_', ' ')}" for name, number in properties.items()]
    half = (len(cells) + 1) // 2
    pairs = zip(cells[:half], [*cells[half:], ""][:half], strict=True)
    return rows_of("Claims", [f"{claims:,}:", *(f"{left:<32}{right}".rstrip() for left, right in pairs)])


def tally_rows(tally: Tally) -> list[str]:
    """Every figure accounted for, in one line."""
    ignored = sum(tally.ignored.values())
    taken = f"{tally.claims:,} claimed, {tally.context:,} context of a claim"
    left = f"{ignored:,} ignored by a named rule, {tally.unclaimed:,} unclaimed"
    return [row("Figures", f"{tally.figures:,} accounted for: {taken}, {left}")]


def fact_rows(facts: dict[str, int]) -> list[str]:
    """How many facts, and how well they stand."""
    parts = ", ".join(f"{number:,} {status.replace('_', ' ')}" for status, number in facts.items())
    return [row("Facts", f"{sum(facts.values()):,}: {parts}" if parts else "none")]


def conflict_rows(conflicts: Sequence[Conflict], statuses: Mapping[str, int]) -> list[str]:
    """The conflicts, gravest first: how grave, why and about what; then what stands against what, on whose word.

    `statuses` counts all of them; no more than the gravest need be given.
    """
    if not conflicts:
        return [row("Conflicts", "none")]
    ranked = sorted(conflicts, key=lambda each: (SEVERITIES.index(each.severity), each.status != "open"))
    texts = [_tally_of(statuses)]
    one = len({each.subject for each in conflicts}) == 1
    for each in ranked[:_MOST]:
        head = click.style(f"{each.severity:<7}", fg=COLOURS[each.severity], bold=True)
        state = click.style(f"{each.status} {each.id}", dim=True)
        subject = "" if one else f" of {each.subject}"
        texts += [f"{head}{causes(each)}: {about(each)}{subject}  {state}", *_sides(each)]
    more = sum(statuses.values()) - _MOST
    if more > 0:
        texts.append(f"and {more:,} more: reconcile conflicts")
    return rows_of("Conflicts", texts)


def _sides(conflict: Conflict) -> list[str]:
    """One line for each value, if there are not too many: what is said, and whose word it is."""
    values = [(shown(each), few(each.origins, _NAMES)) for each in conflict.values[:_MOST]]
    wide = max(len(value) for value, _ in values)
    more = len(conflict.values) - _MOST
    return [f"{'':<9}{value:<{wide}}  {origins}" for value, origins in values] + (
        [f"{'':<9}and {more:,} more values"] if more > 0 else []
    )


def _tally_of(statuses: Mapping[str, int]) -> str:
    parts = (f"{statuses[name]:,} {name}" for name in ("stale", "open", "decided", "settled") if statuses.get(name))
    return f"{sum(statuses.values()):,}: {', '.join(parts)}"


def finding_rows(findings: Sequence[Finding], found: int) -> list[str]:
    """What is wrong with the data, gravest first; `found` counts what is not given, too."""
    ranked = sorted(findings, key=lambda each: SEVERITIES.index(each.severity))
    texts = [f"{click.style(f'{each.severity:<7}', fg=COLOURS[each.severity])}{each.message}" for each in ranked]
    if found > _MOST:
        texts[_MOST:] = [f"and {found - _MOST:,} more: --format json lists them"]
    return rows_of("Notes", texts)


def file_rows(files: Sequence[str]) -> list[str]:
    """Where the files are: the folder once, then the names."""
    folders: dict[str, list[str]] = {}
    for name in files:
        folders.setdefault(str(Path(name).parent), []).append(Path(name).name)
    return rows_of("Files", (f"{folder}/ {few(names)}" for folder, names in folders.items()))


def next_rows(result: RunResult, root: Path) -> list[str]:
    """What to do next."""
    where = "" if root == Path() else f" --project {root}"
    if result.unread:
        return [row("Next", f"mend or take away {counted(result.unread, 'source')} before publishing: see the notes")]
    if result.blocking:
        waiting = counted(len(result.blocking), "conflict")
        return [row("Next", f"{waiting} to settle before publishing: reconcile{where} conflicts")]
    return [row("Next", f"reconcile{where} publish")]
