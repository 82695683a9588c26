"""Who says something of whom, out of core: the corpus in parts of a few subjects each, to be weighed one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.files.cache import key_of

FEW = 8
"""Subjects that share a part, on average."""
MANY = 2000
"""A subject of which so many sources speak is a part by itself."""
SMALL = 50_000
"""Fewer rows are grouped in memory."""
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "192MB",
    "threads": "2",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_GROUPED = """
SELECT subject, list(source ORDER BY source), list(digest ORDER BY source)
FROM read_json(?, format='newline_delimited', columns={source: 'INTEGER', subject: 'VARCHAR', digest: 'VARCHAR'})
GROUP BY subject ORDER BY subject
"""


Row = tuple[int, str, str]
"""The number of a source, a subject, and a digest of what the one says of the other."""


class Spoken(NamedTuple):
    """One subject: the numbers of the sources that speak of it, ascending, and a digest of what they say, in order."""

    subject: str
    sources: array[int]
    digest: bytes


def shares(said: Iterable[Mapping[str, bytes]], scratch: Path) -> Iterator[list[Spoken]]:
    """All subjects that the sources speak of, sorted, a few at a time; `said` has the digests of each source in turn.

    A new subject or source changes the parts around it and no others.
    """
    part: list[Spoken] = []
    for spoken in by_subject(said, scratch):
        large = len(spoken.sources) >= MANY
        if part and (large or len(part[-1].sources) >= MANY or starts_part(spoken.subject)):
            yield part
            part = []
        part.append(spoken)
    if part:
        yield part


def starts_part(subject: str) -> bool:
    """Whether a part begins with this subject: its name alone tells, so that parts outlive what comes before them."""
    return blake2b(subject.encode(), digest_size=1).digest()[0] % FEW == 0


def by_subject(said: Iterable[Mapping[str, bytes]], scratch: Path) -> Iterable[Spoken]:
    """Every subject with who speaks of it, sorted by subject; what is too much for memory is grouped by DuckDB."""
    rows = ((number, name, each.hex()) for number, digests in enumerate(said) for name, each in digests.items())
    few = list(islice(rows, SMALL))
    return in_memory(few) if len(few) < SMALL else out_of_core(chain(few, rows), scratch)


def in_memory(rows: Iterable[Row]) -> Iterator[Spoken]:
    """The same for few rows: DuckDB takes longer to load than they to group."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, subject, digest in rows:
        found.setdefault(subject, []).append((number, digest))
    for subject in sorted(found):
        numbers, digests = zip(*found[subject], strict=True)
        yield spoken_of(subject, numbers, digests)


def spoken_of(subject: str, numbers: Iterable[int], digests: Iterable[str]) -> Spoken:
    """One subject with its sources, in as little memory as will do."""
    return Spoken(subject, array("I", numbers), key_of(*digests)[:16])


def out_of_core(rows: Iterable[Row], scratch: Path) -> Iterator[Spoken]:
    """The same for any number of rows, which are written to a file and grouped from there."""
    path = scratch / "shares.jsonl"
    with path.open("wb") as file:
        for number, subject, digest in rows:
            line = {"source": number, "subject": subject, "digest": digest}
            file.write(msgspec.json.encode(line) + b"\n")
    import duckdb

    settings = {**_SETTINGS, "temp_directory": str(scratch / "grouped")}
    with duckdb.connect(config=settings) as table:
        table.execute(_GROUPED, [str(path)])
        while rows_found := table.fetchmany(1000):
            yield from (spoken_of(*row) for row in rows_found)
