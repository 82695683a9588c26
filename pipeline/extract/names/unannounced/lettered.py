"""What a body gives that nothing announces: a name in capitals with the letters that spell it, and the body beside it.

"… the Veterinary Dental Specialist (VDS), granted by the Academy of …"; in a table "CCM | Certified Building Manager".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from pipeline.extract.names.announce import Announcer
from pipeline.extract.names.bodies import Defined, last_body
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Bodies, Lexicon
from pipeline.extract.names.own import Own
from pipeline.extract.names.shapes import Shape, is_body, spells
from pipeline.extract.names.unannounced.view import RANK
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.words.forms import CAPITALISED, fold, is_short, tidy
from pipeline.records.document import Block, Document, Range

_LETTERS = re.compile(r"\(([A-Za-z][A-Za-z0-9&/+.-]{1,9})\)")
_NAME = re.compile(rf"(?:(?:A|An|The)\s+)?({CAPITALISED})[*_®™]{{0,3}}\s?$")
_REACH = 120
_AND = re.compile(r"[*_®™]{0,3},?\s+(?:and|or|as well as)?\s*(?:the\s+|an?\s+)?[*_]{0,2}$")
"""What stands between two such names of one row."""
_GIVES = re.compile(r"(?:['’]s|:)\s*[*_]{0,2}(?:own\s+)?[*_]{0,2}$")
"""What stands between a body and what is its: "the Guild's", "the three levels of the Association …:"."""
_GIVEN = re.compile(r" (?:by|from|through) the ")
_SHORT = re.compile(r"\s*\([A-Z][A-Za-z]{1,9}\)$")
_LEAST = 3

_Letters = tuple[int, re.Match[str], Range]
"""Letters in brackets, with their block and their sentence."""


def lettered(
    announcer: Announcer, folded: str, own: Own, sentences: Sentences, lexicon: Lexicon, defined: Defined
) -> Iterator[Found]:
    """Every such name in prose, and every table of letters and what they stand for."""
    bodies, blocks = lexicon.bodies, announcer.document.blocks
    if bodies is None or not lexicon.naming.abbreviations:
        return
    yield from _tabled(announcer, lexicon, bodies)
    text = announcer.document.text
    for row in _by_sentence(announcer.document, folded, sentences, lexicon, bodies):
        if not any(_may_be_given(text, folded, each, bodies) for each in row):
            continue
        last, given, giver = -1, False, None
        for index, letters, (begin, end) in row:
            shape = _lettered(text, blocks[index], letters, lexicon)
            if shape is None or own.ends(folded[shape.first : shape.last]):
                continue
            in_row = last >= begin and _AND.fullmatch(text, last, shape.first) is not None
            if not in_row:
                given = _is_given(announcer, folded, shape, begin, end, bodies)
                said = _GIVEN.search(folded, shape.end, end)  # "the Guild's own … is awarded by the Board"
                giver = _giver(text, begin, shape.first) if given and said is None else None
            last = shape.end
            if given and defined.names.get(shape.abbreviation or "") != text[shape.first : shape.last]:
                yield Found(lexicon, shape, index, RANK, {}, None, (begin, shape.start), (shape.end, end), issuer=giver)


def _by_sentence(
    document: Document, folded: str, sentences: Sentences, lexicon: Lexicon, bodies: Bodies
) -> list[list[_Letters]]:
    """Letters in brackets that a name in capitals may stand before, those of one sentence together, in the blocks that
    may tell at all who gives anything."""
    text, rows = document.text, list[list[_Letters]]()
    held: dict[int, list[re.Match[str]]] = defaultdict(list)
    for letters in _LETTERS.finditer(text):
        low, high = letters.span()
        before = text[max(0, low - _REACH) : low].rsplit(None, 1)
        if not before or before[-1].islower():
            continue  # "licensed practical nurses (LPNs)": a word in small letters ends no such name
        index = bisect_right(sentences.block_starts, low) - 1
        block = document.blocks[index]
        if block.region != "main" or block.kind not in ("paragraph", "item") or high > block.end:
            continue
        if letters[1] in lexicon.levels or not is_short(letters[1]):
            continue
        if block.start > low - _REACH and not text[block.start : low].strip():
            continue
        held[index].append(letters)
    for index, found in held.items():
        block = document.blocks[index]
        if not any(_may_be_given(text, folded, (index, each, (block.start, block.end)), bodies) for each in found):
            continue
        for letters in found:
            within = sentences.around(block, letters.start())
            if not rows or rows[-1][-1][1].end() < within[0]:
                rows.append([])
            rows[-1].append((index, letters, within))
    return rows


def _may_be_given(text: str, folded: str, letters: _Letters, bodies: Bodies) -> bool:
    """Whether anything beside letters may tell who gives what they stand for. Where that holds of none in a sentence or
    block, no name in it is given."""
    _, found, (begin, end) = letters
    before = text[begin : found.start()]
    return any(each in before for each in (":", "'s", "’s")) or _follows(folded, found.end(), end, bodies)


def _follows(folded: str, start: int, end: int, bodies: Bodies) -> bool:
    """Whether a body gives what ends at a place: "…, awarded by"."""
    return bodies.passive.match(folded[start:end].lstrip(" ,®™*_")) is not None


def _lettered(text: str, block: Block, letters: re.Match[str], lexicon: Lexicon) -> Shape | None:
    """The name before letters in brackets, unless it is a body or a step of a scale."""
    low, high = letters.span()
    begin = max(block.start, low - _REACH)
    name = _NAME.search(text, begin, low)
    if name is None or " " not in name[1] or not spells(letters[1], name[1]):
        return None
    if is_body(name[1], lexicon) or lexicon.steps.match(fold(name[1])):
        return None
    return Shape(name.start(1), high, name.start(1), name.end(1), letters[1])


def _is_given(announcer: Announcer, folded: str, shape: Shape, begin: int, end: int, bodies: Bodies) -> bool:
    """Whether a body stands beside a name as the one whose it is, or who gives it."""
    text = announcer.document.text
    if _follows(folded, shape.end, end, bodies):
        return True
    before = _GIVES.search(text, max(begin, shape.first - _REACH), shape.first)
    return before is not None and bodies.noun.search(folded, begin, shape.first) is not None


def _giver(text: str, begin: int, start: int) -> Range | None:
    """The body before a colon or "'s" whose what follows is."""
    before = _GIVES.search(text, max(begin, start - _REACH), start)
    if before is None:
        return None
    stop = begin + len(_SHORT.sub("", text[begin : before.start()]))
    body = last_body(text[begin:stop], begin)
    return (body[1], body[2]) if body else None


def _tabled(announcer: Announcer, lexicon: Lexicon, bodies: Bodies) -> Iterator[Found]:
    """The names of tables with a column of letters beside one of what they stand for."""
    document = announcer.document
    rows: dict[int, list[tuple[int, Shape, Range | None]]] = defaultdict(list)
    near: dict[int, bool] = {}
    for index in announcer.outline.rows:
        block = document.blocks[index]
        if len(block.cells) < 2:
            continue
        if block.group not in near:
            near[block.group] = any(lexicon.near.search(announcer.masked(each)) for each in block.path[-2:])
        pair = _pair(document.text, block, lexicon, bodies) if near[block.group] else None
        if pair is not None:
            rows[block.group].append((index, *pair))
    for found in rows.values():
        for index, shape, body in found if len(found) >= _LEAST else ():
            yield Found(lexicon, shape, index, RANK, issuer=body)


def _pair(text: str, row: Block, lexicon: Lexicon, bodies: Bodies) -> tuple[Shape, Range | None] | None:
    """Letters and the name they stand for in the first cells of a row, with the body of a further cell."""
    first, second = row.cells[:2]
    letters, name = tidy(text[first.start : first.end]), text[second.start : second.end]
    if not is_short(letters) or " " not in name or not spells(letters, name) or is_body(name, lexicon):
        return None
    shape = Shape(first.start, second.end, second.start, second.end, letters)
    body = (each for each in row.cells[2:] if bodies.noun.search(fold(text[each.start : each.end])))
    given = next(body, None)
    return shape, ((given.start, given.end) if given else None)
