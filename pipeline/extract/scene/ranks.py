"""Shares that rank people: "the top 10 percent", "a quarter made less than", "90th percentile"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from string import digits

from pipeline.extract.reading import Reading
from pipeline.extract.reading.percentiles import FRACTIONS, fraction, percentile
from pipeline.extract.words.lexicon import Hit, Mark, Meaning
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.records.mention import Mention

_PERCENTILE = re.compile(r"\s*[- ]?(?:percentile|percentiles|pctl)\b", re.I)
_ALONE = r"(?=\s+(?:is|was|at|makes?|made|of|%s)?\s*(?:about\s+|nearly\s+)?[$£€])"
_PART = re.compile(r"\b(?:(?:an?|one)\s(quarter|tenth|fifth)|one\s[a-z-]+\sin\s(?:every\s)?(ten|five|four))\b", re.I)
_BOUNDS = frozenset(("less_than", "at_most", "more_than", "at_least"))
_HAS = r"\b(?:%s|made|make|get|got|take|took|receive)"
_EXCEEDS = re.compile(r"\b(?:clear|top|exceed|surpass|pass)(?:p?ed|e?s)?\s(?:the\s)?\Z")
"""A verb that makes an amount the least of a share: "one in ten cleared $211,450"."""
_APART = re.compile(r"[;:.]|\d")
_AVERAGED = re.compile(
    r"(?!\s(?:of\s)?(?:the\s)?(?:companies|cities|states|schools|firms|areas|countries|places|programs)\b)"
    r"(?:\s(?:of\s)?(?:the\s)?[\w-]+){0,3}?,?\s(?:averaged?|averages|averaging|(?:earn|made|make)\w* an average of)\s"
    r"(?:(?:about|around|nearly|over|almost|roughly|some|just)\s)?"
)
"""What makes the average of a share its own: "the top 10 percent of welders averaged"."""
_HALF = 50
"""Of fewer percent, "the top 10th percentile" says how many are above it."""


def ordinal(text: str, mention: Mention, *, high: bool = False) -> str:
    """The percentile that an ordinal names; the 50th is the median. `high`: it ranks those above, as in "top 10th"."""
    number = _number(text, mention)
    return "median" if number == _HALF else percentile(number, high and number < _HALF)


def _number(text: str, mention: Mention) -> int:
    return int("".join(each for each in text[mention.start : mention.end] if each in digits) or 0)


class _Words:
    """The verbs by which a share has an amount."""

    def __init__(self, profile: Profile) -> None:
        verbs = either(*profile.speech.verbs)
        self.alone, self.has = re.compile(_ALONE % verbs), re.compile(_HAS % verbs, re.I)


_words = once(_Words)


def ranks(reading: Reading, ranking: list[Hit], mentions: list[Mention], where: Range) -> list[Hit]:
    """Shares and percentiles of a sentence, as cues for the statistic that they are. `ranking`: its cues that rank."""
    text = reading.text
    compared = [each for each in mentions if each.kind == "money" and (each.bound in _BOUNDS or _exceeded(text, each))]
    if not (ranking or compared or any(each.unit == "ordinal" for each in mentions)):
        return []
    words = _words(reading.profile)
    found: list[Hit] = []
    for hit in ranking:
        behind = fraction(text, hit)
        if behind:
            found.append(_ranked(hit, behind[1], behind[0]))
    if compared:
        for part in _PART.finditer(text, *where):
            share = Mention("percent", part.start(), part.end(), Decimal(FRACTIONS[part[part.lastindex or 1].lower()]))
            found += _having(text, share, compared, words.has)
    percentiles = False
    for mention in mentions:
        if mention.kind == "percent" and mention.low is not None and mention.low == mention.high:
            if 0 < mention.low < 100:
                before = next((hit for hit in ranking if _leads(text, hit, mention)), None) if ranking else None
                found += (
                    [_ranked(before, mention.end, mention.low)]
                    if before
                    else _having(text, mention, compared, words.has)
                )
        elif mention.unit == "ordinal":
            after = _PERCENTILE.match(text, mention.end) or (percentiles and words.alone.match(text, mention.end))
            if after:
                percentiles = True
                before = next((hit for hit in ranking if _leads(text, hit, mention)), None)
                number = _number(text, mention)
                found.append(
                    _ranked(before, after.end(), number)
                    if before and number < _HALF
                    else _statistic(mention.start, after.end(), ordinal(text, mention))
                )
    return found


def _leads(text: str, hit: Hit, mention: Mention) -> bool:
    """Whether a ranking word stands right before a share: the highest-paid 10 percent."""
    return 0 <= mention.start - hit.end <= 14 and text.count(" ", hit.end, mention.start) <= 2


def _ranked(hit: Hit, end: int, share: Decimal | int) -> Hit:
    rank = hit.means.rank or Mark("rank", "statistic")
    return Hit(hit.start, end, _meaning(rank.key, percentile(share, rank.value == "high")))


def _statistic(start: int, end: int, value: str) -> Hit:
    return Hit(start, end, _meaning("statistic", value))


@lru_cache(maxsize=256)
def _meaning(key: str, value: str) -> Meaning:
    """What the rank of a statistic means: there are as many as percentiles."""
    return Meaning((Mark("ranked", key, value),))


def _exceeded(text: str, money: Mention) -> bool:
    return _EXCEEDS.search(text, max(0, money.start - 14), money.start) is not None


def _having(text: str, share: Mention, compared: list[Mention], has: re.Pattern[str]) -> list[Hit]:
    """A share that has less or more than an amount: "a quarter made less than $48,190" is p25."""
    for money in compared:
        before = money.start > share.end
        glued = money.end + 1 if text[money.end : money.end + 1].isdigit() else money.end  # a footnote's digit
        gap = text[share.end : money.start] if before else text[glued : share.start]
        if len(gap) > 70 or _APART.search(gap) or not (before or gap.strip() == "for"):
            continue
        if share.low is None or not (not before or has.search(gap) or gap.count(" ") <= 4):
            continue
        number = int(share.low)
        high = money.bound in ("more_than", "at_least") or _exceeded(text, money)
        value = "median" if number == 50 else percentile(number, high)
        return [_statistic(share.start, share.end, value)]
    return []


def first_ranked(
    text: str, found: Sequence[tuple[str, Hit]], mention: Mention, *, alone: bool
) -> tuple[str, Hit] | None:
    """The percentile among what is said of a statistic, where a figure is its own though an average stands nearer: "in
    the 90th percentile can net an average of", "the top 10 percent averaged". `alone` says that a sentence has no other
    figure."""
    before = sorted((each for each in found if each[1].end <= mention.start), key=_place)
    if not before:
        return None
    first = before[0]
    if alone and first == min(found, key=_place) and text.endswith("percentile", first[1].start, first[1].end):
        return first
    ranked = next((each for each in reversed(before[:-1]) if each[1].means.first == "ranked"), None)
    return ranked if ranked and _AVERAGED.fullmatch(text, ranked[1].end, mention.start) else None


def _place(found: tuple[str, Hit]) -> int:
    return found[1].start
