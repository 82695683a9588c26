"""Two values of one group, each with those who say it: what a cause looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.profiles.model import Profile, Property
from pipeline.records.claim import Claim
from pipeline.records.comparison import Origin
from pipeline.records.conflict import Relation
from pipeline.records.document import Source
from pipeline.records.times import Window, as_of
from pipeline.values.relation import Reading


@dataclass(frozen=True, slots=True)
class Side:
    """One value with the claims that state it.

    `quoted` is the newest window that its documents quote of its origin, for whatever property. `own` are those of
    the claims that a publisher makes as his own.
    """

    claims: Sequence[Claim]
    origins: tuple[Origin, ...]
    window: Window | None
    reading: Reading | None
    quoted: Window | None
    own: Sequence[Claim] = ()

    @property
    def dates(self) -> frozenset[str]:
        """The as-of dates that the texts give."""
        return frozenset(date for claim in self.claims if (date := as_of(claim)) is not None)

    @property
    def undated(self) -> bool:
        """Whether no text gives an as-of date."""
        return not self.dates

    @property
    def credited(self) -> bool:
        """Whether somebody is named as having measured it, or publishes it as his own."""
        return any(origin.basis != "uncredited" for origin in self.origins)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that differ, what relates them, and what the profile knows of their property."""

    first: Side
    second: Side
    relation: Relation
    reason: str
    same_origin: bool
    prop: Property
    profile: Profile
    sources: Mapping[str, Source]

    @property
    def windows_differ(self) -> bool:
        """Whether the two are stated for different windows."""
        first, second = self.first.window, self.second.window
        return first is not None and second is not None and first != second

    @property
    def measured(self) -> bool:
        """Whether the property is a figure rather than a name or level."""
        return self.prop.kind not in ("name", "level")
