"""Web pages to documents: visible text with its white space folded, and the place of every piece in the file.

Blocks end with a new line, rows part their cells by tabs, and navigation, headers, footers and asides are
tagged by region, never cut.
"""

from __future__ import annotations

from pipeline.errors import Unreadable
from pipeline.readers.digests import digest, text_digest
from pipeline.readers.encoding import decode
from pipeline.readers.html.walk import walk
from pipeline.readers.html.writer import Writer
from pipeline.readers.outline import outline
from pipeline.readers.stanzas import titled
from pipeline.records.document import Document


def read(data: bytes, name: str, source: str) -> Document:
    """Read a page."""
    decoded = decode(data, name, declared=True)
    writer = Writer()
    walking = walk(_newlines(decoded.text), writer)
    text = "".join(writer.parts)
    if not text:
        raise Unreadable(name, "the page holds no visible text", "save it with its content, not only its scripts")
    notes = decoded.notes
    if walking.unclosed:
        notes += (f"an unclosed <{walking.unclosed}> hides the rest of the page",)
    titles = [d for d in writer.blocks if d.kind == "title"] or [d for d in writer.blocks if d.kind == "heading"]
    return Document(
        source,
        text,
        outline(titled(writer.blocks, text, by_block=True)),
        "html",
        digest(data),
        text_digest(text),
        decoded.encoding,
        text[titles[0].start : titles[0].end] if titles else None,
        writer.raw_map(),
        notes=notes,
        raised=tuple(writer.raised),
    )


def _newlines(page: str) -> str:
    """Every line end one newline, and no place moved: a carriage return before it becomes a blank."""
    return page.replace("\r\n", " \n").replace("\r", "\n") if "\r" in page else page
