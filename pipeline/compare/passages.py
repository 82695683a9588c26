"""Which documents repeat each other's text, told from samples of their passages.

A small corpus is counted in memory. The samples of a large one do not fit there: they are written to a scratch folder
and counted by DuckDB.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import msgspec

ENOUGH = 20
FEW = 3
SHARED = 0.8
COMMON = 200
"""A passage that more documents than this share is furniture (a licence, a footer) and tells no copy."""
SMALL = 100_000
"""As many passages are counted in memory: DuckDB takes longer to load than they to count."""
LINE = 100
"""Numbers on one line of the scratch file: DuckDB holds two thousand lines at a time, however long they are."""
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "192MB",
    "threads": "2",  # each holds buffers of its own
    "preserve_insertion_order": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
READ = """
create table passages as select document, unnest(numbers) as number from read_json(
    $file, format = 'newline_delimited', columns = {document: 'UINTEGER', numbers: 'UBIGINT[]'},
    maximum_object_size = 1048576)
"""
SIZES = """
create table sizes as select document, count(*) as size from passages group by document;
create table shared (document UINTEGER, number UBIGINT, size UINTEGER)
"""
HELD = """
create or replace table held as select number from passages where hash(number) % $slices::UBIGINT = $slice
group by number having count(*) between 2 and $common
"""
SHARE = """
insert into shared select document, number, size from passages semi join held using (number) join sizes using (document)
"""
# who repeats another document shares most of its own passages with somebody: only these need to be paired
PAIR = """
with copies as (select document from shared group by document, size having count(*) >= $share * size)
select copy.document, other.document, count(*), copy.size, other.size
from (shared semi join copies using (document)) as copy
join shared as other on copy.number = other.number and (copy.size, copy.document) < (other.size, other.document)
group by all having count(*) >= $share * copy.size
"""
SLICE = 10_000_000
"""So many passages are sorted out at a time: how much memory that needs does not grow with the corpus."""
Sketches = Iterable[tuple[str, Collection[int]]]
Count = tuple[str, str, int, int, int]
"""Two documents, how many passages they share, and how many each has."""


def repeats(sketches: Sketches, scratch: Path | None = None) -> list[tuple[str, str]]:
    """Pairs of documents that repeat each other, sorted, told from what `sketch` makes of each.

    Four fifths of the shorter one's passages stand in the longer one. What is put into `scratch`, or else into a
    temporary folder, is removed.
    """
    ahead = iter(sketches)
    few = dict(first_few(ahead))
    rest = next(ahead, None)
    counts = in_memory(few) if rest is None else out_of_core(chain(few.items(), [rest], ahead), scratch)
    return sorted((min(one, two), max(one, two)) for one, two, *sizes in counts if mostly(*sizes))


def mostly(shared: int, first: int, second: int) -> bool:
    """Whether the shared passages make up most of the shorter text, and are enough to tell.

    Short texts share a phrase or two by chance, so they must be alike throughout.
    """
    if shared < ENOUGH:
        return FEW <= shared == first == second
    return shared >= SHARED * min(first, second)


def first_few(sketches: Iterator[tuple[str, Collection[int]]]) -> Iterator[tuple[str, Collection[int]]]:
    """As many sketches as are counted in memory."""
    room = SMALL
    while room > 0 and (entry := next(sketches, None)) is not None:
        room -= len(entry[1])
        yield entry


def in_memory(sketches: Mapping[str, Collection[int]]) -> Iterator[Count]:
    """What each two documents share."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, sketch in sketches.items():
        for number in sketch:
            holders[number].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) <= COMMON:
            shared.update(combinations(names, 2))
    for (one, two), count in shared.items():
        yield one, two, count, len(sketches[one]), len(sketches[two])


def out_of_core(sketches: Sketches, scratch: Path | None) -> Iterator[Count]:
    """What each two documents share that may repeat each other."""
    with TemporaryDirectory(prefix="passages-", dir=scratch) as folder:
        file = Path(folder) / "sketches.jsonl"
        with file.open("wb") as stream:
            names = written(sketches, stream)
        for one, two, count, size, other in counted(file):
            yield names[one], names[two], count, size, other


def written(sketches: Sketches, stream: IO[bytes]) -> list[str]:
    """Write each document's passages under its number, and give the names by number; a long one has several lines."""
    names: list[str] = []
    for name, sketch in sketches:
        numbers = iter(sketch)
        while part := list(islice(numbers, LINE)):
            stream.write(msgspec.json.encode({"document": len(names), "numbers": part}) + b"\n")
        names.append(name)
    return names


def counted(file: Path) -> Sequence[tuple[int, int, int, int, int]]:
    """The counts of a file of sketches; its folder holds what does not fit into memory."""
    import duckdb

    settings = {**SETTINGS, "temp_directory": str(file.with_name("spilled"))}
    with duckdb.connect(str(file.with_name("passages.duckdb")), config=settings) as connection:
        connection.execute(READ, {"file": str(file)})
        connection.execute(SIZES)
        (total,) = connection.execute("select count(*) from passages").fetchall()[0]
        slices = 1 + total // SLICE
        for number in range(slices):
            connection.execute(HELD, {"slices": slices, "slice": number, "common": COMMON})
            connection.execute(SHARE)
        return connection.execute(PAIR, {"share": SHARED}).fetchall()
