"""Figures as their document means them: footnote digits cut off, the two ends of a change apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from pipeline.extract.scan import scan
from pipeline.records.mention import Mention

_GLUED = re.compile(r"\d,\d{3}(?:(\.\d)(?=\s+[A-Z(“]|\s*\Z|\n)|(\d)\b)")
_CALLED = re.compile(r"\d,\d{3}\.\d(?:\s[A-Z]|\Z)")
"""A sum of thousands with a single digit behind its stop, and the next sentence: no amount is printed so."""
_FUSED = re.compile(r"\d{1,3}(?:,\d{3})+\d")
_NUMBERED_NOTE = re.compile(r"1\]?[.)]?\s+[A-Z“\"]")
BY = r"\s(?:by\s)?(?:[\d.]+\s?(?:%|percent|per cent)\s|\w+ly\s|again\s)?"
"""What may stand between a verb of change and its "from": "by 4 percent", "steadily"."""
_CHANGES = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing)|climb\w*|increas\w+|expand\w*|jump\w*|f[ae]ll(?:s|en|"
    r"ing)?|"
    rf"declin\w+|drop\w*|shr[iau]nk\w*|decreas\w+|go(?:es|ne|ing)?|went|up|down){BY}from\s+(?:about |around |some )?$",
    re.I,
)
"""What makes two figures a change and no range: "rise from 762,600 to 811,700"."""

_RANGED = frozenset(("count", "money", "percent"))
_TO = re.compile(r"\s+to\s+")


def meant(text: str, mentions: list[Mention]) -> list[Mention]:
    """The figures of a text with their footnote digits cut off, and the two ends of a change apart."""
    noted = _has_notes(text)
    found: list[Mention] = []
    for mention in mentions:
        if noted or (mention.kind == "money" and _CALLED.search(text, mention.start, mention.end + 2)):
            mention = _without_call(text, mention)
        if mention.low is not mention.high and mention.kind in _RANGED and mention.low != mention.high:
            found += _apart(text, mention)
        else:
            found.append(mention)
    return found


def _has_notes(text: str) -> bool:
    """Whether a line begins with the number of a first note: 1, 1. or [1]."""
    for note in _NUMBERED_NOTE.finditer(text):
        start = note.start() - (note.start() > 0 and text[note.start() - 1] == "[")
        while start and text[start - 1].isspace() and text[start - 1] != "\n":
            start -= 1
        if not start or text[start - 1] == "\n":
            return True
    return False


def _without_call(text: str, mention: Mention) -> Mention:
    """A figure without the digit of a footnote that is glued to its end: $104,180.1 or $87,5302.

    Only where the document has numbered notes, or where no amount is printed so: else the digit is the publisher's own.
    """
    if mention.unit == "code" and _FUSED.fullmatch(text, mention.start, mention.end):
        low = max(0, mention.start - 40)
        cut = [each for each in scan(text[low : mention.end - 1]) if each.end == mention.end - 1 - low]
        if cut and cut[0].low is not None:
            hedge = (cut[0].hedge[0] + low, cut[0].hedge[1] + low) if cut[0].hedge else None
            return replace(cut[0], start=cut[0].start + low, end=cut[0].end + low, hedge=hedge)
    if mention.kind not in ("money", "count") or mention.low is None or mention.low != mention.high:
        return mention
    glued = _GLUED.search(text, mention.start, min(mention.end + 4, len(text)))
    if glued is None or glued.end() != mention.end:
        return mention
    digits = glued.end(1) - glued.start(1) if glued.group(1) else 1
    amount = Decimal("".join(c for c in text[mention.start : mention.end - digits] if c.isdigit()))
    return replace(mention, end=mention.end - digits, low=amount, high=amount)


def _apart(text: str, mention: Mention) -> Iterator[Mention]:
    """Both ends of a change; a range stays one figure."""
    to = _TO.search(text, mention.start, mention.end)
    if to is None or not _CHANGES.search(text, max(0, mention.start - 40), mention.start):
        yield mention
        return
    yield replace(mention, end=to.start(), high=mention.low)
    yield replace(mention, start=to.end(), low=mention.high, hedge=None, bound="exact")
