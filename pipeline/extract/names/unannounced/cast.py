"""Names that a paragraph introduces one by one: "A ward clerk …, a charge nurse … and a shift manager …"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape
from pipeline.extract.names.unannounced.branches import may_tell
from pipeline.extract.names.unannounced.view import RANK, View
from pipeline.extract.names.words import PERSONAL

_LEAST = 3
_REACH = 60
_INTRODUCED = re.compile(r" an? ((?:[^\W\d_][\w'’/&-]* ){0,4}[^\W\d_][\w'’/&-]*)")


def cast(view: View) -> Iterator[Found]:
    """The names of every paragraph that introduces three or more of them and tells of nobody in particular."""
    folded, lexicon = view.folded, view.lexicon
    met: dict[int, dict[str, Shape]] = defaultdict(dict)
    for start, end in view.nouns:
        low = max(0, start - _REACH)
        article = max(folded.rfind(" a ", low, start), folded.rfind(" an ", low, start))
        named = _INTRODUCED.match(folded, article, end) if article >= 0 else None
        if named is None or named.end() != end or (place := view.prose(start)) is None or article < place[1].start:
            continue
        within = view.around(place[1], start)
        shapes = view.row(named.start(1), min(within[1], end + _REACH))
        if not shapes or shapes[0].start != named.start(1) or PERSONAL.search(folded, *within):
            continue
        name = folded[shapes[0].first : shapes[0].last]
        if view.allows(within) and may_tell(view, name.split()[:1]) and view.is_name(name):
            met[place[0]].setdefault(name, shapes[0])
    for index, names in met.items():
        if len(names) >= _LEAST:
            above = view.announcer.words(view.document.blocks[index].path)
            qualifiers = view.standing.qualifiers(lexicon, names, above=above)
            for shape in names.values():
                yield Found(lexicon, shape, index, RANK, dict(qualifiers), after=(shape.end, shape.end))
