"""What each command gives back: records that the command line prints as text or as JSON."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from pipeline.records.finding import Finding
from pipeline.run.gather import Gathered


class Tally(Struct, frozen=True):
    """Every figure of every document accounted for: `figures` is the sum of the four others."""

    figures: int
    """How many figures there are in all."""
    claims: int
    """How many are the value of a claim."""
    context: int
    """How many are context of one: a date, a rank."""
    ignored: dict[str, int]
    """How many each rule ignored, by its name."""
    unclaimed: int
    """How many no claim took."""


class Reading(Struct, frozen=True):
    """How many sources there were, how many could be read, in which formats, and how many were so before."""

    sources: int
    """How many sources there are."""
    read: int
    """How many could be read."""
    formats: dict[str, int]
    """How many are of each format."""
    reused: int = 0
    """How many had been read before, and were taken as they were."""


class ExtractResult(Struct, frozen=True):
    """What `extract` did."""

    reading: Reading
    """What was read."""
    claims: int
    """How many claims there are."""
    properties: dict[str, int]
    """How many claims each property has."""
    tally: Tally
    """The account of every figure."""
    findings: tuple[Finding, ...]
    """What is wrong with the data, the gravest first."""
    files: tuple[str, ...]
    """The files that were written."""


class Totals:
    """What adds up over the sources: how many were read, and every figure and claim in them."""

    def __init__(self) -> None:
        self._sources = self._reused = 0
        self._formats: Counter[str] = Counter()
        self._figures: Counter[str] = Counter()
        self._ignored: Counter[str] = Counter()
        self._properties: Counter[str] = Counter()

    def counted(self, gathered: Gathered) -> Gathered:
        """The same source, counted."""
        self._sources += 1
        self._reused += gathered.reused
        if gathered.head is None:
            return gathered
        account = gathered.head.account
        self._formats[gathered.head.format] += 1
        self._properties.update(gathered.head.properties)
        self._ignored.update(account.ignored)
        for name in ("figures", "claims", "context", "unclaimed"):
            self._figures[name] += getattr(account, name)
        return gathered

    @property
    def reading(self) -> Reading:
        """How many sources were read, by format."""
        return Reading(self._sources, self._formats.total(), dict(sorted(self._formats.items())), self._reused)

    @property
    def tally(self) -> Tally:
        """The accounts of all documents added up."""
        figures = self._figures
        ignored = dict(sorted(self._ignored.items()))
        return Tally(figures["figures"], figures["claims"], figures["context"], ignored, figures["unclaimed"])

    @property
    def properties(self) -> dict[str, int]:
        """How many claims each property has."""
        return dict(sorted(self._properties.items()))

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return self._properties.total()
