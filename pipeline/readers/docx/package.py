"""The parts of a Word file: a zip of XML, read with care for what may be hidden in either."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from pipeline.errors import Unreadable

_LARGEST = 512 * 1024 * 1024
_RATIO = 400
_PART = re.compile(r"word/([a-z]+)\d*\.xml")
_DAMAGE = (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BROKEN = "open it in a word processor and save it again"


class _Usual:
    """A part as it is read, its elements named as usual where it was saved as Strict Open XML: nothing else differs."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part, self._at_start = part, True

    def read(self, size: int = -1) -> bytes:
        """The next bytes; the names are declared among the first."""
        piece = self._part.read(size)
        if self._at_start:
            self._at_start = False
            return piece.replace(_STRICT, _USUAL)
        return piece


class Package:
    """An opened Word file. Parts that unpack to far more than they are packed from are refused."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._unreadable(data) from error
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self.main = next(iter(self.named("document")), "")
        if not self.main:
            raise Unreadable(name, "the file is no Word document", "save it as .docx")
        if sum(info.file_size for info in self._parts.values() if info.filename.endswith(".xml")) > _LARGEST:
            raise Unreadable(name, "the file unpacks to more than 512 MB", "save its text in a smaller file")

    def _unreadable(self, data: bytes) -> Unreadable:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            return Unreadable(
                self._name, "the file is encrypted or in the old .doc format", "save it as .docx, without a password"
            )
        return Unreadable(self._name, "the file is broken", _BROKEN)

    def named(self, kind: str) -> list[str]:
        """The parts of a kind (header, footnotes), in the order of their names."""
        return sorted(path for path in self._parts if (found := _PART.fullmatch(path)) and found[1] == kind)

    def events(self, path: str) -> Iterator[tuple[str, Any]]:
        """The start and end of every element of a part. What an element held is let go after its end."""
        info = self._parts[path]
        if info.file_size > 1_000_000 and info.file_size > _RATIO * max(info.compress_size, 1):
            raise Unreadable(self._name, f"{path} unpacks to {_RATIO} times its size", _BROKEN)
        try:
            with self._zip.open(info) as part:
                yield from self._parsed(_Usual(part))
        except _DAMAGE as error:
            raise Unreadable(self._name, f"{path} is broken", _BROKEN) from error

    def _parsed(self, part: Any) -> Iterator[tuple[str, Any]]:
        reading = etree.iterparse(
            part,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        for event, element in reading:
            yield event, element
            if event == "end":
                element.clear(keep_tail=True)
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]
