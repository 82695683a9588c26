"""The differences between two sheets as text, Markdown and JSON."""

from __future__ import annotations

import msgspec

from pipeline.publish.diff import ChangeKind, SheetDiff
from pipeline.publish.markdown import escape

_MARKS: dict[ChangeKind, str] = {"added": "+", "removed": "-", "changed": "~"}


def diff_json(difference: SheetDiff) -> str:
    """The differences as JSON."""
    return msgspec.json.format(msgspec.json.encode(difference), indent=2).decode() + "\n"


def diff_text(difference: SheetDiff) -> str:
    """The differences for a terminal."""
    lines = []
    for change in difference.changes:
        lines.append(f"{_MARKS[change.kind]} {change.about}: {change.told()}")
        lines += [f"    {why.reason}: {why.told}" for why in change.why]
    return "\n".join([*lines, _tally(difference)]) + "\n"


def diff_markdown(difference: SheetDiff) -> str:
    """The differences for a changelog or a pull request."""
    if not difference.changes:
        return _tally(difference) + "\n"
    lines = ["| fact | before | after | why |", "|---|---|---|---|"]
    for change in difference.changes:
        why = "; ".join(f"**{each.reason}**: {escape(each.told)}" for each in change.why)
        before, after = change.before_said or "–", change.after_said or "–"
        if before == after:
            after = f"{after} (changed: {', '.join(change.changed)})"
        lines.append(f"| {escape(change.about)} | {escape(before)} | {escape(after)} | {why} |")
    return "\n".join([*lines, "", _tally(difference)]) + "\n"


def _tally(difference: SheetDiff) -> str:
    if not difference.changes:
        return "Nothing changed."
    kinds: tuple[ChangeKind, ...] = ("added", "removed", "changed")
    return ", ".join(f"{len(difference.of(kind))} {kind}" for kind in kinds) + "."
