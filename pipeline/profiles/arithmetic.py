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
    property: str
    qualifier: str
    order: tuple[str, ...]


class Growth(TieOutPart):
    """A number, its growth in per cent, and the change that follows: employment × growth ≈ change."""

    check: Literal["growth"]
    base: str
    rate: str
    change: str


class Total(TieOutPart):
    """A number, its change, and where it arrives: employment + change ≈ projected employment."""

    check: Literal["total"]
    base: str
    change: str
    whole: str


class Scaled(TieOutPart):
    """One figure in two units of a qualifier: pay an hour × 2,080 ≈ pay a year."""

    check: Literal["scaled"]
    property: str
    qualifier: str
    small: str
    large: str
    factor: Decimal


class Shares(TieOutPart):
    """Parts of one whole, told apart by a qualifier: together they are at most 100 %."""

    check: Literal["shares"]
    property: str
    over: str
    most: Decimal = Decimal(100)


TieOut = Annotated[Ascending | Growth | Total | Scaled | Shares, Field(discriminator="check")]
