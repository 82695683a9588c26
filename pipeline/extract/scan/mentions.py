"""From a text to its mentions: every figure with its bound, in order, none twice."""

from __future__ import annotations

from pipeline.extract.scan.apart import apart
from pipeline.extract.scan.calendar import calendar
from pipeline.extract.scan.hedges import hedge
from pipeline.records.mention import Mention
from pipeline.values.figures import Figure, ranges, read
from pipeline.values.numbers import numerals


def scan(text: str, locale: str = "en-US", currency: str = "USD") -> list[Mention]:
    """Every figure of a text, with the words that hedge it, in order and without overlap.

    A number that states no quantity (a code, an ordinal, a clock time) is a count whose unit names what it is.
    """
    figures: list[Figure] = []
    done = 0
    for numeral in numerals(text, locale):
        if numeral.start < done:
            continue
        figure = apart(text, numeral) or calendar(text, numeral) or read(text, numeral, currency)
        if figure.start < done or (numeral.printed.lower() == "one" and figure.bare):
            continue
        figures.append(figure)
        done = figure.end
    return [_mention(text, figure) for figure in ranges(text, figures)]


def _mention(text: str, figure: Figure) -> Mention:
    if figure.kind in ("date", "period") or figure.low is None or figure.high is None:
        return Mention(figure.kind, figure.start, figure.end, figure.low, figure.high, unit=figure.unit)
    bound, words = hedge(text, figure.start, figure.end)
    return Mention(figure.kind, figure.start, figure.end, figure.low, figure.high, figure.currency, figure.unit, bound, words)
