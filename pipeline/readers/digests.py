"""Digests of files and texts, by which a document is known again."""

from __future__ import annotations

import hashlib


def digest(data: bytes) -> str:
    """The sha256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_digest(text: str) -> str:
    """The sha256 of a text in UTF-8; a lone surrogate, which UTF-8 cannot hold, counts as a question mark."""
    return digest(text.encode("utf-8", "replace"))
