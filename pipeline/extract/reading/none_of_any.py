"""Figures that state nothing by themselves: how often something comes, how long one worked, per how many."""

from __future__ import annotations

import re

from pipeline.extract.reading.meant import BY
from pipeline.records.document import Range
from pipeline.records.mention import Mention

_AGE = re.compile(r"[-\s]+(?:old|of\s+age)\b")
_AT_WORK = re.compile(r"(?:’|')?\s+(?:as an?\s|of\s(?:[\w-]+\s){0,3}(?:experience|service)\b)")
"""What makes a time one spent at work: "five years as an executive", "two years of related experience"."""

_RATE = re.compile(r"(?:\s+of\s(?:[\w-]+\s){1,3}|\s+)(?:an?|per|each|every)\s+(?:day|night|week|weekend|month)\b")
"""What makes a time one that comes again: "two days a week", "15 hours of study each week"."""

_AGAIN = re.compile(r"\b(?:every|each|once in)\s\Z", re.I)
"""What sets how often something comes: "renewed every two years"."""

_FURTHER = re.compile(r"\bcontinuing (?:\w+ )?education\b|\bevery (?:year|(?:two|three|four|five|\d) years)\b", re.I)
"""What one has to go on learning."""

_LASTING = re.compile(r"\b(?:for|in|takes?|took|lasts?|lasting|only|just|than|about|another|under)\s\Z", re.I)
_SINGLE = re.compile(r"[-\s](?:long|of|course|class|workshop|training|seminar|program|a|per|each|every|at)\b")


_PER = (" per ", " for every ")
"""What stands before the number that a rate is measured on: "1.9 injuries per 100 workers"."""


_MORE = ("(+", "(+ ", " +", "\n+")
"""What stands before a sum that is added to another: "$110K (+ $35K a year)"."""


_REACH, _BEHIND = 70, 40
_EARLIER = re.compile(
    r"(?:\b(?:compared (?:to|with)|than|from|versus|against) (?:last|the previous|the prior|the preceding) year[’']s\s"
    r"(?:[\w-]+\s){0,4}?(?:of\s)?"
    rf"|\d[^.;$£€]{{0,20}}[,(]\s?(?:up|down){BY}from\s"
    r"|\b(?:rose|risen|climbed|jumped|grew|grown|increased|went|gone|moved|fell|fallen|dropped|declined|slipped)"
    rf"{BY}from\s)"
    r"(?:(?:about|around|nearly|roughly|just over|just under|over|an average of)\s)?\Z"
)
"""What stands before a sum of an earlier year: "up from $51,889", "rose from", "compared with last year's $47,870"."""


_AT_STAGE = re.compile(r"(?:\s(?:an?|per)\s\w+|\sannually)?\s(?:as an?|for|at)\s")
"""What makes a sum one of somebody's at the beginning, and no earlier one: "went from $18 an hour as an apprentice"."""
_TO_SUM = re.compile(r"\sto\s(?:[a-z]+\s){0,2}[$£€]?\d")


def none_of_any(text: str, mention: Mention) -> str | None:
    """Why a sum, a length of time or a number in a text states nothing by itself, None where it may."""
    if mention.kind == "money":
        return "a difference, not a level" if text.endswith(_MORE, 0, mention.start) else None
    if mention.kind == "count":
        return "what a rate is measured on" if text.endswith(_PER, 0, mention.start) else None
    return _no_length(text, mention.start, mention.end) if mention.kind == "duration" else None


def earlier(text: str, mention: Mention) -> Range | None:
    """The stretch around a sum of an earlier year in which that year may stand; None of a sum that is none."""
    if mention.kind != "money":
        return None
    before = max(0, mention.start - _REACH)
    if text.find("from ", before, mention.start) < 0 and text.find(" year", before, mention.start) < 0:
        return None
    words = _EARLIER.search(text, before, mention.start)
    if words is None or _AT_STAGE.match(text, mention.end):
        return None
    risen = _TO_SUM.search(text, mention.end, mention.end + _BEHIND)
    return words.start(), risen.start() if risen else mention.end + _BEHIND


def _no_length(text: str, start: int, end: int) -> str | None:
    if text[start:end].endswith("hours") and _FURTHER.search(text, max(0, start - _BEHIND), end + _BEHIND):
        return "a time to stay in the trade, and no length of study"
    if _AGE.match(text, end):
        return "an age, and no length of time"
    if _AT_WORK.match(text, end):
        return "a time spent at work"
    if _RATE.match(text, end):
        return "so much of each day, week or month"
    if "-" not in text[start:end] and _AGAIN.search(text, max(0, start - 10), start):  # not "each two-year program"
        return "how often something comes"
    if text[start:end].lower() == "one day" and not (
        _LASTING.search(text, max(0, start - 12), start) or _SINGLE.match(text, end)
    ):
        return "some day, and no length of time"
    return None
