"""Readers: the bytes of a file (txt, md, html, pdf, docx) to a document, blocks over one string.

Page furniture is read and tagged, never cut; every block is a range of the text, and of markup the text can
be traced to the file. What cannot be read is `Unreadable`, with one line that says what to change.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from pipeline.errors import Unreadable
from pipeline.records.document import Document

_READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
EXTENSIONS: tuple[str, ...] = tuple(_READERS)
"""The extensions that can be read, lower case, with their dot."""


def read(data: bytes, name: str, source: str) -> Document:
    """Read a file: its text, its blocks, and where each piece stands. The extension of `name` picks the reader."""
    extension = PurePath(name).suffix.lower()
    reader = _READERS.get(extension)
    if reader is None:
        raise Unreadable(
            name, f"no reader for {extension or 'a file without extension'}", f"use {', '.join(EXTENSIONS)}"
        )
    document: Document = import_module(f"pipeline.readers.{reader}").read(data, name, source)
    return document
