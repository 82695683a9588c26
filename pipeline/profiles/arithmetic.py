"""The part of a profile that says which figures must tie out, as an auditor would check them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class TieOutPart(BaseModel):
    """Base of every declared tie-out."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ascending(TieOutPart):
    """Figures of one property that may not fall along the values of a qualifier: p10 ≤ median ≤ p90."""

    check: Literal["ascending"]
    """Which check this is."""
    property: str
    """The property."""
    qualifier: str
    """The qualifier whose values are in order."""
    order: tuple[str, ...]
    """Those values, lowest first."""


class Growth(TieOutPart):
    """A number, its growth in per cent, and the change that follows: employment × growth ≈ change."""

    check: Literal["growth"]
    """Which check this is."""
    base: str
    """The property that holds the number."""
    rate: str
    """The property that holds its growth in per cent."""
    change: str
    """The property that holds the change."""


class Total(TieOutPart):
    """A number, its change, and where it arrives: employment + change ≈ projected employment."""

    check: Literal["total"]
    """Which check this is."""
    base: str
    """The property that holds the number."""
    change: str
    """The property that holds its change."""
    whole: str
    """The property that holds where it arrives."""


class Scaled(TieOutPart):
    """One figure in two units of a qualifier: pay an hour × 2,080 ≈ pay a year."""

    check: Literal["scaled"]
    """Which check this is."""
    property: str
    """The property."""
    qualifier: str
    """The qualifier that tells the two units apart."""
    small: str
    """Its value for the smaller unit."""
    large: str
    """Its value for the larger unit."""
    factor: Decimal
    """How many of the small make one of the large."""


class Shares(TieOutPart):
    """Parts of one whole, told apart by a qualifier: together they are at most 100 %."""

    check: Literal["shares"]
    """Which check this is."""
    property: str
    """The property."""
    over: str
    """The qualifier that tells the parts apart."""
    most: Decimal = Decimal(100)
    """What they may be together."""


TieOut = Annotated[Ascending | Growth | Total | Scaled | Shares, Field(discriminator="check")]
