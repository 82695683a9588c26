"""How long a million claims in 100,000 groups take to compare and settle.

Run it from the checkout: `python -m benchmarks.compare [GROUPS] [CLAIMS_PER_GROUP] [WORKERS]`. Made-up wages of made-up
occupations: most groups agree, one in ten holds a second edition, a rounded figure, another origin, or a slip.

First all at once in one process; then as `run` does it, in parts that lie on disk: one after the other, and on
a pool of worker processes. The three must find the same.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

import msgspec

from pipeline.compare import compare
from pipeline.engines import Lost, inline, processes
from pipeline.profiles import load
from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim, Evidence
from pipeline.records.document import Source
from pipeline.records.settlement import Policy
from pipeline.settle import settle
from pipeline.values import Money

T = TypeVar("T")
TOGETHER = 100
"""Groups in a part: with ten claims each it is about as large as a part of a corpus of handbook pages."""
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


class Found(NamedTuple):
    """How much weighing some claims found."""

    claims: int
    groups: int
    conflicts: int
    facts: int
    findings: int


def weighed(claims: list[Claim], sources: Mapping[str, Source], profile: Profile) -> Found:
    """Compare and settle some claims."""
    comparison = compare(claims, sources, profile)
    settlement = settle(comparison, [], Policy(), sources, profile)
    return Found(
        len(claims),
        len(comparison.groups),
        len(comparison.conflicts),
        len(settlement.facts),
        len(comparison.findings) + len(settlement.findings),
    )


def put_down(claims: list[Claim], size: int, folder: Path) -> list[Path]:
    """Lay the claims down in parts, each of some groups."""
    paths = []
    for start in range(0, len(claims), size * TOGETHER):
        paths.append(folder / f"{start:09}")
        paths[-1].write_bytes(msgspec.msgpack.encode(claims[start : start + size * TOGETHER]))
    return paths


def weighed_part(path: Path, profile: Profile) -> Found:
    """Read one part and its sources, compare and settle it."""
    claims = msgspec.msgpack.decode(path.read_bytes(), type=list[Claim])
    names = sorted({claim.source for claim in claims})
    return weighed(claims, {name: Source(name, f"{name}.txt", geography="US") for name in names}, profile)


def together(found: Iterable[Found | Lost]) -> Found:
    """What several parts found in all."""
    kept = [each for each in found if not isinstance(each, Lost)]
    return Found(*(sum(numbers) for numbers in zip(*kept, strict=True)))


def timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """What some work gives, and its seconds by the clock and of this process: other programs slow down the clock."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    """Weigh in three ways, and print what each took."""
    groups, size, workers = (int(word) for word in (*sys.argv[1:], *("100000", "10", "2")[len(sys.argv) - 1 :])[:3])
    profile = load.load("occupation")
    claims, sources = corpus(groups, size)
    with TemporaryDirectory() as folder:
        parts = put_down(claims, size, Path(folder))
        task = partial(weighed_part, profile=profile)
        ways: dict[str, Callable[[], Found]] = {
            "all at once, one process": lambda: weighed(claims, sources, profile),
            f"in {len(parts):,} parts, one process": lambda: together(inline(task, parts)),
            f"in {len(parts):,} parts, {workers} worker processes": lambda: together(processes(workers)(task, parts)),
        }
        print(f"| {len(claims):,} claims compared and settled | seconds | processor seconds here | claims a second |")
        print("|---|---:|---:|---:|")
        answers = set()
        for name, way in ways.items():
            found, clock, processor = timed(way)
            answers.add(found)
            print(f"| {name} | {clock:.1f} | {processor:.1f} | {found.claims / clock:,.0f} |", flush=True)
    if len(answers) != 1:
        raise SystemExit(f"the ways found other things: {answers}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    (found,) = answers
    print(f"\n{found.claims:,} claims, {found.groups:,} groups, {found.conflicts:,} conflicts,", end=" ")
    print(f"{found.facts:,} facts, {found.findings:,} findings; {memory} MB at most, all claims held at once.")


if __name__ == "__main__":
    main()
