"""Drafts become claims: assumed qualifiers are filled in and marked, evidence is cut, ids follow from content."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from operator import attrgetter

from pipeline.extract.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.extract.whom.subjects import Subjects
from pipeline.profiles.model import Property
from pipeline.records.claim import Claim, Context, Evidence, numbered, testimony
from pipeline.records.document import Document, Page, Range
from pipeline.values import Value, figure

Box = tuple[float, float, float, float]

_PLACE, _PART = attrgetter("start", "end", "property"), attrgetter("of")


def assemble(reading: Reading, subjects: Subjects, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """The claims of a document, sorted by place."""
    document, slug = reading.document, subjects.slug
    source, blocks, text, raw = document.source, document.blocks, document.text, document.raw
    properties = reading.profile.properties
    repeated: dict[bytes, int] = {}
    assumed: dict[str, list[tuple[str, str]]] = {}
    sections: dict[tuple[int, ...], tuple[str, ...]] = {}
    claims = []
    for draft in sorted(drafts, key=_PLACE):
        key, value, bound, attribution = draft.property, draft.value, draft.bound, draft.attribution
        start, end, qualifiers = draft.start, draft.end, draft.qualifiers
        if key not in assumed:
            assumed[key] = _assumed(reading, key)
        contexts = _contexts(draft, assumed[key], properties[key])
        qualifiers = {name: qualifiers[name] for name in sorted(qualifiers)}
        subject = draft.subject or slug
        said = testimony(source, subject, key, qualifiers, value, bound, attribution)
        occurrence = repeated[said] = repeated.get(said, 0) + 1
        block = blocks[draft.block]
        section = sections.get(block.path)
        if section is None:
            section = sections[block.path] = document.section(block)
        sentence = (block.start, block.end) if block.kind == "row" else reading.sentence(draft.block, start)
        where = placed(document, start, end) if document.pages else (raw and raw.range(start, end), None, None)
        evidence = Evidence(start, end, text[start:end], sentence, section, *where)
        id = numbered(said, occurrence)
        claims.append(Claim(id, source, subject, key, value, bound, qualifiers, attribution, evidence, contexts))
    return tuple(claims)


def _assumed(reading: Reading, key: str) -> list[tuple[str, str]]:
    """What holds of a property where the text says nothing else."""
    defaults = reading.profile.properties[key].defaults.items()
    values = ((name, _of_manifest(reading, name) if value == "manifest" else value) for name, value in defaults)
    return [(name, value) for name, value in values if value]


def _of_manifest(reading: Reading, name: str) -> str | None:
    """Where the figures of a source hold by its manifest, as the profile spells it."""
    stated, qualifier = reading.source.geography, reading.profile.qualifiers.get(name)
    return qualifier.canonical(stated) if stated and qualifier else stated


def _is_under(value: Value, limit: Decimal) -> bool:
    known = figure(value)
    return known is not None and abs(known[1]) < limit


def _contexts(draft: Draft, assumed: list[tuple[str, str]], prop: Property) -> tuple[Context, ...]:
    """Where the parts of a claim were read, by part; what the text leaves out is filled in. Each part is read once."""
    qualifiers, contexts = draft.qualifiers, draft.contexts
    for name, value in assumed:
        if name not in qualifiers:
            small = prop.below.get(name)
            qualifiers[name] = small.value if small and _is_under(draft.value, small.under) else value
            draft.assume(name)
    for context in contexts:
        if context.of == "subject":
            break
    else:
        draft.assume("subject")
    if len(contexts) > 1:
        contexts.sort(key=_PART)
    return tuple(contexts)


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
