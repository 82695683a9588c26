"""The kinds of value a claim can have, in the shape they are written to files.

Numbers are decimals, written as plain decimal strings: no exponent, no thousands
separator, no trailing zeros after the point. A single figure fills `amount` (money)
or `number`; a range fills `low` and `high` instead.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pipeline.values.exact import Exact

Bound = Literal["exact", "approximately", "more_than", "at_least", "less_than", "at_most"]


class Money(Exact, frozen=True, gc=False, tag="money", tag_field="kind", omit_defaults=True):
    """An amount in a currency (ISO 4217), or a range of amounts."""

    amount: Decimal | None = None
    """The amount, where a single one is stated."""
    currency: str | None = None
    """Its ISO 4217 code; left out where the text does not settle it."""
    low: Decimal | None = None
    """The lower end of a range."""
    high: Decimal | None = None
    """The upper end of a range."""


class Percent(Exact, frozen=True, gc=False, tag="percent", tag_field="kind", omit_defaults=True):
    """So many in a hundred: 28 for 28 %. A decline is negative."""

    number: Decimal | None = None
    """The number, where a single one is stated."""
    low: Decimal | None = None
    """The lower end of a range."""
    high: Decimal | None = None
    """The upper end of a range."""


class Count(Exact, frozen=True, gc=False, tag="count", tag_field="kind", omit_defaults=True):
    """A number of things: jobs, people, customers."""

    number: Decimal | None = None
    """The number, where a single one is stated."""
    low: Decimal | None = None
    """The lower end of a range."""
    high: Decimal | None = None
    """The upper end of a range."""


class Year(Exact, frozen=True, gc=False, tag="year", tag_field="kind", omit_defaults=True):
    """A calendar year that is itself what is claimed, such as a founding year."""

    number: Decimal | None = None
    """The number, where a single one is stated."""
    low: Decimal | None = None
    """The lower end of a range."""
    high: Decimal | None = None
    """The upper end of a range."""


class Duration(Exact, frozen=True, gc=False, tag="duration", tag_field="kind", omit_defaults=True):
    """How long something takes; `low` equals `high` where one length is given.

    `after` names what the length is added to ("beyond a master's degree").
    """

    low: Decimal
    """The shortest length."""
    high: Decimal
    """The longest; equal where one length is given."""
    unit: str
    """What it is counted in: year, month, week, day, hour."""
    after: str | None = None
    """What the length is added to."""


class Name(Exact, frozen=True, gc=False, tag="name", tag_field="kind", omit_defaults=True):
    """A title or credential as printed, its canonical form, and the abbreviation printed with it."""

    text: str
    """As printed."""
    canonical: str | None = None
    """The one spelling that all its spellings share."""
    abbreviation: str | None = None
    """The abbreviation printed with it."""


class Level(Exact, frozen=True, gc=False, tag="level", tag_field="kind", omit_defaults=True):
    """A step of an ordered scale, as printed and as the profile's scale spells it."""

    text: str
    """As printed."""
    canonical: str | None = None
    """The step of the profile's scale."""


Value = Money | Percent | Count | Year | Duration | Name | Level


_ONE = Decimal(1)


def canonical(number: Decimal) -> Decimal:
    """The one way to write a number: no exponent and no trailing zeros after the point."""
    if number.same_quantum(_ONE):
        return number
    if number == number.to_integral_value():
        return number.quantize(_ONE) + 0
    return number.normalize()


def figure(value: Value) -> tuple[Decimal, Decimal] | None:
    """The smallest and largest number a value states, equal if it is single; None for names and levels."""
    match value:
        case Money(amount=single) | Percent(number=single) | Count(number=single) | Year(number=single):
            if single is not None:
                return single, single
            if value.low is None or value.high is None:
                return None
            return value.low, value.high
        case Duration():
            return value.low, value.high
        case Name() | Level():
            return None
