"""Reading a quote a second time, without the extractor: does it say the value that is published?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.records.claim import Evidence
from pipeline.records.document import Document
from pipeline.values import Count, Duration, Level, Money, Name, Percent, Value, Year, figure
from pipeline.values.notation import parse
from pipeline.values.unseen import seen

_FALLING = re.compile(
    r"declin|decreas|fall|fell|drop|shrink|shrank|los[est]|fewer|reduc|contract|down|negativ|minus|cut", re.IGNORECASE
)
_SCALES = {
    Decimal(1000): re.compile(r"thousand|\b000s\b|’000|'000|\bk\b", re.IGNORECASE),
    Decimal(1000000): re.compile(r"million|\bmm?\b", re.IGNORECASE),
    Decimal(1000000000): re.compile(r"billion|\bbn\b", re.IGNORECASE),
}
_BRACKETED = re.compile(r"\(.+\)", re.DOTALL)
_WORD = re.compile(r"\w+")
_HEADING_REACH = 4000
"""How far above a table cell "in thousands" may stand."""


def says(quote: str, value: Value, document: Document, evidence: Evidence, locale: str) -> bool:
    """Whether the quote states the value.

    The quote must hold the very digits. Only sign and scale may come from outside them: a decline from its sentence,
    or from brackets around it as in accounts, and thousands or millions from the words above ("in thousands").
    """
    if document.text[evidence.start : evidence.end] == quote:
        quote = document.seen(evidence.start, evidence.end)
    match value:
        case Name(text=text, abbreviation=abbreviation):
            return _holds(quote, text) and _holds(quote, abbreviation or "")
        case Level(text=text):
            return _holds(quote, text)
        case Money() | Percent() | Count() | Year() | Duration():
            stated = figure(value)
            return stated is not None and any(
                _agree(value, stated, read, document, evidence) for read in _readings(quote, value, locale)
            )


def _readings(quote: str, value: Value, locale: str) -> Iterator[Value]:
    """The quote read as what the value is, or as a bare number whose unit stands in a heading."""
    currency = value.currency if isinstance(value, Money) else None
    for kind in (type(value).__name__.lower(), "count", "date"):
        read = parse(quote, kind, locale, currency)
        if read is not None:
            yield read


def _agree(value: Value, stated: tuple[Decimal, Decimal], read: Value, document: Document, evidence: Evidence) -> bool:
    """Whether two readings of one quote agree in their numbers, their currency and their unit."""
    if isinstance(value, Money) and isinstance(read, Money) and read.currency not in (None, value.currency):
        return False
    if isinstance(value, Duration) and isinstance(read, Duration) and value.unit != read.unit:
        return False
    numbers = figure(read)
    if numbers is None:
        return False
    sentence = document.text[slice(*evidence.sentence)]
    falling = _BRACKETED.fullmatch(document.text, evidence.start, evidence.end) or _FALLING.search(sentence)
    if stated == numbers or (falling and stated == (-numbers[1], -numbers[0])):
        return True
    above = document.text[max(0, evidence.sentence[0] - _HEADING_REACH) : evidence.sentence[1]]
    return any(
        stated == (numbers[0] * scale, numbers[1] * scale) and cue.search(above) is not None
        for scale, cue in _SCALES.items()
    )


def _holds(quote: str, words: str) -> bool:
    """Whether every word occurs in the quote; case and punctuation do not matter."""
    return set(_WORD.findall(words.casefold())) <= set(_WORD.findall(seen(quote).casefold()))
