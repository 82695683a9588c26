"""What a heading multiplies bare figures by: "(in thousands)", "£ million", "$bn", "Employment, thousands"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

_WORD = r"(?:thousands?|millions?|billions?|mn|bn|['’]?000s?)"
_SIGN = r"(?:(?:US|U\.S\.|CA|C|A)?\s?[$£€¥]|\b(?:USD|EUR|GBP|CAD|AUD|CHF))"
_MONEY = r"(?:(?:US|U\.S\.|current|constant)\s)?(?:dollars|euros|pounds|USD|EUR|GBP)\b"
_UNIT = rf"(?:{_MONEY}|[a-z]+\s?(?:[.,;)]|\Z))"
"""What may be counted in thousands, so that it is no figure of speech: dollars, or a noun that ends the heading."""

_SCALE = re.compile(
    rf"\bin\s(?:{_SIGN}\s?)?(?P<in>thousands|millions|billions|['’]000s?)\b(?!\sof\s(?!{_UNIT}))"
    rf"|{_SIGN}\s?(?P<signed>{_WORD}|mm|m|b|k)(?!\w)"
    rf"|\((?:figures |numbers |data )?(?P<bracketed>{_WORD})(?:\)|,|;|\sof\b|\s(?:[a-z]+\s?){{1,3}}\))"
    rf"|,\s(?P<last>thousands|millions|billions|['’]?000s)\s*\Z"
    r"|\A\W*(?P<alone>thousands|millions|billions)(?:\sof\s[\w. ]{1,30})?\W*\Z",
    re.IGNORECASE,
)
_NAMED = AhoCorasick(
    "$ £ € ¥ usd eur gbp cad aud chf thousand million billion mn bn 000".split(), implementation=Implementation.DFA
)
"""Finds the signs and words of which every scale has one."""
_PRICED = re.compile(rf"{_SIGN}|{_MONEY}", re.IGNORECASE)
_COUNTED = re.compile(r"\bnumbers? (?:are )?in\b|thousands of (?!dollars|euros|pounds)[a-z]", re.IGNORECASE)
_OWN = re.compile(r"\d\s?(?:k|mm?|mn|b|bn|thousand|million|billion|trillion|mln|bln)\b", re.IGNORECASE)
_FACTORS = {"t": 3, "k": 3, "0": 3, "'": 3, "’": 3, "m": 6, "b": 9}


Of = Literal["money", "count"] | None


class Scale(NamedTuple):
    """A factor, where the words that give it begin and end, and the kind of figures they speak of, if they say."""

    factor: Decimal
    start: int
    end: int
    of: Of


def scale_in(words: str) -> Scale | None:
    """The factor that a heading, caption or note gives the bare figures below it."""
    found = _SCALE.search(words) if _NAMED.find_matches_as_indexes(words.lower()) else None
    if found is None:
        return None
    name = found.lastgroup or ""
    of: Of = "money" if _PRICED.search(words) else "count" if _COUNTED.search(words) else None
    return Scale(Decimal(10) ** _FACTORS[found[name][0].lower()], *found.span(name), of)


def has_own(printed: str) -> bool:
    """Whether a figure as printed names its own scale: "$1.2 million"."""
    return _OWN.search(printed) is not None
