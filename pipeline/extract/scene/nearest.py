"""Which cue of a sentence belongs to which figure: the nearest of the same clause wins.

Nearness is counted in characters; a clause break between them costs as much as a long phrase, another
figure of the same kind even more, and a cue behind its figure a little more than one before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from pipeline.extract.scene.respectively import UNTOLD, WORD, pairs
from pipeline.extract.words.lexicon import Hit
from pipeline.records.mention import Mention

BREAK, RIVAL, BEHIND, FAR = 45, 70, 12, 400
UNREACHED = 10_000
"""Farther than anything in a sentence: words that are said of another figure."""
ATTACHED = 2
"""Characters between a figure and words that belong to it and no other: $29.61 an hour."""

_SETS_APART = r"while|whereas|compared (?:with|to)|versus|vs\.?|but|although|though|which"
_MARK = r"(?<![,\n ])|(?<=\n)(?![a-z])|(?<=,)(?: (?:" + _SETS_APART + r"|and|with|or|as|up|down|then) |(?= ))"
_MARKS = re.compile(rf"[;:—–(\n•|,](?:{_MARK})")
"""Marks, and a comma with the word behind it. A line that goes on in lower case is only wrapped."""

_BREAKS = re.compile(rf"[;:—–(\n•|, ](?:{_MARK}|(?<= )(?:- |(?:{_SETS_APART}) ))")
"""Marks, and words that set apart."""

_APART = frozenset(b"while whereas compared versus vs but although though which".split())
"""Such words, folded: where none stands, only marks part clauses."""

_FOR = re.compile(
    r"\s*(?:(?:an?\s|per\s|each\s|/)\w+\s(?:hour\s|unit\s)?|yearly\)?\s|annually\)?\s)?(?:\([$£€][^()]*\)\s)?(?:\((?:for\s|if\s)?|(?:for|if|to|in|with|among)\s"
    r"(?:you\s(?:are\s|live\s)?|those\s|people\s|the\s|an?\s|[a-z]+s\s)?)"
)
"""What may stand between a figure and those it is for: "$4,150 a year for residents", "$450 a credit (in-state)"."""

_CLOSED = re.compile(r"\s*(?:[;.,)\n]|\Z)")
"""What ends words behind a comma that belong to the figure before it: "$61,000, Ohio; $59,000, Iowa"."""

_OPENED = 2
"""Characters between words and a figure in brackets behind them."""

_START, _END = attrgetter("start"), attrgetter("end")

_REACH = 40
"""How far behind its figure those may be named."""
_REPEATED = 300
"""The longest sentence that is remembered."""


class Clauses:
    """The clause breaks and figures of one sentence, for measuring nearness in it. `words` are its words, folded."""

    def __init__(self, text: str, start: int, end: int, words: Collection[bytes], mentions: Sequence[Mention]) -> None:
        self.text, self._range, self._words = text, (start, end), words
        self._breaks: list[int] | None = None
        self._rivals: dict[str, list[Mention]] = {}
        for mention in mentions:
            self._rivals.setdefault(mention.kind, []).append(mention)
        rows = WORD in words or len(self._rivals.get("money", ())) >= UNTOLD
        self.pairs = pairs(text, start, end, mentions) if rows else None

    @property
    def breaks(self) -> list[int]:
        """Where clauses end: read when it is first asked, for many a figure has its words right beside it."""
        found = self._breaks
        if found is None:
            start, end = self._range
            parted = not _APART.isdisjoint(self._words) or self.text.find(" - ", start, end) >= 0
            known = (_known_breaks if end - start <= _REPEATED else _read_breaks)(self.text[start:end], parted)
            found = self._breaks = [start + each for each in known]
        return found

    @property
    def kinds(self) -> Collection[str]:
        """The kinds of the figures."""
        return self._rivals.keys()

    def alone(self, mention: Mention) -> bool:
        """Whether a figure is the only one of its kind."""
        return len(self._rivals.get(mention.kind, ())) <= 1

    def cost(self, mention: Mention, start: int, end: int) -> int:
        """How far the words at text[start:end] are from a figure."""
        if self.pairs and (apart := self.pairs.are_apart(mention, start, end)) is not None:
            return UNREACHED if apart else 0
        if end <= mention.start:
            if mention.start - end == _OPENED and self.text.startswith(" (", end):
                return ATTACHED  # "Delaware ($95,880)"
            low, high, cost = end, mention.start, mention.start - end
        elif start >= mention.end:
            if start - mention.end <= ATTACHED and (
                not self.text.startswith(",", mention.end) or _CLOSED.match(self.text, end)
            ):
                return start - mention.end
            if start - mention.end <= 5 and self.text[mention.end : start].strip() == "in":
                return -ATTACHED  # "pays $21,500 in tuition": nothing is nearer than what it is paid in
            if start - mention.end <= _REACH and _FOR.fullmatch(self.text, mention.end, start):
                return ATTACHED
            low, high, cost = mention.end, start, start - mention.end + BEHIND
            if self.text.startswith(" and ", low):
                cost += BREAK  # "$33,320 and the top tenth more than …"
        else:
            return 0
        breaks = self.breaks
        if breaks:
            cost += BREAK * (bisect_left(breaks, high) - bisect_left(breaks, low))
        rivals = self._rivals.get(mention.kind)
        if rivals and (len(rivals) > 1 or rivals[0] is not mention):
            cost += RIVAL * max(0, bisect_right(rivals, high, key=_END) - bisect_left(rivals, low, key=_START))
        return cost

    def owns(self, mention: Mention, hit: Hit) -> bool:
        """Whether a cue speaks of this figure and not of another of its kind.

        A cue before every figure of the kind speaks of them all, unless one has a cue of its own; any other
        cue speaks of the figure it is nearest to.
        """
        if self.pairs and (apart := self.pairs.are_apart(mention, hit.start, hit.end)) is not None:
            return not apart
        rivals = self._rivals.get(mention.kind)
        if not rivals or hit.end <= rivals[0].start or rivals == [mention]:
            return True
        if hit.start >= rivals[-1].end and all(self.text.startswith(")", each.end) for each in rivals):
            return True  # "Ohio ($61,000) and Iowa ($59,000) have the highest averages"
        own = self.cost(mention, hit.start, hit.end)
        return all(own <= self.cost(other, hit.start, hit.end) for other in _beside(hit, rivals))


def _read_breaks(words: str, parted: bool) -> tuple[int, ...]:
    """Where clauses end in some words, which hold words that set apart if they are `parted`."""
    return tuple(match.start() for match in (_BREAKS if parted else _MARKS).finditer(words))


_known_breaks = lru_cache(maxsize=4096)(_read_breaks)
"""The same, remembered: the pages of one site share many of their sentences."""


def _beside(hit: Hit, rivals: list[Mention]) -> Iterator[Mention]:
    """The figures of a kind that a cue may be nearest to: those around it, and those it may be said of behind."""
    before, after = bisect_right(rivals, hit.start, key=_END), bisect_left(rivals, hit.end, key=_START)
    yield from rivals[before : after + 1]
    for place in range(before - 1, -1, -1):
        yield rivals[place]
        if hit.start - rivals[place].end > _REACH:
            return
