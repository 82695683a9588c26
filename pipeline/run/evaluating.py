"""`evaluate`: extraction against claims that people labelled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.evaluate import evaluate as compared
from pipeline.files.gold import read_gold
from pipeline.files.jsonlines import read_lines
from pipeline.files.project import Project
from pipeline.records.claim import Claim
from pipeline.records.label import Evaluation
from pipeline.run.extracting import sources_for
from pipeline.run.gather import Gathered, gather, memory_for


def evaluate(
    project: Project,
    gold: Path,
    paths: Sequence[Path] = (),
    claims: Path | None = None,
    examples: int = 3,
    on_each: Callable[[Gathered], None] = lambda gathered: None,
) -> Evaluation:
    """How the claims of the project's sources, of other files or of a claims file compare with labelled ones.

    Nothing is written.
    """
    labels = read_gold(gold)
    found: Iterable[Claim] = read_lines(claims, Claim) if claims else _taken(project, paths, on_each)
    return compared(found, labels, project.profile, examples)


def _taken(project: Project, paths: Sequence[Path], on_each: Callable[[Gathered], None]) -> Iterator[Claim]:
    sources = sources_for(project, paths)
    with memory_for(None, project.profile, sources) as memory:
        for gathered in gather(sources, memory, on_each=on_each):
            if gathered.head is not None:
                yield from (said.claim for said in memory.harvest(gathered.kept, gathered.key).said())
