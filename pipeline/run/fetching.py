"""One source: read it, take its claims, and keep what it gave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline.compare import sketch
from pipeline.errors import Unreadable
from pipeline.extract import extract
from pipeline.extract.whom.topic import subject_name
from pipeline.extract.words.called import slug
from pipeline.files.inputs import read_input
from pipeline.files.texts import keep_text
from pipeline.profiles.model import Profile
from pipeline.publish.rights import rights_of
from pipeline.publish.selectors import cite
from pipeline.readers import read
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, Source
from pipeline.run.reuse import Harvest, Head, Memory, Said, harvested


@dataclass(frozen=True)
class Errand:
    """One source to fetch: its entry and file, and the names of its subject. `refused` says why it may not be read."""

    source: Source
    path: Path
    names: tuple[str, ...] = ()
    refused: Unreadable | None = None

    def afar(self) -> Errand:
        """The errand as somebody in another folder can run it."""
        return replaced(self, path=self.path.absolute())


class Fetched(Struct, frozen=True):
    """The key under which a source is kept by now, and what it gave."""

    key: bytes
    head: Head


Answer = bytes | Unreadable
"""What an errand brings: a packed `Fetched`, or why there is none. Both travel between processes."""


def fetch(errand: Errand, memory: Memory) -> Answer:
    """Read one source, take and keep its claims, or say why it cannot be read."""
    try:
        document = read_errand(errand)
    except Unreadable as trouble:
        return trouble
    if memory.output is not None:
        keep_text(memory.output, document)
    extraction = extract(document, errand.source, memory.profile, errand.names, memory.declared)
    head, harvest = taken(document, known_better(errand.source, document, memory.profile), extraction)
    key = memory.key(errand.source, errand.names, document.digest)
    memory.keep(errand.source.id, key, head, harvest, document)
    return msgspec.msgpack.encode(Fetched(key, head))


def taken(document: Document, source: Source, extraction: Extraction) -> tuple[Head, Harvest]:
    """What a document gave, as it is kept."""
    rights = rights_of(source.licence)
    said = [
        Said(place, claim, *cite(document, claim.evidence, rights)) for place, claim in enumerate(extraction.claims)
    ]
    harvest, digests = harvested(said, extraction.unclaimed)
    head = Head(
        digest=document.digest,
        title=source.title,
        subject=source.subject,
        notes=document.notes,
        format=document.format,
        encoding=document.encoding,
        text_digest=document.text_digest,
        characters=len(document.text),
        sketch=tuple(sorted(sketch(document.text))),
        account=extraction.account,
        properties=dict(Counter(claim.property for claim in extraction.claims)),
        said=digests,
    )
    return head, harvest


def unpacked(answer: bytes) -> Fetched:
    """What an errand brought, from its bytes."""
    return _FETCHED.decode(answer)


_FETCHED = msgspec.msgpack.Decoder(Fetched)


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


def known_better(source: Source, document: Document, profile: Profile) -> Source:
    """A source with what only its document could tell: digest, title, and whom it is about."""
    about = source.subject or slug(subject_name(document, profile) or source.id)
    return replace(source, digest=document.digest, title=source.title or document.title, subject=about)
