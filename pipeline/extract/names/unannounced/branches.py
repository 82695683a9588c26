"""Branches of the subject that a section walks through: "Corrosion engineers …. A bridge engineer …. Dam engineers …".

One such sentence may be about anybody; three below one heading, each about another kind, tell what kinds there are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape
from pipeline.extract.names.unannounced.view import RANK, View
from pipeline.extract.reading.sentences import LONGEST
from pipeline.extract.words.forms import singular, word_set
from pipeline.records.document import Block, Range

_LEAST = 3
_SENTENCE = 5
"""Spaces in a line that may be a sentence."""
_LONGEST = 700
"""Characters of a sentence that a person wrote."""
_WORDS = 4
_REACH = 60
_OPENED = 8
"""More words than a kind has with what opens its clause."""
_PARTED = re.compile(r"[.,;!?…\n]")
_KIND = re.compile(r"[\"“'*_•\s]*((?:[^\W\d_][\w'’/&-]*,? ){0,6}[^\W\d_][\w'’/&-]*) $")
_OPENING = re.compile(r"(?:(?:while|and|or|whereas|but|then) )?(?:an? )?")
_TELLS = re.compile(r"[*_]{0,2}(?:,| \(| –| —| [a-z])")
"""What follows a kind that a sentence tells of."""
_LINK = re.compile(r"(?:^|[,;] )(?=(?:(?:while|and|whereas|but) )?[\w'’/& -]{3,60}$)")
_MONEY = re.compile(r"[$£€]\s?\d|\d\s?(?:%|percent|per cent)")
NO_KIND = word_set(
    "first second third next last fine all most many some few several these those other others another such new "
    "newer good great best male female young older only both every each two three four five six seven eight nine "
    "ten thousand million percent number is are was were be has have do does can may will not as of for to in on "
    "at by with from that which who if when how what why our your their its his her my the this so except "
    "including requires require requiring enables allows lets helps makes keeps gives gets leaves sends puts "
    "takes causes forces needs wants says means sees pays calls"
)
"""Words of all texts before a noun that make no kind of it."""


def branches(view: View) -> Iterator[Found]:
    """The kinds of every section that tells of three or more."""
    folded, lexicon, blocks = view.folded, view.lexicon, view.document.blocks
    told: dict[tuple[int, ...], list[tuple[int, Range]]] = defaultdict(list)
    last = {singular(each.rpartition(" ")[2]) for each in view.standing.own.names}
    for index, held in view.prose.items() if lexicon.naming.branches else ():
        path = blocks[index].path
        for noun in held if path else ():
            if singular(folded[noun[0] : noun[1]]) in last and _TELLS.match(folded, noun[1]):
                told[path].append((index, noun))
    for places in told.values():
        kinds = _kinds(view, places) if len(places) >= _LEAST and view.reads(places[0][0]) else {}
        for index, shape in kinds.values() if len(kinds) >= _LEAST else ():
            after = (shape.end, shape.end)
            yield Found(lexicon, shape, index, RANK, dict(lexicon.naming.branches), after=after)


def _kinds(view: View, places: list[tuple[int, Range]]) -> dict[str, tuple[int, Shape]]:
    """The kinds that a section tells of, by their names, where each is told of first."""
    kinds: dict[str, tuple[int, Shape]] = {}
    for index, (start, end) in places:
        block = view.document.blocks[index]
        if _is_amid(view.folded, block, start) or not _is_more(view, start, end):
            continue
        shape = _kind(view, block, start, end)
        if shape is not None:
            name = view.folded[shape.start : shape.end]
            if view.standing.own.ends(name) != name:
                kinds.setdefault(singular(name), (index, shape))
    return kinds


def _is_amid(folded: str, block: Block, start: int) -> bool:
    """Whether so many words stand before a noun, with nothing between them that parts clauses or sentences, that none
    begins with its kind."""
    low = start - _REACH
    if low <= block.start or block.end - block.start > LONGEST:
        return False
    return len(folded[low:start].split()) > _OPENED and _PARTED.search(folded, low, start) is None


def _is_more(view: View, start: int, end: int) -> bool:
    """Whether a noun ends more than the subject's own name, as most do: "zoo veterinary technicians"."""
    own = view.standing.own.ends(view.folded[max(0, start - _REACH) : end])
    if own is None or len(own) == end - start:
        return True
    before = view.folded[max(0, end - len(own) - _REACH) : end - len(own)].rpartition("\n")[2].split(" ")[-2:]
    return len(before) == 2 and before[0].isalpha() and before[0] not in NO_KIND


def _kind(view: View, block: Block, start: int, end: int) -> Shape | None:
    """The kind that a sentence, or a clause behind a comma, begins with and tells of."""
    folded = view.folded
    cuts = view.sentences.starts(block)
    at = bisect_right(cuts, start)
    low, high = cuts[at - 1], cuts[at] if at < len(cuts) else block.end
    if high - low > _LONGEST:
        return None
    if folded[low:high].rstrip(" *_\n")[-1:] not in (".", "!", "?") or folded.count(" ", low, high) < _SENTENCE:
        return None
    clause = max((each.end() for each in _LINK.finditer(folded, low, start)), default=low)
    kind = _KIND.match(folded[clause:start]) or _KIND.match(folded[low:start])
    if kind is None or _MONEY.search(folded, low, high):
        return None
    opening = _OPENING.match(kind[1])
    named = kind[1][opening.end() if opening else 0 :]
    words = named.replace(",", "").split()
    if not 0 < len(words) <= _WORDS or not may_tell(view, words) or words[-1] == "and":
        return None
    begin = start - 1 - len(named)
    return Shape(begin, end, begin, end)


def may_tell(view: View, words: list[str]) -> bool:
    """Whether words before a noun may make a kind of it, as no article and no "experienced" does."""
    lexicon = view.lexicon
    return not any(each in NO_KIND or each in lexicon.qualities or each in lexicon.sought for each in words)
