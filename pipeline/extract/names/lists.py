"""Names in lists and under headings that were announced as holding them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from pipeline.extract.names.announce import Announced, Announcer
from pipeline.extract.names.entries import consistent, fits
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.outline import Entry
from pipeline.extract.names.rounds import headed
from pipeline.extract.names.shapes import (
    Shape,
    capitalised,
    credential_like,
    leading,
    opens_prose,
    reads_as_name,
)
from pipeline.extract.names.short import opening
from pipeline.extract.words.forms import fold
from pipeline.records.document import Block, Document, Range


def listed(document: Document, announcer: Announcer) -> Iterator[Found]:
    """The names of every announced list, run of headings and run of short paragraphs."""
    outline = announcer.outline
    for members in outline.groups.values():
        yield from _items(document, announcer, members)
    for heading, members in outline.below.items():
        yield from _sections(document, announcer, heading, members)
    yield from headed(document, announcer)
    yield from _led_lines(document, announcer)


def _led_lines(document: Document, announcer: Announcer) -> Iterator[Found]:
    """Names that begin the short lines right below a lead-in without bullets: "Here is what each rung pays:"."""
    blocks, text = document.blocks, document.text
    for index in sorted(announcer.cued):
        block = blocks[index]
        if block.kind != "paragraph" or not text.endswith(":", block.start, block.end):
            continue
        entries: list[Entry] = []
        below = index + 1
        while below < len(blocks) and blocks[below].kind == "paragraph" and (lines := _openings(document, below)):
            entries += lines
            below += 1
        for announced in announcer.lead_in(index)[0] if len(entries) > 1 else []:
            yield from consistent(document, announced, entries)


def _items(document: Document, announcer: Announcer, members: list[int]) -> Iterator[Found]:
    blocks = document.blocks
    first = blocks[members[0]]
    announced = announcer.over(first.lead, first.path)
    hinted = announcer.hinted(first.lead, first.path) if first.kind == "item" and len(members) > 2 else []
    beyond = [] if announced or first.kind != "item" else announcer.beyond(first.lead, first.path)
    telling = document.text.count("(", first.start, blocks[members[-1]].end) > 1
    if not (announced or hinted or telling or beyond):
        return
    depth = min(blocks[each].level for each in members)
    entries = [
        (each, *_first(blocks[each])) for each in members if blocks[each].level == depth and not _heads(blocks[each])
    ]
    found = [each for said in announced for each in consistent(document, said, entries)]
    if not found and announced:
        above = announcer.above(first.lead, first.path)
        found = [each for said in above for each in consistent(document, said, entries)]
    if not found and len(entries) > 1:
        found = [each for said in beyond for each in consistent(document, said, entries)]
    if not found and len(entries) > 2:
        found = [each for said in hinted for each in _unanimous(document, said, entries)]
    if not found and telling:
        found = [each for lexicon in announcer.lexicons for each in _telling(document, lexicon, entries)]
    for each in found:
        yield replace(each, before=_leading_words(document, first), closing=_after(document, members[-1]))


def _unanimous(document: Document, announced: Announced, entries: list[Entry]) -> Iterator[Found]:
    """The names of a list in which every entry reads like one, or all but one of many."""
    text, lexicon = document.text, announced.lexicon
    parsed = [opening(text, entry[1], entry[2], lexicon) for entry in entries]
    shapes = [each[0] for each in parsed if each and text[each[0].first].isupper()]
    sure = [each for each in shapes if reads_as_name(text, each, lexicon, sure=True)]
    odd = [each for each in shapes if not reads_as_name(text, each, lexicon)]
    if len(shapes) < len(entries) or 3 * len(sure) < 2 * len(entries):
        return
    if not odd or (4 * len(odd) <= len(entries) and all(fits(text, each, lexicon) for each in odd)):
        yield from consistent(document, announced, entries, unanimous=True)


def _telling(document: Document, lexicon: Lexicon, entries: list[Entry]) -> Iterator[Found]:
    """The names of a list that needs no announcement: most entries say themselves what they are."""
    text = document.text
    if not lexicon.naming.prose or sum(text.find("(", start, end) >= 0 for _, start, end in entries) < 2:
        return
    parsed = [opening(text, entry[1], entry[2], lexicon) for entry in entries]
    shapes = [each[0] for each in parsed if each and each[0].abbreviation and credential_like(text, each[0], lexicon)]
    own = [
        each
        for each in shapes
        if lexicon.near.search(fold(text[each.first : each.last]))
        or lexicon.opener.match(fold(text[each.first : each.last]))
    ]
    if 2 * len(own) > len(entries) and len(own) > 1:
        yield from consistent(document, Announced(lexicon, {}, own[0].first, own[0].last, True), entries)
    elif cue := _registering(document, lexicon, entries, parsed):
        yield from consistent(document, Announced(lexicon, {}, *cue, True), entries)


def _registering(
    document: Document, lexicon: Lexicon, entries: list[Entry], parsed: list[tuple[Shape, int] | None]
) -> Range | None:
    """Words of a lead-in that speak of getting what a list holds, where each entry has an abbreviation in brackets."""
    lead = document.blocks[entries[0][0]].lead
    if lead < 0 or document.blocks[lead].kind not in ("paragraph", "item"):
        return None
    if not all(each and each[0].abbreviation and fits(document.text, each[0], lexicon) for each in parsed):
        return None
    block = document.blocks[lead]
    near = lexicon.near.search(fold(document.text[block.start : block.end]))
    return (block.start + near.start(), block.start + near.end()) if near else None


def _leading_words(document: Document, first: Block) -> Range | None:
    """The lead-in of a list, which may say who issues what it lists."""
    if first.lead < 0 or document.blocks[first.lead].kind != "paragraph":
        return None
    lead = document.blocks[first.lead]
    return max(lead.start, lead.end - 300), lead.end


def _after(document: Document, last: int) -> Range | None:
    """The paragraph behind a list, where it may say "All of them are issued by …"."""
    if last + 1 >= len(document.blocks) or document.blocks[last + 1].kind != "paragraph":
        return None
    block = document.blocks[last + 1]
    return block.start, min(block.end, block.start + 300)


def _heads(block: Block) -> bool:
    """Whether an entry is the row of a table that only heads its columns."""
    return bool(block.cells) and all(cell.head for cell in block.cells)


def _first(block: Block) -> Range:
    """Where an entry may begin with a name: the item, or the first cell of a row without column headings."""
    return (block.cells[0].start, block.cells[0].end) if block.cells else (block.start, block.end)


def _sections(document: Document, announcer: Announcer, heading: int, members: list[int]) -> Iterator[Found]:
    """Names that are the headings, or that open the paragraphs, of an announced section."""
    blocks = document.blocks
    said = announcer.heading(heading)
    if not said:
        return
    titles = [
        (each, blocks[each].start, blocks[each].end)
        for each in members
        if blocks[each].kind == "heading" and not announcer.heading(each)
    ]
    opened = [entry for each in members if blocks[each].kind == "paragraph" for entry in _openings(document, each)]
    for announced in said:
        if len(titles) > 1 or (titles and "," in document.text[titles[0][1] : titles[0][2]]):
            yield from consistent(document, announced, titles)
        yield from consistent(document, announced, opened)


_RELATIVE = re.compile(r",?\s+(?:who|whose|which|where|responsible|in charge)\s")
_SEMICOLON = re.compile(r";\s+")
_FIGURE = re.compile(r":[*_]*\s.*\d|[$€£]\d")
_SENTENCES = re.compile(r"[.:!?](?:\s|$)")
_REPEATED = 1000
"""The longest paragraph whose lines are remembered, so that memory stays flat."""


def _openings(document: Document, index: int) -> list[Entry]:
    """The lines of a paragraph that may each be a name, with or without an explanation behind a colon or dash."""
    block = document.blocks[index]
    length = block.end - block.start
    if length > 4 * _REPEATED:
        return []
    words = document.text[block.start : block.end]
    found = _known_lines(words) if length <= _REPEATED else _opening_lines(words)
    return [(index, block.start + low, block.start + high) for low, high in found]


def _opening_lines(text: str) -> list[Range]:
    """Where such lines stand in a paragraph."""
    found: list[Range] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        parts = [(start, end)]
        if line.count(";") > 1:
            places = [start, *(start + each.end() for each in _SEMICOLON.finditer(line)), end + 1]
            if len(places) > 3 and not _SENTENCES.search(line):
                parts = [(low, high - 1) for low, high in pairwise(places)]
        for low, high in parts:
            shape = None if opens_prose(text, low, high) else leading(text, low, high)
            if shape and not (found and _tells_of(text, found[0], low, high)) and _may_open(text, *shape, high):
                found.append((low, high))
        start = end + 1
    return found


_known_lines = lru_cache(maxsize=2048)(_opening_lines)
"""The same, remembered: much of what a page says stands on others of its publisher too."""


def _tells_of(text: str, first: Range, low: int, high: int) -> bool:
    """Whether a line is a sentence or figure about the name that stands alone on the first line of its paragraph."""
    ends = text[low:high].rstrip(" *_")[-1:]
    alone = text[slice(*first)].rstrip(" *_")[-1:] not in (".", "!", ":")
    return alone and (ends in (".", "!") or _FIGURE.search(text, low, high) is not None)


def _may_open(text: str, shape: Shape, rest: int, end: int) -> bool:
    """Whether a line begins with what may be a name; a first sentence has to be a very short one."""
    name = text[shape.first : shape.last]
    if _RELATIVE.match(text, shape.end, end):
        return False  # "Engineers who study on …"
    if rest < end and text[rest] in ".*":
        return len(text[shape.first : rest].split()) <= 5 and capitalised(name[:1])
    return len(name) <= 90 or name.count(",") > 1
