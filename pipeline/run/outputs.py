"""The files of a run, made as they are written; none replaces an old one before all of them are whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pipeline import __version__
from pipeline.files import streamed
from pipeline.files.atomic import Content, replace_all
from pipeline.files.jsonlines import pretty
from pipeline.files.schemas import check
from pipeline.records.report import ConflictReport, InputRecord, RunRecord
from pipeline.run.drawing import DRAFT, FINAL
from pipeline.run.extracting import extraction_files
from pipeline.run.gather import Gathered
from pipeline.run.listing import lists_of, outline_of
from pipeline.run.whole import Whole


def run_files(whole: Whole) -> dict[Path, Content]:
    """Every file that `run` writes for programs.

    The elements of the long lists were read back against their schema when they were made; the rest is checked here.
    """
    output = whole.project.output
    record, bare = pretty(run_record(whole)), outline_of(whole)
    report = ConflictReport((), (), whole.counts)
    for path, schema, content in (("run.json", "run", record), ("draft.json", "fact-sheet", pretty(bare))):
        check(schema, content, str(output / path))
    reported = {"conflicts": whole.bundles("reported"), "related": whole.bundles("related")}
    conflicts, draft = output / "conflicts.json", output / "draft.json"
    return {
        **extraction_files(whole.project, whole.corpus),
        conflicts: whole.corpus.spliced(conflicts, streamed.pretty(report, reported)),
        draft: whole.corpus.spliced(draft, streamed.sealed(bare, lists_of(whole), "seal")),
        output / "run.json": record,
    }


def replace_outputs(contents: Mapping[Path, Content], lasting: bool) -> tuple[str, ...]:
    """Put the files of a run in place, and take away report pages of subjects that are gone.

    What `run` writes need not be on disk to the last byte when it ends: the next run makes good what a power cut took.
    """
    reports = [path for path in contents if path.name in (DRAFT, FINAL)]
    old = {page for path in reports for page in path.parent.glob(f"{path.stem}-*.html")}
    replace_all(contents, retired=sorted(old - contents.keys()), lasting=lasting)
    return tuple(map(str, contents))


def run_record(whole: Whole) -> RunRecord:
    """What went in, by digest, and what came out, by number."""
    totals = whole.corpus.totals
    tally, reading = totals.tally, totals.reading
    return RunRecord(
        pipeline=__version__,
        profile=whole.project.profile.name,
        profile_digest=hashlib.sha256(whole.project.profile_text.encode()).hexdigest(),
        inputs=tuple(_input(each) for each in whole.corpus.gathered),
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
