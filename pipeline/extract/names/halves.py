"""Several names in one stretch: "Practice Manager/Clinic Manager", "Basic Life Support and Advanced Life Support"."""

from __future__ import annotations

import re

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.shapes import Shape, capitalised, phrase_like, title_like
from pipeline.extract.words.forms import is_short

_SLASH = re.compile(r"\s*/\s*")
_COMMA = re.compile(r",?\s+(?:and|or)\s+|[,;|•]\s+")


def halves(text: str, shape: Shape, lexicon: Lexicon) -> list[Shape]:
    """Several names where a slash, or commas alone, part titles ("Practice Manager/Clinic Manager"), else the one."""
    parts: list[Shape] = []
    begin = shape.first
    name = text[shape.first : shape.last]
    cut = _SLASH if "/" in name and "," not in name else _COMMA
    for slash in [*cut.finditer(text, shape.first, shape.last), None]:
        stop = slash.start() if slash else shape.last
        parts.append(Shape(begin, stop, begin, stop))
        begin = slash.end() if slash else stop
    if len(parts) < 2:
        return [shape]
    if cut is _COMMA and len(parts) == 2 and _shares_words(text, *parts):
        return [shape]
    titles = [title_like(text[each.first : each.last], lexicon, cut is _COMMA) for each in parts]
    row = len(parts) > 3 and 2 * sum(titles) > len(parts) and all(_may_be_title(text, each) for each in parts)
    if not (all(titles) or row or _twins(text, parts)):
        return [shape]
    last = parts[-1]
    return [*parts[:-1], Shape(last.start, shape.end, last.first, last.last, shape.abbreviation)]


def _shares_words(text: str, one: Shape, other: Shape) -> bool:
    """Whether the second of two nouns has the words before the first too: "lab technologists and technicians"."""
    second = text[other.first : other.last]
    if text[one.last : other.first].strip() != "and" or not second.islower() or not second.endswith("s"):
        return False
    return " " in text[one.first : one.last].strip() and " " not in second


def _twins(text: str, parts: list[Shape]) -> bool:
    """Whether two parts are built alike: "Basic Life Support and Advanced Life Support", "OSHA 10 or OSHA 30"."""
    names = [text[each.first : each.last] for each in parts]
    words = [each.split() for each in names]
    if len(parts) == 2 and words[0][:1] == words[1][:1] and len(words[0]) == len(words[1]) == 2:
        return is_short(words[0][0])
    return len(parts) == 2 and all(
        len(each) > 2 and each[-2:] == words[0][-2:] and capitalised(name)
        for each, name in zip(words, names, strict=True)
    )


def _may_be_title(text: str, part: Shape) -> bool:
    """Whether a part of a row is short and capitalised, so that the titles around it vouch for it."""
    name = text[part.first : part.last]
    return len(name.split()) <= 4 and capitalised(name) and phrase_like(name)
