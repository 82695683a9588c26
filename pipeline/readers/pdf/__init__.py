"""PDF files to documents: text in reading order, with the page and the box of every line.

Columns are read one after another; words parted at line ends are joined; running heads and page numbers are
tagged as header and footer, and stand at the start of their page.
"""

from __future__ import annotations

from pypdfium2 import PdfiumError

from pipeline.errors import Unreadable
from pipeline.readers.digests import digest, text_digest
from pipeline.readers.outline import outline
from pipeline.readers.pdf.chunks import chunks
from pipeline.readers.pdf.furniture import furniture
from pipeline.readers.pdf.layout import page_lines
from pipeline.readers.pdf.runs import open_pages
from pipeline.readers.pdf.writer import Writer
from pipeline.records.document import Document

_PASSWORD = 4


def read(data: bytes, name: str, source: str) -> Document:
    """Read a PDF file."""
    try:
        pages = [(page_lines(runs, number), edges) for number, (runs, *edges) in enumerate(open_pages(data))]
    except PdfiumError as error:
        raise _unreadable(name, error) from error
    lines = [found for found, _ in pages]
    if not any(lines):
        raise Unreadable(name, "the PDF holds no text, only pictures", "run text recognition on it first")
    margins = furniture(lines, [(bottom, top) for _, (bottom, top) in pages])
    body = [line for p, page in enumerate(lines) for i, line in enumerate(page) if (p, i) not in margins]
    writer = Writer(len(lines), body)
    for (page, index), region in sorted(margins.items()):
        writer.furniture[page].append((lines[page][index], region))
    writer.write(chunks(body))
    text = "".join(writer.parts)
    title = min((d for d in writer.drafts if d.kind == "heading"), key=lambda d: d.level, default=None)
    return Document(
        source,
        text,
        outline(writer.drafts),
        "pdf",
        digest(data),
        text_digest(text),
        title=text[title.start : title.end] if title else None,
        pages=writer.pages(),
        raised=tuple(sorted(writer.raised)),
    )


def _unreadable(name: str, error: PdfiumError) -> Unreadable:
    if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
        return Unreadable(name, "the PDF is encrypted", "save it without a password")
    return Unreadable(name, "the PDF is broken", "open it in a viewer and save or download it again")
