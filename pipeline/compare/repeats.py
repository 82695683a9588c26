"""Which documents repeat each other's text, told from samples of their passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from pathlib import Path

ENOUGH = 20
FEW = 3
SHARED = 0.8
COMMON = 200
"""A passage that more documents than this share is furniture (a licence, a footer) and tells no copy."""


def repeats(sketches: Iterable[tuple[str, Collection[int]]], scratch: Path | None = None) -> list[tuple[str, str]]:
    """Pairs of documents that share most of the shorter one's passages, sorted; `sketches` as `sketch` makes them."""
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for name, sketch in sorted(sketches):
        sizes[name] = len(sketch)
        for number in sketch:
            holders[number].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) <= COMMON:
            shared.update(combinations(names, 2))
    return sorted(pair for pair, count in shared.items() if mostly(count, *(sizes[name] for name in pair)))


def mostly(shared: int, first: int, second: int) -> bool:
    """Whether the shared passages make up most of the shorter text, and are enough to tell.

    Short texts share a phrase or two by chance, so they must be alike throughout.
    """
    if shared < ENOUGH:
        return FEW <= shared == first == second
    return shared >= SHARED * min(first, second)
