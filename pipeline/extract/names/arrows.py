"""Names in a row parted by arrows, and where such a row begins and ends in its sentence."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.extract.names.halves import halves
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.shapes import Shape, bracketed, reads_as_name
from pipeline.extract.words.forms import fold

_SIGN = re.compile(r"[→➔➜⟶⇒>»]")
_ARROW = re.compile(r"\s*(?:→|➔|➜|⟶|⇒|->|=>|>|»)\s*")
_LEAD = re.compile(
    r"(?:[:–—(\"“]|[*_]+(?=\w)|\b(?:goes|go|going|runs|run|moves|leads|climbs|rises|is|are|be|like|reads|from|as|this|follows?)\b)"
    r"[\s:]*(?:(?:from|something like|like this|like|this|as follows|roughly|an?|the)\b[\s:]*)*"
)
"""What a sentence says before the first name of its row: "The usual ladder goes", "Career path:", an opening mark."""
_TAIL = re.compile(
    r"[.!?:](?:[*_]*)(?=\s|$)|\s[–—]\s|—|\n|[,;](?=\s)|\s(?=for (?:those|the|anyone|people|some|an?)\b)"
    r"|[*_]{1,2}(?=[\s.,;)]|$)"
)
_CLAUSE = re.compile(r"\s(?:and|but|or|who|which|with|in|at|over|after|within|if|is|are|can|may|takes?|typically)\s")
_MOST = 5
_RUNGS = 16
"""No ladder has more; a line of a thousand arrows is no row of names."""


def arrowed(text: str, start: int, end: int, lexicon: Lexicon) -> list[Shape]:
    """The names in a row parted by arrows, "First Officer → Captain", without the words before and behind it."""
    if _SIGN.search(text, start, end) is None:
        return []
    arrows = list(islice(_ARROW.finditer(text, start, end), _RUNGS + 1))
    if not 0 < len(arrows) <= _RUNGS or arrows[-1].end() == end:
        return []  # a trail of breadcrumbs ends in an arrow and leads to no name
    edges = [_begin(text, start, arrows[0].start(), lexicon)]
    edges += [place for arrow in arrows for place in arrow.span()]
    edges.append(_end(text, arrows[-1].end(), end, lexicon))
    found = [bracketed(text, low, high) for low, high in zip(edges[::2], edges[1::2], strict=True)]
    shapes = [each for each in found if each is not None and len(text[each.first : each.last].split()) <= _MOST]
    if len(shapes) < len(found):
        return []
    sure = [each for each in shapes if reads_as_name(text, each, lexicon)]
    if not 2 * len(sure) > len(found) > 1:
        return []
    return [name for each in shapes for name in halves(text, each, lexicon)]


def _begin(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the first name begins: at the start, or behind the last words that lead to it."""
    whole = bracketed(text, start, end)
    name = text[whole.first : whole.last] if whole else ""
    short = whole is not None and len(name.split()) <= _MOST and not set("*_:") & set(name)
    leads = list(_LEAD.finditer(fold(text[start:end])))
    if not leads or (short and whole is not None and reads_as_name(text, whole, lexicon)):
        return start
    return start + max((each.end() for each in leads if each.end() < end - start), default=0)


def _end(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the last name ends: where its clause does."""
    tails = (each.start() for each in _TAIL.finditer(text, start, end))
    stop = next((each for each in tails if not _bracket_open(text, start, each)), end)
    clause, whole = _CLAUSE.search(text, start, stop), bracketed(text, start, stop)
    named = whole is not None and reads_as_name(text, whole, lexicon)
    return clause.start() if clause and (not named or len(text[start:stop].split()) > _MOST) else stop


def _bracket_open(text: str, start: int, place: int) -> bool:
    return text.count("(", start, place) > text.count(")", start, place)
