"""The report for people: one page that needs no script and no network, or several where one would be too large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.publish.document_views import DocumentView, cited_marks, document_view
from pipeline.publish.drawing import drawn, lead, tallied
from pipeline.publish.index import index_pages, row_of
from pipeline.publish.naming import short_names
from pipeline.publish.notes import noted
from pipeline.publish.pages import by_source, subject_pages
from pipeline.publish.parts import by_subject, parts
from pipeline.publish.places import Links, homes_of, sized
from pipeline.publish.places import anchor as anchor
from pipeline.publish.views import CLAIMS_OF_A_FACT, SubjectView, Viewer
from pipeline.publish.wording import count_of
from pipeline.records.claim import Unclaimed
from pipeline.records.document import Document
from pipeline.records.sheet import Sheet, Subject

LARGEST = 4_500_000
"""A report of more bytes than this gets a page for each subject."""
MENTIONED = Subject("also-mentioned", "Also mentioned")


def report(
    sheet: Sheet,
    documents: Mapping[str, Document],
    unclaimed: Iterable[Unclaimed] = (),
    *,
    name: str = "report.html",
    largest: int = LARGEST,
) -> dict[str, str]:
    """The pages of the report by file name; the first is the one to open.

    One page holds everything while it stays small; beyond that `name` is an index, and each subject has a page of its
    own beside it. All pages are made here and now: where there are thousands of subjects, `subject_pages` makes them
    one subject at a time, and `index_pages` the index.
    """
    figures = by_source(unclaimed)
    whole = _whole(sheet, documents, figures, name, largest)
    if whole is not None and len(whole.encode()) <= largest:
        return {name: whole}
    return _split(sheet, documents, figures, name)


def _whole(
    sheet: Sheet, documents: Mapping[str, Document], figures: Mapping[str, Sequence[Unclaimed]], name: str, largest: int
) -> str | None:
    """Everything on one page; None where that would be too large for sure, which need not be tried to the end."""
    facts = (*sheet.facts, *sheet.mentioned)
    room = largest - sum(1000 * min(len(fact.claims), CLAIMS_OF_A_FACT) for fact in facts)
    shown: list[DocumentView] = []
    for view in _documents(sheet, documents, figures) if room > 0 else ():
        shown.append(view)
        room -= view.size()
        if room <= 0:
            break
    if room <= 0:
        return None
    views = list(_subjects(sheet, Viewer(sheet, documents)))
    return _page(sheet, views, shown, name)


def _documents(
    sheet: Sheet, documents: Mapping[str, Document], figures: Mapping[str, Sequence[Unclaimed]]
) -> Iterator[DocumentView]:
    """The documents by the subject they are at home with, the subjects in order."""
    order = {subject.id: place for place, subject in enumerate(sheet.subjects)}
    homes = homes_of(sheet)
    marks = cited_marks(sheet, homes)
    for source in sorted(sheet.sources, key=lambda source: order.get(homes[source.id], 0)):
        yield document_view(
            sheet, source, documents.get(source.id), marks.get(source.id, ()), figures.get(source.id, ())
        )


def _subjects(sheet: Sheet, viewer: Viewer) -> Iterator[SubjectView]:
    """One view for every subject, and a last one for those merely mentioned, if there are any."""
    known = {subject.id for subject in sheet.subjects}
    facts, conflicts, gaps = by_subject(sheet.facts), by_subject(sheet.conflicts), by_subject(sheet.gaps)
    for subject in sheet.subjects:
        id = subject.id
        yield viewer.subject(subject, facts.get(id, []), conflicts.get(id, []), gaps.get(id, []))
    if sheet.mentioned:
        about = {fact.subject for fact in sheet.mentioned} - known
        theirs = [conflict for conflict in sheet.conflicts if conflict.subject in about]
        yield viewer.subject(MENTIONED, sheet.mentioned, theirs, (), with_subject=True)


def _page(sheet: Sheet, views: Sequence[SubjectView], documents: Sequence[DocumentView], name: str) -> str:
    """The whole report."""
    facts = sum(sum(view.counts.values()) for view in views)
    counts = sum((Counter(view.counts) for view in views), Counter())
    noun = sheet.profile.about if sheet.profile else "subject"
    about = f" on {count_of(len(sheet.subjects), noun)}" if len(sheet.subjects) > 1 else ""
    return drawn(
        "page.j2",
        sheet=sheet,
        home=None,
        title=sheet.subjects[0].label if len(sheet.subjects) == 1 else "Fact sheet",
        lead=lead(sheet.draft, facts, len(documents), about),
        tally=tallied(counts, sum(len(view.gaps) for view in views)),
        subjects=views,
        conflicts=[conflict for view in views for conflict in view.conflicts],
        notes=noted(dict.fromkeys((*sheet.tie_outs, *sheet.findings))),
        documents=documents,
        shelved=[],
        names=short_names(sheet),
        links=Links(name, {claim for view in documents for claim in view.marked}),
    )


def _split(
    sheet: Sheet, documents: Mapping[str, Document], figures: Mapping[str, Sequence[Unclaimed]], name: str
) -> dict[str, str]:
    """The index, and a page for each subject."""
    homes = sized(homes_of(sheet), lambda id: len(documents[id].text) if id in documents else 0)
    known = {subject.id for subject in sheet.subjects}
    pages, rows = {name: ""}, []
    for part in parts(sheet, homes):
        left = [figure for source in part.sources for figure in figures.get(source.id, ())]
        pages |= subject_pages(part, documents, left, homes=homes, name=name)
        rows.append(row_of(part, homes, mentioned=part.subjects[0].id not in known))
    pages |= index_pages(sheet, rows, dict.fromkeys((*sheet.tie_outs, *sheet.findings)), name=name)
    return pages
