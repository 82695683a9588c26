"""An abbreviation that stands beside its name in other ways than in brackets: "CWI – Certified …", "…, or CWI"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.extract.names.lexicon import Bodies, Lexicon
from pipeline.extract.names.shapes import Shape, bracketed, capitalised, leading, phrase_like, spells
from pipeline.extract.words.forms import CAPITALISED, fold, is_short, tidy, word_set

_LETTERS = r"([a-z]?[A-Z][A-Za-z0-9&.+/-]*[A-Z][A-Za-z0-9+]*)(?![\w-])"
_FIRST = re.compile(_LETTERS)
_BODY = re.compile(rf"\s+(?:[Tt]he\s+)?({CAPITALISED})")
_DASH = re.compile(r"[®™*_]*(?:\s+[–—-]{1,2}\s+|\s*—\s*|:\s+)[*_]*(?:[Tt]he\s+)?")
_DASHED = re.compile(rf"[®™*_]*(?:\s+[–—-]{{1,2}}\s+|\s*—\s*){_LETTERS}[®™*_]*(?=\s*$|\s*[,;:.(—–|-])")
_CLOSED = re.compile(r"\s?\(([a-z]?[A-Z][A-Za-z0-9&.+/-]{1,11})\)[\s*_]{0,4}$")
"""The abbreviation that ends an entry with a dash in its name: "Professional in Care – International (PCi)"."""
_APPOSED = re.compile(
    r"[®™*_]*(?:,?\s+or|,?\s+(?:(?:also|better|commonly|often|sometimes|usually)\s+)?"
    r"(?:known as|called|abbreviated(?: as| to)?)"
    rf"|,?\s+(?:aka|a\.k\.a\.)|,|\s+[–—]|—)(?:\s*(?:the|an?)\b)?\s*[\"“]?{_LETTERS}"
)
_NEXT = re.compile(rf"[.!]?\s+(?:(?:The|A|An|To earn (?:the|a|an)|For the)\s+)?{_LETTERS}")
_SMALL = word_set("a an the of and for in on to with")
_WORD = re.compile(r"[\w'’&]+")


def initialled(short: str, name: str) -> bool:
    """Whether an abbreviation is made of the first letters of a name's words, and of the words in capitals whole."""
    words = [each for each in _WORD.findall(tidy(name).replace("-", " ")) if each.lower() not in _SMALL]
    letters = "".join(each if each.isupper() else each[0] for each in words)
    return len(words) > 1 and letters.lower() == "".join(filter(str.isalnum, short)).lower()


def opening(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Shape, int] | None:
    """The name that an entry begins with, its abbreviation beside it, and without the body that issues it."""
    parsed = leading(text, start, end, lexicon.opener)
    if parsed is None or not lexicon.naming.abbreviations or parsed[0].abbreviation:
        return parsed
    joined = _joined(text, parsed[0], end, lexicon)
    if joined:
        return joined, joined.end
    bare = _issued(text, parsed[0], lexicon.bodies) if lexicon.bodies else None
    return (bare, bare.end) if bare else parsed


def joined(text: str, shape: Shape, lexicon: Lexicon) -> Shape:
    """The name of a whole cell, parted from its abbreviation by a dash or colon: "CWI – Certified …"."""
    if not lexicon.naming.abbreviations or shape.abbreviation:
        return shape
    return _joined(text, shape, shape.end, lexicon) or shape


def _joined(text: str, shape: Shape, end: int, lexicon: Lexicon) -> Shape | None:
    """A name and its abbreviation on either side of a dash."""
    first = _FIRST.match(text, shape.first, end)
    dash = _DASH.match(text, first.end(), end) if first and is_short(first[1]) else None
    if first and dash:
        parsed = leading(text, dash.end(), end, lexicon.opener)
        long = parsed[0] if parsed else None
        if long and text[long.first].isupper() and _is_long(first[1], text[long.first : long.last]):
            end = long.last if long.abbreviation else long.end  # "(AHIMA)" behind the long form is the body
            return Shape(shape.start, end, long.first, long.last, first[1])
    whole = _CLOSED.search(text, shape.last, end)
    if whole and initialled(whole[1], text[shape.first : whole.start()]):
        return Shape(shape.start, whole.end(), shape.first, whole.start(), whole[1])
    for dashed in _DASHED.finditer(text, shape.first, end):
        name = bracketed(text, shape.first, dashed.start())
        if name and is_short(dashed[1]) and _is_long(dashed[1], text[name.first : name.last]):
            return Shape(shape.start, dashed.end(1), name.first, name.last, dashed[1])
        break
    return None


def _is_long(short: str, name: str) -> bool:
    """Whether a stretch is the long form of an abbreviation."""
    return len(name.split()) <= 9 and phrase_like(name) and spells(short, name)


def _issued(text: str, shape: Shape, bodies: Bodies) -> Shape | None:
    """The name before the body that issues it: "A PMP from the Project Management Institute"."""
    for said in bodies.passive.finditer(fold(text[shape.first : shape.last])):
        name = bracketed(text, shape.first, shape.first + said.start())
        body = _BODY.match(text, shape.first + said.end())
        if name and body and bodies.noun.search(fold(body[1])) and capitalised(text[name.first : name.last]):
            return replace(name, start=shape.start)
    return None


def apposed(text: str, shape: Shape, high: int) -> Shape:
    """The name with the abbreviation that follows it: "…, or CWI", "… – the CWI", "…, better known as the CWI"."""
    if shape.abbreviation:
        return shape
    short = _APPOSED.match(text, shape.end, high)
    if short is None or not initialled(short[1], text[shape.first : shape.last]):
        return shape
    return Shape(shape.start, short.end(1), shape.first, shape.last, short[1])


def said_next(text: str, shape: Shape, high: int, end: int) -> str | None:
    """The abbreviation of a name that the next sentence goes on with: "… Certified Welding Inspector. The CWI is"."""
    short = _NEXT.match(text, high - 1 if text[high - 1].isspace() else high, end)
    return short[1] if short and initialled(short[1], text[shape.first : shape.last]) else None
