"""What the rows of a table are: subjects, groups, settings, places, or labels that speak for themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from pipeline.extract.draft import OWN, Who
from pipeline.extract.places.settings import announces, setting_of
from pipeline.extract.reading import Reading
from pipeline.extract.tables.grids import Row, Table, made_tables, tables
from pipeline.extract.tables.headings import Heading, Legend
from pipeline.extract.tables.jobs import are_jobs, are_others
from pipeline.extract.tables.leading import pointed, points
from pipeline.extract.tables.sums import first_is_sum
from pipeline.extract.tables.told_apart import timed, titled
from pipeline.extract.whom import Whom
from pipeline.extract.whom.subjects import Subjects
from pipeline.extract.words.stems import stem
from pipeline.records.document import Cell, Range
from pipeline.values.ranges import BARE_SPAN

GROUP, SUBJECT = "group", "subject"


_NONE: frozenset[str] = frozenset()

_DENIED = re.compile(r"[^.;:]*?\b(?:not|no)\b[^.;:]*?,?\sbut\s(?!also\b|rather\b)")
"""What a lead-in says that its table does not hold: "The median is not known, but the means are:"."""


class Rows:
    """The tables of one document, with what their rows are.

    A group named in one table is known in all of them, and in the text.
    """

    def __init__(self, reading: Reading, subjects: Subjects, whom: Whom, legend: Legend) -> None:
        self.reading, self.subjects, self.whom, self.legend = reading, subjects, whom, legend
        self.text, self.blocks = reading.text, reading.document.blocks
        self.setting = setting_of(reading.profile)
        self.timed = frozenset(key for key, each in reading.profile.qualifiers.items() if each.spans)
        """Qualifiers that lengths of time are values of: years of experience."""
        self._title = next((block.start for block in self.blocks if block.kind == "heading" and block.level == 1), -1)
        """Where the title of the page stands: it says nothing of a table's figures beyond their property."""
        self._first: dict[tuple[Range, int, int], Who | None] = {}
        self._labels: dict[tuple[Range, ...], Heading | None] = {(): None}
        self.tables = [self._surrounded(table) for table in (*tables(reading), *made_tables(reading))]

    def _surrounded(self, table: Table) -> Table:
        for other in (table.caption, table.lead):
            if other >= 0 and self.blocks[other].kind != "heading":
                table.around += self._sentences(other)
        pointing = pointed(self.reading, table, self._sentences) if table.made else None
        if pointing:
            table.around.append(pointing)
        note = self.reading.note(table.rows[-1].block)
        if note >= 0 and note not in (table.caption, table.lead):
            table.around += self._sentences(note)
        table.said = len(table.around)
        path = self.blocks[table.rows[0].block].path
        table.around += [self.legend.at((self.blocks[i].start, self.blocks[i].end)) for i in path[::-1]]
        table.telling = [heading for heading in table.around if heading.start != self._title and heading.tells]
        titles = titled(table, self.reading.mentions_in, self.legend.at, self.label, self.subjects.may_be_titled)
        self._labels |= titles
        table.titled = bool(titles)
        table.labels = self._labels_of(table)
        table.asks = self._asks(table)
        return table

    def _sentences(self, index: int) -> list[Heading]:
        """The sentences of a block, last one first; of "not this, but that" only that."""
        found = []
        for start, end in pairwise(self.reading.sentences(index)):
            denied = _DENIED.match(self.text, start, end) if self.text.find("but", start, end) >= 0 else None
            found.append(self.legend.at((denied.end() if denied else start, end)))
        return found[::-1]

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
                    ladder = self._is_ladder(table)  # whose rungs may be jobs by themselves wherever else they stand
                    for label in table.labels:
                        if not ladder or self.subjects.overlaps(label.saying.name):
                            self.subjects.learn_group(label.saying.name)
        for table in self.tables:
            if table.who.start < 0:
                table.who = self._headed(table)
            table.named = bool(table.across) or table.role in (SUBJECT, GROUP) or self._are_facts(table)

    def _are_facts(self, table: Table) -> bool:
        """Whether its rows say themselves what is stated in them."""
        return table.role is None and len([label for label in table.labels if label.saying.properties]) > 1

    def _headed(self, table: Table) -> Who:
        """The own subject as a heading above a table names it: where it was read, not what the rows are."""
        named = (self._named(heading) for heading in table.around[table.said :])
        return next((who for who in named if who and who.subject is None and who.group is None), table.who)

    # the labels of rows

    def label(self, cell: Cell) -> Heading | None:
        """The innermost heading of a cell's row that holds a word or a span: "2-4"."""
        heads = cell.row_heads
        if heads in self._labels:
            return self._labels[heads]
        label = None
        for start, end in reversed(heads):
            words = self.text[start:end]
            if words[:1].isalpha() or any(map(str.isalpha, words)) or BARE_SPAN.fullmatch(words):
                label = self.legend.at((start, end))
                break
        self._labels[heads] = label
        return label

    def _labels_of(self, table: Table) -> list[Heading]:
        """The headings of its rows, those that hold a word, each once."""
        found: list[Heading] = []
        for row in table.rows:
            label = self.label(row.labelled) if row.labelled else None
            if label and (not found or found[-1] is not label):
                found.append(label)
        return found

    def _asks(self, table: Table) -> Sequence[str]:
        """What the heading above the row labels says that they are."""
        for row in table.rows:
            if row.answers:
                above = self._above_labels(row)
                if above is not None:
                    return above
            elif len(row.cells) > 1:
                announced = (self._announced(self._at(cell)) for cell in row.cells[:2])
                return next((labels for labels in announced if labels is not None), [])
            elif row.cells and row.cells[0].heads:
                return []  # what stands by itself and has nothing above it is a title over the whole table
        return []

    def _above_labels(self, row: Row) -> Sequence[str] | None:
        headed = [cell for cell in row.cells if cell.heads]
        if not headed:
            return None
        labels = {cell.row_heads[-1] for cell in row.cells if cell.row_heads}
        above = next((each.heads for each in headed if (each.start, each.end) in labels), None)
        return None if above is None else [key for head in above for key in self._announced(self.legend.at(head)) or ()]

    def _announced(self, heading: Heading) -> Sequence[str] | None:
        """What the heading of a column says that its cells are; None where it says nothing that the profile knows."""
        if self.reading.profile.about in (heading.saying.name.lower(), stem(heading.saying.name.lower())):
            return heading.saying.labels or [SUBJECT]
        return heading.saying.labels if heading.saying.hits else None

    def _at(self, cell: Cell) -> Heading:
        return self.legend.at((cell.start, cell.end))

    # whom a table is about

    def _who_around(self, table: Table) -> Who:
        """Whom the caption or lead-in names, else whom a heading below the title names beside the own subject."""
        led = table.lead >= 0 and self.text.endswith(":", 0, self.blocks[table.lead].end)
        for heading in table.around[: table.said]:
            who = self._named(heading)
            if who and not (heading.spent and who.subject is not None and not led):
                return who  # "for all occupations it is 7 percent" tells of no list below
        titled = self._titled(table)
        for heading in () if titled else table.around[table.said : -1]:
            who = self._named(heading)
            if who and (who.group or who.subject):
                return who
        return titled or OWN

    def _titled(self, table: Table) -> Who | None:
        """The other subject that the heading right above a table is the name of: one of a round of them; or that the
        first line of the block is, where the table is made of its lines."""
        block = self.blocks[table.rows[0].block]
        path = block.path
        if table.made and all(row.block == table.rows[0].block for row in table.rows):
            who = self.whom.recorded(block)
            if who:
                return who
        if len(path) < 2:
            return None
        above = self.blocks[path[-1]]
        if any(label.start == above.start for label in table.labels):
            return None  # it is the label of a row, as those of the other rows are
        return self.whom.headed(above)

    def _named(self, heading: Heading) -> Who | None:
        """Whom a heading names first of all; asked again where a name was learned since."""
        key = heading.where, len(self.subjects.groups), len(self.subjects.own)
        if key not in self._first:
            self._first[key] = self.whom.first_named(*heading.where, heading.saying.everyone)
        return self._first[key]

    def _learn_own(self, table: Table) -> None:
        """A table of occupations captioned with the own subject may call it by another name: in its only row,
        or in a first row that is the sum of the others."""
        if not table.labels or GROUP not in table.asks or self._compares(table):
            return
        if any(self.subjects.is_own(label.saying.name) for label in table.labels) or not self._captioned(table):
            return
        if len(table.labels) == 1 or first_is_sum(self.reading, table):
            self.subjects.also_own(table.labels[0].saying.name)

    def _captioned(self, table: Table) -> bool:
        who = self._who_around(table)
        return who.start >= 0 and who.subject is None and who.group is None

    # what the rows are

    def _role(self, table: Table) -> str | None:
        """The qualifier that row labels give, "subject" for other subjects, None where they say themselves."""
        if not table.labels:
            return None
        if self._compares(table):
            return SUBJECT
        if table.titled:
            climbs = not self.timed.isdisjoint(table.asks)
            return GROUP if climbs or self._are_levels(table) or self._is_ladder(table) else SUBJECT
        across = self._is_across(table)
        if table.asks and not across:
            if table.asks[0] not in (GROUP, SUBJECT) and self._is_turned(table):
                table.columns = table.asks[0]
                return None
            if table.asks[0] != GROUP and not (table.asks[0] in self.timed and are_jobs(self.subjects, table.labels)):
                return table.asks[0]
            return GROUP if self._is_about_own(table) or self._are_levels(table) or self._is_ladder(table) else SUBJECT
        told = self._told(table.around[: min(1, table.said)])
        known = {key for _, key in table.around[0].saying.properties} if told else set()
        telling = [label for label in table.labels if label.saying.hits or label.mentions]
        kinds = self._kinds(table) if any(label.saying.properties for label in telling) else {}
        speakers = [each for each in telling if self._speaks_for_itself(each, kinds.get(each.where, _NONE), known)]
        speaking = len(speakers)
        if speaking == len(table.labels):
            return None
        if told is None and timed(table.labels, self.text):
            return min(self.timed, default=None)
        if told is None and not (speaking > 1 and speaking * 3 >= len(table.labels)):
            told = self._told(table.around[table.said : -1])
        if told == GROUP and table.made and are_others(self.subjects, table.labels):
            return SUBJECT
        if told:
            return told
        if table.who.start >= 0 and table.who.subject is None and all(self._is_name(label) for label in table.labels):
            return GROUP
        if self._are_levels(table):
            return GROUP
        others = sum(map(self._is_somebody, table.labels))
        if others > sum(not self._is_somebody(each) for each in speakers):
            return SUBJECT
        return None

    def _is_somebody(self, label: Heading) -> bool:
        """Whether a label is the own subject among others, or reads as the name of a subject."""
        name = label.saying.name
        return self.subjects.is_own(name) or self.subjects.is_subject(name) or self.headed(label) is not None

    def headed(self, label: Heading) -> Who | None:
        """The other subject that a label is the heading of: a name above its figure."""
        block = self.blocks[self.reading.block_at(label.start)]
        return self.whom.headed(block) if block.kind == "heading" else None

    def _told(self, around: Sequence[Heading]) -> str | None:
        """What a lead-in, caption or heading says that the rows are."""
        for heading in around:
            labels = heading.saying.labels
            if self.setting and (self.setting in labels or announces(self.reading.profile, heading.saying.words)):
                return self.setting
            if labels:
                return labels[0]
        return None

    def _is_across(self, table: Table) -> bool:
        """Whether its columns are subjects set side by side, and its rows what is said of each."""
        heads = {cell.heads[-1] for row in table.rows for cell in row.answers if cell.heads}
        if len(heads) < 2:
            return False
        columns = [self.legend.at(head) for head in sorted(heads)]
        named = [self._names_somebody(column) for column in columns]
        if not any(named):
            return False
        if not all(
            told or self.subjects.may_be_titled(each.saying.name) for each, told in zip(columns, named, strict=True)
        ):
            return False
        for column in columns:
            own = self.subjects.is_own(column.saying.name) or self.subjects.overlaps(column.saying.name)
            who = Who(None, None, *column.where) if own else self.subjects.who(column.saying.name, *column.where)
            table.across[column.where] = who
        return True

    def _is_turned(self, table: Table) -> bool:
        """Whether its rows name what is stated, and its columns do not: then its corner says what the columns are."""
        columns = (self.legend.at(head) for row in table.rows for cell in row.cells for head in cell.heads[-1:])
        rows = all(label.saying.properties for label in table.labels)
        return rows and not any(column.saying.properties for column in columns)

    def _is_name(self, label: Heading) -> bool:
        if self._names_somebody(label):
            return True
        if label.saying.properties:
            return False
        means = (hit.means for hit in label.saying.hits)
        return not any(each.ranked or each.rank or "statistic" in each.said for each in means)

    def _names_somebody(self, label: Heading) -> bool:
        """Whether a label names the own subject or another; who is asked about in a question is not named by it."""
        if label.saying.words.rstrip().endswith("?"):
            return False
        return self.subjects.is_subject(label.saying.name) or self.subjects.overlaps(label.saying.name)

    def _compares(self, table: Table) -> bool:
        """Whether a table sets the subject beside others: it has a row for everybody, or says that they are similar."""
        if [label for label in table.labels if label.saying.everyone]:
            return True
        others = [place for place, heading in enumerate(table.around) if heading.saying.others]
        if not any(place >= table.said or points(table.around[place]) for place in others):
            return False
        return GROUP in table.asks or any(self._names_somebody(label) for label in table.labels)

    def _is_about_own(self, table: Table) -> bool:
        """Whether its caption or lead-in names the own subject, or a row does."""
        if table.who.start >= 0 and table.who.subject is None:
            return True
        if len(table.labels) == 1 and self.subjects.overlaps(table.labels[0].saying.name):
            return True
        return any(self.subjects.is_own(label.saying.name) for label in table.labels)

    def _are_levels(self, table: Table) -> bool:
        """Whether most rows are the own subject at some level: junior, mid-level and senior designers are designers."""
        return 2 * sum(self.subjects.overlaps(label.saying.name) for label in table.labels) > len(table.labels)

    def _is_ladder(self, table: Table) -> bool:
        """Whether its rows are the rungs of a ladder: jobs beside the years that they take."""
        above = dict.fromkeys([cell.heads for row in table.rows for cell in row.answers])
        columns = (self.legend.at(head).saying.labels for heads in above for head in heads)
        return any(labels and labels[0] in self.timed for labels in columns)

    def _kinds(self, table: Table) -> dict[Range, set[str]]:
        """By the labels of rows, the kinds of figure beside them; a bare number may be of several."""
        found: dict[Range, set[str]] = {}
        for row in table.rows:
            for cell in row.answers:
                label = self.label(cell)
                if label:
                    kinds = found.setdefault(label.where, set())
                    for mention in self.reading.mentions_in(cell.start, cell.end):
                        kinds.add(mention.kind)
        return found

    def _speaks_for_itself(self, label: Heading, kinds: Set[str], known: Set[str]) -> bool:
        """Whether a label is a property or a statistic itself, as in a list of quick facts.

        A property is none whose kind no figure of the row has ("Education and clinics | 40%"), nor one that the
        lead-in names which says what the rows are ("Employers: self-employed workers 40%").
        """
        if any(mention.unit == "ordinal" for mention in label.mentions):
            return True
        if not (
            "statistic" in label.saying.said
            or any(self._is_of(key, kinds, known) for _, key in label.saying.properties)
        ):
            return False
        return not self._names_somebody(label)

    def _is_of(self, key: str, kinds: Set[str], known: Set[str]) -> bool:
        """Whether figures of some kinds may be a property's; a bare number may be any figure, but no level."""
        kind = self.reading.profile.properties[key].kind
        return key not in known and (not kinds or kind in kinds or ("count" in kinds and kind != "level"))
