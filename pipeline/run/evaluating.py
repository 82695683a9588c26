"""`evaluate`: extraction against claims that people labelled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.evaluate import evaluate as compared
from pipeline.files.gold import read_gold
from pipeline.files.jsonlines import read_lines
from pipeline.files.manifest import Sources
from pipeline.files.project import Project
from pipeline.records.claim import Claim
from pipeline.records.label import Evaluation, Label
from pipeline.run.extracting import sources_for
from pipeline.run.gather import Gathered, gather, memory_for

_MOST = 8
"""So many names are told where none is like the one that was given."""


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
    if claims:
        return compared(read_lines(claims, Claim), labels, project.profile, examples)
    sources = sources_for(project, paths)
    read = {source.id for source in sources.sources} | set(sources.refused)
    if not paths or read.isdisjoint(label.source for label in labels):
        _pointed(gold, read, labels)
    return compared(_taken(project, sources, on_each), labels, project.profile, examples)


def _pointed(gold: Path, read: Collection[str], labels: Iterable[Label]) -> None:
    """Refuse labels of no source: they could never be found, and would look like what extraction missed."""
    for label in labels:
        if label.source not in read:
            name = label.source[:80]
            near = get_close_matches(name, sorted(read), n=1, cutoff=0.5)
            advice = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(sorted(read)[:_MOST]) or 'none'}"
            raise ConfigurationError(gold, f"no source is called `{name}`; {advice}", label.line)


def _taken(project: Project, sources: Sources, on_each: Callable[[Gathered], None]) -> Iterator[Claim]:
    with memory_for(None, project.profile, sources) as memory:
        for gathered in gather(sources, memory, on_each=on_each):
            if gathered.head is not None:
                yield from (said.claim for said in memory.harvest(gathered.kept, gathered.key).said())
