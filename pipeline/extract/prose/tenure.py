"""How long those have been at it whom a figure is about: "with five to nine years of experience they earn $62,000"."""

from __future__ import annotations

import re

from pipeline.extract.places.settings import PLACE
from pipeline.extract.scene import Scene
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile, Qualifier
from pipeline.records.document import Range
from pipeline.records.mention import Mention

_HAVING = re.compile(
    r"(?:\b(?:with|after|having|have|has|had|at|once|reach|reaches|by|beyond)\s(?:(?:just|only|about|around|some|the|their|your|"
    r"first)\s)*|[(:,;]\s?|\A)\Z",
    re.IGNORECASE,
)
"""What stands before a length of time that somebody has behind him."""

_ASKED = re.compile(
    r"\b(?:needs?|requir\w+|must|should|asks?|prefer\w*|wants?|look(?:s|ing)? for|expects?)\b", re.IGNORECASE
)
"""Words by which a length of time is asked for, not had."""


_LABELLED = re.compile(r"\)[*_]*\s?(?::|[–-]\s)")
"""What closes the brackets of a label: "Mid-level (3–5 years): $51,000"."""


class Tenure:
    """The lengths of time in a sentence that are such as a qualifier's `spans` name."""

    def __init__(self, qualifier: Qualifier) -> None:
        self._named = re.compile(rf"[’']?\s(?:of\s)?(?:[\w-]+\s){{0,2}}{either(*qualifier.spans)}", re.IGNORECASE)

    def of(self, text: str, scene: Scene, mention: Mention) -> Range | None:
        """Where the one stands that a figure is narrowed by, if one is; with its hedge."""
        found = [span for each in scene.mentions if each.kind == "duration" and (span := self._had(text, scene, each))]
        if not any(named for _, named in found):
            return None
        best: tuple[int, Range] | None = None
        for where, _ in found:
            cost = scene.clauses.cost(mention, *where)
            if (best is None or cost < best[0]) and scene.clauses.owns(mention, Hit(*where, PLACE)):
                best = cost, where
        return best[1] if best else None

    def _had(self, text: str, scene: Scene, each: Mention) -> tuple[Range, bool] | None:
        """A length of time that somebody has behind him, and whether the words say in what."""
        start = min(each.start, each.hedge[0]) if each.hedge else each.start
        low = max(scene.range[0], start - 60)
        if _HAVING.search(text[low:start]) is None or _ASKED.search(text, low, start):
            return None
        labelled = text[start - 1 : start] == "(" and _LABELLED.match(text, each.end) is not None
        return (start, each.end), labelled or self._named.match(text, each.end, scene.range[1]) is not None


@once
def tenures(profile: Profile) -> dict[str, Tenure]:
    """The qualifiers of a profile that lengths of time may be, by name."""
    return {name: Tenure(each) for name, each in profile.qualifiers.items() if each.spans}
