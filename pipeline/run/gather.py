"""Read each source and take its claims, one document in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from pipeline.compare import sketch
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


@dataclass(frozen=True)
class Errand:
    """One source to fetch: its entry and file, the names of its subject and of all that are declared.

    `refused` says why it may not be read, if so.
    """

    source: Source
    path: Path
    names: tuple[str, ...] = ()
    refused: Unreadable | None = None
    declared: Declared = ()


@dataclass(frozen=True)
class Gathered:
    """What one source gave. `extraction` is None where it could not be read, and `findings` say why."""

    source: Source
    path: Path
    extraction: Extraction | None
    findings: tuple[Finding, ...] = ()
    format: str | None = None
    encoding: str | None = None
    text_digest: str | None = None
    sketch: frozenset[int] = frozenset()
    trouble: Unreadable | None = None


Engine = Callable[[Callable[[Errand], Gathered], Sequence[Errand]], Iterable[Gathered]]
"""How the errands are spread: here, over processes, over machines. Results come in the order of the errands."""


def inline(task: Callable[[Errand], Gathered], errands: Sequence[Errand]) -> Iterator[Gathered]:
    """Run every errand in this process, one after the other."""
    return map(task, errands)


def errands(sources: Sources) -> list[Errand]:
    """One errand for each source, in the order of their ids."""
    names = {subject.id: (subject.label, *subject.aliases) for subject in sources.subjects}
    declared = tuple(names.items())
    return [
        Errand(
            source,
            sources.paths[source.id],
            names.get(source.subject or "", ()),
            sources.refused.get(source.id),
            declared,
        )
        for source in sorted(sources.sources, key=lambda each: each.id)
    ]


def gather(
    sources: Sources,
    profile: Profile,
    texts: Path | None = None,
    engine: Engine = inline,
    on_each: Callable[[Gathered], None] = lambda gathered: None,
) -> list[Gathered]:
    """Everything the sources give; those that cannot be read are in it too, with the reason."""
    found = []
    for gathered in engine(partial(fetch, profile=profile, texts=texts), errands(sources)):
        on_each(gathered)
        found.append(gathered)
    if all(each.extraction is None for each in found):
        raise NothingToRead(_nothing(found))
    return found


def fetch(errand: Errand, profile: Profile, texts: Path | None) -> Gathered:
    """Read one source and take its claims; what cannot be read becomes a finding."""
    try:
        document = read_errand(errand)
    except Unreadable as trouble:
        found = (unreadable(errand.source, trouble),)
        return Gathered(errand.source, errand.path, None, found, trouble=trouble)
    if texts is not None:
        keep_text(texts, document)
    extraction = extract(document, errand.source, profile, errand.names, errand.declared)
    return Gathered(
        source=known_better(errand.source, document),
        path=errand.path,
        extraction=extraction,
        findings=tuple(
            Finding("reading", "info", f"{errand.path}: {note}", document.source) for note in document.notes
        ),
        format=document.format,
        encoding=document.encoding,
        text_digest=document.text_digest,
        sketch=sketch(document.text),
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
