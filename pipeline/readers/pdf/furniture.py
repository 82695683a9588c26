"""What stands on every page: running heads, running feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.readers.pdf.layout import PageLine
from pipeline.records.document import Region

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:page\s+)?[-–—|\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DEEP = 3
_MARGIN = 0.12


def furniture(
    pages: Sequence[Sequence[PageLine]], edges: Sequence[tuple[float, float]]
) -> dict[tuple[int, int], Region]:
    """The lines (page, index) in the margins that repeat from page to page, or only number the page."""
    margins: dict[tuple[int, int], tuple[Region, str]] = {}
    for number, (lines, (bottom, top)) in enumerate(zip(pages, edges, strict=True)):
        depth = (top - bottom) * _MARGIN
        highest = sorted(range(len(lines)), key=lambda i: -lines[i].top)
        for index in highest[:_DEEP]:
            if lines[index].bottom > top - depth:
                margins[number, index] = "header", _DIGITS.sub("#", lines[index].words)
        for index in highest[-_DEEP:]:
            if lines[index].top < bottom + depth:
                margins[number, index] = "footer", _DIGITS.sub("#", lines[index].words)
    seen = Counter(what for _, what in {(page, what) for (page, _), what in margins.items()})
    return {
        place: region
        for place, (region, words) in margins.items()
        if seen[region, words] > 1 or _NUMBER.fullmatch(pages[place[0]][place[1]].words)
    }
