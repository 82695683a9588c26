"""Credentials that open the entries of a list, or the paragraphs of a section, and end in a word of their kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.shapes import Shape, bracketed, capitalised, is_body, leading, phrase_like
from pipeline.extract.names.triggers import Place
from pipeline.extract.words.forms import fold, is_short, singular, tidy
from pipeline.records.document import Block, Document

_REACH = 90
"""How far into its entry the word of its kind may stand."""
_OPENING = re.compile(r"\s*(?:[•◦▪‣*·–—-]\s+)?[*_`\[]*(?:(?:[Tt]he|[Aa]n?|[Yy]our)\s+)?")
_GOES_ON = re.compile(r"[®™*_`\]]*(?:\s*$|\s*[.:,;(–—]|\s+-|\s+(?:[a-z]+|I{1,3}\b))")
_CODE = re.compile(r"[A-Z]{2,}|[A-Z]-?\d")
_FEWEST = 2


def kinded(document: Document, places: list[Place]) -> Iterator[Found]:
    """The names of lists and of runs of paragraphs in which several entries say themselves what they are.

    "EPA Universal certification", "Journeyman Mechanic license": two such entries of one list vouch for each other.
    Of the other entries the short ones that begin with an abbreviation are taken with them.
    """
    groups: dict[tuple[object, ...], dict[int, tuple[Lexicon, Place]]] = defaultdict(dict)
    for place in places:
        block = document.blocks[place.block]
        if block.kind not in ("item", "paragraph") or place.start > block.start + _REACH:
            continue
        lexicon = next((each.lexicon for each in place.triggers if each.kind == "kind"), None)
        if lexicon is not None:
            key = (block.kind, block.group if block.kind == "item" else block.path)
            groups[key].setdefault(place.block, (lexicon, place))
    for members in groups.values():
        if len(members) >= _FEWEST:
            yield from _named(document, members)


def _named(document: Document, members: dict[int, tuple[Lexicon, Place]]) -> Iterator[Found]:
    """The names of one group, if enough of its entries are names."""
    shapes = {
        index: shape
        for index, (lexicon, place) in members.items()
        if (shape := _opening(document.text, document.blocks[index], lexicon, place)) is not None
    }
    if len(shapes) < _FEWEST:
        return
    lexicon = next(iter(members.values()))[0]
    if document.blocks[min(shapes)].kind == "item":
        group = document.blocks[min(shapes)].group
        first, last = min(shapes), max(shapes)
        for index in range(max(0, first - 2), min(len(document.blocks), last + 3)):
            block = document.blocks[index]
            if index not in shapes and block.kind == "item" and block.group == group:
                beside = _coded(document.text, block, lexicon)
                if beside is not None:
                    shapes[index] = beside
    for index, shape in sorted(shapes.items()):
        block = document.blocks[index]
        yield Found(lexicon, shape, index, 2, {}, None, after=(shape.end, block.end))


def _opening(text: str, block: Block, lexicon: Lexicon, place: Place) -> Shape | None:
    """The name that an entry begins with and that ends in a word of its kind."""
    opening = _OPENING.match(text, block.start, block.end)
    begin = opening.end() if opening else block.start
    kind = lexicon.noun.match(fold(text[place.start : place.start + 40]))
    if kind is None or begin >= place.start:
        return None
    end = place.start + kind.end()
    words = text[begin : place.start].split()
    weighty = [each for each in words if fold(each.strip(",")) not in lexicon.plain]
    coded = any(_CODE.match(each) for each in weighty)
    if not (coded or len(weighty) > 1) or not capitalised(" ".join(words)) or "," in text[begin : place.start]:
        return None
    behind = fold(text[end : end + 40]).lstrip()
    if not _GOES_ON.match(text, end, block.end) or lexicon.silent.match(behind) or lexicon.near.match(behind):
        return None
    name = tidy(text[begin:end])
    if singular(fold(kind[0])) in lexicon.taught and not coded:
        return None
    if not phrase_like(name) or is_body(" ".join(words), lexicon):
        return None
    return bracketed(text, begin, end)


def _coded(text: str, block: Block, lexicon: Lexicon) -> Shape | None:
    """A short entry that begins with an abbreviation, among such names: "OSHA 30-Hour Construction card"."""
    parsed = leading(text, block.start, block.end, lexicon.opener)
    if parsed is None:
        return None
    shape = parsed[0]
    name = tidy(text[shape.first : shape.last])
    words = name.split()
    short = 2 < len(words) <= 6 and is_short(words[0]) and len(words[0]) > 2 and words[1][:1].isalnum()
    fine = short and not words[1].islower() and phrase_like(name) and not is_body(name, lexicon)
    return shape if fine else None
