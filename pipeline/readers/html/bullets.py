"""Lists that a page only draws: lines that begin with a bullet, between line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.document import BlockKind

BULLETS = frozenset("•‣◦▪■●∙·–*-")
_MARKED = re.compile(r"[•‣◦▪■●∙]\s*(?=\S)|[·–*-]\s+(?=\S)")


def split_lines(words: str) -> list[tuple[BlockKind, int, int]]:
    """The items and paragraphs of a block, as kinds and ranges; the whole block where no line has a bullet."""
    if not any(_MARKED.match(line) for line in words.split("\n")):
        return [("paragraph", 0, len(words))]
    return list(_pieces(words))


def _pieces(words: str) -> Iterator[tuple[BlockKind, int, int]]:
    kind: BlockKind = "paragraph"
    start = end = at = 0
    for line in words.split("\n"):
        mark = _MARKED.match(line)
        if mark:
            if end > start:
                yield kind, start, end
            kind, start = "item", at + mark.end()
        at += len(line) + 1
        end = at - 1
    yield kind, start, end
