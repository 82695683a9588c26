"""What a source gave before, used again while nothing that it rests on has changed.

It rests on the bytes of its file, its entry in the manifest, the names of all declared subjects, the profile, and the
code that read it: never on a date.
"""

from __future__ import annotations

import platform
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.extract.subjects import Declared
from pipeline.files.cache import FOLDER, Shelf, code_digest, digest_of, key_of
from pipeline.files.texts import PLAIN, text_path
from pipeline.profiles.model import Profile
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, Source

CODE = (
    *("readers", "extract", "profiles", "records", "values"),
    *("compare/duplicates.py", "files/inputs.py", "run/gather.py", "run/reuse.py"),
)
LIBRARIES = ("ahocorasick-rs", "google-re2", "lxml", "msgspec", "pydantic", "pypdfium2", "turbohtml")


class Fetched(Struct, frozen=True):
    """What one source gave, without its entry and the place of its file: whoever asked has both."""

    digest: str
    title: str | None
    subject: str | None
    extraction: Extraction
    notes: tuple[str, ...]
    format: str
    encoding: str
    text_digest: str
    sketch: tuple[int, ...]


def packed(fetched: Fetched) -> bytes:
    """What a source gave, as bytes that travel and that can be kept."""
    return msgspec.msgpack.encode(fetched)


def unpacked(content: bytes) -> Fetched:
    """What a source gave, from its bytes."""
    return _FETCHED.decode(content)


_FETCHED = msgspec.msgpack.Decoder(Fetched)
_DOCUMENT = msgspec.msgpack.Decoder(Document)


@dataclass(frozen=True)
class Memory:
    """What an output folder remembers of its sources. `texts` are the marked-up ones, kept beside the claims.

    With `writes` unset it is used, but not added to.
    """

    output: Path
    profile: Profile
    declared: Declared
    writes: bool = False

    @cached_property
    def shelf(self) -> Shelf:
        """Where entries stand."""
        return Shelf(self.output / FOLDER / "sources")

    @cached_property
    def base(self) -> bytes:
        """What every entry rests on."""
        code, python = code_digest(CODE, LIBRARIES), platform.python_version()
        return key_of(code, python, self.profile.model_dump_json(), msgspec.json.encode(self.declared))

    def key(self, source: Source, names: tuple[str, ...], digest: str) -> bytes:
        """The key of what a source gives while its file has this digest."""
        entry = msgspec.structs.astuple(source)  # whole: what is left out as a default depends on where it was made
        return key_of(self.base, msgspec.json.encode((entry, names)), digest)

    def known(self, source: Source, names: tuple[str, ...], path: Path) -> bytes | None:
        """The key under which a source is remembered as its file stands now, or None."""
        if not self.shelf.folder.is_dir():
            return None
        digest = digest_of(path)
        if digest is None:
            return None
        key = self.key(source, names, digest)
        return key if self.shelf.holds(source.id, key) else None

    def recall(self, source: Source, key: bytes) -> Fetched | None:
        """What a source gave, unless its entry is damaged or the text that was kept with it is gone."""
        content = self.shelf.get(source.id, key)
        if content is None:
            return None
        fetched = unpacked(content)
        plain = fetched.format in PLAIN
        return fetched if plain or text_path(self.output, fetched.text_digest).exists() else None

    def remember(self, source: Source, names: tuple[str, ...], document: Document, content: bytes) -> None:
        """Keep what a source gave, and its document as it was read."""
        if self.writes:
            key = self.key(source, names, document.digest)
            self.shelf.put(source.id, key, content)
            self.shelf.put(_read(source.id), key, zlib.compress(msgspec.msgpack.encode(document), 1))

    def document(self, source: Source, names: tuple[str, ...], path: Path) -> Document | None:
        """The document of a source as it was read before, if its file is still the same."""
        key = self.known(source, names, path)
        content = self.shelf.get(_read(source.id), key) if key is not None else None
        return None if content is None else _DOCUMENT.decode(zlib.decompress(content))


def _read(source: str) -> str:
    return f"{source}\n(its document)"
