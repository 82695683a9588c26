"""Words that rule out what a figure may be: "Salaries rose 4 percent" tells of no number of people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.scene import Scene, arrives, belongs_before
from pipeline.extract.scene.nearest import BREAK
from pipeline.extract.words.lexicon import Hit
from pipeline.records.mention import Mention

_NEAR = BREAK + 15
"""How near such a word stands: in the figure's own clause."""
_OPENING = 24
"""Characters of a sentence within which it begins with what it tells of."""
_AND = re.compile(r"\band\b")
"""What parts a figure from words behind it: "growth of 45.7% and a median salary"."""
_NEW = re.compile(r"[,;:—–]|\b(?:and|but|while|as)\b")
"""What begins another clause."""


def refused(text: str, scene: Scene, mention: Mention, refuses: Sequence[str]) -> bool:
    """Whether a word that rules a property out stands in a figure's clause, or opens its sentence as what it tells of.
    `refuses` are the markers that the property refuses.

    What a number rises to is no number that is added.
    """
    if "adding" in refuses and arrives(text, scene, mention):
        refuses = [word for word in refuses if word != "adding"]
    return any(
        not hit.means.markers.isdisjoint(refuses)
        and not _AND.search(text, mention.end, max(mention.end, hit.start))
        and not belongs_before(text, scene, hit, mention)
        and (scene.clauses.cost(mention, hit.start, hit.end) < _NEAR or _is_told(text, scene, hit, mention))
        for hit in scene.marked_for(mention)
    )


def _is_told(text: str, scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a figure is told of what its sentence begins with: "Salaries for … have increased by 4 percent"."""
    start = scene.range[0]
    opens = hit.start - start <= _OPENING and text.count(" ", start, hit.start) <= 2
    return opens and hit.end < mention.start and not _NEW.search(text, hit.end, mention.start)
