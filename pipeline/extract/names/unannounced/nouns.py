"""Where the nouns stand that names of a property end in: found in one pass, so that only what is near them is read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.words import plural_forms
from pipeline.records.document import Range
from pipeline.values.numbers import finder, one_byte

_APART = re.compile(r"[.,;:()?!\n]|(?: [^ ]+){7}")
"""What parts a stretch so that it is no name."""
_MARKED = _AHEAD = 60
_OPENED = re.compile(r"(?:^|(?<=[\s(\"“]))(?:\*{1,2}|_|[\"“])(?=[A-Za-z][^*_\"”\n]*$)")
_CLOSING = frozenset('*_,.;:!?)"”')
_LINK = re.compile(
    r"(?: (?:[IVX]{1,3}|\d)\b)?(?: of \w+(?: \w+)?)?(?: \([A-Z][A-Za-z]{1,8}\))?[\"'”*_)]{0,2}(?:,|,? or|,? and|/) "
)


class Nouns:
    """The places of such nouns in a text, in order."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        found = [each.span() for each in finder(_pattern(lexicon)).finditer(one_byte(text))] if lexicon.heads else []
        self.lexicon, self.text = lexicon, text
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]

    def __iter__(self) -> Iterator[Range]:
        return zip(self.starts, self.ends, strict=True)

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

    def behind(self, words: str, folded: str, reach: int) -> list[int]:
        """Where words stand that a name may follow at once, ending in one of them: the places where they begin."""
        places: list[int] = []
        place = folded.find(words)
        while place >= 0:
            if self._may_name(place + len(words), reach):
                places.append(place)
            place = folded.find(words, place + len(words) - 1)
        return places

    def _may_name(self, begin: int, reach: int) -> bool:
        """Whether nothing but a few words stands from a place to the first of them."""
        stop = self.end(begin, begin + reach)
        return stop is not None and _APART.search(self.text, begin + 2, stop) is None

    def marked(self) -> list[Range]:
        """The stretches that a text sets in italics, bold or quotes and that end in one.

        What closes them may be out of sight where a comma or full stop follows.
        """
        text = self.text
        found: list[Range] = []
        marks = [each for each in '*_"“' if each in text]
        for start, end in self if marks else ():
            low = max(0, start - _MARKED)
            if text[end : end + 1] in _CLOSING and any(text.find(each, low, start) >= 0 for each in marks):
                opened = _OPENED.search(text, low, start)
                if opened is not None and "," not in text[opened.end() : end]:
                    found.append((opened.end(), end))
        return found

    def sought(self) -> list[Range]:
        """Where a verb of needing somebody, and the space behind it, has one of them soon behind it."""
        verbs = _verbs(self.lexicon)
        found = [each.span() for each in finder(verbs).finditer(one_byte(self.text))] if verbs else []
        return [(start, end) for start, end in found if self._may_name(end, _AHEAD)]

    def links(self) -> list[int]:
        """Where a comma or conjunction stands behind one: the places behind both."""
        linked = (_LINK.match(self.text, end) for end in self.ends)
        return [each.end() for each in linked if each]


@lru_cache(maxsize=64)
def _verbs(lexicon: Lexicon) -> str:
    """Any of the verbs as whole words, with a space behind them."""
    verbs = (re.escape(one_byte(each).decode("latin-1")) for each in sorted(lexicon.sought))
    return rf"\b(?:{'|'.join(verbs)}) " if lexicon.sought else ""


@lru_cache(maxsize=64)
def _pattern(lexicon: Lexicon) -> str:
    """Any of the nouns, one or many, as a whole word, for a text of one byte a character."""
    nouns = (one_byte(each).decode("latin-1") for each in sorted(lexicon.heads))
    forms = "|".join(plural_forms(each).replace("man", "m[ae]n") for each in nouns)
    return rf"\b(?:{forms})\b"
