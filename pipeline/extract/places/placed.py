"""Whether a figure holds in a place that its sentence names: "in Texas", "Texas ($124,660)"."""

from __future__ import annotations

import re

from pipeline.extract.scene import Scene
from pipeline.extract.words.lexicon import Hit
from pipeline.records.mention import Mention

_IN = re.compile(r"(?:\b(?:in|for|across|throughout|within|from|of)\s+(?:the\s+)?(?:state of\s+)?|, |\()$", re.I)
_INSIDE_OF = re.compile(r"(?:in|outside|across|throughout|within)\s", re.I)
"""What a cue for a place begins with that says itself where: "outside North America"."""

_FIRST = re.compile(
    r"(?:, (?:the|an?|one of) [^,.;:$£€\d]{3,60},)?"
    r"\s(?:is|was|leads?|led|tops?|topped|ranks?|ranked|pays?|paid|offers?|has|had|comes?|came|boasts?|takes?)\s"
)
_ANEW = re.compile(r"[,;] (?:and|but|while|whereas) (?:an?|the|some|many|most|others?|it|they)\b")
"""How another clause begins, of which the places are not those of the figures before it."""
_WHERE = re.compile(r", where\s")
"""What stands behind a place that its sentence is about: "California is the best-paying state, with …"."""

_STANDS_AT = re.compile(
    r"(?: (?:is|was|stands|stood|came in))?,? (?:at|with|averag(?:es|ed|ing)|pay(?:s|ing)|paid)(?: an?)?"
    r"(?: (?:average|median|mean|annual|yearly))*"
    r"(?: (?:[a-z]+ )?of)?(?: (?:about|around|roughly|nearly|just|over|only|some))* "
)
"""What may stand between a place and its figure: "Ohio at an average of $61,000"."""


def is_placed(text: str, scene: Scene, mention: Mention, hit: Hit) -> bool:
    """Whether a place is one that a figure holds in: "in Texas", "Texas ($124,660)"."""
    if hit.start == scene.range[0] and text.startswith(":", hit.end):
        return True
    if hit.start > mention.end and _ANEW.search(text, mention.end, hit.start):
        return False
    if scene.clauses.pairs and (hit.start, hit.end) in scene.clauses.pairs.items:
        return True
    if text[hit.end : mention.start] in (" ", " (", ": ", " – ", " — ", " - "):
        return True
    if _STANDS_AT.fullmatch(text, hit.end, mention.start):
        return True
    if _WHERE.match(text, hit.end):
        return True
    if hit.start == scene.range[0] and _FIRST.match(text, hit.end):
        return text.find(" but ", hit.end, mention.start) < 0  # there somebody else's sentence begins
    if _INSIDE_OF.match(text, hit.start, hit.end):
        return True
    return _IN.search(text, max(scene.range[0], hit.start - 14), hit.start) is not None
