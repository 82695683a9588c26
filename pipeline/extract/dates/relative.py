"""Years told by where they lie: "last year", "the year before", "two years later"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from pipeline.records.document import Range
from pipeline.records.mention import Mention

_STEPS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)} | {"a": 1}
_FROM_NOW = {"now": 0, "last": -1, "next": 1}
_KIND = r"(?:(?:fiscal|financial|calendar|full)\s)?"
_PHRASE = re.compile(
    rf"\b(?:(?P<now>(?:this|the current)\s{_KIND}year)|(?P<last>(?<!the\s)(?<!of\s)last\s{_KIND}year)"
    rf"|(?P<next>(?<!the\s)next\s{_KIND}year)"
    rf"|(?P<before>the\s(?:prior|previous|preceding)\s{_KIND}year|(?:a|the|one)\syear\s(?:earlier|before|prior))"
    rf"|(?P<after>the\s(?:following|next|subsequent)\s{_KIND}year|(?:a|the|one)\syear\s(?:later|after))"
    rf"|(?P<count>{'|'.join(_STEPS)}|[1-9]\d?)\syears?\s(?:(?P<ago>ago)|(?P<earlier>earlier|before|prior)|(?P<later>later)))"
    r"\b(?!\s(?:of|in\s(?:school|college)|as\sa)\b|-)",
    re.IGNORECASE,
)
_TELLING = frozenset(
    b"this current last next prior previous preceding earlier before following subsequent later after ago".split()
)
"""The words without which no such phrase stands in a text."""

_NOT_BEHIND = frozenset("than least about nearly almost over within every each at per".split())
"""Words before such a phrase that make it a length of time: "at least two years before"."""

Before = Callable[[int], int | None]


def may_tell(words: Collection[bytes]) -> bool:
    """Whether a year may be told so among some folded words."""
    return (b"year" in words or b"years" in words) and not _TELLING.isdisjoint(words)


def relative_years(text: str, where: Range, published: int | None, before: Before) -> Iterator[Mention]:
    """The years that a range of a text names by where they lie, as dates; what cannot be placed is left out.

    This year, last year and "two years ago" count from the year of publication; the year before or after another from
    the year that `before` finds ahead of a place of the text.
    """
    for found in _PHRASE.finditer(text, *where):
        year = _year(found, published, before)
        if year is not None:
            yield Mention("date", found.start(), found.end(), Decimal(year), Decimal(0))


def _year(found: re.Match[str], published: int | None, before: Before) -> int | None:
    before_it = found.string[max(0, found.start() - 12) : found.start()].lower().split()
    count = (found["count"] or "one").lower()
    if found["count"] and before_it and before_it[-1] in _NOT_BEHIND:
        return None
    steps = int(count) if count.isdigit() else _STEPS[count]
    kind = found.lastgroup or ""
    if kind in _FROM_NOW or kind == "ago":
        return None if published is None else published + _FROM_NOW.get(kind, -steps)
    base = before(found.start())
    return None if base is None else base + (steps if kind in ("after", "later") else -steps)
