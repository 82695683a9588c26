"""Where a name begins that ends in a known noun: behind an article, a preposition or a mark that no name holds."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from pipeline.extract.names.unannounced.branches import NO_KIND
from pipeline.extract.names.unannounced.view import View
from pipeline.extract.words.forms import word_set
from pipeline.records.document import Block, Range

_WORDS = 4
_REACH = 60
_MAKING = word_set("a an one another as toward towards into become becomes becoming say says called")
_LINKING = word_set("and or for of")
_PARTING = frozenset(",:;(–—•-*")
_OWNING, _OF_MANY = ("'s", "’s"), ("children", "women", "men", "people")
"""What ends a word that tells whose somebody is ("a company's developer"), and words that tell for whom instead."""
_MARKS = '*_"“('
_NO_WORDS = NO_KIND | word_set("and or")
_CALLING = word_set("known well same regarded referred seen")
"""Words before an "as" that makes nobody what follows."""
_COMPARING = word_set("than like unlike")
_AFTER = re.compile(
    r"[^\w\s]|\s*$|\s+(?:and|or|who|whose|that|which|when|where|while|if|as|in|at|on|for|of|with|to|from|by|after|before|than|is|are"
    r"|can|may|will|should|must|once|about|over|near|around|between|but"
    r"|[a-z]+s\b|[^a-z\s])"
)
"""What follows a name and none of its words: of "a hospital's executive team" no "executive" is named."""


class Bounded(NamedTuple):
    """The place of what may be a name. `made` says that the word before it makes somebody of whoever is spoken of: "a",
    "as"."""

    start: int
    end: int
    made: bool


def bounded(folded: str, block: Block, start: int, end: int) -> Bounded | None:
    """The shortest stretch of two words or more that ends in the noun at folded[start:end] and that words of all texts
    stand before; None where none does, or where something of which it is but a part stands behind it."""
    if start <= block.start or folded[start - 1] != " " or _AFTER.match(folded, end, block.end) is None:
        return None
    return _begun(folded, block, start, end)


def _begun(folded: str, block: Block, start: int, end: int) -> Bounded | None:
    """The same, whatever stands behind it."""
    low = max(block.start, start - _REACH)
    line = folded.rfind("\n", low, start) + 1 or low
    words = folded[line : start - 1].rsplit(" ", _WORDS + 2)
    first = start
    for at in range(len(words) - 1, max(len(words) - 1 - _WORDS, -1), -1):
        word = words[at].lstrip(_MARKS)
        if not word or not word[0].isalpha() or not word[-1].isalnum() or word in _NO_WORDS:
            return None
        if word.endswith(_OWNING) and not word.startswith(_OF_MANY):
            return None
        first -= len(word) + 1
        before = words[at - 1] if at else ""
        if len(word) < len(words[at]) or not before or before[-1] in _PARTING or before in _LINKING:
            return Bounded(first, end, False) if at or line > low or low == block.start else None
        if before in _MAKING:
            earlier = words[at - 2] if at > 1 else ""
            return None if earlier in _COMPARING else Bounded(first, end, earlier not in _CALLING)
    return None


def named(view: View, block: Block, found: Bounded) -> bool:
    """Whether such a stretch is a name that may be anybody's: no credential, no body, not the subject's own."""
    words = view.document.text[found.start : found.end]
    if sum(each[:1].isupper() for each in words.split()) > 1 and not words.isupper():
        return False
    first = view.folded[found.start : found.end].partition(" ")[0]
    if first in view.lexicon.qualities or first in view.lexicon.sought or not view.is_name(words):
        return False
    own = view.standing.own.ends(view.folded[max(block.start, found.end - _REACH) : found.end])
    return (own is None or len(own) < found.end - found.start) and view.allows(view.around(block, found.start))


def last(held: list[Range]) -> list[Range]:
    """The nouns of a block without those that another follows at once: of "nurse manager" the second."""
    return [noun for noun, after in zip_longest(held, held[1:]) if after is None or after[0] > noun[1] + 1]
