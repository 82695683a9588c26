"""What the reviewers work on: documents read once, conflicts settled anew whenever a decision is on disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from msgspec import structs

from pipeline.errors import PipelineError
from pipeline.files.decisions import Log, read_log
from pipeline.files.manifest import MANIFEST
from pipeline.files.project import Project
from pipeline.publish import diff
from pipeline.publish.diff import Change
from pipeline.records.claim import fingerprint
from pipeline.records.comparison import Comparison, Group
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.document import Document, Source
from pipeline.records.settlement import Settlement
from pipeline.records.sheet import Sheet
from pipeline.run.deciding import Answer, decide_on
from pipeline.run.documents import Documents
from pipeline.run.gather import errands
from pipeline.run.publishing import OutdatedError, publish, read_sheet
from pipeline.run.running import RunResult
from pipeline.run.weigh import Weighed, sheet_of, weigh
from pipeline.settle import blocking, settle, testimony

Stamp = tuple[int, int, int] | None
NEVER: Stamp = (-1, -1, -1)


class OvertakenError(PipelineError):
    """Somebody settled the conflict, or its testimony changed, after the page was made that the answer comes from."""


@dataclass(frozen=True)
class Preview:
    """The sheet that publishing would write, what it changes, and what stands in the way.

    `first` says that nothing was published before.
    """

    sheet: Sheet
    changes: tuple[Change, ...]
    first: bool
    blocking: tuple[Conflict, ...]
    unread: tuple[str, ...]


class Desk:
    """A project as its reviewers see it. Sources are read once, decisions whenever their file has changed."""

    def __init__(self, project: Project, weighed: Weighed) -> None:
        self.project = project
        self._lock = RLock()
        self._accepted: dict[str, tuple[str, Answer, Decision]] = {}
        self._take(weighed)

    def _take(self, weighed: Weighed) -> None:
        self._weighed = weighed
        self._contested = contested(weighed)
        self._known = {each.source.id: each.source for each in weighed.gathered}
        self._files = Documents(errands(weighed.sources))
        self._stamps = {path: stamp(path) for path in _watched(weighed)}
        self._seen = NEVER
        self._preview: Preview | None = None

    def now(self) -> Weighed:
        """The conflicts as they stand at this moment, with every decision that is on disk."""
        with self._lock:
            seen = stamp(self.project.decisions)
            if seen != self._seen:
                log = read_log(self.project.decisions)
                self._weighed = replace(self._weighed, log=log, settlement=self._settled(log, self._contested))
                self._seen, self._preview = seen, None
            return self._weighed

    def _settled(self, log: Log, comparison: Comparison) -> Settlement:
        return settle(comparison, log.decisions, self.project.policy, self._known, self.project.profile)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources that are listed, with what their documents told of them."""
        return self._known

    def document(self, source: str) -> Document | None:
        """The document of a source; None where its file is gone or no longer the one that was read."""
        with self._lock:
            found = self._files.get(source) if source in self._known else None
        return found if found is not None and found.digest == self._known[source].digest else None

    def blocking(self) -> tuple[Conflict, ...]:
        """What is still to be settled before `publish` passes."""
        return blocking(self.now().settlement.conflicts, self.project.policy.gate)

    def seen(self, conflict: str) -> str:
        """A word for what there is to see of a conflict now; an answer to it carries this word."""
        weighed = self.now()
        return as_seen(next(each for each in self._contested.groups if each.id == conflict), weighed.log)

    def decide(self, conflict: str, answer: Answer, seen: str) -> Decision:
        """Settle a conflict; refuse where it is no longer what the reviewer saw. It is on disk on return.

        The same answer sent twice from one page counts once.
        """
        with self._lock:
            earlier = self._accepted.get(conflict)
            if earlier is not None and earlier[:2] == (seen, answer):
                return earlier[2]
            decision = decide_on(self.now(), conflict, answer, lambda group, log: _as_seen(group, log, seen))
            self._accepted[conflict] = seen, answer, decision
            return decision

    def preview(self) -> Preview:
        """What publishing would write now."""
        with self._lock:
            weighed = self.now()
            if self._preview is None:
                self._preview = self._previewed(weighed)
            return self._preview

    def _previewed(self, weighed: Weighed) -> Preview:
        whole = replace(weighed, settlement=self._settled(weighed.log, weighed.comparison))
        sheet = sheet_of(whole, draft=False)
        path = self.project.output / "fact-sheet.json"
        old = read_sheet(path) if path.exists() else structs.replace(sheet, facts=(), mentioned=(), decisions=())
        return Preview(
            sheet=sheet,
            changes=diff(old, sheet).changes,
            first=not path.exists(),
            blocking=self.blocking(),
            unread=tuple(str(each.trouble) for each in weighed.unread),
        )

    def publish(self, seal: str) -> RunResult:
        """Read everything again and write the final sheet, if it is the one whose changes were shown."""
        with self._lock:
            fresh = weigh(self.project)
            try:
                if sheet_of(fresh, draft=False).seal != seal:
                    raise OutdatedError("the sheet changed since its changes were shown")
                return publish(self.project, seal=seal)
            finally:
                self._take(fresh)

    def sources_changed(self) -> bool:
        """Whether a file of the sources is no longer the one that was read."""
        return any(stamp(path) != seen for path, seen in self._stamps.items())

    def read_again(self) -> None:
        """Read and weigh everything anew."""
        with self._lock:
            self._take(weigh(self.project))


def as_seen(group: Group, log: Log) -> str:
    """A word for what a reviewer sees of a conflict: its testimony, and the last thing said of it."""
    last = next((each.id for each in reversed(log.decisions) if each.conflict == group.id), None)
    return fingerprint("seen", testimony(group), last)


def _as_seen(group: Group, log: Log, seen: str) -> None:
    if as_seen(group, log) != seen:
        raise OvertakenError("somebody was faster")


def contested(weighed: Weighed) -> Comparison:
    """Only what settling conflicts needs, so that a large corpus is not settled whole after each decision.

    Beside the groups in conflict these are one group for each origin that a primary source speaks for.
    """
    conflicts = {each.id for each in weighed.comparison.conflicts}
    primary = {each.source.id for each in weighed.gathered if each.source.kind == "primary"}
    return structs.replace(weighed.comparison, groups=tuple(_needed(weighed.comparison, conflicts, primary)))


def _needed(comparison: Comparison, conflicts: set[str], primary: set[str]) -> Iterator[Group]:
    heard: set[str] = set()
    for group in comparison.groups:
        own = {
            comparison.origins[claim.id].name
            for claim in group.claims
            if claim.attribution is None and claim.source in primary
        }
        if group.id in conflicts or own - heard:
            heard |= own
            yield group


def _watched(weighed: Weighed) -> Iterator[Path]:
    """The files that were read and, where no manifest lists them, the folders that another could be put in."""
    files = [each.path for each in weighed.gathered]
    yield from files
    yield weighed.project.sources / MANIFEST
    if not weighed.sources.declared:
        yield from {weighed.project.sources, *(path.parent for path in files)}


def stamp(path: Path) -> Stamp:
    """What tells one state of a file from the next without reading it; None where there is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
