"""A document as the report shows it: its marked text, and beside it what was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.publish.links import web_address
from pipeline.publish.marks import Mark, Passage, Piece, passages, unclaimed_mark
from pipeline.publish.naming import name_of
from pipeline.publish.wording import label_of, qualifiers
from pipeline.records.claim import Qualifier, Unclaimed
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, PublishedSource, Sheet
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

    def pieces(self) -> Iterator[Piece]:
        """The text shown, piece by piece."""
        for passage in self.passages:
            for row in (passage, *passage.rows):
                yield from row.pieces
                for cell in row.cells:
                    yield from cell

    def marked(self) -> Iterator[str]:
        """The claims whose words are marked in the text shown."""
        for piece in self.pieces():
            yield from piece.mark.claims if piece.mark is not None else ()

    def size(self) -> int:
        """How many characters of the text are shown."""
        return sum(len(piece.text) for piece in self.pieces())


def cited_marks(sheet: Sheet) -> dict[str, list[Mark]]:
    """By source, a mark for every claim on the sheet; claims on the same words share one."""
    places: dict[tuple[str, int, int], Mark] = {}
    for fact in (*sheet.facts, *sheet.mentioned):
        for standing in fact.claims:
            evidence = standing.evidence
            key = standing.source, evidence.start, evidence.end
            before = places.get(key)
            claims = (*(before.claims if before else ()), standing.claim)
            places[key] = Mark(
                evidence.start,
                evidence.end,
                before.about if before else _in_short(sheet, fact),
                say(standing.value, standing.bound),
                tuple(dict.fromkeys(claims)),
                before.fact if before else fact.id,
                before.standing if before else standing.standing,
                evidence.sentence,
            )
    marks: dict[str, list[Mark]] = {}
    for (source, _, _), mark in places.items():
        marks.setdefault(source, []).append(mark)
    return marks


def _in_short(sheet: Sheet, fact: Fact) -> str:
    """What a fact is about in two or three words: the property, and the statistic or window that tells it apart."""
    telling: dict[str, Qualifier] = {name: fact.qualifiers[name] for name in _TELLING if name in fact.qualifiers}
    return ", ".join(filter(None, (label_of(sheet, fact.property), qualifiers(telling))))


def document_view(
    sheet: Sheet,
    source: PublishedSource,
    document: Document | None,
    cited: Mapping[str, list[Mark]],
    unclaimed: Sequence[Unclaimed],
) -> DocumentView:
    """A document as far as its licence lets us show it."""
    claims = sorted(cited.get(source.id, []), key=lambda mark: mark.start)
    marks = [*claims, *(unclaimed_mark(figure) for figure in unclaimed)]
    shown = passages(document, marks, source.rights, sheet.draft) if document is not None else ()
    return DocumentView(
        source=source,
        name=source.title or name_of(source),
        address=web_address(source.url),
        passages=shown,
        read=tuple(claims),
        unclaimed=len(unclaimed),
        shortened=any(each.kind == "gap" for each in shown) or _has_gaps(shown),
    )


def _has_gaps(shown: Iterable[Passage]) -> bool:
    return any(piece.gap for passage in shown for piece in passage.pieces)
