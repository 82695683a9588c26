"""What the headings of a cell say of its figure: property, unit, qualifiers and date."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.extract.dates import Dates, When, stamp
from pipeline.extract.draft import Draft
from pipeline.extract.figures import kind_of
from pipeline.extract.grids import Table
from pipeline.extract.lexicon import Hit
from pipeline.extract.ranks import ordinal, percentile
from pipeline.extract.reading import Reading, Stretch
from pipeline.extract.said import said
from pipeline.profiles.model import Profile, Property, Qualifier
from pipeline.records.claim import Context
from pipeline.records.claim import Qualifier as Said
from pipeline.records.document import Cell
from pipeline.records.mention import Mention

LONG = 120
"""A cell longer than this is prose in a table: only its own sentence could say what a figure in it is."""

_YEARS = re.compile(r"\s?\+?\s*(?:years?|yrs?)\b")
_SHARE = re.compile(r"\W*(\d{1,2})(?:th|st|nd|rd|\s?%|\s?percent|\b)")
_SHARES = 1000
"""A bare number of so much is no percentage; below a heading that names pay it is money."""
_CURRENCY = re.compile(r"[$£€]|\b(?:USD|EUR|GBP|CAD|AUD|CHF)\b")
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b|\bshare\b", re.I)


class Column(NamedTuple):
    """What the headings say of every figure below them that says nothing more itself."""

    qualifiers: dict[str, Said]
    contexts: list[Context]


class Headings:
    """The headings that speak of some cells, innermost first, with what they were found to say."""

    __slots__ = ("chosen", "columns", "currency", "markers", "percent", "stretches")

    def __init__(self, text: str, stretches: list[Stretch]) -> None:
        self.stretches = stretches
        near = stretches[:2]
        self.percent = any(_PERCENT.search(text, head.start, head.end) for head in near if head.end - head.start < LONG)
        self.currency = _currency_in(text, near)
        self.markers = _markers(stretches)
        self.chosen: dict[str, str | None] = {}
        self.columns: dict[tuple[str, tuple[str, ...]], Column] = {}

    def level(self, profile: Profile) -> str | None:
        """The property of the first heading that asks for a level of a scale."""
        properties = profile.properties
        asked = (key for each in self.stretches for hit in each.hits for key in hit.means.properties)
        return next((key for key in asked if properties[key].kind == "level"), None)


class Cells:
    """Reads the headings of one document's tables."""

    def __init__(self, reading: Reading, dates: Dates) -> None:
        self.reading, self.dates, self.text = reading, dates, reading.text
        self.profile = reading.profile
        blocks = reading.document.blocks
        self._title = next((block.start for block in blocks if block.kind == "heading" and block.level == 1), -1)

    def meant(self, table: Table, cell: Cell, mention: Mention, headings: Headings) -> Mention:
        """A bare number with the unit that its column printed once, or that its heading names."""
        if mention.kind != "count":
            table.units[cell.column] = mention.kind, mention.currency
            return mention
        if mention.unit or _YEARS.match(self.text, mention.end, cell.end):
            return mention
        if headings.percent and mention.low is not None and mention.low < _SHARES:
            return mention._replace(kind="percent")
        if headings.currency:
            return mention._replace(kind="money", currency=headings.currency)
        if table.role is not None and cell.column in table.units:
            kind, currency = table.units[cell.column]
            if kind in ("money", "percent"):
                return mention._replace(kind=kind, currency=currency)
        if mention.low is not None and mention.low >= _SHARES and self._priced(headings):
            return mention._replace(kind="money")
        return mention

    def _priced(self, headings: Headings) -> bool:
        """Whether the headings of a column name only what is measured in money: "Annual wage" over 33,620."""
        named = [key for head in headings.stretches[:2] for hit in head.hits for key in hit.means.properties]
        return bool(named) and all(self.profile.properties[key].kind == "money" for key in named)

    def property(
        self, mention: Mention, own: Stretch, headings: Headings, around: list[Stretch], named: bool = False
    ) -> str | None:
        """The property of a figure: by the innermost heading that names one of its kind, then by the words around."""
        kind = kind_of(mention)
        if named:
            headings.markers |= frozenset(self.profile.named)
        if own.hits:
            return self._choose(kind, own, headings, around)
        if kind not in headings.chosen:
            headings.chosen[kind] = self._choose(kind, own, headings, around)
        return headings.chosen[kind]

    def _choose(self, kind: str, own: Stretch, headings: Headings, around: list[Stretch]) -> str | None:
        nearest = headings.markers | _markers([own]) if own.hits else headings.markers
        markers = nearest | _markers(around[:2])
        for stretch in (*headings.stretches, own, *around):
            best: tuple[int, str] | None = None
            for hit in stretch.hits:
                for key in hit.means.properties:
                    longer = best is None or hit.end - hit.start > best[0]
                    if longer and _fits(self.profile.properties[key], kind, markers, nearest):
                        best = hit.end - hit.start, key
            if best:
                return best[1]
        return self._implied(kind, (*headings.stretches, own, *around[:1]))

    def _implied(self, kind: str, scope: Sequence[Stretch]) -> str | None:
        """The property that a figure of its kind is when a heading names only a statistic or a pay period."""
        if any(hit.means.asides for stretch in scope[:2] for hit in stretch.hits):
            return None
        stated = {mark.key for stretch in scope for hit in stretch.hits for mark in hit.means.qualifiers}
        for key, prop in self.profile.properties.items():
            if prop.kind == kind and not stated.isdisjoint(prop.implied):
                return key
        return None

    def later(self, key: str, headings: Headings) -> str:
        """The property of a column about a year to come, told from the years of the columns beside it."""
        later = self.profile.properties[key].later
        if later is None:
            return key
        own = next((when for head in headings.stretches if (when := self.dates.date_in((head.start, head.end)))), None)
        return later if own and self.dates.is_to_come(str(own.value)) else key

    def narrow(
        self, table: Table, own: Stretch, mention: Mention | None, prop: Property, draft: Draft, headings: Headings
    ) -> None:
        """Fill in qualifiers and date. Where a cell holds its figure alone, what was read for its column holds."""
        alone = mention is not None and mention.kind != "date" and not own.hits and len(own.mentions) == 1
        if not alone:
            self._read(table, own, mention, prop, draft, headings)
            return
        key = draft.property, tuple(draft.qualifiers)
        column = headings.columns.get(key)
        if column is None:
            drawn = Draft(draft.property, draft.value, draft.start, draft.end, draft.block)
            drawn.qualifiers.update(draft.qualifiers)
            self._read(table, own, mention, prop, drawn, headings)
            added = {name: value for name, value in drawn.qualifiers.items() if name not in draft.qualifiers}
            column = headings.columns[key] = Column(added, drawn.contexts)
        draft.qualifiers.update(column.qualifiers)
        draft.contexts += column.contexts

    def _read(
        self, table: Table, own: Stretch, mention: Mention | None, prop: Property, draft: Draft, headings: Headings
    ) -> None:
        around = (stretch for stretch in table.around if stretch.start != self._title)
        scope = [own, *headings.stretches, *around]
        for name in prop.takes:
            qualifier = self.profile.qualifiers.get(name)
            if qualifier and name not in draft.qualifiers and (qualifier.values or qualifier.scale or qualifier.ranks):
                self._qualify(table, name, qualifier, scope, mention, draft)
        for stretch in scope:
            when = self._when(prop, stretch)
            if when:
                stamp(draft, prop, self.text, when)
                return
        when = self.dates.for_all(own.start) if prop.dates == "as_of" else None
        if when:
            stamp(draft, prop, self.text, when)

    def ranked(self, cells: Sequence[Cell], prop: Property, draft: Draft) -> None:
        """The percentile that a cell of the same row gives, in a column of percentiles: "10%", "90th"."""
        name = next((each for each in prop.takes if self.profile.qualifiers[each].ranks), None)
        if name is None:
            return
        for cell in cells:
            head = self.text[slice(*cell.heads[-1])].strip().lower() if cell.heads else ""
            share = _SHARE.match(self.text, cell.start, cell.end) if head.startswith("percentile") else None
            if share:
                draft.qualifiers[name] = "median" if share[1] == "50" else f"p{share[1]}"
                draft.read(name, self.text, *share.span())

    def _qualify(
        self,
        table: Table,
        name: str,
        qualifier: Qualifier,
        scope: list[Stretch],
        mention: Mention | None,
        draft: Draft,
    ) -> None:
        for stretch in scope:
            best = self._nearest(stretch, name, qualifier, mention if stretch is scope[0] else None)
            if best:
                value, hit = best
                draft.qualifiers[name] = value
                draft.read(name, self.text, hit.start, hit.end)
                return
            if qualifier.ranks and self._percentile(table, stretch, draft, name):
                return

    def _nearest(
        self, stretch: Stretch, name: str, qualifier: Qualifier, mention: Mention | None
    ) -> tuple[str, Hit] | None:
        """The first cue of a heading that says something of a qualifier; beside a figure, the one nearest to it."""
        best: tuple[int, str, Hit] | None = None
        for hit in stretch.hits:
            value = said(self.text, hit, name, qualifier) if name in hit.means.said or hit.means.steps else None
            if value is None:
                continue
            if mention is None:
                return value, hit
            cost = hit.start - mention.end if hit.start >= mention.end else mention.start - hit.end + 40
            if best is None or cost < best[0]:
                best = cost, value, hit
        return best[1:] if best else None

    def _percentile(self, table: Table, stretch: Stretch, draft: Draft, name: str) -> bool:
        for mention in stretch.mentions:
            value = None
            if mention.unit == "ordinal":
                tail = self.text[mention.end : stretch.end].lstrip(" -").lower()
                if tail.startswith(("percentile", "pct")) or (not tail and self._ranks_columns(table)):
                    value = ordinal(self.text, mention)
            elif mention.kind == "percent" and mention.low is not None:
                ranking = (hit.means.rank for hit in stretch.hits if 0 <= mention.start - hit.end <= 3)
                rank = next((rank for rank in ranking if rank), None)
                alone = mention.end == stretch.end and mention.start == stretch.start and self._ranks_columns(table)
                value = percentile(mention.low, rank is not None and rank.value == "high") if rank or alone else None
            if value:
                draft.qualifiers[name] = value
                draft.read(name, self.text, mention.start, mention.end)
                return True
        return False

    def _ranks_columns(self, table: Table) -> bool:
        """Whether a heading says "percentile" for the ordinals beside it."""
        heads = (cell for row in table.rows[:2] for cell in row.cells if cell.head)
        return any("percentile" in self.text[cell.start : cell.end].lower() for cell in heads)

    def _when(self, prop: Property, stretch: Stretch) -> When | None:
        where = stretch.start, stretch.end
        match prop.dates:
            case "as_of":
                return self.dates.date_in(where)
            case "window":
                return self.dates.window_in(where)
            case "target":
                return self.dates.target(where)
            case None:
                return None


def _fits(prop: Property, kind: str, markers: Collection[str], nearest: Collection[str]) -> bool:
    if prop.kind != kind:
        return False
    return all(need in markers for need in prop.needs) and not any(word in nearest for word in prop.refuses)


def _markers(stretches: Sequence[Stretch]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for stretch in stretches:
        for hit in stretch.hits:
            if hit.means.markers:
                found |= hit.means.markers
    return found


def _currency_in(text: str, heads: Sequence[Stretch]) -> str | None:
    """The currency that a heading prints for its column: Wage ($)."""
    for head in heads:
        if head.end - head.start <= 60:
            sign = _CURRENCY.search(text, head.start, head.end)
            if sign:
                return _SIGNS.get(sign[0], sign[0])
    return None
