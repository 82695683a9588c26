"""The pages of one subject: what is known of it, and the documents that are at home there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.publish.document_views import DocumentView, cited_marks, document_view, title_of
from pipeline.publish.drawing import drawn, lead, tallied
from pipeline.publish.notes import noted
from pipeline.publish.places import Links, Place, page_name
from pipeline.publish.views import Viewer
from pipeline.records.claim import Unclaimed
from pipeline.records.document import Document, Worded
from pipeline.records.sheet import PublishedSource, Sheet


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document that is on a page of documents: what it is called, where it is, and how many claims it makes."""

    source: PublishedSource
    name: str
    href: str | None
    claims: int


def subject_pages(
    sheet: Sheet,
    documents: Mapping[str, Document],
    unclaimed: Iterable[Unclaimed] = (),
    *,
    homes: Mapping[str, Place],
    texts: Mapping[str, Worded] | None = None,
    paged: Container[str] | None = None,
    name: str = "report.html",
) -> Iterator[tuple[str, str]]:
    """The pages of one subject, each with the name of its file: its own, then its pages of documents if it has any.

    The sheet holds that subject and what concerns it: its facts, conflicts, gaps and decisions, the sources at home
    there and those its facts cite, and under `mentioned` what the documents at home there say of others, as `abroad`
    has it. `homes` is the place of each source; one that has none is shown nowhere, and its claims are plain text with
    their quotes. Sentences of claims are taken from `texts`, where these cost less to have than documents. `paged`
    holds the subjects that have a page (None: all do), so that no link leads to a page that is not made. `name` is the
    file of the index.

    The pages follow from these arguments alone: how many other subjects there are changes nothing.
    """
    viewer = Viewer(sheet, documents if texts is None else texts)
    shelf = _Shelf(sheet, documents, viewer, unclaimed, homes, paged, name)
    yield shelf.subject_page()
    for part in shelf.parts():
        yield shelf.documents_page(part)


class _Shelf:
    """A subject and its documents, each on the page where it has its place."""

    def __init__(
        self,
        sheet: Sheet,
        documents: Mapping[str, Document],
        viewer: Viewer,
        unclaimed: Iterable[Unclaimed],
        homes: Mapping[str, Place],
        paged: Container[str] | None,
        index: str,
    ) -> None:
        (self.subject,) = sheet.subjects
        self.sheet, self.documents, self.homes, self.paged, self.index = sheet, documents, homes, paged, index
        self.viewer = viewer
        nowhere = Place("", -1)
        self.sources = [each for each in sheet.sources if homes.get(each.id, nowhere).subject == self.subject.id]
        self.marks = cited_marks(sheet, {source.id for source in self.sources})
        self.figures = by_source(unclaimed)

    def parts(self) -> list[int]:
        """The pages of documents there are."""
        return sorted({self.homes[source.id].part for source in self.sources} - {0})

    def subject_page(self) -> tuple[str, str]:
        """What is known of the subject, and its documents or where they are."""
        here = self._shown(0)
        links = self._links(here, 0)
        sheet, view = (
            self.sheet,
            self.viewer.subject(self.subject, self.sheet.facts, self.sheet.conflicts, self.sheet.gaps),
        )
        text = drawn(
            "page.j2",
            sheet=sheet,
            home=self.index,
            title=self.subject.label,
            lead=lead(sheet.draft, len(sheet.facts), len(self.sources)),
            tally=tallied(view.counts, len(view.gaps)),
            subjects=[view],
            conflicts=view.conflicts,
            notes=noted(dict.fromkeys((*sheet.tie_outs, *sheet.findings))),
            documents=here,
            shelved=[self._shelved(each, links) for each in self.sources if self.homes[each.id].part],
            names=self.viewer.names,
            links=links,
        )
        return links.page, text

    def documents_page(self, part: int) -> tuple[str, str]:
        """One page of documents."""
        here = self._shown(part)
        links = self._links(here, part)
        text = drawn(
            "documents_page.j2",
            sheet=self.sheet,
            home=self.index,
            title=f"{self.subject.label}: documents",
            subject=self.subject,
            subject_page=page_name(self.index, self.subject.id),
            part=part,
            parts=[(each, page_name(self.index, self.subject.id, each)) for each in self.parts()],
            documents=here,
            names=self.viewer.names,
            links=links,
        )
        return links.page, text

    def _shown(self, part: int) -> list[DocumentView]:
        return [
            document_view(
                self.sheet,
                source,
                self.documents.get(source.id),
                self.marks.get(source.id, ()),
                self.figures.get(source.id, ()),
            )
            for source in self.sources
            if self.homes[source.id].part == part
        ]

    def _links(self, here: Iterable[DocumentView], part: int) -> Links:
        marked = {claim for view in here for claim in view.marked}
        return Links(page_name(self.index, self.subject.id, part), marked, self.index, self.homes, self.paged)

    def _shelved(self, source: PublishedSource, links: Links) -> Shelved:
        claims = sum(len(mark.claims) for mark in self.marks.get(source.id, ()))
        return Shelved(source, title_of(source), links.document(source.id), claims)


def by_source(unclaimed: Iterable[Unclaimed]) -> dict[str, list[Unclaimed]]:
    """The figures that no claim took, by the source they stand in."""
    figures: dict[str, list[Unclaimed]] = {}
    for figure in unclaimed:
        figures.setdefault(figure.source, []).append(figure)
    return figures
