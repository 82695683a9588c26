"""What a source gave, kept on disk: for later in this run, and for the next while nothing that it rests on has changed.

It rests on the bytes of its file, its entry in the manifest, the names of all declared subjects, the profile, and the
code that read it: never on a date. Claims are kept by subject, so that whoever weighs one subject reads no other.
"""

from __future__ import annotations

import platform
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline.compare import quoted_windows
from pipeline.errors import ConfigurationError
from pipeline.extract.whom.subjects import Declared
from pipeline.files.cache import FOLDER, Shelf, code_digest, digest_of, key_of
from pipeline.files.jsonlines import proved
from pipeline.files.texts import PLAIN, text_path
from pipeline.profiles.model import Profile
from pipeline.records.claim import Account, Claim, Evidence, Unclaimed
from pipeline.records.document import Document, Source
from pipeline.records.sheet import Target
from pipeline.records.times import Window

CODE = (
    *("readers", "extract", "profiles", "records", "values"),
    *("compare/duplicates.py", "compare/editions.py", "files/inputs.py", "files/jsonlines.py"),
    *("publish/rights.py", "publish/selectors.py", "run/fetching.py", "run/reuse.py"),
)
LIBRARIES = ("ahocorasick-rs", "lxml", "msgspec", "pydantic", "pypdfium2", "turbohtml")


class Head(Struct, frozen=True):
    """What one source gave, but for its claims and its entry. `said` has by subject a digest of what it says of it."""

    digest: str
    title: str | None
    subject: str | None
    notes: tuple[str, ...]
    format: str
    encoding: str
    text_digest: str
    characters: int
    sketch: tuple[int, ...]
    account: Account
    properties: dict[str, int]
    said: dict[str, bytes]


def in_short(head: Head) -> Head:
    """A head without what is long and can be read again: what many of them take matters."""
    return replace(head, sketch=(), properties={})


class Said(Struct, frozen=True, array_like=True):
    """A claim with its place among those of its document, and its words as they may be published."""

    place: int
    claim: Claim
    evidence: Evidence
    target: Target


class Text(Struct, frozen=True):
    """The text of a document, without its blocks and where they stand in the file."""

    text: str


class Harvest(Struct, frozen=True):
    """The claims of one source, by subject, and the figures that none of them took; packed each.

    `lines` are the same claims as `claims.jsonl` has them; `quoted` holds by attribution the newest window that the
    source quotes.
    """

    claims: dict[str, bytes]
    lines: bytes
    unclaimed: bytes
    quoted: dict[str, Window]

    def written(self) -> bytes:
        """The claims as lines of JSON, in the order of the text."""
        return zlib.decompress(self.lines)

    def said(self, subjects: Iterable[str] | None = None) -> list[Said]:
        """What the source says of some subjects, or of all, in the order of its text."""
        wanted = self.claims if subjects is None else [subject for subject in subjects if subject in self.claims]
        found = (said for subject in wanted for said in _SAID.decode(zlib.decompress(self.claims[subject])))
        return sorted(found, key=lambda said: said.place)

    def left(self) -> tuple[Unclaimed, ...]:
        """The figures that no claim took."""
        return _UNCLAIMED.decode(zlib.decompress(self.unclaimed))


_HEAD = msgspec.msgpack.Decoder(Head)
_DOCUMENT = msgspec.msgpack.Decoder(Document)
_TEXT = msgspec.msgpack.Decoder(Text)
_HARVEST = msgspec.msgpack.Decoder(Harvest)
_SAID = msgspec.msgpack.Decoder(tuple[Said, ...])
_UNCLAIMED = msgspec.msgpack.Decoder(tuple[Unclaimed, ...])


def harvested(said: Sequence[Said], unclaimed: Sequence[Unclaimed]) -> tuple[Harvest, dict[str, bytes]]:
    """The claims of a source packed by subject, and by subject a digest of what bears on weighing it."""
    sorted_out: dict[str, list[Said]] = {}
    for each in said:
        sorted_out.setdefault(each.claim.subject, []).append(each)
    quoted = quoted_windows(each.claim for each in said)
    plain = {subject: msgspec.msgpack.encode(sorted_out[subject]) for subject in sorted(sorted_out)}
    claims = {subject: zlib.compress(content, 1) for subject, content in plain.items()}
    left = zlib.compress(msgspec.msgpack.encode(unclaimed), 1)
    windows = msgspec.msgpack.encode(sorted(quoted.items()))
    digests = {subject: key_of(content, windows)[:16] for subject, content in plain.items()}
    written = zlib.compress(b"".join(line + b"\n" for line in proved((each.claim for each in said), Claim)), 1)
    return Harvest(claims, written, left, quoted), digests


