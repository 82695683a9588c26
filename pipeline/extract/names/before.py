"""Names in a row before a noun that says what they are: "The X, the Y and the Z are common titles"."""

from __future__ import annotations

import re

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.runs import enumerated
from pipeline.extract.names.shapes import Shape, credential_like

_ARE = re.compile(r"\s(are|is)\s+(?:(?!not\b|no\b|in\b|for\b|with\b|by\b|to\b)[\w'-]+\s+){0,6}$|\s(are)$")
_NOUN_ENDS = re.compile(r"\s*(?:$|[,.;:)!?–—-]|(?:in|for|that|of|on|among|worth|available|you|offered|and)\b)")


def may_be_reversed(folded: str, low: int, noun: re.Match[str]) -> bool:
    """Whether a verb right before a noun that ends its clause may tie it to names before that."""
    start = noun.start()
    low = max(low, start - 80)
    said = folded.find(" are ", low, start) >= 0 or folded.find(" is ", low, start) >= 0
    return said and _NOUN_ENDS.match(folded, noun.end()) is not None


def reversed_row(text: str, folded: str, low: int, noun: re.Match[str], lexicon: Lexicon) -> list[Shape]:
    """The names before a noun that says what they are: "The X, the Y and the Z are common titles"."""
    verb = _ARE.search(folded, max(low, noun.start() - 80), noun.start() + (3 if noun[0].startswith("are") else 0))
    if verb is None or not _NOUN_ENDS.match(folded, noun.end()):
        return []
    found = enumerated(text, folded, low, verb.start(), lexicon)
    if not found or folded[found[-1].end : verb.start()].strip(" ,®™*"):
        return []
    titled = bool(lexicon.naming.heads or lexicon.naming.endings)
    if len(found) < 2 and (titled or verb[1] == "are"):
        return []
    return found if titled or all(credential_like(text, each, lexicon) for each in found) else []
