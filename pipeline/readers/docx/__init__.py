"""Word files (.docx) to documents: headings, lists, tables, notes; what was deleted in tracked changes is left out.

Notes follow the text they belong to, in its region; headers and footers of pages are tagged as such.
"""

from __future__ import annotations

from pipeline.errors import Unreadable
from pipeline.readers.digests import digest, text_digest
from pipeline.readers.docx.package import Package
from pipeline.readers.docx.styles import Styles
from pipeline.readers.docx.walk import Walk
from pipeline.readers.outline import outline
from pipeline.records.document import Document, Region

_NOTES = ("footnotes", "endnotes")
_FURNITURE: tuple[tuple[str, Region], ...] = (("header", "header"), ("footer", "footer"))


def read(data: bytes, name: str, source: str) -> Document:
    """Read a Word file."""
    package = Package(data, name)
    walk = Walk(Styles(package))
    for part, region in _FURNITURE:
        for path in package.named(part):
            walk.region = region
            walk.read(package.events(path))
    walk.region = "main"
    walk.read(package.events(package.main))
    for part in _NOTES:
        for path in package.named(part):
            walk.read(package.events(path))
    text = "".join(walk.parts)
    if not text:
        raise Unreadable(name, "the file holds no text", "put the document's text into it or take it off the list")
    headings = [d for d in walk.drafts if d.kind in ("title", "heading")]
    return Document(
        source,
        text,
        outline(walk.drafts),
        "docx",
        digest(data),
        text_digest(text),
        title=text[headings[0].start : headings[0].end] if headings else None,
        raised=tuple(walk.raised),
    )
