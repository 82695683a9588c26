"""The sentence around a place, for the few blocks that are looked at."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter

from pipeline.extract.sentences import sentence_starts
from pipeline.records.document import Block, Document, Range

_REACH = 700
_START = attrgetter("start")


class Sentences:
    """The sentences of one document, cut when first asked for, and once for all who ask."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cuts: dict[int, list[int]] = {}

    @cached_property
    def block_starts(self) -> list[int]:
        """Where the blocks begin."""
        return [*map(_START, self.document.blocks)]

    def starts(self, block: Block) -> list[int]:
        """Where the sentences of a block begin."""
        starts = self.cuts.get(block.start)
        if starts is None:
            words = self.document.text[block.start : block.end]
            starts = self.cuts[block.start] = [block.start + each for each in sentence_starts(words)]
        return starts

    def around(self, block: Block, place: int) -> Range:
        """The sentence of a block around a place, as far as it can matter: a page without full stops stays cheap."""
        starts = self.starts(block)
        at = bisect_right(starts, place)
        end = starts[at] if at < len(starts) else block.end
        return max(starts[at - 1], place - _REACH), min(end, place + _REACH)
