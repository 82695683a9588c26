"""Characters that print nothing: soft hyphens, zero-width spaces, marks of writing direction, stray controls.

A reader sees "$36,650" where the file has one of them among the digits, and so do we.
"""

from __future__ import annotations

import re

from pipeline.values.bytewise import NOTHING, UNSEEN, noughts

_BESIDE = r"\w$¢£¤¥₩₪₫€₱₴₹₺₽%.,"
_RUN = re.compile(f"(?<=[{_BESIDE}])[{NOTHING}]+|[{NOTHING}]+(?=[{_BESIDE}])")


def unseen(text: str) -> list[tuple[int, int]]:
    """Where characters that print nothing stand within words and figures, or at their edges."""
    return [found.span() for found in _RUN.finditer(text)] if UNSEEN in noughts(text) else []


def seen(text: str) -> str:
    """A text without them."""
    return _RUN.sub("", text)
