"""`publish`, `verify`, `explain` and `diff`: what is done with a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from itertools import chain
from pathlib import Path

from pipeline.errors import PipelineError, PublishRefused, Unreadable, UsageError
from pipeline.files import streamed
from pipeline.files.atomic import Content
from pipeline.files.cache import FOLDER
from pipeline.files.decisions import read_log
from pipeline.files.inputs import stays_inside
from pipeline.files.jsonlines import pretty, read_record
from pipeline.files.project import Project
from pipeline.files.schemas import check
from pipeline.publish import diff as compared
from pipeline.publish import explain as explained
from pipeline.publish import to_csv, to_jsonld, to_markdown
from pipeline.publish import verify as verified
from pipeline.publish.diff import SheetDiff
from pipeline.publish.explain import Explanation
from pipeline.publish.verdicts import Verification
from pipeline.records.conflict import Conflict
from pipeline.records.document import Document, Source
from pipeline.records.sheet import Sheet
from pipeline.run.corpus import OnEach, gathered_from
from pipeline.run.documents import Documents
from pipeline.run.fetching import Errand, read_errand
from pipeline.run.listing import lists_of, outline_of
from pipeline.run.outputs import replace_outputs
from pipeline.run.pages import report_files, sheet_of
from pipeline.run.running import RunResult, prepared
from pipeline.run.spread import HERE, How
from pipeline.run.weigh import sheet_of as sheet_in_memory
from pipeline.run.weigh import weigh
from pipeline.run.whole import Whole


class OutdatedError(PipelineError):
    """The sheet that would be written is not the one whose changes were shown."""


FORMATS: dict[str, Callable[[Sheet], str]] = {"csv": to_csv, "md": to_markdown, "jsonld": to_jsonld}


def publish(
    project: Project,
    allow_open: bool = False,
    formats: tuple[str, ...] = (),
    on_each: OnEach = lambda gathered: None,
    how: How = HERE,
    seal: str | None = None,
) -> RunResult:
    """Write the final sheet, in every format asked for, and what `run` writes; refuse while anything stands in its way.

    With `allow_open`, open conflicts are published as disputed; with a `seal`, only the sheet that has it is published.
    What refuses leaves every file as it was, but may add to what is kept for the next run.
    """

    def allowed(whole: Whole) -> None:
        refuse_unread(whole)
        if not allow_open:
            refuse_open(whole)

    if not (project.output / FOLDER).is_dir():  # nobody ran it yet, and a refusal may leave nothing behind
        with gathered_from(project, None, on_each, how) as corpus:
            allowed(Whole(project, corpus, how))
        on_each, how = lambda gathered: None, replaced(how, full=False)
    with prepared(project, on_each, how, allowed) as work:
        contents = {**work.contents, **final_files(work.whole, formats, seal)}
        pages = chain(work.pages, report_files(work.whole, how, draft=False))
        return work.result(replace_outputs(contents, pages, how, lasting=True))


def final_files(whole: Whole, formats: tuple[str, ...], seal: str | None) -> dict[Path, Content]:
    """The final sheet in its formats, as it stands."""
    path = whole.project.output / "fact-sheet.json"
    bare = outline_of(whole, draft=False)
    check("fact-sheet", pretty(bare), str(path))
    pieces = streamed.sealed(bare, lists_of(whole), "seal")
    final = sheet_of(whole, draft=False) if formats else bare
    return {
        path: as_shown(whole.corpus.spliced(path, pieces), seal),
        **{path.with_suffix(f".{name}"): FORMATS[name](final).encode("utf-8") for name in formats},
    }


def as_shown(pieces: Iterable[bytes], seal: str | None) -> Iterator[bytes]:
    """The same pieces of a sheet; the last one stops everything where the seal is not the one that was shown."""
    last = b""
    for piece in pieces:
        yield last
        last = piece
    if seal is not None and f'"seal": "{seal}"'.encode() not in last:
        raise OutdatedError("the sheet changed since its changes were shown")
    yield last


def refuse_unread(whole: Whole) -> None:
    """A final sheet rests on every source that is listed, so one that cannot be read stops it."""
    for each in whole.corpus.gathered:
        if each.trouble:
            advice = f"{each.trouble.advice}; nothing was published"
            raise Unreadable(each.trouble.file, each.trouble.problem, advice) from each.trouble


def refuse_open(whole: Whole) -> None:
    """A final sheet settles every conflict at or above the gate."""
    gate = whole.project.policy.gate
    found = tuple(whole.conflicts(whole.blocking)) if whole.blocking else ()
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
    again = sheet_in_memory(weigh(project), sheet.draft) if reproduce else None
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
