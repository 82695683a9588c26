"""Where a name begins that ends in a known noun: behind an article, a preposition or a mark that no name holds."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from pipeline.extract.names.unannounced.branches import may_tell
from pipeline.extract.names.unannounced.view import View
from pipeline.records.document import Block, Range

_WORDS = 4
_REACH = 60
_BEFORE = re.compile(
    r"(?:^|[^\w'’-])(?:(an?|one|another|as|toward|towards|into|become|becomes|becoming|says?|called)"
    r"|and|or|for|of) $|[,:;(] $|[*_\"“]$"
)
"""What stands before a name; of the words, the first make somebody out of whoever is spoken of."""
_AFTER = re.compile(
    r"[^\w\s]|\s*$|\s+(?:and|or|who|whose|that|which|when|where|while|if|as|in|at|on|for|of|with|to|from|by|after|before|than|is|are"
    r"|can|may|will|should|must|once|about|over|near|around|between|but"
    r"|(?!(?:positions|jobs|roles|openings|posts|duties|teams)\b)[a-z]+s\b|[^a-z\s])"
)
"""What follows a name and none of its words: of "a hospital's executive team" no "executive" is named."""
_COMPARED = re.compile(r"\b(?:than|like|unlike) an? $")
_WORD = re.compile(r"[^\W\d_][\w'’/&-]*\Z")


class Bounded(NamedTuple):
    """The place of a name. `made` says that the word before it makes somebody of whoever is spoken of: "a", "as"."""

    start: int
    end: int
    made: bool


def bounded(view: View, block: Block, start: int, end: int) -> Bounded | None:
    """The shortest name of two words or more that ends in the noun at folded[start:end], where words of all texts stand
    before it; None where it is the subject's own, may be part of a proper name or is no name."""
    folded, low = view.folded, max(block.start, start - _REACH)
    if not _AFTER.match(folded, end, block.end):
        return None
    first = start
    for _ in range(_WORDS):
        space = first - 1
        if space <= low or folded[space] != " ":
            return None
        first = max(folded.rfind(" ", low, space), folded.rfind("\n", low, space)) + 1 or low
        word = _WORD.search(folded, first, space)
        if word is None:
            return None
        first = word.start()
        if word[0] in ("and", "or") or word[0].endswith(("'s", "’s")) or not may_tell(view, [word[0]]):
            return None
        before = _BEFORE.search(folded, max(block.start, first - 12), first)
        if before is not None or first == block.start:
            named = not _COMPARED.search(folded, max(block.start, first - 12), first) and _is_name(
                view, block, first, end
            )
            return Bounded(first, end, before is not None and before[1] is not None) if named else None
    return None


def last(held: list[Range]) -> list[Range]:
    """The nouns of a block without those that another follows at once: of "nurse manager" the second."""
    return [noun for noun, after in zip_longest(held, held[1:]) if after is None or after[0] > noun[1] + 1]


def _is_name(view: View, block: Block, start: int, end: int) -> bool:
    words = view.document.text[start:end]
    if sum(each[:1].isupper() for each in words.split()) > 1 and not words.isupper():
        return False  # a credential, or a body: "Certified Hotel Administrator"
    own = view.standing.own.ends(view.folded[max(block.start, end - _REACH) : end])
    if own is not None and len(own) >= end - start:
        return False
    return view.is_name(words) and view.allows(view.around(block, start))
