"""Dates and periods in digits: "May 2024", "2023-04-15", "2024-34", "the 1970s"."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.values.around import word_before
from pipeline.values.figures import Printed
from pipeline.values.numbers import Numeral

_MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS = {name: month for month, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH_STARTS = frozenset(name[:3] for name in MONTHS)
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_YEAR = r"((?:19|20)\d\d)(?!\d|,\d\d\d)"
_ISO = re.compile(
    r"(?:19|20)\d\d([-/])(0[1-9]|1[0-2])(?:\1(0[1-9]|[12]\d|3[01]))?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![-/\d])"
)
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/])")
_MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
_SHORT = re.compile(r"(?:19|20)\d\d(?:[-\u2010\u2011\u2012\u2013\u2014\u2212/])(\d\d)(?![\d%]|[.,]\d|[-/]\d)")
_DECADE = re.compile(r"(?:19|20)\d0['’]?s\b")
_AFTER_DAY = re.compile(
    rf"(?:st|nd|rd|th)?(?:,?[ \u00a0]|[ \u00a0]of[ \u00a0]|-)(?:([A-Za-z]{{3,9}})\.?,?(?:[ \u00a0-]|\Z))?(?:{_YEAR})?",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"(?:st|nd|rd|th)\s{1,2}century\b", re.IGNORECASE)
_QUARTER_BEFORE = re.compile(
    r"\b(?:Q([1-4])|(first|second|third|fourth|last)[ -]quarter)(?:[ \u00a0]of|,)?"
    r"(?:[ ]?fiscal(?:[ ]year)?)?[ \u00a0]\Z",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"([1-4])(?:,| of|/)?[ \u00a0]?(?:(?:FY|fiscal)[ ]?)?((?:19|20)\d\d)(?![\d,])")
_QUARTER_AFTER = re.compile(r"[ \u00a0](?:Q([1-4])\b|(first|second|third|fourth)[ -]quarter\b)", re.IGNORECASE)
_FISCAL = re.compile(r"(?:\bfiscal[ ](?:year[ ])?|\b[FC]Y[ ]?)\Z", re.IGNORECASE)
_COUNTS = frozenset(["than", "least", "nearly", "almost", "approximately", "roughly", "most"])
_COUNTED = re.compile(
    r"[ \u00a0](?:people|hours?|workers|jobs|employees|openings|positions|members|students|words|miles|square|feet"
    r"|km|kg|lbs|pounds|calories|units)\b"
)
BEFORE_COUNTS = frozenset(["about", "around", "over", "some", "to", "under", "the"])
"""Words before what may be a year, where a word behind tells that it counts: "over 2000 people"."""

_OPENING = frozenset((*MONTHS, *["of", "quarter", "q1", "q2", "q3", "q4", "fiscal", "year", "fy", "cy"]))
BEFORE_YEARS = _OPENING | _COUNTS
"""Words before what may be a year that tell more of it, or that it is none."""

_SINCE = re.compile(
    r"\b(?:in|since|circa|c\.|early|late|year|est\.?|established|founded|incorporated|started|opened|born|built)\s\Z",
    re.I,
)
_ENDS = re.compile(
    r"[.,;:)](?![\d])|\s*\Z|[\n\t]|\s(?:\(|[–—-]\s|(?:by|as|with|and|to|when|in|at|on|from|under|that|he|she|it|they|the|after|"
    r"before|for|who|which|while|but)\b)"
)
"""What stands before a year of long ago, and behind it; a noun behind would be what is counted: "in 1500 towns"."""

_OPEN_ENDED = frozenset(" \u00a0-%$€£")
_UNITS_AFTER = re.compile(
    r"[ \u00a0-]?(?:%|[$€£](?!\d)|percent\b|per[ ]cent\b|million\b|billion\b|thousand\b|hours\b|days\b"
    r"|weeks\b|months\b|years\b|dollars?\b|euros?\b|USD\b|EUR\b)"
)


def calendar(text: str, numeral: Numeral) -> Printed | None:
    """The date or period that a number opens; None where it reads as a quantity."""
    digits = numeral.end - numeral.start
    if digits == 4:
        return _from_year(text, numeral) if _may_be_year(numeral) else _long_ago(text, numeral)
    if digits <= 2:
        return _from_day(text, numeral)
    if numeral.printed[4:5] == "." and digits <= 7 and numeral.printed[:2] in ("19", "20"):
        return _noted(text, numeral)
    return None


def _may_be_year(numeral: Numeral) -> bool:
    return numeral.printed[:2] in ("19", "20") and numeral.printed.isdigit()


def _long_ago(text: str, numeral: Numeral) -> Printed | None:
    """A year before 1900, where the words on both sides leave no other reading: "founded in 1894 by"."""
    if not "1000" <= numeral.printed < "1900" or not numeral.printed.isdigit():
        return None
    month = _month_before(text, numeral.start)
    if month is not None and text[month[0]].isupper():
        return year_and_month(month[0], numeral.end, int(numeral.printed), month[1])
    if _SINCE.search(text, numeral.start - 14 if numeral.start > 14 else 0, numeral.start) is None:
        return None
    return (
        year_and_month(numeral.start, numeral.end, int(numeral.printed), 0) if _ENDS.match(text, numeral.end) else None
    )


def _noted(text: str, numeral: Numeral) -> Printed | None:
    """A year with the mark of a note behind its full stop: "in May 2024.3 The next sentence"."""
    after = text[numeral.end : numeral.end + 2]
    if after and not (after[0].isspace() and after[1:].isupper()):
        return None
    month = _month_before(text, numeral.start)
    if not month and not text.endswith(("in ", "since ", "by ", "of ", "to ", "through ", "until "), 0, numeral.start):
        return None
    start, of = month or (numeral.start, 0)
    return year_and_month(start, numeral.start + 4, int(numeral.printed[:4]), of)


def _from_day(text: str, numeral: Numeral) -> Printed | None:
    start, end = numeral.start, numeral.end
    after = text[end : end + 1]
    if after == "/":
        slashed = _SLASHED.match(text, start)
        if slashed:
            first, second, year = int(slashed[1]), int(slashed[3]), int(slashed[4])
            month = first if first <= 12 else second
            return (
                year_and_month(start, slashed.end(), year if year > 99 else 2000 + year, month) if month <= 12 else None
            )
        monthly = _MONTH_YEAR.match(text, start)
        return year_and_month(start, monthly.end(), int(monthly[2]), int(monthly[1])) if monthly else None
    if after == "s" and end - start == 2 and text[start - 1 : start] in ("'", "’", "‘") and numeral.printed[1] == "0":
        first = int(numeral.printed) + (2000 if numeral.printed < "30" else 1900)
        return Printed("period", start, end + 1, Decimal(first), Decimal(first + 10), "decade")
    if after.isalpha() and (century := _CENTURY.match(text, end)):
        first = (int(numeral.printed) - 1) * 100
        return Printed("period", start, century.end(), Decimal(first), Decimal(first + 100), "century")
    if text[start - 1 : start] in ("q", "Q") and end - start == 1:
        return _in_quarter(text, start)
    return _day(text, start, end)


def _in_quarter(text: str, start: int) -> Printed | None:
    """A quarter before its year ("Q3 2023"); alone it is a code."""
    found = _QUARTER.match(text, start)
    if found is None:
        return Printed("count", start, start + 1, None, None, "code")
    return year_and_month(start - 1, found.end(), int(found[2]), 3 * int(found[1]) - 2, "quarter")


def _day(text: str, start: int, end: int) -> Printed | None:
    """A day with its month ("15 April 2023", "April 15, 2023"); without a year it is a day and no quantity."""
    following = text[end + 1 : end + 4].lower()
    day = (
        _AFTER_DAY.match(text, end)
        if following in _MONTH_STARTS or text[end : end + 1] in ",stnrdST" or following[:2] in ("19", "20", "of")
        else None
    )
    month = day and day[1] and MONTHS.get(day[1].lower())
    if day and month and (day[1][0].isupper() or day[2]):
        if day[2]:
            return year_and_month(start, day.end(), int(day[2]), month)
        return Printed("count", start, day.end(1), None, None, "day") if day[1].lower() not in ("may", "mar") else None
    before = _month_before(text, start)
    if before is None:
        return None
    if day and day[2] and not day[1]:
        return year_and_month(before[0], day.end(), int(day[2]), before[1])
    return Printed("count", before[0], end, None, None, "day") if text[before[0]].isupper() else None


def _month_before(text: str, start: int) -> tuple[int, int] | None:
    word = word_before(text, start).lstrip("([")
    place = start - 1 - len(word)
    if word == "of":
        word = word_before(text, place)
        place -= 1 + len(word)
    month = MONTHS.get(word.rstrip(".,").lower()) if word else None
    return (place, month) if month else None


def _from_year(text: str, numeral: Numeral) -> Printed | None:
    start, end, year = numeral.start, numeral.end, int(numeral.printed)
    after = text[end : end + 1]
    if after and not after.isspace() and after not in ",.;:)":
        longer = _longer(text, start, year)
        if longer:
            return longer
    word = word_before(text, start).lower()
    if word.endswith(".") and word.rstrip(".") not in MONTHS:
        word = ""  # another sentence
    word = word.strip("([.,")
    if _is_quantity(text, start, end, word):
        return None
    if word in _OPENING:
        month = _month_before(text, start)
        if month:
            return year_and_month(month[0], end, year, month[1])
        return _quarter(text, start, end, year) or year_and_month(start, end, year, 0)
    if text[start - 1 : start] in "Yy" or text[end + 1 : end + 2] in "Qftsq":
        return _quarter(text, start, end, year) or year_and_month(start, end, year, 0)
    return year_and_month(start, end, year, 0)


def _longer(text: str, start: int, year: int) -> Printed | None:
    """Forms that begin with a year: "2023-04-15", "2024-34", "1970s"."""
    iso = _ISO.match(text, start)
    short = _SHORT.match(text, start)
    if iso and (iso[3] or not short or int(short[1]) <= year % 100):
        return year_and_month(start, iso.end(), year, int(iso[2]))
    if short and (int(short[1]) > year % 100 or (year % 100 > 90 and int(short[1]) < 60)):
        last = year - year % 100 + int(short[1])
        return Printed("period", start, short.end(), Decimal(year), Decimal(last if last > year else last + 100))
    decade = _DECADE.match(text, start)
    return Printed("period", start, decade.end(), Decimal(year), Decimal(year + 10), "decade") if decade else None


def _is_quantity(text: str, start: int, end: int, word: str) -> bool:
    """Whether a number that could be a year is counted or priced: "more than 2000 jobs", "$2000"."""
    if start and (text[start - 1] in "$€£" or text[start - 2 : start] in ("$ ", "€ ", "£ ")):
        return True
    if text[end : end + 1] not in _OPEN_ENDED:
        return False
    if _UNITS_AFTER.match(text, end):
        return word not in ("in", "constant")
    if text[start - 1 : start] in "~≈<>≥≤" and start:
        return True
    if word in _COUNTS:
        return True
    return word in BEFORE_COUNTS and bool(_COUNTED.match(text, end))


def _quarter(text: str, start: int, end: int, year: int) -> Printed | None:
    """A quarter ("Q3 2023", "the 1988 third quarter") by its first month, or a fiscal year."""
    if text[start - 1 : start] in (" ", "\u00a0", "Y"):
        before = _QUARTER_BEFORE.search(text, start - 34, start)
        if before:
            return year_and_month(before.start(), end, year, _first_month(before), "quarter")
        fiscal = _FISCAL.search(text, start - 12, start)
        if fiscal:
            return year_and_month(fiscal.start(), end, year, 0, "fiscal")
    after = _QUARTER_AFTER.match(text, end)
    return year_and_month(start, after.end(), year, _first_month(after), "quarter") if after else None


def _first_month(found: re.Match[str]) -> int:
    number = int(found[1]) if found[1] else QUARTERS[found[2].lower()]
    return 3 * number - 2


def year_and_month(start: int, end: int, year: int, month: int, unit: str | None = None) -> Printed:
    """A date as mentions state it: the year, and the month or 0."""
    return Printed("date", start, end, Decimal(year), Decimal(month), unit)
