"""What only points to other pages: lists of their headlines, whose figures are claims of nobody here."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.records.document import Document

_KINDS = r"(?:articles?|posts?|reading|reads?|stories|guides?|resources|content|pages|blogs?|topics|links|news)"
_POINTS = re.compile(
    r"\W*(?:(?:you (?:might|may)|readers?) also (?:like|enjoy|liked|love)|(?:keep|continue) reading"
    r"|(?:read|what to read|up) next|(?:(?:see|explore|read|view) )?(?:related|more|similar|recommended|popular"
    rf"|latest|recent|trending|further|other|featured|suggested|additional)(?: \w+)? {_KINDS}"
    r"|related|read more|more (?:from|on) [\w &’'.-]{2,40}|(?:recommended|suggested) for you|don['’]t miss"
    r"|in case you missed it|most (?:read|popular))\W*",
    re.I,
)
_LONGEST = 60
_LEADING = frozenset({"heading", "paragraph"})


class Elsewhere:
    """The blocks below a heading or lead-in such as "Keep reading", "You might also like" or "Related articles".

    Few blocks are asked about, those with figures: only what stands above these is read.
    """

    def __init__(self, document: Document) -> None:
        self.text, self.blocks = document.text, document.blocks
        self._points = {-1: False}

    def holds(self, index: int) -> bool:
        """Whether a block is one of them."""
        block = self.blocks[index]
        return self._point(block.lead) or (block.path != () and self._point(block.path[-1]))

    def _point(self, index: int) -> bool:
        """Whether a block points to other pages."""
        found = self._points.get(index)
        if found is None:
            block = self.blocks[index]
            may = block.kind in _LEADING and block.end - block.start <= _LONGEST
            found = self._points[index] = may and _points(self.text[block.start : block.end])
        return found


@lru_cache(maxsize=4096)
def _points(words: str) -> bool:
    """Whether a heading or lead-in points to other pages: the pages of one site repeat theirs."""
    return _POINTS.fullmatch(words) is not None
