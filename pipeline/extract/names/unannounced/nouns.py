"""Where the nouns stand that names of a property end in: found in one pass, so that only what is near them is read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.words import plain, plural
from pipeline.records.document import Document, Range
from pipeline.values.numbers import one_byte

LEADS = (" as ", " become ", " became ")
"""What makes somebody what follows."""
_APART = re.compile(r"[.,;:()?!\n]|(?: [^ ]+){7}")
"""What parts a stretch so that it is no name."""
_MARKS = '*_"“'
_MARKED = _AHEAD = 60
_OPENED = re.compile(r"(?:^|(?<=[\s(\"“]))(?:\*{1,2}|_|[\"“])(?=[A-Za-z][^*_\"”\n]*$)")
_CLOSING = frozenset('*_,.;:!?)"”')
_IN_WORD = [re.match(rb"\w", bytes([each])) is not None for each in range(256)]
"""Whether a byte belongs to a word."""


class Lead(NamedTuple):
    """Words at text[start:end] that a name may follow at once."""

    block: int
    start: int
    end: int
    words: str


class Nouns:
    """The places of such nouns in what a document itself has to say, in order."""

    def __init__(self, lexicon: Lexicon, document: Document, block_starts: list[int]) -> None:
        self.text, self.block_starts = document.text, block_starts
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.held: dict[int, list[Range]] = defaultdict(list)
        """Those of each block that has any."""
        self.leads: list[Lead] = []
        """The words that make somebody what follows, or need somebody, where one of them follows soon."""
        if lexicon.heads:
            self._find(_words(lexicon), document)

    def _find(self, words: _Words, document: Document) -> None:
        text, in_word, nouns = b" " + plain(self.text) + b" ", _IN_WORD, words.nouns
        leads: list[tuple[int, int, int]] = []
        until, main = 0, False
        for word, start, end in words.automaton.find_matches_as_indexes(text, overlapping=True):
            if word >= nouns:
                leads.append((word, start, end))
            elif not in_word[text[end]] and not in_word[text[start - 1]]:
                start, end = start - 1, end - 1
                if start >= until:
                    index = bisect_right(self.block_starts, start) - 1
                    until, main = document.blocks[index].end, document.blocks[index].region == "main"
                if main and (not self.ends or start >= self.ends[-1]):
                    self.starts.append(start)
                    self.ends.append(end)
                    self.held[index].append((start, end))
        for word, start, end in leads:
            lead = words.leads[word - nouns]
            if (lead[0] == " " or not in_word[text[start - 1]]) and self._may_name(end - 1):
                index = bisect_right(self.block_starts, start - 1) - 1
                self.leads.append(Lead(index, start - 1, end - 1, lead))

    def within(self, start: int, end: int) -> bool:
        """Whether one stands in a stretch."""
        at = bisect_left(self.starts, start)
        return at < len(self.starts) and self.starts[at] < end

    def end(self, start: int, end: int) -> int | None:
        """Where the first of them in a stretch ends, with those right behind it: "nurse manager"."""
        at = bisect_left(self.starts, start)
        if at == len(self.starts) or self.starts[at] >= end:
            return None
        while at + 1 < len(self.starts) and self.starts[at + 1] == self.ends[at] + 1:
            at += 1
        return int(self.ends[at])

    def count(self, start: int, end: int) -> int:
        """How many stand in a stretch."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def _may_name(self, begin: int) -> bool:
        """Whether nothing but a few words stands from a place to the first of them."""
        stop = self.end(begin, begin + _AHEAD)
        return stop is not None and _APART.search(self.text, begin + 2, stop) is None

    def marked(self) -> Iterator[tuple[int, int, int]]:
        """The stretches that a text sets in italics, bold or quotes and that end in one, with their blocks.

        What closes them may be out of sight where a comma or full stop follows.
        """
        text, starts = self.text, self.starts
        marks = [each.start() for mark in _MARKS if mark in text for each in re.finditer(re.escape(mark), text)]
        near = {at for each in marks for at in range(bisect_right(starts, each), bisect_right(starts, each + _MARKED))}
        for at in sorted(near):
            start, end = starts[at], self.ends[at]
            if text[end : end + 1] in _CLOSING:
                opened = _OPENED.search(text, max(0, start - _MARKED), start)
                if opened is not None and "," not in text[opened.end() : end]:
                    yield bisect_right(self.block_starts, start) - 1, opened.end(), end


class _Words(NamedTuple):
    """An automaton for the nouns, one and many, and behind them in order the words that a name may follow."""

    nouns: int
    leads: tuple[str, ...]
    automaton: BytesAhoCorasick


@lru_cache(maxsize=64)
def _words(lexicon: Lexicon) -> _Words:
    nouns = sorted({form for each in lexicon.heads for form in (each, plural(each))})
    nouns += [each.replace("man", "men") for each in nouns if "man" in each]
    leads = (*LEADS, *(f"{each} " for each in sorted(lexicon.sought)))
    spelled = [one_byte(each) for each in (*nouns, *leads)]
    return _Words(len(nouns), leads, BytesAhoCorasick(spelled, implementation=Implementation.DFA))
