"""What a page of the report shows, worked out before any of it is drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.publish.explain import FactTold, tell
from pipeline.publish.links import web_address
from pipeline.publish.marks import Mark, Passage, Piece, passages, unclaimed_mark
from pipeline.publish.plot import Plot, plot
from pipeline.publish.wording import label_of, qualifiers, stated, subject_of
from pipeline.records.claim import Qualifier, Unclaimed
from pipeline.records.conflict import Conflict, StatedValue
from pipeline.records.document import Document
from pipeline.records.finding import SEVERITIES
from pipeline.records.sheet import Fact, PublishedSource, Sheet, Subject
from pipeline.values.wording import say

_HEAD = re.compile(r"\s*:\s|\s[|–—-]\s")
_TELLING: tuple[str, ...] = ("statistic", "window")


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with its plot and its story."""

    fact: Fact
    told: FactTold
    label: str
    narrowed: str
    plot: Plot | None

    @property
    def wide(self) -> bool:
        """Whether it takes the whole width: where more than one claim is weighed."""
        return self.plot is not None and len(self.plot.rows) > 1


@dataclass(frozen=True, slots=True)
class PropertyView:
    """The facts of one property of one subject; `items` where they add up to a list."""

    id: str
    label: str
    facts: tuple[FactView, ...]
    items: bool


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict with the facts it led to, and where on the report they are."""

    conflict: Conflict
    subject: str
    label: str
    narrowed: str
    values: tuple[tuple[str, str, str], ...]
    facts: tuple[str, ...]
    suggested: str | None
    decided: str | None


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


@dataclass(frozen=True, slots=True)
class SubjectView:
    """Everything about one subject."""

    subject: Subject
    properties: tuple[PropertyView, ...]
    conflicts: tuple[ConflictView, ...]
    documents: tuple[DocumentView, ...]
    gaps: tuple[str, ...]
    counts: Mapping[str, int]
    page: str = ""


def name_of(source: PublishedSource) -> str:
    """What to call a source in few words."""
    return source.publisher or source.title or source.id


def short_names(sheet: Sheet) -> dict[str, str]:
    """A short name for each source, told apart by its id where a publisher has several."""
    candidates = {source.id: _names(source) for source in sheet.sources}
    often = Counter(name for names in candidates.values() for name in set(names))
    return {
        id: next(name for name in (*names, id) if name == id or often[name] == 1) for id, names in candidates.items()
    }


def _names(source: PublishedSource) -> list[str]:
    """What a source may be called, the best first: its publisher, the head of its title, the whole title."""
    title = source.title or ""
    head = _HEAD.split(title, maxsplit=1)[0].strip()
    return [name for name in (source.publisher, head, title) if name]


def subject_views(
    sheet: Sheet, documents: Mapping[str, Document], unclaimed: Iterable[Unclaimed]
) -> Iterator[SubjectView]:
    """One view for every subject, and a last one for those merely mentioned, if there are any."""
    names = short_names(sheet)
    conflicts = [conflict_view(sheet, conflict, names) for conflict in by_urgency(sheet.conflicts)]
    homes = _homes(sheet)
    figures: dict[str, list[Unclaimed]] = {}
    for figure in unclaimed:
        figures.setdefault(figure.source, []).append(figure)
    cited = _cited(sheet)
    mentioned = Subject("also-mentioned", "Also mentioned")
    for subject in (*sheet.subjects, *([mentioned] if sheet.mentioned else [])):
        facts = sheet.mentioned if subject is mentioned else [f for f in sheet.facts if f.subject == subject.id]
        ids = {fact.subject for fact in facts} | {subject.id}
        yield SubjectView(
            subject=subject,
            properties=tuple(_properties(sheet, facts, documents, names, subject is mentioned)),
            conflicts=tuple(each for each in conflicts if each.conflict.subject in ids),
            documents=tuple(
                document_view(sheet, source, documents.get(source.id), cited, figures.get(source.id, []))
                for source in sheet.sources
                if homes[source.id] == subject.id
            ),
            gaps=tuple(label_of(sheet, gap.property) for gap in sheet.gaps if gap.subject == subject.id),
            counts=Counter(fact.status for fact in facts),
        )


def by_urgency(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """What is open comes first, then what is grave."""
    settled = ("open", "stale", "decided", "settled")
    return sorted(conflicts, key=lambda c: (settled.index(c.status), SEVERITIES.index(c.severity), c.subject, c.id))


def _homes(sheet: Sheet) -> dict[str, str]:
    """Under which subject each document is shown: its own, or else the one it says most about."""
    said: dict[str, Counter[str]] = {}
    for fact in sheet.facts:
        for standing in fact.claims:
            said.setdefault(standing.source, Counter())[fact.subject] += 1
    known = {subject.id for subject in sheet.subjects}
    first = sheet.subjects[0].id if sheet.subjects else "also-mentioned"
    homes = {}
    for source in sheet.sources:
        ranked = sorted(said.get(source.id, Counter()).items(), key=lambda pair: (-pair[1], pair[0]))
        homes[source.id] = source.subject if source.subject in known else ranked[0][0] if ranked else first
    return homes


def _properties(
    sheet: Sheet,
    facts: Sequence[Fact],
    documents: Mapping[str, Document],
    names: dict[str, str],
    with_subject: bool,
) -> Iterator[PropertyView]:
    """Facts under the property they state, in the order of the sheet."""
    sets = {each.id for each in sheet.profile.properties if each.cardinality == "set"} if sheet.profile else set()
    scales = {each.id: each.scale for each in sheet.profile.properties} if sheet.profile else {}
    grouped: dict[str, list[FactView]] = {}
    for fact in facts:
        narrowed = qualifiers(fact.qualifiers)
        if with_subject:
            narrowed = ", ".join(filter(None, (subject_of(sheet, fact.subject), narrowed)))
        told = tell(sheet, fact, documents)
        label = label_of(sheet, fact.property)
        drawn = plot(fact, names, scales.get(fact.property, ()))
        grouped.setdefault(fact.property, []).append(FactView(fact, told, label, narrowed, drawn))
    for property, views in grouped.items():
        yield PropertyView(property, label_of(sheet, property), tuple(views), property in sets)


def _value_view(value: StatedValue, names: Mapping[str, str]) -> tuple[str, str, str]:
    """A value, when it is of, and whose word it is."""
    dates: dict[str, Qualifier] = {}
    if value.window is not None:
        dates["window"] = value.window
    if value.as_of is not None:
        dates["as_of"] = value.as_of
    whose = (names.get(each, each) for each in value.origins or value.sources)
    return stated(value), qualifiers(dates), ", ".join(whose)


def conflict_view(sheet: Sheet, conflict: Conflict, names: Mapping[str, str]) -> ConflictView:
    """A conflict in words."""
    suggestion = conflict.suggestion
    decision = next((each for each in sheet.decisions if each.id == conflict.decision), None)
    return ConflictView(
        conflict=conflict,
        subject=subject_of(sheet, conflict.subject),
        label=label_of(sheet, conflict.property),
        narrowed=qualifiers(conflict.qualifiers),
        values=tuple(_value_view(each, names) for each in conflict.values),
        facts=tuple(fact.id for fact in (*sheet.facts, *sheet.mentioned) if fact.conflict == conflict.id),
        suggested=None if suggestion is None else f"{stated(conflict.values[suggestion.value])}: {suggestion.reason}",
        decided=None
        if decision is None
        else f"{decision.by}, {decision.outcome.replace('_', ' ')}" + (f": “{decision.note}”" if decision.note else ""),
    )


def _cited(sheet: Sheet) -> dict[str, list[Mark]]:
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
