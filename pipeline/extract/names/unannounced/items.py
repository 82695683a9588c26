"""Names that the items of a list hold one by one: "Server farms want a facilities technician", "Docks: a foreman".

One such item may speak of anybody; a list most of whose items hold a name tells what names there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape
from pipeline.extract.names.unannounced.bounded import bounded, last, named
from pipeline.extract.names.unannounced.rounds import may_hold
from pipeline.extract.names.unannounced.view import View

_LEAST = 3
_PERSON = re.compile(r"\W*(?:[A-Z][\w.’'-]*\s?){2,4}, ")
"""Somebody whose title an item goes on to tell: "Ana Ruiz, executive director"."""


def items(view: View, found: Iterable[Found]) -> Iterator[Found]:
    """The names of every list of three items or more, two thirds of which hold one, and of which none was `found`."""
    blocks = view.document.blocks
    known = {blocks[each.block].group for each in found if blocks[each.block].kind == "item"}
    lists: dict[int, list[int]] = defaultdict(list)
    for index in view.prose:
        if blocks[index].kind == "item" and blocks[index].group >= 0:
            lists[blocks[index].group].append(index)
    for group, holding in lists.items():
        if group in known or len(holding) < _LEAST or not may_hold(view, blocks[holding[0]]):
            continue
        names = {index: shapes for index in holding if (shapes := _names(view, index))}
        if len(names) >= _LEAST and 3 * len(names) >= 2 * _length(view, group, holding[0]):
            for index, shapes in names.items():
                for shape in shapes:
                    yield from view.found(index, [shape], view.around(blocks[index], shape.start))


def _names(view: View, index: int) -> list[Shape]:
    block = view.document.blocks[index]
    found = (bounded(view.folded, block, *noun) for noun in last(view.prose[index]))
    person = _PERSON.match(view.document.text, block.start, block.end)
    begin = person.end() if person else -1
    return [
        Shape(each.start, each.end, each.start, each.end)
        for each in found
        if each and each.start != begin and named(view, block, each)
    ]


def _length(view: View, group: int, index: int) -> int:
    """How many items a list has, around one of them."""
    blocks, first, last = view.document.blocks, index, index
    while first > 0 and blocks[first - 1].group == group:
        first -= 1
    while last < len(blocks) and blocks[last].group == group:
        last += 1
    return sum(each.kind == "item" for each in blocks[first:last])
