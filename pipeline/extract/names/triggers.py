"""The words of a text that make it worth a closer look, found in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from pipeline.extract.names.lexicon import Cue, Lexicon
from pipeline.records.document import Block, Document

_BEFORE_WORDS = "\n\t\r(['\"“”‘«{&/*_,;:—–|•®™#"
_ARROWS = ("→", "➔", "➜", "⟶", "⇒", ">", "»", "->", "=>")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of the text that makes it worth a closer look, and what for."""

    kind: str
    lexicon: Lexicon
    cue: Cue | None = None


class Hit(NamedTuple):
    """A trigger met at text[start:end], in a block."""

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
        self.triggers = tuple(tuple(each) for each in words.values())
        self.words = tuple(each if each in _ARROWS else f" {each}" for each in words)
        self.before = tuple(int(each not in _ARROWS) for each in words)
        self.automaton = ahocorasick_rs.AhoCorasick(self.words) if words else None

    def hits(self, document: Document, folded: str) -> list[Hit]:
        """Every word that begins where a word of the text begins, by place."""
        if self.automaton is None:
            return []
        blocks = document.blocks
        starts = [each.start for each in blocks]
        found: list[Hit] = []
        links: list[int] = []
        for word, start, end in self.automaton.find_matches_as_indexes(_spaced(folded), overlapping=True):
            start += self.before[word] - 1
            end -= 1
            index = bisect_right(starts, start) - 1
            if blocks[index].region != "main":
                continue
            for trigger in self.triggers[word]:
                if trigger.kind == "link":
                    links.append(start)
                else:
                    found.append(Hit(trigger, index, start, end))
        return [
            each
            for each in found
            if each.trigger.kind != "noun" or self._useful(each, links, blocks[each.block], folded)
        ]

    def _useful(self, hit: Hit, links: list[int], block: Block, folded: str) -> bool:
        """In a sentence an announcing noun counts only with a connector soon behind it, or "are" before it."""
        if block.kind not in ("paragraph", "item") or block.end - hit.start < 200 or hit.trigger.cue is None:
            return True
        following = bisect_right(links, hit.start)
        return (following < len(links) and links[following] <= hit.end + 90) or (
            block.end - hit.end < 120 or folded.rfind(" are ", hit.start - 60, hit.start) > 0
        )


def _spaced(folded: str) -> str:
    """The text with a space for whatever may stand before a word, and one more at its head: words begin behind a space."""
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
