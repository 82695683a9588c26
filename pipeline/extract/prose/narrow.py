"""What narrows a figure of running text: its qualifiers, its date, its sign and its setting."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipeline.extract.dates import Dates, When, stamp
from pipeline.extract.draft import Draft
from pipeline.extract.places.cities import Cities
from pipeline.extract.places.placed import is_placed
from pipeline.extract.places.settings import Settings
from pipeline.extract.prose.owned import owners
from pipeline.extract.prose.tenure import tenures
from pipeline.extract.reading import Reading
from pipeline.extract.reading.figures import alike, spent
from pipeline.extract.reading.said import is_added_to, said
from pipeline.extract.scene import Scene, changes_from
from pipeline.extract.scene.nearest import BEHIND, BREAK
from pipeline.extract.scene.ranks import first_ranked
from pipeline.extract.whom.averages import Averages
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile, Property, Qualifier
from pipeline.records.document import Range
from pipeline.records.mention import Mention
from pipeline.values import Duration, Money, Percent, figure

_CONTRAST = re.compile(r"\b(?:while|whereas|although|though|however|versus|compared)\b")
_SAME_OF = re.compile(r"(?:\bcompared (?:with|to)|\b(?:it|that) (?:is|was))\s(?:about |just |only |nearly |some )?\Z")
"""Words that set the same statistic of somebody else beside one: "compared with $102,560 for …", "there it was …"."""

_RESTATES = re.compile(
    r"(?:\A|[.,;(–—]\s*|\s)(?:[Tt]hat|[Tt]his|[Ii]t|[Ww]hich)(?:[’']s|\s(?:is|was|means|(?:comes?|works?|breaks?)"
    r"(?:\s(?:out|down))?|translates?|equals|amounts|equates))(?:\s(?:to|at|into|out|about|around|roughly|approximately"
    r"|nearly|just|over|under|a|an|the|same|as|little|equal|equivalent|of)){0,5}\s*\Z"
)
"""Words that say an amount again: "that works out to about", "which is"."""

_MOVES = frozenset({"moving", "adding", "falling"})
_STILL = frozenset({"projected", "outlook", "change", "new"})
"""Words of moving that say nothing of its direction."""

Said = dict[str, tuple[str, int, int]]
"""The value said of some qualifiers, and where."""


@once
def _carried(profile: Profile) -> dict[str, frozenset[str]]:
    """The qualifiers that a figure may take from elsewhere, by where that is."""
    qualifiers = profile.qualifiers.items()
    return {
        by: frozenset(name for name, each in qualifiers if by in each.carried) for by in ("lead", "heading", "alike")
    }


@once
def _scaled(profile: Profile) -> list[tuple[str, str]]:
    """The qualifiers whose values are steps of a scale, with that scale."""
    return [(name, each.scale) for name, each in profile.qualifiers.items() if each.scale]


class Narrower:
    """Reads what narrows the figures of one document."""

    def __init__(self, reading: Reading, settings: Settings, dates: Dates, averages: Averages) -> None:
        self.reading, self.dates, self.averages, self.text = reading, dates, averages, reading.text
        self.qualifiers = reading.profile.qualifiers
        self._carried, self._scaled = _carried(reading.profile), _scaled(reading.profile)
        self._said: dict[tuple[int, int, tuple[int, ...]], Said] = {}
        self._tenures = tenures(reading.profile)
        self.settings, self.cities = settings, Cities(reading, settings)
        self._owners = owners(reading.profile)

    def narrow(
        self, scene: Scene, mention: Mention, prop: Property, draft: Draft, earlier: Sequence[Draft], *, goes_on: bool
    ) -> None:
        """Fill in the qualifiers and the date of a draft. `earlier` are the drafts before it, for what they share.

        `goes_on` says that no cue of its own made it what it is: it goes on with what was spoken of.
        """
        national = mention.kind == "money" and self._as_national(scene, mention, prop, draft)
        above, told, alike = self._above(scene.block), self._told(scene), self._carried["alike"] if earlier else ()
        heard = {*told, *above, *alike}
        for name in prop.takes:
            if name not in heard or name in draft.qualifiers or (national and name == "geography"):
                continue
            if name in told and self._qualify(scene, mention, name, self.qualifiers[name], draft):
                continue
            if name in above:
                draft.qualifiers[name], start, end = above[name]
                draft.read(name, self.text, start, end)
            elif name in alike:
                self._alike(scene, mention, name, draft, earlier, goes_on)
        self._owners.own(self.reading, scene, mention, prop, draft)
        setting = self.settings.name
        if setting in prop.takes and setting not in draft.qualifiers:
            where = self._setting(scene, mention, draft)
            if where and not self._is_geography(where):
                draft.qualifiers[setting] = " ".join(self.text[where[0] : where[1]].split())
                draft.read(setting, self.text, *where)
        placed = national or "geography" in draft.qualifiers
        if "geography" in prop.takes and not placed and mention.kind == "money":
            city = self.cities.of(scene, mention)
            if city:
                draft.qualifiers["geography"] = " ".join(self.text[city[0] : city[1]].split())
                draft.read("geography", self.text, *city)
        self._date(scene, mention, prop, draft)

    def _told(self, scene: Scene) -> Set[str]:
        """The qualifiers of which a sentence may say something."""
        told = scene.narrowed | self._tenures.keys() if "duration" in scene.kinds else scene.narrowed
        steps = [name for name, scale in self._scaled if scale in scene.narrowed]
        return told.union(steps) if steps else told

    def _as_national(self, scene: Scene, mention: Mention, prop: Property, draft: Draft) -> bool:
        """Take what an amount of the country says of itself: "7% above the national average of $86,070"."""
        where = self.averages.national(scene, mention)
        if where is None:
            return False
        for hit in self.reading.cues_in(where[0] + len("the "), where[1]):
            for mark in hit.means.qualifiers:
                if mark.key in prop.takes and mark.value != self.averages.country:
                    draft.qualifiers[mark.key] = mark.value
                    draft.read(mark.key, self.text, hit.start, hit.end)
        if "geography" in prop.takes and self.averages.country:
            draft.qualifiers["geography"] = self.averages.country
            draft.read("geography", self.text, *where)
        return True

    def _is_geography(self, where: Range) -> bool:
        """Whether words begin with a place, which nobody works for: "in California bring home"."""
        return any(hit.start == where[0] and "geography" in hit.means.said for hit in self.reading.hits_in(*where))

    def _setting(self, scene: Scene, mention: Mention, draft: Draft) -> Range | None:
        """The setting of a figure, if its sentence names it."""
        if self.settings.needed(draft.property):
            return (
                self.settings.behind(mention, scene.range[1])
                or self.settings.holder(scene, mention)
                or self.settings.itself(scene, mention)
                or self.settings.bracketed(scene, mention)
            )
        return self.settings.around(scene, mention) if mention.kind == "money" else None

    def falls(self, scene: Scene, mention: Mention, prop: Property, cue: Hit | None, last: Draft | None) -> bool:
        """Whether the nearest word of moving is one of falling; a figure in a row with others falls with them."""
        if cue and not cue.means.markers.isdisjoint(prop.falls):
            return not self._is_left(mention, cue)
        if cue is None and last and last.block == scene.block and scene.range[0] <= last.start < mention.start:
            moves = any(
                last.end <= hit.start < mention.start and not hit.means.markers.isdisjoint(_MOVES)
                for hit in scene.marked
            )
            known = figure(last.value)
            if not moves and known and isinstance(last.value, Percent) and mention.kind == "percent":
                return known[1] < 0
        best: tuple[int, bool, Hit] | None = None
        for hit in scene.marked:
            falling = not hit.means.markers.isdisjoint(prop.falls)
            if not falling and "moving" not in hit.means.markers and "adding" not in hit.means.markers:
                continue
            if self.text[hit.start : hit.end].lower() in _STILL:
                continue
            cost = scene.clauses.cost(mention, hit.start, hit.end)
            if best is None or cost < best[0]:
                best = cost, falling, hit
        if best is None or not best[1] or best[0] >= 2 * BREAK + 40:
            return False
        if self._is_left(mention, best[2]):
            return False
        return cue is None or not self._is_of_next(scene, mention, cue, best[2])

    def _is_left(self, mention: Mention, falls: Hit) -> bool:
        """Whether a figure is what another fell from: "down from 7 percent"."""
        return self.text[falls.end : mention.start].strip() == "from"

    def _is_of_next(self, scene: Scene, mention: Mention, cue: Hit, falls: Hit) -> bool:
        """Whether a word of falling belongs to another figure: "rents rose 5 percent and fell 1.5 percent"."""
        if cue.end > mention.start:
            return False
        others = [each for each in scene.mentions if each.kind == mention.kind and each is not mention]
        if falls.start >= mention.end:
            behind = any(each.start >= falls.end for each in others)
            cost = scene.clauses.cost
            return behind and cost(mention, cue.start, cue.end) < cost(mention, falls.start, falls.end) - BEHIND
        return any(falls.end <= each.start and each.end <= cue.start for each in others)

    def _qualify(self, scene: Scene, mention: Mention, name: str, qualifier: Qualifier, draft: Draft) -> bool:
        """Take a qualifier from the sentence of a figure; whether it says one."""
        span = self._tenures[name].of(self.text, scene, mention) if name in self._tenures else None
        if span:
            draft.qualifiers[name] = " ".join(self.text[span[0] : span[1]].split())
            draft.read(name, self.text, *span)
            return True
        best = self._nearest(scene, mention, name, qualifier)
        if best is None:
            return False
        value, hit = best
        start, end = self.cities.around(hit) if name == "geography" else (hit.start, hit.end)
        value = value if (start, end) == (hit.start, hit.end) else " ".join(self.text[start:end].split())
        draft.qualifiers[name] = value
        draft.read(name, self.text, start, end)
        if value == "median" and hit.means.first == "ranked":
            draft.bound = "exact"  # half earn more than the median, so it is no bound on it
        if qualifier.scale and isinstance(draft.value, Duration):
            self._after(scene, qualifier, draft, draft.value)
        return True

    def _nearest(self, scene: Scene, mention: Mention, name: str, qualifier: Qualifier) -> tuple[str, Hit] | None:
        found: list[tuple[str, Hit]] = []
        for hit in scene.narrowing:
            if name not in hit.means.said and not (qualifier.scale and hit.means.steps):
                continue
            value = said(self.text, hit, name, qualifier)
            if value is None or not scene.clauses.owns(mention, hit):
                continue
            if name == "geography" and not is_placed(self.text, scene, mention, hit):
                continue
            if qualifier.ranks and self._is_contrasted(scene, mention, hit):
                continue
            found.append((value, hit))
        if len(found) < 2:
            return found[0] if found else None
        ranked = (
            first_ranked(self.text, found, mention, alone=scene.clauses.alone(mention)) if qualifier.ranks else None
        )
        if ranked:
            return ranked
        return min(found, key=lambda each: scene.clauses.cost(mention, each[1].start, each[1].end))

    def _is_contrasted(self, scene: Scene, mention: Mention, hit: Hit) -> bool:
        """Whether a statistic was said of an earlier figure, and this one is set against that or is a range."""
        between = [
            other
            for other in scene.mentions
            if other.kind == mention.kind and hit.end <= other.start and other.end <= mention.start
        ]
        if not between:
            return False
        if mention.low != mention.high:
            return True
        contrast = _CONTRAST.search(self.text, between[0].end, mention.start)
        if contrast is None:
            return False
        first = next(each for each in (*between, mention) if each.start > contrast.start())
        return _SAME_OF.search(self.text, contrast.start(), first.start) is None

    def _after(self, scene: Scene, qualifier: Qualifier, draft: Draft, value: Duration) -> None:
        """What a length of study is added to: beyond a master's degree."""
        for hit in scene.narrowing:
            for mark in hit.means.steps:
                if mark.key == qualifier.scale and is_added_to(self.text, hit):
                    after = qualifier.spelling.get(mark.value, mark.value)
                    draft.value = Duration(value.low, value.high, value.unit, after)
                    draft.read("after", self.text, hit.start, hit.end)
                    return

    def _above(self, index: int) -> Said:
        """What the lead-in of a list, the line behind it and the headings above say of the qualifiers they may carry:
        the first of them for each."""
        block = self.reading.document.blocks[index]
        lead, behind = (block.lead, self.reading.behind(index)) if block.kind == "item" else (-1, -1)
        found = self._said.get((lead, behind, block.path))
        if found is None:
            found = self._said[lead, behind, block.path] = {}
            leading, heading = self._carried["lead"], self._carried["heading"]
            if lead >= 0:
                self._hear(lead, leading, found)
            note = self.reading.note(index) if block.kind == "item" else -1
            if note >= 0:  # "These are averages"
                self._hear(note, leading & {"statistic"}, found)
            for other in block.path[:0:-1]:
                self._hear(other, heading, found)
        return found

    def _hear(self, index: int, names: Set[str], found: Said) -> None:
        """Add what a block says of some qualifiers that nothing was found of yet."""
        said = self.reading.saying(index).said
        begins = self.reading.document.blocks[index].start if said else 0
        for name, (value, start, end) in said.items():
            if name in names and name not in found and not self._is_spent(index, begins + start):
                found[name] = value, begins + start, begins + end

    def _is_spent(self, index: int, place: int) -> bool:
        """Whether what is said at a place is said of a figure in the same sentence."""
        where = self.reading.sentence(index, place)
        return spent(self.text[where[0] : where[1]], self.reading.mentions_in(*where))

    def _alike(
        self, scene: Scene, mention: Mention, name: str, draft: Draft, earlier: Sequence[Draft], goes_on: bool
    ) -> None:
        """What is said of the figure before holds for one joined to it by "or", for one of the same size in pay
        period, and for one that is set beside it: nurses had a median of $98,540, aides $35,700."""
        for other in reversed(earlier[-3:]):
            if other.block != scene.block or other.property != draft.property:
                continue
            if name not in other.qualifiers:
                if name == "statistic":
                    return  # what one in between does not say ends with it
                continue
            if name == "statistic":
                holds = (
                    self._joined(scene, mention, other)
                    or self._restated(scene, mention, other, draft)
                    or (goes_on and self._beside(other, mention))
                )
            else:
                holds = alike(other.value, mention)
            if holds:
                draft.qualifiers[name] = other.qualifiers[name]
                draft.share(name, other)
                return

    def _joined(self, scene: Scene, mention: Mention, other: Draft) -> bool:
        if not scene.range[0] <= other.start < mention.start:
            return False
        return self.text[other.end : mention.start].rstrip().endswith((" or", "; or", "or about"))

    def _restated(self, scene: Scene, mention: Mention, other: Draft, draft: Draft) -> bool:
        """Whether an amount says the one before it by another time: "That comes out to $29.15 per hour"."""
        if not isinstance(other.value, Money) or draft.qualifiers.get("pay_period") == other.qualifiers.get(
            "pay_period"
        ):
            return False
        start = max(scene.range[0], other.end)
        return _RESTATES.search(self.text[start : mention.start]) is not None

    def _beside(self, other: Draft, mention: Mention) -> bool:
        """Whether a figure is set beside the one before it: somebody else's, in the middle too; no range is."""
        if mention.low != mention.high or other.qualifiers.get("statistic") not in ("median", "mean"):
            return False
        return alike(other.value, mention)

    def _date(self, scene: Scene, mention: Mention, prop: Property, draft: Draft) -> None:
        when: When | None
        match prop.dates:
            case "as_of":
                when = self.dates.as_of(scene.block, scene.range, scene.clauses, mention)
            case "window":
                when = self.dates.window(scene.block, scene.range, scene.clauses, mention)
            case "target":
                when = self.dates.to_come(scene.range, scene.clauses, mention)
            case None:
                return
        when = when or self._end(scene, mention, prop)
        if when and self.dates.is_for_all(when) and not surveyed(prop):
            return
        if when:
            stamp(draft, prop, self.text, when)

    def _end(self, scene: Scene, mention: Mention, prop: Property) -> When | None:
        """The first or last year of the window in which a number changes: rise from … to … in 2022–32."""
        starts = changes_from(self.text, scene, mention)
        if prop.dates != "target" and not starts:
            return None
        window = self.dates.window(scene.block, scene.range, scene.clauses, mention)
        if window is None or isinstance(window.value, str):
            return None
        return When(str(window.value[0 if starts else 1]), window.start, window.end, "inferred")


def surveyed(prop: Property) -> bool:
    """Whether a property is one that is surveyed; what a school costs and how long it takes, nobody's survey says."""
    return prop.printed_unit is not None or prop.kind == "percent"
