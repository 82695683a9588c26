"""Which property the words around a figure make it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.draft import Draft
from pipeline.extract.figures import alike, kind_of
from pipeline.extract.lexicon import Hit, Mark, Meaning
from pipeline.extract.nearest import BREAK, FAR
from pipeline.extract.narrow import needs_setting, setting, spread
from pipeline.extract.reading import Reading
from pipeline.extract.scene import Scene, changes_from
from pipeline.extract.whom import Carried
from pipeline.profiles.model import Property
from pipeline.records.mention import Mention
from pipeline.values import Money

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
    "most estimated employed people persons employ today now currently still rising reach itself themselves climb climbs climbed".split()
)
_DIFFERENCE = re.compile(r"\s+(?:more|fewer)(?=\s*[,.;:)]|\s+(?:over|by|in|jobs|posts|positions|than (?:in|at|today|now))\b)")
_RESTATED = re.compile(r"\A[^.;$]{0,60}?(?:[,(–—]|\bor\b)\s*(?:(?:or|that is|i\.e\.|meaning|by|some|about|around|which is)\s+)*\Z")
_ENDED = re.compile(r"(?: (?:more )?(?:jobs|posts|positions|people|workers))?(?:\s*[.,;)\n]|\s*\Z)")
_ANAPHOR = re.compile(
    r"\b(?:puts?|sets?|sees?|places?|pegs?|estimates?|reckons?|counts?)\s(?:it|this|that|them|the (?:figure|number|rate|share))"
    r"\s(?:at|to be|as)\s+(?:about |around |some |nearly |only )?$"
)
_BESIDE = re.compile(
    r"\b(?:stood|stand|stands|had|have|has|trail\w*|follow\w*|c[oa]mes? in|c[oa]mes? (?:second|third|last|next)|reach\w*|get|gets|got)"
    r"(?: \w+)?(?: (?:at|with|on))?\s+(?:about |around |some )?$"
)
_EXPECTED = re.compile(r"\b(?:expect|project|forecast|predict|anticipat)\w*\s+(?:about |some |around |nearly )?$", re.I)
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
        known = self._goes_with(scene, mention, carried, earlier) or self._difference(scene, mention, earlier)
        if known:
            return known, None, ""
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
            or self._around(scene, mention, carried, earlier)
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

    def _goes_with(self, scene: Scene, mention: Mention, carried: Carried, earlier: Sequence[Draft]) -> str | None:
        """The property of the figure before, where one stands for it ("puts it at"), arrives from it, or shares with it."""
        if carried and self.properties[carried[0]].kind == kind_of(mention):
            if _ANAPHOR.search(self.text, scene.range[0], mention.start):
                return carried[0]
        last = earlier[-1] if earlier else None
        if last is None or last.block != scene.block or not scene.range[0] <= last.start < mention.start:
            return None
        prop = self.properties[last.property]
        if prop.kind != kind_of(mention):
            return None
        if self.text.endswith("from ", 0, last.start) and self.text.endswith("to ", 0, mention.start):
            return last.property if mention.start - last.end <= 40 else None
        if needs_setting(prop) and setting(self.text, mention, scene.range[1]):
            return self._listed(scene, mention, earlier)
        return None

    def speaks_of(self, scene: Scene, key: str, carried: Carried) -> bool:
        """Whether a sentence that names no figure can be one of a property: it names somebody, or goes on with it."""
        return bool(scene.named) or (carried is not None and carried[0] == key) or self._met(scene, self.properties[key])

    def _difference(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> str | None:
        """The property of a number that says of one before it how many more or fewer: 49,200 more; 6 percent, or 900."""
        if mention.kind != "count":
            return None
        if not _DIFFERENCE.match(self.text, mention.end, scene.range[1]) and not self._restates(
            scene, mention, earlier
        ):
            return None
        return next((key for key, prop in self.properties.items() if prop.kind == "count" and prop.falls), None)

    def _restates(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> bool:
        """Whether a number says in jobs what the percentage before it says of them: "grow by 8%, some 15,000 jobs"."""
        if not earlier or earlier[-1].block != scene.block or not scene.range[0] <= earlier[-1].start < mention.start:
            return False
        prop = self.properties[earlier[-1].property]
        if prop.kind != "percent" or not prop.falls or "yearly" in scene.markers:
            return False
        start = mention.hedge[0] if mention.hedge and mention.hedge[0] < mention.start else mention.start
        between = self.text[earlier[-1].end : start]
        return _RESTATED.search(between) is not None and _ENDED.match(self.text, mention.end) is not None

    def _fits(self, scene: Scene, mention: Mention, key: str, hit: Hit, cost: int) -> bool:
        prop = self.properties[key]
        if prop.kind != kind_of(mention):
            return False
        if mention.kind == "count" and cost > _NEAR:
            return False
        if prop.needs and not self._met(scene, prop):
            return False
        if prop.refuses and not changes_from(self.text, scene, mention) and self._refused(scene, mention, prop):
            return False
        if mention.kind == "percent":
            if "share" in key:
                return not (mention.unit == "share" and spread(self.text, mention, scene.range[1]))
            return mention.unit in (None, "%", "percent", "") and not _SHARE_OF.match(self.text, mention.end)
        if mention.kind != "count":
            return True
        if hit.start > mention.end and self.text.startswith(", a", mention.end):
            return False  # "2,313,500, a rise of 5 percent": what comes next says something else of it
        return self._counts(scene, mention) and self._leads_to(scene, hit, mention)

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

    def _leads_to(self, scene: Scene, hit: Hit, mention: Mention) -> bool:
        """Whether only linking words, other figures and names stand between a cue and a bare number behind it."""
        if hit.end > mention.start:
            return True
        parts, place = [], hit.end
        between = [(other.start, other.end) for other in scene.mentions] + [(who.start, who.end) for who in scene.named]
        for start, end in sorted(between):
            if place <= start and end <= mention.start:
                parts.append(self.text[place:start])
                place = end
        parts.append(self.text[place : mention.start])
        return self.linking.issuperset(_WORDS.findall(" ".join(parts).lower()))

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
                        return 8, key, Hit(who.start, who.end, Meaning((Mark("property", key),)))
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

    def _around(
        self, scene: Scene, mention: Mention, carried: Carried, earlier: Sequence[Draft]
    ) -> str | None:
        """The property that the sentence before, the lead-in or a heading gives a figure."""
        if carried and self._may_carry(scene, mention, carried[0], carried_here=True):
            return carried[0]
        if carried and (self._goes_on(scene, mention, carried[0]) or self._set_beside(scene, mention, earlier)):
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

    def _goes_on(self, scene: Scene, mention: Mention, key: str) -> bool:
        """Whether a number is what the last one will become: by 2033 it expects 2,313,500."""
        prop = self.properties[key]
        return prop.later is not None and prop.kind == kind_of(mention) and _EXPECTED.search(
            self.text, scene.range[0], mention.start
        ) is not None

    def _set_beside(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> bool:
        """Whether an amount in a short sentence of its own is set beside the one before: agencies trail with $53,890."""
        if mention.kind != "money" or not earlier or earlier[-1].block != scene.block:
            return False
        if not isinstance(earlier[-1].value, Money) or not self.properties[earlier[-1].property].bare:
            return False
        return _BESIDE.search(self.text, scene.range[0], mention.start) is not None and alike(earlier[-1].value, mention)

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
