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

_BEFORE_WORDS = "\n\t\r(['\"“”‘«{&/*_,;:—–|•®™#"
_NOUN_END = re.compile(r"(?:e?s|y|ies)?(?![a-z])")
_WORD_END = re.compile(r"(?![a-z])")
_ANYWHERE = re.compile("")
_FAST = ahocorasick_rs.Implementation.DFA
_ARROWS = ("→", "➔", "➜", "⟶", "⇒", ">", "»", "->", "=>")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of the text that makes it worth a closer look, and what for."""

    kind: str
    lexicon: Lexicon
    cue: Cue | None = None


class Place(Struct, frozen=True, gc=False):
    """A word met at text[start:end], in a block, with all it is worth a closer look for."""

    triggers: tuple[Trigger, ...]
    block: int
    start: int
    end: int


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
        self.triggers = tuple(tuple(each for each in kinds if each.kind != "link") for kinds in words.values())
        self.others = tuple(tuple(each for each in kinds if each.kind != "noun") for kinds in self.triggers)
        self.links = tuple(any(each.kind == "link" for each in kinds) for kinds in words.values())
        self.ends = tuple(_ends(word, kinds) for word, kinds in words.items())
        self.before = tuple(int(each not in _ARROWS) for each in words)
        spaced = [each if each in _ARROWS else f" {each}" for each in words]
        self.automaton = ahocorasick_rs.AhoCorasick(spaced, implementation=_FAST) if words else None

    def places(self, document: Document, folded: str) -> list[Place]:
        """Every word that begins where a word of the text begins, by place; rows are read by their columns."""
        if self.automaton is None:
            return []
        blocks = document.blocks
        starts = [each.start for each in blocks]
        found: list[tuple[int, int, int, int]] = []
        links: list[int] = []
        for word, start, end in self.automaton.find_matches_as_indexes(_spaced(folded), overlapping=True):
            start, end = start + self.before[word] - 1, end - 1
            if "a" <= folded[end : end + 1] <= "z" and self.ends[word].match(folded, end) is None:
                continue
            if end - start < 3 and not _may_be_or(folded, start, end):
                continue
            index = bisect_right(starts, start) - 1
            if blocks[index].region == "main" and blocks[index].kind != "row":
                if self.links[word]:
                    links.append(start)
                if self.triggers[word]:
                    found.append((word, index, start, end))
        places = []
        for word, index, start, end in found:
            triggers, others = self.triggers[word], self.others[word]
            if len(others) < len(triggers) and not _useful(start, end, links, blocks[index], folded):
                triggers = others
            if triggers:
                places.append(Place(triggers, index, start, end))
        return places


def _ends(word: str, kinds: list[Trigger]) -> re.Pattern[str]:
    """How a word may go on: nouns have plurals, arrows stand anywhere, all else ends where it ends."""
    if word in _ARROWS:
        return _ANYWHERE
    return _NOUN_END if any(each.kind in ("noun", "kind") for each in kinds) else _WORD_END


def _may_be_or(folded: str, start: int, end: int) -> bool:
    """Whether a bare "or" may join another name: behind a comma or bracket. Other short words always count."""
    return folded[start:end] != "or" or folded[max(0, start - 2) : start].strip() in (",", "(")


def _useful(start: int, end: int, links: list[int], block: Block, folded: str) -> bool:
    """In a sentence an announcing noun counts only with a connector soon behind it, or "are" before it."""
    if block.kind not in ("paragraph", "item") or block.end - start < 200 or block.end - end < 120:
        return True
    following = bisect_right(links, start)
    if following < len(links) and links[following] <= end + 90:
        return True
    return folded.rfind(" are ", start - 60, start) > 0


def _spaced(folded: str) -> str:
    """The text with a space for whatever may stand before a word, and one at its head: words begin behind a space."""
    for mark in _BEFORE_WORDS:
        folded = folded.replace(mark, " ")
    return f" {folded}"


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
            yield phrase, Trigger("phrase", lexicon, cue)
    if naming.epithets:
        for phrase in naming.epithets.phrases:
            yield phrase, Trigger("epithet", lexicon)
    if naming.prose:
        for word in naming.openers:
            yield word, Trigger("opener", lexicon)
        for word in naming.nouns:
            yield word, Trigger("kind", lexicon)
        yield "are among the", Trigger("among", lexicon)
