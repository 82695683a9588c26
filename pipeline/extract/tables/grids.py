"""Tables and what is a table in all but markup: lists of "label: figure", labels above or below their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from msgspec import Struct

from pipeline.extract.draft import OWN, Who
from pipeline.extract.reading import PLAIN, Reading
from pipeline.extract.tables.headings import Heading
from pipeline.extract.words.lexicon import fold
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Cell, Range
from pipeline.records.mention import Mention, MentionKind

LABEL, ASIDE, LEAD = 90, 34, 1200
"""The longest label, the longest remark beside a figure, and the longest lead-in, in characters."""

LONGEST = LABEL + 2 * ASIDE
"""A longer line is no part of a list of figures."""


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


class Line(Struct, frozen=True, gc=False):
    """A line of a paragraph, item or heading, and what it is: a label, a figure by itself, or both in one."""

    block: int
    start: int
    end: int
    kind: Literal["label", "value", "pair", "text"]
    label: Range | None = None
    value: Range | None = None


_PARTED = re.compile(r": | [–—-] |—")
_ITEM = re.compile(r"[.)]\s+[^\W\d_]")
"""Behind the number of a heading: "2. Nursing director"."""

FIGURED = ("value", "pair")
"""The kinds of line that hold a figure."""

TEXT = Line(-1, -1, -1, "text")
"""Any line of running text: it only keeps the lines before it from those behind."""


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


class Lines:
    """The lines of the blocks of a document, cut when first asked for; none of table rows and page furniture."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text, self.blocks = reading, reading.text, reading.document.blocks
        self._of: dict[int, list[Line]] = {}

    def of(self, index: int) -> list[Line]:
        """The lines of a block that are not empty."""
        found = self._of.get(index)
        if found is None:
            found = self._of[index] = [*self._cut(index)] if 0 <= index < len(self.blocks) else []
        return found

    def go_on(self, index: int) -> bool:
        """Whether the last line of a block stands together with the first line of the next one."""
        lines, following = self.of(index), self.of(index + 1)
        if not lines or not following or lines[-1] is TEXT or following[0] is TEXT:
            return False
        return self.blocks[index].group == self.blocks[index + 1].group

    def are_text(self, index: int) -> bool:
        """Whether a block is one long line, which is text."""
        block = self.blocks[index]
        return block.end - block.start > LONGEST and self.text.find("\n", block.start, block.end) < 0

    def _cut(self, index: int) -> Iterator[Line]:
        block, text = self.blocks[index], self.text
        if block.kind in ("row", "title") or block.region in ("nav", "footer", "head"):
            return
        start = block.start
        while start < block.end:
            stop = text.find("\n", start, block.end)
            stop = block.end if stop < 0 else stop
            if stop - start > LONGEST or (block.kind == "heading" and block.level == 1):
                yield TEXT  # what a page is called is no label of a figure
            elif not text[start:stop].isspace() and stop > start:
                yield _line(self.reading, index, start, stop)
            start = stop + 1


def _worded(words: str, index: int, start: int, stop: int) -> Line:
    """A line without a figure: a label, or where it is long or ends like a sentence, text."""
    if stop - start > LABEL or (words[-1] in _STOPS and not _INITIALS.search(words)):
        return TEXT
    return Line(index, start, stop, "label", (start, stop))


