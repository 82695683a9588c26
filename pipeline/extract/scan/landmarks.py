"""Where to look: one pass of a linear engine over the text for everything that the scanner needs besides digits."""

from __future__ import annotations

from pipeline.values.bytewise import one_byte
from pipeline.values.number_words import RUN
from pipeline.values.numbers import finder

_MARKS = (
    r"://|www\.|@|\.(?:com|org|gov|net|edu|html?|pdf|php|aspx?)\b|doi:|\bdecade\b|\bnoughties\b|\bhalf a year\b"
    r"|\ba year and a half\b|[\xb9\xb2\xb3]+"
)
_PATTERN = f"{_MARKS}|{RUN}"

Range = tuple[int, int]


def landmarks(text: str) -> tuple[list[Range], list[Range]]:
    """Runs of words that may state numbers, and marks: of addresses, raised digits, decades."""
    runs: list[Range] = []
    marks: list[Range] = []
    for found in finder(_PATTERN).finditer(one_byte(text)):
        start, end = found.span()
        (marks if text[start] in ":.@¹²³⁰⁴⁵⁶⁷⁸⁹" or text[start:end].lower() in _WORDS else runs).append((start, end))
    return runs, marks


_WORDS = frozenset({"www.", "doi:", "decade", "noughties", "half a year", "a year and a half"})
