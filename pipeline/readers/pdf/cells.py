"""Cells of a table that nearly touch: told apart by where those of the rows beside them begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.pdf.runs import Gap, Run

_PITCH = 4
_NEAR = 0.2
_MOST_GAPS = 64


def part_cells(lines: Sequence[list[Run]]) -> None:
    """Part the runs of each line where a wide blank stands over or under the space between two cells of the next line.

    A full cell leaves hardly more than a blank before the next one, in its own row only.
    """
    for order in (lines, lines[::-1]):
        for beside, line in pairwise(order):
            if len(beside) > 1 and any(run.gaps for run in line) and _close(beside[0], line[0]):
                line[:] = [part for run in line for part in _parts(run, beside)]


def _close(one: Run, other: Run) -> bool:
    return abs(one.bottom - other.bottom) < _PITCH * max(one.type, other.type)


def _parts(run: Run, beside: Sequence[Run]) -> list[Run]:
    for gap in run.gaps[:_MOST_GAPS]:
        first, second = run.cut(gap)
        if any(_parted(gap, first, second, left, right) for left, right in pairwise(beside)):
            return [first, *_parts(second, beside)]
    return [run]


def _parted(gap: Gap, first: Run, second: Run, left: Run, right: Run) -> bool:
    """Whether the space between two cells lies over a gap, and the cells stand in line with the parts beside it."""
    if max(gap.left, left.right) >= min(gap.right, right.left):
        return False
    near = _NEAR * second.type
    return _in_line(first, left, near) and _in_line(second, right, near)


def _in_line(one: Run, other: Run, near: float) -> bool:
    """Whether they begin, end or centre at the same place."""
    return (
        abs(one.left - other.left) < near
        or abs(one.right - other.right) < near
        or abs(one.left + one.right - other.left - other.right) < 2 * near
    )
