"""Where the nouns stand that names of a property end in: found in one pass, so that only what is near them is read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.runs import opens_none
from pipeline.extract.names.searched import Met
from pipeline.extract.words.forms import places_of, plural
from pipeline.records.document import Document, Range
from pipeline.values.bytewise import one_byte, plain

LEADS = (" as ", " become ", " became ")
"""What makes somebody what follows."""
_APART = re.compile(r"[.,;:()?!\n]")
"""What parts a stretch so that it is no name."""
_WORDS = 7
"""Words that a name may have, with an article."""
_WORD = 20
"""More characters than one of the words has that begin no name."""
_MARKS = '*_"“'
_MARKED = _AHEAD = 60
_OPENED = re.compile(r"(?:^|(?<=[\s(\"“]))(?:\*{1,2}|_|[\"“])(?=[A-Za-z][^*_\"”\n]*$)")
_CLOSING = frozenset('*_,.;:!?)"”')
_SPACE = 32


class Lead(NamedTuple):
    """Words at text[start:end] that a name may follow at once."""

    block: int
    start: int
    end: int
    words: str


class Nouns:
    """The places of such nouns in what a document itself has to say, in order."""

    def __init__(self, lexicon: Lexicon, document: Document, block_starts: list[int], met: Met, first: int) -> None:
        """`met` are the words that were met, ours from the number `first` on."""
        self.text, self.block_starts = document.text, block_starts
        self.held: dict[int, list[Range]] = {}
        """Those of each block of the text itself that has any; of two that share words the first, "vice president"."""
        words = nouns_and_leads(lexicon)
        leads: list[Range] = []
        within: list[Range] | None = None
        until = last = 0
        begin, lead, stop = met.begin + 1, first + words.nouns, first + len(words.spelled)
        for word, start, end in met.words:
            if word < first or word >= stop:
                continue
            start += begin
            if word >= lead:
                leads.append((word - lead, start))
                continue
            if start >= until:
                index = bisect_right(block_starts, start) - 1
                block = document.blocks[index]
                within = self.held.setdefault(index, []) if block.region == "main" else None
                until = block.end
            if within is not None and start >= last:
                last = end + begin - 2
                within.append((start, last))
        self.starts = [start for each in self.held.values() for start, _ in each]
        self.ends = [end for each in self.held.values() for _, end in each]
        self.leads = [*self._leads(leads, words)]
        """The words that make somebody what follows, or need somebody, where one of them follows soon."""

    def _leads(self, found: list[Range], words: _Words) -> Iterator[Lead]:
        text, starts = plain(self.text), self.starts
        for word, start in found if starts else ():
            lead = words.leads[word]
            start -= lead[0] == _SPACE
            begin = start + len(lead)
            at = bisect_left(starts, begin)
            if at == len(starts) or starts[at] >= begin + _AHEAD or not text.startswith(lead, start):
                continue
            if text[begin : begin + _WORD].partition(b" ")[0] not in words.barred and self._may_name(begin):
                block = bisect_right(self.block_starts, start) - 1
                yield Lead(block, start, begin, lead.decode())

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
        if stop is None or self.text.count(" ", begin + 2, stop) >= _WORDS:
            return False
        return _APART.search(self.text, begin + 2, stop) is None

    def marked(self) -> Iterator[tuple[int, int, int]]:
        """The stretches that a text sets in italics, bold or quotes and that end in one, with their blocks.

        What closes them may be out of sight where a comma or full stop follows.
        """
        text, starts = self.text, self.starts
        marks = [place for mark in _MARKS for place in places_of(mark, text)]
        near = {at for each in marks for at in range(bisect_right(starts, each), bisect_right(starts, each + _MARKED))}
        for at in sorted(near):
            start, end = starts[at], self.ends[at]
            if text[end : end + 1] in _CLOSING:
                opened = _OPENED.search(text, max(0, start - _MARKED), start)
                if opened is not None and "," not in text[opened.end() : end]:
                    yield bisect_right(self.block_starts, start) - 1, opened.end(), end


class _Words(NamedTuple):
    """The nouns, one and many, and behind them the words that a name may follow, as they are looked for."""

    spelled: list[bytes]
    nouns: int
    leads: list[bytes]
    barred: frozenset[bytes]
    """Words that no name begins with, so that behind a lead nobody is named: "need to replace workers"."""


@lru_cache(maxsize=64)
def nouns_and_leads(lexicon: Lexicon) -> _Words:
    """What is looked for in a text for the names of a property that nothing announces."""
    nouns = sorted({form for each in lexicon.heads for form in (each, plural(each))})
    nouns += [each.replace("man", "men") for each in nouns if "man" in each]
    leads = [one_byte(each) for each in (*LEADS, *(f"{verb} " for verb in sorted(lexicon.sought)))]
    barred = frozenset(one_byte(each) for each in opens_none(lexicon))
    spelled = [b" %b " % each.strip() for each in (*map(one_byte, nouns), *leads)]
    return _Words(spelled if nouns else [], len(nouns), leads, barred)
