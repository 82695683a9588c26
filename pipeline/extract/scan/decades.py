"""Years and decades in words: "nineteen eighty-four", "the nineteen seventies", "the next decade"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.values.figures import Printed
from pipeline.values.number_words import in_words
from pipeline.values.numbers import Numeral

_DECADES = (
    "hundreds",
    "tens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_TENS = {word: 10 * place for place, word in enumerate(_DECADES)} | {"noughties": 0}
_CENTURIES = {"nineteen": 1900, "twenty": 2000, "two thousand": 2000, "two thousands": 2000}
_DECADE = re.compile(
    rf"(?:(nineteen|twenty)[ -]({'|'.join(_TENS)})"
    r"|(two[ ]thousand)(?:[ ]and)?[ ](tens|twenties|thirties)|(two[ ]thousands))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(nineteen|twenty)[ ]([a-z]+teen|ten|eleven|twelve"
    r"|[a-z]{2,5}ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b(?![ -]\w+[\s-]old)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?:the|this|its|their)\s)?(next|coming|following|past|last|previous|this|the)\s(?:full\s)?decade\Z",
    re.IGNORECASE,
)
_OF_YEARS = re.compile(r"\w| (?:of|from|between|to|since)\b")
_WITHOUT_NUMBER = {"half a year": Decimal("0.5"), "a year and a half": Decimal("1.5")}
_HEDGES = "less than,more than,at least,up to,over,under,about,around,roughly,nearly,almost".split(",")
HEDGED = tuple(f"{hedge} a {unit}" for hedge in _HEDGES for unit in ("year", "month"))
"""One of a unit that only what stands before it tells from "a year" of pay."""
_HALF = " and a half"
_THEN = re.compile(r"[\s-](?:ago|earlier|later|before|after|old|from now|in|when|on)\b|['’]s")
"""What stands behind a point in time, not a length: "less than a year ago"."""
_RELATIONS = {"coming": "next", "following": "next", "last": "past", "previous": "past"}


def spoken(text: str, numeral: Numeral) -> Printed | None:
    """A decade or a year in words."""
    found = _DECADE.match(text, numeral.start)
    if not found:
        return _year(text, numeral.start)
    century, tens = found[1] or found[3] or found[5], found[2] or found[4] or ""
    first = _CENTURIES[century.lower()] + _TENS.get(tens.lower(), 0)
    return Printed("period", found.start(), found.end(), Decimal(first), Decimal(first + 10), "decade")


def _year(text: str, start: int) -> Printed | None:
    found = _YEAR.match(text, start)
    rest = next(in_words(found[2], 0, len(found[2])), None) if found else None
    if found is None or rest is None or rest[1] < len(found[2]):
        return None
    return Printed("date", start, found.end(), _CENTURIES[found[1].lower()] + rest[2], Decimal(0))


def unnumbered(text: str, marks: list[tuple[int, int]]) -> Iterator[Printed]:
    """Periods that no number opens: "the noughties", "the next decade" (its years follow from the document's dates).

    And lengths that are told without one: "half a year".
    """
    for start, end in marks:
        if text[start] in "aAhH" and (years := _WITHOUT_NUMBER.get(text[start:end].lower())):
            yield Printed("duration", start, end, years, years, "year")
        elif text[start:end].lower() in HEDGED:
            if not _THEN.match(text, end):
                unit = text[start:end].lower().rpartition(" ")[2]
                first = end - len(unit) - len("a ")
                more = Decimal("0.5") if text.startswith(_HALF, end) else Decimal(0)
                yield Printed("duration", first, end + (len(_HALF) if more else 0), 1 + more, 1 + more, unit)
        elif text[start] in "nN":
            yield Printed("period", start, end, Decimal(2000), Decimal(2010), "decade")
        elif text[start] in "dD" and end - start == 6:
            found = _RELATIVE.search(text, start - 24, end)
            if found and not _OF_YEARS.match(text, end):
                relation = "next" if text.startswith(" ahead", end) else found[1].lower()
                yield Printed("period", found.start(), end, None, None, f"{_RELATIONS.get(relation, relation)}_decade")
