"""The sheet as Markdown, for a wiki or a pull request."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&-])")
_SPACE = re.compile(r"\s+")


def escape(words: str) -> str:
    """Words from a document as plain text: no markup in them takes effect, and they stay on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", words).strip())
