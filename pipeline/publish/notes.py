"""What a person should look at, the gravest first, and no more of it than anybody would read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from pipeline.records.finding import SEVERITIES, Finding

MOST = 300
"""So many notes stand on a page."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes shown, and how many more there are."""

    shown: tuple[Finding, ...]
    more: int

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self.shown) + self.more


def noted(findings: Iterable[Finding]) -> Notes:
    """The gravest of any number of findings, those of one severity in the order in which they come."""
    count = 0

    def counted() -> Iterator[Finding]:
        nonlocal count
        for each in findings:
            count += 1
            yield each

    shown = nsmallest(MOST, counted(), key=lambda each: SEVERITIES.index(each.severity))
    return Notes(tuple(shown), count - len(shown))
