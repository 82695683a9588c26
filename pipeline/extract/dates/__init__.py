"""When a figure was true: its as-of date, or the window from one year to another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.dates.dated import Stated
from pipeline.extract.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.extract.reading.covering import Covering
from pipeline.extract.scene.nearest import Clauses
from pipeline.profiles.model import Property
from pipeline.records.claim import Basis
from pipeline.records.document import Range
from pipeline.records.mention import Mention

_DECADE = re.compile(
    r"\b(?:over|during|in|within|throughout|across) (?:the |this )?(?:course of (?:the |a )?)?(?:next|coming|"
    r"following|projection|projections|projected|same|entire)?\s*"
    r"(?:decade|ten[- ]year(?: period| span)?|10[- ]year(?: period| span)?|ten years|10 years)\b|\b(?:ten|10)[- ]year "
    r"(?:projection|outlook|forecast|growth)|\bdecade-long\b|\bthe (?:next|coming) decade\b",
    re.I,
)

_PARAGRAPHS = 4
"""How many paragraphs back the year lies at most that "the year before" counts from."""

_NEW = re.compile(
    r"\b(?:new|newer|newest|latest|current|updated|most recent)\s(?:[a-z]+\s)?"
    r"(?:figures?|numbers?|projections?|forecasts?|estimates?|editions?|rates?|values?|data|outlook)\b",
    re.I,
)
"""Words that set a figure apart from the one before: "the new figure of"."""


class When(NamedTuple):
    """A time read for a figure: `value` as the qualifier is written."""

    value: str | tuple[int, int]
    start: int
    end: int
    basis: Basis = "stated"


Read = Callable[[Range], When | None]


def stamp(draft: Draft, prop: Property, text: str, when: When) -> None:
    """Note on a draft when it holds: as its window, or as its date."""
    name = "window" if prop.dates == "window" else "as_of"
    draft.qualifiers[name] = when.value
    draft.read(name, text, when.start, when.end, when.basis)


def as_of_text(mention: Mention) -> str:
    """A date as its qualifier is written: 2024 or 2024-05."""
    year, month = int(mention.low or 0), int(mention.high or 0)
    return f"{year}-{month:02d}" if 1 <= month <= 12 and mention.unit != "quarter" else str(year)


def is_window(mention: Mention) -> bool:
    """Whether a mention is a span of years such as 2024–34."""
    return (
        mention.kind == "period"
        and mention.low is not None
        and mention.high is not None
        and mention.unit in (None, "", "year", "years")
    )


class Dates:
    """The dates of a document, looked up for one figure at a time."""

    def __init__(self, reading: Reading, covering: Covering | None) -> None:
        self.reading = reading
        self.covering = covering
        self.windows = [mention for mention in reading.mentions if mention.kind == "period" and is_window(mention)]
        self._starts = [window.start for window in self.windows]
        self._by_end: dict[int, int] = {}
        for window in reversed(self.windows):
            self._by_end[int(window.high or 0)] = int(window.low or 0)
        self._ends = frozenset(self._by_end) - {int(window.low or 0) for window in self.windows}
        self.stated = Stated(reading, self._year_before)
        self._for_all = self.date_in(self.covering.where) if self.covering else None
        self._dates: dict[Range, When | None] = {}
        self._windows: dict[Range, When | None] = {}
        self._above: dict[tuple[str, int, int, tuple[int, ...]], When | None] = {}

    def as_of(self, index: int, sentence: Range, clauses: Clauses, mention: Mention) -> When | None:
        """The date a figure holds for: in its sentence, else carried through the paragraph, else from the lead-in."""
        return (
            self.date_in(sentence, clauses, mention)
            or (not self._is_new(sentence, mention) and self._carried(index, sentence, self.date_in, self._dates))
            or self._around(index, "date", self.date_in)
            or self.for_all(sentence[0])
        )

    def _is_new(self, sentence: Range, mention: Mention) -> bool:
        """Whether a figure is set apart from what was said before as a newer one, so that it shares no time with it."""
        return _NEW.search(self.reading.text, sentence[0], mention.start) is not None

    def _carried(self, index: int, sentence: Range, read: Read, known: dict[Range, When | None]) -> When | None:
        """What the nearest sentence before one in its block says; `known` is what was read so far, up to a sentence."""
        found: When | None = None
        passed: list[Range] = []
        before = self.reading.before(index, sentence)
        while found is None and before:
            if before in known:
                found = known[before]
                break
            passed.append(before)
            found = read(before)
            before = self.reading.before(index, before)
        known.update(dict.fromkeys(passed, found))
        return found

    def is_for_all(self, when: When) -> bool:
        """Whether a date is the one that holds for the whole document."""
        return self.covering is not None and self.covering.says(when.start)

    def for_all(self, place: int) -> When | None:
        """The date that one sentence gives for all figures that have none of their own."""
        return self._for_all if self.covering and self.covering.holds(place) else None

    def date_in(
        self, where: Range, clauses: Clauses | None = None, mention: Mention | None = None, *, until: bool = False
    ) -> When | None:
        """The date in a range that a figure there holds for; `until` also takes one that is only reached: by 2034."""
        found = self.stated.nearest(where, clauses, mention, until)
        return When(as_of_text(found.mention), found.mention.start, found.mention.end, found.basis) if found else None

    def _year_before(self, place: int) -> int | None:
        """The year named last in a block before a place of it, else in the headings above."""
        index = self.reading.block_at(place)
        start = self.reading.document.blocks[index].start
        dates = [date for date in self.reading.mentions_in(start, place) if date.kind == "date"]
        named = [date for date in dates if not self.stated.is_of_another(date, start)] or dates
        if named:
            return int(named[-1].low or 0)
        above = self._around(index, "date", self.date_in)
        if above is None:
            blocks = self.reading.document.blocks
            before = (blocks[i] for i in range(index - 1, max(-1, index - 1 - _PARAGRAPHS), -1))
            near = ((each.start, each.end) for each in before if each.kind == "paragraph")
            above = next((when for where in near if (when := self.date_in(where))), None)
        return int(str(above.value)[:4]) if above else None

    def to_come(self, where: Range, clauses: Clauses, mention: Mention) -> When | None:
        """The year to come that a figure in a range is projected for; where none lies ahead, the nearest date."""
        dates = (date for date in self.reading.mentions_in(*where) if date.kind == "date")
        ahead = [date for date in dates if self.is_to_come(as_of_text(date))]
        if not ahead:
            return self.date_in(where, clauses, mention, until=True)
        date = min(ahead, key=lambda each: clauses.cost(mention, each.start, each.end))
        return When(as_of_text(date), date.start, date.end)

    def is_to_come(self, as_of: str) -> bool:
        """Whether a year lies after the document's own date, or is where its projections end."""
        year = int(as_of[:4])
        published = self.reading.source.published
        if published and published[:4].isdigit() and year > int(published[:4]):
            return True
        return year in self._ends

    def target(self, where: Range) -> When | None:
        """A year to come that a figure is projected for: by 2034."""
        for date in self.reading.mentions_in(*where):
            if date.kind == "date":
                return When(as_of_text(date), date.start, date.end)
            if is_window(date):
                return When(str(int(date.high or 0)), date.start, date.end)
        return None

    def window(self, index: int, sentence: Range, clauses: Clauses, mention: Mention) -> When | None:
        """The years a figure spans: stated, or inferred from the years that its document names elsewhere."""
        return (
            self.window_in(sentence, clauses, mention)
            or self._implied(sentence)
            or (not self._is_new(sentence, mention) and self._carried(index, sentence, self.spanned, self._windows))
            or self._around(index, "window", self.window_in)
        )

    def spanned(self, where: Range) -> When | None:
        """The window that a range states or implies."""
        return self.window_in(where) or self._implied(where)

    def _implied(self, where: Range) -> When | None:
        return self._until(where) or self._decade(where) or self._from_to(where)

    def window_in(self, where: Range, clauses: Clauses | None = None, mention: Mention | None = None) -> When | None:
        """The window in a range that a figure there spans."""
        windows = [period for period in self.reading.mentions_in(*where) if is_window(period)]
        if not windows:
            return None
        period = windows[-1]
        if clauses and mention and len(windows) > 1:
            period = min(windows, key=lambda each: clauses.cost(mention, each.start, each.end))
        return When((int(period.low or 0), int(period.high or 0)), period.start, period.end)

    def _until(self, where: Range) -> When | None:
        horizon = self.reading.profile.horizon
        for dated in self.stated.of(where):
            date = dated.mention
            if dated.reached and horizon:
                end = int(date.low or 0)
                return When((self._by_end.get(end, end - horizon), end), date.start, date.end, "inferred")
        return None

    def _from_to(self, where: Range) -> When | None:
        """Two years that lie a projection apart: "from 562,700 in 2023 to 723,300 in 2033"."""
        dates = [each for each in self.reading.mentions_in(*where) if each.kind == "date"]
        for low, high in pairwise(dates):
            first, last = int(low.low or 0), int(high.low or 0)
            if last - first == self.reading.profile.horizon:
                return When((first, last), low.start, high.end, "inferred")
        return None

    def _decade(self, where: Range) -> When | None:
        folded = self.reading.folded
        ten = folded.find(b"ten", *where) >= 0 or folded.find(b"10", *where) >= 0
        if folded.find(b"decade", *where) < 0 and not (ten and folded.find(b"year", *where) >= 0):
            return None
        match = _DECADE.search(self.reading.text, *where)
        return self.nearest_window(match.start(), match.end()) if match else None

    def nearest_window(self, start: int, end: int) -> When | None:
        """The window that "the decade" stands for: the one named last, else the next, else from the document's date."""
        if self.windows:
            chosen = self.windows[max(0, bisect_left(self._starts, start) - 1)]
            return When((int(chosen.low or 0), int(chosen.high or 0)), start, end, "inferred")
        published, horizon = self.reading.source.published, self.reading.profile.horizon
        if published and published[:4].isdigit() and horizon:
            return When((int(published[:4]), int(published[:4]) + horizon), start, end, "inferred")
        return None

    def _around(self, index: int, of: str, read: Read) -> When | None:
        """The time in the caption, lead-in or nearest heading of a block."""
        blocks = self.reading.document.blocks
        block = blocks[index]
        place = of, block.caption, block.lead, block.path
        if place not in self._above:
            above = (blocks[other] for other in (block.caption, block.lead, *block.path[:0:-1]) if other >= 0)
            times = (read((other.start, other.end)) for other in above)
            self._above[place] = next((time for time in times if time), None)
        return self._above[place]
