"""Dates and periods: "May 2024", "2023-04-15", "2024-34", "the 1970s", "the next decade"."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.values.figures import Printed
from pipeline.values.numbers import Numeral

MONTHS = {
    name: number + 1
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec".split(
            "|"
        )
    )
    for name in names.split()
}
_MONTH_BEFORE = re.compile(r"\b([A-Z][a-z]{2,8})\.?[ \u00a0](?:(\d{1,2})(?:st|nd|rd|th)?,?[ \u00a0])?\Z")
_DAY_BEFORE = re.compile(r"(?<![\d,.])(\d{1,2})(?:st|nd|rd|th)?[ \u00a0](?:of[ \u00a0])?\Z")
_ISO = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d-])")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
_SHORT = re.compile(r"((?:19|20)\d\d)[-\u2010\u2011\u2013\u2014/](\d\d)(?![\d,.]*\d|%)")
_DECADE = re.compile(r"((?:19|20)\d0)['’]?s\b")
_DAY_THEN = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:,?[ \u00a0]|[ \u00a0](?:of[ \u00a0])?)(?:([A-Z][a-z]{2,8})\.?,?[ \u00a0])?((?:19|20)\d\d)\b(?!,\d)")


def calendar(text: str, numeral: Numeral) -> Printed | None:
    """The date or period that a number opens; None where it reads as a quantity."""
    if numeral.written != "digits" or numeral.value is None or not numeral.printed.isdigit():
        return None
    start = numeral.start
    if len(numeral.printed) == 4:
        return _from_year(text, numeral) if numeral.printed[:2] in ("19", "20") else None
    if len(numeral.printed) > 2:
        return None
    slashed = _SLASHED.match(text, start)
    if slashed:
        return _date(start, slashed.end(), int(slashed[3]), int(slashed[1]) if int(slashed[1]) <= 12 else int(slashed[2]))
    return _from_day(text, start)


def _from_day(text: str, start: int) -> Printed | None:
    found = _DAY_THEN.match(text, start)
    if not found:
        return None
    if found[1]:
        month = MONTHS.get(found[1].lower())
        return _date(start, found.end(), int(found[2]), month) if month else None
    before = _MONTH_BEFORE.search(text, max(0, start - 12), start)
    month = MONTHS.get(before[1].lower()) if before else None
    return _date(before.start(), found.end(), int(found[2]), month) if before and month else None


def _from_year(text: str, numeral: Numeral) -> Printed | None:
    start, year = numeral.start, int(numeral.printed)
    iso = _ISO.match(text, start)
    if iso and (iso[3] or int(iso[2]) <= year % 100 or start and text[start - 1] == "("):
        return _date(start, iso.end(), year, int(iso[2]))
    short = _SHORT.match(text, start)
    if short and int(short[2]) > year % 100:
        last = year - year % 100 + int(short[2])
        return Printed("period", start, short.end(), Decimal(year), Decimal(last))
    decade = _DECADE.match(text, start)
    if decade:
        return Printed("period", start, decade.end(), Decimal(year), Decimal(year + 10), "decade")
    month = _MONTH_BEFORE.search(text, max(0, start - 12), start)
    if month and not month[2] and month[1].lower() in MONTHS:
        return _date(month.start(), numeral.end, year, MONTHS[month[1].lower()])
    return _date(start, numeral.end, year, 0)


def _date(start: int, end: int, year: int, month: int) -> Printed:
    return Printed("date", start, end, Decimal(year), Decimal(month))
