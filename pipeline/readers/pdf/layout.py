"""From the runs of a page to its lines in reading order: columns one after another, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import median

from pipeline.readers.lines import marker
from pipeline.readers.pdf.cells import part_cells
from pipeline.readers.pdf.runs import Run
from pipeline.records.document import Range

_BINS = 120
_FEWEST_LINES = 4
_PROSE = 18


class PageLine:
    """A line of a column: its runs from left to right, and how wide the column is."""

    __slots__ = ("column_left", "column_right", "page", "runs")

    def __init__(self, runs: list[Run], page: int, column_left: float, column_right: float) -> None:
        self.runs, self.page, self.column_left, self.column_right = runs, page, column_left, column_right

    @property
    def words(self) -> str:
        """The words of the line."""
        return " ".join(run.words for run in self.runs)

    @property
    def raised(self) -> list[Range]:
        """Where raised digits stand in its words."""
        found, before = list[Range](), 0
        for run in self.runs:
            found += [(before + low, before + high) for low, high in run.raised]
            before += len(run.words) + 1
        return found

    @property
    def left(self) -> float:
        """Where the line starts."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return max(run.right for run in self.runs)

    @property
    def bottom(self) -> float:
        """The lowest edge."""
        return min(run.bottom for run in self.runs)

    @property
    def top(self) -> float:
        """The highest edge."""
        return max(run.top for run in self.runs)

    @property
    def size(self) -> float:
        """The size of most of its type."""
        return max(self.runs, key=lambda run: len(run.words)).type

    @property
    def bold(self) -> bool:
        """Is all of it bold?"""
        return all(run.bold for run in self.runs)


def page_lines(runs: Sequence[Run], page: int) -> list[PageLine]:
    """The lines of a page in the order a person reads them."""
    return list(_ordered(sorted(runs, key=lambda run: (-run.top, run.left)), page, 0))


def _ordered(runs: list[Run], page: int, depth: int) -> Iterator[PageLine]:
    gutter = _gutter(runs) if depth < 4 else None
    if gutter is None:
        yield from _lines(runs, page)
        return
    for band, across in _bands(runs, gutter):
        if across:
            yield from _lines(band, page)
        else:
            yield from _ordered([run for run in band if run.right <= gutter], page, depth + 1)
            yield from _ordered([run for run in band if run.right > gutter], page, depth + 1)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where white space parts two columns of prose, if it does. Columns of short cells are a table."""
    if len(runs) < 2 * _FEWEST_LINES:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = (right - left) / _BINS or 1.0
    edges = [0] * (_BINS + 2)
    for run in runs:
        edges[int((run.left - left) / width)] += 1
        edges[min(int((run.right - left) / width), _BINS) + 1] -= 1
    crossing = list(accumulate(edges))
    middle = range(_BINS // 4, 3 * _BINS // 4)
    fewest = min(crossing[at] for at in middle)
    best = [at for at in middle if crossing[at] == fewest]
    gutter = left + (best[len(best) // 2] + 0.5) * width
    sides = [run for run in runs if run.right <= gutter], [run for run in runs if run.left >= gutter]
    if fewest > len(runs) / 4 or not all(map(_is_prose, sides)):
        return None
    return gutter


def _is_prose(side: Sequence[Run]) -> bool:
    lines = len({round(run.bottom) for run in side})
    return lines >= _FEWEST_LINES and median(len(run.words) for run in side) >= _PROSE


def _bands(runs: Sequence[Run], gutter: float) -> Iterator[tuple[list[Run], bool]]:
    """From top to bottom: stretches that the gutter parts, and lines across it."""
    band: list[Run] = []
    across = False
    for run in runs:
        crosses = run.left < gutter < run.right
        if band and crosses != across:
            yield band, across
            band = []
        across = crosses
        band.append(run)
    if band:
        yield band, across


def _lines(runs: Sequence[Run], page: int) -> Iterator[PageLine]:
    if not runs:
        return
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -(run.bottom + run.top)):
        if not lines or not _level(lines[-1][0], run):
            lines.append([])
        lines[-1].append(run)
    for line in lines:
        line.sort(key=lambda run: run.left)
    part_cells(lines)
    yield from (_line(line, page, left, right) for line in lines)


def _level(one: Run, other: Run) -> bool:
    smaller = min(one.size, other.size)
    return abs((one.bottom + one.top) - (other.bottom + other.top)) < smaller


def _line(runs: list[Run], page: int, left: float, right: float) -> PageLine:
    # A bullet stands far from its words, and belongs to them.
    if len(runs) > 1 and len(runs[0].words) <= 4 and marker(f"{runs[0].words} x"):
        first, second = runs[:2]
        words = f"{first.words} {second.words}"
        joined = Run(words, first.left, second.bottom, second.right, second.top, second.bold, second.type)
        joined.raised = [(low + len(first.words) + 1, high + len(first.words) + 1) for low, high in second.raised]
        runs = [joined, *runs[2:]]
    return PageLine(runs, page, left, right)
