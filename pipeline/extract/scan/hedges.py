"""The words and signs that hedge a figure, before it ("more than") or after it ("or more", "+")."""

from __future__ import annotations

import re

from pipeline.values import Bound
from pipeline.values.around import word_before

_BEFORE: dict[str, Bound] = {
    "about": "approximately",
    "around": "approximately",
    "approximately": "approximately",
    "approx": "approximately",
    "approx.": "approximately",
    "circa": "approximately",
    "roughly": "approximately",
    "near": "approximately",
    "nearing": "approximately",
    "nearly": "approximately",
    "almost": "approximately",
    "some": "approximately",
    "an estimated": "approximately",
    "estimated": "approximately",
    "~": "approximately",
    "≈": "approximately",
    "more than": "more_than",
    "greater than": "more_than",
    "higher than": "more_than",
    "over": "more_than",
    "exceeding": "more_than",
    "beyond": "more_than",
    "exceeds": "more_than",
    "exceed": "more_than",
    "above": "more_than",
    "upwards of": "more_than",
    "upward of": "more_than",
    "in excess of": "more_than",
    "north of": "more_than",
    "surpassing": "more_than",
    "close to": "approximately",
    "on the order of": "approximately",
    "in the neighborhood of": "approximately",
    "in the region of": "approximately",
    ">": "more_than",
    "at least": "at_least",
    "a minimum of": "at_least",
    "minimum of": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "no fewer than": "at_least",
    "as low as": "at_least",
    "as little as": "at_least",
    "as few as": "at_least",
    "≥": "at_least",
    ">=": "at_least",
    "less than": "less_than",
    "fewer than": "less_than",
    "lower than": "less_than",
    "under": "less_than",
    "below": "less_than",
    "<": "less_than",
    "up to": "at_most",
    "at most": "at_most",
    "at the most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "no greater than": "at_most",
    "no higher than": "at_most",
    "not exceeding": "at_most",
    "a maximum of": "at_most",
    "as much as": "at_most",
    "as many as": "at_most",
    "as high as": "at_most",
    "≤": "at_most",
    "<=": "at_most",
}
_AFTER: dict[str, Bound] = {
    "+": "at_least",
    "plus": "at_least",
    "or more": "at_least",
    "or above": "at_least",
    "or higher": "at_least",
    "or greater": "at_least",
    "or over": "at_least",
    "or better": "at_least",
    "and beyond": "at_least",
    "and above": "at_least",
    "and higher": "at_least",
    "and more": "at_least",
    "and up": "at_least",
    "and over": "at_least",
    "or less": "at_most",
    "or fewer": "at_most",
    "or under": "at_most",
    "or lower": "at_most",
    "or below": "at_most",
    "and below": "at_most",
    "and under": "at_most",
    "or so": "approximately",
}
_LAST = frozenset(words.split()[-1] for words in _BEFORE)
HEDGING = frozenset(word.rstrip(".") for word in _LAST)
"""The last words of what hedges a figure behind it, without stops."""
_WORDS_BEFORE = re.compile(
    r"(?:(?<!\w)(?<!turn )(?<!turns )(?<!turned )(?<!taken )(?<!took )(?:"  # "turned over $3 million" hedges nothing
    + "|".join(re.escape(words).replace(r"\ ", r"\s") for words in sorted(_BEFORE, key=len, reverse=True))
    + r"))\Z",
    re.IGNORECASE,
)
_WORDS_AFTER = re.compile(
    r"[ \u00a0-]?(?:(\+)|(?:\b(" + "|".join(words.replace(" ", r"\s") for words in _AFTER if words != "+") + r")\b))",
    re.IGNORECASE,
)


def hedge(text: str, start: int, end: int) -> tuple[Bound, tuple[int, int] | None]:
    """How the text hedges the figure at text[start:end], and where it says so.

    "Nearly" and "almost" are read as approximately, not as less than: writers use them for figures
    that were rounded up, and the exact figure, once known, may well be the rounded one.
    """
    before = text[start - 1] if start else ""
    spaced = before in _SPACE
    if before in HEDGING_SIGNS or (
        spaced and ((word := word_before(text, start)).lower() in _LAST or word[-1:] in HEDGING_SIGNS)
    ):
        stop = start - spaced
        found = _WORDS_BEFORE.search(text, stop - 24, stop)
        if found:
            return _BEFORE[" ".join(found.group().lower().split())], found.span()
    plus = text.find("+", start, end)
    if plus >= 0:
        return "at_least", (plus, plus + 1)  # "10+ years"
    behind = text[end : end + 2]
    if behind in _STARTS or behind[:1] == "+":
        after = _WORDS_AFTER.match(text, end)
        unit = None if after else _UNIT.match(text, end)
        if unit:
            after = _WORDS_AFTER.match(text, unit.end())
        if after:
            words = after.span(1) if after[1] else after.span(2)
            return _AFTER[" ".join(text[words[0] : words[1]].lower().split())], words
    return "exact", None


_SPACE = frozenset(" \n\u00a0\u202f")
HEDGING_SIGNS = frozenset("~≈<>≥≤=")
"""Signs that hedge the figure behind them."""
HEDGING_BEHIND = frozenset(("plus", "or", "and", "an", "per"))
"""The first words of what hedges a figure before it."""
_STARTS = frozenset((" o", " a", " p", " +", "-p", "\na", "\no"))
_UNIT = re.compile(r"\s(?:an?|per)\s(?:hour|day|week|month|year)(?=\s(?:or|and|plus)\b)", re.IGNORECASE)
"""What a figure is paid for, before words that hedge both: "$35 an hour or more"."""
