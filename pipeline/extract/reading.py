"""A document as the extractors see it: its mentions, cues and sentences, found once and looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from pipeline.extract.lexicon import Hit, Lexicon, fold, lexicon
from pipeline.extract.meant import meant
from pipeline.extract.scan import scan
from pipeline.extract.sentences import sentence_starts
from pipeline.profiles.model import Profile
from pipeline.records.document import Block, Document, Range, Source
from pipeline.records.mention import Mention

PLAIN = frozenset({"money", "percent", "count", "duration"})
"""Kinds of mention that can be the value of a claim; a date too, where the profile claims years."""


class Stretch(NamedTuple):
    """A piece of text with what was found in it."""

    start: int
    end: int
    hits: list[Hit]
    mentions: list[Mention]


class Reading:
    """A document with its mentions and cues. Look-ups are by place and cost no search of the text."""

    def __init__(self, document: Document, source: Source, profile: Profile) -> None:
        self.document, self.source, self.profile = document, source, profile
        self.text = document.text
        self.claimable: frozenset[str] = (
            PLAIN | {"date"} if any(prop.kind == "year" for prop in profile.properties.values()) else PLAIN
        )
        self.lexicon: Lexicon = lexicon(profile)
        self.mentions = meant(document.text, scan(document.text, source.locale, profile.currency))
        self.folded = fold(document.text)
        self._mention_starts = [mention.start for mention in self.mentions]
        self._hits: dict[int, tuple[list[Hit], list[int]]] = {}
        self._block_starts = [block.start for block in document.blocks]
        self._sentences: dict[int, list[int]] = {}
        self._stretches: dict[Range, Stretch] = {}
        self._plain: bytes | None = None
        self._crediting: list[int] | None = None
        self._zeros: list[int] | None = None
        self._figured: set[int] | None = None

    def figured(self) -> set[int]:
        """The blocks that hold a figure, in digits or in a phrase that states nought: all others say nothing here."""
        if self._figured is None:
            places = [mention.start for mention in self.mentions if mention.kind in self.claimable] + self.zeros()
            self._figured = {self.block_before(place) for place in places}
        return self._figured

    def zeros(self) -> list[int]:
        """Where phrases stand that state the value nought in words: little or no change."""
        if self._zeros is None:
            self._zeros = sorted({place for phrase in self.lexicon.zeros for place in places(self.folded, phrase)})
        return self._zeros

    def credited(self, start: int, end: int) -> bool:
        """Whether a range holds a word that often stands before a credit: most rows of tables hold none."""
        if self._crediting is None:
            self._crediting = [place for _, place, _ in _CREDITING.find_matches_as_indexes(self.folded)]
        return bisect_left(self._crediting, start) < bisect_left(self._crediting, end)

    def words_in(self, start: int, end: int) -> list[bytes]:
        """The words of a range in lower case, split at every sign."""
        if self._plain is None:
            self._plain = self.folded.translate(_SPLIT)
        return self._plain[start:end].split()

    def block_at(self, place: int) -> int:
        """The index of the block that holds a place in the text, -1 if none does."""
        index = bisect_right(self._block_starts, place) - 1
        return index if index >= 0 and place < self.document.blocks[index].end else -1

    def block_before(self, place: int) -> int:
        """The index of the last block that begins at a place or before it, -1 if none does."""
        return bisect_right(self._block_starts, place) - 1

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a range."""
        starts = self._mention_starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return self.mentions[first : bisect_left(starts, end, first)]

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """The cues that begin in a range within one block. A block is searched when it is first asked about."""
        index = bisect_right(self._block_starts, start) - 1
        found = self._hits.get(index)
        if found is None:
            block = self.document.blocks[index]
            hits = self.lexicon.find(self.folded, block.start, block.end)
            found = self._hits[index] = hits, [hit.start for hit in hits]
        hits, starts = found
        if not hits:
            return []
        first = bisect_left(starts, start)
        return hits[first : bisect_left(starts, end, first)]

    def stretch(self, start: int, end: int) -> Stretch:
        """A range of the text with its cues and mentions."""
        found = self._stretches.get((start, end))
        if found is None:
            found = Stretch(start, end, self.hits_in(start, end), self.mentions_in(start, end))
            self._stretches[start, end] = found
        return found

    def sentences(self, index: int) -> list[int]:
        """Where the sentences of a block begin, and where the block ends."""
        found = self._sentences.get(index)
        if found is None:
            block = self.document.blocks[index]
            found = [*sentence_starts(self.text, block.start, block.end), block.end]
            self._sentences[index] = found
        return found

    def sentence(self, index: int, place: int) -> Range:
        """The range of the sentence of a block around a place."""
        starts = self.sentences(index)
        at = max(0, min(bisect_right(starts, place) - 1, len(starts) - 2))
        return starts[at], _trimmed(self.text, starts[at], starts[at + 1])

    def before(self, index: int, sentence: Range) -> Range | None:
        """The range of the sentence before one, in the same block."""
        starts = self.sentences(index)
        at = bisect_left(starts, sentence[0])
        return (starts[at - 1], _trimmed(self.text, starts[at - 1], starts[at])) if at > 0 else None

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]


_CREDITING = BytesAhoCorasick(
    [b"according to", b" by ", b" from ", b"per ", b"source", b"survey", b"report", b"study", b"analysis", b"data",
     b"estimate", b"figures", b"research", b"poll", b"index", b"numbers"],
    implementation=Implementation.DFA,
)  # fmt: skip

_SPLIT = bytes.maketrans(b"'/%", b"   ")


def places(folded: bytes, phrase: bytes) -> Iterator[int]:
    """Where a phrase stands in a folded text."""
    place = folded.find(phrase)
    while place >= 0:
        yield place
        place = folded.find(phrase, place + 1)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
