"""Who says something of whom, out of core: the corpus in parts of a few subjects each, to be weighed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

FEW = 8
"""Subjects that share a part, on average."""
MANY = 2000
"""A subject of which so many sources speak is a part by itself."""
_MEMORY = "256MB"
_GROUPED = """
SELECT subject, list(source ORDER BY source), list(digest ORDER BY source)
FROM read_json(?, format='newline_delimited', columns={source: 'INTEGER', subject: 'VARCHAR', digest: 'VARCHAR'})
GROUP BY subject ORDER BY subject
"""


class Spoken(NamedTuple):
    """One subject: the numbers of the sources that speak of it, ascending, and a digest of what each says."""

    subject: str
    sources: list[int]
    digests: list[str]


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


def by_subject(said: Iterable[Mapping[str, bytes]], scratch: Path) -> Iterator[Spoken]:
    """Every subject with who speaks of it, sorted by subject."""
    path = scratch / "shares.ndjson"
    with path.open("wb") as file:
        for number, digests in enumerate(said):
            lines = ({"source": number, "subject": name, "digest": each.hex()} for name, each in digests.items())
            file.write(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    if not path.stat().st_size:
        return
    import duckdb  # late: 135 ms

    with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": str(scratch / "grouped")}) as table:
        table.execute(_GROUPED, [str(path)])
        while rows := table.fetchmany(1000):
            yield from (Spoken(*row) for row in rows)
