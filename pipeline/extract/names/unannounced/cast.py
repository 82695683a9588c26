"""Names that a paragraph introduces one by one: "A ward clerk …, a charge nurse … and a shift manager …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape
from pipeline.extract.names.unannounced.branches import may_tell
from pipeline.extract.names.unannounced.view import RANK, View
from pipeline.extract.names.words import PERSONAL
from pipeline.records.document import Block

_LEAST = 3
_REACH = 60
_INTRODUCED = re.compile(r" an? ((?:[^\W\d_][\w'’/&-]* ){0,4}[^\W\d_][\w'’/&-]*)")


def cast(view: View) -> Iterator[Found]:
    """The names of every paragraph that introduces three or more of them and tells of nobody in particular."""
    for index, held in view.prose.items():
        if len(held) < _LEAST:
            continue
        block = view.document.blocks[index]
        if sum(view.folded.count(each, block.start, block.end) for each in (" a ", " an ")) < _LEAST:
            continue
        introduced = [each for noun in held if (each := _introduced(view.folded, block, *noun)) is not None]
        names: dict[str, Shape] = {}
        for each in introduced if len(introduced) >= _LEAST else ():
            shape = _named(view, block, *each)
            if shape is not None:
                names.setdefault(view.folded[shape.first : shape.last], shape)
        if len(names) >= _LEAST:
            qualifiers = view.standing.qualifiers(view.lexicon, names, above=view.announcer.words(block.path))
            for shape in names.values():
                yield Found(view.lexicon, shape, index, RANK, dict(qualifiers), after=(shape.end, shape.end))


def _introduced(folded: str, block: Block, start: int, end: int) -> tuple[int, int, int] | None:
    """A noun, with where the few words begin that stand between an article and it."""
    low = max(block.start, start - _REACH)
    article = max(folded.rfind(" a ", low, start), folded.rfind(" an ", low, start))
    words = _INTRODUCED.match(folded, article, end) if article >= 0 else None
    return (words.start(1), start, end) if words is not None and words.end() == end else None


def _named(view: View, block: Block, first: int, start: int, end: int) -> Shape | None:
    """The name that begins with such words, where it may be anybody's."""
    within = view.around(block, start)
    shapes = view.row(first, min(within[1], end + _REACH))
    if not shapes or shapes[0].start != first or PERSONAL.search(view.folded, *within) or not view.allows(within):
        return None
    name = view.folded[shapes[0].first : shapes[0].last]
    return shapes[0] if may_tell(view, name.split()[:1]) and view.is_name(name) else None
