"""Figures on the way to a claim: which mentions may become one, with which value, and which are left and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.profiles.model import Property
from pipeline.records.document import Range
from pipeline.records.mention import Mention
from pipeline.values import Count, Duration, Money, Percent, Value, Year, canonical, figure

UNITS_APART = frozenset({"code", "ordinal", "url", "time", "list_number", "footnote", "fraction", "version"})
"""Units of numbers that count nothing: no claim takes them."""

ZERO = Decimal(0)

_VALUE_KIND = {"date": "year"}
"""The kind of value a mention makes, where it has another name."""


_UNSAID = ("nothing near it says what this ", "no heading says what this ")


_OF_ALL = re.compile(
    r"^(?:These|All|Both|(?:The )?(?:figures|numbers|ranges))\b[^.]{0,30}\b(?:are|show|give)\b|:\s*\Z"
    r"|\b(?:the following|as follows|here (?:is|are)|(?:shown|listed|table|list|chart) below)\b"
    r"|\bby (?!about\b|nearly\b|around\b|some\b|the\b)[a-z]+(?: [a-z]+)?\W*\Z",
    re.I,
)
"""How a sentence speaks of all figures below it: "All are base pay per hour; nights add $6", "average pay by state"."""


class Left(NamedTuple):
    """A figure that no claim takes, and why."""

    mention: Mention
    reason: str

    @property
    def unsaid(self) -> bool:
        """Whether nothing at all was said of it."""
        return self.reason.startswith(_UNSAID)


def kind_of(mention: Mention) -> str:
    """The kind of value a mention would make."""
    return _VALUE_KIND.get(mention.kind, mention.kind)


def claimable(mentions: Iterable[Mention], kinds: frozenset[str]) -> list[Mention]:
    """The mentions that may be the value of a claim: of the right kinds, with a value, counting something."""
    found = []
    for mention in mentions:
        if mention.kind in kinds and mention.low is not None and mention.unit not in UNITS_APART:
            found.append(mention)
    return found


def value_of(mention: Mention, currency: str | None, negative: bool = False) -> Value:
    """A mention as the value of a claim."""
    low = mention.low if mention.low is not None else ZERO
    high = mention.high if mention.high is not None else low
    if negative and low > 0:
        low, high = -high, -low
    single = low == high
    low = canonical(low)
    high = low if single else canonical(high)
    match mention.kind:
        case "money":
            code = mention.currency or currency
            return Money(low, code) if single else Money(None, code, low, high)
        case "percent":
            return Percent(low) if single else Percent(None, low, high)
        case "count":
            return Count(low) if single else Count(None, low, high)
        case "duration":
            return Duration(low, high, mention.unit or "year")
        case "date":
            return Year(low)
        case "period" | "name":
            return Year(low) if single else Year(None, low, high)


def place_of(text: str, mention: Mention) -> Range:
    """Where the words of a claim's value stand: of a date it is the year, "14 March 1926" says no more than 1926."""
    if mention.kind == "date" and mention.low is not None:
        year = str(int(mention.low))
        start = text.find(year, mention.start, mention.end)
        if start >= 0:
            return start, start + len(year)
    return mention.start, mention.end


def times(mention: Mention, factor: Decimal) -> Mention:
    """A mention with its figures multiplied: 418.2 below "in millions"."""
    low, high = mention.low, mention.high
    return replace(mention, low=low and low * factor, high=high and high * factor)


TINY = 10
"""Nobody counts the jobs of an occupation in ones where they are printed in hundreds."""


def implausible(prop: Property, mention: Mention) -> str | None:
    """Why a figure is too small or too large to be a value of a property, if it is."""
    if prop.kind == "percent" or mention.low is None:
        return None
    if prop.printed_unit and prop.kind == "count" and 0 < abs(mention.low) < TINY:
        return f"too small for {prop.label}"
    if prop.least is not None and mention.low < prop.least:
        return f"too small for {prop.label}"
    if prop.most is not None and mention.low > prop.most:
        return f"too large for {prop.label}"
    return None


def alike(value: Value, mention: Mention) -> bool:
    """Whether two amounts are of one size, so that they are paid for the same time."""
    known = figure(value)
    if known is None or mention.low is None or known[0] <= 0:
        return False
    return 3 * mention.low >= known[0] and mention.low <= 3 * known[1]


def spent(sentence: str, mentions: list[Mention]) -> bool:
    """Whether what a sentence says is said of a figure in it, and not of the list or table that it may lead to."""
    return any(each.kind in ("money", "percent") for each in mentions) and not _OF_ALL.search(sentence)
