"""A text with exactly one byte a character, so that the places a byte engine finds in it are those of the text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache, lru_cache

OTHER_SIGN = b"\x81"
"""Stands for a currency sign that CP1252 lacks (it leaves this byte free)."""

OTHER_DIGIT = b"\x8d"
"""Stands for a digit of another script (CP1252 leaves this byte free too)."""

UNSEEN = b"\x8f"
"""Stands for a character that prints nothing (and this one)."""

RAISED = b"\xb9"
"""Stands for a raised digit."""

NOTHING = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
"""The characters that print nothing, as a pattern's class has them."""

_NOTHING = re.compile(f"[{NOTHING}]")
_IN_ONE_BYTE = bytes((*range(9), *range(0x0E, 0x1C), 0x7F, 0xAD))
"""Those of them that CP1252 has."""

_NOUGHTS = bytes.maketrans(b"123456789" + OTHER_DIGIT + _IN_ONE_BYTE, b"0" * 10 + UNSEEN * len(_IN_ONE_BYTE))

_PLAIN = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ\x91\x92\xa0", b"abcdefghijklmnopqrstuvwxyz'' ")


@lru_cache(maxsize=2)
def one_byte(text: str) -> bytes:
    """The text in CP1252, made once for all who read a document.

    Only what lies beyond ASCII is looked up, and most texts hold little of it.
    """
    return text.encode("ascii", "reconcile.one-byte")


@lru_cache(maxsize=2)
def noughts(text: str) -> bytes:
    """The same with every digit as a nought, and `UNSEEN` for all that prints nothing.

    An engine finds one sign in no time, and ten in ten times that.
    """
    return one_byte(text).translate(_NOUGHTS)


@lru_cache(maxsize=2)
def plain(text: str) -> bytes:
    """The same in lower case, with plain apostrophes and spaces, once for all who look for words in a text."""
    return one_byte(text).translate(_PLAIN)


def _one_byte(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return b"".join(map(_byte, error.object[error.start : error.end])), error.end


@cache
def _byte(character: str) -> bytes:
    """The byte of a character; of one that CP1252 lacks what stands for it: a space and a dash stay what they are."""
    known = character.encode("cp1252", "ignore")
    if known:
        return known
    if _NOTHING.match(character):
        return UNSEEN
    category = unicodedata.category(character)
    if category == "Nd":
        return OTHER_DIGIT
    if category == "No" and character.isdigit():
        return RAISED
    if category == "Sc":
        return OTHER_SIGN
    return b" " if category == "Zs" else b"-" if category == "Pd" or character == "\u2212" else b"?"


codecs.register_error("reconcile.one-byte", _one_byte)
