"""Characters that print nothing: soft hyphens, zero-width spaces, marks of writing direction, stray controls.

A reader sees "$36,650" where the file has one of them among the digits, and so do we.
"""

from __future__ import annotations

import re

_NOTHING = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
_ANY = re.compile(f"[{_NOTHING}]")
_BESIDE = r"\w$¢£¤¥₩₪₫€₱₴₹₺₽%.,"
_RUN = re.compile(f"(?<=[{_BESIDE}])[{_NOTHING}]+|[{_NOTHING}]+(?=[{_BESIDE}])")


def unseen(text: str) -> list[tuple[int, int]]:
    """Where characters that print nothing stand within words and figures, or at their edges."""
    return [found.span() for found in _RUN.finditer(text)] if _ANY.search(text) else []


def seen(text: str) -> str:
    """A text without them."""
    return _RUN.sub("", text)
