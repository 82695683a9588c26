"""What a page of the report shows, worked out before any of it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.publish.naming import short_names as short_names
from pipeline.publish.plot import Plot, plot
from pipeline.publish.told import FactTold, Teller
from pipeline.publish.wording import label_of, qualifiers, some, stated, subject_of
from pipeline.records.claim import Qualifier
from pipeline.records.conflict import Conflict, StatedValue
from pipeline.records.decision import Decision
from pipeline.records.document import Worded
from pipeline.records.finding import SEVERITIES
from pipeline.records.sheet import Fact, Gap, Sheet, Subject

CLAIMS_OF_A_FACT, CLAIMS_OF_A_PAGE = 100, 2_500
"""How many claims a fact is shown with, and how many the facts of a subject together; a plot has a row for fewer."""
ROWS_OF_A_PLOT = 40
VALUES_OF_A_CONFLICT = 40


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
    """Everything about one subject but its documents."""

    subject: Subject
    properties: tuple[PropertyView, ...]
    conflicts: tuple[ConflictView, ...]
    gaps: tuple[str, ...]
    counts: Mapping[str, int]


class Viewer:
    """Makes the views of one sheet, and looks through the sheet once for all of them."""

    def __init__(self, sheet: Sheet, documents: Mapping[str, Worded]) -> None:
        self.sheet = sheet
        self.names = short_names(sheet)
        self._teller = Teller(sheet, documents)
        properties = sheet.profile.properties if sheet.profile else ()
        self._sets = {each.id for each in properties if each.cardinality == "set"}
        self._scales = {each.id: each.scale for each in properties}
        self._decisions = {decision.id: decision for decision in sheet.decisions}
        self._led_to: dict[str, list[str]] = {}
        for fact in (*sheet.facts, *sheet.mentioned):
            self._led_to.setdefault(fact.conflict or "", []).append(fact.id)

    def subject(
        self,
        subject: Subject,
        facts: Sequence[Fact],
        conflicts: Iterable[Conflict],
        gaps: Iterable[Gap],
        with_subject: bool = False,
    ) -> SubjectView:
        """The view of a subject; `with_subject` where its facts are about several and each has to say about whom."""
        most = claims_shown([len(fact.claims) for fact in facts])
        return SubjectView(
            subject=subject,
            properties=tuple(self._properties(facts, most, with_subject)),
            conflicts=tuple(self.conflict(each) for each in by_urgency(conflicts)),
            gaps=tuple(label_of(self.sheet, gap.property) for gap in gaps),
            counts=Counter(fact.status for fact in facts),
        )

    def _properties(self, facts: Iterable[Fact], most: int, with_subject: bool) -> Iterator[PropertyView]:
        """Facts under the property they state, in the order of the sheet."""
        grouped: dict[str, list[FactView]] = {}
        for fact in facts:
            grouped.setdefault(fact.property, []).append(self._fact(fact, most, with_subject))
        for property, views in grouped.items():
            yield PropertyView(property, label_of(self.sheet, property), tuple(views), property in self._sets)

    def _fact(self, fact: Fact, most: int, with_subject: bool) -> FactView:
        told = self._teller.tell(fact, most)
        narrowed = qualifiers(fact.qualifiers)
        if with_subject:
            narrowed = ", ".join(filter(None, (told.subject, narrowed)))
        drawn = plot(fact, self.names, self._scales.get(fact.property, ()), most=ROWS_OF_A_PLOT)
        return FactView(fact, told, label_of(self.sheet, fact.property), narrowed, drawn)

    def conflict(self, conflict: Conflict) -> ConflictView:
        """A conflict in words."""
        decision = self._decisions.get(conflict.decision or "")
        return ConflictView(
            conflict=conflict,
            subject=subject_of(self.sheet, conflict.subject),
            label=label_of(self.sheet, conflict.property),
            narrowed=qualifiers(conflict.qualifiers),
            values=tuple(_value_view(each, self.names) for each in conflict.values[:VALUES_OF_A_CONFLICT]),
            facts=tuple(self._led_to.get(conflict.id, ())),
            suggested=_suggested(conflict),
            decided=_decided(decision) if decision is not None else None,
        )


def claims_shown(counts: Sequence[int]) -> int:
    """How many claims each fact of a page may be shown with, so that the page does not grow beyond all bounds.

    Facts with few claims leave room for the others, and none is left with fewer than three.
    """
    left, most = CLAIMS_OF_A_PAGE, CLAIMS_OF_A_FACT
    for place, count in enumerate(sorted(counts)):
        most = min(CLAIMS_OF_A_FACT, max(3, left // (len(counts) - place)))
        if count > most:
            break
        left -= count
    return most


def by_urgency(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """What is open comes first, then what is grave."""
    settled = ("open", "stale", "decided", "settled")
    return sorted(conflicts, key=lambda c: (settled.index(c.status), SEVERITIES.index(c.severity), c.subject, c.id))


def _value_view(value: StatedValue, names: Mapping[str, str]) -> tuple[str, str, str]:
    """A value, when it is of, and whose word it is."""
    dates: dict[str, Qualifier] = {}
    if value.window is not None:
        dates["window"] = value.window
    if value.as_of is not None:
        dates["as_of"] = value.as_of
    whose = some([names.get(each, each) for each in value.origins or value.sources])
    return stated(value), qualifiers(dates), ", ".join(whose)


def _suggested(conflict: Conflict) -> str | None:
    suggestion = conflict.suggestion
    return f"{stated(conflict.values[suggestion.value])}: {suggestion.reason}" if suggestion is not None else None


def _decided(decision: Decision) -> str:
    note = f": “{decision.note}”" if decision.note else ""
    return f"{decision.by}, {decision.outcome.replace('_', ' ')}{note}"