def _line(reading: Reading, index: int, start: int, stop: int) -> Line:
    figures = [
        mention
        for mention in reading.mentions_in(start, stop)
        if mention.kind in PLAIN and mention.unit not in ("ordinal", "list_number")
    ]
    if figures and figures[0].start == start and _ITEM.match(reading.text, figures[0].end):
        figures = figures[1:] if reading.document.blocks[index].kind == "heading" else figures
    if not figures:
        return _worded(reading.text[start:stop].rstrip(), index, start, stop)
    first = min(figures[0].start, figures[0].hedge[0] if figures[0].hedge else figures[0].start)
    dated = reading.mentions_in(start, first)
    if dated and dated[0].kind == "date" and dated[0].start == start and dated[0].end == first:
        return Line(index, start, stop, "pair", (start, first), (first, stop))
    if _sentence(reading.profile).is_in(reading, start, stop):
        return TEXT
    spanned = _SPAN.match(reading.text, start, stop)
    if spanned:
        behind = [mention for mention in figures if mention.start >= spanned.end()]
        if behind and behind[0].kind == "money" and _is_value(reading.text, spanned.end(), stop, behind):
            return Line(index, start, stop, "pair", spanned.span(1), (spanned.end(), stop))
    label = _LABEL_PART.match(reading.text, start, first)
    if not _is_value(reading.text, label.end() if label else start, stop, figures):
        return TEXT
    if label and any(character.isalpha() for character in label.group(1)):
        loose = not reading.text[label.end(1) : first].strip(" *")
        parted = _PARTED.search(reading.text, *label.span(1)) if loose else None
        if parted and first - parted.start() <= ASIDE:  # "Machinist: average salary of $53,000 per year"
            return Line(index, start, stop, "pair", (label.start(1), parted.start()), (parted.end(), stop))
        if loose and (stop - figures[-1].end > 12 or figures[0].kind not in ("money", "percent")):
            return TEXT
        return Line(index, start, stop, "pair", label.span(1), (first, stop))
    return Line(index, start, stop, "value", None, (start, stop))


def _is_value(text: str, start: int, stop: int, figures: list[Mention]) -> bool:
    """Whether nothing but figures, their units and short remarks stands in a range."""
    rest = stop - start - sum(mention.end - mention.start for mention in figures)
    between = text[start : figures[0].start].strip(" ~≈(*_+-−–")
    return rest <= ASIDE * len(figures) and len(figures) <= 3 and (not between or len(between) <= 22)


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


_VERBS = (
    *("range from", "range between"),
    *"is are was were be been has have had will can may make makes made pay pays paid grew rose fell expect".split(),
    *"expects project projects say says take takes cost costs held stood averages averaged start starts".split(),
    *"started ranges reported do does did".split(),
)


class _Sentence:
    """What no line of a card or list of figures holds: a verb, or the stop that ends a sentence."""

    def __init__(self, profile: Profile) -> None:
        verbs = (*_VERBS, *profile.speech.verbs)
        self._verbs = re.compile(rf"\b{either(*verbs)}\b")
        self._first = frozenset(fold(verb).replace(b"'", b" ").split()[0] for verb in verbs)
        """The words that those begin with: no line without one holds any."""

    def is_in(self, reading: Reading, start: int, end: int) -> bool:
        """Whether it stands in a range."""
        if reading.text[start:end].rstrip().endswith((".", "!", "?")):
            return True
        may = not self._first.isdisjoint(reading.words_in(start, end))
        return may and self._verbs.search(reading.text, start, end) is not None


_sentence = once(_Sentence)
_SPAN = re.compile(
    r"\s*\**((?:[^\W\d][\w'’-]*\s){0,3}\d{1,2}(?:\s?(?:-|–|—|to)\s?\d{1,2})?\s?\+?\s?(?:years?|yrs?\.?|months?|%|percent)?"
    r"(?:\sexperience|\sof\s[a-z]+|\sor more|\sand (?:more|over|above|up))*)\**(?::\**|\s[–—=-])\s*"
)
"""The label of a figure that is itself a span of time, a step or a share: "5-9 years: ", "Lowest 10 percent: "."""
_STOPS = frozenset(".;,")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
"""What ends a label with a stop that ends no sentence: "Jobs in the U.S."."""
_LABEL_PART = re.compile(
    r"\s*(?:[•*–—-]\s+)?(?:\d{1,2}[.)]\s+)?\**([^\n]{2,90}?)\**\s*(?::\**|\s[–—=-]|\.{2,}|…|(?<=\S)\s\(|"
    r"(?<=\S)\s)\s*[~≈]?\s*(?=\S|$)\Z"
)