@dataclass(frozen=True)
class Memory:
    """Where a run keeps what its sources give: in the output folder where it `writes` there, else in `scratch`.

    What earlier runs left in the output folder, if there is one, is used either way, unless `fresh` is set.
    """

    output: Path | None
    scratch: Path
    profile: Profile
    declared: Declared
    writes: bool = False
    fresh: bool = False

    @cached_property
    def _kept(self) -> Shelf:
        return Shelf(self.output / FOLDER / "sources" if self.output else self.scratch)

    @cached_property
    def _new(self) -> Shelf:
        return self._kept if self.writes else Shelf(self.scratch)

    @cached_property
    def _base(self) -> bytes:
        """What every entry rests on."""
        code, python = code_digest(CODE, LIBRARIES), platform.python_version()
        return key_of(code, python, self.profile.model_dump_json(), msgspec.json.encode(self.declared))

    def key(self, source: Source, names: tuple[str, ...], digest: str) -> bytes:
        """The key of what a source gives while its file has this digest."""
        entry = msgspec.structs.astuple(source)  # whole: what is left out as a default depends on where it was made
        return key_of(self._base, msgspec.json.encode((entry, names)), digest)

    def known(self, source: Source, names: tuple[str, ...], path: Path) -> bytes | None:
        """The key under which a source is remembered as its file stands now, or None."""
        if self.fresh or not self._kept.folder.is_dir():
            return None
        digest = digest_of(path)
        if digest is None:
            return None
        key = self.key(source, names, digest)
        return key if self._kept.holds(source.id, key) else None

    def recall(self, source: str, key: bytes) -> Head | None:
        """What a source gave, unless an entry is damaged or the text that was kept with it is gone."""
        content = self._get(source, key)
        if content is None or self._get(_claims(source), key) is None:
            return None
        head = _HEAD.decode(content)
        if self.output is None or head.format in PLAIN or text_path(self.output, head.text_digest).exists():
            return head
        return None

    def keep(self, source: str, key: bytes, head: Head, harvest: Harvest, document: Document | None = None) -> None:
        """Keep what a source gave, and its document as it was read; the head last, for it vouches for the rest."""
        self._put(_claims(source), key, msgspec.msgpack.encode(harvest))
        if document is not None:
            self._put(_read(source), key, zlib.compress(msgspec.msgpack.encode(document), 1))
        self._put(source, key, msgspec.msgpack.encode(head))

    def head(self, source: str, key: bytes) -> Head:
        """What a source of this run gave."""
        return _HEAD.decode(self._found(source, key))

    def harvest(self, source: str, key: bytes) -> Harvest:
        """The claims of a source of this run."""
        return _HARVEST.decode(self._found(_claims(source), key))

    def document(self, source: Source, names: tuple[str, ...], path: Path) -> Document | None:
        """The document of a source as it was read before, if its file is still the same."""
        content = self._read_before(source, names, path)
        return None if content is None else _DOCUMENT.decode(content)

    def text(self, source: Source, names: tuple[str, ...], path: Path) -> Text | None:
        """Its text alone: a fraction of the work."""
        content = self._read_before(source, names, path)
        return None if content is None else _TEXT.decode(content)

    def _read_before(self, source: Source, names: tuple[str, ...], path: Path) -> bytes | None:
        key = self.known(source, names, path)
        content = self._kept.get(_read(source.id), key) if key is not None else None
        return None if content is None else zlib.decompress(content)

    def forget_others(self, sources: Iterable[str]) -> None:
        """Clear away what is kept of sources that are not among these."""
        if self.writes:
            self._kept.sweep(name for source in sources for name in (source, _claims(source), _read(source)))

    def _get(self, name: str, key: bytes) -> bytes | None:
        found = self._new.get(name, key)
        return found if found is not None or self.writes else self._kept.get(name, key)

    def _put(self, name: str, key: bytes, content: bytes) -> None:
        self.must(self._new.put(name, key, content))

    def _found(self, name: str, key: bytes) -> bytes:
        content = self._get(name, key)
        if content is None:
            raise ConfigurationError(self._new.folder, "was changed while this command ran; run it again")
        return content

    def must(self, kept: bool) -> None:
        """Stop where something could not be kept."""
        if not kept:
            raise ConfigurationError(self._new.folder, "cannot be written; make room, or write elsewhere by --output")


def _claims(source: str) -> str:
    """The name under which the claims of a source are kept."""
    return f"{source} claims"


def _read(source: str) -> str:
    """The name under which the document of a source is kept."""
    return f"{source} read"
