"""`evaluate`: extraction against claims that people labelled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pipeline.evaluate import evaluate as compared
from pipeline.files.gold import read_gold
from pipeline.files.jsonlines import read_lines
from pipeline.files.project import Project
from pipeline.records.claim import Claim
from pipeline.records.label import Evaluation
from pipeline.run.extracting import sources_for
from pipeline.run.gather import Gathered, gather


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


def _taken(project: Project, paths: Sequence[Path], on_each: Callable[[Gathered], None]) -> Iterable[Claim]:
    for gathered in gather(sources_for(project, paths), project.profile, on_each=on_each):
        yield from gathered.extraction.claims if gathered.extraction else ()
