"""Figures printed plainly, told at a glance: "457,300 jobs", "$48,940", "12 percent", "May 2023", "2023–33".

Most figures of any text are such: a number in one of a few forms, between spaces and stops, beside ordinary words.
One pattern tells the form, a look at the words on either side tells that they change nothing, and the figure is what
the full way would have read, for a fraction of the work. Every other number takes the full way.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.scan.apart import LABELS
from pipeline.extract.scan.calendar import BEFORE_COUNTS, BEFORE_YEARS, MONTHS
from pipeline.extract.scan.hedges import HEDGING, HEDGING_BEHIND, HEDGING_SIGNS
from pipeline.values.around import word_before
from pipeline.values.currencies import SIGNS
from pipeline.values.figures import LEADING, MINUS, Printed, dollars
from pipeline.values.kinds import canonical
from pipeline.values.units import AFTER_NUMBERS, POINTS

_PLAIN = re.compile(
    r"(?:((?:19|20)[0-9]{2})(?:[-\u2013]([0-9]{2})(?![0-9%]|[.,][0-9]|[-/][0-9]))?"
    r"|([0-9]{1,3}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,4})?)(%|[ ]percent\b)?)"
    r"(?=[.,;:](?:\s|\Z)|\)\s(?![0-9])|[ \t\n](?:(per)[ ](?:year|hour|month|week|day)|([^\W\d_]{2,}+))"
    r"|[\t\n](?:-?[0-9]|[(<•—*\[])|[ ]\(|\n?\Z)"
)
"""A year, with the last two digits of another, or a number, with its percent sign; and the word right behind it."""

_QUIET = frozenset(" \t\n(")
"""What stands before such a figure or its "$"."""

_SPACED = frozenset(" \n")

_TELLING = frozenset(word.lower() for word in (*LEADING, *MINUS))
"""Words before a number that make it an amount or turn its sign."""

_TELLING_BEHIND = AFTER_NUMBERS | MONTHS.keys() | {"am", "pm", "of", "first", "second", "third", "fourth"}
"""Words behind a number that make it an amount, a date, a time or a share, or may."""

_NAMING = HEDGING | LABELS
"""Words before a figure that hedge it or make it a label, or may: the last of them, without stops and brackets."""

_YEARS = {str(year): Decimal(year) for year in range(1900, 2100)}
_MONTHS = {name: Decimal(month) for name, month in MONTHS.items()}
_NO_MONTH = Decimal(0)


def plain(text: str, start: int, currency: str | None) -> Printed | None:
    """The figure whose digits begin at a place, where it is printed plainly; None where only the full way can tell."""
    priced = text[start - 1] == "$"
    first = start - priced
    before = text[first - 1]
    found = _PLAIN.match(text, start) if before in _QUIET and start >= 3 else None
    if found is None:
        return None
    year, last, digits, percent, per, behind = found.groups()
    end = found.end()
    if behind:
        behind = behind.lower()
        if behind in (POINTS if percent else _TELLING_BEHIND):
            return None
    word = beside = ""
    if before in _SPACED:
        word = word_before(text, first)
        if word:
            beside = word.strip("([.,").lower()
            if beside in _TELLING or word[-1] in SIGNS:
                return None
    if year:
        if priced:
            return None
        if last:  # of the same century
            return (
                Printed("period", start, end, _YEARS[year], _YEARS[year[:2] + last], quiet=True)
                if last > year[2:]
                else None
            )
        return _year(start, end, year, word, beside, behind)
    if priced and (percent or _owns(text, first)):
        return None
    if len(digits) < 3 and (
        (not percent and text.startswith(",", end)) or (not priced and _may_be_day(text, start, beside))
    ):
        return None
    number = Decimal(digits.replace(",", ""))
    if "." in digits:
        number = canonical(number)
    quiet = not (per or beside in _NAMING or behind in HEDGING_BEHIND or word[-1:] in HEDGING_SIGNS)
    if priced:
        return Printed("money", first, end, number, number, "Dollar", dollars(currency), 1, number, False, quiet)
    if percent:
        return Printed("percent", start, end, number, number, "%", None, 1, number, False, quiet)
    return Printed("count", start, end, number, number, None, None, 1, number, False, quiet)


def _owns(text: str, sign: int) -> bool:
    """Whether capital letters one space before a sign may say whose it is: "US $"."""
    return text[sign - 1] == " " and (text[sign - 2].isupper() or text[sign - 2] in "cC")


def _may_be_day(text: str, start: int, beside: str) -> bool:
    """Whether one or two digits may be a day of a month, or the number of an item of a list."""
    return beside in MONTHS or beside == "of" or text[start - 1] == "\n"


def _year(start: int, end: int, year: str, word: str, beside: str, behind: str | None) -> Printed | None:
    """A year, with the month right before it."""
    if beside:
        if beside in MONTHS and word.isalpha():
            return Printed("date", start - 1 - len(word), end, _YEARS[year], _MONTHS[beside], quiet=True)
        if beside in BEFORE_YEARS or (behind and beside in BEFORE_COUNTS) or not beside.isalpha():
            return None
    return Printed("date", start, end, _YEARS[year], _NO_MONTH, quiet=True)
