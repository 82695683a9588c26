"""A document as the report shows it: its marked text, and beside it what was read from it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.publish.links import web_address
from pipeline.publish.marks import Mark, Passage, Piece, passages, unclaimed_mark
from pipeline.publish.naming import name_of
from pipeline.publish.wording import label_of, qualifiers
from pipeline.records.claim import Qualifier, Unclaimed
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, PublishedSource, Sheet, Standing
from pipeline.values.wording import say

_TELLING: tuple[str, ...] = ("statistic", "window")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its marks, and what was read from it in the order it says it."""

    source: PublishedSource
    name: str
    address: str | None
    passages: tuple[Passage, ...]
    read: tuple[Mark, ...]
    unclaimed: int
    shortened: bool
    marked: frozenset[str]
    """The claims whose words are marked in the text shown."""

    def size(self) -> int:
        """How many characters of the text are shown."""
        return sum(len(piece.text) for piece in _pieces(self.passages))


def _pieces(shown: Iterable[Passage]) -> Iterator[Piece]:
    """The text shown, piece by piece."""
    for passage in shown:
        for row in (passage, *passage.rows):
            yield from row.pieces
            for cell in row.cells:
                yield from cell


def cited_marks(sheet: Sheet, sources: Container[str]) -> dict[str, list[Mark]]:
    """By source, a mark for every claim of the sheet read there; claims on the same words share one."""
    places: dict[tuple[str, int, int], Mark] = {}
    for fact in (*sheet.facts, *sheet.mentioned):
        about = _in_short(sheet, fact)
        for standing in fact.claims:
            if standing.source not in sources:
                continue
            key = standing.source, standing.evidence.start, standing.evidence.end
            before = places.get(key)
            if before is None:
                places[key] = _mark(fact, standing, about)
            elif standing.claim not in before.claims:
                places[key] = replace(before, claims=(*before.claims, standing.claim))
    marks: dict[str, list[Mark]] = {}
    for (source, _, _), mark in places.items():
        marks.setdefault(source, []).append(mark)
    return marks


def _mark(fact: Fact, standing: Standing, about: str) -> Mark:
    """The words of a claim, and the fact they carry."""
    return Mark(
        standing.evidence.start,
        standing.evidence.end,
        about,
        say(standing.value, standing.bound),
        (standing.claim,),
        fact.id,
        standing.standing,
        standing.evidence.sentence,
        fact.subject,
    )


def _in_short(sheet: Sheet, fact: Fact) -> str:
    """What a fact is about in two or three words: the property, and the statistic or window that tells it apart."""
    telling: dict[str, Qualifier] = {name: fact.qualifiers[name] for name in _TELLING if name in fact.qualifiers}
    return ", ".join(filter(None, (label_of(sheet, fact.property), qualifiers(telling))))


def document_view(
    sheet: Sheet,
    source: PublishedSource,
    document: Document | None,
    cited: Iterable[Mark],
    unclaimed: Sequence[Unclaimed],
) -> DocumentView:
    """A document as far as its licence lets us show it, with the marks of the claims `cited` from it."""
    claims = sorted(cited, key=lambda mark: mark.start)
    marks = [*claims, *(unclaimed_mark(figure) for figure in unclaimed)]
    shown = passages(document, marks, source.rights, sheet.draft) if document is not None else ()
    return DocumentView(
        source=source,
        name=title_of(source),
        address=web_address(source.url),
        passages=shown,
        read=tuple(claims),
        unclaimed=len(unclaimed),
        shortened=any(each.kind == "gap" for each in shown) or _has_gaps(shown),
        marked=frozenset(claim for piece in _pieces(shown) if piece.mark for claim in piece.mark.claims),
    )


def _has_gaps(shown: Iterable[Passage]) -> bool:
    return any(piece.gap for passage in shown for piece in passage.pieces)


def title_of(source: PublishedSource) -> str:
    """What stands above a document."""
    return source.title or name_of(source)
