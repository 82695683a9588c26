"""Currencies and percents that are named without a number: "the dollar rose", "a small percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.values.currencies import CODES, WORDS
from pipeline.values.figures import Printed

_NAMES = [
    "dollar",
    "euro",
    "yen",
    "yuan",
    "renminbi",
    "rmb",
    "rupee",
    "peso",
    "franc",
    "ruble",
    "rupiah",
    "ringgit",
    "baht",
    "usd",
    "eur",
    "gbp",
    "jpy",
    "cny",
    "inr",
    "aud",
    "chf",
]
_ALONE = re.compile(
    r"\b(?P<money>(?:(?:us|canadian|australian|hong kong|mexican|swiss|chinese|indian|japanese) )?"
    rf"(?:{'|'.join(_NAMES)})s?)\b"
    r"|(?P<percent>(?<![\w%])%|\b(?:percentages?|percents?|per cent)\b)",
    re.IGNORECASE,
)


def units_alone(text: str, currency: str) -> Iterator[Printed]:
    """Every such word, as a figure without a value."""
    for found in _ALONE.finditer(text):
        if found["percent"]:
            yield Printed("percent", *found.span(), None, None, "%")
            continue
        money = WORDS.get(found.group().lower()) or CODES.get(found.group())
        if money:
            code = currency if money.code is None and money.name == "Dollar" else money.code
            yield Printed("money", *found.span(), None, None, money.name, code)
