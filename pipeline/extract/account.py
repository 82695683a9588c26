"""Every figure of a document accounted for: claimed, context of a claim, ignored by a named rule, or unclaimed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.reading import Reading
from pipeline.extract.reading.figures import UNITS_APART, Left
from pipeline.records.claim import Account, Claim, Unclaimed
from pipeline.records.document import Range
from pipeline.values.numbers import digit_runs

_FIGURE = re.compile(r"\d(?:[^\W_]|[.,:/'’-](?=\d))*")
"""From its first digit, a maximal run of letters and digits; marks between digits belong to it."""

_CONTEXT, _CLAIM = b"\1", b"\2"
"""Who may take a character of a figure; a claim comes before the context of others."""


def account(reading: Reading, claims: Sequence[Claim], left: Iterable[Left]) -> tuple[tuple[Unclaimed, ...], Account]:
    """Say of every figure where it went.

    Promise: figures = claims + context + ignored + unclaimed.
    """
    taken = _marked(len(reading.text), claims)
    reasons = {(item.mention.start, item.mention.end): item for item in left}
    claimed, context = _CLAIM[0], _CONTEXT[0]
    figures = in_claims = in_context = unknown = 0
    ignored: Counter[str] = Counter()
    unclaimed: list[Unclaimed] = []
    seen: set[Range] = set()
    in_left = _Walk(sorted(reasons))
    for start, end in _figures(reading.text):
        figures += 1
        first = taken[start]  # most are taken whole or not at all
        if first == claimed or taken.find(_CLAIM, start, end) >= 0:
            in_claims += 1
        elif first == context or taken.find(_CONTEXT, start, end) >= 0:
            in_context += 1
        else:
            rule = _rule(reading, start, end)
            if rule:
                ignored[rule] += 1
                continue
            unknown += 1
            place = in_left.holds(start, end)
            if place and place in seen:
                continue
            item = reasons.get(place) if place else None
            if place:
                seen.add(place)
            unclaimed.append(_unclaimed(reading, item, start, end))
    total = Account(
        reading.document.source,
        figures,
        in_claims,
        in_context,
        dict(sorted(ignored.items())),
        unknown,
    )
    return tuple(unclaimed), total


def _figures(text: str) -> Iterator[Range]:
    """Every figure, in order. One begins at a run of digits and may end behind it ("1990s") or within ("1,,2")."""
    place = 0
    for start, end in digit_runs(text):
        if place < start:
            place = start
        while place < end:
            figure = _FIGURE.match(text, place)
            if figure:
                yield figure.span()
            place = figure.end() if figure else place + 1


def _unclaimed(reading: Reading, item: Left | None, start: int, end: int) -> Unclaimed:
    if item:
        start, end = item.mention.start, item.mention.end
    index = reading.block_at(start)
    sentence = reading.sentence(index, start) if index >= 0 else None
    return Unclaimed(
        reading.document.source,
        start,
        end,
        reading.text[start:end],
        item.reason if item else "no figure of a kind the profile knows",
        sentence,
        item.mention.kind if item else None,
    )


def _rule(reading: Reading, start: int, end: int) -> str | None:
    """The named rule that leaves a figure aside, if one does."""
    index = reading.block_at(start)
    region = reading.document.blocks[index].region if index >= 0 else "main"
    if region in ("nav", "footer"):
        return "page furniture"
    if region == "head":
        return "title of the page"
    for mention in reading.mentions_over(start, end):
        if mention.kind == "date":
            return "a date by itself"
        if mention.kind == "period":
            return "years by themselves"
        if mention.unit in UNITS_APART:
            return f"a {mention.unit.replace('_', ' ')}"
    return None


class _Walk:
    """Ranges in order, asked for in order."""

    def __init__(self, ranges: list[Range]) -> None:
        self.ranges, self.at = ranges, 0

    def holds(self, start: int, end: int) -> Range | None:
        ranges, at = self.ranges, self.at
        while at < len(ranges) and ranges[at][1] <= start:
            at += 1
        self.at = at
        return ranges[at] if at < len(ranges) and ranges[at][0] < end else None


def _marked(length: int, claims: Sequence[Claim]) -> bytearray:
    """Who takes each character of a text: the words of a claim's value, or those that tell more of it."""
    marked = bytearray(length)
    for start, end in {(each.start, each.end) for claim in claims for each in claim.context if each.quote is not None}:
        if start is not None and end is not None:
            marked[start:end] = _CONTEXT * (end - start)
    for claim in claims:
        start, end = claim.evidence.start, claim.evidence.end
        marked[start:end] = _CLAIM * (end - start)
    return marked
