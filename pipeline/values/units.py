"""What is printed after a number: its scale, percent, a currency, a length of time."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pipeline.values.currencies import CODES, OPENERS, SIGN_CLASS, SIGNS, WORDS, Currency

GLUED_SCALES = {"k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
COUNT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "tn": 10**12}
"""What may scale a number that is no money: "mm" and "b" are too often something else."""
SPACED_SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "mio": 10**6,
    "mio.": 10**6,
    "mrd": 10**9,
    "mrd.": 10**9,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
CODE_SCALES = {"k": 10**3, "T": 10**3, "M": 10**6, "m": 10**6, "B": 10**9, "b": 10**9}
"""Letters that scale a code printed right behind them: MEUR, kUSD."""
_PERCENT = {"%", "percent", "percents", "pct", "percentage", "percentages", "％"}
_PER_CENT = {"cent": "%", "cents": "%"}
POINTS = {"point", "points", "pts"}
_TIMES = {
    "year": ("year", "years", "yr", "yrs", "yr.", "yrs."),
    "month": ("month", "months", "mos"),
    "week": ("week", "weeks", "wk", "wks"),
    "day": ("day", "days"),
    "hour": ("hour", "hours", "hrs", "hr"),
    "minute": ("minute", "minutes"),
    "decade": ("decade", "decades"),
}
_OPENS = {"per", "percent", "percentage", "percentage-point"}
_NEXT = re.compile(
    r"((?:[ \t\u00a0\u202f\u2009](?:-[ ])?|-|\u2010|\u2011|[ \u00a0]?\n(?![A-Z]))?)"
    r"([A-Za-z](?:\.[A-Za-z])+\.?|(?:[Mm]io|[Mm]rd)\.|[^\W\d_]+|[%％]|" + SIGN_CLASS + ")"
)
_WEIGHT = re.compile(
    r"\b(?:lift|weigh|carry|heav|weight|load|mov|transport|push|pull|vehicle|cargo|truck|gross|force|thrust)",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"£|\b(?:cost|pric|pay|paid|worth|earn|salar|wage|fee|fine|charg|spen[dt]|sell|sold|buy|bought|budget|fund|invest|loan"
    r"|pence|sterling|profit|revenue|tax|grant|award|prize|debt|sav|euro|dollar|money|bill|deal|bid|offer)",
    re.IGNORECASE,
)

SuffixKind = Literal["money", "percent", "duration"]


class Suffix(NamedTuple):
    """What is printed right after a number, up to `end`."""

    end: int
    factor: int = 1
    kind: SuffixKind | None = None
    unit: str | None = None
    currency: Currency | None = None


_OF_INTEREST = (
    GLUED_SCALES.keys()
    | SPACED_SCALES.keys()
    | _PERCENT
    | _OPENS
    | OPENERS
    | WORDS.keys()
    | SIGNS.keys()
    | {code.lower() for code in CODES}
).union({"pp", "ppt", "ppts"}, *_TIMES.values())
AFTER_NUMBERS = _OF_INTEREST | POINTS | {(scale + code).lower() for scale in CODE_SCALES for code in CODES}
"""Every word and sign that `suffix` takes for a scale or unit, or for a part of one, in lower case."""

Unit = tuple[SuffixKind, str | None, Currency | None]
_UNITS: dict[str, Unit] = dict.fromkeys(_PERCENT, ("percent", "%", None))
_UNITS |= dict.fromkeys(("pp", "ppt", "ppts"), ("percent", "percentage_points", None))
_UNITS |= {word: ("duration", unit, None) for unit, words in _TIMES.items() for word in words}
_UNITS |= {name: ("money", None, currency) for name, currency in (WORDS | SIGNS).items()}


def suffix(text: str, end: int, is_money: bool) -> Suffix | None:
    """Scale and unit right after a number ("k", "million dollars", "percentage points", "-year"), if there are any."""
    word = _NEXT.match(text, end)
    if word is None or ((lower := word[2].lower()) not in _OF_INTEREST and word[2][1:] not in CODES):
        return None
    scale = SPACED_SCALES.get(lower) or (
        GLUED_SCALES.get(lower) if is_money else None if word[1] else COUNT_SCALES.get(lower)
    )
    if scale is None:
        return _unit(text, word, lower, end, 1)
    end = word.end()
    word = _NEXT.match(text, end)
    if word and (further := SPACED_SCALES.get(word[2].lower())) and further > scale:
        scale, end = scale * further, word.end()
        word = _NEXT.match(text, end)
    return _unit(text, word, word[2].lower(), end, scale) if word else Suffix(end, scale)


def _unit(text: str, word: re.Match[str], lower: str, end: int, factor: int) -> Suffix:
    """The unit that a word is or begins."""
    longer = _phrase(text, word, lower, factor) if lower in OPENERS or lower in _OPENS else None
    if longer:
        return longer
    unit = _UNITS.get(lower) or _code(word[2])
    if unit is None or (lower in SIGNS and _digit(text, word.end())):
        return _scaled_code(word[2], word.end()) or Suffix(end, factor)
    kind, name, currency = unit
    if currency is None:
        return Suffix(word.end(), factor, kind, name) if kind == "percent" or factor == 1 else Suffix(end, factor)
    if not _means_money(text, word, lower, factor):
        return Suffix(end, factor)
    scale = _NEXT.match(text, word.end()) if factor == 1 else None
    late = SPACED_SCALES.get(scale[2].lower()) if scale else None
    return Suffix(scale.end() if scale and late else word.end(), late or factor, "money", None, currency)


def _phrase(text: str, word: re.Match[str], lower: str, factor: int) -> Suffix | None:
    """Units of two or three words: "per cent", "percentage points", "us dollars", "Costa Rican colón"."""
    second = _NEXT.match(text, word.end())
    if second is None:
        return None
    two = second[2].lower()
    if lower == "per":
        return Suffix(second.end(), factor, "percent", "%") if two in _PER_CENT else None
    if lower in ("percent", "percentage", "percentage-point"):
        return Suffix(second.end(), factor, "percent", "percentage_points") if two in POINTS else None
    third = _NEXT.match(text, second.end())
    for end in filter(None, (third, second)):
        currency = WORDS.get(" ".join(text[word.start(2) : end.end()].lower().split()))
        if currency:
            return Suffix(end.end(), factor, "money", None, currency)
    return None


def _code(word: str) -> Unit | None:
    return ("money", None, CODES[word]) if word in CODES else None


def _scaled_code(word: str, end: int) -> Suffix | None:
    if word[1:] in CODES and word[0] in CODE_SCALES:
        return Suffix(end, CODE_SCALES[word[0]], "money", None, CODES[word[1:]])
    return None


def _digit(text: str, place: int) -> bool:
    """Whether a sign belongs to the number after it: "10 $30"."""
    after = text[place : place + 12].lstrip(" \u00a0")
    return after[:1].isdigit() and not re.match(r"[\d,.]+[ \u00a0]?[$€£]", after)


def _means_money(text: str, word: re.Match[str], lower: str, factor: int) -> bool:
    """Whether a word that is a currency and something else is a currency here ("lift 50 pounds", "won the race")."""
    if lower in ("pound", "pounds"):
        return factor > 1 or _is_price(text, word.start(), word.end())
    return lower != "won" or factor > 1


def _is_price(text: str, start: int, end: int) -> bool:
    """Whether pounds are money: where words of paying stand near, or where there are hardly any words at all."""
    if _WEIGHT.search(text, start - 60, end + 30):
        return False
    return len(text) <= 40 or bool(_PRICE.search(text, start - 60, end + 40))
