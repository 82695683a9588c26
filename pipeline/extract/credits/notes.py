"""Notes that credit somebody, numbered or starred, and the calls of them behind figures: [3], **."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from pipeline.extract.credits.crediting import Credit, credit_in
from pipeline.extract.reading import Reading
from pipeline.extract.reading.legible import LOWERED, RAISED
from pipeline.records.document import Block
from pipeline.values.bytewise import one_byte

_CALL = re.compile(
    rf"\[(\d{{1,2}})\]|(?<=[a-z.,;:)”’])(\d{{1,2}})(?=\s|$|[.,;])|(?<=[\w.,;:)”’%])([{RAISED}]{{1,2}})(?![{RAISED}])"
    r"|(?<=[\w.,;:!)”’%+])(\*{1,4}|[†‡])(?=[\s.,;)]|$)"
)
_NOTES = re.compile(r"^\W*(?:\w+\s){0,2}(?:references|notes|footnotes|sources|endnotes)\b", re.I)
_NOTE = re.compile(
    rf"(?:(?<=\n)|(?<=[.;] )|(?<![\w\s,.;$-])|\A)\s*(?:\[?(\d{{1,2}})\]?[.):]?\s|([{RAISED}]{{1,2}}))\s*(?=[A-Z“\"])"
)

STARRED = re.compile(r"(?:\A|(?<=\n)|(?<=[,;:] ))(\*{1,4}|[†‡])(?=[^\s*†‡])")
"""A starred note in a line of such: "Sources: *Example Jobs, **the Guild"."""
_SIGNS = tuple(map(one_byte, "*†‡"))
_EMPHASIS = re.compile(r"\S[*†‡]")
"""What closes words that stars set apart, so that those before them begin no note."""


def _number(call: re.Match[str]) -> str:
    """The number of a note, as it is called or as the note begins."""
    return call[call.lastindex or 1].translate(LOWERED)


class Notes:
    """The notes of one document. `places` are those of words that lead to a credit, or name an organisation."""

    def __init__(self, reading: Reading, places: Sequence[int]) -> None:
        self.reading, self._places = reading, places
        self._calls: dict[int, list[re.Match[str]]] = {}

    def behind(self, mention_end: int, sentence_end: int) -> Credit | None:
        """The credit of the first footnote that is called behind a figure in its sentence: [3]."""
        glued = self.reading.text[mention_end : mention_end + 1]
        if glued.isdigit() and glued in self.numbered:
            return self.numbered[glued]
        for match in _CALL.finditer(self.reading.text, mention_end, min(sentence_end + 3, len(self.reading.text))):
            credit = self.numbered.get(_number(match))
            if credit:
                return credit
        return None

    def near(self, index: int, place: int) -> Credit | None:
        """The credit of the next footnote called in the same block, else of the last one before: it covers them all."""
        if not self.numbered:
            return None
        calls = self._called_in(index)
        nearest = [call for call in calls if call.start() >= place] or calls[::-1]
        credits = (self.numbered.get(_number(call)) for call in nearest)
        return next((credit for credit in credits if credit), None)

    def _called_in(self, index: int) -> list[re.Match[str]]:
        """The footnotes called in a block."""
        if index not in self._calls:
            block, text = self.reading.document.blocks[index], self.reading.text
            self._calls[index] = [*_CALL.finditer(text, block.start, min(block.end + 1, len(text)))]
        return self._calls[index]

    @cached_property
    def numbered(self) -> dict[str, Credit]:
        """The credits of numbered notes, by number."""
        found: dict[str, Credit] = {}
        for number, start, end in self._note_texts():
            credit = credit_in(self.reading, start, end, says=False)
            if credit:
                found.setdefault(number, credit)
        return found

    def _note_texts(self) -> Iterator[tuple[str, int, int]]:
        """The numbered notes in the last two thirds of a document, as far as they may credit anybody."""
        reading, blocks = self.reading, self.reading.document.blocks
        text, counted, done = reading.text, 0, len(blocks) // 3
        plain = one_byte(text)
        signs = [each for each in _SIGNS if each in plain]
        crediting = self._places[bisect_left(self._places, blocks[done].start if blocks else 0) : -1]
        for index in sorted(reading.blocks_before(crediting)):
            block = blocks[index]
            if self._is_listed(block):
                counted += sum(map(self._is_listed, blocks[done : index + 1]))
                done = index + 1
                yield str(counted), block.start, block.end
            elif block.kind == "paragraph" and any(plain.find(each, block.start, block.end) >= 0 for each in signs):
                yield from self._starred(block)
            elif not text[block.start].isalpha() and _NOTE.match(text, block.start, block.end):
                calls = [*_NOTE.finditer(text, block.start, block.end)]
                for call, following in zip(calls, [*calls[1:], None], strict=True):
                    yield _number(call), call.end(), following.start() if following else block.end

    def _starred(self, block: Block) -> Iterator[tuple[str, int, int]]:
        """The starred notes of a block."""
        words = self.reading.words(block)
        calls = [*STARRED.finditer(words)]
        ends = [*(each.start() for each in calls[1:]), len(words)]
        for call, end in zip(calls, ends[: len(calls)], strict=True):
            if not _EMPHASIS.search(words, call.end(), end):
                yield call[1], block.start + call.end(), block.start + end

    def _is_listed(self, block: Block) -> bool:
        """Whether a block is a note in a list of them, which are numbered by their order."""
        above = self.reading.document.blocks[block.path[-1]] if block.kind == "item" and block.path else None
        return above is not None and _NOTES.search(self.reading.words(above)) is not None
