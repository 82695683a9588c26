"""From bytes to text: which encoding a file is in, said aloud where it had to be guessed."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from pipeline.errors import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{1,40})"""
    rb"""|^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"utf-8|ascii|cp(?:125\d|866|874|949)|iso8859-\d+|koi8-[ru]|mac-roman|big5\w*|euc_\w+|gb\w+|shift_jis\w*|iso2022_jp"
)


class Decoded(NamedTuple):
    """The text of a file without its byte order mark, the encoding it was in, and what had to be guessed."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: bool = False) -> Decoded:
    """Read a file's bytes as text; with `declared`, what an HTML file says of itself counts.

    A byte order mark decides. Otherwise UTF-8 where it is valid, else CP1252, else Latin-1, and a note says so.
    """
    if not data.strip():
        raise Unreadable(name, "the file is empty", "put the document's text into it or take it off the list")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _after_mark(data[len(mark) :], name, encoding)
    if (len(data) - len(data.translate(None, _CONTROLS))) * 100 > len(data):
        raise Unreadable(
            name, "the file is not text but binary", "save it as text in UTF-8, or give it its true extension"
        )
    stated, notes = _stated(data) if declared else (None, ())
    if stated is not None and stated != "utf-8":
        try:
            return Decoded(data.decode(stated), stated, notes)
        except UnicodeDecodeError:
            notes += (f"declared as {stated.upper()}, but not valid in it",)
    return _guessed(data, notes)


def _after_mark(data: bytes, name: str, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if not text.strip():
        raise Unreadable(name, "the file is empty", "put the document's text into it or take it off the list")
    if text.count("\ufffd") * 100 > len(text):
        raise Unreadable(name, f"the file starts like {encoding.upper()} but is not", "save it as text in UTF-8")
    notes = (f"some bytes are not valid {encoding.upper()} and read as \ufffd",) if "\ufffd" in text else ()
    return Decoded(text, encoding, notes)


def _guessed(data: bytes, notes: tuple[str, ...]) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", notes)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # Each sound character of UTF-8 beyond ASCII takes two bytes or more: such a file has but few broken ones.
    if len(data.translate(None, bytes(range(128)))) - broken > 8 * broken:
        return Decoded(text, "utf-8", (*notes, f"{broken} bytes are not valid UTF-8 and read as \ufffd"))
    try:
        return Decoded(data.decode("cp1252"), "cp1252", (*notes, "read as CP1252: not valid UTF-8"))
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", (*notes, "read as Latin-1: not valid UTF-8 or CP1252"))


def _stated(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None, ()
    label = (found[1] or found[2]).decode("ascii").lower()
    try:
        encoding = codecs.lookup(label).name
    except LookupError:
        return None, (f"declares the unknown encoding {label}",)
    # Browsers read what calls itself Latin-1 or ASCII as CP1252, and so do the people who wrote it.
    if encoding in ("iso8859-1", "ascii"):
        return "cp1252", ()
    return (encoding, ()) if _KNOWN.fullmatch(encoding) else (None, ())
