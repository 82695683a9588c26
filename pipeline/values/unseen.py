"""Characters that print nothing: soft hyphens, zero-width spaces, marks of writing direction, stray controls.

A reader sees "$36,650" where the file has one of them among the digits, and so do we.
"""

from __future__ import annotations

import re

_NOTHING = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
_ANY = re.compile(
    rb"[\x00-\x08\x0e-\x1b\x7f]|\xc2[\x80-\x84\x86-\x9f\xad]|\xcd\x8f|\xd8\x9c|\xe1\xa0\x8e"
    rb"|\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])|\xef(?:\xb8[\x80-\x8f]|\xbb\xbf)|\xf3\xa0"
)
"""The same characters in UTF-8."""
_PRINTED = bytes(range(0x20, 0x7F)) + b"\n\t\r\x0b\x0c\x1c\x1d\x1e\x1f"
_BESIDE = r"\w$¢£¤¥₩₪₫€₱₴₹₺₽%.,"
_RUN = re.compile(f"(?<=[{_BESIDE}])[{_NOTHING}]+|[{_NOTHING}]+(?=[{_BESIDE}])")


def unseen(text: str) -> list[tuple[int, int]]:
    """Where characters that print nothing stand within words and figures, or at their edges."""
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _PRINTED)
    return [found.span() for found in _RUN.finditer(text)] if _ANY.search(beyond) else []


def seen(text: str) -> str:
    """A text without them."""
    return _RUN.sub("", text)
