"""Documents that repeat another's text: they are one voice, however many addresses they have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from hashlib import blake2b
from itertools import combinations

from pipeline.records.document import Source

WORD = re.compile(r"\w+")
SHINGLE = 5
KEPT = 4
ENOUGH = 20
FEW = 3
SHARED = 0.8
COMMON = 200
"""A passage that more documents than this share is furniture (a licence, a footer) and tells no copy."""


def sketch(text: str) -> frozenset[int]:
    """A sample of the runs of five words in a text, the same sample wherever the same words stand."""
    words = WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)
    return frozenset(number for number in hashes if number % KEPT == 0)


def originals(sources: Mapping[str, Source], sketches: Mapping[str, Collection[int]]) -> dict[str, str]:
    """For each source the one it repeats: the earliest published of those that share file or text, mostly itself.

    Two documents repeat each other where four fifths of the shorter one's passages stand in the longer one.
    """
    parent = {source: source for source in sources}
    for first, second in [*same_files(sources), *same_texts(sketches)]:
        if first in parent and second in parent:
            join(parent, first, second, sources)
    return {source: root(parent, source) for source in sorted(parent)}


def same_files(sources: Mapping[str, Source]) -> list[tuple[str, str]]:
    """Pairs of sources whose files are byte for byte the same."""
    digests: dict[str, list[str]] = defaultdict(list)
    for name, source in sources.items():
        if source.digest:
            digests[source.digest].append(name)
    return [(names[0], other) for names in digests.values() for other in names[1:]]


def same_texts(sketches: Mapping[str, Collection[int]]) -> list[tuple[str, str]]:
    """Pairs of sources that share most of the shorter one's passages."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(sketches):
        for number in sketches[name]:
            holders[number].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) <= COMMON:
            shared.update(combinations(names, 2))
    return sorted(pair for pair, count in shared.items() if mostly(count, *(len(sketches[name]) for name in pair)))


def mostly(shared: int, first: int, second: int) -> bool:
    """Whether the shared passages make up most of the shorter text, and are enough to tell.

    Short texts share a phrase or two by chance, so they must be alike throughout.
    """
    if shared < ENOUGH:
        return FEW <= shared == first == second
    return shared >= SHARED * min(first, second)


def root(parent: dict[str, str], source: str) -> str:
    """The source that stands for all it is joined with."""
    while parent[source] != source:
        source = parent[source]
    return source


def join(parent: dict[str, str], first: str, second: str, sources: Mapping[str, Source]) -> None:
    """Let the earlier published of two stand for both."""
    roots = sorted({root(parent, first), root(parent, second)}, key=lambda name: seniority(sources[name]))
    for other in roots[1:]:
        parent[other] = roots[0]


def seniority(source: Source) -> tuple[bool, str, str]:
    """Primary sources first, then the earliest published; the id decides between equals."""
    return source.kind != "primary", source.published or "9999", source.id
