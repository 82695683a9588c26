"""Figures in tables, charts and key-value lists: headings, captions and lead-ins say what each cell is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.credits import Credits
from pipeline.extract.dates import Dates, When
from pipeline.extract.draft import Draft
from pipeline.extract.grids import Row, Table, made_tables, tables
from pipeline.extract.lexicon import Hit
from pipeline.extract.prose import BEYOND, UNITS_APART, Left, implausible, value_of
from pipeline.extract.reading import Reading, Stretch, kind_of
from pipeline.extract.subjects import OWN, Subjects, Who, phrases
from pipeline.profiles.model import Property
from pipeline.records.document import Cell, Range
from pipeline.records.mention import Mention
from pipeline.values import Level

LONG = 120
"""A cell longer than this is prose in a table: only its own sentence could say what a figure in it is."""

_CURRENCY = re.compile(r"[$£€]|\b(?:USD|EUR|GBP|CAD|AUD|CHF)\b")
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b|\bshare\b", re.I)


class Tables:
    """Reads the tables of a document for one profile."""

    def __init__(self, reading: Reading, subjects: Subjects, credits: Credits, dates: Dates) -> None:
        self.reading, self.subjects, self.credits, self.dates = reading, subjects, credits, dates
        self.profile, self.text, self.blocks = reading.profile, reading.text, reading.document.blocks
        self.drafts: list[Draft] = []
        self.left: list[Left] = []
        self._title = next((block.start for block in self.blocks if block.kind == "heading" and block.level == 1), -1)
        self.tables = [self._surrounded(table) for table in (*tables(reading), *made_tables(reading))]

    # the table as a whole

    def _surrounded(self, table: Table) -> Table:
        for other in (table.caption, table.lead):
            if other >= 0:
                table.around += self._sentences(other)
        table.said = len(table.around)
        path = self.blocks[table.rows[0].block].path
        table.around += [self.reading.stretch(self.blocks[i].start, self.blocks[i].end) for i in path[::-1] if i != table.lead]
        return table

    def _sentences(self, index: int) -> list[Stretch]:
        starts = self.reading.sentences(index)
        return [self.reading.stretch(start, stop) for start, stop in zip(starts, starts[1:], strict=False)][::-1]

    def learn(self) -> None:
        """Find out what the rows of each table are, and learn the names of groups from those about the own subject.

        Twice, since a group named by the last table may be what the first one is about.
        """
        for table in self.tables:
            self._learn_own(table)
        for _ in range(2):
            for table in self.tables:
                table.who = self._who_around(table)
                table.role = self._role(table)
                if table.role == "group" and table.who.subject is None and table.who.group is None:
                    for label in self._labels(table):
                        self.subjects.learn_group(self._words(label))

    def _learn_own(self, table: Table) -> None:
        """A table of occupations captioned with the own subject may call it by another name: in its only row,
        or in a first row that is the sum of the others."""
        labels = self._labels(table)
        if not labels or "group" not in self._label_marks(self._head_of_labels(table)) or self._compares(table, labels):
            return
        if any(self.subjects.is_own(self._words(label)) for label in labels) or not self._captioned(table):
            return
        if len(labels) == 1 or self._is_whole(table):
            self.subjects.also_own(self._words(labels[0]))

    def _captioned(self, table: Table) -> bool:
        who = self._who_around(table)
        return who.start >= 0 and who.subject is None and who.group is None

    def _is_whole(self, table: Table) -> bool:
        """Whether the first row is the sum of the others in some column of counts."""
        columns: dict[int, list[int]] = {}
        for row in table.rows:
            for cell in row.cells:
                mentions = self.reading.mentions_in(cell.start, cell.end)
                if not cell.head and len(mentions) == 1 and mentions[0].kind == "count" and mentions[0].low is not None and not mentions[0].unit:
                    columns.setdefault(cell.column, []).append(int(mentions[0].low))
        return any(
            len(numbers) > 2 and numbers[0] > 100 and abs(numbers[0] - sum(numbers[1:])) <= max(len(numbers) * 100, numbers[0] // 100)
            for numbers in columns.values()
        )

    def _labels(self, table: Table) -> list[Range]:
        found: list[Range] = []
        for row in table.rows:
            for cell in row.cells:
                if not cell.head and cell.row_heads:
                    label = self._label(cell)
                    if label and (not found or found[-1] != label):
                        found.append(label)
                    break
        return found

    def _label(self, cell: Cell) -> Range | None:
        return next((head for head in cell.row_heads[::-1] if any(c.isalpha() for c in self.text[head[0] : head[1]])), None)

    def _words(self, where: Range) -> str:
        return " ".join(self.text[where[0] : where[1]].split()).strip(" :*†")

    def _head_of_labels(self, table: Table) -> list[Hit]:
        """The cues of the heading above the row labels."""
        for row in table.rows:
            cells = row.cells
            heads = [cell for cell in cells if cell.head]
            if heads and len(heads) == len(cells):
                return [hit for cell in heads[: 1 if len(heads) > 1 else 0] for hit in self.reading.hits_in(cell.start, cell.end)] or [
                    hit for cell in heads[1:2] for hit in self.reading.hits_in(cell.start, cell.end)
                ]
            for cell in cells:
                if cell.row_heads:
                    row_head = next((c for c in cells if (c.start, c.end) == cell.row_heads[-1]), None)
                    if row_head and row_head.heads:
                        return [hit for head in row_head.heads for hit in self.reading.hits_in(*head)]
        return []

    def _label_marks(self, hits: Sequence[Hit]) -> list[str]:
        return [mark.key for hit in hits for mark in hit.marks if mark.kind == "label"]

    def _who_around(self, table: Table) -> Who:
        """Whom the caption or lead-in names, else whom a heading below the title names beside the own subject."""
        for stretch in table.around[: table.said]:
            who = self._named_in(stretch)
            if who:
                return who
        for stretch in table.around[table.said : -1]:
            who = self._named_in(stretch)
            if who and (who.group or who.subject):
                return who
        return OWN

    def _named_in(self, stretch: Stretch) -> Who | None:
        for who in self.subjects.named(self.reading.folded, stretch.start, stretch.end):
            return who
        for hit in stretch.hits:
            if any(mark.kind == "everyone" for mark in hit.marks) and self.profile.everyone:
                return Who(self.profile.everyone.subject, None, hit.start, hit.end)
        for name, where in phrases(self.text, stretch.start, stretch.end):
            if self.subjects.is_subject(name):
                who = self.subjects.who(name, *where)
                return Who(None, None, *where) if who.subject and self.subjects.overlaps(name) else who
        return None

    def _role(self, table: Table) -> str | None:
        labels = self._labels(table)
        if not labels:
            return None
        if self._compares(table, labels):
            return "subject"
        head = self._label_marks(self._head_of_labels(table))
        if head:
            if head[0] != "group":
                return head[0]
            return "group" if self._is_about_own(table, labels) else "subject"
        if self._speak_for_themselves(labels) == len(labels):
            return None
        for stretch in (*table.around[: min(1, table.said)], *table.around[table.said : -1]):
            marks = self._label_marks(stretch.hits)
            if marks:
                return "industry" if "industry" in marks else marks[0]
        if table.who.start >= 0 and table.who.subject is None and all(self._is_name(label) for label in labels):
            return "group"
        if any(self.subjects.is_subject(self._words(label)) for label in labels):
            return "subject"
        return None

    def _is_name(self, label: Range) -> bool:
        return self._names_somebody(label) or not any(
            mark.kind in ("property", "ranked") for hit in self.reading.hits_in(*label) for mark in hit.marks
        )

    def _names_somebody(self, label: Range) -> bool:
        name = self._words(label)
        return self.subjects.is_subject(name) or self.subjects.overlaps(name)

    def _compares(self, table: Table, labels: list[Range]) -> bool:
        """Whether a table sets the subject beside others: it has a row for everybody, or says that they are similar."""
        for label in labels:
            if any(mark.kind == "everyone" for hit in self.reading.hits_in(*label) for mark in hit.marks):
                return True
        return any(mark.kind == "others" for stretch in table.around for hit in stretch.hits for mark in hit.marks)

    def _is_about_own(self, table: Table, labels: list[Range]) -> bool:
        """Whether its caption or lead-in names the own subject, or a row does."""
        named = table.who.start >= 0 and table.who.subject is None
        return named or len(labels) == 1 and self.subjects.overlaps(self._words(labels[0])) or any(self.subjects.is_own(self._words(label)) for label in labels)

    def _speak_for_themselves(self, labels: list[Range]) -> int:
        """How many labels are a property or a statistic themselves, as in a list of quick facts."""
        return sum(
            not self._names_somebody(label)
            and any(mark.kind == "property" or (mark.kind == "qualifier" and mark.key == "statistic") for hit in self.reading.hits_in(*label) for mark in hit.marks)
            or any(mention.unit == "ordinal" for mention in self.reading.mentions_in(*label))
            for label in labels
        )

    # one cell

    def read(self) -> None:
        """Read the figures and levels of every table."""
        for table in self.tables:
            for row in table.rows:
                if self.blocks[row.block].region not in ("nav", "footer"):
                    for cell in row.cells:
                        if not cell.head and not _is_row_head(row, cell):
                            self._cell(table, row.block, cell)

    def _cell(self, table: Table, index: int, cell: Cell) -> None:
        own = self.reading.stretch(cell.start, cell.end)
        figures = [mention for mention in own.mentions if mention.kind in self.reading.claimable and mention.low is not None and mention.unit not in UNITS_APART]
        heads = self._heads(table, cell)
        for mention in figures:
            meant = self._with_unit(table, cell, mention, heads)
            key = self._property(meant, own, heads, table.around)
            if key is None or (cell.end - cell.start > LONG and not any(s in heads for s in [own])):
                self.left.append(Left(mention, f"no heading says what this {meant.kind} is" if key is None else "a figure in a cell of prose"))
                continue
            self._claim(table, index, cell, own, meant, key, heads)
        if not figures or all(mention.kind == "duration" for mention in figures):
            self._level(table, index, cell, own, heads)

    def _heads(self, table: Table, cell: Cell) -> list[Stretch]:
        """The headings that speak of a cell, innermost first; labels that only name the row are left out."""
        heads = [self.reading.stretch(*head) for head in cell.heads[::-1]]
        rows = [self.reading.stretch(*head) for head in cell.row_heads[::-1]]
        if table.role is not None and rows:
            label = self._label(cell)
            rows = [row for row in rows if (row.start, row.end) != label]
        return rows + heads if table.role is None else heads + rows

    def _with_unit(self, table: Table, cell: Cell, mention: Mention, heads: list[Stretch]) -> Mention:
        """A bare number takes the unit that its column printed once, or that its heading names."""
        if mention.kind != "count":
            table.units[cell.column] = mention.kind, mention.currency
            return mention
        if mention.unit:
            return mention
        if any(_PERCENT.search(self.text, head.start, head.end) for head in heads[:2] if head.end - head.start < LONG):
            return mention._replace(kind="percent")
        currency = self._currency_in(heads)
        if currency:
            return mention._replace(kind="money", currency=currency)
        if table.role is not None and cell.column in table.units:
            kind, currency = table.units[cell.column]
            if kind in ("money", "percent"):
                return mention._replace(kind=kind, currency=currency)
        return mention

    def _currency_in(self, heads: list[Stretch]) -> str | None:
        """The currency that a heading prints for its column: Wage ($)."""
        for head in heads[:2]:
            if head.end - head.start <= 60:
                for sign in _CURRENCY.findall(self.text[head.start : head.end]):
                    return _SIGNS.get(sign, sign)
        return None

    def _property(self, mention: Mention, own: Stretch, heads: list[Stretch], around: list[Stretch]) -> str | None:
        scope = [*heads, own, *around]
        markers = {mark.key for stretch in scope[: len(heads) + 3] for hit in stretch.hits for mark in hit.marks if mark.kind == "marker"}
        nearest = {mark.key for stretch in [*heads, own] for hit in stretch.hits for mark in hit.marks if mark.kind == "marker"}
        for stretch in scope:
            best: tuple[int, str] | None = None
            for hit in stretch.hits:
                for mark in hit.marks:
                    if mark.kind == "property" and self._fits(self.profile.properties[mark.key], mention, markers, nearest):
                        length = hit.end - hit.start
                        if best is None or length > best[0]:
                            best = length, mark.key
            if best:
                return best[1]
        return self._implied(mention, [*heads, own, *around[:1]])

    def _implied(self, mention: Mention, scope: list[Stretch]) -> str | None:
        """The property that a figure of its kind is when a heading names only a statistic or a pay period."""
        said = {mark.key for stretch in scope for hit in stretch.hits for mark in hit.marks if mark.kind == "qualifier"}
        for key, prop in self.profile.properties.items():
            if prop.kind == kind_of(mention) and said & set(prop.implied):
                return key
        return None

    def _fits(self, prop: Property, mention: Mention, markers: set[str], nearest: set[str]) -> bool:
        return prop.kind == kind_of(mention) and all(need in markers for need in prop.needs) and not any(word in nearest for word in prop.refuses)

    def _claim(self, table: Table, index: int, cell: Cell, own: Stretch, mention: Mention, key: str, heads: list[Stretch]) -> None:
        key = self._later(table, cell, key, heads)
        prop = self.profile.properties[key]
        falls = bool(prop.falls) and any(mark.key in prop.falls for hit in own.hits for mark in hit.marks if mark.kind == "marker")
        draft = Draft(key, value_of(mention, self.profile.currency, falls), mention.start, mention.end, index, mention.bound)
        if self._finish(table, index, cell, own, mention, prop, draft, heads):
            reason = implausible(prop, mention)
            if reason:
                self.left.append(Left(mention, reason))
                return
            self.drafts.append(draft)
        else:
            self.left.append(Left(mention, "the label of its row says nothing that the profile knows"))

    def _later(self, table: Table, cell: Cell, key: str, heads: list[Stretch]) -> str:
        """The property of a column about a year to come, told from the years of the columns beside it."""
        later = self.profile.properties[key].later
        own = next((when for head in heads if (when := self.dates.date_in((head.start, head.end)))), None)
        if later is None or own is None:
            return key
        return later if self.dates.is_to_come(str(own.value)) else key

    def _level(self, table: Table, index: int, cell: Cell, own: Stretch, heads: list[Stretch]) -> None:
        if cell.end - cell.start > 60:
            return
        for stretch in heads:
            for hit in stretch.hits:
                for mark in hit.marks:
                    if mark.kind == "property" and self.profile.properties[mark.key].kind == "level":
                        self._level_claim(table, index, cell, own, mark.key, heads)
                        return

    def _level_claim(self, table: Table, index: int, cell: Cell, own: Stretch, key: str, heads: list[Stretch]) -> None:
        prop = self.profile.properties[key]
        for hit in own.hits:
            for mark in hit.marks:
                if mark.kind == "step" and mark.key == prop.scale:
                    draft = Draft(key, Level(self.text[cell.start : cell.end].strip(), mark.value), cell.start, cell.end, index)
                    if self._finish(table, index, cell, own, None, prop, draft, heads):
                        self.drafts.append(draft)
                    return

    def _finish(
        self, table: Table, index: int, cell: Cell, own: Stretch, mention: Mention | None, prop: Property, draft: Draft, heads: list[Stretch]
    ) -> bool:
        """Fill in subject, qualifiers, dates and credit; False where the row's label stays unexplained."""
        who = self._who(table, cell)
        label = self._label(cell)
        if who is None:
            return False
        draft.subject = who.subject
        if who.start >= 0:
            draft.read("subject", self.text, who.start, who.end)
        if who.group and "group" in prop.takes:
            draft.qualifiers["group"] = who.group
            draft.read("group", self.text, who.start, who.end)
        if label and table.role not in (None, "subject", "group"):
            self._label_qualifier(table.role or "", label, draft)
        scope = [own, *heads, *(around for around in table.around if around.start != self._title)]
        percentiles = self._ranks_columns(table)
        for name in prop.takes:
            self._qualify(name, scope, mention, draft, percentiles)
        self._date(prop, scope, index, draft)
        where = (label[0] if label and label[0] < cell.start else cell.start, cell.end) if table.made else (self.blocks[index].start, self.blocks[index].end)
        credit = self.credits.of_row(where, table.rows[0].block, table.rows[-1].block, table.caption, table.lead)
        if credit:
            draft.attribution = credit.name
            draft.read("attribution", self.text, credit.start, credit.end)
        return True

    def _ranks_columns(self, table: Table) -> bool:
        """Whether a heading says "percentile" for the ordinals beside it."""
        heads = (cell for row in table.rows[:2] for cell in row.cells if cell.head)
        return any("percentile" in self.text[cell.start : cell.end].lower() for cell in heads)

    def _label_qualifier(self, role: str, label: Range, draft: Draft) -> None:
        qualifier = self.profile.qualifiers.get(role)
        value = self._words(label)
        if qualifier and (qualifier.values or qualifier.scale):
            for hit in self.reading.hits_in(*label):
                for mark in hit.marks:
                    if mark.kind == "qualifier" and mark.key == role:
                        value = mark.value
                    elif mark.kind == "step" and mark.key == qualifier.scale:
                        value = qualifier.spelling.get(mark.value, mark.value)
        draft.qualifiers[role] = value
        draft.read(role, self.text, *label)

    def _who(self, table: Table, cell: Cell) -> Who | None:
        label = self._label(cell)
        if label is None or table.role is None:
            if label and table.role is None and self._is_unexplained(label):
                return None
            return table.who
        name = self._words(label)
        if table.role == "subject":
            if self.profile.everyone and any(mark.kind == "everyone" for hit in self.reading.hits_in(*label) for mark in hit.marks):
                return Who(self.profile.everyone.subject, None, *label)
            return self.subjects.who(name, *label)
        if table.role == "group":
            if self.subjects.is_own(name) or stemless(name) in TOTALS:
                return Who(table.who.subject, None, *label)
            return Who(table.who.subject, name, *label)
        return table.who

    def _is_unexplained(self, label: Range) -> bool:
        """Whether a row label is neither a cue of any kind nor a date: then nobody can tell what its figures are."""
        kinds = {mark.kind for hit in self.reading.hits_in(*label) for mark in hit.marks}
        return not (kinds & {"property", "qualifier", "ranked", "step", "generic", "everyone", "rank", "organisation"}) and not self.reading.mentions_in(*label)

    def _qualify(self, name: str, scope: list[Stretch], mention: Mention | None, draft: Draft, percentiles: bool) -> None:
        qualifier = self.profile.qualifiers.get(name)
        if qualifier is None or name in draft.qualifiers or not (qualifier.values or qualifier.scale or qualifier.ranks):
            return
        for stretch in scope:
            best: tuple[int, str, Hit] | None = None
            for hit in stretch.hits:
                value = self._said(hit, name)
                if value is None:
                    continue
                cost = 0
                if mention and stretch is scope[0]:
                    cost = hit.start - mention.end if hit.start >= mention.end else mention.start - hit.end + 40
                if best is None or cost < best[0]:
                    best = cost, value, hit
            if best:
                draft.qualifiers[name] = best[1]
                draft.read(name, self.text, best[2].start, best[2].end)
                return
            if qualifier.ranks and self._percentile(stretch, draft, name, percentiles):
                return

    def _said(self, hit: Hit, name: str) -> str | None:
        qualifier = self.profile.qualifiers[name]
        for mark in hit.marks:
            if mark.kind == "qualifier" and mark.key == name:
                return mark.value
            if mark.kind == "step" and mark.key == qualifier.scale and not BEYOND.search(self.text, max(0, hit.start - 45), hit.start):
                return qualifier.spelling.get(mark.value, mark.value)
        return None

    def _percentile(self, stretch: Stretch, draft: Draft, name: str, percentiles: bool) -> bool:
        for mention in stretch.mentions:
            tail = self.text[mention.end : stretch.end].lstrip(" -").lower()
            if mention.unit == "ordinal" and (tail.startswith(("percentile", "pct")) or (not tail and percentiles)):
                digits = "".join(c for c in self.text[mention.start : mention.end] if c.isdigit())
                draft.qualifiers[name] = "median" if digits == "50" else f"p{digits}"
                draft.read(name, self.text, mention.start, mention.end)
                return True
            if mention.kind == "percent" and mention.low is not None:
                rank = next((m for hit in stretch.hits if 0 <= mention.start - hit.end <= 3 for m in hit.marks if m.kind == "rank"), None)
                if rank:
                    share = int(mention.low)
                    draft.qualifiers[name] = f"p{100 - share if rank.value == 'high' else share}"
                    draft.read(name, self.text, mention.start, mention.end)
                    return True
        return False

    def _date(self, prop: Property, scope: list[Stretch], index: int, draft: Draft) -> None:
        if prop.dates is None:
            return
        for stretch in scope:
            where = stretch.start, stretch.end
            when: When | None
            name = "as_of"
            match prop.dates:
                case "as_of":
                    when = self.dates.date_in(where)
                case "window":
                    name, when = "window", self.dates.window_in(where)
                case "target":
                    when = self.dates.target(where)
            if when:
                draft.qualifiers[name] = when.value
                draft.read(name, self.text, when.start, when.end, when.basis)
                return


TOTALS = frozenset({"total", "overall", "all", "average", "total employed", "nationwide", "national"})


def stemless(name: str) -> str:
    """A label in lower case without punctuation, for telling totals."""
    return name.lower().strip(" ,:.")


def _is_row_head(row: Row, cell: Cell) -> bool:
    return any((cell.start, cell.end) in other.row_heads for other in row.cells if other is not cell)
