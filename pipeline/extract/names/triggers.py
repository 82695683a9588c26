"""The words of a text that make it worth a closer look."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from msgspec import Struct

from pipeline.extract.names.lexicon import Cue, Lexicon
from pipeline.extract.names.searched import Met
from pipeline.extract.words.forms import places_of
from pipeline.records.document import Block, Document
from pipeline.values.bytewise import one_byte
from pipeline.values.bytewise import plain as plain_text

_BEFORE_WORDS = "\n\t\r(['\"“”‘«{&/*_,;:—–|•®™#"
_SPACED = bytes.maketrans(_BEFORE_WORDS.encode("cp1252"), b" " * len(_BEFORE_WORDS))
_GAPS = frozenset(b" " + _BEFORE_WORDS.encode("cp1252"))
_NOUN_END = re.compile(rb"(?:e?s|y|ies)(?![a-z])")
AMID = 120
"""Characters behind a word of a paragraph that stands amid it."""
_REACH, _BEFORE = 90, 80
_ARROWS = ("->", "=>", ">", "»", "→", "➔", "➜", "⟶", "⇒")
"""Signs, which are looked for by themselves."""
_END = itemgetter(3)
_JOINING = "or"
"""A word that may join another name behind a comma or bracket only."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of the text that makes it worth a closer look, and what for."""

    kind: str
    lexicon: Lexicon
    cue: Cue | None = None


class Place(Struct, frozen=True, gc=False):
    """A word met at text[start:end], in a block, with all it is worth a closer look for.

    `linked` says of a noun whether what could link it to names stands near it at all.
    """

    triggers: tuple[Trigger, ...]
    block: int
    start: int
    end: int
    linked: bool


class Hit(Struct, frozen=True, gc=False):
    """One trigger of a place."""

    trigger: Trigger
    block: int
    start: int
    end: int


class Triggers:
    """All words worth a closer look."""

    def __init__(self, lexicons: tuple[Lexicon, ...]) -> None:
        words: dict[str, list[Trigger]] = {}
        for lexicon in lexicons:
            for word, trigger in _triggers(lexicon):
                words.setdefault(word, []).append(trigger)
        words = dict(sorted(words.items(), key=lambda each: each[0] in _ARROWS))
        self.triggers = tuple(tuple(each for each in kinds if each.kind != "link") for kinds in words.values())
        self.others = tuple(tuple(each for each in kinds if each.kind != "noun") for kinds in self.triggers)
        self.nouns = tuple(any(each.kind == "noun" for each in kinds) for kinds in self.triggers)
        self.links = tuple(any(each.kind == "link" for each in kinds) for kinds in words.values())
        self.longer = tuple(map(_longer, words.values()))
        self.before = tuple(0 if each in _ARROWS else 2 if each == _JOINING else 1 for each in words)
        self.joining = next((place for place, word in enumerate(words) if word == _JOINING), None)
        self.spelled = [one_byte(" " * self.before[at] + each) for at, each in enumerate(words) if each not in _ARROWS]
        """The words, but for the signs behind them, with the spaces before them."""
        self.several = [None if each.strip().isalpha() else each.strip() for each in self.spelled]
        """Those that are more than letters: what counts as a space for all words need not stand in them."""
        self.signs: dict[str, list[tuple[int, str]]] = {}
        """The signs by their last character, longest first."""
        for at, sign in enumerate(words):
            if sign in _ARROWS:
                self.signs.setdefault(sign[-1], []).append((at, sign))

    def places(self, document: Document, starts: list[int], met: Met) -> list[Place]:
        """Every word that begins where a word of the text begins, by place; rows are read by their columns.

        `starts` are the places where the blocks begin, `met` the words that were met, ours first.
        """
        if not self.triggers:
            return []
        blocks, before, longer, joining, several = document.blocks, self.before, self.longer, self.joining, self.several
        plain = plain_text(document.text) + b" "
        found: list[tuple[int, int, int, int]] = []
        links: list[int] = []
        low = high = 0
        begin, last = met.begin, len(several)
        for word, start, end in met.words:
            if word >= last:
                continue
            start, end = begin + start + before[word], begin + end
            if 97 <= plain[end] <= 122 and ((more := longer[word]) is None or not more.match(plain, end)):
                continue
            if word == joining and plain[max(0, start - 2) : start].strip() not in (b",", b"("):
                continue
            if not low <= start < high:
                index = bisect_right(starts, start) - 1
                block = blocks[index]
                low, high = block.start, block.end
                prose = block.region == "main" and block.kind != "row"
            if not prose or plain[start - 1] not in _GAPS:
                continue
            if (words := several[word]) is None or plain[start:end].translate(_SPACED) == words:
                if self.links[word]:
                    links.append(start)
                if self.triggers[word]:
                    found.append((word, index, start, end))
        self._add_signs(found, document, starts)
        places = []
        links.append(len(plain))
        for word, index, start, end in found:
            triggers, linked = self.triggers[word], False
            if self.nouns[word]:
                block, link = blocks[index], links[bisect_right(links, start)]
                if not _is_amid(start, end, block):
                    linked = _is_linked(start, end, link, block, plain)
                elif _is_near(start, end, link, plain):
                    linked = True
                else:
                    triggers = self.others[word]
            if triggers:
                places.append(Place(triggers, index, start, end, linked))
        return places

    def _add_signs(self, found: list[tuple[int, int, int, int]], document: Document, starts: list[int]) -> None:
        """Put the signs of a text among its words."""
        text, blocks = document.text, document.blocks
        for last, signs in self.signs.items():
            for place in places_of(last, text):
                index, end = bisect_right(starts, place) - 1, place + 1
                if blocks[index].region == "main" and blocks[index].kind != "row":
                    for word, sign in signs:
                        if text.startswith(sign, end - len(sign)):
                            insort(found, (word, index, end - len(sign), end), key=_END)


