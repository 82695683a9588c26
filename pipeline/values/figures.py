"""Figures: numbers with the sign, currency, scale and unit printed around them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from pipeline.values.around import word_before
from pipeline.values.currencies import CODES, DOLLARS, SIGN_CLASS, SIGNS, SMALL_CODES, WORDS, Currency, sign
from pipeline.values.numbers import VULGAR, Numeral
from pipeline.values.units import CODE_SCALES, Suffix, suffix

PrintedKind = Literal["money", "percent", "count", "duration", "period", "date"]


class Printed(Struct, frozen=True, gc=False):
    """A figure at text[start:end]: `low` and `high` scaled, `number` as written, `factor` the scale printed with it.

    `trails` says that the currency is a word or code behind the number, `quiet` that nothing beside it can hedge or
    label it and that its numbers are canonical.
    """

    kind: PrintedKind
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    currency: str | None = None
    factor: int = 1
    number: Decimal | None = None
    trails: bool = False
    quiet: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a number of which nothing says what it counts."""
        return self.kind == "count" and self.unit is None and self.low is not None


_SIGN = re.compile(
    r"(?:\b([A-Za-z]{1,3})|\b(US|CA|AU|NZ|HK|NT|[A-Z]{3}|[cC])[ ])?(" + SIGN_CLASS + r")[ \u00a0\u202f]?\Z"
)
_GLUED = re.compile(r"(?<![^\W_])[A-Za-z]{2,4}\Z")
_MINUS = re.compile(r"(?:(?<![^\s(|:;])[-\u2212\u2013]|\b(?:minus|negative)\s)\Z", re.IGNORECASE)
_FRACTION_SIGNS = frozenset((*VULGAR, " ", "-", "/"))
_CLOSING = frozenset(".,;:)]!?\"”’'")
"""What no unit begins with."""
MINUS = frozenset(("minus", "negative"))
"""Words that turn the sign of the number behind them."""

_APOSTROPHES = frozenset("'’")
_GROUPS = re.compile(r"(?<!\d{4})(?<!\.\d)(?<!\.\d\d)(?:(['’])\d{3}(?:\1\d{3})*)(?:\.\d+)?(?!\d)")
"""Thousands parted as the Swiss do, which no other way to write a figure looks like."""
_MINUS_ENDS = frozenset("-\u2212\u2013 \n\u00a0")
_ORDINAL = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)
_MIXED = re.compile(r"[ -]([1-7])/([2348])(?![\d/])")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,3})(?= of\b|\Z)")
_HALF_OF = re.compile(r"\s(?:of\b(?!\s(?:19|20)\d\d))|\s(?:the|all|their|its|our)\b")
_OF_ONE_PERCENT = re.compile(r"\s(?:of\s)?(?:an?|one)\s(?:percent(?:age\s(points?)\b)?\b|per\scent\b)", re.IGNORECASE)
_OTHER_HALF = re.compile(
    r"(?:first|second|third|fourth|last|latter|other|better|back|top|bottom|final|next|third|\d(?:st|nd|rd|th))[\s-]\Z",
    re.IGNORECASE,
)


def read(text: str, numeral: Numeral, currency: str | None, floor: int = 0) -> Printed | None:
    """The figure around a number; None where the words are no figure after all ("the second half of 2023").

    Nothing before `floor` is looked at: it belongs to the figure before.
    """
    start, end, number, written = numeral.start, numeral.end, numeral.value, numeral.written
    following = text[end : end + 1]
    if written == "part":
        return _share(text, numeral)
    if written == "words" and following == "-" and _ORDINAL.match(text, end):
        return None
    if following in _APOSTROPHES and number is not None and (groups := _GROUPS.match(text, end)):
        end, number = groups.end(), Decimal(numeral.printed + groups[0].replace(following, ""))
        following = text[end : end + 1]
    elif following in _FRACTION_SIGNS or (start > floor and text[start - 1] == "."):
        start, end, number = _fractional(text, numeral, floor)
        if following == "/" and (share := _slashed_share(text, numeral)):
            return share
    start, money, factor = _prefix(text, start, floor)
    after = None if following in _CLOSING else suffix(text, end, money is not None)
    if following == "+" and (unit_behind := suffix(text, end + 1, money is not None)):
        after = unit_behind if unit_behind.kind in ("duration", "percent") or unit_behind.factor != 1 else after
    if after and money and text[after.end - 1] in "$€£" and text[after.end : after.end + 1].isdigit():
        after = None  # the sign of the next amount: "$69,660 $73,020"
    kind: PrintedKind = "money" if money else "count"
    unit, trails = None, False
    if after:
        end, factor, kind, unit, money, trails = _with(after, end, factor, money)
    if start > floor and text[start - 1] in _MINUS_ENDS and number is not None:
        start, number = _signed(text, start, number)
    low = number if number is None or factor == 1 else _scaled(number, factor)
    if money:
        return Printed("money", start, end, low, low, money.name, _code(money, currency), factor, number, trails)
    return Printed(kind, start, end, low, low, unit, None, factor, number)


def _scaled(number: Decimal, factor: int) -> Decimal | None:
    """A number times its scale; None where nobody could mean so much."""
    scaled = number * factor
    return scaled if scaled.adjusted() < 24 else None


