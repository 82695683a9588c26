"""The report of a run: one page where that is enough, else a page for each subject and an index of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
from msgspec import structs

from pipeline.engines import Lost
from pipeline.errors import IntegrityError
from pipeline.files.atomic import Content
from pipeline.files.streamed import Bundle
from pipeline.publish import IndexRow, index_pages, report, sealed
from pipeline.publish.assemble import gaps
from pipeline.publish.report import LARGEST
from pipeline.publish.wording import subject_words
from pipeline.records.sheet import Sheet, Subject
from pipeline.run.drawing import DRAFT, FINAL, Wall, draw
from pipeline.run.listing import lists_of, outline_of
from pipeline.run.scenes import Stage
from pipeline.run.spread import How
from pipeline.run.whole import Whole

_CLAIM = 1000
"""Bytes that a claim takes on a page, at least."""


def report_files(whole: Whole, how: How, draft: bool = True) -> Iterator[tuple[Path, Content]]:
    """The pages of the report, or of the final sheet; the first is the one to open."""
    name = DRAFT if draft else FINAL
    output = whole.project.output
    size = sum(_CLAIM * each.claims + each.head.characters for each in whole.corpus.read if each.head)
    if size <= LARGEST:
        pages = report(sheet_of(whole, draft), whole.corpus.documents, whole.corpus.unclaimed(), name=name)
        yield from ((output / page, text.encode("utf-8")) for page, text in pages.items())
        return
    paged = chosen(whole, how.pages)
    stage, wall = Stage(whole, paged, draft), Wall(whole.scales, name)
    drawn = list(_drawn(whole, stage, wall, how))
    index = dict(index_pages(outline_of(whole, draft), rows_of(whole, paged), whole.every_finding(), name=name))
    for page in sorted(index, key=lambda page: page != name):
        yield output / page, index[page].encode("utf-8")
    yield from ((output / page, wall.page(page, key)) for key, pages in drawn for page in pages)


def sheet_of(whole: Whole, draft: bool = True) -> Sheet:
    """The sheet in memory, for a report that is small, and for formats that take it whole."""
    kinds = {each.name: each.type for each in msgspec.structs.fields(Sheet)}
    lists = {name: msgspec.json.decode(_joined(lines), type=kinds[name]) for name, lines in lists_of(whole).items()}
    return sealed(structs.replace(outline_of(whole, draft), **lists))


def _joined(elements: Iterable[bytes | Bundle]) -> bytes:
    return b"[" + b",".join(each if isinstance(each, bytes) else each.joined() for each in elements) + b"]"


def _drawn(whole: Whole, stage: Stage, wall: Wall, how: How) -> Iterator[tuple[bytes, list[str]]]:
    """The pages of each subject by name, with the key under which they hang: drawn by the engine, or as they were."""
    scenes = stage.scenes()
    how.on_stage("drawing", len(scenes))
    missing = [scene for scene in scenes if whole.corpus.memory.fresh or wall.names(scene) is None]
    fresh = {scene.subject.id for scene in missing}
    engine = how.engine_for_steps(len(missing), sum(10 * len(scene.own) + len(scene.sources) for scene in missing))
    with closing(engine(partial(draw, outline=stage.outline, wall=wall, paged=stage.paged), missing)) as answers:
        for scene in scenes:
            names = next(answers) if scene.subject.id in fresh else wall.names(scene)
            if names is None or isinstance(names, Lost):
                raise IntegrityError(
                    f"drawing the page of {scene.subject.id} ends its process; is there memory enough?"
                )
            yield scene.key, names
            how.on_step()
    wall.forget_others(scenes)


def chosen(whole: Whole, most: int) -> frozenset[str]:
    """The subjects that get a page: all of them or, where they are too many, those with the gravest conflicts."""
    about = [subject.id for subject in whole.subjects]
    everyone = [*about, *sorted(whole.facts.keys() - set(about))]
    if len(everyone) <= most:
        return frozenset(everyone)
    return frozenset(list(dict.fromkeys([*whole.urgent, *everyone]))[:most])


def rows_of(whole: Whole, paged: frozenset[str]) -> Iterator[IndexRow]:
    """The index, row by row: the subjects of the sheet, then whoever is merely mentioned."""
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
            waiting=whole.disputed.get(id, (0, 0))[0],
            settled=whole.disputed.get(id, (0, 0))[1],
            gaps=missing[id],
            documents=documents[id],
            paged=id in paged,
            mentioned=id not in about,
        )
