"""How long a million claims in 100,000 groups take to compare.

Run it from the checkout: `python benchmarks/compare.py [GROUPS] [CLAIMS_PER_GROUP]`. Made-up wages of made-up
occupations: most groups agree, one in ten holds a second edition, a rounded figure, another origin, or a slip.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from pipeline.compare import compare
from pipeline.profiles import load
from pipeline.records.claim import Claim, Evidence
from pipeline.records.document import Source
from pipeline.records.settlement import Policy
from pipeline.settle import settle
from pipeline.values import Money

T = TypeVar("T")
CREDITS = ("BLS", "U.S. Bureau of Labor Statistics", None, "Glassdoor")


def figure(group: int, place: int) -> tuple[int, str | None, str]:
    """What one document says in one group: the amount, whom it credits, and the year."""
    amount = 30_000 + group % 9_000 * 10
    kind = group % 40 if place >= 7 else 99
    if kind == 0:
        return round(amount * 1.03 / 10) * 10, "BLS", "2022"
    if kind == 1:
        return round(amount, -3), CREDITS[place % 2], "2023"
    if kind == 2:
        return amount - 4_000, "Glassdoor", "2023"
    if kind == 3:
        return amount // 10, "BLS", "2023"
    return amount, CREDITS[place % 3], "2023"


def corpus(groups: int, size: int) -> tuple[list[Claim], dict[str, Source]]:
    """Claims in groups, spread over a tenth as many sources as there are groups."""
    count = max(groups // 10, size)
    sources = {f"s{i:06}": Source(f"s{i:06}", f"s{i:06}.txt", geography="US") for i in range(count)}
    names = list(sources)
    claims = []
    for group in range(groups):
        for place in range(size):
            amount, credit, year = figure(group, place)
            quote = f"${amount:,}"
            said = {"statistic": "median", "pay_period": "year", "geography": "US", "as_of": year}
            start = group * 40
            claims.append(
                Claim(
                    f"{group:06}-{place:02}",
                    names[(group * 7 + place * 13) % count],
                    f"occupation-{group:06}",
                    "wage",
                    Money(amount=Decimal(amount), currency="USD"),
                    "exact",
                    said,
                    credit,
                    Evidence(start, start + len(quote), quote, (start, start + 40)),
                )
            )
    return claims, sources


def timed(work: Callable[[], T]) -> tuple[T, str]:
    """What some work gives, and how long it took, also in processor time: other programs slow down only the clock."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, f"{time.perf_counter() - clock:.1f} s ({time.process_time() - processor:.1f} s of processor time)"


def main() -> None:
    """Compare, settle, and print what it took."""
    groups, size = (int(word) for word in (*sys.argv[1:], "100000", "10")[:2])
    profile = load.load("occupation")
    claims, sources = corpus(groups, size)
    comparison, compared = timed(lambda: compare(claims, sources, profile))
    settlement, settled = timed(lambda: settle(comparison, [], Policy(), sources, profile))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(claims):,} claims, {len(comparison.groups):,} groups, {len(comparison.conflicts):,} conflicts")
    print(f"compare {compared}, settle {settled}, {memory} MB at most")
    print(f"{len(settlement.facts):,} facts, {len(settlement.findings):,} findings")


if __name__ == "__main__":
    main()
