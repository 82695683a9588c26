"""Rows told one by one: in "machinists and welders earn $51,000 and $48,000, respectively" each has its own figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.records.document import Range
from pipeline.records.mention import Mention

WORD = b"respectively"
"""The word that tells so in as many words."""

_BETWEEN = re.compile(r",?\s(?:and\s)?(?:[\w’'-]+\s){0,4}")
"""What stands between two figures of a row: "$21,000 and more than $99,000"."""
_BEHIND = re.compile(r"[^.;:$\d]{0,40}")
_JOIN = re.compile(r",\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
_COMMA = re.compile(r",\s+(?:(?:and|or)\s+)?")
"""What joins words that may themselves hold an "and": "care and repair shops, and schools"."""
_BEFORE = re.compile(
    r".*\b(?:of|for|in|by|at|on|among|between|both|the|an?|were|was|is|are|to|from|with|that|while|but|as)\s+",
    re.I | re.S,
)
"""What stands before the first of a row."""
_AFTER = re.compile(
    r"\s(?:of|for|in|at|by|on|from|to|with|was|were|is|are|has|have|had|will|can|could|should|earn\w*|makes?|made|making"
    r"|receiv\w+|gets?|got|averag\w+|takes?|took|pays?|paid|shows?|showed|reported)\b|[,;:(]"
)
"""What follows the last of a row."""
_OPENING = re.compile(r"\W*(?:According|In|As|For|Of|By|At|On|Today|Currently|Here|Overall)\b")
_COMMA_ONLY = re.compile(r",?\s(?:and\s)?")
_NAMED = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}")
UNTOLD = 3
"""Figures from which on two rows are taken together without that word."""
_LONGEST = 60
"""Characters of one of a row at most."""


class Pairs(Struct, frozen=True):
    """A row of words and one of as many figures, each of which is of one of them."""

    items: tuple[Range, ...]
    figures: tuple[Mention, ...]

    def are_apart(self, mention: Mention, start: int, end: int) -> bool | None:
        """Whether words are of another figure's item; None where they are of no item, or the figure not of the row."""
        if mention not in self.figures:
            return None
        own = self.figures.index(mention)
        return next((at != own for at, item in enumerate(self.items) if item[0] <= start and end <= item[1]), None)


def pairs(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Pairs | None:
    """The rows of a sentence that says "respectively", if there are two of the same length; or those of one that says
    it not, where three names or more stand before as many sums: "Ohio, Iowa and Utah pay $41,000, $42,000 and $43,000".
    """
    place = text.find(WORD.decode(), start, end)
    told = place >= 0
    before = [each for each in mentions if each.end <= place] if told else mentions
    figures = _row(text, place if told else before[-1].end, [*before])
    if len(figures) < (2 if told else UNTOLD) or not (told or _is_bare(text, figures)):
        return None
    where = start, figures[0].start, len(figures)
    joins = (_JOIN, _COMMA) if len(figures) == 2 else (_COMMA, _JOIN)
    items = _items(text, *where, joins[0]) or _items(text, *where, joins[1])
    if not told and not all(_NAMED.fullmatch(text, *item) for item in items):
        return None
    return Pairs(items, tuple(figures)) if items else None


def _is_bare(text: str, figures: Sequence[Mention]) -> bool:
    """Whether nothing stands between some sums but what joins them."""
    gaps = (text[before.end : after.start] for before, after in pairwise(figures))
    return all(each.kind == "money" for each in figures) and all(_COMMA_ONLY.fullmatch(gap) for gap in gaps)


def _row(text: str, place: int, mentions: list[Mention]) -> list[Mention]:
    """The last figures before a place that stand in a row."""
    row = mentions[-1:]
    if not row or _BEHIND.fullmatch(text, row[0].end, place) is None:
        return []
    for before in reversed(mentions[:-1]):
        if before.kind != row[0].kind or _BETWEEN.fullmatch(text, before.end, row[0].start) is None:
            break
        row.insert(0, before)
    return row


def _items(text: str, start: int, end: int, many: int, join: re.Pattern[str]) -> tuple[Range, ...]:
    """The last row of so many words before the figures, by what joins them."""
    joins = [(start, start), *(match.span() for match in join.finditer(text, start, end)), (end, end)]
    parts = [(before[1], after[0]) for before, after in pairwise(joins)]
    for first in range(len(parts) - many, -1, -1):
        inner = joins[first + 1 : first + many]
        joined = ["and" in text[low:high] or "or" in text[low:high] for low, high in inner]
        if not joined[-1] or any(joined[:-1]):
            continue
        row = parts[first : first + many]
        trimmed = _BEFORE.match(text, *row[0])
        alone = first == 0 or trimmed or _OPENING.match(text, parts[first - 1][0])
        row[0] = (trimmed.end() if trimmed else row[0][0], row[0][1])
        after = _AFTER.search(text, *row[-1])
        row[-1] = (row[-1][0], after.start() if after else row[-1][1])
        if alone and all(0 < high - low <= _LONGEST for low, high in row):
            return tuple(row)
    return ()
