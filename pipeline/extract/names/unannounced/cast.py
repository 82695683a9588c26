"""Names that a paragraph brings on one by one: "A ward clerk …, hired as charge nurse … and a shift manager …"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape
from pipeline.extract.names.unannounced.bounded import Bounded, bounded, last
from pipeline.extract.names.unannounced.view import RANK, View
from pipeline.extract.names.words import PERSONAL
from pipeline.records.document import Range

_LEAST = 3


def cast(view: View) -> Iterator[Found]:
    """The names of every paragraph that holds three or more and tells of nobody in particular: of those, the ones that
    it makes somebody of by an article, "as" or "become"."""
    for index, held in view.prose.items():
        nouns = last(held)
        found = _impersonal(view, index, nouns) if len(nouns) >= _LEAST else []
        if len({view.folded[each.start : each.end] for each in found}) < _LEAST:
            continue
        names: dict[str, Shape] = {}
        for each in found:
            if each.made:
                names.setdefault(view.folded[each.start : each.end], Shape(each.start, each.end, each.start, each.end))
        above = view.announcer.words(view.document.blocks[index].path)
        qualifiers = view.standing.qualifiers(view.lexicon, names, above=above)
        for shape in names.values():
            yield Found(view.lexicon, shape, index, RANK, dict(qualifiers), after=(shape.end, shape.end))


def _impersonal(view: View, index: int, nouns: list[Range]) -> list[Bounded]:
    """The names of a block in sentences that tell of nobody in particular."""
    block = view.document.blocks[index]
    found = (bounded(view, block, *noun) for noun in nouns)
    return [
        each for each in found if each is not None and not PERSONAL.search(view.folded, *view.around(block, each.start))
    ]
