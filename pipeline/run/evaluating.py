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
from pipeline.records.label import Evaluation
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
    _pointed(gold, "property", project.profile.properties, ((label.property, label.line) for label in labels))
    if claims:
        return compared(read_lines(claims, Claim), labels, project.profile, examples)
    sources = sources_for(project, paths)
    read = {source.id for source in sources.sources} | set(sources.refused)
    if not paths or read.isdisjoint(label.source for label in labels):
        _pointed(gold, "source", read, ((label.source, label.line) for label in labels))
    return compared(_taken(project, sources, on_each), labels, project.profile, examples)


def _pointed(gold: Path, what: str, known: Collection[str], named: Iterable[tuple[str, int]]) -> None:
    """Refuse labels that point at nothing: they could never be found, and would look like what extraction missed."""
    for name, line in named:
        if name not in known:
            near = get_close_matches(name[:80], sorted(known), n=1, cutoff=0.5)
            advice = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(sorted(known)[:_MOST]) or 'none'}"
            raise ConfigurationError(gold, f"no {what} is called `{name[:80]}`; {advice}", line)


def _taken(project: Project, sources: Sources, on_each: Callable[[Gathered], None]) -> Iterator[Claim]:
    with memory_for(None, project.profile, sources) as memory:
        for gathered in gather(sources, memory, on_each=on_each):
            if gathered.head is not None:
                yield from (said.claim for said in memory.harvest(gathered.kept, gathered.key).said())
