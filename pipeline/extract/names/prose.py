"""Names in running prose: after a lead phrase, as another name of the subject, or beside a noun of their kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from pipeline.extract.names.bodies import Defined, last_body
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Cue, Lexicon
from pipeline.extract.names.runs import aliases_at, arrowed, enumerated
from pipeline.extract.names.shapes import Shape, bracketed, credential_like, is_body, phrase_like, spells
from pipeline.extract.names.words import CAPITALISED, fold, is_short, singular, tidy
from pipeline.extract.sentences import sentence_starts
from pipeline.records.document import Block, Document

_SHORT_NAME = r"\(\s*[A-Z][A-Za-z0-9&./®™+-]{1,14}\s*\)[®™]*"
_NAME = re.compile(rf"{CAPITALISED}[®™]*(?:\s*{_SHORT_NAME})?")
_BEFORE = re.compile(
    rf"({CAPITALISED}[®™]*\s*{_SHORT_NAME}|(?<![\w(])[A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9&/+-]*[®™]?)[,®™]?\s+$"
)


_SHORT = re.compile(rf"[®™]*\s*{_SHORT_NAME}")
_ENDING = re.compile(rf"({CAPITALISED})[®™]*\s+$")
_LINKED = re.compile(rf"({CAPITALISED})\s+(?:of|for|in|on)\s+(?:the\s+)?$")
_GIVEN = re.compile(rf"\s+(?:the|an?|its|their)\s+({CAPITALISED}[®™]*(?:\s*{_SHORT_NAME})?)")
_COLON = re.compile(r"[^.:;!?]{0,60}?:(?=\s+\S)")
_ARTICLE = re.compile(r"(?:A|An|The)\s+")
_LEADS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "as",
        "for",
        "by",
        "to",
        "with",
        "in",
        "on",
        "most",
        "many",
        "all",
        "these",
        "such",
        "being",
        "that",
    ]
)


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
        self.words = tuple(words)
        self.triggers = tuple(tuple(each) for each in words.values())
        self.automaton = ahocorasick_rs.AhoCorasick(self.words) if words else None

    def hits(self, document: Document, folded: str) -> list[Hit]:
        """Every word that begins where a word of the text begins, by place."""
        if self.automaton is None:
            return []
        blocks = document.blocks
        starts = [each.start for each in blocks]
        found: list[Hit] = []
        links: list[int] = []
        for word, start, end in self.automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and (folded[start - 1].isalnum() or folded[start - 1] == "-"):
                continue
            index = bisect_right(starts, start) - 1
            if blocks[index].region != "main":
                continue
            for trigger in self.triggers[word]:
                if trigger.kind == "link":
                    links.append(start)
                else:
                    found.append(Hit(trigger, index, start, end))
        return [each for each in found if each.trigger.kind != "noun" or self._useful(each, links, blocks[each.block])]

    def _useful(self, hit: Hit, links: list[int], block: Block) -> bool:
        """In a sentence an announcing noun counts only with a connector soon behind it."""
        if block.kind not in ("paragraph", "item") or block.end - hit.start < 200 or hit.trigger.cue is None:
            return True
        following = bisect_right(links, hit.start)
        return (following < len(links) and links[following] <= hit.end + 90) or block.end - hit.end < 120


def _triggers(lexicon: Lexicon) -> Iterator[tuple[str, Trigger]]:
    naming = lexicon.naming
    if naming.arrows:
        for arrow in ("→", "➔", "➜", "⟶", "⇒", "->", "=>"):
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


class Prose:
    """Reads the sentences of one document."""

    def __init__(self, document: Document, folded: str, own: tuple[str, ...], defined: Defined) -> None:
        self.document, self.folded, self.own = document, folded, own
        self.defined = defined
        self.cuts: dict[int, list[int]] = {}

    def names(self, hits: list[Hit]) -> Iterator[Found]:
        """Every name in prose, in reading order of the words that led to it."""
        for hit in hits:
            block = self.document.blocks[hit.block]
            if hit.end > block.end:
                continue
            if block.kind in ("paragraph", "item"):
                yield from self._read(hit, block)
            elif (
                block.kind == "heading"
                and hit.trigger.cue is not None
                and _COLON.search(self.folded, hit.end, block.end)
            ):
                yield from self._announced(hit, hit.trigger.cue, block)

    def _read(self, hit: Hit, block: Block) -> Iterator[Found]:
        lexicon, kind = hit.trigger.lexicon, hit.trigger.kind
        if kind == "epithet":
            yield from self._epithets(lexicon, hit, block)
        elif kind == "arrow":
            low, high = self.sentence(block, hit.start)
            for shape in arrowed(self.document.text, low, high, lexicon):
                yield Found(lexicon, shape, hit.block, 2, dict(lexicon.naming.arrows), (hit.start, hit.end))
        elif kind == "opener":
            yield from self._opened(lexicon, hit, block)
        elif kind == "kind":
            yield from self._beside(lexicon, hit, block)
        elif hit.trigger.cue is not None:
            yield from self._announced(hit, hit.trigger.cue, block)

    def sentence(self, block: Block, start: int) -> tuple[int, int]:
        """The sentence around a place."""
        starts = self.cuts.get(block.start)
        if starts is None:
            starts = self.cuts[block.start] = sentence_starts(self.document.text, block.start, block.end)
        place = bisect_right(starts, start)
        return starts[place - 1], starts[place] if place < len(starts) else block.end

    def _announced(self, hit: Hit, cue: Cue, block: Block) -> Iterator[Found]:
        folded, lexicon = self.folded, hit.trigger.lexicon
        said = (cue.nouns if hit.trigger.kind == "noun" else cue.phrases).match(folded, hit.start, block.end)
        if said is None:
            return
        begin = said.end()
        if hit.trigger.kind == "noun":
            connector = _COLON.match(folded, begin, min(block.end, begin + 80)) or lexicon.connector.search(
                folded, begin, min(block.end, begin + 80)
            )
            if connector is None or not _links(folded[begin : connector.start()], connector[0], lexicon):
                return
            begin = connector.end()
        low, high = self.sentence(block, hit.start)
        if said.end() > high or not cue.fits(folded[low:high]):
            return
        runs = enumerated(self.document.text, folded, begin, high, lexicon)
        for position, shape in enumerate(runs):
            after = runs[position + 1].start if position + 1 < len(runs) else high
            yield Found(
                lexicon,
                shape,
                hit.block,
                2,
                dict(cue.qualifiers),
                said.span(),
                (low, runs[0].start),
                (shape.end, after),
            )

    def _epithets(self, lexicon: Lexicon, hit: Hit, block: Block) -> Iterator[Found]:
        if hit.end - hit.start < 3 and self.folded[max(0, hit.start - 2) : hit.start].strip() not in (",", "("):
            return
        said = lexicon.epithet.match(self.folded, hit.start, block.end)
        epithets = lexicon.naming.epithets
        if said is None or epithets is None:
            return
        low, high = self.sentence(block, hit.start)
        if not self._about_subject(lexicon, said, low, high):
            return
        weak = said[0] == "or"
        for shape in aliases_at(self.document.text, self.folded, said.end(), high, lexicon, weak):
            yield Found(lexicon, shape, hit.block, 0, dict(epithets.qualifiers), said.span())

    def _about_subject(self, lexicon: Lexicon, said: re.Match[str], low: int, high: int) -> bool:
        """Whether the phrase is said of the document's own subject: by its name, a pronoun, or at a sentence's start."""
        before = self.folded[low : said.start()].rstrip(" ,(–—-")
        name = next((each for each in self.own if before.endswith(each)), None)
        if name is not None:
            leads = before[: -len(name)].split()
            if said[0] == "or":
                joined = self.folded[said.start() - 2 : said.start()].strip()
                return joined in (",", "(") and (not leads or leads in (["a"], ["an"], ["the"]))
            return not leads or leads[-1] in _LEADS or leads[-1][-1] in ",:;"
        if said[0] == "or":
            return False
        if not before:
            return any(each in self.folded[said.end() : high] for each in self.own) or bool(
                lexicon.pronoun.search(self.folded, said.end(), high)
            )
        verb = re.sub(r"\s+(?:is|are|may be|can be|who are|which are|were|sometimes|often)$", "", before)
        pronoun = list(lexicon.pronoun.finditer(verb))
        return (verb.endswith(self.own) and len(verb.split()) < 12) or (
            bool(pronoun) and pronoun[-1].end() == len(verb) and pronoun[-1].start() <= 4
        )

    def _opened(self, lexicon: Lexicon, hit: Hit, block: Block) -> Iterator[Found]:
        """A credential that says so itself, such as "Certified Nursing Home Administrator", beside a word of its kind."""
        text = self.document.text
        if not text[hit.start].isupper():
            return
        low, high = self.sentence(block, hit.start)
        name = _NAME.match(text, hit.start, high)
        start = self._beginning(lexicon, hit.start, low)
        if name is None or start is None:
            return
        shape = self._trimmed(lexicon, start, name.end())
        if shape is None or not credential_like(text, shape, lexicon) or " " not in text[shape.first : shape.last]:
            return
        if not (self._kind_near(lexicon, block, shape, low, high) or self._issued(lexicon, shape, low, high)):
            return
        yield Found(lexicon, shape, hit.block, 3, {}, None, (low, shape.start), (shape.end, high))

    def _beginning(self, lexicon: Lexicon, start: int, low: int) -> int | None:
        """Where the name around an opener begins ("AWS Certified …"); None inside the name of a body ("Board of Certified …")."""
        before = _ENDING.search(self.document.text, max(low, start - 90), start)
        linked = _LINKED.search(self.document.text, max(low, start - 90), start)
        if linked and is_body(linked[1], lexicon):
            return None
        if before is None or is_body(before[1], lexicon) or before.start() == low:
            short = before is not None and before[1].isupper()
            return before.start() if before and short and not is_body(before[1], lexicon) else start
        return before.start() if not _ARTICLE.match(before[0]) else start

    def _trimmed(self, lexicon: Lexicon, start: int, end: int) -> Shape | None:
        """The name without a noun of its kind at its end: "Certified Coder Certification"."""
        shape = bracketed(self.document.text, start, end)
        if shape is None or shape.abbreviation:
            return shape
        last = re.search(r"\s[\w-]+$", self.folded[shape.first : shape.last])
        if last and lexicon.noun.fullmatch(last[0].strip()):
            stop = shape.first + last.start()
            return Shape(shape.start, stop, shape.first, stop)
        return shape

    def _kind_near(self, lexicon: Lexicon, block: Block, shape: Shape, low: int, high: int) -> bool:
        """Whether the sentence, or the heading above, speaks of credentials beside the name itself."""
        folded = self.folded
        if lexicon.noun.match(folded[shape.end : shape.end + 20].lstrip(" ®™")):
            return True
        if any(lexicon.near.search(each) for each in (folded[low : shape.start], folded[shape.end : high])):
            return True
        heads = [folded[each.start : each.end] for each in (self.document.blocks[place] for place in block.path[-1:])]
        return any(lexicon.noun.search(each) or lexicon.opener.search(each) for each in heads)

    def _issued(self, lexicon: Lexicon, shape: Shape, low: int, high: int) -> bool:
        """Whether the body that issues it stands right beside: "… (CHFM) through the …", "The … awards the …"."""
        if lexicon.bodies is None:
            return False
        for verb in lexicon.bodies.active.finditer(self.folded, low, shape.start):
            if len(self.folded[verb.end() : shape.start].split()) < 3 and last_body(
                self.document.text[low : verb.start()], low
            ):
                return True
        if shape.abbreviation is None:
            return False
        return lexicon.bodies.passive.match(self.folded[shape.end : high].lstrip(" ,®™")) is not None

    def _beside(self, lexicon: Lexicon, hit: Hit, block: Block) -> Iterator[Found]:
        """A name right before a noun of its kind, or one that a body is said to offer in a sentence with such a noun."""
        kind = lexicon.noun.match(self.folded, hit.start, block.end)
        if kind is None:
            return
        low, high = self.sentence(block, hit.start)
        yield from self._offered(lexicon, hit, low, high)
        shape = self._named(lexicon, hit.start, kind.end(), low, high)
        if shape is not None:
            possessive = re.search(r"\b(?:its|their)\s+$", self.folded[low : shape.start])
            begin = block.start if possessive else low
            yield Found(lexicon, shape, hit.block, 4, {}, kind.span(), (begin, shape.start), (shape.end, high))

    def _named(self, lexicon: Lexicon, start: int, stop: int, low: int, high: int) -> Shape | None:
        """The name before a noun of its kind: "the CPHQ certification", "Nurse Executive Certification (NE-BC)"."""
        text = self.document.text
        if text[start].isupper():
            own = _ENDING.search(text, max(low, start - 140), start)
            short = _SHORT.match(text, stop, high)
            if own is None or short is None or singular(self.folded[start:stop]) != self.folded[start:stop]:
                return None
            article = _ARTICLE.match(text, own.start())
            return bracketed(text, article.end() if article else own.start(), short.end())
        near = text[start - 3 : start - 1]
        if not (near[-1:] in ")®™" or near.isupper() or (near.isalnum() and near[:1].isupper())):
            return None
        before = _BEFORE.search(text, max(low, start - 140), start)
        if before is None:
            return None
        article = _ARTICLE.match(text, before.start(1))
        return self._credible(lexicon, article.end() if article else before.start(1), before.end(1))

    def _credible(self, lexicon: Lexicon, begin: int, end: int) -> Shape | None:
        """An abbreviation alone, or a name with one that spells it; never that of a body."""
        text = self.document.text
        shape = bracketed(text, begin, end)
        if shape is None or is_body(text[shape.first : shape.last], lexicon):
            return None
        name = tidy(text[shape.first : shape.last])
        if shape.abbreviation is None:
            return shape if is_short(name) and len(name) > 2 and name not in self.defined.names else None
        opened = lexicon.opener.match(fold(name)) or spells(shape.abbreviation, name)
        return shape if phrase_like(name) and opened and shape.abbreviation not in self.defined.names else None

    def _offered(self, lexicon: Lexicon, hit: Hit, low: int, high: int) -> Iterator[Found]:
        """What a body awards or offers: "The … Association offers the ABC." """
        bodies, text = lexicon.bodies, self.document.text
        if bodies is None:
            return
        for verb in bodies.active.finditer(self.folded, low, high):
            name = _GIVEN.match(text, verb.end(), high)
            if name is None or last_body(text[low : verb.start()], low) is None:
                continue
            shape = self._credible(lexicon, name.start(1), name.end(1))
            if shape is not None:
                yield Found(lexicon, shape, hit.block, 4, {}, verb.span(), (low, shape.start), (shape.end, shape.end))


def _links(between: str, connector: str, lexicon: Lexicon) -> bool:
    """Whether a connector belongs to the noun before it: nothing but a few words of the same clause lie between."""
    if any(each in between for each in ".;:!?") or len(between.split()) > 9:
        return False
    if not connector.endswith(":") and lexicon.silent.search(between):
        return False
    return connector not in ("are", "like") or len(between.split()) <= 6
