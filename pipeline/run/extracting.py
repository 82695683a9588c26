"""`extract` and `mentions`: what the documents say, before anything is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.errors import IntegrityError
from pipeline.extract.scan import scan
from pipeline.files.atomic import replace_all
from pipeline.files.folder import paths_given
from pipeline.files.inputs import read_input
from pipeline.files.jsonlines import lines
from pipeline.files.manifest import Sources, read_sources, sources_of_files
from pipeline.files.parquet import parquet
from pipeline.files.project import Project
from pipeline.readers import EXTENSIONS, read
from pipeline.records.claim import Claim, Unclaimed
from pipeline.run.gather import Gathered, gather
from pipeline.run.results import ExtractResult, properties_of, reading_of, tally_of
from pipeline.run.spread import HERE, How
from pipeline.run.subjects import united


def extract(
    project: Project,
    paths: Sequence[Path] = (),
    on_each: Callable[[Gathered], None] = lambda gathered: None,
    how: How = HERE,
) -> ExtractResult:
    """Take the claims of a project's sources, or of files and folders anywhere, and write them."""
    kept = replace(how, remember=True)
    gathered = united(gather(sources_for(project, paths), project.profile, project.output, kept, on_each))
    contents = {**extraction_files(project, gathered), **parquet_files(project, gathered, how)}
    replace_all(contents)
    properties = properties_of(gathered)
    return ExtractResult(
        reading=reading_of(gathered),
        claims=sum(properties.values()),
        properties=properties,
        tally=tally_of(gathered),
        findings=tuple(chain.from_iterable(each.findings for each in gathered)),
        files=tuple(map(str, contents)),
    )


def sources_for(project: Project, paths: Sequence[Path] = ()) -> Sources:
    """The project's own sources or, where paths are given, the files they name and nothing else."""
    if not paths:
        return read_sources(project.sources, EXTENSIONS)
    if len(paths) == 1 and paths[0].is_dir():
        return read_sources(paths[0], EXTENSIONS)
    return sources_of_files({path: path for path in paths_given(paths, EXTENSIONS)})


def parquet_files(project: Project, gathered: Sequence[Gathered], how: How) -> dict[Path, Iterator[bytes]]:
    """`claims.parquet`, where that was asked for."""
    if how.claims != "parquet":
        return {}
    claims = chain.from_iterable(each.extraction.claims for each in gathered if each.extraction)
    return {project.output / "claims.parquet": parquet(claims)}


def extraction_files(project: Project, gathered: Sequence[Gathered]) -> dict[Path, list[bytes]]:
    """The lines of `claims.jsonl` and `unclaimed.jsonl`, each proved to be what its schema says."""
    extractions = [each.extraction for each in gathered if each.extraction]
    claims = chain.from_iterable(each.claims for each in extractions)
    unclaimed = chain.from_iterable(each.unclaimed for each in extractions)
    return {
        project.output / "claims.jsonl": list(_proved(lines(claims), Claim)),
        project.output / "unclaimed.jsonl": list(_proved(lines(unclaimed), Unclaimed)),
    }


def _proved(written: Iterator[bytes], kind: type[object]) -> Iterator[bytes]:
    """Lines as they are, after each was read back as its record.

    Reading back checks what the schema of the record checks, 200 times as fast, and claims come by the million.
    """
    decoder = msgspec.json.Decoder(kind)
    for line in written:
        try:
            decoder.decode(line)
        except msgspec.ValidationError as trouble:
            raise IntegrityError(f"a record is not what its schema says ({trouble}): {line[:200]!r}") from trouble
        yield line


class MentionLine(Struct, frozen=True):
    """What the scanner sees at one place of a file."""

    kind: str
    start: int
    end: int
    quote: str
    amount: Decimal | None
    currency: str | None
    unit: str | None
    low: Decimal | None
    high: Decimal | None
    bound: str


def mentions(path: Path, locale: str = "en-US", currency: str = "USD") -> list[MentionLine]:
    """Everything the scanner sees in one file, by place."""
    document = read(read_input(path), path.name, path.stem)
    return [
        MentionLine(
            kind=each.kind,
            start=each.start,
            end=each.end,
            quote=document.text[each.start : each.end],
            amount=each.low if each.low == each.high else None,
            currency=each.currency,
            unit=each.unit,
            low=each.low,
            high=each.high,
            bound=each.bound,
        )
        for each in scan(document.text, locale, currency, bare=True)
    ]
