"""Web and mail addresses: their digits belong to nobody's figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.values.figures import Printed

_MARKERS = ("://", "www.", "@", ".com", ".org", ".gov", ".net", ".edu", ".html", ".pdf", ".php", ".asp", "doi:", "doi.org")
_REST = re.compile(r"[^\s<>\"“”|]*")
_FIRST = re.compile(r"[^\s<>\"“”|()\[\],;]{0,64}\Z")
_AFTER_DOMAIN = re.compile(r"(?:x)?(?![A-Za-z])")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses stand, in order and without overlap."""
    places = sorted(place for marker in _MARKERS for place in _each(text, marker))
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place < found[-1][1]:
            continue
        first = _FIRST.search(text, max(0, place - 64, found[-1][1] if found else 0), place)
        rest = _REST.match(text, place)
        start = first.start() if first else place
        end = rest.end() if rest else place
        while text[end - 1] in ".,;:!?)]’'" and end > place:
            end -= 1
        if end - start > 3:
            found.append((start, end))
    return found


def _each(text: str, marker: str) -> Iterator[int]:
    place = text.find(marker)
    while place >= 0:
        after = place + len(marker)
        if marker[0] != "." or not text[after : after + 1].isalpha():
            yield place
        place = text.find(marker, after)


def address(ranges: list[tuple[int, int]], place: int) -> Printed | None:
    """The address that holds a place, if one does. Addresses that end before it are dropped from the list's end.

    `ranges` is in reverse order, so that places asked for in order cost no search.
    """
    while ranges and ranges[-1][1] <= place:
        ranges.pop()
    if ranges and ranges[-1][0] <= place:
        start, end = ranges[-1]
        return Printed("count", start, end, None, None, "url")
    return None
