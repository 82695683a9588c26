"""Drafts become claims: assumed qualifiers are filled in and marked, evidence is cut, ids follow from content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from pipeline.extract.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import Subjects
from pipeline.records.claim import Claim, Context, Evidence, claim_id
from pipeline.records.document import Document, Page, Range

Box = tuple[float, float, float, float]


def assemble(reading: Reading, subjects: Subjects, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """The claims of a document, sorted by place."""
    occurrences: Counter[Hashable] = Counter()
    sections: dict[tuple[int, ...], tuple[str, ...]] = {}
    claims = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, draft.end, draft.property)):
        _assume(reading, draft)
        claims.append(_claim(reading, subjects, draft, occurrences, sections))
    return tuple(claims)


def _assume(reading: Reading, draft: Draft) -> None:
    """Fill in what the text leaves out."""
    for name, default in reading.profile.properties[draft.property].defaults.items():
        if name not in draft.qualifiers:
            value = reading.source.geography if default == "manifest" else default
            if value:
                draft.qualifiers[name] = value
                draft.assume(name)
    for context in draft.contexts:
        if context.of == "subject":
            return
    draft.assume("subject")


def _claim(
    reading: Reading,
    subjects: Subjects,
    draft: Draft,
    occurrences: Counter[Hashable],
    sections: dict[tuple[int, ...], tuple[str, ...]],
) -> Claim:
    source, subject = reading.document.source, draft.subject or subjects.slug
    qualifiers = dict(sorted(draft.qualifiers.items()))
    said = subject, draft.property, tuple(qualifiers.items()), draft.value, draft.bound, draft.attribution
    occurrence = occurrences[said] = occurrences[said] + 1
    return Claim(
        claim_id(source, subject, draft.property, qualifiers, draft.value, draft.bound, draft.attribution, occurrence),
        source,
        subject,
        draft.property,
        draft.value,
        draft.bound,
        qualifiers,
        draft.attribution,
        _evidence(reading, draft, sections),
        tuple(sorted(draft.contexts, key=_by_part)),
    )


def _by_part(context: Context) -> tuple[str, int]:
    return context.of, context.start or 0


def _evidence(reading: Reading, draft: Draft, sections: dict[tuple[int, ...], tuple[str, ...]]) -> Evidence:
    document = reading.document
    block = document.blocks[draft.block]
    section = sections.get(block.path)
    if section is None:
        section = sections[block.path] = document.section(block)
    raw, page, box = placed(document, draft.start, draft.end)
    return Evidence(
        draft.start,
        draft.end,
        document.text[draft.start : draft.end],
        (block.start, block.end) if block.kind == "row" else reading.sentence(draft.block, draft.start),
        section,
        raw,
        page,
        box,
    )


def placed(document: Document, start: int, end: int) -> tuple[Range | None, int | None, Box | None]:
    """Where a range of the text stands in the decoded file, or on which page and in which box, where that is known."""
    raw = document.raw.range(start, end) if document.raw else None
    page = _page(document, start) if document.pages else None
    return (raw, page.number, _box(page, (start, end))) if page else (raw, None, None)


def _page(document: Document, place: int) -> Page | None:
    return next((page for page in document.pages if page.start <= place < page.end), None)


def _box(page: Page, where: Range) -> Box | None:
    """The smallest box around the lines that hold a range."""
    boxes = [box for start, end, *box in page.boxes if start < where[1] and where[0] < end]
    if not boxes:
        return None
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)
