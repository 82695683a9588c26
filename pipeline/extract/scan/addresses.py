"""Web and mail addresses: their digits belong to nobody's figures."""

from __future__ import annotations

import re

from pipeline.values.figures import Printed

_REST = re.compile(r"[^\s<>\"“”|]*")
_BEFORE = re.compile(r".*[\s<>\"“”|()\[\],;]", re.DOTALL)


def addresses(text: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where addresses stand around the marks of some, in order and without overlap."""
    found: list[tuple[int, int]] = []
    floor = 0
    for place, after in marks:
        if place < floor or text[place] not in ":.@wWdD" or text[place:after].lower() == "decade":
            continue
        low = max(floor, place - 64)
        before, rest = _BEFORE.match(text, low, place), _REST.match(text, place)
        start, end = before.end() if before else low, rest.end() if rest else after
        while text[end - 1] in ".,;:!?)]’'" and end > after:
            end -= 1
        if end - start > 3:
            found.append((start, end))
            floor = end
    return found


def address(ranges: list[tuple[int, int]], place: int) -> Printed | None:
    """The address that holds a place, if one does.

    `ranges` is in reverse order and loses those that end before the place, so that places asked for in
    order cost no search.
    """
    while ranges and ranges[-1][1] <= place:
        ranges.pop()
    if ranges and ranges[-1][0] <= place:
        start, end = ranges[-1]
        return Printed("count", start, end, None, None, "url")
    return None
