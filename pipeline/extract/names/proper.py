"""Where a name in capitals ends: before the opener of the next, and before a figure that goes with it."""

from __future__ import annotations

import re

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.shapes import spells
from pipeline.extract.names.vendors import whole
from pipeline.extract.words.forms import CAPITALISED, fold, singular

_AND = re.compile(r"\s+(?:and|or|&)\s+")
FIGURED = re.compile(
    r"\s*(?:\([^()\n]{0,40}\d[^()\n]{0,40}\)|(?:in|since|from|until|by|with)\s[$£€]?\d[\w.,%-]*(?:\s[a-z]+)?)(?=\s*(?:$|[,;]|and\b))"
)
"""A figure that goes with a name in a row: "Brava Stores (31%), Hill Foods in 2023"."""
_BEFORE_FIGURE = re.compile(r"\s(?:in|at|on|for|from|since|by|with|until)\s\d")
_LAST = re.compile(r"\s+([a-z]+)(?=\s*(?:$|[.,;:)]|and\b|or\b))")
"""A small word that ends a name: "the Master Plumber license and"."""
_PROPER = re.compile(rf"{CAPITALISED}[®™]*(?:\s*\([^()]{{2,90}}\)[®™]*)?")


_SMALL = re.compile(r"(?:[a-z][\w'’-]*\s){2,7}\(([A-Z][A-Za-z-]{1,7})\)")
"""A name in small letters and its abbreviation: "certified pipe inspector (CPI)"."""


def proper_end(text: str, begin: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a capitalised name ends, or one in small letters with its abbreviation behind it."""
    name = _PROPER.match(text, begin, end)
    if name is None:
        small = _SMALL.match(text, begin, end) if lexicon.naming.abbreviations else None
        return small.end() if small and lexicon.opener.match(small[0]) and spells(small[1], small[0]) else None
    stop = whole(text, name.start(), before_second(text, name.start(), name.end(), lexicon), end, lexicon)
    figure = _BEFORE_FIGURE.search(text, name.start(), stop) if lexicon.naming.proper else None
    if figure:
        return figure.start()
    kind = _LAST.match(text, stop, end) if " " in name[0] and not name[0].endswith(")") else None
    return kind.end() if kind and lexicon.noun.fullmatch(kind[1]) and singular(kind[1]) == kind[1] else stop


def before_second(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a name before "and" with the opener of another: "Certified A and Certified B" are two."""
    folded = fold(text[start:end])
    for link in _AND.finditer(folded):
        if lexicon.opener.match(folded, link.end()):
            return start + link.start()
    return end
