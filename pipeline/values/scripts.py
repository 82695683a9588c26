"""Figures in the digits and with the blanks of other scripts, as we compute with them: "４８，９４０", "48 940".

One character stands for one, so every place in the text stays what it was.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipeline.values.bytewise import OTHER_DIGIT, one_byte
from pipeline.values.numbers import style

_MARKS = {"，": ",", "٬": ",", "．": ".", "٫": ".", "％": "%", "٪": "%", "＄": "$", "￡": "£", "￥": "¥", "－": "-"}
"""The signs that belong to such figures, as ours."""

_FIGURE = re.compile(rf"[＄￡￥－]?\d(?:[{''.join(_MARKS)},.]?\d)*[％٪]?")


_PARTED = re.compile(r"(?<![\d.,])(?:\d{1,3})(?:[\u00a0\u2009\u202f]\d{3})+(?!\d|,\d{3})")
"""Thousands parted by a blank that breaks no line: whatever the locale, these are one figure."""

_BLANKS = "\u00a0\u2009\u202f"


def western(text: str, locale: str) -> str:
    """A text with every figure in the digits and marks of ours, its thousands parted as the locale does."""
    if OTHER_DIGIT in one_byte(text):
        text = _FIGURE.sub(lambda found: "".join(map(_ours, found[0])), text)
    group = style(locale).group[0]
    if group == " " or not any(blank in text for blank in _BLANKS):
        return text
    to_group = str.maketrans(_BLANKS, group * len(_BLANKS))
    return _PARTED.sub(lambda found: found[0].translate(to_group), text)


@cache
def _ours(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    return character if character.isascii() else str(unicodedata.digit(character))