def _with(
    after: Suffix, end: int, factor: int, money: Currency | None
) -> tuple[int, int, PrintedKind, str | None, Currency | None, bool]:
    """What a number is, given what is printed after it: end, factor, kind, unit, currency, and whether that trails."""
    factor *= after.factor
    if money is None:
        return after.end, factor, after.kind or "count", after.unit, after.currency, after.currency is not None
    if after.kind is None:
        return after.end, factor, "money", None, money, False
    if after.currency and (money.code in (None, after.currency.code) or after.currency.code is None):
        return after.end, factor, "money", None, after.currency if after.currency.code else money, False
    return end, factor, "money", None, money, False


def _fractional(text: str, numeral: Numeral, floor: int) -> tuple[int, int, Decimal | None]:
    """Where a number begins and ends, and its value, with what stands for a fraction beside it: ".5", "2½", "1 1/2"."""
    start, end, number = numeral.start, numeral.end, numeral.value
    if number is None or numeral.written != "digits":
        return start, end, number
    if start > floor and text[start - 1] == "." and numeral.printed.isdigit() and not text[max(0, start - 2)].isalnum():
        return start - 1, end, Decimal("0." + numeral.printed)
    after = text[end : end + 2]
    if after[:1] in VULGAR:
        return start, end + 1, number + VULGAR[after[0]]
    if after[1:].isdigit() and after[0] in " -" and (mixed := _MIXED.match(text, end)):
        return start, mixed.end(), number + Decimal(int(mixed[1])) / int(mixed[2])
    return start, end, number


def _slashed_share(text: str, numeral: Numeral) -> Printed | None:
    """A fraction in digits of a whole: "3/4 of"."""
    found = _SLASHED.match(text, numeral.start)
    if not found or not 0 < int(found[1]) < int(found[2]):
        return None
    share = (Decimal(100 * int(found[1])) / int(found[2])).quantize(Decimal("0.01"))
    return Printed("percent", numeral.start, found.end(), share, share, "share", None, 1, share)


def _signed(text: str, start: int, number: Decimal) -> tuple[int, Decimal]:
    minus = (
        _MINUS.search(text, start - 9, start)
        if text[start - 1] not in " \n\u00a0" or _says_minus(text, start)
        else None
    )
    return (minus.start(), -number) if minus else (start, number)


def _says_minus(text: str, start: int) -> bool:
    return text[start - 2 : start - 1] in "se" and word_before(text, start).lower() in MINUS


def dollars(currency: str | None) -> str | None:
    """The code that a bare "$" stands for in a text that is said to be in a currency."""
    return currency if currency in DOLLARS else None


def _code(money: Currency, currency: str | None) -> str | None:
    """The code of a currency, taking a bare "$" for the dollar that the text is said to be in."""
    if money.code is None and money.name == "Dollar":
        return dollars(currency)
    return "GBP" if money.code is None and money.name in ("Pound", "Pence") else money.code


def _prefix(text: str, start: int, floor: int) -> tuple[int, Currency | None, int]:
    """A currency sign, code or name right before a number, and the scale that a code may carry ("MAUD 60")."""
    if start <= floor:
        return start, None, 1
    before = text[start - 2 : start] if start > 1 else text[start - 1]
    if before[-1] in SIGNS and not before[0].isalpha() and not before[0].isspace():
        return start - 1, SIGNS[before[-1]], 1
    if before[-1] in SIGNS or (before[0] in SIGNS and before[-1] in " \u00a0\u202f"):
        found = _SIGN.search(text, floor if floor > start - 7 else start - 7, start)
        if found:
            money = sign(found[3], found[1] or found[2] or "")
            return (found.start(), money, 1) if money else (found.start(3), SIGNS[found[3]], 1)
    glued = _GLUED.search(text, start - 4, start) if before[-1].isalpha() else None
    word = glued.group() if glued else word_before(text, start)
    place = start - len(word) - (not glued)
    if not word or place < floor or not (known := LEADING.get(word) or LEADING.get(word.lower())):
        return start, None, 1
    return place, *known


LEADING: dict[str, tuple[Currency, int]] = {code: (currency, 1) for code, currency in CODES.items()}
LEADING |= {
    letter + code: (currency, scale) for letter, scale in CODE_SCALES.items() for code, currency in CODES.items()
}
LEADING |= {code: (currency, 1) for code, currency in SMALL_CODES.items()}
LEADING |= {"$" + code.lower(): (currency, 1) for code, currency in CODES.items()}
LEADING |= {word: (WORDS[word], 1) for word in ("dollar", "euro", "sen", "yen", "rmb", "rs", "kr")}
LEADING |= {word + ".": (WORDS[word], 1) for word in ("rs", "kr")}
"""What is printed before a number: codes, codes with a scale, and the few names and codes in lower case that are."""


def _share(text: str, numeral: Numeral) -> Printed | None:
    """A part of a whole as a percentage: "half of", "two-thirds"; or, in "half a percent", as a part of one percent."""
    if numeral.value is not None and (percent := _OF_ONE_PERCENT.match(text, numeral.end)):
        part, unit = numeral.value.quantize(Decimal("0.01")), "percentage_points" if percent[1] else None
        return Printed("percent", numeral.start, percent.end(), part, part, unit, None, 1, part)
    plural = numeral.printed.endswith("s")
    whole = numeral.end - numeral.start == len(text)
    if not (plural or whole or _HALF_OF.match(text, numeral.end)) or _OTHER_HALF.search(
        text, numeral.start - 9, numeral.start
    ):
        return None
    value = numeral.value
    hundredths = None if value is None else (value * 100).quantize(Decimal("0.01"))
    return Printed("percent", numeral.start, numeral.end, hundredths, hundredths, "share", None, 1, hundredths)
