"""The files of a run: each made whole and checked against its schema before any of them replaces an old one."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from pipeline import __version__
from pipeline.files.atomic import Content, replace_all
from pipeline.files.jsonlines import pretty
from pipeline.files.schemas import check
from pipeline.publish import report
from pipeline.records.conflict import Conflict
from pipeline.records.report import ConflictReport, InputRecord, RunRecord
from pipeline.records.sheet import Sheet
from pipeline.run.extracting import extraction_files
from pipeline.run.gather import Gathered
from pipeline.run.results import properties_of, reading_of, tally_of
from pipeline.run.weigh import Weighed


def run_files(weighed: Weighed, draft: Sheet) -> dict[Path, bytes | list[bytes]]:
    """Every file that `run` writes."""
    output = weighed.project.output
    written = {
        output / "conflicts.json": ("conflicts", pretty(conflict_report(weighed))),
        output / "draft.json": ("fact-sheet", pretty(draft)),
        output / "run.json": ("run", pretty(run_record(weighed))),
    }
    for path, (schema, content) in written.items():
        check(schema, content, str(path))
    return {
        **extraction_files(weighed.project, weighed.gathered),
        **{path: content for path, (_, content) in written.items()},
        **report_files(weighed, draft, "report.html"),
    }


def report_files(weighed: Weighed, shown: Sheet, name: str) -> dict[Path, bytes]:
    """The pages of the report for people; the first, under this name, is the one to open."""
    extractions = [each.extraction for each in weighed.gathered if each.extraction]
    unclaimed = chain.from_iterable(each.unclaimed for each in extractions)
    pages = report(shown, weighed.documents, unclaimed, name=name)
    return {weighed.project.output / page: text.encode("utf-8") for page, text in pages.items()}


def replace_outputs(contents: Mapping[Path, Content]) -> tuple[str, ...]:
    """Put the files of a run in place, and take away report pages of subjects that are gone."""
    old = {page for path in contents if path.suffix == ".html" for page in path.parent.glob(f"{path.stem}-*.html")}
    replace_all(contents, retired=sorted(old - contents.keys()))
    return tuple(map(str, contents))


def conflict_report(weighed: Weighed) -> ConflictReport:
    """The conflicts with their counts."""
    conflicts = weighed.settlement.conflicts
    return ConflictReport(conflicts, weighed.comparison.related, counts_of(conflicts))


def counts_of(conflicts: Sequence[Conflict]) -> dict[str, dict[str, int]]:
    """How many conflicts there are of each cause, severity, status and property."""
    return {
        "cause": _counted(each.cause for each in conflicts),
        "property": _counted(each.property for each in conflicts),
        "severity": _counted(each.severity for each in conflicts),
        "status": _counted(each.status for each in conflicts),
    }


def run_record(weighed: Weighed) -> RunRecord:
    """What went in, by digest, and what came out, by number."""
    tally = tally_of(weighed.gathered)
    reading = reading_of(weighed.gathered)
    return RunRecord(
        pipeline=__version__,
        profile=weighed.project.profile.name,
        profile_digest=hashlib.sha256(weighed.project.profile_text.encode()).hexdigest(),
        inputs=tuple(_input(each) for each in weighed.gathered),
        counts={
            "sources": reading.sources,
            "read": reading.read,
            "claims": len(weighed.claims),
            "groups": len(weighed.comparison.groups),
            "conflicts": len(weighed.settlement.conflicts),
            "facts": len(weighed.settlement.facts),
            "findings": len(weighed.findings),
        },
        properties=properties_of(weighed.gathered),
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
    return InputRecord(
        source=gathered.source.id,
        file=gathered.source.file,
        digest=gathered.source.digest,
        text_digest=gathered.text_digest,
        format=gathered.format,
        encoding=gathered.encoding,
        problem=gathered.trouble.problem if gathered.trouble else None,
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
