"""What a page of the report shows, worked out before any of it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.publish.document_views import DocumentView, cited_marks, document_view
from pipeline.publish.naming import short_names as short_names
from pipeline.publish.plot import Plot, plot
from pipeline.publish.told import FactTold, tell
from pipeline.publish.wording import label_of, qualifiers, stated, subject_of
from pipeline.records.claim import Qualifier, Unclaimed
from pipeline.records.conflict import Conflict, StatedValue
from pipeline.records.document import Document
from pipeline.records.finding import SEVERITIES
from pipeline.records.sheet import Fact, Sheet, Subject


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
class SubjectView:
    """Everything about one subject."""

    subject: Subject
    properties: tuple[PropertyView, ...]
    conflicts: tuple[ConflictView, ...]
    documents: tuple[DocumentView, ...]
    gaps: tuple[str, ...]
    counts: Mapping[str, int]
    page: str = ""


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
    cited = cited_marks(sheet)
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
