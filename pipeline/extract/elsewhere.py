"""What only points to other pages: lists of their headlines, whose figures are claims of nobody here."""

from __future__ import annotations

import re

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


def elsewhere(document: Document) -> frozenset[int]:
    """The blocks below a heading or lead-in such as "Keep reading", "You might also like" or "Related articles"."""
    blocks = document.blocks
    short = (n for n, each in enumerate(blocks) if each.kind in _LEADING and each.end - each.start <= _LONGEST)
    points = {each for each in short if _POINTS.fullmatch(document.text, blocks[each].start, blocks[each].end)}
    if not points:
        return frozenset()
    return frozenset(
        index for index, block in enumerate(blocks) if block.lead in points or not points.isdisjoint(block.path[-1:])
    )
