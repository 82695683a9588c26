"""Which property the words around a figure make it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from pipeline.extract.draft import Draft
from pipeline.extract.places.settings import Settings
from pipeline.extract.prose.asides import is_attached, may_speak_of
from pipeline.extract.prose.following import Following
from pipeline.extract.prose.linking import LINKS, linking
from pipeline.extract.prose.refused import refused
from pipeline.extract.reading import Reading
from pipeline.extract.reading.figures import kind_of
from pipeline.extract.reading.measured import units
from pipeline.extract.reading.none_of_any import none_of_any
from pipeline.extract.scene import Scene, arrives, changes_from, changes_to, moves_another, said_of
from pipeline.extract.scene.nearest import FAR, RIVAL
from pipeline.extract.whom import Carried
from pipeline.extract.words.lexicon import Hit, Mark, Meaning
from pipeline.extract.words.stems import stem
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile, Property
from pipeline.records.document import Range
from pipeline.records.mention import Mention

Choice = tuple[str | None, Hit | None, str]
"""The property of a figure and its cue, or None with the reason why it has none."""

_SHARE_OF = re.compile(r"\s+of\s+(?!growth|increase)(?:the |all |its |their |these )?\w", re.I)
_COUNTED = re.compile(r"[\s-]+([A-Za-z][\w’'-]*)")
_WORDS = re.compile(r"[a-z][a-z'’-]*")
_NEAR = 60
"""A bare number farther than this from a cue counts something else."""

_ANSWERING = 12
"""How soon a verb behind a name says that so many of them answered a survey."""
_OF_THE = ("Of the ", "of the ", "Of all ", "of all ")
_OF_THEM = (" of the ", " of these ", " of those ", " of its ", " of their ")
_OF_THEM_ALL = re.compile(r"\s+of\s+(us|them)\b")
_THERE = re.compile(r"\b[Tt]here(?:\s(?:are|were)|[’']re)\s+(?:\w+\s+)?\Z")
_THEN = re.compile(r"\s+(?:in (?:19|20)\d\d|nationwide|across|in the (?:country|nation|U))|\s*,")
"""What may follow the subject's noun alone, where a sentence counts them all."""

_RANGING = re.compile(r"(?:This|That|It|These|They)\s(?:[a-z]+\s){0,3}?(?:rang|var|span|run|go|stretch)[a-z]*\s")
"""How a sentence opens that tells how far what was spoken of ranges: "This can typically range from"."""

_GOES_ON = re.compile(r"(?:They|It|Both|These|This|Each|Most)\b")


@once
def _implying(profile: Profile) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The properties that a qualifier alone implies, with those qualifiers, by the kind of their values."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for key, prop in profile.properties.items():
        if prop.implied:
            found.setdefault(prop.kind, []).append((key, prop.implied))
    return found


