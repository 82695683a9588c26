"""Figures in tables, charts and key-value lists: headings, captions and lead-ins say what each cell is."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from pipeline.extract.credits import Credits
from pipeline.extract.credits.crediting import Credit
from pipeline.extract.dates import Dates, stamp
from pipeline.extract.draft import Draft, Who
from pipeline.extract.prose.narrow import surveyed
from pipeline.extract.reading import Reading
from pipeline.extract.reading.elsewhere import Elsewhere
from pipeline.extract.reading.figures import Left, claimable, implausible, place_of, times, value_of
from pipeline.extract.reading.measured import units
from pipeline.extract.reading.none_of_any import none_of_any
from pipeline.extract.reading.said import said
from pipeline.extract.reading.sayings import LONG
from pipeline.extract.tables.cells import Cells
from pipeline.extract.tables.grids import Row, Table, across, answers
from pipeline.extract.tables.headings import Column, Heading, Headings, Legend
from pipeline.extract.tables.rows import GROUP, SUBJECT, Rows
from pipeline.extract.tables.stages import stages
from pipeline.extract.tables.told_apart import years_beside
from pipeline.extract.whom import Whom
from pipeline.extract.whom.subjects import Subjects
from pipeline.profiles.model import Property
from pipeline.records.document import Cell, Range
from pipeline.records.mention import Mention
from pipeline.values import Level

_CITY = re.compile(
    r"[*_]*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}, (?:[A-Z]{2}|D\.C\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[*_]*"
)
"""A city within a state: a place of its own."""

_IN_CITY = re.compile(rf":\s+({_CITY.pattern})")
"""The city that the label of a figure ends with: "Best-paying city: Seattle, WA"."""

SHORT = 60
"""A cell that states a level is no longer than this, before any brackets."""

TOTALS = frozenset({"total", "overall", "all", "average", "nationwide", "national"})
"""Labels of the row that sums up the others."""

_DATED = 22
"""How far behind its name the date of a source stands: " as of September 2026"."""

_REMARK = re.compile(r"\s*[(;]")  # behind a level
_CITED = re.compile(r",| as of |\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d")
"""What stands between a source and its date, or is that date."""

_BRACKETED = re.compile(r"\([$£€]?\d[\d.,]*\s?%?\)")

_FIGURE = b"0123456789 %/'"


class Answer(Struct, frozen=True, gc=False):
    """A cell that answers its headings: its row's block and label, and what stands in it beside a figure."""

    table: Table
    block: int
    cell: Cell
    label: Heading | None
    own: Heading | None
    headings: Headings


