"""From a text to its mentions: every figure with its bound, in order, none twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.scan.addresses import address, addresses
from pipeline.extract.scan.apart import apart, label
from pipeline.extract.scan.calendar import calendar, unnumbered
from pipeline.extract.scan.hedges import hedge
from pipeline.records.mention import Mention
from pipeline.values.figures import Printed
from pipeline.values.kinds import canonical
from pipeline.values.notation import figures
from pipeline.values.numbers import Numeral

_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+")


def scan(text: str, locale: str = "en-US", currency: str = "USD") -> list[Mention]:
    """Every figure of a text, with the words that hedge it, in order and without overlap.

    A number that states no quantity is a count without a value whose unit names what it is: code, ordinal,
    url, time, phone, list_number, footnote, fraction, ratio, version, label ("Form 1040"), rank ("top 10"), day.
    Periods without years of their own have the units next_decade, past_decade, this_decade and the_decade.
    """
    webs = addresses(text)[::-1]

    def special(numeral: Numeral) -> Printed | None:
        return (address(webs, numeral.start) if webs else None) or apart(text, numeral) or calendar(text, numeral)

    found = [label(text, figure) for figure in figures(text, locale, currency, special)]
    more = sorted((*unnumbered(text), *_raised(text)), key=lambda figure: figure.start)
    return [_mention(text, figure) for figure in (_merged(found, more) if more else found)]


def _raised(text: str) -> Iterator[Printed]:
    """Raised digits: the marks of notes, unless they are a power ("m²")."""
    if not text.isascii():
        for found in _RAISED.finditer(text):
            unit = "footnote" if not re.search(r"(?<![^\W\d_])[ckm]?m\Z", text[max(0, found.start() - 4) : found.start()]) else "power"
            yield Printed("count", found.start(), found.end(), None, None, unit)


def _merged(found: list[Printed], more: list[Printed]) -> list[Printed]:
    """Both in order; where two overlap, the one that was found by its number stays."""
    merged: list[Printed] = []
    numbered = {id(figure) for figure in found}
    for figure in sorted((*found, *more), key=lambda each: each.start):
        if merged and figure.start < merged[-1].end:
            if id(figure) in numbered and id(merged[-1]) not in numbered:
                merged[-1] = figure
            continue
        merged.append(figure)
    return merged


def _mention(text: str, figure: Printed) -> Mention:
    kind, start, end, low, high, unit, currency = figure[:7]
    if low is None or high is None or kind == "date" or kind == "period":
        return Mention(kind, start, end, low, high, None, unit)
    bound, words = hedge(text, start, end)
    return Mention(kind, start, end, _plain(low), _plain(high), currency, unit, bound, words)


def _plain(number: Decimal) -> Decimal:
    return number if number.as_tuple()[2] == 0 else canonical(number)
