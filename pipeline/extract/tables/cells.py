"""What the headings of a cell say of its figure: property, unit, qualifiers and date."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from msgspec.structs import replace

from pipeline.extract.dates import stamp
from pipeline.extract.draft import Draft
from pipeline.extract.places.settings import setting_of
from pipeline.extract.prose.narrow import surveyed
from pipeline.extract.reading import Reading
from pipeline.extract.reading.figures import kind_of
from pipeline.extract.reading.percentiles import percentile
from pipeline.extract.reading.said import said
from pipeline.extract.reading.scaled import has_own
from pipeline.extract.scene.ranks import ordinal
from pipeline.extract.tables.grids import Table
from pipeline.extract.tables.headings import Bare, Column, Heading, Headings, Legend, Unit
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile, Property, Qualifier
from pipeline.records.document import Cell, Range
from pipeline.records.mention import Mention

_NONE: frozenset[str] = frozenset()
_COUNTED = re.compile(r"\s?\+?\s*(?:years?|yrs?)\b|\s(?!dollars|euros|pounds)[a-z]{3,}s,")
"""What a number counts that stands right behind it: "53,470 officers, mean wage $87,110"."""
_LETTERS = re.compile(r"(?!to\b|and\b|or\b)\b[a-z]{2,}")
_SHARE = re.compile(r"\W*(\d{1,2})(?:th|st|nd|rd|\s?%|\s?percent|\b)")
_IN_PERCENT = re.compile(r"\((?:in\s)?(?:percent|per cent|%|share)[^)]{0,30}\)\W*\Z", re.I)
_YEAR = 4
"""The digits of a year; so many, below a heading that names a year, are one, however long ago."""

_LABEL = 40
_SHARES = 1000
"""A bare number of so much is no percentage; below a heading that names pay it is money."""


class Cells:
    """Reads the cells of one document's tables by their headings.

    What stands in a cell beside its figure is its own heading; None where it holds nothing but the figure, so that
    what was found for one such cell holds for all under the same headings.
    """

    def __init__(self, reading: Reading, legend: Legend) -> None:
        self.reading, self.legend = reading, legend
        self.text, self.profile = reading.text, reading.profile
        self.blocks = reading.document.blocks
        self._takes = _worded(reading.profile)
        self._ranks: dict[int, tuple[str, int, int] | None] = {}
        self.percentiles = b"percentile" in reading.folded

    def meant(self, table: Table, cell: Cell, mention: Mention, headings: Headings) -> Mention:
        """A bare number with the unit that its column printed once, or that its heading names."""
        if mention.unit or (mention.end < cell.end and _COUNTED.match(self.text, mention.end, cell.end)):
            return mention
        bare = headings.bare
        if bare is None:
            bare = headings.bare = self._bare(table, headings)
        if bare.years and mention.end - mention.start == _YEAR:
            return replace(mention, kind="date", high=Decimal(0))
        unit = self._unit(table, cell, mention, bare)
        if unit is None or self._is_aside(cell, mention):
            return mention
        return replace(mention, kind=unit[0], currency=unit[1])

    def _is_aside(self, cell: Cell, mention: Mention) -> bool:
        """Whether a bare number stands behind words of its own in a cell that has a sum: "$45,720 (employs 710)"."""
        sums = [each for each in self.reading.mentions_in(cell.start, mention.start) if each.kind == "money"]
        bracket = self.text.rfind("(", sums[-1].end, mention.start) if sums else -1
        return bracket >= 0 and _LETTERS.search(self.text, bracket, mention.start) is not None

    def _unit(self, table: Table, cell: Cell, mention: Mention, bare: Bare) -> Unit | None:
        """The kind and currency of a bare number: by a sign or word over it, by its column, by what that names."""
        small = mention.low is not None and mention.low < _SHARES
        if bare.shares and small:
            return "percent", mention.currency
        if bare.currency:
            return "money", bare.currency
        unit = table.units.get(cell.column) if table.role is not None else None
        if unit and unit[0] in ("money", "percent"):
            return unit
        return ("money", mention.currency) if bare.sums or (bare.priced and not small) else None

    def _bare(self, table: Table, headings: Headings) -> Bare:
        """What the headings of a column say of bare numbers: a heading that names only pay is over 33,620."""
        nearest = [heading.saying for heading in headings.own[:2]]
        named = {self.profile.properties[key].kind for saying in nearest for _, key in saying.properties}
        currency = next((saying.currency for saying in nearest if saying.currency), None)
        return Bare(
            any(saying.percent for saying in nearest) or _led_by_percent(table),
            named == {"year"},
            named == {"money"},
            named == {"money"} and (headings.scaled or self._scaled(table)) is not None,
            currency if currency and not self._counts(headings) else None,
        )

    def _counts(self, headings: Headings) -> bool:
        """Whether the innermost heading that names any figure names one of people or things: a row of employees."""
        named = next((heading.saying.properties for heading in headings.own if heading.saying.properties), [])
        return bool(named) and all(self.profile.properties[key].kind == "count" for _, key in named)

    def scale(self, table: Table, mention: Mention, given: Heading) -> tuple[Decimal, Range] | None:
        """What a bare number of a table is multiplied by, and where that is said.

        Words that do not say of which figures they speak ("in thousands, except percentages") speak of money where a
        table has any: whole people counted beside it are printed whole.
        """
        scale = given.saying.scale
        if scale is None or (scale.of or mention.kind) != mention.kind:
            return None
        if has_own(self.text[mention.start : mention.end]):
            return None
        named = {self.profile.properties[key].kind for _, key in given.saying.properties}
        if named:
            if mention.kind not in named:
                return None
        elif not scale.of and mention.kind == "count" and self._is_whole(mention) and self._has_money(table):
            return None
        return scale.factor, (given.start + scale.start, given.start + scale.end)

    def _is_whole(self, mention: Mention) -> bool:
        return mention.low is None or mention.low == mention.low.to_integral_value()

    def _has_money(self, table: Table) -> bool:
        """Whether any cell or heading of a table prints a currency, or names what is measured in one."""
        if table.priced is None:
            cells = [cell for row in table.rows for cell in row.cells]
            table.priced = any(
                each.kind == "money" for cell in cells for each in self.reading.mentions_in(cell.start, cell.end)
            ) or any(
                self.profile.properties[key].kind == "money"
                for cell in cells
                if cell.head
                for _, key in self.legend.at((cell.start, cell.end)).saying.properties
            )
        return table.priced

    def _scaled(self, table: Table) -> Heading | None:
        """The caption, lead-in or note of a table, or the cell above its row labels, that says what figures are in."""
        if table.scaled is None:
            corner = (self.legend.at((each.start, each.end)) for each in table.rows[0].cells[:1])
            table.scaled = [each for each in (*table.around[: table.said], *corner) if each.saying.scale]
        return table.scaled[0] if table.scaled else None

    def column(self, table: Table, mention: Mention, own: Heading | None, headings: Headings) -> Column | None:
        """The column of a figure: its property is what the innermost heading that names one of its kind says."""
        if own and own.saying.hits:
            return self._column(table, mention, own, headings)
        if mention.kind not in headings.columns:
            headings.columns[mention.kind] = self._column(table, mention, None, headings)
        return headings.columns[mention.kind]

    def _column(self, table: Table, mention: Mention, own: Heading | None, headings: Headings) -> Column | None:
        key = self._choose(table, kind_of(mention), own, headings)
        if key is None:
            return None
        scalable = mention.kind in ("money", "count")
        return Column(key, self.profile.properties[key], (headings.scaled or self._scaled(table)) if scalable else None)

    def _choose(self, table: Table, kind: str, own: Heading | None, headings: Headings) -> str | None:
        inside = [own] if own else []
        named = self.profile.named if table.named else ()
        nearest = _NONE.union(named, *[each.saying.markers for each in (*headings.own, *inside)])
        markers = nearest.union(*[each.saying.markers for each in table.around[:2]])
        for heading in (*headings.own, *inside, *table.around):
            best: tuple[int, str] | None = None
            for length, key in heading.saying.properties:
                if (best is None or length > best[0]) and _fits(self.profile.properties[key], kind, markers, nearest):
                    best = length, key
            if best:
                return self._later(best[1], headings)
            if kind == "money" and heading.saying.aside and _opens_aside(heading):
                return None  # "Cost: $255" below whatever heading
        implied = self._implied(kind, (*headings.own, own, *table.around[:1])) or self._shared(table, kind, headings)
        if implied:
            return self._later(implied, headings)
        return self._foretold(headings) if kind == "count" and "ahead" in nearest else None

    def _foretold(self, headings: Headings) -> str | None:
        """The property of a number that a label only foretells, for a year to come: "Projected (2034)"."""
        now = (key for key, prop in self.profile.properties.items() if prop.later)
        later = (self._later(key, headings) for key in now)
        return next((key for key in later if not self.profile.properties[key].later), None)

    def _implied(self, kind: str, scope: Sequence[Heading | None]) -> str | None:
        """The property that a figure of its kind is when a heading names only a statistic or a pay period."""
        if any(heading.saying.aside for heading in scope[:2] if heading):
            return None
        stated = {mark.key for each in scope if each for hit in each.saying.hits for mark in hit.means.qualifiers}
        for key, prop in self.profile.properties.items():
            if prop.kind == kind and not stated.isdisjoint(prop.implied):
                return key
        return None

    def _shared(self, table: Table, kind: str, headings: Headings) -> str | None:
        """The property of bare percentages beside settings: how many work in each."""
        if kind != "percent" or table.role is None or table.role != setting_of(self.profile):
            return None
        if any(heading.saying.properties or heading.saying.aside for heading in headings.own):
            return None
        return next((key for key, prop in self.profile.properties.items() if prop.share), None)

    def _later(self, key: str, headings: Headings) -> str:
        """The property of a column about a year to come, told from the years of the columns beside it."""
        later = self.profile.properties[key].later
        if later is None:
            return key
        dates = self.legend.dates
        own = next((when for heading in headings.own if (when := self.legend.when("as_of", heading))), None)
        return later if own and dates.is_to_come(str(own.value)) else key

    def narrows(self, own: Heading, key: str) -> bool:
        """Whether what stands beside a figure may say what or when it is of."""
        return bool(own.mentions) or not own.saying.said.keys().isdisjoint(self._takes[key])

    def narrow(
        self,
        table: Table,
        own: Heading | None,
        mention: Mention | None,
        draft: Draft,
        headings: Headings,
        known: Collection[str] = (),
    ) -> None:
        """Fill in date and qualifiers but for known ones, by what stands beside a figure and by the headings."""
        prop = self.profile.properties[draft.property]
        scope = [own, *headings.scope] if own else headings.scope
        for name, qualifier in self._takes[draft.property].items():
            if name not in draft.qualifiers and name not in known:
                self._qualify(table, name, qualifier, scope, mention if own else None, draft)
        for heading in scope:
            when = self.legend.when(prop.dates, heading) if heading.mentions else None
            if when:
                stamp(draft, prop, self.text, when)
                return
        when = self.legend.dates.for_all(draft.start) if prop.dates == "as_of" and surveyed(prop) else None
        if when:
            stamp(draft, prop, self.text, when)

    def ranked(self, row: int, draft: Draft) -> None:
        """The percentile that a cell of the same row gives, in a column of percentiles: "10%", "90th"."""
        name = next((name for name, qualifier in self._takes[draft.property].items() if qualifier.ranks), None)
        if name is None:
            return
        if row not in self._ranks:
            self._ranks[row] = self._ranked(row)
        rank = self._ranks[row]
        if rank:
            draft.qualifiers[name] = rank[0]
            draft.read(name, self.text, *rank[1:])

    def _ranked(self, row: int) -> tuple[str, int, int] | None:
        """What the last such column of a row holds."""
        for cell in self.blocks[row].cells[::-1]:
            if cell.heads and self.legend.at(cell.heads[-1]).saying.percentiles:
                share = _SHARE.match(self.text, cell.start, cell.end)
                if share:
                    return "median" if share[1] == "50" else f"p{share[1]}", *share.span()
        return None

    def _qualify(
        self,
        table: Table,
        name: str,
        qualifier: Qualifier,
        scope: list[Heading],
        beside: Mention | None,
        draft: Draft,
    ) -> None:
        """Take a qualifier from the first heading that says it; `beside` is the figure in the first one, if any."""
        for heading in scope:
            if qualifier.ranks and heading.mentions and self._percentile(table, heading, draft, name):
                return
            best = heading.saying.said.get(name)
            if best and heading in table.around and heading.spent and not self._is_led(table):
                continue
            if best:
                if beside and heading is scope[0]:
                    best = _nearest(heading, name, qualifier, beside) or best
                value, start, end = best
                draft.qualifiers[name] = value
                draft.read(name, self.text, heading.start + start, heading.start + end)
                return

    def _is_led(self, table: Table) -> bool:
        """Whether the paragraph above a table ends by leading to it, so that all of it may speak of the table."""
        return table.lead >= 0 and self.text.endswith(":", 0, self.blocks[table.lead].end)

    def _percentile(self, table: Table, heading: Heading, draft: Draft, name: str) -> bool:
        if heading in table.around and heading.spent:
            return False  # it has a sum of its own
        for mention in heading.mentions:
            if mention.unit != "ordinal" and mention.kind != "percent":
                continue
            value = None
            place = mention.start - heading.start
            ranking = (hit.means.rank for hit in heading.saying.hits if 0 <= place - hit.end <= 3)
            rank = next((rank for rank in ranking if rank), None)
            high = rank is not None and rank.value == "high"
            if mention.unit == "ordinal":
                tail = self.text[mention.end : heading.end].lstrip(" -").lower()
                if tail.startswith(("percentile", "pct")) or (not tail and self._ranks_columns(table)):
                    value = ordinal(self.text, mention, high=high)
            elif mention.kind == "percent" and mention.low is not None:
                alone = (mention.start, mention.end) == heading.where and self._ranks_columns(table)
                value = percentile(mention.low, high) if rank or alone else None
            if value:
                draft.qualifiers[name] = value
                draft.read(name, self.text, mention.start, mention.end)
                return True
        return False

    def _ranks_columns(self, table: Table) -> bool:
        """Whether a heading says "percentile" for the ordinals beside it."""
        if table.ranks is None:
            heads = (cell for row in table.rows[:2] for cell in row.cells if cell.head)
            table.ranks = any("percentile" in self.text[cell.start : cell.end].lower() for cell in heads)
        return table.ranks


@once
def _worded(profile: Profile) -> dict[str, dict[str, Qualifier]]:
    """By property, the qualifiers that it takes and words can say."""
    worded = {name: each for name, each in profile.qualifiers.items() if each.values or each.scale or each.ranks}
    return {
        key: {name: worded[name] for name in prop.takes if name in worded} for key, prop in profile.properties.items()
    }


def _led_by_percent(table: Table) -> bool:
    """Whether the lead-in of a list says that its bare numbers are percentages: "Where they work (percent):"."""
    return table.made and table.said > 0 and _IN_PERCENT.search(table.around[0].saying.words) is not None


def _nearest(own: Heading, name: str, qualifier: Qualifier, beside: Mention) -> tuple[str, int, int] | None:
    """What the cue nearest to a figure says of a qualifier."""
    best: tuple[int, str, Hit] | None = None
    start, end = beside.start - own.start, beside.end - own.start
    for hit in own.saying.hits:
        value = said(own.saying.words, hit, name, qualifier)
        if value is not None:
            cost = hit.start - end if hit.start >= end else start - hit.end + 40
            if best is None or cost < best[0]:
                best = cost, value, hit
    return (best[1], best[2].start, best[2].end) if best else None


def _opens_aside(heading: Heading) -> bool:
    """Whether a short heading begins with words for what is no property: "Cost", "Bonus"."""
    words = heading.saying.words.rstrip()
    if len(words) > _LABEL or words.endswith((".", "!", "?")):
        return False
    first = next((hit for hit in heading.saying.hits if hit.means.asides), None)
    return first is not None and not words[: first.start].strip(" *_•-")


def _fits(prop: Property, kind: str, markers: frozenset[str], nearest: frozenset[str]) -> bool:
    if prop.kind != kind:
        return False
    return markers.issuperset(prop.needs) and nearest.isdisjoint(prop.refuses)
