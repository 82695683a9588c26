"""What the rows of a table are: subjects, groups, industries, places, or labels that speak for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.grids import Row, Table, made_tables, tables
from pipeline.extract.lexicon import Hit
from pipeline.extract.reading import Reading, Stretch
from pipeline.extract.subjects import OWN, Subjects, Who
from pipeline.extract.whom import Whom
from pipeline.records.document import Cell, Range

GROUP, SUBJECT, INDUSTRY = "group", "subject", "industry"


class Rows:
    """The tables of one document, with what their rows are.

    A group named in one table is known in all of them, and in the text.
    """

    def __init__(self, reading: Reading, subjects: Subjects, whom: Whom) -> None:
        self.reading, self.subjects, self.whom = reading, subjects, whom
        self.text, self.blocks = reading.text, reading.document.blocks
        self.tables = [self._surrounded(table) for table in (*tables(reading), *made_tables(reading))]

    def _surrounded(self, table: Table) -> Table:
        for other in (table.caption, table.lead):
            if other >= 0 and self.blocks[other].kind != "heading":
                table.around += self._sentences(other)
        table.said = len(table.around)
        path = self.blocks[table.rows[0].block].path
        above = (self.blocks[i] for i in path[::-1])
        table.around += [self.reading.stretch(block.start, block.end) for block in above]
        table.labels = self._labels(table)
        return table

    def _sentences(self, index: int) -> list[Stretch]:
        starts = self.reading.sentences(index)
        return [self.reading.stretch(*sentence) for sentence in pairwise(starts)][::-1]

    def learn(self) -> None:
        """Find out what the rows of each table are, and learn the names of groups from those about the own subject.

        Twice, since a group named by the last table may be what the first one is about.
        """
        for table in self.tables:
            self._learn_own(table)
        known: dict[int, int] = {}
        for _ in range(2):
            for place, table in enumerate(self.tables):
                if known.get(place) == len(self.subjects.groups):
                    continue  # nothing was learned since it was read
                known[place] = len(self.subjects.groups)
                table.who = self._who_around(table)
                table.role = self._role(table)
                if table.role == GROUP and table.who.subject is None and table.who.group is None:
                    for label in table.labels:
                        self.subjects.learn_group(self.words(label))
        for table in self.tables:
            if table.who.start < 0:
                table.who = self._headed(table)

    def _headed(self, table: Table) -> Who:
        """The own subject as a heading above a table names it: where it was read, not what the rows are."""
        named = (self.whom.first_named(stretch) for stretch in table.around[table.said :])
        return next((who for who in named if who and who.subject is None and who.group is None), table.who)

    # the labels of rows

    def label(self, cell: Cell) -> Range | None:
        """The innermost heading of a cell's row that holds a word."""
        for head in cell.row_heads[::-1]:
            if any(map(str.isalpha, self.text[head[0] : head[1]])):
                return head
        return None

    def words(self, where: Range) -> str:
        """A label as a name: on one line, without the marks of notes."""
        return " ".join(self.text[where[0] : where[1]].split()).strip(" :*†")

    def _labels(self, table: Table) -> list[Range]:
        found: list[Range] = []
        for row in table.rows:
            cell = next((cell for cell in row.cells if cell.row_heads and not cell.head), None)
            label = self.label(cell) if cell else None
            if label and (not found or found[-1] != label):
                found.append(label)
        return found

    def _head(self, table: Table) -> list[str]:
        """What the heading above the row labels says that they are."""
        for row in table.rows:
            heads = [cell for cell in row.cells if cell.head]
            if heads and len(heads) == len(row.cells):
                return _labels_of(self._hits(heads[:1] if len(heads) > 1 else []) or self._hits(heads[1:2]))
            above = self._above_labels(row)
            if above is not None:
                return _labels_of(above)
        return []

    def _above_labels(self, row: Row) -> list[Hit] | None:
        for cell in row.cells:
            if cell.row_heads:
                labels = next((each for each in row.cells if (each.start, each.end) == cell.row_heads[-1]), None)
                if labels and labels.heads:
                    return [hit for head in labels.heads for hit in self.reading.hits_in(*head)]
        return None

    def _hits(self, cells: Sequence[Cell]) -> list[Hit]:
        return [hit for cell in cells for hit in self.reading.hits_in(cell.start, cell.end)]

    # whom a table is about

    def _who_around(self, table: Table) -> Who:
        """Whom the caption or lead-in names, else whom a heading below the title names beside the own subject."""
        for stretch in table.around[: table.said]:
            who = self.whom.first_named(stretch)
            if who:
                return who
        for stretch in table.around[table.said : -1]:
            who = self.whom.first_named(stretch)
            if who and (who.group or who.subject):
                return who
        return OWN

    def _learn_own(self, table: Table) -> None:
        """A table of occupations captioned with the own subject may call it by another name: in its only row,
        or in a first row that is the sum of the others."""
        if not table.labels or GROUP not in self._head(table) or self._compares(table):
            return
        if any(self.subjects.is_own(self.words(label)) for label in table.labels) or not self._captioned(table):
            return
        if len(table.labels) == 1 or self._is_whole(table):
            self.subjects.also_own(self.words(table.labels[0]))

    def _captioned(self, table: Table) -> bool:
        who = self._who_around(table)
        return who.start >= 0 and who.subject is None and who.group is None

    def _is_whole(self, table: Table) -> bool:
        """Whether the first row is the sum of the others in some column of counts."""
        columns: dict[int, list[int]] = {}
        for row in table.rows:
            for cell in row.cells:
                mentions = [] if cell.head else self.reading.mentions_in(cell.start, cell.end)
                low = mentions[0].low if len(mentions) == 1 and mentions[0].kind == "count" else None
                if low is not None and not mentions[0].unit:
                    columns.setdefault(cell.column, []).append(int(low))
        return any(len(numbers) > 2 and _sums_up(numbers[0], numbers[1:]) for numbers in columns.values())

    # what the rows are

    def _role(self, table: Table) -> str | None:
        """The qualifier that row labels give, "subject" for other subjects, None where they say themselves."""
        if not table.labels:
            return None
        if self._compares(table):
            return SUBJECT
        head = [] if self._is_across(table) else self._head(table)
        if head:
            if head[0] != GROUP:
                return head[0]
            return GROUP if self._is_about_own(table) else SUBJECT
        speaking = sum(self._speaks_for_itself(label) for label in table.labels)
        if speaking == len(table.labels):
            return None
        told = self._told(table.around[: min(1, table.said)])
        if told is None and not (speaking > 1 and speaking * 3 >= len(table.labels)):
            told = self._told(table.around[table.said : -1])
        if told:
            return told
        if table.who.start >= 0 and table.who.subject is None and all(self._is_name(label) for label in table.labels):
            return GROUP
        if 2 * sum(self.subjects.overlaps(self.words(label)) for label in table.labels) > len(table.labels):
            return GROUP  # junior, mid-level and senior designers are designers
        if any(self.subjects.is_subject(self.words(label)) for label in table.labels):
            return SUBJECT
        return None

    def _told(self, around: Sequence[Stretch]) -> str | None:
        """What a lead-in, caption or heading says that the rows are."""
        marks = next((marks for stretch in around if (marks := _labels_of(stretch.hits))), None)
        if marks is None:
            return None
        return INDUSTRY if INDUSTRY in marks else marks[0]

    def _is_across(self, table: Table) -> bool:
        """Whether its columns are subjects set side by side, and its rows what is said of each."""
        heads = {head for row in table.rows for cell in row.cells if not cell.head for head in cell.heads[-1:]}
        if len(heads) < 2 or not all(self._names_somebody(head) for head in heads):
            return False
        for head in sorted(heads):
            own = self.subjects.is_own(self.words(head)) or self.subjects.overlaps(self.words(head))
            table.across[head] = Who(None, None, *head) if own else self.subjects.who(self.words(head), *head)
        return True

    def _is_name(self, label: Range) -> bool:
        if self._names_somebody(label):
            return True
        return not any(
            hit.means.properties or hit.means.ranked or hit.means.rank or "statistic" in hit.means.said
            for hit in self.reading.hits_in(*label)
        )

    def _names_somebody(self, label: Range) -> bool:
        name = self.words(label)
        return self.subjects.is_subject(name) or self.subjects.overlaps(name)

    def _compares(self, table: Table) -> bool:
        """Whether a table sets the subject beside others: it has a row for everybody, or says that they are similar."""
        others = any(hit.means.others for stretch in table.around for hit in stretch.hits)
        if others and (GROUP in self._head(table) or any(self._names_somebody(label) for label in table.labels)):
            return True
        return any(hit.means.everyone for label in table.labels for hit in self.reading.hits_in(*label))

    def _is_about_own(self, table: Table) -> bool:
        """Whether its caption or lead-in names the own subject, or a row does."""
        if table.who.start >= 0 and table.who.subject is None:
            return True
        if len(table.labels) == 1 and self.subjects.overlaps(self.words(table.labels[0])):
            return True
        return any(self.subjects.is_own(self.words(label)) for label in table.labels)

    def _speaks_for_itself(self, label: Range) -> bool:
        """Whether a label is a property or a statistic itself, as in a list of quick facts."""
        if any(mention.unit == "ordinal" for mention in self.reading.mentions_in(*label)):
            return True
        hits = self.reading.hits_in(*label)
        if not any(hit.means.properties or "statistic" in hit.means.said for hit in hits):
            return False
        return not self._names_somebody(label)


def _labels_of(hits: Sequence[Hit]) -> list[str]:
    return [key for hit in hits for key in hit.means.labels]


def _sums_up(whole: int, parts: Sequence[int]) -> bool:
    """Whether parts add up to a whole, within rounding."""
    return whole > 100 and abs(whole - sum(parts)) <= max((len(parts) + 1) * 100, whole // 100)
