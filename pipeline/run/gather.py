"""Read each source and take its claims, one document in memory at a time; what each gave lies on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from pipeline.engines import Lost
from pipeline.errors import NothingToRead, Unreadable
from pipeline.extract.whom.subjects import Declared
from pipeline.files.atomic import make_folder
from pipeline.files.manifest import Sources
from pipeline.files.texts import clear_texts
from pipeline.profiles.model import Profile
from pipeline.records.document import Source
from pipeline.records.finding import Finding
from pipeline.run.fetching import Answer, Errand, Fetched, fetch, unpacked
from pipeline.run.reuse import Head, Memory
from pipeline.run.spread import HERE, How


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one source gave, but for its claims: those lie in the memory of the run under `kept` and `key`.

    Of a source that could not be read there is no `head`, and `findings` say why. `reused` is set where an earlier
    run had read it.
    """

    source: Source
    path: Path
    head: Head | None
    findings: tuple[Finding, ...] = ()
    trouble: Unreadable | None = None
    reused: bool = False
    kept: str = ""
    key: bytes = b""

    @property
    def claims(self) -> int:
        """How many claims it gave."""
        return self.head.account.claims if self.head else 0


def errands(sources: Sources) -> list[Errand]:
    """One errand for each source, in the order of their ids."""
    names = dict(declared(sources))
    return [
        Errand(source, sources.paths[source.id], names.get(source.subject or "", ()), sources.refused.get(source.id))
        for source in sorted(sources.sources, key=lambda each: each.id)
    ]


def declared(sources: Sources) -> Declared:
    """The names of every subject that the manifest declares."""
    return tuple((subject.id, (subject.label, *subject.aliases)) for subject in sources.subjects)


@contextmanager
def memory_for(output: Path | None, profile: Profile, sources: Sources, how: How = HERE) -> Iterator[Memory]:
    """Where a command keeps what its sources give, while it works; with `how.remember`, for later commands too.

    Without an `output` folder nothing is left of it.
    """
    if output is not None and how.remember:
        make_folder(output)
    with ExitStack() as stack:
        if output is not None:
            stack.callback(clear_texts, output)  # a worker that was killed leaves half a text behind
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="reconcile-")))
        yield Memory(output and output.absolute(), scratch, profile, declared(sources), how.remember, how.full)


def gather(
    sources: Sources, memory: Memory, how: How = HERE, on_each: Callable[[Gathered], None] = lambda gathered: None
) -> Iterator[Gathered]:
    """What each source gives, by id; those that cannot be read are among them, with the reason.

    Raises `NothingToRead` at the end where no source could be read.
    """
    work = errands(sources)
    first, read = None, 0
    for gathered in gathered_by(work, memory, how):
        on_each(gathered)
        first = first or gathered
        read += gathered.head is not None
        yield gathered
    if not read:
        raise NothingToRead(_nothing(first, len(work)))


def gathered_by(work: Sequence[Errand], memory: Memory, how: How) -> Iterator[Gathered]:
    """What each errand brings, in their order: remembered, or fetched by the engine."""
    how.on_stage("checking", len(work))
    known: dict[str, bytes] = {}
    for each in work:
        if key := _known(each, memory):
            known[each.source.id] = key
        how.on_step()
    missing = [each for each in work if each.source.id not in known]
    task = partial(fetch, memory=memory)
    engine = how.engine_for([each.path for each in missing])
    how.on_stage("reading", len(work))
    with closing(engine(task, [each.afar() for each in missing])) as answers:
        for errand in work:
            key = known.get(errand.source.id)
            before = memory.recall(errand.source.id, key) if key else None
            if key is not None and before is not None:
                yield _told(errand, Fetched(key, before), reused=True)
            else:
                yield _answered(errand, next(answers) if key is None else task(errand))


def _known(errand: Errand, memory: Memory) -> bytes | None:
    return None if errand.refused else memory.known(errand.source, errand.names, errand.path)


def _answered(errand: Errand, answer: Answer | Lost) -> Gathered:
    """What an errand brought; what could not be read becomes a finding."""
    if isinstance(answer, bytes):
        return _told(errand, unpacked(answer))
    if isinstance(answer, Lost):
        trouble = Unreadable(errand.path, "ends the process that reads it", "take it out, or mend it")
    else:
        own = answer.file == str(errand.path.absolute())
        trouble = Unreadable(errand.path if own else answer.file, answer.problem, answer.advice)
    return Gathered(errand.source, errand.path, None, (_unreadable(errand.source, trouble),), trouble)


def _told(errand: Errand, fetched: Fetched, reused: bool = False) -> Gathered:
    head = fetched.head
    source = replace(errand.source, digest=head.digest, title=head.title, subject=head.subject)
    notes = tuple(Finding("reading", "info", f"{errand.path}: {note}", source.id) for note in head.notes)
    return Gathered(source, errand.path, head, notes, None, reused, source.id, fetched.key)


def _unreadable(source: Source, trouble: Unreadable) -> Finding:
    """The finding that names an input nobody could read."""
    return Finding("unreadable", "high", str(trouble), source.id)


def _nothing(first: Gathered | None, sources: int) -> str:
    if first is None:
        return "there is no source to read; put .txt, .md, .html, .pdf or .docx files into the sources folder"
    told = first.findings[0].message
    return told if sources == 1 else f"none of the {sources} sources can be read; the first: {told}"
