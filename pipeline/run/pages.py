"""The report of a run: one page where that is enough, else a page for each subject, drawn one at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import structs

from pipeline.engines import Lost
from pipeline.errors import IntegrityError
from pipeline.files.atomic import Content
from pipeline.publish import report, sealed
from pipeline.publish.assemble import gaps
from pipeline.publish.index import IndexRow, index_pages
from pipeline.publish.pages import subject_pages
from pipeline.publish.places import Place, placed
from pipeline.publish.report import LARGEST
from pipeline.publish.wording import subject_words
from pipeline.records.conflict import Conflict
from pipeline.records.finding import Finding
from pipeline.records.sheet import Fact, Gap, PublishedSource, Sheet, Subject
from pipeline.run.documents import Documents
from pipeline.run.fetching import Errand
from pipeline.run.gather import Gathered, errands
from pipeline.run.listing import lists_of, outline_of, published
from pipeline.run.spread import How
from pipeline.run.weighing import Scales
from pipeline.run.whole import Whole

NAME = "report.html"
_CLAIM = 1000
"""Bytes that a claim takes on a page, at least."""
_SHARE = msgspec.json.Decoder(tuple[str, msgspec.Raw])
Record = TypeVar("Record", Fact, Conflict)


def report_files(whole: Whole, how: How) -> dict[Path, Content]:
    """The pages of the report; the first is the one to open."""
    size = sum(_CLAIM * each.claims + each.head.characters for each in whole.corpus.read if each.head)
    if size <= LARGEST:
        pages = report(sheet_of(whole), whole.corpus.documents, whole.corpus.unclaimed(), name=NAME)
        return {whole.project.output / page: text.encode("utf-8") for page, text in pages.items()}
    folder = whole.corpus.memory.scratch / "pages"
    folder.mkdir()
    drawn = dict.fromkeys([NAME, *_split(whole, how, folder)])
    return {whole.project.output / page: _pieces(folder / page) for page in drawn}


def sheet_of(whole: Whole) -> Sheet:
    """The draft in memory, for a report that is small."""
    kinds = {each.name: each.type for each in msgspec.structs.fields(Sheet)}
    lists = {name: msgspec.json.decode(_joined(lines), type=kinds[name]) for name, lines in lists_of(whole).items()}
    return sealed(structs.replace(outline_of(whole), **lists))


def _joined(lines: Iterable[bytes]) -> bytes:
    return b"[" + b",".join(lines) + b"]"


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(2**20):
            yield piece


def _split(whole: Whole, how: How, folder: Path) -> Iterator[str]:
    """The names of all pages, each written into a folder once it is drawn."""
    paged = chosen(whole, how.pages)
    easel = Easel(whole, paged)
    how.on_stage("drawing", len(paged))
    engine = how.engine_for_steps(len(paged), 10 * len(easel.homes))
    task = partial(draw, outline=easel.outline, scales=whole.scales, paged=paged)
    with closing(engine(task, easel.scenes())) as answers:
        for answer in answers:
            if isinstance(answer, Lost):
                raise IntegrityError("drawing a page of the report ends its process; is there memory enough?")
            yield from _kept(answer, folder)
            how.on_step()
    yield from _kept(index_pages(easel.outline, rows_of(whole, paged), whole.findings, name=NAME), folder)


def _kept(pages: Iterable[tuple[str, str]], folder: Path) -> Iterator[str]:
    for name, text in pages:
        (folder / name).write_text(text, encoding="utf-8")
        yield name


def chosen(whole: Whole, most: int) -> frozenset[str]:
    """The subjects that get a page: all of them or, where they are too many, those with the gravest conflicts."""
    about = [subject.id for subject in whole.subjects]
    everyone = [*about, *sorted(whole.facts.keys() - set(about))]
    if len(everyone) <= most:
        return frozenset(everyone)
    grave = (each.subject for _, each in whole.gravest(20 * most))
    return frozenset(list(dict.fromkeys([*grave, *everyone]))[:most])


@dataclass(frozen=True)
class Scene:
    """One subject to draw: what concerns it that is not in its part, and where its part is kept.

    `own` are the sources at home there, with the names under which their claims lie; `shares` what their documents say
    of others, as JSON.
    """

    subject: Subject
    part: tuple[str, bytes] | None
    own: dict[str, tuple[str, bytes]]
    sources: tuple[PublishedSource, ...]
    errands: tuple[Errand, ...]
    places: dict[str, Place]
    shares: tuple[bytes, ...]
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]


class Easel:
    """Everything pages are drawn from."""

    def __init__(self, whole: Whole, paged: frozenset[str]) -> None:
        self._whole, self._paged = whole, paged
        self.outline = structs.replace(outline_of(whole), subjects=(), sources=())
        self._read = {each.source.id: each for each in whole.corpus.read}
        self._errands = {errand.source.id: errand.afar() for errand in errands(whole.corpus.sources)}
        found = ((each.source.id, each.source.subject or "", _characters(each)) for each in whole.corpus.read)
        self.homes = placed(each for each in found if each[1] in paged)
        self._own: dict[str, list[str]] = defaultdict(list)
        for source, place in self.homes.items():
            self._own[place.subject].append(source)
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in dict.fromkeys(whole.findings):
            if finding.source in self.homes:
                self._findings[self.homes[finding.source].subject].append(finding)
        self._shares: dict[str, list[bytes]] = defaultdict(list)
        for home, share in map(_SHARE.decode, whole.lines("abroad")):
            if home in paged:
                self._shares[home].append(bytes(share))

    def scenes(self) -> list[Scene]:
        """One scene for each subject, in order."""
        labels = {subject.id: subject for subject in self._whole.subjects}
        return [self._scene(labels.get(id) or Subject(id, subject_words(id))) for id in sorted(self._paged)]

    def _scene(self, subject: Subject) -> Scene:
        place = self._whole.parts.place_of(subject.id)
        own = sorted(self._own[subject.id])
        speaking = self._whole.parts.sources_of(subject.id)
        listed = [self._read[source] for source in sorted({*own, *speaking})]
        stated, profile = self._whole.stated, self._whole.project.profile
        declared = [subject] if any(subject.id == each.id for each in self._whole.subjects) else []
        return Scene(
            subject=subject,
            part=None if place is None else self._whole.parts.handle(place),
            own={source: (self._read[source].kept, self._read[source].key) for source in own},
            sources=tuple(map(published, listed)),
            errands=tuple(self._errands[each.source.id] for each in listed),
            places={each.source.id: self.homes[each.source.id] for each in listed if each.source.id in self.homes},
            shares=tuple(self._shares[subject.id]),
            gaps=tuple(gaps(declared, stated, profile)),
            findings=tuple(self._findings[subject.id]),
        )


def _characters(gathered: Gathered) -> int:
    return gathered.head.characters if gathered.head else 0


def draw(scene: Scene, outline: Sheet, scales: Scales, paged: frozenset[str]) -> list[tuple[str, str]]:
    """The pages of one subject."""
    memory = scales.memory
    facts = [*_about(scene, scales, "facts", Fact), *_about(scene, scales, "mentioned", Fact)]
    conflicts = _about(scene, scales, "conflicts", Conflict)
    named = {fact.decision for fact in facts} | {conflict.decision for conflict in conflicts}
    sheet = structs.replace(
        outline,
        subjects=(scene.subject,),
        sources=scene.sources,
        facts=tuple(facts),
        gaps=scene.gaps,
        mentioned=tuple(msgspec.json.decode(share, type=Fact) for share in scene.shares),
        conflicts=tuple(conflicts),
        decisions=tuple(decision for decision in scales.decisions if decision.id in named),
        findings=scene.findings,
    )
    documents = Documents(scene.errands, memory)
    unclaimed = (figure for kept, key in scene.own.values() for figure in memory.harvest(kept, key).left())
    return list(subject_pages(sheet, documents, unclaimed, homes=scene.places, paged=paged, name=NAME))


def _about(scene: Scene, scales: Scales, name: str, kind: type[Record]) -> list[Record]:
    """The elements of one list of its part that are about a subject."""
    lines = scales.lines(*scene.part, name) if scene.part else []
    found = map(msgspec.json.Decoder(kind).decode, lines)
    return [each for each in found if each.subject == scene.subject.id]


def rows_of(whole: Whole, paged: frozenset[str]) -> Iterator[IndexRow]:
    """The index, row by row: the subjects of the sheet, then whoever is merely mentioned."""
    waiting: Counter[str] = Counter()
    settled: Counter[str] = Counter()
    for each in whole.contested:
        (waiting if each.status in ("open", "stale") else settled)[each.subject] += 1
    documents = Counter(each.source.subject for each in whole.corpus.read)
    missing = Counter(gap.subject for gap in gaps(whole.subjects, whole.stated, whole.project.profile))
    about = {subject.id for subject in whole.subjects}
    beside = (Subject(id, subject_words(id)) for id in sorted(whole.facts.keys() - about))
    for subject in (*whole.subjects, *beside):
        id = subject.id
        yield IndexRow(
            subject=id,
            label=subject.label,
            counts=whole.facts.get(id, {}),
            waiting=waiting[id],
            settled=settled[id],
            gaps=missing[id],
            documents=documents[id],
            paged=id in paged,
            mentioned=id not in about,
        )
