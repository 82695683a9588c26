"""Which figure a reason to leave a figure unclaimed speaks of: the change in "up 7 percent to $12 million" is the 7."""

from __future__ import annotations

import re

from pipeline.extract.scene import Scene
from pipeline.extract.scene.nearest import ATTACHED
from pipeline.extract.words.lexicon import STUDIES, Hit
from pipeline.records.mention import Mention

_PAID_FOR = re.compile(r"\s+for\s+(?:each|every|the|an?|your)\s+(?:[\w-]+\s+){0,2}")
"""What stands between an amount and what it is paid for: "$250 for each registry exam"."""

_LEFT_OUT = re.compile(r"\b(?:before|excluding|without|not counting|not including)\s(?:any\s)?\Z", re.I)
"""What makes an aside no part of the figure before it: "$58,000 before commission"."""

_TITLED = re.compile(rf"[A-Z][\w.’'&-]*\s(?:{'|'.join(each.decode().capitalize() for each in STUDIES)})\b")
_WORD = 24
"""How far before the last word of a name its last but one is looked for."""

_RISES = re.compile(r"\w+\s\w+s"), re.compile(r"\sfrom\s(?:[a-z]+\s){0,2}[$£€]?\d")
"""A noun and a verb, which together would be a difference, and what stands behind them: "pay increases from $18"."""

_UNIT = re.compile(r"\s(?:basis\s|percentage\s)?")
"""What stands between a figure and the last word of its unit."""


def may_speak_of(text: str, scene: Scene, mention: Mention, aside: Hit) -> bool:
    """Whether a reason to leave a figure stands where it can speak of this one: before it, or right behind.

    The name of a study ("the Guild Wage Survey of 2025") says where a figure is from, a word of
    somebody's name ("market analysts") whose it is.
    """
    if text[aside.start].isupper() and any(
        each.end() > aside.start for each in _TITLED.finditer(text, max(scene.range[0], aside.start - _WORD), aside.end)
    ):
        return False
    if _RISES[0].fullmatch(text, aside.start, aside.end) and _RISES[1].match(text, aside.end):
        return False
    if any(who.start <= aside.start and aside.end < who.end for who in scene.named):
        return False
    if aside.end <= mention.start:
        return not _is_of_another(text, scene, mention, aside)
    if _is_of_next(scene, mention, aside):
        return False
    between = text[mention.end : aside.start]
    if _LEFT_OUT.search(between):
        return False
    near = len(between) <= 12 and "," not in between and ";" not in between
    return near or _PAID_FOR.fullmatch(between) is not None


def _is_of_next(scene: Scene, mention: Mention, aside: Hit) -> bool:
    """Whether an aside leads right to another figure of the kind: "$52,000 a year, plus bonuses of $3,000"."""
    others = (each for each in scene.mentions if each.kind == mention.kind and each.start >= aside.end)
    return any(min(each.start, each.hedge[0] if each.hedge else each.start) <= aside.end + 1 for each in others)


def _is_of_another(text: str, scene: Scene, mention: Mention, aside: Hit) -> bool:
    """Whether an aside belongs to a figure of another kind: "up 7.5 percent to", "140 basis points to 14.8%"."""
    for other in scene.mentions:
        if other.end > mention.start or other.kind in ("date", "period"):
            continue
        if other.start <= aside.start and aside.end <= other.end:
            return True
        start = min(other.start, other.hedge[0]) if other.hedge else other.start
        if other.kind != mention.kind and (
            _UNIT.fullmatch(text, other.end, aside.start) or aside.end <= start <= aside.end + 1
        ):
            return True
    return False


def is_attached(text: str, mention: Mention, aside: Hit) -> bool:
    """Whether an aside belongs to a figure and no other: "$12,000 more", "24 hours of continuing education"."""
    gap = aside.start - mention.end
    if gap > ATTACHED and _PAID_FOR.fullmatch(text, mention.end, aside.start):
        return True
    return 0 <= gap <= ATTACHED or (0 < gap <= 4 and text[mention.end : aside.start].strip() in ("of", "in"))
