"""A document as the extractors see it: its mentions, cues and sentences, found once and looked up by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter
from sys import maxsize

from pipeline.extract.reading.meant import meant
from pipeline.extract.reading.sayings import Saying, sayings
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.reading.unsigned import PLACE, currency_of, unsigned
from pipeline.extract.scan import scan
from pipeline.extract.words.lexicon import FOLDING, Hit, Lexicon, lexicon, unglued
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile
from pipeline.records.document import Block, Document, Range, Source
from pipeline.records.mention import Mention
from pipeline.values.bytewise import one_byte
from pipeline.values.currencies import DOLLARS, of_country
from pipeline.values.numbers import digit_runs

PLAIN = frozenset({"money", "percent", "count", "duration"})
"""Kinds of mention that can be the value of a claim; a date too, where the profile claims years."""

_START = attrgetter("start")


@once
def _unsigned(profile: Profile) -> frozenset[str]:
    """The properties whose sums a text may print without a sign."""
    return frozenset(key for key, prop in profile.properties.items() if prop.unsigned)


class Reading:
    """A document with its mentions and cues. Look-ups are by place and cost no search of the text."""

    def __init__(self, document: Document, source: Source, profile: Profile) -> None:
        self.document, self.source, self.profile = document, source, profile
        self.text = document.text
        self.claimable: frozenset[str] = (
            PLAIN | {"date"} if any(prop.kind == "year" for prop in profile.properties.values()) else PLAIN
        )
        self.lexicon: Lexicon = lexicon(profile)
        self.sayings = sayings(profile, self.lexicon)
        place = profile.qualifiers.get(PLACE)
        home = place.canonical(source.geography) if place and source.geography else source.geography
        country = of_country(home or ("" if source.locale == "en-US" else source.locale.partition("-")[2]))
        self.currency = country or profile.currency
        """What a sum is in of which its text says nothing."""
        dollar = next((each for each in (self.currency, profile.currency) if each in DOLLARS), "USD")
        mentions = meant(document.text, scan(document.text, source.locale, dollar))
        self.folded = unglued(one_byte(document.text).translate(FOLDING), digit_runs(document.text))
        self.mentions = mentions
        if (keys := _unsigned(profile)) and (bare := currency_of(mentions, country, profile.currency)):
            self.mentions = unsigned(document.text, mentions, keys, bare, self.cues_in)
        self.cuts = Sentences(document)
        self._mention_starts = [*map(_START, self.mentions), maxsize]
        self._hits: dict[int, list[Hit]] = {}
        self._block_starts = self.cuts.block_starts
        self._sentences: dict[int, list[int]] = {}
        self.places = self.lexicon.places(self.folded)
        self._words: dict[Range, list[bytes]] = {}
        self._figured: set[int] | None = None
        self._behind: dict[int, int] = {}

    def figured(self) -> set[int]:
        """The blocks that hold a figure, in digits or in a phrase that states nought: all others say nothing here."""
        if self._figured is None:
            stated = [mention.start for mention in self.mentions if mention.kind in self.claimable]
            self._figured = self.blocks_before(stated + self.places.noughts)
        return self._figured

    def zeros_in(self, start: int, end: int) -> list[int]:
        """Where phrases stand in a range that state the value nought in words: little or no change."""
        zeros = self.places.noughts
        return zeros[bisect_left(zeros, start) : bisect_left(zeros, end)] if zeros else zeros

    def credited(self, start: int, end: int) -> list[int]:
        """Where words begin in a range that often stand before a credit: most rows of tables hold none."""
        leading = self.places.led
        return leading[bisect_left(leading, start) : bisect_left(leading, end)]

    def names_organisation(self, start: int, end: int) -> list[int]:
        """Where the names of organisations may begin in a range."""
        named = self.places.named
        return named[bisect_left(named, start) : bisect_left(named, end)]

    def words_in(self, start: int, end: int) -> list[bytes]:
        """The words of a range in lower case, split at every sign."""
        found = self._words.get((start, end))
        if found is None:
            found = self._words[start, end] = self.folded[start:end].translate(_SPLIT).split()
        return found

    def words_beside(self, places: list[Range], start: int, end: int) -> list[bytes]:
        """The words of a range, in lower case, that stand outside some places in it."""
        if not places:
            return self.words_in(start, end)
        parts, folded = [], self.folded
        for low, high in sorted(places):
            parts.append(folded[start:low])
            start = max(start, high)
        parts.append(folded[start:end])
        return b" ".join(parts).translate(_SPLIT).split()

    def block_at(self, place: int) -> int:
        """The index of the block that holds a place in the text, -1 if none does."""
        index = bisect_right(self._block_starts, place) - 1
        return index if index >= 0 and place < self.document.blocks[index].end else -1

    def behind(self, index: int) -> int:
        """The index of the first block behind the list or table that a block is part of, or behind one by itself."""
        if index not in self._behind:
            blocks = self.document.blocks
            group, after = blocks[index].group, index + 1
            while group >= 0 and after < len(blocks) and blocks[after].group == group:
                after += 1
            self._behind.update(dict.fromkeys(range(index, after), after))
        return self._behind[index]

    def note(self, index: int) -> int:
        """The index of the line right behind a list or table that tells what its figures are, -1 if none does."""
        blocks, after = self.document.blocks, self.behind(index)
        if after == len(blocks) or blocks[after].kind != "paragraph" or blocks[after].end - blocks[after].start > _LINE:
            return -1
        return after if _NOTE.match(self.text, blocks[after].start, blocks[after].end) else -1

    def block_before(self, place: int) -> int:
        """The index of the last block that begins at a place or before it, -1 if none does."""
        return bisect_right(self._block_starts, place) - 1

    def blocks_before(self, places: Iterable[int]) -> set[int]:
        """The indexes of the last blocks that begin at some places or before them, without -1 for none."""
        starts = self._block_starts
        return {bisect_right(starts, place) - 1 for place in places} - {-1}

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a range."""
        starts = self._mention_starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []
        last = first + 1  # few stand in a cell or sentence: a step is less than a search
        while starts[last] < end:
            last += 1
        return self.mentions[first:last]

    def mentions_over(self, start: int, end: int) -> list[Mention]:
        """The mentions that hold a part of a range: those that begin in it, and the one before if it reaches in."""
        first = bisect_right(self._mention_starts, start)
        if first and self.mentions[first - 1].end > start:
            first -= 1
        return self.mentions[first : bisect_left(self._mention_starts, end, first)]

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """The cues that begin in a range within one block. A block is searched when it is first asked about."""
        index = bisect_right(self._block_starts, start) - 1
        found = self._hits.get(index)
        if found is None:
            block = self.document.blocks[index]
            found = self._hits[index] = self.cues_in(block.start, block.end)
        if not found:
            return found
        first = bisect_left(found, start, key=_START)
        return found[first : bisect_left(found, end, first, key=_START)]

    def cues_in(self, start: int, end: int) -> list[Hit]:
        """The cues in a range, searched by itself: most sentences around one with a figure are asked about nothing."""
        found = self.sayings.cues(self.folded[start:end])
        return [Hit(start + hit.start, start + hit.end, hit.means) for hit in found] if found else found

    def sentences(self, index: int) -> list[int]:
        """Where the sentences of a block begin, and where the block ends."""
        found = self._sentences.get(index)
        if found is None:
            block = self.document.blocks[index]
            found = [*self.cuts.starts(block), block.end]
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

    def leads(self, block: Block) -> bool:
        """Whether a block ends in a colon: it leads to what comes next."""
        last = self.text[block.end - 1 : block.end]
        end = _trimmed(self.text, block.start, block.end) if last.isspace() else block.end
        return self.text.endswith(":", block.start, end)

    def saying(self, index: int) -> Saying:
        """What a heading or lead-in says by its own words: documents of one kind repeat them."""
        return self.sayings.of(self.words(self.document.blocks[index]))

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]


_LINE = 120
_NOTE = re.compile(
    r"(?:These|All|The figures|The numbers|Figures)\b[^.]{0,40}\b(?:are|show|give)\b"
    r"|[(*_]*(?:Sources?|Note|Data|Figures|Averages?|Medians?|Means?)\b[^$£€%]{0,110}\Z"
)
"""What a line behind a list says of all its figures: "These are averages", "Source: BLS, annual medians"."""

_SPLIT = bytes.maketrans(b"'/%", b"   ")


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
