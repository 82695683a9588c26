"""From a text to its mentions: every figure with its bound, in order, none twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.extract.scan.addresses import address, addresses
from pipeline.extract.scan.apart import apart, label
from pipeline.extract.scan.calendar import calendar
from pipeline.extract.scan.decades import spoken, unnumbered
from pipeline.extract.scan.hedges import hedge
from pipeline.extract.scan.landmarks import landmarks
from pipeline.extract.scan.plain import plain
from pipeline.extract.scan.units_alone import units_alone
from pipeline.records.mention import Mention
from pipeline.values.figures import Printed
from pipeline.values.kinds import canonical
from pipeline.values.notation import figures
from pipeline.values.numbers import Numeral, english

_RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_METRES = re.compile(r"(?<![^\W\d_])[ckm]?m\Z")


def scan(text: str, locale: str = "en-US", currency: str = "USD", bare: bool = False) -> list[Mention]:
    """Every figure of a text, with the words that hedge it, in order and without overlap.

    A number that states no quantity is a count without a value whose unit names what it is: code, ordinal,
    url, time, phone, list_number, footnote, fraction, ratio, version, label ("Form 1040"), rank ("top 10"), day.
    With `bare`, units named without a number ("the dollar rose") are mentions without a value too.
    Periods without years of their own have the units next_decade, past_decade, this_decade and the_decade.
    """
    runs, marks = landmarks(text)
    webs = addresses(text, marks)[::-1] if marks else []

    def special(numeral: Numeral) -> Printed | None:
        if webs and webs[-1][0] <= numeral.start and (web := address(webs, numeral.start)):
            return web
        if numeral.written == "digits":
            return apart(text, numeral) or calendar(text, numeral)
        return spoken(text, numeral) if numeral.printed[0] in "ntNT" and numeral.written == "words" else None

    def glance(start: int) -> Printed | None:
        return None if webs and webs[-1][0] <= start else plain(text, start, currency)

    found = figures(text, locale, currency, special, glance if english(locale) else None, runs)
    more = [*unnumbered(text, marks), *_raised(text, marks)] if marks else []
    if bare:
        more += units_alone(text, currency)
    return [
        Mention(each.kind, each.start, each.end, each.low, each.high, each.currency, each.unit)
        if each.quiet
        else _mention(text, each)
        for each in (_merged(found, more) if more else found)
    ]


def _raised(text: str, marks: list[tuple[int, int]]) -> Iterator[Printed]:
    """Raised digits: the marks of notes, unless they are a power ("m²")."""
    for start, end in marks:
        if text[start] in _RAISED:
            yield Printed(
                "count", start, end, None, None, "power" if _METRES.search(text, start - 4, start) else "footnote"
            )


def _merged(found: list[Printed], more: list[Printed]) -> list[Printed]:
    """Both in order; where two overlap, the one that was found by its number stays."""
    starts = [figure.start for figure in found]
    kept: list[Printed] = []
    for figure in sorted(more, key=lambda each: each.start):
        after = bisect_left(starts, figure.end)
        free = not after or found[after - 1].end <= figure.start
        if free and not (kept and kept[-1].end > figure.start):
            kept.append(figure)
    return sorted((*found, *kept), key=lambda each: each.start)


def _mention(text: str, figure: Printed) -> Mention:
    kind, start, end, low, high = figure.kind, figure.start, figure.end, figure.low, figure.high
    if low is None or high is None or kind == "date" or kind == "period":
        return Mention(kind, start, end, low, high, figure.currency, figure.unit)
    if kind == "count" and figure.unit is None and (named := label(text, start, end)):
        return Mention(kind, start, end, unit=named)
    bound, words = hedge(text, start, end)
    least = canonical(low)
    most = least if low is high else canonical(high)
    return Mention(kind, start, end, least, most, figure.currency, figure.unit, bound, words)
