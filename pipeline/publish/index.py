"""The index of a report of several pages: what there is in numbers, and every subject with where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import chain, groupby, islice, pairwise

from msgspec import Struct

from pipeline.publish.drawing import drawn, lead, tallied
from pipeline.publish.notes import Notes, noted
from pipeline.publish.places import Place, anchor, page_name
from pipeline.publish.wording import count_of
from pipeline.records.finding import Finding
from pipeline.records.sheet import Sheet

ROWS = 1_000
"""So many subjects stand on a page of the index."""
SEARCHED = 2_500_000
"""The names of all subjects are on the first page, for the search, while they take fewer characters than this."""
CONTESTED = 20
"""So many of the subjects with open conflicts are named on the first page."""


class IndexRow(Struct, frozen=True, omit_defaults=True, gc=False):
    """A subject as the index lists it."""

    subject: str
    """Its id."""
    label: str
    """What people call it."""
    counts: dict[str, int]
    """How many facts it has of each status."""
    waiting: int = 0
    """How many of its conflicts are open or stale."""
    settled: int = 0
    """How many of its conflicts are settled or decided."""
    gaps: int = 0
    """How many properties no source states of it."""
    documents: int = 0
    """How many documents are at home there."""
    paged: bool = True
    """Whether it has a page of its own."""
    mentioned: bool = False
    """Whether it is merely mentioned: neither declared nor with a document of its own."""

    @property
    def facts(self) -> int:
        """How many facts it has."""
        return sum(self.counts.values())


def row_of(sheet: Sheet, homes: Mapping[str, Place], *, paged: bool = True, mentioned: bool = False) -> IndexRow:
    """The row of a subject, from the sheet that its page is made from."""
    (subject,) = sheet.subjects
    waiting = sum(conflict.status in ("open", "stale") for conflict in sheet.conflicts)
    places = (homes.get(source.id) for source in sheet.sources)
    return IndexRow(
        subject=subject.id,
        label=subject.label,
        counts=dict(sorted(Counter(str(fact.status) for fact in sheet.facts).items())),
        waiting=waiting,
        settled=len(sheet.conflicts) - waiting,
        gaps=len(sheet.gaps),
        documents=sum(place is not None and place.subject == subject.id for place in places),
        paged=paged,
        mentioned=mentioned,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, and the address it leads to; None where it has no page."""

    row: IndexRow
    href: str | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the index, from one name to another."""

    page: str
    first: str
    last: str
    count: int


@dataclass
class _Sums:
    """What is added up while the rows go by."""

    counts: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    contested: list[IndexRow] = field(default_factory=list)
    names: list[tuple[str, str]] | None = field(default_factory=list)
    taken: int = 0

    def add(self, rows: list[IndexRow], page: str, name: str) -> None:
        """Some rows, and the page that lists them."""
        for row in rows:
            self.counts.update(row.counts)
            self.of.update(gaps=row.gaps, documents=row.documents, waiting=row.waiting, settled=row.settled)
            self.of["mentioned" if row.mentioned else "subjects"] += 1
            self._name(row, page, name)
        waiting = [row for row in rows if row.waiting]
        self.contested = nlargest(CONTESTED, [*self.contested, *waiting], key=lambda row: row.waiting)

    def _name(self, row: IndexRow, page: str, name: str) -> None:
        """Note the name for the search, while there is room for it."""
        if self.names is None:
            return
        href = page_name(name, row.subject) if row.paged else f"{page}#s-{anchor(row.subject)}"
        self.names.append((row.label, href))
        self.taken += len(row.label) + len(href)
        if self.taken > SEARCHED:
            self.names = None


def index_pages(
    head: Sheet, rows: Iterable[IndexRow], notes: Iterable[Finding] = (), *, name: str = "report.html"
) -> Iterator[tuple[str, str]]:
    """The pages of the index, each with the name of its file; the one to open is called `name` and comes last.

    Of `head` only the draft mark, the profile, the policy and the seal are asked for. The rows are listed in the order
    in which they come, those merely mentioned after the others; up to a thousand are on the one page, else each
    thousand has a page. Of the notes, each to be given once, the gravest are shown, and how many more there are.
    """
    sums, leaves = _Sums(), list[Leaf]()
    stream = iter(rows)
    batches = iter(lambda: list(islice(stream, ROWS)), [])
    first, second = next(batches, []), next(batches, [])
    if not second:
        sums.add(first, name, name)
        yield name, _opening(head, sums, first, leaves, noted(notes), name)
        return
    for batch, after in pairwise(chain([first, second], batches, [[]])):
        leaf = Leaf(leaf_name(name, len(leaves) + 1), batch[0].label, batch[-1].label, len(batch))
        leaves.append(leaf)
        sums.add(batch, leaf.page, name)
        yield leaf.page, _leaf(head, batch, leaves, bool(after), name)
    yield name, _opening(head, sums, [], leaves, noted(notes), name)


def leaf_name(name: str, number: int) -> str:
    """The file of a further page of the index; no page of a subject has such a name."""
    return f"{name.removesuffix('.html')}-subjects.{number}.html"


def _leaf(head: Sheet, batch: Sequence[IndexRow], leaves: Sequence[Leaf], more: bool, name: str) -> str:
    """One page of an index that has several."""
    leaf, number = leaves[-1], len(leaves)
    return drawn(
        "index_leaf.j2",
        sheet=head,
        home=name,
        title=f"{leaf.first} – {leaf.last}",
        groups=_groups(batch, name),
        before=leaf_name(name, number - 1) if number > 1 else None,
        after=leaf_name(name, number + 1) if more else None,
    )


def _opening(
    head: Sheet, sums: _Sums, rows: Sequence[IndexRow], leaves: Sequence[Leaf], notes: Notes, name: str
) -> str:
    """The page to open."""
    noun = head.profile.about if head.profile else "subject"
    subjects, mentioned = sums.of["subjects"], sums.of["mentioned"]
    also = f" and {mentioned:,} others" if mentioned else ""
    return drawn(
        "index.j2",
        sheet=head,
        home=None,
        title="Fact sheet",
        lead=lead(head.draft, sums.counts.total(), sums.of["documents"], f" on {count_of(subjects, noun)}{also}"),
        tally=tallied(sums.counts, sums.of["gaps"]),
        waiting=sums.of["waiting"],
        settled=sums.of["settled"],
        contested=[_entry(row, name) for row in sums.contested],
        groups=_groups(rows, name),
        leaves=leaves,
        searched=sums.names if leaves else None,
        notes=notes,
    )


def _groups(rows: Iterable[IndexRow], name: str) -> list[tuple[str, list[Entry]]]:
    """Rows as the page lists them: the subjects, and those merely mentioned under a heading of their own."""
    groups = groupby(rows, key=lambda row: row.mentioned)
    return [
        ("Also mentioned" if mentioned else "Subjects", [_entry(row, name) for row in of]) for mentioned, of in groups
    ]


def _entry(row: IndexRow, name: str) -> Entry:
    return Entry(row, page_name(name, row.subject) if row.paged else None)
