"""Documents that repeat another's text: they are one voice, however many addresses they have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from zlib import crc32

from pipeline.records.document import Source

WORD = re.compile(r"\w+")
SHINGLE = 5
KEPT = 4


def sketch(text: str) -> frozenset[int]:
    """A sample of the runs of five words in a text, the same sample wherever the same words stand."""
    words = WORD.findall(text.casefold())
    runs = set(map(" ".join, zip(*(words[i:] for i in range(SHINGLE)), strict=False)))
    sampled = [run for run in map(str.encode, runs) if crc32(run) % KEPT == 0]
    return frozenset([int.from_bytes(blake2b(run, digest_size=8).digest(), "big") for run in sampled])


def originals(sources: Mapping[str, Source], repeating: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """For each source the one it repeats: the earliest published of those that share file or text, mostly itself.

    `repeating` are the pairs that share their text (see `repeats`).
    """
    parent = {source: source for source in sources}
    for first, second in [*same_files(sources), *repeating]:
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
