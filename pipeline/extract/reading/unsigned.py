"""Sums that a sentence prints without a sign: "a median salary of 48,940", "they earn 50k to 70k a year"."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from pipeline.extract.words.lexicon import Hit
from pipeline.records.mention import Mention

_LEAST = Decimal(1000)
"""A smaller number is a sum only by the hour."""
_REACH = 80
"""Characters before a number in which the cue that leads to it stands."""
_TIMES = 4
"""How many times as much as the sum before it a number may be that goes on with it."""
_STOP = re.compile(r"[.!?]\s|\n")
_BEHIND = re.compile(
    r"\+?(?:\s*(?:[.,;:)!?*\]]|\Z|\n|/\s?(?:y(?:ea)?r|mo(?:nth)?)\b)"
    r"|[\s-]+(?:(?:an?|per|each|every)\s(?:year|month|annum|week)|annually|yearly|p\.a|in|and|or|to|while|whereas|with|depending"
    r"|for|on|as|before|after|by|but|which|nationally|nationwide|across)\b)"
)
"""What may stand behind a sum: the end of its clause, the time it is paid for, small words; never what is counted."""
_HOURLY = re.compile(r"\s?/\s?h(?:ou)?r\b|\s(?:an|per|each|every)\shour\b|\shourly\b")
_SMALL = (
    r"(?:is|was|are|were|be|at|of|to|about|around|approximately|roughly|nearly|almost|over|under|up|as|much|high|low|more|less|than|just|only"
    r"|from|between|starts?|starting|begins?|ranges?|ranging|runs?|climbs?|rises?|an?|the|somewhere|some|well|typically|usually|often|now|currently|stands?|stood|reached|averages?|averaged|can|may|will)"
)
_LEADS = re.compile(
    rf"(?:\s(?:for|of|in|among|by)\s[^.,;:()\d]{{1,40}}?(?=\s(?:is|was|are|were|stands|stood|reached|averages)\s))?"
    rf"(?:\s{_SMALL})*\s(?:~\s?)?",
    re.I,
)
"""What may stand between a cue and its sum: whom it is of, and small words."""


def unsigned(
    text: str, mentions: list[Mention], keys: frozenset[str], cues: Callable[[int, int], list[Hit]]
) -> list[Mention]:
    """The mentions of a text, in which numbers that a cue of sums leads to are sums.

    `keys` are the properties whose sums a text may print without a sign; `cues` finds what a range says. The currency
    is that of the text's other sums; where it has several, no number is taken for a sum.
    """
    currencies = {each.currency for each in mentions if each.kind == "money"}
    if not keys or len(currencies) > 1:
        return mentions
    currency = next(iter(currencies), None)
    found: list[Mention] = []
    before: Mention | None = None
    for each in mentions:
        if each.kind == "count" and each.unit is None:
            begin = min(each.start, each.hedge[0]) if each.hedge else each.start
            if _may_be(text, begin, each) and (
                _is_led(text, begin, keys, cues) or (before and _goes_on(text, before, each, begin, cues))
            ):
                before = replace(each, kind="money", currency=currency)
                found.append(before)
                continue
        found.append(each)
    return found


def _may_be(text: str, begin: int, mention: Mention) -> bool:
    """Whether a number is as large as a sum, or by the hour, with a word before it and behind it nothing that it may
    count."""
    if not text[max(0, begin - 2) : begin].rstrip(" ~").isalpha():
        return False
    large = mention.low is not None and mention.low >= _LEAST
    return (_BEHIND if large else _HOURLY).match(text, mention.end) is not None


def _is_led(text: str, begin: int, keys: frozenset[str], cues: Callable[[int, int], list[Hit]]) -> bool:
    """Whether a cue of sums leads to what begins at a place, with small words between the two."""
    since = max(text.rfind("\n", 0, begin), text.rfind(" ", 0, max(0, begin - _REACH))) + 1
    telling = [hit for hit in cues(since, begin) if hit.means.tells]
    last = max(telling, key=lambda hit: hit.end, default=None)
    if last is None or keys.isdisjoint(last.means.of_kind.get("money", ())):
        return False
    return _LEADS.fullmatch(text, last.end, begin) is not None


def _goes_on(text: str, before: Mention, mention: Mention, begin: int, cues: Callable[[int, int], list[Hit]]) -> bool:
    """Whether a number follows a sum in its sentence and is of its size, and nothing between tells of anything else."""
    if begin - before.end > _REACH or _STOP.search(text, before.end, begin):
        return False
    low, high = before.low, mention.high
    alike = low is not None and high is not None and high >= low / _TIMES and high <= low * _TIMES
    return alike and not any(hit.means.tells for hit in cues(before.end, begin))
