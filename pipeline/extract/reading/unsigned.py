"""Sums that a sentence prints without a sign: "a median salary of 48,940", "they earn 50k to 70k a year"."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from pipeline.extract.words.lexicon import Hit
from pipeline.records.mention import Mention
from pipeline.values.currencies import of_country

_LEAST = Decimal(1000)
"""A smaller number is a sum only by the hour."""
_REACH = 80
"""Characters before a number in which the cue that leads to it stands."""
_TIMES = 4
"""How many times as much as the sum before it a number may be that goes on with it."""
_BEHIND = re.compile(
    r"\+?(?:\s*(?:[.,;:)!?*\]]|\Z|\n|/\s?(?:y(?:ea)?r|mo(?:nth)?)\b)"
    r"|[\s-]+(?:(?:an?|per|each|every)\s(?:year|month|annum|week)|annually|yearly|p\.a|(?:in|and|to|while|whereas|with"
    r"|depending|for|on|as|before|after|by|but|which|nationally|nationwide|across)(?![\w-])"
    r"|or\s(?:[$£€~\d]|about|around|nearly|over|roughly|more[.,;)])))"
)
"""What may stand behind a sum: the end of its clause, the time it is paid for, small words; never what is counted."""
_CLOSED = re.compile(r"\s*(?:[.,;:)!?]|\Z|\n)|\sin\s[A-Z]|\s(?:an?|per)\s(?:year|month|hour)\b")
"""What stands behind a sum that goes on with the one before."""
_BETWEEN = re.compile(
    r"(?:\s(?:an?|per)\s(?:year|month|hour)|\sannually|\son average|\sin\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)*"
    r"(?:,|,?\s(?:and|or|while|then|to))\s(?:(?:up to|in\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)\s)?"
)
"""What stands between a sum and one that goes on with it: when and where it is paid, and a small word."""
_PRINTED = re.compile(r"[\d.,]+\s?[kK]?\+?(?:\s?(?:-|–|—|to|and)\s?[\d.,]+\s?[kK]?\+?)?")
"""A number in digits, with no more than a "k" behind it."""
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


Cues = Callable[[int, int], list[Hit]]
"""What a range of the text says."""
PLACE = "geography"


def unsigned(text: str, mentions: list[Mention], keys: frozenset[str], currency: str, cues: Cues) -> list[Mention]:
    """The mentions of a text, in which numbers that a cue of sums leads to are sums in a currency.

    `keys` are the properties whose sums a text may print without a sign.
    """
    found: list[Mention] = []
    before: Mention | None = None
    for each in mentions:
        if each.kind == "count" and each.unit is None:
            begin = min(each.start, each.hedge[0]) if each.hedge else each.start
            led = _may_be(text, begin, each) and (
                _is_led(text, begin, keys, cues) or (before is not None and _goes_on(text, before, each, begin))
            )
            if led and not _is_abroad(text, each, currency, cues):
                before = replace(each, kind="money", currency=currency)
                found.append(before)
                continue
        found.append(each)
    return found


def currency_of(mentions: list[Mention], country: str | None, usual: str) -> str | None:
    """What a sum without a sign is in: the currency of the source's country, else that of the text's other sums, else
    the usual one; None where the text has sums in another, or in several."""
    printed = {each.currency for each in mentions if each.kind == "money"} | ({country} if country else set())
    return usual if not printed else next(iter(printed)) if len(printed) == 1 else None


def _is_abroad(text: str, mention: Mention, currency: str, cues: Cues) -> bool:
    """Whether the sentence of a number names a country that pays in something else."""
    start = max(text.rfind(". ", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1
    places = (
        mark.value for hit in cues(start, mention.end + _REACH) for mark in hit.means.qualifiers if mark.key == PLACE
    )
    return any(of_country(each) not in (None, currency) for each in places)


def _may_be(text: str, begin: int, mention: Mention) -> bool:
    """Whether a number is as large as a sum, or by the hour, with a word before it and behind it nothing that it may
    count."""
    if not text[max(0, begin - 2) : begin].rstrip(" ~").isalpha():
        return False
    if _PRINTED.fullmatch(text, mention.start, mention.end) is None:
        return False
    large = mention.low is not None and mention.low >= _LEAST
    return (_BEHIND if large else _HOURLY).match(text, mention.end) is not None


def _is_led(text: str, begin: int, keys: frozenset[str], cues: Cues) -> bool:
    """Whether a cue of sums leads to what begins at a place, with small words between the two."""
    since = max(text.rfind("\n", 0, begin), text.rfind(" ", 0, max(0, begin - _REACH))) + 1
    telling = [hit for hit in cues(since, begin) if hit.means.tells]
    last = max(telling, key=lambda hit: hit.end, default=None)
    if last is None or keys.isdisjoint(last.means.of_kind.get("money", ())):
        return False
    return _LEADS.fullmatch(text, last.end, begin) is not None


def _goes_on(text: str, before: Mention, mention: Mention, begin: int) -> bool:
    """Whether a number of its size follows a sum in its sentence, each with its place: "47,960 in Texas and 45,310"."""
    if _BETWEEN.fullmatch(text, before.end, begin) is None or _CLOSED.match(text, mention.end) is None:
        return False
    low, high = before.low, mention.high
    return low is not None and high is not None and low / _TIMES <= high <= low * _TIMES
