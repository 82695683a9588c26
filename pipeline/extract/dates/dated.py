"""The dates that stand in a sentence, and which of them a figure there holds for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.extract.dates.relative import may_tell, relative_years
from pipeline.extract.reading import Reading
from pipeline.extract.scene.nearest import Clauses
from pipeline.records.claim import Basis
from pipeline.records.document import Range
from pipeline.records.mention import Mention

_UNTIL = re.compile(
    r"(?<!\byear )(?<!\bmonths )(?<!\bweeks )(?<!\bquarter )"
    r"\b(?:by|through|until|till|before|to|toward|reach(?:ing)?(?: \w+)?(?: in)?)\s+(?:the (?:year|end of)\s+)?$",
    re.I,
)
"""What stands before a date that is only reached: "by 2034"."""

CITED = 100_000
"""What a date costs that only says when a work was published: "(BLS, 2023)" dates a figure where nothing else does."""

_ITS_OWN = re.compile(r":\s(?:(?:about|around|nearly|some)\s)?")
"""What stands between a year and a figure that is this year's and no other's: "(2023: 11.9%)"."""

_REACH = 80
"""How many characters before a date what it is the date of may begin."""

_SAID = 20
"""How many characters before a year the cue may begin that makes it what is said."""

_WORK = re.compile(r"\([A-Z][^()\n]{1,60}?,?\s$")


_COMPARED = re.compile(
    r"(?:increas\w*|r[io]se\w*|gain\w*|gr[eo]w\w*|up|improve\w*|decreas\w*|declin\w*|down|fell|drop\w*|%|percent|higher|"
    r"lower|more|less)[^.;$]{0,25}\b(?:over|on|than(?: in)?|from|versus|vs\.?|compared (?:to|with)|against)\s+"
    r"(?:the\s+)?(?:fiscal\s+)?\Z",
    re.I,
)
"""What stands before a date that a change is measured from: "an increase of 6 percent over 2023"."""

_REACHING = frozenset(b"by through until till before to toward year of".split())
_COMPARING = frozenset(b"over on than from versus vs to with against the fiscal".split())
_THAN_IN = [b"than", b"in"]
"""The words that may stand last before a date which is only reached, or which a change is measured from."""

_DIGIT = re.compile(r"\d")
_OF_ANOTHER = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|against|from|after|than (?:the|its|their|last))\s"
    r"(?:(?:the|about|around|just|nearly|some|only)\s)*"
    r"[$£€]?\d[\d.,]*\s?(?:%|percent|per cent|thousand|[mb]illion|[kmb]n?\b)?(?:\s[a-z]+)?,?"
    r"(?:\s(?:which|that|it|they|we|reported|recorded|earned|paid|posted|seen|measured|published|given)\b[^.;:$%\d]{0,50}?)?"
    r"\s(?:(?:in|for|at|during|of|back in)\s)?(?:the\s)?(?:fiscal\s)?\Z",
    re.I,
)
"""What stands between a figure and the date of the one that it is compared with: ", compared to 7.9% in 2023"."""


class Dated(NamedTuple):
    """A date in a sentence: whether it is only reached ("by 2034"), a work's ("(BLS, 2023)"), or what a change is
    measured from; and whether it is stated or follows from another."""

    mention: Mention
    reached: bool
    cited: bool
    compared: bool
    basis: Basis = "stated"


class Stated:
    """The dates of one document, sentence by sentence; each sentence is read once for all the figures in it.

    `year_before` gives the year that holds before a place of the text: what "the year before" counts from.
    """

    def __init__(self, reading: Reading, year_before: Callable[[int], int | None]) -> None:
        self.reading, self.text, self.year_before = reading, reading.text, year_before
        self._years = {key for key, prop in reading.profile.properties.items() if prop.kind == "year"}
        published = reading.source.published
        self._published = int(published[:4]) if published and published[:4].isdigit() else None
        self._read: dict[Range, list[Dated]] = {}

    def nearest(
        self, where: Range, clauses: Clauses | None = None, mention: Mention | None = None, until: bool = False
    ) -> Dated | None:
        """The date in a range that a figure there holds for, without a figure the last one.

        `until` also takes a date that is only reached.
        """
        dates = self.of(where)
        if not dates:
            return None
        found = [
            dated
            for dated in dates
            if (until or not dated.reached) and not self._is_no_date_of(dated, mention, where[0])
        ]
        if len(found) < 2:
            return found[0] if found else None
        return min(found, key=lambda dated: self._cost(dated, clauses, mention))

    def _cost(self, dated: Dated, clauses: Clauses | None, mention: Mention | None) -> int:
        date = dated.mention
        if mention and _ITS_OWN.fullmatch(self.text, date.end, max(date.end, mention.start)):
            return -CITED
        cost = clauses.cost(mention, date.start, date.end) if clauses and mention else -date.start
        return cost + CITED if dated.cited else cost

    def _is_no_date_of(self, dated: Dated, mention: Mention | None, low: int) -> bool:
        """Whether a date is that of another figure, which this one is compared with: "12.5% (2023: 11.9%)"."""
        date = dated.mention
        if mention and mention.end > date.start:
            return False
        if dated.compared or (self.text.startswith(":", date.end) and self.text.endswith("(", 0, date.start)):
            return True
        return self.is_of_another(date, mention.end if mention else low)

    def is_of_another(self, date: Mention, low: int) -> bool:
        """Whether a date is that of a figure which another is compared with, by the words before it."""
        between = max(low, date.start - _REACH), date.start
        figured = _DIGIT.search(self.text, *between) is not None  # few dates have the figure of another before them
        return figured and _OF_ANOTHER.search(self.text, *between) is not None

    def of(self, where: Range) -> list[Dated]:
        """The dates in a range."""
        found = self._read.get(where)
        if found is None:
            found = self._read[where] = self._dates(where)
        return found

    def _dates(self, where: Range) -> list[Dated]:
        low, dates = where[0], [each for each in self.reading.mentions_in(*where) if each.kind == "date"]
        if self._years:
            dates = [date for date in dates if not self._is_value(date, low)]
        found = [self._dated(date, low) for date in dates]
        told = self.reading.folded.find(b"year", *where) >= 0  # few ranges hold it, so few are split into words
        if told and may_tell(self.reading.words_in(*where)):
            for year in relative_years(self.text, where, self._published, self.year_before):
                found.append(Dated(year, False, False, self._dated(year, low).compared, "inferred"))
        return found

    def _dated(self, date: Mention, low: int) -> Dated:
        """A date by what stands before it in its sentence: of the words that set it apart, few stand right there."""
        text, start = self.text, date.start
        if start == low or not text[start - 1].isspace():
            return Dated(date, False, False, False)
        words = self.reading.words_in(max(low, start - 40), start)
        if not words:
            return Dated(date, False, False, False)
        compares = words[-1] in _COMPARING or words[-2:] == _THAN_IN
        return Dated(
            date,
            (words[-1] in _REACHING or b"reach" in words or b"reaching" in words)
            and _UNTIL.search(text, max(low, start - 40), start) is not None,
            text.find("(", max(low, start - 70), start) >= 0
            and _WORK.search(text, max(low, start - 70), start) is not None,
            compares and _COMPARED.search(text, max(low, start - 60), start) is not None,
        )

    def _is_value(self, date: Mention, low: int) -> bool:
        """Whether a year is itself what a property states ("founded in 1894"), so that it dates nothing beside it."""
        cues = self.reading.hits_in(max(low, date.start - _SAID), date.start)
        return any(not self._years.isdisjoint(hit.means.properties) for hit in cues)
