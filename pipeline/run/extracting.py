"""`extract` and `mentions`: what the documents say, before anything is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from pathlib import Path

from msgspec import Struct

from pipeline.extract.scan import scan
from pipeline.extract.shown import sight_of
from pipeline.files.atomic import replace_all
from pipeline.files.folder import paths_given
from pipeline.files.inputs import read_input
from pipeline.files.manifest import Sources, read_sources, sources_of_files
from pipeline.files.parquet import parquet
from pipeline.files.project import Project
from pipeline.readers import EXTENSIONS, read
from pipeline.run.corpus import Corpus, OnEach, gathered_from
from pipeline.run.results import ExtractResult
from pipeline.run.spread import HERE, How


def extract(
    project: Project,
    paths: Sequence[Path] = (),
    on_each: OnEach = lambda gathered: None,
    how: How = HERE,
) -> ExtractResult:
    """Take the claims of a project's sources, or of files and folders anywhere, and write them."""
    kept = replace(how, remember=True)
    with gathered_from(project, sources_for(project, paths), on_each, kept) as corpus:
        contents = {**extraction_files(project, corpus), **parquet_files(project, corpus, how)}
        replace_all(contents, lasting=False)
    totals = corpus.totals
    return ExtractResult(
        reading=totals.reading,
        claims=totals.claims,
        properties=totals.properties,
        tally=totals.tally,
        findings=tuple(chain.from_iterable(each.findings for each in corpus.gathered)),
        files=tuple(map(str, contents)),
    )


def sources_for(project: Project, paths: Sequence[Path] = ()) -> Sources:
    """The project's own sources or, where paths are given, the files they name and nothing else."""
    if not paths:
        return read_sources(project.sources, EXTENSIONS)
    if len(paths) == 1 and paths[0].is_dir():
        return read_sources(paths[0], EXTENSIONS)
    return sources_of_files({path: path for path in paths_given(paths, EXTENSIONS)})


def parquet_files(project: Project, corpus: Corpus, how: How) -> dict[Path, Iterator[bytes]]:
    """`claims.parquet`, where that was asked for."""
    return {project.output / "claims.parquet": parquet(corpus.claims())} if how.claims == "parquet" else {}


def extraction_files(project: Project, corpus: Corpus) -> dict[Path, Iterator[bytes]]:
    """The lines of `claims.jsonl` and `unclaimed.jsonl`, made as they are written.

    Every claim was read back as its record when it was taken: what breaks its schema stopped there.
    """
    written = {"claims.jsonl": corpus.written(), "unclaimed.jsonl": corpus.written_unclaimed()}
    paths = {project.output / name: stretches for name, stretches in written.items()}
    return {path: corpus.spliced(path, stretches) for path, stretches in paths.items()}


class MentionLine(Struct, frozen=True):
    """What the scanner sees at one place of a file."""

    kind: str
    """What kind of figure it is: money, percent, count, duration, date, period."""
    start: int
    """Where it begins."""
    end: int
    """The place just behind it."""
    quote: str
    """The characters themselves."""
    amount: Decimal | None
    """Its number, where it is a single one."""
    currency: str | None
    """Its ISO 4217 code, of money."""
    unit: str | None
    """What is counted or how it is written: month, ordinal, code."""
    low: Decimal | None
    """The lower end of a range, else the number."""
    high: Decimal | None
    """The upper end of a range, else the number."""
    bound: str
    """How the text hedges it: exact, approximately, more_than."""


def mentions(path: Path, locale: str = "en-US", currency: str = "USD") -> list[MentionLine]:
    """Everything the scanner sees in one file, by place."""
    document = read(read_input(path), path.name, path.stem)
    text, back = sight_of(document, locale)
    spans = [(each, *back(each.start, each.end)) for each in scan(text, locale, currency, bare=True)]
    return [
        MentionLine(
            kind=each.kind,
            start=start,
            end=end,
            quote=document.text[start:end],
            amount=each.low if each.low == each.high else None,
            currency=each.currency,
            unit=each.unit,
            low=each.low,
            high=each.high,
            bound=each.bound,
        )
        for each, start, end in spans
    ]
