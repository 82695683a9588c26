"""What comparing gives: groups, whose word each claim is, and where groups disagree."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from pipeline.records.claim import Claim, Qualifier
from pipeline.records.conflict import Conflict, Related, StatedValue
from pipeline.records.finding import Finding
from pipeline.values.exact import Exact

OriginBasis = Literal["credited", "publisher", "copied", "uncredited"]


class Origin(Exact, frozen=True, gc=False):
    """Whose word a claim is.

    `credited`: the text says so. `publisher`: its own. `copied`: nobody is credited, but the figure is one that
    another document credits to this origin. `uncredited`: nobody is credited and nothing tells; the source stands in.
    """

    name: str
    basis: OriginBasis


class Group(Exact, frozen=True, omit_defaults=True, gc=False):
    """Claims that answer one question, by source and place, and the values they state.

    `assumed` names, by claim, the identity qualifiers that no words state. `item` is the
    canonical item of a `set` property.
    """

    id: str
    subject: str
    property: str
    qualifiers: dict[str, Qualifier]
    claims: tuple[Claim, ...]
    values: tuple[StatedValue, ...]
    assumed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    item: str | None = None


class Comparison(Exact, frozen=True):
    """Everything later stages need to know about claims that were compared.

    - `origins`: by claim id, whose word it is.
    - `documents`: by source id, the source it repeats (itself, unless its text or file is a duplicate).
    - `editions`: by claim id, for claims in conflict: the newest window that its document quotes of its origin.
    - `primary`: the origins that measure their figures themselves, sorted.
    """

    groups: tuple[Group, ...]
    conflicts: tuple[Conflict, ...]
    related: tuple[Related, ...]
    findings: tuple[Finding, ...]
    origins: dict[str, Origin]
    documents: dict[str, str]
    editions: dict[str, tuple[int, int]] = field(default_factory=dict)
    primary: tuple[str, ...] = ()
