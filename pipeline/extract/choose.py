"""Which property the words around a figure make it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.draft import Draft
from pipeline.extract.figures import kind_of
from pipeline.extract.lexicon import Hit, Mark, Meaning
from pipeline.extract.nearest import BREAK, FAR
from pipeline.extract.reading import Reading
from pipeline.extract.scene import Scene
from pipeline.extract.whom import Carried
from pipeline.profiles.model import Property
from pipeline.records.mention import Mention

Choice = tuple[str | None, Hit | None, str]
"""The property of a figure and its cue, or None with the reason why it has none."""

_SHARE_OF = re.compile(r"\s+of\s+(?!growth|increase)(?:the |all |its |their |these )?\w", re.I)
_COUNTED = re.compile(r"[\s-]+([A-Za-z][\w’'-]*)")
_JOINED = re.compile(r"(?:,|;|\band\b|\bor\b|\bthen\b)[^.;]*$")
_WORDS = re.compile(r"[a-z][a-z'’-]*")
_LINKS = frozenset(
    "in by from and or a per each as to for on at with over between during is are was were will this that of "
    "nationwide annually yearly total nationally across the through until up down next last every which who since "
    "while but if than about".split()
)
_LINKING = _LINKS | frozenset(
    "approximately around roughly nearly almost some more less stands stood reached totaled totalled rise rose fell "
    "grow grew increase increased expected projected held be have had it of there they only just over under least "
    "most estimated employed people persons employ today now currently still rising reach".split()
)
_NEAR = 60
"""A bare number farther than this from a cue counts something else."""


class Chooser:
    """Chooses properties for the figures of one document."""

    def __init__(self, reading: Reading, everyone: str | None) -> None:
        self.reading, self.text, self.everyone = reading, reading.text, everyone
        self.properties = reading.profile.properties
        self.linking = _LINKING | reading.lexicon.words
        self._headed: dict[tuple[tuple[int, ...], int], frozenset[str]] = {}

    def choose(self, scene: Scene, mention: Mention, carried: Carried, earlier: Sequence[Draft]) -> Choice:
        """The property of a figure: by the nearest cue that fits, else by what is said of the figures before it."""
        best, aside = self._nearest(scene, mention)
        if best is None and mention.kind == "count":
            best = self._of_subject(scene, mention)
        if best and carried and carried[0] != best[1] and self._asks_for(scene, carried[0], best[1]):
            if self._may_carry(scene, mention, carried[0]):
                return carried[0], best[2], ""
        if best and best[0] <= FAR and not (aside and aside[0] < best[0] - 5 and aside[0] < 40):
            return best[1], best[2], ""
        if aside and aside[0] < 120:
            return None, None, aside[1]
        key = (
            self._listed(scene, mention, earlier)
            or self._implied(scene, mention)
            or self._around(scene, mention, carried)
        )
        return key, None, "" if key else f"nothing near it says what this {mention.kind} is"

    def _nearest(
        self, scene: Scene, mention: Mention
    ) -> tuple[tuple[int, str, Hit] | None, tuple[int, str] | None]:
        """The nearest cue of a property that fits a figure, and the nearest reason to leave it."""
        best: tuple[int, str, Hit] | None = None
        aside: tuple[int, str] | None = None
        for hit in scene.telling:
            cost = scene.clauses.cost(mention, hit.start, hit.end) - min(12, (hit.end - hit.start) // 2)
            for key in hit.means.properties:
                if (best is None or cost < best[0]) and self._fits(scene, mention, key, hit, cost):
                    best = cost, key, hit
            if hit.means.asides and (aside is None or cost < aside[0]):
                if hit.end <= mention.start or hit.start - mention.end <= 12:
                    aside = cost, hit.means.asides[0]
        return best, aside

    def _fits(self, scene: Scene, mention: Mention, key: str, hit: Hit, cost: int) -> bool:
        prop = self.properties[key]
        if prop.kind != kind_of(mention):
            return False
        if mention.kind == "count" and cost > _NEAR:
            return False
        if prop.needs and not self._met(scene, prop):
            return False
        if prop.refuses and self._refused(scene, mention, prop):
            return False
        if mention.kind == "percent":
            if mention.unit not in (None, "%", "percent", ""):
                return False
            return "share" in key or not _SHARE_OF.match(self.text, mention.end)
        return mention.kind != "count" or (self._counts(scene, mention) and self._leads_to(hit, mention))

    def _met(self, scene: Scene, prop: Property) -> bool:
        """Whether the markers that a property needs stand in the sentence or above it."""
        return all(
            need in scene.markers or (need == "work" and scene.named) or need in self._headings(scene.block)
            for need in prop.needs
        )

    def _refused(self, scene: Scene, mention: Mention, prop: Property) -> bool:
        """Whether a word that rules a property out stands in the figure's own clause."""
        return any(
            not hit.means.markers.isdisjoint(prop.refuses)
            and scene.clauses.cost(mention, hit.start, hit.end) < BREAK + 15
            for hit in scene.marked
        )

    def _leads_to(self, hit: Hit, mention: Mention) -> bool:
        """Whether only linking words stand between a cue and a bare number behind it."""
        if hit.end > mention.start:
            return True
        return self.linking.issuperset(_WORDS.findall(self.text[hit.end : mention.start].lower()))

    def _counts(self, scene: Scene, mention: Mention) -> bool:
        """Whether a bare number counts what a cue says: no other noun stands right behind it."""
        place = mention.end
        for _ in range(5):
            match = _COUNTED.match(self.text, place, scene.range[1])
            if not match or match.group(1).lower() in _LINKS:
                return True
            if any(hit.start <= match.start(1) < hit.end and hit.means.properties for hit in scene.telling):
                return True
            place = match.end()
        return False

    def _headings(self, index: int) -> frozenset[str]:
        """The markers in the headings and lead-in above a block."""
        blocks = self.reading.document.blocks
        block = blocks[index]
        key = (block.path, block.lead)
        found = self._headed.get(key)
        if found is None:
            found = self._headed[key] = frozenset(
                marker
                for other in (*block.path, *((block.lead,) if block.lead >= 0 else ()))
                for hit in self.reading.hits_in(blocks[other].start, blocks[other].end)
                for marker in hit.means.markers
            )
        return found

    def _of_subject(self, scene: Scene, mention: Mention) -> tuple[int, str, Hit] | None:
        """A number right before the name of the subject or of a group in it counts them."""
        for who in scene.named:
            if 0 < who.start - mention.end <= 2 and who.subject != self.everyone:
                for key, prop in self.properties.items():
                    if prop.of_subject:
                        return 0, key, Hit(who.start, who.end, Meaning((Mark("property", key),)))
        return None

    # without a cue of its own

    def _asks_for(self, scene: Scene, carried: str, found: str) -> bool:
        """Whether a sentence narrows what the one before spoke of in a way that another property is never narrowed."""
        own = set(self.properties[carried].takes) - set(self.properties[found].takes)
        return any(mark.key in own for hit in scene.hits for mark in hit.means.qualifiers)

    def _listed(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> str | None:
        """A figure joined to one of its kind just claimed is the same property: 41 per cent by councils and 12 by schools."""
        for other in reversed(earlier[-2:]):
            if other.block != scene.block or not scene.range[0] <= other.start < mention.start:
                continue
            if self.properties[other.property].kind == kind_of(mention):
                between = self.text[other.end : mention.start]
                if len(between) <= 70 and _JOINED.search(between):
                    return other.property
        return None

    def _implied(self, scene: Scene, mention: Mention) -> str | None:
        """The property that a figure is when all that is said of it is a statistic or a pay period."""
        for key, prop in self.properties.items():
            if not prop.implied or prop.kind != kind_of(mention):
                continue
            for hit in scene.hits:
                if not hit.means.said.isdisjoint(prop.implied):
                    if scene.clauses.cost(mention, hit.start, hit.end) <= 80:
                        return key
        return None

    def _around(self, scene: Scene, mention: Mention, carried: Carried) -> str | None:
        """The property that the sentence before, the lead-in or a heading gives a figure."""
        if carried and self._may_carry(scene, mention, carried[0], carried_here=True):
            return carried[0]
        blocks = self.reading.document.blocks
        block = blocks[scene.block]
        for other in (block.lead, *block.path[::-1]):
            if other < 0:
                continue
            for hit in self.reading.hits_in(blocks[other].start, blocks[other].end):
                for key in hit.means.properties:
                    if self._may_carry(scene, mention, key):
                        return key
        return None

    def _may_carry(self, scene: Scene, mention: Mention, key: str, *, carried_here: bool = False) -> bool:
        """Whether a sentence narrows a figure, or is so short that it can only go on with what was spoken of."""
        prop = self.properties[key]
        if not prop.bare or prop.kind != kind_of(mention):
            return False
        if mention.kind == "percent" and _SHARE_OF.match(self.text, mention.end):
            return False
        if scene.named and carried_here:
            return True
        if scene.range[1] - scene.range[0] - (mention.end - mention.start) <= 30:
            return True
        if self.reading.document.blocks[scene.block].kind == "item":
            return True
        return any(
            hit.means.everyone or any(key in prop.takes and key != "geography" for key in hit.means.said)
            for hit in scene.hits
        )
