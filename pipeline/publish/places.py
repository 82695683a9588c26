"""Where everything is in a report of several pages: by rule, so that no page needs to know the others."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from pipeline.records.claim import fingerprint
from pipeline.records.document import Source
from pipeline.records.sheet import Sheet, Subject

OTHER = Subject("other-documents", "Other documents")
"""Where documents are shown that say nothing of any subject."""
ROOM = 1_000_000
"""How many characters of documents the page of a subject has room for."""
CARD = 2_000
"""How many a document takes at least: what stands around its words."""


class Place(NamedTuple):
    """Where the words of a document are shown: with which subject, and on which page of it.

    Part 0 is the subject's own page, and part n its n-th page of documents, which it has only where one page would be
    too large.
    """

    subject: str
    part: int = 0


def home_of(source: Source, said: Mapping[str, int], known: Container[str]) -> str:
    """The id of the subject under which a document is shown.

    It is its own subject if that is `known`: declared, or with a document of its own. Else it is the known subject that
    most of its claims are about (`said` counts them), else whoever most of them are about, else `OTHER`.
    """
    if source.subject is not None and source.subject in known:
        return source.subject
    ranked = sorted(said.items(), key=lambda pair: (pair[0] not in known, -pair[1], pair[0]))
    return ranked[0][0] if ranked else OTHER.id


def homes_of(sheet: Sheet) -> dict[str, str]:
    """The home of every document of a whole sheet, by source id."""
    said: dict[str, dict[str, int]] = {}
    for fact in (*sheet.facts, *sheet.mentioned):
        for standing in fact.claims:
            counts = said.setdefault(standing.source, {})
            counts[fact.subject] = counts.get(fact.subject, 0) + 1
    known = {subject.id for subject in sheet.subjects}
    return {source.id: home_of(source, said.get(source.id, {}), known) for source in sheet.sources}


def placed(documents: Iterable[tuple[str, str, int]]) -> dict[str, Place]:
    """The place of each document, given its source id, its home, and how many characters it has.

    The documents of a subject are on its own page while there is room for all of them, else on pages of documents.
    Their order does not matter; the sizes may be estimates, as long as every page is made by the same ones.
    """
    places: dict[str, Place] = {}
    for subject, group in groupby(sorted((home, id, size) for id, home, size in documents), key=lambda each: each[0]):
        sizes = {id: CARD + size for _, id, size in group}
        if sum(sizes.values()) <= ROOM:
            places |= dict.fromkeys(sizes, Place(subject))
        else:
            places |= {id: Place(subject, part) for id, part in _shelved(sizes)}
    return places


def _shelved(sizes: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Documents in order, each on the last page of documents that was begun, or on a new one."""
    part, taken = 0, ROOM
    for id, size in sizes.items():
        if not part or taken + size > ROOM:
            part, taken = part + 1, 0
        taken += size
        yield id, part


def page_name(name: str, subject: str, part: int = 0) -> str:
    """The file of a subject's page, or of its n-th page of documents, beside an index called `name`."""
    rest = f".documents-{part}" if part else ""
    return f"{name.removesuffix('.html')}-{anchor(subject)}{rest}.html"


def anchor(id: str) -> str:
    """An id as it may stand in an address or a file name; what is odd is replaced by a hash."""
    return id if id.isascii() and id.replace("-", "").isalnum() and len(id) < 100 else fingerprint(id)


@dataclass(frozen=True, slots=True)
class Links:
    """Where facts and claims are, seen from the page `page`; None for what is shown nowhere.

    A fact is on the page of its subject, and the words of a claim are where its document has its place. Without an
    `index` there is only this page, and everything is on it. `marked` are the claims whose words it shows; where a
    document has its place elsewhere, that page has an anchor for each of its claims.
    """

    page: str
    marked: Container[str]
    index: str | None = None
    homes: Mapping[str, Place] = field(default_factory=dict)
    paged: Container[str] | None = None

    def fact(self, id: str, subject: str) -> str | None:
        """The card of a fact."""
        return self._to(Place(subject), f"f-{id}")

    def claim(self, id: str, source: str) -> str | None:
        """The words of a claim in its document."""
        if id in self.marked:
            return f"#c-{id}"
        place = self.homes.get(source)
        if self.index is None or place is None or page_name(self.index, *place) == self.page:
            return None
        return self._to(place, f"c-{id}")

    def document(self, source: str) -> str | None:
        """The card of a document."""
        place = self.homes.get(source)
        return None if place is None else self._to(place, f"d-{anchor(source)}")

    def _to(self, place: Place, anchor: str) -> str | None:
        if self.index is None:
            return f"#{anchor}"
        if self.paged is not None and place.subject not in self.paged:
            return None
        page = page_name(self.index, *place)
        return f"#{anchor}" if page == self.page else f"{page}#{anchor}"


def sized(homes: Mapping[str, str], characters: Callable[[str], int]) -> dict[str, Place]:
    """The place of each document of a whole sheet, by its home and its size."""
    return placed((source, home, characters(source)) for source, home in homes.items())
