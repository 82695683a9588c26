"""The words of a text that make it worth a closer look, found in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick_rs
from msgspec import Struct

from pipeline.extract.names.lexicon import Cue, Lexicon
from pipeline.records.document import Block, Document
from pipeline.values.bytewise import one_byte
from pipeline.values.bytewise import plain as plain_text

_BEFORE_WORDS = "\n\t\r(['\"“”‘«{&/*_,;:—–|•®™#"
_SPACED = bytes.maketrans(_BEFORE_WORDS.encode("cp1252"), b" " * len(_BEFORE_WORDS))
_NOUN_END = re.compile(rb"(?:e?s|y|ies)(?![a-z])")
_ANYWHERE = re.compile(b"")
AMID = 120
"""Characters behind a word of a paragraph that stands amid it."""
_REACH, _BEFORE = 90, 80
_FAST = ahocorasick_rs.Implementation.DFA
_UNREAD = ("→", "➔", "➜", "⟶", "⇒")
"""Arrows that have no byte of their own."""
_ARROWS = (*_UNREAD, ">", "»", "->", "=>")
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
    """All words worth a closer look, found in one pass over a text."""

    def __init__(self, lexicons: tuple[Lexicon, ...]) -> None:
        words: dict[str, list[Trigger]] = {}
        for lexicon in lexicons:
            for word, trigger in _triggers(lexicon):
                words.setdefault(word, []).append(trigger)
        words = dict(sorted(words.items(), key=lambda each: each[0] in _UNREAD))
        self.triggers = tuple(tuple(each for each in kinds if each.kind != "link") for kinds in words.values())
        self.others = tuple(tuple(each for each in kinds if each.kind != "noun") for kinds in self.triggers)
        self.nouns = tuple(any(each.kind == "noun" for each in kinds) for kinds in self.triggers)
        self.links = tuple(any(each.kind == "link" for each in kinds) for kinds in words.values())
        self.longer = tuple(_longer(word, kinds) for word, kinds in words.items())
        self.before = tuple(0 if each in _ARROWS else 2 if each == _JOINING else 1 for each in words)
        self.joining = next((place for place, word in enumerate(words) if word == _JOINING), None)
        read = [(each, before) for each, before in zip(words, self.before, strict=True) if each not in _UNREAD]
        spelled = [one_byte(" " * before + each) for each, before in read]
        self.automaton = ahocorasick_rs.BytesAhoCorasick(spelled, implementation=_FAST) if words else None
        self.signs = {sign: place for place, sign in enumerate(words) if sign in _UNREAD}

    def places(self, document: Document, starts: list[int]) -> list[Place]:
        """Every word that begins where a word of the text begins, by place; rows are read by their columns.

        `starts` are the places where the blocks begin.
        """
        if self.automaton is None:
            return []
        blocks, before, longer, joining = document.blocks, self.before, self.longer, self.joining
        plain = plain_text(document.text) + b" "
        found: list[tuple[int, int, int, int]] = []
        links: list[int] = []
        low = high = 0
        for word, start, end in self._words(document.text, b" " + plain.translate(_SPACED)):
            start, end = start + before[word] - 1, end - 1
            if 97 <= plain[end] <= 122 and ((more := longer[word]) is None or not more.match(plain, end)):
                continue
            if word == joining and plain[max(0, start - 2) : start].strip() not in (b",", b"("):
                continue
            if not low <= start < high:
                index = bisect_right(starts, start) - 1
                block = blocks[index]
                low, high = block.start, block.end
                prose = block.region == "main" and block.kind != "row"
            if prose:
                if self.links[word]:
                    links.append(start)
                if self.triggers[word]:
                    found.append((word, index, start, end))
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

    def _words(self, text: str, spaced: bytes) -> list[tuple[int, int, int]]:
        """The words of a text with a space before it, each with the space before itself, by where they end."""
        assert self.automaton is not None
        found = self.automaton.find_matches_as_indexes(spaced, overlapping=True)
        for sign, word in self.signs.items():
            if sign in text:
                found += [(word, each.start() + 1, each.end() + 1) for each in re.finditer(sign, text)]
                found.sort(key=lambda each: each[2])
        return found


def _longer(word: str, kinds: list[Trigger]) -> re.Pattern[bytes] | None:
    """How a word may go on: nouns have plurals, arrows stand anywhere, all else ends where it ends."""
    if word in _ARROWS:
        return _ANYWHERE
    return _NOUN_END if any(each.kind in ("noun", "kind") for each in kinds) else None


_PLURAL = len("ies, ")
"""A comma so soon behind a noun follows it or its plural."""


def _is_amid(start: int, end: int, block: Block) -> bool:
    """Whether much follows in a paragraph: there a noun counts only with what ties it to names."""
    return block.kind in ("paragraph", "item") and block.end - start >= 200 and block.end - end >= AMID


def _is_near(start: int, end: int, link: int, plain: bytes) -> bool:
    """Whether a connector or comma stands soon behind a noun, or "are" right before it."""
    return (
        link <= end + _REACH
        or plain.find(b", ", end, end + _PLURAL) >= 0
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
