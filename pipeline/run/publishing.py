"""`publish`, `verify`, `explain` and `diff`: what is done with a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path

from pipeline.errors import PublishRefused, Unreadable, UsageError
from pipeline.files.decisions import read_log
from pipeline.files.inputs import stays_inside
from pipeline.files.jsonlines import pretty, read_record
from pipeline.files.project import Project
from pipeline.files.schemas import check
from pipeline.publish import diff as compared
from pipeline.publish import explain as explained
from pipeline.publish import report, to_csv, to_jsonld, to_markdown
from pipeline.publish import verify as verified
from pipeline.publish.diff import SheetDiff
from pipeline.publish.explain import Explanation
from pipeline.publish.verdicts import Verification
from pipeline.records.conflict import Conflict
from pipeline.records.document import Document, Source
from pipeline.records.sheet import Sheet
from pipeline.run.corpus import OnEach
from pipeline.run.documents import Documents
from pipeline.run.fetching import Errand, read_errand
from pipeline.run.outputs import replace_outputs
from pipeline.run.running import RunResult, prepared
from pipeline.run.spread import HERE, How
from pipeline.run.weigh import Weighed, sheet_of, weigh
from pipeline.settle import blocking

FORMATS: dict[str, Callable[[Sheet], str]] = {"csv": to_csv, "md": to_markdown, "jsonld": to_jsonld}


def publish(
    project: Project,
    allow_open: bool = False,
    formats: tuple[str, ...] = (),
    on_each: OnEach = lambda gathered: None,
    how: How = HERE,
) -> RunResult:
    """Write the final sheet, in every format asked for; refuse while anything stands in its way.

    With `allow_open`, open conflicts are published as disputed. What refuses leaves every file as it was.
    """
    return issue(weigh(project, on_each, how), allow_open, formats, how)


def issue(weighed: Weighed, allow_open: bool = False, formats: tuple[str, ...] = (), how: How = HERE) -> RunResult:
    """Write the final sheet of what was weighed, as `publish` does, and with it what `run` writes."""
    refuse_unread(weighed)
    if not allow_open:
        refuse_open(weighed)
    final = sheet_of(weighed, draft=False)
    path = weighed.project.output / "fact-sheet.json"
    check("fact-sheet", pretty(final), str(path))
    pages = report(final, weighed.documents, weighed.unclaimed, name="fact-sheet.html")
    with prepared(weighed.project, how=replaced(how, full=False)) as work:
        contents = {
            **work.contents,
            path: pretty(final),
            **{path.with_name(page): text.encode("utf-8") for page, text in pages.items()},
            **{path.with_suffix(f".{name}"): FORMATS[name](final).encode("utf-8") for name in formats},
        }
        return work.result(replace_outputs(contents, lasting=True))


def refuse_unread(weighed: Weighed) -> None:
    """A final sheet rests on every source that is listed, so one that cannot be read stops it."""
    for each in weighed.unread:
        if each.trouble:
            advice = f"{each.trouble.advice}; nothing was published"
            raise Unreadable(each.trouble.file, each.trouble.problem, advice) from each.trouble


def refuse_open(weighed: Weighed) -> None:
    """A final sheet settles every conflict at or above the gate."""
    gate = weighed.project.policy.gate
    found = blocking(weighed.settlement.conflicts, gate)
    if found:
        listed = ", ".join(f"{each.id} ({each.property}, {each.cause}, {each.status})" for each in found)
        raise PublishRefused(
            f"{_counted(found)} not settled at or above the gate ({gate}): {listed}; "
            "settle them by `reconcile decide`, or publish them as disputed by --allow-open"
        )


def _counted(found: tuple[Conflict, ...]) -> str:
    return "1 conflict is" if len(found) == 1 else f"{len(found)} conflicts are"


def read_sheet(path: Path) -> Sheet:
    """A sheet from its file."""
    return read_record(path, Sheet)


def latest_sheet(project: Project) -> Path:
    """The draft or, where there is none, the published sheet."""
    for name in ("draft.json", "fact-sheet.json"):
        if (project.output / name).exists():
            return project.output / name
    raise UsageError(f"{project.output}: there is no sheet yet; run `reconcile run` first")


def verify(project: Project, path: Path, reproduce: bool = False) -> Verification:
    """Check every quote, value and conclusion of a sheet against the files, trusting nothing it says.

    With `reproduce`, the sheet is also made again from the project, and must come out the same.
    """
    sheet = read_sheet(path)
    again = sheet_of(weigh(project), sheet.draft) if reproduce else None
    log = read_log(project.decisions).decisions
    return verified(sheet, lambda source: read_again(project, source), log=log, again=again)


def read_again(project: Project, source: Source) -> Document:
    """The document of a published source as its file stands now; it may not lie outside the sources folder."""
    path = project.sources / source.file
    if not stays_inside(path, project.sources):
        raise Unreadable(path, "leaves the folder of sources", "copy it inside")
    return read_errand(Errand(source, path))


@dataclass(frozen=True)
class Told:
    """An explanation, and the sheet it was read from."""

    explanation: Explanation
    sheet: Path


def explain(project: Project, id: str, path: Path | None = None) -> Told:
    """Walk a fact, conflict or claim back to its words."""
    path = path or latest_sheet(project)
    sheet = read_sheet(path)
    documents = Documents(Errand(source, project.sources / source.file) for source in sheet.sources)
    return Told(explained(sheet, id, documents), path)


def diff(old: Path, new: Path) -> SheetDiff:
    """What changed between two sheets, and why."""
    return compared(read_sheet(old), read_sheet(new))
