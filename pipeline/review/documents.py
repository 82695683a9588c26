"""A whole document with every claim marked, so that a reviewer can read on around a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.publish.marks import Mark, Passage, passages, unclaimed_mark
from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.review.desk import Desk
from pipeline.review.question import Wording
from pipeline.run.weigh import Weighed
from pipeline.values.wording import say


@dataclass(frozen=True)
class DocumentPage:
    """A source with its text, if the file is still the one that was read."""

    source: Source
    name: str
    passages: tuple[Passage, ...]
    read: tuple[Mark, ...]
    unclaimed: int
    changed: bool


def document_page(desk: Desk, weighed: Weighed, words: Wording, source: Source) -> DocumentPage:
    """The document of a source, whole: it is on this machine already, so its rights hide nothing here."""
    document = desk.document(source.id)
    claims = [claim for claim in weighed.claims if claim.source == source.id]
    unclaimed = [figure for figure in weighed.unclaimed if figure.source == source.id]
    read = tuple(_marks(claims, weighed, words))
    marks = [*read, *(unclaimed_mark(figure) for figure in unclaimed)]
    return DocumentPage(
        source=source,
        name=source.title or words.source(source.id),
        passages=passages(document, marks, "open", True) if document else (),
        read=read,
        unclaimed=len(unclaimed),
        changed=document is None,
    )


def _marks(claims: Iterable[Claim], weighed: Weighed, words: Wording) -> Iterator[Mark]:
    """One mark for each span; it leads to the conflict its claim is part of, else it is a place to point at."""
    disputed = {
        id: conflict.id for conflict in weighed.settlement.conflicts for value in conflict.values for id in value.claims
    }
    found: dict[tuple[int, int], Mark] = {}
    for claim in claims:
        place = claim.evidence.start, claim.evidence.end
        if place in found:
            found[place] = replace(found[place], claims=(*found[place].claims, claim.id))
            continue
        about, said = words.property(claim.property), say(claim.value, claim.bound)
        conflict = disputed.get(claim.id)
        href, standing = (f"/conflict/{conflict}", "preferred") if conflict else (f"#c-{claim.id}", "supporting")
        found[place] = Mark(*place, about, said, (claim.id,), href, standing)
    yield from (found[place] for place in sorted(found))
