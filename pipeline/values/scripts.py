"""Figures in the digits of other scripts, and in wide ones, as everybody computes with them: "４８，９４０", "٤٨٬٩٤٠".

One character stands for one, so every place in the text stays what it was.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipeline.values.numbers import OTHER_DIGIT, one_byte

_MARKS = {"，": ",", "٬": ",", "．": ".", "٫": ".", "％": "%", "٪": "%", "＄": "$", "￡": "£", "￥": "¥", "－": "-"}
"""The signs that belong to such figures, as ours."""

_FIGURE = re.compile(rf"[＄￡￥－]?\d(?:[{''.join(_MARKS)},.]?\d)*[％٪]?")


def western(text: str) -> str:
    """A text with every figure of another script in the digits and marks of ours."""
    if OTHER_DIGIT not in one_byte(text):
        return text
    return _FIGURE.sub(lambda found: "".join(map(_ours, found[0])), text)


@cache
def _ours(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    return character if character.isascii() else str(unicodedata.digit(character))
