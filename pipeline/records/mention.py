"""A typed span, before anybody knows what it is about."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from pipeline.values import Bound

MentionKind = Literal["money", "percent", "count", "duration", "period", "date", "name"]


class Mention(Struct, frozen=True, gc=False):
    """What the scanner sees at text[start:end].

    - money, percent, count: `low` and `high` (equal where it is no range), scaled: "$1.2 million" is 1200000.
      `currency` is ISO 4217 or None where the text does not settle it; `unit` the currency's or unit's name.
    - duration: `low`, `high` and `unit` (year, month, week, day, hour, decade).
    - period: `low` and `high` are the first and last year.
    - date: `low` is the year, `high` the month (1 to 12) or 0 where only a year is given.
    - name: `unit` names the vocabulary.
    - `bound` with `hedge`, the range of the words that hedge ("more than", the plus sign of "$160,000+"); the
      hedge lies outside the mention unless it stands inside a range.
    """

    kind: MentionKind
    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    bound: Bound = "exact"
    hedge: tuple[int, int] | None = None
