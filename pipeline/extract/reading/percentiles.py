"""Percentiles by what names them: a share of the highest or lowest, in percent or as a fraction."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.words.lexicon import Hit

FRACTIONS = {"tenth": 10, "quarter": 25, "fifth": 20, "decile": 10, "quartile": 25, "ten": 10, "five": 20, "four": 25}
"""The percent that a fraction is, or one in so many."""

_FRACTION = re.compile(r"\s(?:[a-z]+\s)?(tenth|quarter|fifth|decile|quartile)\b", re.I)


def percentile(share: Decimal | int, high: bool) -> str:
    """The percentile at which a share of the highest or lowest begins or ends."""
    number = 100 - int(share) if high else int(share)
    return f"p{number}"


def fraction(text: str, hit: Hit) -> tuple[int, int] | None:
    """The percent that the fraction behind a ranking word is, and where it ends: "top tenth"."""
    found = _FRACTION.match(text, hit.end)
    return (FRACTIONS[found[1].lower()], found.end()) if found else None