def _longer(kinds: list[Trigger]) -> re.Pattern[bytes] | None:
    """How a word may go on: nouns have plurals, all else ends where it ends."""
    return _NOUN_END if any(each.kind in ("noun", "kind") for each in kinds) else None


_PLURAL = len("ies, ")
"""A comma or colon so soon behind a noun follows it or its plural."""


def _is_amid(start: int, end: int, block: Block) -> bool:
    """Whether much follows in a paragraph: there a noun counts only with what ties it to names."""
    return block.kind in ("paragraph", "item") and block.end - start >= 200 and block.end - end >= AMID


def _is_near(start: int, end: int, link: int, plain: bytes) -> bool:
    """Whether a connector, comma or colon stands soon behind a noun, or "are" right before it."""
    return (
        link <= end + _REACH
        or plain.find(b", ", end, end + _PLURAL) >= 0
        or plain.find(b": ", end, end + _PLURAL) >= 0
        or plain.find(b" are ", max(0, start - 60), start) >= 0
    )


def _is_linked(start: int, end: int, link: int, block: Block, plain: bytes) -> bool:
    """Whether a connector, comma or colon stands soon behind a noun, or a verb that may tie it to names before it."""
    reach, low = min(block.end, end + _REACH), max(block.start, start - _BEFORE)
    return (
        link < reach
        or plain.find(b", ", end, end + _PLURAL) >= 0
        or plain.find(b":", end, reach) >= 0
        or plain.find(b" are ", low, start) >= 0
        or plain.find(b" is ", low, start) >= 0
    )


def _triggers(lexicon: Lexicon) -> Iterator[tuple[str, Trigger]]:
    naming = lexicon.naming
    if naming.arrows:
        for arrow in _ARROWS:
            yield arrow, Trigger("arrow", lexicon)
    for connector in naming.connectors:
        yield connector, Trigger("link", lexicon)
    for cue, announcement in zip(lexicon.cues, naming.announced, strict=True):
        for noun in announcement.nouns:
            yield noun.removesuffix(" subject").removesuffix("y"), Trigger("noun", lexicon, cue)
        for phrase in announcement.phrases:
            yield phrase.partition(" <")[0], Trigger("phrase", lexicon, cue)
    if naming.epithets:
        for phrase in naming.epithets.phrases:
            yield phrase, Trigger("epithet", lexicon)
    if naming.prose:
        for word in naming.openers:
            yield word, Trigger("opener", lexicon)
        for word in naming.nouns:
            yield word, Trigger("kind", lexicon)
        yield "are among the", Trigger("among", lexicon)
        for phrase in naming.issuers.passive if naming.issuers else ():
            if phrase.endswith(" by"):
                yield phrase, Trigger("issued", lexicon)
            elif phrase in ("from", "through"):
                yield f"{phrase} the", Trigger("issued", lexicon)
