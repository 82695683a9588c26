"""Credentials whose names go on behind a colon or dash: "Microsoft Certified: Data Analyst", "… – Associate"."""

from __future__ import annotations

import re

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.shapes import GRADE
from pipeline.extract.words.forms import CAPITALISED, fold

_COLON = re.compile(rf"[®™]*:\s+{CAPITALISED}")
_LAST = re.compile(r"[\w'-]+$")
_STOP = re.compile(r"[.!?:](?=\s|$)|\s[–—]\s|—|\n\s*\n")


def whole(text: str, start: int, end: int, limit: int, lexicon: Lexicon) -> int:
    """Where a name ends that goes on behind its opener's colon, or with the grade behind a dash."""
    if not lexicon.naming.openers or end >= limit or text[end] not in ": –—-®™":
        return end
    last = _LAST.search(fold(text[start:end]))
    colon = _COLON.match(text, end, limit) if last and lexicon.opener.fullmatch(last[0]) else None
    end = colon.end() if colon else end
    grade = GRADE.match(text, end, limit) if lexicon.opener.search(fold(text[start:end])) else None
    return grade.end() if grade else end


def stopped(text: str, start: int, limit: int, lexicon: Lexicon) -> int:
    """Where a row of names is over: at a full stop, colon or dash that is no part of a name."""
    for stop in _STOP.finditer(text, start, limit):
        if stop[0].strip() not in (":", "–", "—") or not lexicon.naming.openers:
            return stop.start()
        last = _LAST.search(fold(text[start : stop.start()]))
        goes_on = last and lexicon.opener.fullmatch(last[0]) and _COLON.match(text, stop.start(), limit)
        if not goes_on and not GRADE.match(text, stop.start(), limit):
            return stop.start()
    return limit
