"""Read each source and take its claims, one document in memory at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from dataclasses import replace as replaced
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from pipeline.compare import sketch
from pipeline.engines import Lost
from pipeline.errors import NothingToRead, Unreadable
from pipeline.extract import extract
from pipeline.extract.subjects import Declared, slug, subject_name
from pipeline.files.inputs import read_input
from pipeline.files.manifest import Sources
from pipeline.files.texts import keep_text
from pipeline.profiles.model import Profile
from pipeline.readers import read
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, Source
from pipeline.records.finding import Finding
from pipeline.run.reuse import Fetched, Memory, packed, unpacked
from pipeline.run.spread import HERE, How


@dataclass(frozen=True)
class Errand:
    """One source to fetch: its entry and file, and the names of its subject. `refused` says why it may not be read."""

    source: Source
    path: Path
    names: tuple[str, ...] = ()
    refused: Unreadable | None = None


@dataclass(frozen=True)
class Gathered:
    """What one source gave. `extraction` is None where it could not be read, and `findings` say why.

    `reused` is set where an earlier run had read it.
    """

    source: Source
    path: Path
    extraction: Extraction | None
    findings: tuple[Finding, ...] = ()
    format: str | None = None
    encoding: str | None = None
    text_digest: str | None = None
    sketch: Collection[int] = frozenset()
    trouble: Unreadable | None = None
    reused: bool = False


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


def gather(
    sources: Sources,
    profile: Profile,
    texts: Path | None = None,
    how: How = HERE,
    on_each: Callable[[Gathered], None] = lambda gathered: None,
) -> list[Gathered]:
    """Everything the sources give; those that cannot be read are in it too, with the reason.

    With `texts`, the texts of marked-up sources are kept in that folder, and what it remembers is used.
    """
    work = errands(sources)
    how.on_start(len(work))
    found = []
    for gathered in gathered_by(work, profile, declared(sources), texts, how):
        on_each(gathered)
        found.append(gathered)
    if all(each.extraction is None for each in found):
        raise NothingToRead(_nothing(found))
    return found


def gathered_by(
    work: Sequence[Errand], profile: Profile, declared: Declared, texts: Path | None, how: How
) -> Iterator[Gathered]:
    """What each errand brings, in their order: remembered, or fetched by the engine."""
    memory = Memory(texts.absolute(), profile, declared, how.remember) if texts is not None else None
    usable = memory if not how.full else None
    known = {each.source.id: key for each in work if (key := _known(each, usable))}
    missing = [each for each in work if each.source.id not in known]
    task = partial(fetch, profile=profile, declared=declared, memory=memory)
    engine = how.engine_for([each.path for each in missing])
    with closing(engine(task, [_afar(each) for each in missing])) as answers:
        for errand in work:
            key = known.get(errand.source.id)
            before = memory.recall(errand.source, key) if memory and key else None
            if before is not None:
                yield _told(errand, before, reused=True)
            else:
                yield answered(errand, next(answers) if key is None else task(errand))


def _known(errand: Errand, memory: Memory | None) -> bytes | None:
    return None if errand.refused or memory is None else memory.known(errand.source, errand.names, errand.path)


def _afar(errand: Errand) -> Errand:
    """The errand as somebody in another folder can run it."""
    return replaced(errand, path=errand.path.absolute())


Answer = bytes | Unreadable
"""What an errand brings: a packed `Fetched`, or why there is none. Both travel between processes."""


def fetch(errand: Errand, profile: Profile, declared: Declared, memory: Memory | None) -> Answer:
    """Read one source and take its claims, or say why it cannot be read."""
    try:
        document = read_errand(errand)
    except Unreadable as trouble:
        return trouble
    if memory is not None:
        keep_text(memory.output, document)
    better = known_better(errand.source, document)
    fetched = Fetched(
        digest=document.digest,
        title=better.title,
        subject=better.subject,
        extraction=extract(document, errand.source, profile, errand.names, declared),
        notes=document.notes,
        format=document.format,
        encoding=document.encoding,
        text_digest=document.text_digest,
        sketch=tuple(sorted(sketch(document.text))),
    )
    content = packed(fetched)
    if memory is not None:
        memory.remember(errand.source, errand.names, document, content)
    return content


def answered(errand: Errand, answer: Answer | Lost) -> Gathered:
    """What an errand brought; what could not be read becomes a finding."""
    if isinstance(answer, bytes):
        return _told(errand, unpacked(answer))
    if isinstance(answer, Lost):
        trouble = Unreadable(errand.path, "ends the process that reads it", "take it out, or mend it")
    else:
        own = answer.file == str(errand.path.absolute())
        trouble = Unreadable(errand.path if own else answer.file, answer.problem, answer.advice)
    return Gathered(errand.source, errand.path, None, (unreadable(errand.source, trouble),), trouble=trouble)


def _told(errand: Errand, fetched: Fetched, reused: bool = False) -> Gathered:
    source = replace(errand.source, digest=fetched.digest, title=fetched.title, subject=fetched.subject)
    return Gathered(
        source=source,
        path=errand.path,
        extraction=fetched.extraction,
        findings=tuple(Finding("reading", "info", f"{errand.path}: {note}", source.id) for note in fetched.notes),
        format=fetched.format,
        encoding=fetched.encoding,
        text_digest=fetched.text_digest,
        sketch=array("Q", fetched.sketch),
        reused=reused,
    )


def read_errand(errand: Errand) -> Document:
    """The document of one source."""
    if errand.refused:
        raise errand.refused
    try:
        return read(read_input(errand.path), errand.path.name, errand.source.id)
    except Unreadable as trouble:
        if trouble.file == str(errand.path):
            raise
        raise Unreadable(errand.path, trouble.problem, trouble.advice) from trouble


def known_better(source: Source, document: Document) -> Source:
    """A source with what only its document could tell: digest, title, and whom it is about."""
    about = source.subject or slug(subject_name(document) or source.id)
    return replace(source, digest=document.digest, title=source.title or document.title, subject=about)


def unreadable(source: Source, trouble: Unreadable) -> Finding:
    """The finding that names an input nobody could read."""
    return Finding("unreadable", "high", str(trouble), source.id)


def _nothing(found: Sequence[Gathered]) -> str:
    if not found:
        return "there is no source to read; put .txt, .md, .html, .pdf or .docx files into the sources folder"
    first = found[0].findings[0].message
    return first if len(found) == 1 else f"none of the {len(found)} sources can be read; the first: {first}"
