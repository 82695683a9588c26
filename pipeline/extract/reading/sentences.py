"""Where sentences begin and end, by rules and short lists of abbreviations, for the few blocks that are looked at."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from operator import attrgetter
from string import ascii_letters

from pipeline.records.document import Block, Document, Range

_CLOSED = (
    r"(?:(?<!\n)[\"'”’)\]]*(?:\[\d{1,2}\])*"
    r"(?:(?=\s+[\"'“‘(\[*_]*[A-Z0-9$€£•])|[*_]+(?= [\"'“‘(\[]*[A-Z0-9$€£•]))"
    r"|(?:(?<=[a-z]\.)|(?<=\d\d\d\.))\d{1,2}(?=\s+[A-Z(“])|(?<=[.!?])[⁰¹²³⁴⁵⁶⁷⁸⁹,]+(?=\s+[A-Z(“])"
    r"|(?<=\n)\n*(?=\s*\S))"
)
_END, _END_OR_DOTS = re.compile(r"[.!?\n]" + _CLOSED), re.compile(r"[.!?…\n]" + _CLOSED)
"""A mark with what closes behind it, before a new beginning; a stop with a footnote's digits; a line break.

Without dots to look for (…) every mark is of one byte, and the search for them twice as fast."""

_BEFORE_NAME = frozenset(
    "mr mrs ms dr prof st mt gov sen rep gen col capt lt sgt rev hon no nos vs fig figs eq vol ed eds pp approx est "
    "al".split()
)
"""Abbreviations that a name or number follows: their full stop ends no sentence."""

_WITHIN = frozenset(
    "e.g i.e etc cf u.s u.k u.n d.c ph.d m.d d.o b.a b.s m.a m.s a.m p.m inc ltd co corp jr sr "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Abbreviations that may end a sentence: only a word that usually starts one decides."""

_LETTERS, _NEAR = ascii_letters + ".", 24
"""What abbreviations are made of, and how far before a full stop one is looked for."""

_LONG = 1 + max(map(len, _BEFORE_NAME | _WITHIN))
"""The letters of a word that is none of them."""

_STARTERS = frozenset(
    "the this these that those in it its at by for from to a an as if when while with however but and according most "
    "many some they he she we you there here "
    "about overall despite because although".split()
)

WRAP = 55
"""Lines at least this long are wrapped by an editor; shorter ones end on purpose (an address, a label)."""

LONGEST = 1500
"""Characters after which a sentence is a list or table that lost its marks."""

_SIGN_AFTER = re.compile(r"\s*(\S)")
_WORD_AFTER = re.compile(r"[\s\"'“‘(\[]*([A-Za-z]+)")

_REACH = 700
"""Characters on either side of a place within which its sentence is looked for."""
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
            starts = self.cuts[block.start] = [block.start + each for each in _sentence_starts(words)]
        return starts

    def around(self, block: Block, place: int) -> Range:
        """The sentence of a block around a place, as far as it can matter: a page without full stops stays cheap."""
        starts = self.starts(block)
        at = bisect_right(starts, place)
        end = starts[at] if at < len(starts) else block.end
        return max(starts[at - 1], place - _REACH), min(end, place + _REACH)


def _sentence_starts(words: str) -> tuple[int, ...]:
    """The places in the words of a block where a sentence begins, the first being 0."""
    return _known(words) if len(words) <= LONGEST else _starts(words)


@lru_cache(maxsize=4096)
def _known(words: str) -> tuple[int, ...]:
    """The same, remembered: almost half of what a site's pages say stands on others of its pages too."""
    return _starts(words)


def _starts(text: str) -> tuple[int, ...]:
    starts, end = [0], len(text)
    for match in (_END_OR_DOTS if "…" in text else _END).finditer(text):
        place, done = match.span()
        first = text[place]
        if first == "." and not _ends(text, place, done):
            continue
        if first == "\n" and _is_wrapped(text, place, done):
            continue
        after = done
        while after < end and text[after].isspace():
            after += 1
        if after < end:
            if after - starts[-1] > LONGEST:
                starts += _cuts(text, starts[-1], after)
            starts.append(after)
    return (*starts, *_cuts(text, starts[-1], end))


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where a sentence longer than anybody writes is cut, so that no text takes long: behind a blank if it can be."""
    cuts: list[int] = []
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        start = blank + 1 if blank >= 0 else start + LONGEST
        cuts.append(start)
    return cuts


def _ends(text: str, stop: int, after: int) -> bool:
    last = text[max(0, stop - _LONG) : stop]
    if len(last) == _LONG and last.isascii() and last.isalpha():
        return True
    near = text[max(0, stop - _NEAR) : stop]
    word = near[len(near.rstrip(_LETTERS)) :].strip(".").lower()
    if word == "no":
        following = _SIGN_AFTER.match(text, after)
        if following is None or not following[1].isdigit():
            return True  # "No. Nurses earn more": an answer, and no number
    if word in _BEFORE_NAME:
        return False
    if word in _WITHIN or (len(word) == 1 and word.isalpha()):
        following = _WORD_AFTER.match(text, after)
        return following is not None and following.group(1).lower() in _STARTERS and following.group(1)[0].isupper()
    return True


def _is_wrapped(text: str, stop: int, after: int) -> bool:
    """Whether a line break only wraps a long line: the sentence goes on below."""
    if after < len(text) and text[after].islower():
        return after - stop == 1
    line = stop - (text.rfind("\n", 0, stop) + 1)
    return after - stop == 1 and line >= WRAP
