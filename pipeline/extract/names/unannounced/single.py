"""Single names in running text that no cue announces: behind "as", "become" or a verb of needing somebody; italics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape
from pipeline.extract.names.unannounced.nouns import LEADS
from pipeline.extract.names.unannounced.rows import ALIKE, CLOSED
from pipeline.extract.names.unannounced.standing import told
from pipeline.extract.names.unannounced.view import View
from pipeline.extract.words.forms import PERSONAL
from pipeline.records.document import Block, Range

_REACH = 90
_OPENING = re.compile(r"(?:an? )?[\"“'*_]{0,2}(?=[a-z\d])")
_AIM = re.compile(r"\b(?:to|must|should|can|you|who|that|i|he|she|not|never|or|and)$")
"""Words before a "become" that tells what somebody aims at, or what one has to be."""
_UNLESS = dict(zip(LEADS, (ALIKE, _AIM, _AIM), strict=True))
"""The words before what makes somebody what follows with which it does not."""
_IF = re.compile(r"\bif\b[^,]*$")
"""A condition, in which nobody is said to be anything."""


def single(view: View) -> Iterator[Found]:
    """Every such name."""
    blocks = view.document.blocks
    for lead in view.nouns.leads:
        if lead.block in view.prose and view.reads(lead.block):
            unless = _UNLESS.get(lead.words)
            if unless is None:
                yield from view.found(lead.block, *_sought(view, blocks[lead.block], lead.start, lead.end))
            elif not unless.search(view.folded, max(0, lead.start - 20), lead.start):
                yield from view.found(lead.block, *_so(view, blocks[lead.block], lead.start, lead.end))
    for index, start, end in view.nouns.marked():
        if index in view.prose and view.reads(index):
            within = view.around(blocks[index], start)
            if _stands_out(view, start, end, within):
                yield from view.found(index, [Shape(start, end, start, end)], within)


def _so(view: View, block: Block, lead: int, begin: int) -> tuple[list[Shape], Range]:
    """The one name behind "as" or "become", where it ends its clause and nobody in particular is it."""
    folded, within = view.folded, view.around(block, lead)
    opening = _OPENING.match(folded, begin, within[1])
    if opening is None or lead <= within[0] or _IF.search(folded, within[0], lead):
        return [], within
    shapes = view.row(opening.end(), min(within[1], lead + _REACH))
    if len(shapes) != 1 or shapes[0].start != opening.end() or PERSONAL.search(folded, *within):
        return [], within
    shape = shapes[0]
    named = view.is_name(view.document.text[shape.first : shape.last])
    return (shapes if named and CLOSED.match(folded, shape.end, within[1]) and view.allows(within) else []), within


def _sought(view: View, block: Block, verb: int, begin: int) -> tuple[list[Shape], Range]:
    """The names of those whom somebody is said to need: "counties recruit animal control officers"."""
    folded, within = view.folded, view.around(block, verb)
    opening = _OPENING.match(folded, begin, within[1])
    if opening is None or verb == within[0] or PERSONAL.search(folded, within[0], verb):
        return [], within
    shapes = view.row(opening.end(), min(within[1], begin + 2 * _REACH))
    if not shapes or shapes[0].start != opening.end() or not view.allows(within):
        return [], within
    if folded.startswith((" with a ", " with an ", " with no "), shapes[-1].end):
        return [], within  # what somebody has to have who is sought
    text = view.document.text
    if text[shapes[0].start].isdigit():
        return [], within  # so many are needed, and nobody's title
    sure = [each for each in shapes if view.is_name(text[each.first : each.last])]
    return (shapes if 2 * len(sure) > len(shapes) else []), within


def _stands_out(view: View, start: int, end: int, within: Range) -> bool:
    """Whether what a text sets apart is a name of this property and no more; people quote anything."""
    text = view.document.text
    if text[start - 1] in '"“' and told(view.lexicon, view.folded[slice(*within)]) is None:
        return False
    return view.is_name(text[start:end]) and view.allows(within)
