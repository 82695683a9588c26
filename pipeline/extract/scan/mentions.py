"""From a text to its mentions: every figure with its bound, in order, none twice."""

from __future__ import annotations

from decimal import Decimal

from pipeline.extract.scan.apart import apart
from pipeline.extract.scan.calendar import calendar
from pipeline.extract.scan.hedges import hedge
from pipeline.records.mention import Mention
from pipeline.values.figures import Printed
from pipeline.values.kinds import canonical
from pipeline.values.notation import figures
from pipeline.values.numbers import Numeral


def scan(text: str, locale: str = "en-US", currency: str = "USD") -> list[Mention]:
    """Every figure of a text, with the words that hedge it, in order and without overlap.

    A number that states no quantity (a code, an ordinal, a clock time) is a count whose unit names what it is.
    """
    return [_mention(text, figure) for figure in figures(text, locale, currency, _special)]


def _special(text: str, numeral: Numeral) -> Printed | None:
    return apart(text, numeral) or calendar(text, numeral)


def _mention(text: str, figure: Printed) -> Mention:
    low, high = figure.low, figure.high
    if figure.kind in ("date", "period") or low is None or high is None:
        return Mention(figure.kind, figure.start, figure.end, low, high, unit=figure.unit)
    bound, words = hedge(text, figure.start, figure.end)
    low, high = _plain(low), _plain(high)
    return Mention(figure.kind, figure.start, figure.end, low, high, figure.currency, figure.unit, bound, words)


def _plain(number: Decimal) -> Decimal:
    return canonical(number)
