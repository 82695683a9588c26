"""The text of each marked-up source, kept under its digest, so that its quotes can be checked by hand."""

from __future__ import annotations

from pathlib import Path

from pipeline.files.atomic import clear, put
from pipeline.records.document import Document

PLAIN = ("txt", "md")


def text_path(output: Path, text_digest: str) -> Path:
    """Where the text of a document is kept."""
    return output / "texts" / f"{text_digest}.txt"


def keep_text(output: Path, document: Document) -> None:
    """Keep the text of a document that is not its own text; one that is there already stays."""
    if document.format in PLAIN:
        return
    path = text_path(output, document.text_digest)
    if not path.exists():
        put(path, document.text.encode("utf-8"))


def clear_texts(output: Path) -> None:
    """Clear away what a killed run left half-written among the texts."""
    clear(output / "texts")