class Tables:
    """Reads the tables of a document for one profile."""

    def __init__(self, reading: Reading, subjects: Subjects, whom: Whom, credits: Credits, dates: Dates) -> None:
        self.reading, self.subjects, self.credits = reading, subjects, credits
        self.profile, self.text, self.blocks = reading.profile, reading.text, reading.document.blocks
        self.legend = Legend(reading, dates)
        self.rows = Rows(reading, subjects, whom, self.legend)
        self.cells = Cells(reading, self.legend)
        self.units = units(self.profile)
        self.elsewhere = Elsewhere(reading.document)
        self.drafts: list[Draft] = []
        self.left: list[Left] = []
        self._headings: dict[tuple[tuple[Range, ...], tuple[Range, ...]], Headings] = {}
        self._whos: dict[Range, Who] = {}
        self._credits: dict[Range | None, Credit | None] = {}
        self._crediting: frozenset[int] = frozenset()
        self._plain: dict[int, bool] = {}

    def read(self) -> None:
        """Read the figures and levels of every table."""
        self.rows.learn()
        for table in self.rows.tables:
            self._headings, self._whos, self._credits, self._plain = {}, {}, {}, {}
            self._crediting = self._may_credit(table)
            for row in self._rows_of(table):
                for cell in answers(row):
                    self._cell(table, row.block, cell)

    def _rows_of(self, table: Table) -> list[Row]:
        """The rows that are no page furniture and do not point to other pages: by markup, all are or none is."""
        if table.made:
            return [row for row in table.rows if self._is_here(row.block)]
        return table.rows if self._is_here(table.rows[0].block) else []

    def _is_here(self, index: int) -> bool:
        return self.blocks[index].region not in ("nav", "footer") and not self.elsewhere.holds(index)

    def _cell(self, table: Table, index: int, cell: Cell) -> None:
        start, end = cell.start, cell.end
        mentions = self.reading.mentions_in(start, end)
        figures = claimable(mentions, self.reading.claimable) if mentions else mentions
        aside = self.text.find("(", start, end)
        short = (end if aside < 0 else aside) - start <= SHORT and end - start <= 2 * SHORT
        if not figures and not short:
            return
        label = self.rows.label(cell)
        headings = self._heads(table, cell, label)
        asked = headings.asked if short else None
        if not figures and asked is None:
            return
        alone = len(mentions) == 1 and mentions[0].kind != "date"
        worded = not alone or self.reading.folded[start:end].strip(_FIGURE)
        own = self._own((start, end), mentions, alone) if worded else None
        answer = Answer(table, index, cell, label, own, headings)
        for mention in figures:
            if mention.kind == "count":
                mention = self.cells.meant(table, cell, mention, headings)
            else:
                table.units[cell.column] = mention.kind, mention.currency
            self._figure(answer, mention)
        if asked and all(mention.kind == "duration" for mention in figures):
            self._level(answer, asked)

    def _own(self, where: Range, mentions: list[Mention], alone: bool) -> Heading | None:
        """What stands in a cell, a figure or not; None where it says nothing of the only figure in it."""
        own = self.legend.beside(where, mentions) if mentions else self.legend.at(where)
        return None if alone and not own.saying.hits else own

    def _heads(self, table: Table, cell: Cell, label: Heading | None) -> Headings:
        """The headings that speak of a cell, innermost first; a label that only names the row is left out."""
        rows = cell.row_heads
        if table.role is not None and label:
            rows = tuple([row for row in rows if row != label.where]) if len(rows) > 1 else ()
        key = cell.heads, rows
        found = self._headings.get(key)
        if found is None:
            above, rows = cell.heads[::-1], rows[::-1]
            ranges = (*rows, *above) if table.role is None else (*above, *rows)
            found = Headings([self.legend.at(where) for where in ranges], table.telling)
            self._headings[key] = found
        return found

    def _figure(self, answer: Answer, mention: Mention) -> None:
        """Claim the figure of a cell, or leave it with the reason."""
        column = self.cells.column(answer.table, mention, answer.own, answer.headings)
        if column is None:
            self.left.append(Left(mention, f"no heading says what this {mention.kind} is"))
            return
        if answer.cell.end - answer.cell.start > LONG:
            self.left.append(Left(mention, "a figure in a cell of prose"))
            return
        prop, kind = column.prop, mention.kind
        if kind == "money" and (reason := none_of_any(self.text, mention)):
            self.left.append(Left(mention, reason))
            return
        if kind == "count" and self.units.contradicts(self.text, mention, column.key):
            self.left.append(Left(mention, f"no figure of {prop.label} has this unit"))
            return
        aside = _aside(answer.label) if answer.label and answer.table.role is None else None
        if aside:
            self.left.append(Left(mention, aside))
            return
        scale = self.cells.scale(answer.table, mention, column.scaled) if column.scaled else None
        if scale:
            printed, mention = mention, times(mention, scale[0])
            if implausible(prop, mention) and not implausible(prop, printed):
                scale, mention = None, printed  # "numbers in thousands" beside wages that are printed in full
        signed = kind in ("money", "percent") and _bracketed(self.text, answer.cell)
        bracketed = signed and self._is_negative(answer.table, answer.cell.column)
        falling = answer.own is not None and not answer.own.saying.markers.isdisjoint(prop.falls)
        value = value_of(mention, self.reading.currency, falling or bracketed)
        start, end = place_of(self.text, mention) if kind == "date" else (mention.start, mention.end)
        draft = Draft(column.key, value, start - bracketed, end + bracketed, answer.block, mention.bound)
        if scale:
            draft.read("scale", self.text, *scale[1])
        reason = implausible(prop, mention)
        if not self._finish(answer, mention, column, draft) and not self._is_met(answer, prop, draft):
            reason = "the label of its row says nothing that the profile knows"
        if reason:
            self.left.append(Left(mention, reason))
        else:
            self.drafts.append(draft)

    def _is_negative(self, table: Table, column: int) -> bool:
        """Whether brackets around a figure are its minus sign, as in accounts: others of its column have none."""
        if column not in self._plain:
            self._plain[column] = self._has_plain(table, column)
        return self._plain[column]

    def _has_plain(self, table: Table, column: int) -> bool:
        """Whether a column has a figure without brackets."""
        cells = (cell for row in table.rows for cell in row.answers if cell.column == column)
        plain = (cell for cell in cells if not _bracketed(self.text, cell))
        return any(self.reading.mentions_in(cell.start, cell.end) for cell in plain)

    def _is_met(self, answer: Answer, prop: Property, draft: Draft) -> bool:
        """Whether a row's label says what its property needs: a course in a column of costs."""
        label = answer.label
        if label is None or not prop.needs or label.saying.aside or label.saying.markers.isdisjoint(prop.needs):
            return False
        draft.about(answer.table.who, self.text, prop)
        return True

    def _level(self, answer: Answer, key: str) -> None:
        """Claim the level that a cell states, where its heading asks for one."""
        prop, cell = self.profile.properties[key], answer.cell
        own = answer.own
        said = ((mark, hit.end) for hit in own.saying.hits for mark in hit.means.steps) if own else ()
        step = next((each for each in said if each[0].key == prop.scale), None)
        if own and step:
            aside = _REMARK.search(self.text, own.start + step[1], cell.end)
            end = aside.start() if aside else cell.end
            draft = Draft(key, Level(self.text[cell.start : end].strip(), step[0].value), cell.start, end, answer.block)
            column = answer.headings.columns.setdefault(prop.kind, Column(key, prop, None))
            if column and self._finish(answer, None, column, draft):
                self.drafts.append(draft)

    def _finish(self, answer: Answer, mention: Mention | None, column: Column, draft: Draft) -> bool:
        """Fill in subject, qualifiers, dates and credit; False where the row's label stays unexplained.

        Where a cell holds its figure alone, what was read for its column holds.
        """
        table, label, own = answer.table, answer.label, answer.own
        if table.role is None and label and not (label.mentions or label.saying.explains):
            return False  # neither a cue of any kind nor a date: nobody can tell what the figures of its row are
        self._situate(answer, column.prop, draft)
        credited = answer.block in self._crediting
        if own and self.cells.narrows(own, column.key):
            self.cells.narrow(table, own, mention, draft, answer.headings)
            self._attribute(answer, column.prop, draft)
            return True
        known: tuple[bool | str, ...] = (credited, *draft.qualifiers)
        filled = column.filled.get(known)
        if filled is None:
            filled = column.filled[known] = Draft(column.key, draft.value, draft.start, draft.end, draft.block)
            self.cells.narrow(table, None, mention, filled, answer.headings, draft.qualifiers)
            if not credited:
                self._attribute(answer, column.prop, filled, draft.qualifiers)
        draft.echo(filled)
        if credited:
            self._attribute(answer, column.prop, draft)
        return True

    def _situate(self, answer: Answer, prop: Property, draft: Draft) -> None:
        """Fill in what the row of a cell says of its figure, and who is named by its column."""
        table, label, role = answer.table, answer.label, answer.table.role
        naming = role in (SUBJECT, GROUP)
        beside = across(table, answer.cell) if table.across else None
        draft.about(beside or (self._who(table, label) if naming and label else table.who), self.text, prop)
        if label and role and not naming:
            self._give(role, label, draft)
        if self.cells.percentiles:
            self.cells.ranked(answer.block, draft)
        if table.columns and table.columns in prop.takes:
            self._column(table.columns, answer.cell, draft)
        if table.stages is None:
            table.stages = stages(self.profile, self.legend, table)
        if table.stages and role != GROUP and GROUP in prop.takes:
            staged = table.stages.get(answer.cell.heads[-1]) if answer.cell.heads else None
            if staged:
                self._give(GROUP, staged, draft)
        if label and self.text.find("(", label.start, max(label.end, answer.cell.start)) >= 0:
            self._tenured(answer, label, prop, draft)
        if label and role is None and "geography" in label.saying.labels and "geography" in prop.takes:
            self._place(label, draft)

    def _tenured(self, answer: Answer, label: Heading, prop: Property, draft: Draft) -> None:
        """Fill in how long its people have been at it, where the label of a row has that in brackets."""
        years = years_beside(self.text, label, answer.cell)
        for name in self.rows.timed.intersection(prop.takes):
            if years and name not in draft.qualifiers:
                draft.qualifiers[name] = self.text[slice(*years)]
                draft.read(name, self.text, *years)

    def _attribute(self, answer: Answer, prop: Property, draft: Draft, known: Collection[str] = ()) -> None:
        """Fill in the credit, and the date that it gives where none is known."""
        credit = self._credit(answer)
        if credit and self.credits.is_for_all(credit) and not (surveyed(prop) and self.credits.covers(draft.property)):
            credit = None
        elif credit is None and answer.table.made:
            credit = self.credits.below(answer.block, draft.property)
        if credit:
            draft.attribution = credit.name
            draft.read("attribution", self.text, credit.start, credit.end)
            if prop.dates not in draft.qualifiers and prop.dates not in known:
                self._date_of(credit, prop, draft)

    def _column(self, name: str, cell: Cell, draft: Draft) -> None:
        """Fill in the qualifier that the heading of a column gives: the outermost that is no date."""
        heads = map(self.legend.at, cell.heads)
        named = next((head for head in heads if not head.mentions and any(map(str.isalpha, head.saying.name))), None)
        if named:
            self._give(name, named, draft)

    def _give(self, name: str, heading: Heading, draft: Draft) -> None:
        """Fill in the qualifier whose values are what a heading or label names."""
        draft.qualifiers[name] = self._value_of(name, heading)
        draft.read(name, self.text, *heading.where)

    def _place(self, label: Heading, draft: Draft) -> None:
        """Fill in the city that a label names behind a colon."""
        city = _IN_CITY.search(self.text, label.start, label.end)
        if city and city.end() == label.end:
            draft.qualifiers["geography"] = self.text[city.start(1) : city.end(1)].strip("*_")
            draft.read("geography", self.text, *city.span(1))

    def _date_of(self, credit: Credit, prop: Property, draft: Draft) -> None:
        """The time with which a source is cited holds for the figures that have none: "BLS, 2023", "BLS 2022-32"."""
        if prop.dates not in ("as_of", "window") or _CITED.match(self.text, credit.end) is None:
            return
        where, dates = (credit.end, credit.end + _DATED), self.legend.dates
        when = dates.window_in(where) if prop.dates == "window" else dates.date_in(where)
        if when:
            stamp(draft, prop, self.text, when)

    def _credit(self, answer: Answer) -> Credit | None:
        """Whom the row of a cell credits, else the table."""
        row = self._range(answer) if answer.block in self._crediting else None
        if row not in self._credits:
            table = answer.table
            first, last = table.rows[0].block, table.rows[-1].block
            start = self.blocks[first].start
            self._credits[row] = self.credits.of_row(row or (start, start), first, last, table.caption, table.lead)
        return self._credits[row]

    def _range(self, answer: Answer) -> Range:
        """The range of the row of a cell: of a made table from its label on."""
        if not answer.table.made:
            return self.blocks[answer.block].start, self.blocks[answer.block].end
        label, cell = answer.label, answer.cell
        return label.start if label and label.start < cell.start else cell.start, cell.end

    def _may_credit(self, table: Table) -> frozenset[int]:
        """The rows that may have a credit of their own: most have none, so that of the whole table holds for them."""
        if table.made or self.credits.covering is not None:
            return frozenset(row.block for row in table.rows)
        reading = self.reading
        where = self.blocks[table.rows[0].block].start, self.blocks[table.rows[-1].block].end
        return frozenset(map(reading.block_before, reading.credited(*where) + reading.names_organisation(*where)))

    # what the label of a row says

    def _who(self, table: Table, label: Heading) -> Who:
        """Whom the label of a row names, where that is what labels do."""
        found = self._whos.get(label.where)
        if found is None:
            found = self._whos[label.where] = self._named(table, label)
        return found

    def _named(self, table: Table, label: Heading) -> Who:
        """The subject or group that a label names."""
        if table.role == GROUP:
            whole = self.subjects.is_own(label.saying.name) or self._is_total(label)
            return Who(table.who.subject, None if whole else label.saying.name, *label.where)
        everyone = self.profile.everyone
        if everyone and label.saying.everyone:
            return Who(everyone.subject, None, *label.where)
        return self.rows.headed(label) or self.subjects.who(label.saying.name, *label.where)

    def _is_total(self, label: Heading) -> bool:
        """Whether a row sums up the others."""
        name = label.saying.name.lower().strip(" ,:.")
        return name in TOTALS or name in self.profile.speech.totals

    def _value_of(self, role: str, label: Heading) -> str:
        """The value that a row label gives the qualifier that its table is broken down by: by its last cue."""
        value = label.saying.name
        qualifier = self.profile.qualifiers.get(role)
        told = label.saying.hits and qualifier and (qualifier.values or qualifier.scale)
        if qualifier and told and not _CITY.fullmatch(value):
            for hit in label.saying.hits:
                value = said(label.saying.words, hit, role, qualifier) or value
        return value


def _bracketed(text: str, cell: Cell) -> bool:
    opens = text.startswith("(", cell.start)
    return opens and _BRACKETED.fullmatch(text, cell.start, cell.end) is not None


def _aside(label: Heading) -> str | None:
    """The reason to leave a figure that the end of its row's label gives, where the row is told by that alone."""
    hits = label.saying.hits
    last = hits[-1].means if len(hits) > 1 else None
    return last.asides[0] if last and last.asides and not last.properties and hits[0].means.properties else None
