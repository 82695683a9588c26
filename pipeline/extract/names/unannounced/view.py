"""One document as it is looked at for names of one property that nothing announces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.names.announce import Announcer
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.runs import enumerated
from pipeline.extract.names.shapes import Shape, reads_as_name
from pipeline.extract.names.unannounced.nouns import Nouns
from pipeline.extract.names.unannounced.standing import Standing
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.words.forms import fold, singular, tidy
from pipeline.records.document import Block, Range

WORDS = 5
"""Words of a name: clauses of more may end in the same nouns."""
_REACH = 250
_ROW = 300
"""Characters that a row of names may take."""
_FIRST = 90
"""Characters within which its first name has to end."""
_LEVEL = re.compile(r"\b\w+[ -]level\b")
RANK = 6
"""Anything that is announced stands before what merely reads like a name."""


class View:
    """A document, folded and cut into sentences, with the nouns that names of a property end in."""

    def __init__(
        self,
        announcer: Announcer,
        folded: str,
        sentences: Sentences,
        standing: Standing,
        lexicon: Lexicon,
        nouns: Nouns,
    ) -> None:
        self.announcer, self.folded, self.sentences = announcer, folded, sentences
        self.standing, self.lexicon, self.nouns = standing, lexicon, nouns
        self.document = announcer.document
        blocks = self.document.blocks
        self.prose = {index: held for index, held in nouns.held.items() if blocks[index].kind in ("paragraph", "item")}
        """The paragraphs and items that hold such nouns."""

    def reads(self, index: int) -> bool:
        """Whether names may stand in one of those: not where its heading speaks of others or of other things."""
        path = self.document.blocks[index].path
        return not path or not self.announcer.denies(self.lexicon, path[-1])

    def around(self, block: Block, place: int) -> Range:
        """The sentence around a place, as far as words in it can matter: a line without full stops stays cheap."""
        low, high = self.sentences.around(block, place)
        return max(low, place - _REACH), min(high, place + _REACH)

    def allows(self, within: Range) -> bool:
        """Whether nothing in a sentence makes its names those of others."""
        sentence = self.folded[slice(*within)]
        return all(each.fits(sentence) for each in self.lexicon.cues if each.listing)

    def row(self, start: int, high: int) -> list[Shape]:
        """The names in a row from a place on, up to the first that is too long; none where none begins there."""
        high = min(high, start + _ROW)
        near = min(high, start + _FIRST)
        if not self.nouns.within(start, near):
            return []
        # A line of bare nouns, each of which might begin a row that is none, is read a little way only.
        if near < high and not enumerated(self.document.text, self.folded, start, near, self.lexicon):
            return []
        shapes: list[Shape] = []
        for shape in enumerated(self.document.text, self.folded, start, high, self.lexicon):
            if self.folded.count(" ", shape.first, shape.last) >= WORDS:
                break
            if not reads_as_name(self.document.text, shape, self.lexicon):
                break
            shapes.append(shape)
        return shapes

    def is_name(self, name: str) -> bool:
        """Whether words surely are a name, of more than a noun that tells little, and not the subject's own."""
        shape = Shape(0, len(name), 0, len(name))
        if len(name.split()) > WORDS or not reads_as_name(name, shape, self.lexicon, sure=True):
            return False
        folded = fold(tidy(name))
        words = _LEVEL.sub("", folded).split()
        telling = len(words) > 1 or (
            len(words) == 1 and " " in folded and singular(words[0]) not in self.lexicon.general
        )
        return telling and not self.standing.is_own(folded)

    def found(self, index: int, shapes: list[Shape], within: Range) -> Iterator[Found]:
        """The names of a sentence, with what it, the heading above it or the names themselves say they are."""
        if not shapes:
            return
        names = [self.document.text[each.first : each.last] for each in shapes]
        above = self.announcer.words(self.document.blocks[index].path)
        qualifiers = self.standing.qualifiers(self.lexicon, names, self.folded[slice(*within)], above)
        for shape in shapes:
            yield Found(self.lexicon, shape, index, RANK, dict(qualifiers), after=(shape.end, shape.end))