class Chooser:
    """Chooses properties for the figures of one document."""

    def __init__(
        self, reading: Reading, settings: Settings, everyone: str | None, heads: Set[str] = frozenset()
    ) -> None:
        self.reading, self.text, self.everyone, self.heads = reading, reading.text, everyone, heads
        self.properties = reading.profile.properties
        self.following, self.units = Following(reading, settings), units(reading.profile)
        self._linking, self._implying = linking(reading.profile), _implying(reading.profile)
        self._headed: dict[tuple[tuple[int, ...], int], frozenset[str]] = {}
        self._earlier: dict[Range, frozenset[str]] = {}
        self._topics: dict[tuple[tuple[int, ...], int], list[str]] = {}

    def rules_out(self, mention: Mention) -> str | None:
        """Why a figure is none of any property, by the words right beside it; None where it may be one."""
        if self.following.is_difference(mention):
            return "a difference, not a level"
        return none_of_any(self.text, mention)

    def choose(self, scene: Scene, mention: Mention, carried: Carried, earlier: Sequence[Draft]) -> Choice:
        """The property of a figure: by the nearest cue that fits, else by what is said of the figures before it."""
        choice = self._choose(scene, mention, carried, earlier)
        if choice[0] is not None and not self.units.allows(self.text, mention, choice[0]):
            return None, None, f"no figure of {self.properties[choice[0]].label} has this unit"
        return choice

    def _choose(self, scene: Scene, mention: Mention, carried: Carried, earlier: Sequence[Draft]) -> Choice:
        best, aside = self._nearest(scene, mention)
        if best is None and mention.kind == "date":
            return None, None, "nothing near it says what this date is"  # founded once is not founded again
        known = self.following.shared(scene, mention, carried, earlier)
        if known is None and mention.kind == "count":
            known = self.following.difference(scene, mention, earlier)
            if known is None and best is None:
                known = self._moves(scene, mention)
            if known is None:
                more = self.following.more_of(scene, mention, self.heads, self.everyone)
                known = more if more and not self._refused(scene, mention, self.properties[more]) else None
            if known is None and best is None:
                best = self._of_subject(scene, mention)
        if known is None and best is None and mention.kind == "percent":
            known = self.following.shared_out(scene, mention)
        if known:
            return known, None, ""
        if best and carried and self._is_still(scene, mention, carried[0], best[1]):
            return carried[0], best[2], ""
        if best and best[0] <= FAR and not (aside and aside[0] < best[0] - 5 and aside[0] < 40):
            return best[1], best[2], ""
        if aside and aside[0] < 120:
            return None, None, aside[1]
        key = (
            self.following.listed(scene, mention, earlier)
            or self._implied(scene, mention)
            or self._around(scene, mention, carried, earlier)
        )
        if key and self._refused(scene, mention, self.properties[key]):
            key = None
        return key, None, "" if key else f"nothing near it says what this {mention.kind} is"

    def _nearest(self, scene: Scene, mention: Mention) -> tuple[tuple[int, str, Hit] | None, tuple[int, str] | None]:
        """The nearest cue of a property that fits a figure, and the nearest reason to leave it."""
        best: tuple[int, str, Hit] | None = None
        aside: tuple[int, str] | None = None
        kind = kind_of(mention)
        possible: dict[str, bool] = {}
        unit = self.units.behind(self.text, mention)
        for hit in scene.telling:
            keys = hit.means.of_kind.get(kind, ())
            if not keys and not hit.means.asides:
                continue
            cost = scene.clauses.cost(mention, hit.start, hit.end) - min(12, (hit.end - hit.start) // 2)
            if hit.start == unit:
                cost = 0  # "388 metres above sea level", whatever stands before it
            for key in keys:
                if best is not None and cost >= best[0]:
                    continue
                if key not in possible:
                    possible[key] = self._may_be(scene, mention, self.properties[key])
                if possible[key] and self._fits(scene, mention, key, hit, cost):
                    best = cost, key, hit
            if hit.means.asides and may_speak_of(self.text, scene, mention, hit):
                if is_attached(self.text, mention, hit):
                    cost -= RIVAL  # "$12,000 more a year" is a difference, whatever verb stands before it
                if aside is None or cost < aside[0]:
                    aside = cost, hit.means.asides[0]
        return best, aside

    def speaks_of(self, scene: Scene, key: str, carried: Carried) -> bool:
        """Whether a sentence that names no figure can be one of a property: it names somebody, or goes on with it."""
        return (
            bool(scene.named) or (carried is not None and carried[0] == key) or self._met(scene, self.properties[key])
        )

    def _may_be(self, scene: Scene, mention: Mention, prop: Property) -> bool:
        """Whether what a property needs is said, and nothing in the figure's own clause rules it out."""
        if prop.needs and not self._met(scene, prop, mention):
            return False
        if mention.kind == "percent" and prop.needs and moves_another(self.text, scene, mention, prop.needs):
            return False
        return not prop.refuses or changes_from(self.text, scene, mention) or not self._refused(scene, mention, prop)

    def _fits(self, scene: Scene, mention: Mention, key: str, hit: Hit, cost: int) -> bool:
        """Whether a cue at this distance can be what a figure is."""
        if mention.kind == "count":
            if not self.units.allows(self.text, mention, key):
                return False
            if self.units.measures(self.text, mention, key):
                return True
            if cost > _NEAR or self._is_partitive(mention):
                return False
        if mention.kind == "date" and _dated_between(scene, hit, mention):
            return False
        if self.properties[key].needs and self._is_other_cost(scene, mention, self.properties[key], hit):
            return False
        if mention.kind == "percent":
            if self.properties[key].share:
                return not (mention.unit == "share" and self.following.settings.spread(mention, scene.range[1]))
            return mention.unit in (None, "%", "percent", "") and not self._is_share(mention, self.properties[key])
        if mention.kind == "duration":
            if self.following.settings.tells_kind(mention):
                return False
            return not self.text.endswith(("fter ", "ithin "), 0, mention.start) or hit.start < mention.start
        if mention.kind != "count":
            return True
        if hit.start > mention.end and self.text.startswith(", a", mention.end):
            return False  # "2,313,500, a rise of 5 percent": what comes next says something else of it
        return self._counts(scene, mention) and self._leads_to(scene, hit, mention)

    def _is_partitive(self, mention: Mention) -> bool:
        """Whether a number in words stands for those spoken of before: "the oldest of the four"."""
        return self.text[mention.start].isalpha() and self.text.endswith(_OF_THEM, 0, mention.start)

    def _met(self, scene: Scene, prop: Property, mention: Mention | None = None) -> bool:
        """Whether the markers that a property needs stand in the sentence or above it."""
        markers = scene.markers if mention is None else scene.markers_for(mention)
        named = self.reading.profile.named if scene.named else ()
        return all(
            need in markers
            or need in named
            or need in self._headings(scene.block, prop.kind)
            or need in self._before(scene)
            for need in prop.needs
        )

    def _is_other_cost(self, scene: Scene, mention: Mention, prop: Property, hit: Hit) -> bool:
        """Whether a vague cue ("costs", "takes") is said of a fee or exam rather than of what a property needs."""
        if hit.start >= mention.end or not hit.means.markers.isdisjoint(prop.needs):
            return False
        asides = (each for each in scene.telling if each.means.asides and not each.means.properties)
        other = _last_before(hit, (each for each in asides if not self.text.endswith(" in ", 0, each.start)))
        needed = (each for each in scene.marked if not each.means.markers.isdisjoint(prop.needs))
        return other >= 0 and other > _last_before(hit, needed)

    def _before(self, scene: Scene) -> frozenset[str]:
        """The markers in the sentence before one that goes on with it: "They cost …"."""
        found = self._earlier.get(scene.range)
        if found is None:
            goes_on = _GOES_ON.match(self.text, scene.range[0])
            before = self.reading.before(scene.block, scene.range) if goes_on else None
            hits = self.reading.hits_in(*before) if before else []
            found = self._earlier[scene.range] = frozenset(marker for hit in hits for marker in hit.means.markers)
        return found

    def _refused(self, scene: Scene, mention: Mention, prop: Property) -> bool:
        return refused(self.text, scene, mention, prop.refuses)

    def _is_share(self, mention: Mention, prop: Property) -> bool:
        """Whether a percentage is one of something that a property is not measured on: 10 percent of customers."""
        of = _SHARE_OF.match(self.text, mention.end)
        return of is not None and not self.text.startswith(prop.base, of.end() - 1)

    def _leads_to(self, scene: Scene, hit: Hit, mention: Mention) -> bool:
        """Whether only linking words, other figures and names stand between a cue and a bare number behind it."""
        if hit.end > mention.start or said_of(self.text, hit.end, mention.start):
            return True
        parts, place = [], hit.end
        between = [(other.start, other.end) for other in scene.mentions] + [(who.start, who.end) for who in scene.named]
        for start, end in sorted(between):
            if place <= start and end <= mention.start:
                parts.append(self.text[place:start])
                place = end
        parts.append(self.text[place : mention.start])
        return self._linking.issuperset(_WORDS.findall(" ".join(parts).lower()))

    def _counts(self, scene: Scene, mention: Mention) -> bool:
        """Whether a bare number counts what a cue says: no other noun stands right behind it."""
        place = mention.end
        for _ in range(5):
            match = _COUNTED.match(self.text, place, scene.range[1])
            if not match or match.group(1).lower() in LINKS:
                return True
            if any(hit.start <= match.start(1) < hit.end and hit.means.properties for hit in scene.telling):
                return True
            place = match.end()
        return False

    def _headings(self, index: int, kind: str) -> frozenset[str]:
        """The markers in the lead-in and headings above a block; a page's title tells of no cost."""
        blocks = self.reading.document.blocks
        block = blocks[index]
        path = block.path[1:] or block.path if kind == "money" else block.path
        key = (path, block.lead)
        found = self._headed.get(key)
        if found is None:
            above = (*path, *((block.lead,) if block.lead >= 0 else ()))
            found = self._headed[key] = frozenset().union(*(self.reading.saying(other).markers for other in above))
        return found

    def _of_subject(self, scene: Scene, mention: Mention) -> tuple[int, str, Hit] | None:
        """A number right before the name of the subject or of a group in it counts them."""
        begins = mention.hedge[0] if mention.hedge and mention.hedge[0] < mention.start else mention.start
        for who in scene.named:
            if 0 < who.start - mention.end <= 2 and who.subject != self.everyone:
                if any(
                    hit.means.asides
                    and (0 < hit.start - who.end <= _ANSWERING or 0 < begins - hit.end <= _ANSWERING // 2)
                    for hit in scene.telling
                ):
                    continue  # "1,140 actuaries took part", "a survey of 1,140 actuaries"
                return self._counting(scene, mention, who.start, who.end)
        of_them = _OF_THEM_ALL.match(self.text, mention.end)
        if of_them and _THERE.search(self.text, scene.range[0], begins):
            return self._counting(scene, mention, *of_them.span(1))  # "in 2024 there were 98,100 of them"
        if scene.range[0] + 8 < mention.start and not self.text.endswith(_OF_THE, 0, mention.start):
            return None
        own = _COUNTED.match(self.text, mention.end, scene.range[1])
        if own and stem(own[1].lower()) in self.heads and _THEN.match(self.text, own.end()):
            return self._counting(scene, mention, own.start(1), own.end())  # "of the 616,200 managers in 2024"
        return None

    def _moves(self, scene: Scene, mention: Mention) -> str | None:
        """What a number is from which or to which the subject itself is to move: "welders will climb from … to …"."""
        if "ahead" not in scene.markers or mention.unit:
            return None
        start, end = changes_from(self.text, scene, mention), changes_to(self.text, scene, mention)
        if not (start or end or arrives(self.text, scene, mention)):
            return None
        who = next((who for who in scene.named if who.start - scene.range[0] <= 4), None)
        if who is None or who.end > mention.start or who.subject == self.everyone:
            return None
        key = next((key for key, prop in self.properties.items() if prop.of_subject and prop.later), None)
        if key is None or not self._counts(scene, mention):
            return None
        if not self._leads_to(scene, Hit(who.start, who.end, Meaning((Mark("property", key),))), mention):
            return None
        return key if start else self.properties[key].later

    def _counting(self, scene: Scene, mention: Mention, start: int, end: int) -> tuple[int, str, Hit] | None:
        """The property of a number that counts those named right behind it."""
        for key, prop in self.properties.items():
            if prop.of_subject and not self._refused(scene, mention, prop):
                return 8, key, Hit(start, end, Meaning((Mark("property", key),)))
        return None

    # without a cue of its own

    def _is_still(self, scene: Scene, mention: Mention, carried: str, found: str) -> bool:
        """Whether a figure is what the one before was, though a cue of something else stands nearer."""
        return carried != found and self._asks_for(scene, carried, found) and self._may_carry(scene, mention, carried)

    def _asks_for(self, scene: Scene, carried: str, found: str) -> bool:
        """Whether a sentence narrows what the one before spoke of in a way that another property is never narrowed."""
        own = set(self.properties[carried].takes) - set(self.properties[found].takes)
        return any(mark.key in own for hit in scene.hits for mark in hit.means.qualifiers)

    def _implied(self, scene: Scene, mention: Mention) -> str | None:
        """The property that a figure is when all that is said of it is a statistic or a pay period."""
        for key, implied in self._implying.get(kind_of(mention), ()):
            for hit in scene.narrowing:
                said = not hit.means.said.isdisjoint(implied)
                if said and scene.clauses.cost(mention, hit.start, hit.end) <= 80:
                    return key
        return None

    def _around(self, scene: Scene, mention: Mention, carried: Carried, earlier: Sequence[Draft]) -> str | None:
        """The property that the sentence before, the lead-in or a heading gives a figure."""
        if carried and self._may_carry(scene, mention, carried[0], carried_here=True):
            return carried[0]
        if carried and (
            self.following.shares(scene, mention, carried)
            or self.following.goes_on(scene, mention, carried[0])
            or self.following.set_beside(scene, mention, earlier)
        ):
            return carried[0]
        kind = kind_of(mention)
        if any(kind in hit.means.of_kind for hit in scene.telling):
            return None  # "they cost $700" below a heading of pay
        for key in self._spoken_of(scene.block):
            if self.properties[key].kind == kind and self._may_carry(scene, mention, key):
                return key
        return None

    def _spoken_of(self, index: int) -> list[str]:
        """The properties that the lead-in and the headings above a block name, the nearest first."""
        blocks = self.reading.document.blocks
        block = blocks[index]
        place = block.path, block.lead
        if place not in self._topics:
            above = (self.reading.saying(other) for other in (block.lead, *block.path[::-1]) if other >= 0)
            self._topics[place] = [*dict.fromkeys(key for each in above for _, key in each.properties)]
        return self._topics[place]

    def _may_carry(self, scene: Scene, mention: Mention, key: str, *, carried_here: bool = False) -> bool:
        """Whether a sentence narrows a figure, or is so short that it can only go on with what was spoken of."""
        prop = self.properties[key]
        if not prop.bare or prop.kind != kind_of(mention) or (mention.unit == "share" and not prop.share):
            return False
        if mention.kind == "percent" and _SHARE_OF.match(self.text, mention.end):
            return False
        if scene.named and carried_here:
            return True
        if scene.range[1] - scene.range[0] - (mention.end - mention.start) <= 30:
            return True
        if self.reading.document.blocks[scene.block].kind == "item":
            return True
        if carried_here and _RANGING.match(self.text, scene.range[0], mention.start):
            return True
        return any(
            hit.means.everyone or any(key in prop.takes and key != "geography" for key in hit.means.said)
            for hit in scene.hits
        )


def _dated_between(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether another date stands between a cue and a date: what was founded in 1972 was not founded in 2023 too."""
    return any(each.kind == "date" and hit.end <= each.start < mention.start for each in scene.mentions)


def _last_before(hit: Hit, others: Iterable[Hit]) -> int:
    """Where the last of some cues ends that stand near before another; -1 where none does."""
    return max((each.end for each in others if hit.start - 3 * _NEAR < each.end <= hit.start), default=-1)
