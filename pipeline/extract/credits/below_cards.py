"""Lines below the last of several cards that say whose all their figures are: "Salaries are from Example Jobs"."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.extract.credits.crediting import Credit, may_note, noted_in
from pipeline.extract.reading import Reading
from pipeline.records.document import Block

_LONGEST = 120
"""Characters of such a line."""
_NEAR, _CARD, _FARTHEST = 3, 4, 200
"""How soon below a figure such a line stands, how many blocks a card has, and all cards together."""


class BelowCards:
    """The lines of one document that credit what stands above them, read from the first block asked about on."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._first = len(reading.document.blocks)
        self._lines: list[tuple[int, Credit]] = []
        self._places: list[int] = []

    def above(self, index: int, key: str) -> Credit | None:
        """The credit of the line below the cards of which a block is one, where it speaks of a property."""
        if index < self._first:
            self._lines[:0] = self._read(index)
            self._places, self._first = [line for line, _ in self._lines], index
        at = bisect_right(self._places, index)
        if at == len(self._lines):
            return None
        line, credit = self._lines[at]
        return credit if self._covers(line, index) and self._speaks_of(line, key) else None

    def _read(self, first: int) -> list[tuple[int, Credit]]:
        """The lines from a block on that are not read yet: short paragraphs that say whose figures are."""
        found, text = [], self.reading.text
        for index, block in enumerate(self.reading.document.blocks[first : self._first], first):
            start, end = block.start, block.end
            if block.kind != "paragraph" or end - start > _LONGEST or block.region != "main":
                continue
            if may_note(text[start:end]) and (credit := noted_in(self.reading, start, end)):
                found.append((index, credit))
        return found

    def _covers(self, line: int, index: int) -> bool:
        """Whether a line stands right below a block, or below cards in a row of which that is one."""
        blocks = self.reading.document.blocks
        path, other = blocks[line].path, blocks[index].path
        if path == other:
            carded = index > 0 and blocks[index - 1].kind == "paragraph" and not self._ends(blocks[index - 1])
            return carded or line - index <= _NEAR
        if len(path) < 2 or path[:-1] != other[:-1] or blocks[path[-1]].level != blocks[other[-1]].level:
            return False
        if line - index > _FARTHEST:
            return False
        cards = sum(each.kind == "heading" for each in blocks[index:line])
        return line - index <= _CARD * (cards + 1)

    def _ends(self, block: Block) -> bool:
        return self.reading.text.endswith((".", "!", "?", ":", ")"), block.start, block.end)

    def _speaks_of(self, line: int, key: str) -> bool:
        block = self.reading.document.blocks[line]
        named = {each for hit in self.reading.hits_in(block.start, block.end) for each in hit.means.properties}
        return key in named or not named
