"""The files of a run, made as they are written; none replaces an old one before all of them are whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline import __version__
from pipeline.files import streamed
from pipeline.files.atomic import Content, replace_all
from pipeline.files.jsonlines import pretty, proved
from pipeline.files.schemas import check
from pipeline.files.spliced import made
from pipeline.records.report import ConflictReport, InputRecord, RunRecord
from pipeline.run.drawing import DRAFT, FINAL
from pipeline.run.extracting import extraction_files
from pipeline.run.gather import Gathered
from pipeline.run.listing import lists_of, outline_of
from pipeline.run.spread import How
from pipeline.run.whole import Whole


def run_files(whole: Whole) -> dict[Path, Content]:
    """Every file that `run` writes for programs.

    The elements of the long lists were read back against their schema when they were made; the rest is checked here.
    """
    output = whole.project.output
    record, report, bare = run_record(whole), ConflictReport((), (), whole.counts), outline_of(whole)
    conflicts, draft, run = output / "conflicts.json", output / "draft.json", output / "run.json"
    for path, schema, content in ((run, "run", record), (conflicts, "conflicts", report), (draft, "fact-sheet", bare)):
        check(schema, pretty(content), str(path))
    reported = {"conflicts": whole.bundles("reported"), "related": whole.bundles("related")}
    inputs = {"inputs": proved(map(_input, whole.corpus.gathered), InputRecord)}
    return {
        **extraction_files(whole.project, whole.corpus),
        conflicts: whole.corpus.spliced(conflicts, streamed.pretty(report, reported)),
        draft: whole.corpus.spliced(draft, streamed.sealed(bare, lists_of(whole), "seal")),
        run: made(streamed.pretty(record, inputs)),
    }


def replace_outputs(
    contents: Mapping[Path, Content], pages: Iterable[tuple[Path, Content]], how: How, lasting: bool
) -> tuple[str, ...]:
    """Put the files of a run and the pages of its reports in place, and take away pages of subjects that are gone.

    The pages are drawn when the long files are written: both at once would take the memory of both.
    What `run` writes need not be on disk to the last byte when it ends: the next run makes good what a power cut took.
    """
    written = dict.fromkeys(contents)

    def late() -> Iterator[tuple[Path, Content]]:
        for path, content in pages:
            written[path] = None
            yield path, content

    def retired() -> Iterator[Path]:
        reports = [path for path in written if path.name in (DRAFT, FINAL)]
        old = {page for path in reports for page in path.parent.glob(f"{path.stem}-*.html")}
        yield from sorted(old - written.keys())

    how.on_stage("writing", len(contents))
    replace_all({path: _told(content, how) for path, content in contents.items()}, late(), retired(), lasting)
    return tuple(map(str, written))


def _told(content: Content, how: How) -> Iterator[bytes]:
    """The pieces of a file; that it is written is told behind the last."""
    yield from (content,) if isinstance(content, bytes) else content
    how.on_step()


def run_record(whole: Whole) -> RunRecord:
    """What came out, by number; what went in is listed as it is written."""
    totals = whole.corpus.totals
    tally, reading = totals.tally, totals.reading
    return RunRecord(
        pipeline=__version__,
        profile=whole.project.profile.name,
        profile_digest=hashlib.sha256(whole.project.profile_text.encode()).hexdigest(),
        inputs=(),
        counts={
            "sources": reading.sources,
            "read": reading.read,
            "claims": totals.claims,
            "groups": whole.groups,
            "conflicts": sum(whole.counts["status"].values()),
            "facts": sum(sum(counts.values()) for counts in whole.facts.values()),
            "findings": whole.found,
        },
        properties=totals.properties,
        figures={
            "all": tally.figures,
            "claims": tally.claims,
            "context": tally.context,
            "ignored": sum(tally.ignored.values()),
            "unclaimed": tally.unclaimed,
        },
        ignored=tally.ignored,
    )


def _input(gathered: Gathered) -> InputRecord:
    head = gathered.head
    return InputRecord(
        source=gathered.source.id,
        file=gathered.source.file,
        digest=gathered.source.digest,
        text_digest=head.text_digest if head else None,
        format=head.format if head else None,
        encoding=head.encoding if head else None,
        problem=gathered.trouble.problem if gathered.trouble else None,
    )
