"""Patterns made of the words of a profile, beside those of all texts."""

from __future__ import annotations

import re


def either(*words: str) -> str:
    """A pattern for any of some words, longest first; one that matches nothing where there are none."""
    ordered = sorted({*words}, key=lambda each: (-len(each), each))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"
