"""Tables and what is a table in all but markup: lists of "label: figure", labels above or below their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from msgspec import Struct

from pipeline.extract.draft import OWN, Who
from pipeline.extract.reading import Reading
from pipeline.extract.tables.headings import Heading
from pipeline.extract.tables.lines import FIGURED, TEXT, Line, Lines
from pipeline.records.document import Cell, Range
from pipeline.records.mention import MentionKind

LEAD = 1200
"""The longest lead-in, in characters."""


class Row(Struct, frozen=True, gc=False):
    """The cells of one line, and the block it stands in.

    `answers` are those that are no heading, `labelled` is the first of these that has a heading in its row.
    """

    block: int
    cells: tuple[Cell, ...]
    answers: Sequence[Cell]
    labelled: Cell | None


@dataclass(slots=True)
class Table:
    """The rows of one table, and what stands around it: innermost words first."""

    rows: list[Row]
    caption: int = -1
    lead: int = -1
    made: bool = False
    """Whether it is a table by its words alone, not by markup."""
    around: list[Heading] = field(default_factory=list)
    said: int = 0
    """How many of those are sentences of its caption and lead-in; the rest are headings."""
    telling: list[Heading] = field(default_factory=list)
    """Those of them in which a qualifier or a date of its figures may stand."""
    asks: Sequence[str] = ()
    """What the heading above its row labels says that they are."""
    who: Who = OWN
    across: dict[Range, Who] = field(default_factory=dict)
    """By the heading of a column, whom it is about, where a table sets subjects side by side."""
    columns: str | None = None
    """The qualifier that the headings of its columns give, where its rows say what is stated."""
    titled: bool = False
    """Whether its rows are told apart by titles that stand beside their labels."""
    role: str | None = None
    """What the row labels are: a qualifier, "subject" for other subjects, or None where they say themselves."""
    named: bool = False
    """Whether its columns or rows are subjects by name, or it is a box of facts about one."""
    labels: list[Heading] = field(default_factory=list)
    """The headings of its rows, those that hold a word, each once."""
    ranks: bool | None = None
    """Whether a heading of a column says "percentile" for the ordinals beside it, once that was asked."""
    scaled: list[Heading] | None = None
    """What says that its figures are in thousands or millions, once that was asked."""
    priced: bool | None = None
    """Whether any of its figures are money, once that was asked."""
    stages: dict[Range, Heading] | None = None
    """By the heading of a column, the stage of a career that it is, once that was asked."""
    units: dict[int, tuple[MentionKind, str | None]] = field(default_factory=dict)
    """By column, the kind and currency printed once at its top."""


def tables(reading: Reading) -> list[Table]:
    """The tables of a document that its markup or layout shows."""
    found: list[Table] = []
    blocks = reading.document.blocks
    last = -1
    for index, block in [(index, block) for index, block in enumerate(blocks) if block.kind == "row"]:
        beyond = last < 0 or block.group != blocks[last].group  # between the rows of a table stand captions at most
        if beyond or (index > last + 1 and any(each.kind != "caption" for each in blocks[last + 1 : index])):
            found.append(Table([], block.caption, block.lead))
        found[-1].rows.append(_row(index, block.cells))
        last = index
    return found


def across(table: Table, cell: Cell) -> Who | None:
    """Whom the column of a cell is about, where a table sets subjects side by side."""
    return next((table.across[head] for head in cell.heads[::-1] if head in table.across), None)


def answers(row: Row) -> Sequence[Cell]:
    """The cells of a row that are no heading of another: a single one never is."""
    if len(row.answers) < 2:
        return row.answers
    heads = {head for cell in row.cells for head in cell.row_heads}
    return [cell for cell in row.answers if (cell.start, cell.end) not in heads]


def _row(index: int, cells: tuple[Cell, ...]) -> Row:
    answers, labelled = [], None
    for cell in cells:
        if not cell.head:
            answers.append(cell)
            if labelled is None and cell.row_heads:
                labelled = cell
    return Row(index, cells, answers, labelled)


def _pair(index: int, label: Range, value: Range) -> Row:
    """The row of a made table that a label and a figure are."""
    cells = (Cell(*value, 1, row_heads=(label,)),)
    return Row(index, cells, cells, cells[0])


def made_tables(reading: Reading) -> list[Table]:
    """Lists and lines that pair labels with figures, as tables of two columns."""
    found = []
    for run in _runs(reading):
        rows = _paired(run) or _stacked(reading, run)
        if rows:
            found.append(Table(rows, -1, _lead(reading, run, rows[0]), made=True))
    return found


def _runs(reading: Reading) -> Iterator[list[Line]]:
    """Stretches of consecutive short lines in which at least one figure stands.

    Most lines of a document stand near no figure: only the blocks around one are cut into lines.
    """
    lines = Lines(reading)
    last = -1
    blocks = reading.document.blocks
    for index in sorted(reading.figured()):
        if index <= last or blocks[index].kind == "row" or lines.are_text(index):
            continue
        if not any(line.kind in FIGURED for line in lines.of(index)):
            continue
        first = last = index
        while lines.go_on(first - 1):
            first -= 1
        while lines.go_on(last):
            last += 1
        run: list[Line] = []
        for line in (*chain.from_iterable(map(lines.of, range(first, last + 1))), TEXT):
            if _parts(reading, run, line):
                yield run
                run = []
            if line.kind == "pair" and run and reading.document.blocks[run[-1].block].kind == "heading":
                heading = run.pop()  # what stands above pairs is no label but the name of a section
                if any(each.kind in FIGURED for each in run):
                    yield run
                run = [] if heading.kind == "label" else [heading]
            if line is not TEXT:
                run.append(line)
            else:
                if any(each.kind in FIGURED for each in run):
                    yield run
                run = []


def _parts(reading: Reading, run: list[Line], line: Line) -> bool:
    """Whether a new run begins: with a name behind pairs, or with the pairs below a name and its figure."""
    if not run or line is TEXT:
        return False
    heads = [reading.document.blocks[each.block].kind == "heading" for each in (run[0], line)]
    if heads[1] and line.kind == "label":
        return _has_pair(reading, run)
    return heads[0] and line.kind == "pair" and run[0].kind == "label" and run[-1].kind == "value"


def _has_pair(reading: Reading, run: list[Line]) -> bool:
    """Whether a run holds a pair: never before the name of a section, since with that a new run began."""
    for line in reversed(run):
        if line.kind == "pair":
            return True
        if line.kind == "label" and reading.document.blocks[line.block].kind == "heading":
            return False
    return False


def _paired(run: list[Line]) -> list[Row]:
    pairs = [line for line in run if line.kind == "pair"]
    if len(pairs) < 2 or len(pairs) * 2 < len(run):
        return []
    return [_pair(line.block, line.label, line.value) for line in pairs if line.label and line.value]


def _stacked(reading: Reading, run: list[Line]) -> list[Row]:
    """Labels above their figures, or below where the first line is a figure."""
    below = run[0].kind == "value"
    if below and _is_of_section(reading, run):
        return []
    lines = run[::-1] if below else run
    rows: list[Row] = []
    label: Line | None = None
    for line in lines:
        if line.kind == "label":
            if label is not None and _holds_level(reading, label, line):
                rows.append(_pair(line.block, (label.start, label.end), (line.start, line.end)))
                label = None
                continue
            label = line
        elif line.kind == "value" and label and line.value:
            rows.append(_pair(line.block, (label.start, label.end), line.value))
        elif line.kind == "pair" and line.label and line.value:
            rows.append(_pair(line.block, line.label, line.value))
            label = None if below else Line(line.block, *line.label, "label", line.label)
    return rows[::-1] if below else rows


def _is_of_section(reading: Reading, run: list[Line]) -> bool:
    """Whether the figure that opens a run ends a section, so that the next heading of its rank is none of its labels.

    Headings that say what figures are may well stand below their own.
    """
    blocks = reading.document.blocks
    label = next((line for line in run if line.kind == "label"), None)
    path = blocks[run[0].block].path
    if label is None or not path or blocks[label.block].kind != "heading":
        return False
    if all(reading.saying(each).properties for each in (label.block, path[-1])):
        return False
    return blocks[path[-1]].level == blocks[label.block].level


def _holds_level(reading: Reading, label: Line, line: Line) -> bool:
    """Whether a line without a figure is the answer to the label above it: a level of a scale it names."""
    properties = reading.profile.properties
    asked = (key for hit in reading.hits_in(label.start, label.end) for key in hit.means.properties)
    scales = {properties[key].scale for key in asked if properties[key].kind == "level"}
    said = reading.hits_in(line.start, line.end) if scales else []
    if any(properties[key].kind == "level" for hit in said for key in hit.means.properties):
        return False  # it is a label with an answer of its own
    return any(mark.key in scales for hit in said for mark in hit.means.steps)


def _lead(reading: Reading, run: list[Line], first: Row) -> int:
    """The block that introduces a made table: its list's lead-in, else the line or paragraph right above."""
    blocks = reading.document.blocks
    if blocks[first.block].kind == "item":
        return blocks[first.block].lead
    label = first.cells[0].row_heads[0]
    above = [line.block for line in run if line.end <= min(label[0], first.cells[0].start) and line.kind == "label"]
    index = above[-1] if above and above[-1] != first.block else reading.block_at(label[0]) - 1
    if (
        index < 0
        or blocks[index].path != blocks[first.block].path
        or blocks[index].kind not in ("paragraph", "caption")
    ):
        return -1
    return index if blocks[index].end - blocks[index].start <= LEAD else -1
