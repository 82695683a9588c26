"""A document's text in signs that all who read figures know: raised digits as such, digits of other scripts as ours.

One character stands for one, so every place in the text stays what it was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.records.document import Document
from pipeline.values.bytewise import one_byte
from pipeline.values.scripts import western

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = str.maketrans(RAISED, "0123456789")
"""From raised digits to plain ones."""

_CALLS = re.compile(rf"(?<=[^\W\d_][^\W\d_][^\W\d_)])\s?[{RAISED}](?:,?\s?[{RAISED}])*")
"""The marks of notes behind a name; behind fewer letters they are a power: km²."""

_RAISED_SIGNS = tuple(one_byte(sign) for sign in "¹²³")
"""What raised digits are in one byte, those that have one and all others."""

_RAISE = str.maketrans("0123456789", RAISED)
_NOTE = re.compile(r"\d{1,3}(?:,\s?\d{1,3})*")
_FRACTION = re.compile(r"\s?[/⁄]")


def uncalled(words: str) -> str:
    """Some words without the marks of notes behind them: asterisks, daggers, raised digits."""
    words = words.strip(" :*†")
    return _CALLS.sub("", words) if words and words[-1] in RAISED else words


def _instead(document: Document) -> str:
    if not document.instead:
        return document.text
    signs = list(document.text)
    for place, sign in document.instead:
        signs[place] = sign
    return "".join(signs)


def starred(document: Document) -> Document:
    """A document with an asterisk for each sign of a raised mark behind a word: no name ends in a raised digit."""
    signs = one_byte(document.text)
    if not any(sign in signs for sign in _RAISED_SIGNS):
        return document
    return replace(document, text=_CALLS.sub(lambda call: "*" * len(call[0]), document.text))


def legible(document: Document, locale: str) -> str:
    """The text of a document in such signs.

    A digit that the page raises behind a word or figure is the mark of a note or a power, and never one of the
    figure's own. At the start of a line it is the number of a note, in a fraction ("¹/₂") what stands above the line.
    """
    text = western(_instead(document), locale)
    done, pieces = 0, []
    for start, end in document.raised:
        behind = text[start - 1 : start] not in ("", "\n", "\t") or text[end : end + 1].isalpha()
        if behind and _NOTE.fullmatch(text, start, end) and not _FRACTION.match(text, end):
            pieces += [text[done:start], text[start:end].translate(_RAISE)]
            done = end
    return "".join((*pieces, text[done:])) if pieces else text
