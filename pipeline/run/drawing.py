"""Draw the pages of one subject, and keep them until they are written."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import msgspec
from msgspec import structs

from pipeline.errors import ConfigurationError
from pipeline.files.cache import Shelf
from pipeline.publish import subject_pages
from pipeline.records.conflict import Conflict
from pipeline.records.sheet import Fact, Sheet
from pipeline.run.documents import Documents
from pipeline.run.scales import Scales
from pipeline.run.scenes import Scene, whom

DRAFT, FINAL = "report.html", "fact-sheet.html"
"""The first pages of reports: of the draft, and of the final sheet."""
Record = TypeVar("Record", Fact, Conflict)


@dataclass(frozen=True)
class Wall:
    """Where pages hang once they are drawn, for this run and later ones."""

    scales: Scales
    name: str = DRAFT

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self.scales.folder.with_name("pages" if self.name == DRAFT else "final"))

    def names(self, scene: Scene) -> list[str] | None:
        """The pages of a subject that were drawn from the same scene; None where one of them is missing."""
        content = self._shelf.get(scene.subject.id, scene.key)
        names = msgspec.msgpack.decode(content, type=list[str]) if content is not None else None
        return names if names and all(self._shelf.get(_page(name), scene.key) is not None for name in names) else None

    def hang(self, scene: Scene, pages: Iterable[tuple[str, str]]) -> list[str]:
        """Keep the pages of a subject; their names."""
        names = []
        for name, text in pages:
            names.append(name)
            self._put(_page(name), scene.key, zlib.compress(text.encode("utf-8"), 1))
        self._put(scene.subject.id, scene.key, msgspec.msgpack.encode(names))
        return names

    def page(self, name: str, key: bytes) -> Iterator[bytes]:
        """One page, read when it is wanted."""
        content = self._shelf.get(_page(name), key)
        if content is None:
            raise ConfigurationError(self._shelf.folder, "was changed while this command ran; run it again")
        yield zlib.decompress(content)

    def forget_others(self, scenes: Iterable[Scene]) -> None:
        """Take down what belongs to no scene."""
        listed = [(scene.subject.id, self.names(scene) or ()) for scene in scenes]
        self._shelf.sweep(name for subject, pages in listed for name in (subject, *map(_page, pages)))

    def _put(self, name: str, key: bytes, content: bytes) -> None:
        self.scales.memory.must(self._shelf.put(name, key, content))


def _page(name: str) -> str:
    return f"page {name}"


def draw(scene: Scene, outline: Sheet, wall: Wall, paged: frozenset[str]) -> list[str]:
    """Draw and keep the pages of one subject; their names."""
    scales, memory = wall.scales, wall.scales.memory
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
    pages = subject_pages(
        sheet, documents, unclaimed, homes=scene.places, texts=documents.texts(), paged=paged, name=wall.name
    )
    return wall.hang(scene, pages)


def _about(scene: Scene, scales: Scales, name: str, kind: type[Record]) -> list[Record]:
    """The elements of one list of its part that are about a subject; those about others are not read in full."""
    lines = scales.lines(*scene.part, name) if scene.part else []
    decoder = msgspec.json.Decoder(kind)
    return [decoder.decode(line) for line in lines if whom(line) == scene.subject.id]
