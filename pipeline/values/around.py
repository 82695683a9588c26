"""The word right before a place in a text."""

from __future__ import annotations


def word_before(text: str, place: int) -> str:
    """The word that ends one space before a place; empty where there is none. At most 14 characters are looked at."""
    if place < 2 or text[place - 1] not in " \u00a0\n" or text[place - 2] in " \u00a0\n\t":
        return ""
    words = text[place - 15 if place > 15 else 0 : place - 1].rsplit(None, 1)
    return words[-1] if words else ""
