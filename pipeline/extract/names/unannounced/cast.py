"""Names that a paragraph brings on one by one: "A ward clerk …, hired as charge nurse … and a shift manager …"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape
from pipeline.extract.names.unannounced.bounded import Bounded, bounded, last, named
from pipeline.extract.names.unannounced.view import RANK, View
from pipeline.extract.words.forms import PERSONAL
from pipeline.records.document import Block, Range

_LEAST = 3


def cast(view: View) -> Iterator[Found]:
    """The names of every paragraph that holds three or more and tells of nobody in particular: of those, the ones that
    it makes somebody of by an article, "as" or "become"."""
    for index, held in view.prose.items():
        block = view.document.blocks[index]
        found = _bounded(view.folded, block, last(held)) if len(held) >= _LEAST else []
        if not any(each.made for each in found) or not view.reads(index):
            continue
        found = [each for each in found if _is_impersonal(view, block, each) and named(view, block, each)]
        if len({view.folded[each.start : each.end] for each in found}) < _LEAST:
            continue
        names: dict[str, Shape] = {}
        for each in found:
            if each.made:
                names.setdefault(view.folded[each.start : each.end], Shape(each.start, each.end, each.start, each.end))
        above = view.announcer.words(block.path)
        qualifiers = view.standing.qualifiers(view.lexicon, names, above=above)
        for shape in names.values():
            yield Found(view.lexicon, shape, index, RANK, dict(qualifiers), after=(shape.end, shape.end))


def _bounded(folded: str, block: Block, nouns: list[Range]) -> list[Bounded]:
    """What may be names among the nouns of a paragraph, where enough of them may."""
    found: list[Bounded] = []
    for left, noun in zip(range(len(nouns), 0, -1), nouns, strict=True):
        if len(found) + left < _LEAST:
            return []
        each = bounded(folded, block, *noun)
        if each is not None:
            found.append(each)
    return found if len(found) >= _LEAST else []


def _is_impersonal(view: View, block: Block, found: Bounded) -> bool:
    """Whether the sentence around a name tells of nobody in particular."""
    return PERSONAL.search(view.folded, *view.around(block, found.start)) is None
