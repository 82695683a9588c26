"""Figures in tables, charts and key-value lists: headings, captions and lead-ins say what each cell is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.cells import LONG, Cells, Headings
from pipeline.extract.crediting import Credit
from pipeline.extract.credits import Credits
from pipeline.extract.dates import Dates, stamp
from pipeline.extract.draft import Draft
from pipeline.extract.figures import Left, claimable, implausible, value_of
from pipeline.extract.grids import Row, Table
from pipeline.extract.reading import Reading, Stretch
from pipeline.extract.rows import GROUP, SUBJECT, Rows
from pipeline.extract.said import said
from pipeline.extract.subjects import Subjects, Who
from pipeline.extract.whom import Whom
from pipeline.profiles.model import Property
from pipeline.records.document import Cell, Range
from pipeline.records.mention import Mention
from pipeline.values import Level

_CITY = re.compile(
    r"[*_]*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}, (?:[A-Z]{2}|D\.C\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[*_]*"
)
"""A city within a state: a place of its own."""

SHORT = 60
"""A cell that states a level is no longer than this."""

TOTALS = frozenset({"total", "overall", "all", "average", "total employed", "nationwide", "national"})
"""Labels of the row that sums up the others."""

EXPLAINING = frozenset({"property", "qualifier", "ranked", "step", "generic", "everyone", "rank", "organisation"})
"""Kinds of cue that tell what the figures of a row are."""

_FIGURE = b"0123456789 %/'"


class Answer(NamedTuple):
    """A cell that answers its headings: its row's block and label, and what stands in it."""

    table: Table
    block: int
    cell: Cell
    label: Range | None
    own: Stretch
    headings: Headings


