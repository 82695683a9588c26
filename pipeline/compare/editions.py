"""Which edition of an origin a document has before it, as the windows tell that it quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from pipeline.records.claim import Claim
from pipeline.records.comparison import Group, Origin
from pipeline.records.conflict import Conflict
from pipeline.records.times import Window, latest_window, window

OWN = ""
"""What stands in the place of a credit where a text credits nobody."""
Quoted = Mapping[str, Mapping[str, Window]]
"""By source, then by attribution as printed: the newest window that the document quotes."""
Windows = Mapping[tuple[str, str], Window]
"""By source and origin, and by source and `OWN`: the newest window that the document quotes of it."""
Key = TypeVar("Key")


def quoted_windows(claims: Iterable[Claim]) -> dict[str, Window]:
    """By attribution as printed, the newest window that one document quotes; "" is what it credits to nobody."""
    found: dict[str, Window] = {}
    for claim in claims:
        years = window(claim)
        if years is not None:
            keep_newest(found, claim.attribution or OWN, years)
    return found


def quoted_by(claims: Sequence[Claim]) -> dict[str, dict[str, Window]]:
    """What each document quotes, by its claims; they are sorted by source."""
    return {source: quoted_windows(said) for source, said in groupby(claims, key=lambda claim: claim.source)}


def windows_by_origin(
    names: Iterable[str], quoted: Quoted, own: Mapping[str, Origin], canonical: Callable[[str], str]
) -> Windows:
    """The newest window that each of some documents quotes of each origin, whatever the text calls it."""
    found: dict[tuple[str, str], Window] = {}
    for source in names:
        for credit, years in quoted.get(source, {}).items():
            if credit == OWN:
                keep_newest(found, (source, OWN), years)
            keep_newest(found, (source, own[source].name if credit == OWN else canonical(credit)), years)
    return found


def keep_newest(found: dict[Key, Window], key: Key, years: Window) -> None:
    """Keep the one of two windows that ends last."""
    known = found.get(key)
    found[key] = years if known is None else max(known, years, key=lambda one: one[::-1])


def edition(claims: Iterable[Claim], origins: Mapping[str, Origin], windows: Windows) -> Window | None:
    """The newest window that the documents of some claims quote of the claims' own origin.

    A copied figure is uncredited in its document: where that quotes nothing of the origin by name, what it
    quotes without credit tells.
    """
    found = set()
    for claim in claims:
        origin = origins[claim.id]
        years = windows.get((claim.source, origin.name))
        if years is None and origin.basis == "copied":
            years = windows.get((claim.source, OWN))
        if years is not None:
            found.add(years)
    return latest_window(found)


def editions(
    groups: Iterable[Group], conflicts: Iterable[Conflict], origins: Mapping[str, Origin], windows: Windows
) -> dict[str, Window]:
    """By claim in conflict, the newest window that its document quotes of its origin."""
    contested = {conflict.id for conflict in conflicts}
    members = (claim for group in groups if group.id in contested for claim in group.claims)
    found = ((claim.id, edition([claim], origins, windows)) for claim in members)
    return {claim: years for claim, years in found if years is not None}
