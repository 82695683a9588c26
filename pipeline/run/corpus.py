"""A project's sources as they were gathered: everything about them at hand, their claims on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace as replaced
from functools import cached_property, partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from pipeline.compare import originals, repeats
from pipeline.files.cache import FOLDER, Shelf, key_of
from pipeline.files.jsonlines import lines
from pipeline.files.manifest import Sources, read_sources
from pipeline.files.project import Project
from pipeline.files.spliced import NAME, Stretch, Stretches, spliced
from pipeline.readers import EXTENSIONS
from pipeline.records.claim import Claim, Unclaimed
from pipeline.records.document import Source
from pipeline.run.documents import Documents
from pipeline.run.gather import Gathered, errands, gather, memory_for
from pipeline.run.results import Totals
from pipeline.run.reuse import Harvest, Memory, harvested, in_short
from pipeline.run.sketches import Sketches
from pipeline.run.spread import HERE, How
from pipeline.run.subjects import canonical, readdressed

OnEach = Callable[[Gathered], None]


@dataclass(frozen=True)
class Corpus:
    """What was read, source by source in the order of their ids, and the memory that holds the claims."""

    sources: Sources
    gathered: list[Gathered]
    totals: Totals
    memory: Memory
    sketches: Sketches

    @property
    def read(self) -> Iterator[Gathered]:
        """The sources that could be read."""
        return (each for each in self.gathered if each.head is not None)

    @cached_property
    def known(self) -> dict[str, Source]:
        """Every source by its id, with what its document told of it."""
        return {each.source.id: each.source for each in self.gathered}

    @cached_property
    def documents(self) -> Documents:
        """The documents, read again as somebody asks for them."""
        return Documents(errands(self.sources), self.memory)

    def forget_said(self) -> None:
        """Hold no longer who speaks of whom, once the corpus is divided."""
        for place, each in enumerate(self.gathered):
            if each.head is not None:
                self.gathered[place] = replaced(each, head=replace(each.head, said={}))

    def originals(self) -> dict[str, str]:
        """For each source the one it repeats, mostly itself."""
        return originals(self.known, repeats(self.sketches, self.memory.scratch))

    def harvest(self, gathered: Gathered) -> Harvest:
        """What one source gave."""
        return self.memory.harvest(gathered.kept, gathered.key)

    def written(self) -> Iterator[Stretch]:
        """All claims as lines of JSON, source after source and in the order of the text."""
        return (Stretch(_name("claims", each), partial(_claims, self, each)) for each in self.read)

    def written_unclaimed(self) -> Iterator[Stretch]:
        """All figures that no claim took as lines of JSON, source after source and in the order of the text."""
        return (Stretch(_name("unclaimed", each), partial(_unclaimed, self, each)) for each in self.read)

    def spliced(self, path: Path, stretches: Stretches) -> Iterator[bytes]:
        """A long file of the output, taken from the one that is there as far as that is the same."""
        return spliced(path, stretches, Shelf(path.parent.absolute() / FOLDER / "layouts"), self.memory.fresh)

    def claims(self) -> Iterator[Claim]:
        """All claims, by source and in the order of the text."""
        return (said.claim for each in self.read for said in self.harvest(each).said())

    def unclaimed(self) -> Iterator[Unclaimed]:
        """All figures that no claim took, by source and in the order of the text."""
        return (figure for each in self.read for figure in self.harvest(each).left())


def _claims(corpus: Corpus, gathered: Gathered) -> Iterable[bytes]:
    return (corpus.harvest(gathered).written(),)


def _unclaimed(corpus: Corpus, gathered: Gathered) -> Iterable[bytes]:
    return (b"".join(lines(corpus.harvest(gathered).left())),)


def _name(what: str, gathered: Gathered) -> bytes:
    """Stands for lines that follow from what a source gave."""
    return key_of(what, gathered.kept, gathered.key)[:NAME]


@contextmanager
def gathered_from(
    project: Project, sources: Sources | None = None, on_each: OnEach = lambda gathered: None, how: How = HERE
) -> Iterator[Corpus]:
    """The sources of a project, or others with its profile, read and their claims taken."""
    listed = read_sources(project.sources, EXTENSIONS) if sources is None else sources
    with memory_for(project.output, project.profile, listed, how) as memory, Sketches(memory.scratch) as sketches:
        totals = Totals()
        counted = (sketches.without(totals.counted(each)) for each in gather(listed, memory, how, on_each))
        yield Corpus(listed, united(counted, memory), totals, memory, sketches)


def united(found: Iterable[Gathered], memory: Memory) -> list[Gathered]:
    """The same sources, with one slug for each subject; the claims of those that give way are kept anew."""
    gathered = list(found)
    names = canonical(each.source.subject for each in gathered if each.head and each.source.subject)
    return [renamed(each, names[own], memory) if (own := each.source.subject) in names else each for each in gathered]


def renamed(gathered: Gathered, new: str, memory: Memory) -> Gathered:
    """A source whose own subject goes by another name."""
    kept, key, old = f"{gathered.kept} as {new}", gathered.key, gathered.source.subject
    assert old is not None
    head = memory.recall(kept, key)
    if head is None:
        before = memory.harvest(gathered.kept, key)
        harvest, digests = harvested(list(readdressed(before.said(), old, new)), before.left())
        head = replace(memory.head(gathered.kept, key), subject=new, said=digests)
        memory.keep(kept, key, head, harvest)
    source = replace(gathered.source, subject=new)
    return replaced(gathered, source=source, head=in_short(head), kept=kept)


def same_source(source: Source) -> bytes:
    """Bytes that tell whether a source is the same in all that is known of it."""
    return msgspec.json.encode(msgspec.structs.astuple(source))