class Tables:
    """Reads the tables of a document for one profile."""

    def __init__(self, reading: Reading, subjects: Subjects, whom: Whom, credits: Credits, dates: Dates) -> None:
        self.reading, self.subjects, self.credits = reading, subjects, credits
        self.profile, self.text, self.blocks = reading.profile, reading.text, reading.document.blocks
        self.rows = Rows(reading, subjects, whom)
        self.cells = Cells(reading, dates)
        self.drafts: list[Draft] = []
        self.left: list[Left] = []
        self._headings: dict[tuple[tuple[Range, ...], tuple[Range, ...]], Headings] = {}
        self._who: dict[Range, Who | None] = {}
        self._said: dict[Range, str] = {}

    def read(self) -> None:
        """Read the figures and levels of every table."""
        self.rows.learn()
        for table in self.rows.tables:
            self._headings, self._who, self._said = {}, {}, {}
            for row in table.rows:
                if self.blocks[row.block].region not in ("nav", "footer"):
                    for cell in _answers(row):
                        self._cell(table, row.block, cell)

    def _cell(self, table: Table, index: int, cell: Cell) -> None:
        mentions = self.reading.mentions_in(cell.start, cell.end)
        figures = claimable(mentions, self.reading.claimable) if mentions else []
        short = cell.end - cell.start <= SHORT
        if not figures and not short:
            return
        label = self.rows.label(cell)
        own = self._own(cell, mentions)
        answer = Answer(table, index, cell, label, own, self._heads(table, cell, label))
        for mention in figures:
            self._figure(answer, self.cells.meant(table, cell, mention, answer.headings))
        if short and all(mention.kind == "duration" for mention in figures):
            self._level(answer)

    def _own(self, cell: Cell, mentions: list[Mention]) -> Stretch:
        """What stands in a cell: where it holds no letter, nothing but its figures."""
        if self.reading.folded[cell.start : cell.end].strip(_FIGURE):
            return self.reading.stretch(cell.start, cell.end)
        return Stretch(cell.start, cell.end, [], mentions)

    def _heads(self, table: Table, cell: Cell, label: Range | None) -> Headings:
        """The headings that speak of a cell, innermost first; a label that only names the row is left out."""
        rows = cell.row_heads[::-1]
        if table.role is not None:
            rows = tuple(row for row in rows if row != label)
        key = cell.heads, rows
        found = self._headings.get(key)
        if found is None:
            above = cell.heads[::-1]
            ranges = (*rows, *above) if table.role is None else (*above, *rows)
            found = Headings(self.text, [self.reading.stretch(*where) for where in ranges])
            self._headings[key] = found
        return found

    def _figure(self, answer: Answer, mention: Mention) -> None:
        """Claim the figure of a cell, or leave it with the reason."""
        key = self.cells.property(mention, answer.own, answer.headings, answer.table.around, self._names(answer.table))
        if key is None:
            self.left.append(Left(mention, f"no heading says what this {mention.kind} is"))
            return
        if answer.cell.end - answer.cell.start > LONG:
            self.left.append(Left(mention, "a figure in a cell of prose"))
            return
        key = self.cells.later(key, answer.headings)
        prop = self.profile.properties[key]
        negative = bool(prop.falls) and any(not hit.means.markers.isdisjoint(prop.falls) for hit in answer.own.hits)
        value = value_of(mention, self.profile.currency, negative)
        draft = Draft(key, value, mention.start, mention.end, answer.block, mention.bound)
        reason = implausible(prop, mention)
        if not self._finish(answer, mention, prop, draft) and not self._is_met(answer, prop, draft):
            reason = "the label of its row says nothing that the profile knows"
        if reason:
            self.left.append(Left(mention, reason))
        else:
            self.drafts.append(draft)

    def _names(self, table: Table) -> bool:
        """Whether the columns or rows of a table are subjects by name, or it is a box of facts about one."""
        return bool(table.across) or table.role == SUBJECT or (table.role is None and self._facts(table) > 1)

    def _facts(self, table: Table) -> int:
        """How many rows of a table say themselves what they are."""
        return sum(any(hit.means.properties for hit in self.reading.hits_in(*label)) for label in table.labels)

    def _is_met(self, answer: Answer, prop: Property, draft: Draft) -> bool:
        """Whether a row's label says what its property needs: a course in a column of costs."""
        label = answer.label
        if label is None or not prop.needs:
            return False
        hits = self.reading.hits_in(*label)
        if any(hit.means.asides for hit in hits) or all(hit.means.markers.isdisjoint(prop.needs) for hit in hits):
            return False
        draft.about(answer.table.who, self.text, prop)
        return True

    def _level(self, answer: Answer) -> None:
        """Claim the level that a cell states, where its heading asks for one."""
        key = answer.headings.level(self.profile)
        if key is None:
            return
        prop = self.profile.properties[key]
        steps = (mark for hit in answer.own.hits for mark in hit.means.steps if mark.key == prop.scale)
        step = next(steps, None)
        if step:
            cell = answer.cell
            level = Level(self.text[cell.start : cell.end].strip(), step.value)
            draft = Draft(key, level, cell.start, cell.end, answer.block)
            if self._finish(answer, None, prop, draft):
                self.drafts.append(draft)

    def _finish(self, answer: Answer, mention: Mention | None, prop: Property, draft: Draft) -> bool:
        """Fill in subject, qualifiers, dates and credit; False where the row's label stays unexplained."""
        table, label = answer.table, answer.label
        who = self._whom(table, label)
        if who is not None and table.across:
            who = next((table.across[head] for head in answer.cell.heads[::-1] if head in table.across), who)
        if who is None:
            return False
        draft.about(who, self.text, prop)
        if label and table.role not in (None, SUBJECT, GROUP):
            role = table.role or ""
            draft.qualifiers[role] = self._value_of(role, label)
            draft.read(role, self.text, *label)
        self.cells.ranked(self.blocks[answer.block].cells, prop, draft)
        self.cells.narrow(table, answer.own, mention, prop, draft, answer.headings)
        credit = self._credit(answer)
        if credit:
            draft.attribution = credit.name
            draft.read("attribution", self.text, credit.start, credit.end)
            self._date_of(credit, prop, draft)
        return True

    def _date_of(self, credit: Credit, prop: Property, draft: Draft) -> None:
        """The year that a source is cited with dates the figures that have no date: "Source: BLS, 2023"."""
        if prop.dates != "as_of" or "as_of" in draft.qualifiers or not self.text.startswith(",", credit.end):
            return
        when = self.cells.dates.date_in((credit.end, credit.end + 12))
        if when:
            stamp(draft, prop, self.text, when)

    def _credit(self, answer: Answer) -> Credit | None:
        table, label, start = answer.table, answer.label, answer.cell.start
        block = self.blocks[answer.block]
        row = block.start, block.end
        if table.made:
            row = label[0] if label and label[0] < start else start, answer.cell.end
        return self.credits.of_row(row, table.rows[0].block, table.rows[-1].block, table.caption, table.lead)

    # what the label of a row says

    def _whom(self, table: Table, label: Range | None) -> Who | None:
        """Whom a row is about; None where its label says nothing that anybody could know it by."""
        if label is None:
            return table.who
        if label not in self._who:
            self._who[label] = self._labelled(table, label)
        return self._who[label]

    def _labelled(self, table: Table, label: Range) -> Who | None:
        name = self.rows.words(label)
        match table.role:
            case None:
                return None if self._is_unexplained(label) else table.who
            case "subject":
                everyone = self.profile.everyone
                if everyone and any(hit.means.everyone for hit in self.reading.hits_in(*label)):
                    return Who(everyone.subject, None, *label)
                return self.subjects.who(name, *label)
            case "group":
                whole = self.subjects.is_own(name) or name.lower().strip(" ,:.") in TOTALS
                return Who(table.who.subject, None if whole else name, *label)
            case _:
                return table.who

    def _is_unexplained(self, label: Range) -> bool:
        """Whether a row label is neither a cue of any kind nor a date: then nobody can tell what its figures are."""
        if self.reading.mentions_in(*label):
            return False
        return not any(mark.kind in EXPLAINING for hit in self.reading.hits_in(*label) for mark in hit.means.marks)

    def _value_of(self, role: str, label: Range) -> str:
        """The value that a row label gives the qualifier that its table is broken down by."""
        if label not in self._said:
            qualifier = self.profile.qualifiers.get(role)
            value = self.rows.words(label)
            if qualifier and (qualifier.values or qualifier.scale) and not _CITY.fullmatch(value):
                for hit in self.reading.hits_in(*label):
                    value = said(self.text, hit, role, qualifier) or value
            self._said[label] = value
        return self._said[label]


def _answers(row: Row) -> Iterator[Cell]:
    """The cells of a row that are no heading of another."""
    heads = {head for cell in row.cells for head in cell.row_heads}
    return (cell for cell in row.cells if not cell.head and (cell.start, cell.end) not in heads)
