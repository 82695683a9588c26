"""Figures in running text: which property the words around each make it, and what narrows it."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract.credits import Credits
from pipeline.extract.dates import Dates, When
from pipeline.extract.draft import Draft
from pipeline.extract.lexicon import Hit, Mark, fold
from pipeline.extract.nearest import BREAK, FAR, Clauses
from pipeline.extract.reading import Reading, kind_of
from pipeline.extract.subjects import OWN, Subjects, Who, phrases
from pipeline.profiles.model import Property
from pipeline.records.document import Block, Range
from pipeline.records.mention import Mention
from pipeline.values import Bound, Count, Duration, Money, Percent, Value, Year, canonical, figure

UNITS_APART = frozenset({"code", "ordinal", "url", "time", "list_number", "footnote", "fraction", "version"})
_SHARE_OF = re.compile(r"\s+of\s+(?!growth|increase)(?:the |all |its |their |these )?\w", re.I)
_COUNTED = re.compile(r"[\s-]+([A-Za-z][\w’'-]*)")
_LINKS = frozenset(
    "in by from and or a per each as to for on at with over between during is are was were will this that of nationwide annually yearly total nationally across the through until "
    "up down next last every which who since while but if than about".split()
)
_PERCENTILE = re.compile(r"\s*[- ]?(?:percentile|percentiles|pctl)\b", re.I)
_LABEL = re.compile(r"\s*(?:[•*–—-]\s*)?(?:\d{1,2}[.)]\s+)?([^:\n]{2,70}?)\s*(?::|\s[–—-]\s)")


class Left(NamedTuple):
    """A figure that no claim takes, and why."""

    mention: Mention
    reason: str


class Scene(NamedTuple):
    """One sentence with everything found in it."""

    block: int
    range: Range
    hits: list[Hit]
    mentions: list[Mention]
    clauses: Clauses
    named: list[Who]


def value_of(mention: Mention, currency: str | None, negative: bool = False) -> Value:
    """A mention as the value of a claim."""
    low = mention.low if mention.low is not None else _ZERO
    high = mention.high if mention.high is not None else low
    if negative and low > 0:
        low, high = -high, -low
    low, high = canonical(low), canonical(high)
    match mention.kind:
        case "money":
            code = mention.currency or currency
            return Money(low, code) if low == high else Money(None, code, low, high)
        case "percent":
            return Percent(low) if low == high else Percent(None, low, high)
        case "count":
            return Count(low) if low == high else Count(None, low, high)
        case "duration":
            return Duration(low, high, mention.unit or "year")
        case "date":
            return Year(low)
        case "period" | "name":
            return Year(low) if low == high else Year(None, low, high)


def implausible(prop: Property, mention: Mention) -> str | None:
    """Why a figure is too small or too large to be a value of a property, if it is."""
    if prop.kind == "percent" or mention.low is None:
        return None
    if prop.least is not None and mention.low < prop.least:
        return f"too small for {prop.label}"
    if prop.most is not None and mention.low > prop.most:
        return f"too large for {prop.label}"
    return None


class Prose:
    """Reads the sentences of a document for one profile."""

    def __init__(
        self, reading: Reading, subjects: Subjects, credits: Credits, dates: Dates, taken: Collection[int] = ()
    ) -> None:
        self.taken = taken
        self.reading, self.subjects, self.credits, self.dates = reading, subjects, credits, dates
        self.profile, self.text = reading.profile, reading.text
        self.drafts: list[Draft] = []
        self.left: list[Left] = []
        self._zeros = [fold(cue).strip() for prop in self.profile.properties.values() for cue in prop.zero]
        self._cue_words = {word for hit_cues in (prop.cues for prop in self.profile.properties.values()) for cue in hit_cues for word in cue.split()}
        self._headed: dict[tuple[tuple[int, ...], int], set[str]] = {}
        self._earlier: tuple[int, Who] = (-2, OWN)

    def read(self, index: int) -> None:
        """Read the figures of one block. A block without any costs a look-up and nothing more."""
        block = self.reading.document.blocks[index]
        if not self._holds_figures(block):
            return
        starts = self.reading.sentences(index)
        carried: tuple[str, Who] | None = None
        for start, stop in zip(starts, starts[1:], strict=False):
            scene = self._scene(index, block, start, stop)
            figures = self._figures(scene)
            for mention in figures:
                carried = self._figure(scene, mention, carried)
        if carried:
            self._earlier = index, carried[1]

    def _holds_figures(self, block: Block) -> bool:
        if any(mention.kind in self.reading.claimable for mention in self.reading.mentions_in(block.start, block.end)):
            return True
        return any(phrase in self.reading.folded[block.start : block.end] for phrase in self._zeros)

    def _scene(self, index: int, block: Block, start: int, stop: int) -> Scene:
        found = self.reading.stretch(start, stop)
        named = self._named(start, stop, found.hits)
        hits = [hit for hit in found.hits if hit.marks[0].kind != "hidden" and not _names_only(hit, named)]
        mentions = found.mentions
        return Scene(index, (start, min(stop, block.end)), hits + self._ranks(hits, mentions, (start, stop)), mentions, Clauses(self.text, start, stop, mentions), named)

    def _figures(self, scene: Scene) -> list[Mention]:
        ranks = {hit.end for hit in scene.hits if hit.marks[0].kind == "ranked"}
        figures = [
            mention
            for mention in scene.mentions
            if mention.kind in self.reading.claimable and mention.low is not None and mention.unit not in UNITS_APART and mention.end not in ranks
            and mention.start not in self.taken
        ]
        for hit in scene.hits:
            for mark in hit.marks:
                if mark.kind == "zero":
                    kind = self.profile.properties[mark.key].kind
                    figures.append(Mention(kind, hit.start, hit.end, _ZERO, _ZERO, None, None, "approximately"))  # type: ignore[arg-type]
        return figures

    def _ranks(self, hits: list[Hit], mentions: list[Mention], where: Range) -> list[Hit]:
        """Shares that rank people ("the top 10 percent") and percentiles, as cues for a statistic."""
        found = []
        for hit in hits:
            rank = next((mark for mark in hit.marks if mark.kind == "rank"), None)
            fraction = _FRACTION.match(self.text, hit.end) if rank else None
            if rank and fraction:
                share = _FRACTIONS[fraction.group(1).lower()]
                found.append(Hit(hit.start, fraction.end(), (Mark("ranked", rank.key, f"p{100 - share if rank.value == 'high' else share}"),)))
        for part in _PART.finditer(self.text, *where):
            share_ = Mention("percent", part.start(), part.end(), Decimal(_FRACTIONS[part.group(1).lower()]))
            ranked = self._earns(share_, mentions)
            if ranked:
                found.append(ranked)
        for mention in mentions:
            if mention.kind == "percent" and mention.low == mention.high and mention.low is not None and 0 < mention.low < 100:
                for hit in hits:
                    rank = next((mark for mark in hit.marks if mark.kind == "rank"), None)
                    if rank and 0 <= mention.start - hit.end <= 14 and self.text[hit.end : mention.start].count(" ") <= 2:
                        share = int(mention.low)
                        value = f"p{100 - share if rank.value == 'high' else share}"
                        found.append(Hit(hit.start, mention.end, (Mark("ranked", rank.key, value),)))
                        break
                else:
                    ranked = self._earns(mention, mentions)
                    if ranked:
                        found.append(ranked)
            elif mention.unit == "ordinal":
                after = _PERCENTILE.match(self.text, mention.end)
                if after:
                    digits = "".join(c for c in self.text[mention.start : mention.end] if c.isdigit())
                    value = "median" if digits == "50" else f"p{digits}"
                    found.append(Hit(mention.start, after.end(), (Mark("ranked", "statistic", value),)))
        return found

    def _earns(self, share: Mention, mentions: list[Mention]) -> Hit | None:
        """A share that earns less or more than an amount: "a quarter made less than $48,190" is p25."""
        for money in mentions:
            if money.kind != "money" or money.bound not in ("less_than", "more_than"):
                continue
            before = money.start > share.end
            gap = self.text[share.end : money.start] if before else self.text[money.end : share.start]
            if len(gap) > 70 or _APART.search(gap) or not (before or gap.strip() == "for"):
                continue
            if share.low is None or not (before and _EARNS.search(gap) or not before or gap.count(" ") <= 4):
                continue
            number = int(share.low)
            value = "median" if number == 50 else f"p{number if money.bound == 'less_than' else 100 - number}"
            return Hit(share.start, share.end, (Mark("ranked", "statistic", value),))
        return None

    def _figure(self, scene: Scene, mention: Mention, carried: tuple[str, Who] | None) -> tuple[str, Who] | None:
        key, cue, reason = self._property(scene, mention, carried)
        if key is None:
            self.left.append(Left(mention, reason))
            return carried
        prop = self.profile.properties[key]
        if prop.later:
            near = self.dates.date_in(scene.range, scene.clauses, mention, until=True)
            if near and self.dates.is_to_come(str(near.value)):
                key = prop.later
                prop = self.profile.properties[key]
        setting = "industry" in prop.identity and "industry" not in prop.optional
        who = self._who(scene, mention, cue, carried, known=setting)
        draft = self._draft(scene, mention, prop, key, who)
        reason = implausible(prop, mention)
        if reason:
            self.left.append(Left(mention, reason))
            return carried
        self.drafts.append(draft)
        return key, who

    # which property

    def _property(self, scene: Scene, mention: Mention, carried: tuple[str, Who] | None) -> tuple[str | None, Hit | None, str]:
        best: tuple[int, str, Hit] | None = None
        aside: tuple[int, str] | None = None
        for hit in scene.hits:
            cost = scene.clauses.cost(mention, hit.start, hit.end) - min(12, (hit.end - hit.start) // 2)
            for mark in hit.marks:
                if mark.kind == "property" and self._fits(scene, mention, mark.key, cost) and (mention.kind != "count" or self._leads_to(hit, mention)):
                    if best is None or cost < best[0]:
                        best = cost, mark.key, hit
                elif mark.kind == "aside" and (hit.end <= mention.start or hit.start - mention.end <= 12) and (aside is None or cost < aside[0]):
                    aside = cost, mark.key
        if best is None and mention.kind == "count":
            best = self._of_subject(scene, mention)
        if best and carried and carried[0] != best[1] and self._asks_for(scene, carried[0], best[1]) and self._may_carry(scene, mention, carried[0]):
            return carried[0], best[2], ""
        if best and best[0] <= FAR and not (aside and aside[0] < best[0] - 5 and aside[0] < 40):
            return best[1], best[2], ""
        if aside and aside[0] < 120:
            return None, None, aside[1]
        key = self._listed(scene, mention) or self._implied(scene, mention)
        if key:
            return key, None, ""
        key = self._around(scene, mention, carried)
        if key:
            return key, None, ""
        return None, None, f"nothing near it says what this {mention.kind} is"

    def _listed(self, scene: Scene, mention: Mention) -> str | None:
        """A figure joined to one of its kind just claimed in the sentence is the same property: 41 per cent by councils and 12 by schools."""
        for other in reversed(self.drafts[-2:]):
            if other.block == scene.block and scene.range[0] <= other.start < mention.start and self.profile.properties[other.property].kind == kind_of(mention):
                between = self.text[other.end : mention.start]
                if len(between) <= 70 and _JOINED.search(between):
                    return other.property
        return None

    def _implied(self, scene: Scene, mention: Mention) -> str | None:
        """The property that a figure of its kind is when all that is said of it is a statistic or a pay period."""
        for key, prop in self.profile.properties.items():
            if prop.kind != kind_of(mention) or not prop.implied:
                continue
            for hit in scene.hits:
                if any(mark.kind in ("qualifier", "ranked") and mark.key in prop.implied for mark in hit.marks):
                    if scene.clauses.cost(mention, hit.start, hit.end) <= 80:
                        return key
        return None

    def _asks_for(self, scene: Scene, carried: str, found: str) -> bool:
        """Whether a sentence narrows what the one before spoke of in a way that another property is never narrowed."""
        own = set(self.profile.properties[carried].takes) - set(self.profile.properties[found].takes)
        return any(mark.kind == "qualifier" and mark.key in own for hit in scene.hits for mark in hit.marks)

    def _of_subject(self, scene: Scene, mention: Mention) -> tuple[int, str, Hit] | None:
        """A number right before the name of the subject or of a group in it counts them."""
        for who in scene.named:
            if 0 < who.start - mention.end <= 2 and who.subject != self._everyone:
                for key, prop in self.profile.properties.items():
                    if prop.of_subject:
                        return 0, key, Hit(who.start, who.end, (Mark("property", key),))
        return None

    def _fits(self, scene: Scene, mention: Mention, key: str, cost: int, *, near: bool = True) -> bool:
        prop = self.profile.properties[key]
        if prop.kind != kind_of(mention) or prop.kind in ("name", "level"):
            return False
        markers = {mark.key: hit for hit in scene.hits for mark in hit.marks if mark.kind == "marker"}
        if any(need not in markers and not (need == "work" and scene.named) and need not in self._headings(scene.block) for need in prop.needs):
            return False
        if prop.refuses:
            for hit in scene.hits:
                if any(mark.kind == "marker" and mark.key in prop.refuses for mark in hit.marks):
                    if scene.clauses.cost(mention, hit.start, hit.end) < BREAK + 15:
                        return False
        if mention.kind == "percent":
            return mention.unit in (None, "%", "percent", "") and (not _SHARE_OF.match(self.text, mention.end) or "share" in key)
        if mention.kind == "count" and near:
            return cost <= 60 and self._counts(scene, mention)
        return True

    def _leads_to(self, hit: Hit, mention: Mention) -> bool:
        """Whether only linking words stand between a cue and a bare number behind it."""
        if hit.end > mention.start:
            return True
        words = _WORDS.findall(self.text[hit.end : mention.start].lower())
        return all(word in _LINKS or word in _LINKING or self._is_cue_word(word) for word in words)

    def _is_cue_word(self, word: str) -> bool:
        return word in self._cue_words

    def _headings(self, index: int) -> set[str]:
        """The markers in the headings and lead-in above a block."""
        blocks = self.reading.document.blocks
        block = blocks[index]
        key = (block.path, block.lead)
        found = self._headed.get(key)
        if found is None:
            found = {
                mark.key
                for other in (*block.path, *((block.lead,) if block.lead >= 0 else ()))
                for hit in self.reading.hits_in(blocks[other].start, blocks[other].end)
                for mark in hit.marks
                if mark.kind == "marker"
            }
            self._headed[key] = found
        return found

    def _counts(self, scene: Scene, mention: Mention) -> bool:
        """Whether a bare number counts what a cue says: no other noun stands right behind it."""
        place = mention.end
        for _ in range(5):
            match = _COUNTED.match(self.text, place, scene.range[1])
            if not match or match.group(1).lower() in _LINKS:
                return True
            if any(hit.start <= match.start(1) < hit.end and _is_cue(hit) for hit in scene.hits):
                return True
            place = match.end()
        return False

    def _around(self, scene: Scene, mention: Mention, carried: tuple[str, Who] | None) -> str | None:
        """The property that the sentence before, the lead-in or a heading gives a figure whose own sentence names a statistic."""
        if carried and self._may_carry(scene, mention, carried[0], carried_here=True):
            return carried[0]
        blocks = self.reading.document.blocks
        block = blocks[scene.block]
        for other in (block.lead, *block.path[::-1]):
            if other < 0:
                continue
            for hit in self.reading.hits_in(blocks[other].start, blocks[other].end):
                for mark in hit.marks:
                    if mark.kind == "property" and self._may_carry(scene, mention, mark.key):
                        return mark.key
        return None

    def _may_carry(self, scene: Scene, mention: Mention, key: str, *, carried_here: bool = False) -> bool:
        prop = self.profile.properties[key]
        if not prop.bare or prop.kind != kind_of(mention) or (mention.kind == "percent" and _SHARE_OF.match(self.text, mention.end)):
            return False
        if scene.named and carried_here:
            return True
        narrow = any(
            (mark.kind in ("ranked", "qualifier") and mark.key in prop.takes and mark.key != "geography") or mark.kind == "everyone" for hit in scene.hits for mark in hit.marks
        )
        bare = scene.range[1] - scene.range[0] - (mention.end - mention.start) <= 30
        return narrow or bare or self.reading.document.blocks[scene.block].kind == "item"

    # whom it is about

    def _who(self, scene: Scene, mention: Mention, cue: Hit | None, carried: tuple[str, Who] | None, *, known: bool = False) -> Who:
        best: tuple[int, Who] | None = None
        for who in scene.named:
            if known and who.subject is not None:
                continue  # "65 percent work for contractors" says where, not who
            cost = scene.clauses.cost(mention, who.start, who.end)
            if who.start >= mention.end:
                if any(0 <= other.start - who.end <= 2 for other in scene.mentions if other is not mention):
                    continue  # the next figure's own name: "…, machinists $51,420"
                cost += 20
                if who.subject == self._everyone and any(mention.end <= place < who.start for place in scene.clauses.breaks):
                    continue
            if best is None or cost < best[0]:
                best = cost, who
        if best:
            return best[1]
        if self._refers_back(scene):
            if carried:
                return carried[1]
            if self._earlier[0] == scene.block - 1:
                return self._earlier[1]
        return self._above(scene) or (carried[1] if carried and carried[1].group else OWN)

    def _refers_back(self, scene: Scene) -> bool:
        return bool(re.match(r"\s*(?:The (?:lowest|highest|top|bottom|middle)|Those|They|Their|These|Its?)\b", self.text[scene.range[0] : scene.range[1]]))

    @property
    def _everyone(self) -> str | None:
        return self.profile.everyone.subject if self.profile.everyone else None

    def _named(self, start: int, stop: int, hits: list[Hit]) -> list[Who]:
        """Everybody whom a sentence names."""
        found = self.subjects.named(self.reading.folded, start, stop)
        for hit in hits:
            for mark in hit.marks:
                if mark.kind == "everyone":
                    found.append(Who(self._everyone, None, hit.start, hit.end))
                elif mark.kind == "generic":
                    found.append(Who(None, None, hit.start, hit.end))
        taken = [(who.start, who.end) for who in found]
        for name, (low, high) in phrases(self.text, start, stop):
            if self.subjects.is_subject(name) and not any(low < other[1] and other[0] < high for other in taken):
                who = self.subjects.who(name, low, high)
                found.append(Who(None, None, low, high) if who.subject and self.subjects.overlaps(name) else who)
        return found

    def _above(self, scene: Scene) -> Who | None:
        """Whom the label of an item, the lead-in or the nearest heading names."""
        blocks = self.reading.document.blocks
        block = blocks[scene.block]
        if block.kind == "item":
            label = _LABEL.match(self.text, block.start, block.end)
            if label and self.subjects.is_subject(label.group(1)):
                who = self.subjects.who(label.group(1), *label.span(1))
                return OWN if who.subject and self.subjects.overlaps(label.group(1)) else who
        for other in block.path[:0:-1]:
            name = self.reading.words(blocks[other])
            if stripped := re.sub(r"^\d+[.)]\s*", "", name).strip(" :"):
                if self.subjects.is_subject(stripped) and len(stripped.split()) <= 5 and not self.subjects.overlaps(stripped):
                    return self.subjects.who(stripped, blocks[other].start, blocks[other].end)
        return None

    # what narrows it

    def _draft(self, scene: Scene, mention: Mention, prop: Property, key: str, who: Who) -> Draft:
        negative = bool(prop.falls) and self._falls(scene, mention, prop)
        draft = Draft(key, value_of(mention, self.profile.currency, negative), mention.start, mention.end, scene.block, mention.bound)
        draft.subject = who.subject
        if who.start >= 0:
            draft.read("subject", self.text, who.start, who.end)
        if who.group and "group" in prop.takes:
            draft.qualifiers["group"] = who.group
            draft.read("group", self.text, who.start, who.end)
        for name in prop.takes:
            self._qualify(scene, mention, name, draft)
        if "industry" in prop.identity and "industry" not in prop.optional and "industry" not in draft.qualifiers:
            where = _WHERE.match(self.text, mention.end, scene.range[1])
            if where:
                draft.qualifiers["industry"] = " ".join(where.group(1).split())
                draft.read("industry", self.text, *where.span(1))
        self._date(scene, mention, prop, draft)
        credit = self.credits.noted(mention.end, scene.range[1]) or self.credits.of(scene.block, scene.range)
        if credit:
            draft.attribution = credit.name
            draft.read("attribution", self.text, credit.start, credit.end)
        return draft

    def _falls(self, scene: Scene, mention: Mention, prop: Property) -> bool:
        best: tuple[int, bool] | None = None
        for hit in scene.hits:
            keys = {mark.key for mark in hit.marks if mark.kind == "marker"}
            falling = bool(keys & set(prop.falls))
            if falling or "moving" in keys or "adding" in keys:
                cost = scene.clauses.cost(mention, hit.start, hit.end)
                if self.text[hit.start : hit.end].lower() in ("projected", "outlook", "change", "new"):
                    continue
                if best is None or cost < best[0]:
                    best = cost, falling
        return best is not None and best[1] and best[0] < 2 * BREAK + 40

    def _qualify(self, scene: Scene, mention: Mention, name: str, draft: Draft) -> None:
        qualifier = self.profile.qualifiers.get(name)
        if qualifier is None or name in draft.qualifiers:
            return
        best: tuple[int, str, Hit] | None = None
        for hit in scene.hits:
            value = self._said(hit, name, qualifier.scale, qualifier.spelling)
            if value is None or not scene.clauses.owns(mention, hit):
                continue
            if name == "geography" and not _IN.search(self.text, max(scene.range[0], hit.start - 14), hit.start):
                continue
            cost = scene.clauses.cost(mention, hit.start, hit.end)
            if best is None or cost < best[0]:
                best = cost, value, hit
        if best:
            draft.qualifiers[name] = best[1]
            draft.read(name, self.text, best[2].start, best[2].end)
            if best[1] == "median" and best[2].marks[0].kind == "ranked":
                draft.bound = "exact"  # half earn more than the median, so it is no bound on it
            if qualifier.scale and isinstance(draft.value, Duration):
                self._after(scene, best[2], draft, name)
        elif name in ("statistic", "pay_period", "degree", "residency"):
            self._qualify_from_lead(scene, name, draft)
            if name not in draft.qualifiers and name in ("statistic", "pay_period"):
                self._qualify_alike(scene, mention, name, draft)

    def _qualify_alike(self, scene: Scene, mention: Mention, name: str, draft: Draft) -> None:
        """What is said of the figure before holds for one joined to it by "or", or of the same size in pay period."""
        for other in reversed(self.drafts[-3:]):
            if other.block != scene.block or other.property != draft.property or name not in other.qualifiers:
                continue
            joined = scene.range[0] <= other.start < mention.start and self.text[other.end : mention.start].rstrip().endswith((" or", "; or", "or about"))
            alike = name == "pay_period" and _alike(other.value, mention)
            if joined and name == "statistic" or alike:
                draft.qualifiers[name] = other.qualifiers[name]
                context = next((context for context in other.contexts if context.of == name and context.start is not None), None)
                if context and context.start is not None and context.end is not None:
                    draft.read(name, self.text, context.start, context.end, "inferred")
                else:
                    draft.assume(name)
                return

    def _said(self, hit: Hit, name: str, scale: str | None, spelling: dict[str, str]) -> str | None:
        for mark in hit.marks:
            if mark.kind in ("qualifier", "ranked") and mark.key == name:
                return mark.value
            if scale and mark.kind == "step" and mark.key == scale and not self._is_added_to(hit):
                return spelling.get(mark.value, mark.value)
        return None

    def _is_added_to(self, hit: Hit) -> bool:
        return bool(BEYOND.search(self.text, max(0, hit.start - 45), hit.start))

    def _after(self, scene: Scene, own: Hit, draft: Draft, name: str) -> None:
        qualifier = self.profile.qualifiers[name]
        for hit in scene.hits:
            for mark in hit.marks:
                if mark.kind == "step" and mark.key == qualifier.scale and self._is_added_to(hit) and isinstance(draft.value, Duration):
                    value = draft.value
                    draft.value = Duration(value.low, value.high, value.unit, qualifier.spelling.get(mark.value, mark.value))
                    draft.read("after", self.text, hit.start, hit.end)
                    return

    def _qualify_from_lead(self, scene: Scene, name: str, draft: Draft) -> None:
        blocks = self.reading.document.blocks
        block = blocks[scene.block]
        others = [block.lead] if block.kind == "item" else []
        if name in ("degree", "statistic"):
            others += list(block.path[:0:-1])
        qualifier = self.profile.qualifiers[name]
        for other in others:
            if other < 0:
                continue
            for hit in self.reading.hits_in(blocks[other].start, blocks[other].end):
                value = self._said(hit, name, qualifier.scale, qualifier.spelling)
                if value is not None:
                    draft.qualifiers[name] = value
                    draft.read(name, self.text, hit.start, hit.end)
                    return

    def _date(self, scene: Scene, mention: Mention, prop: Property, draft: Draft) -> None:
        when: When | None = None
        name = "as_of"
        match prop.dates:
            case "as_of":
                when = self.dates.as_of(scene.block, scene.range, scene.clauses, mention)
            case "window":
                name = "window"
                when = self.dates.window(scene.block, scene.range, scene.clauses, mention)
            case "target":
                when = self.dates.date_in(scene.range, scene.clauses, mention, until=True)
            case None:
                return
        if when:
            draft.qualifiers[name] = when.value
            draft.read(name, self.text, when.start, when.end, when.basis)


_WHERE = re.compile(
    r"(?:\s+of\s+(?:them|all)?[\w\s’'-]{0,50}?)?\s+(?:(?:currently |now )?(?:work|works|worked|are|is|were|was|have jobs|held jobs)\s+)?(?:employed\s+)?(?:in|for|by|at|with)\s+"
    r"(?:the\s|an?\s)?([A-Za-z][\w\s,’'&/-]{1,80}?)(?=,? and (?:\d|about|some|another|one|two|three)|, \d|, (?:and|while|with)|[.;:()]|\s+in \d{4}|$)"
)
"""Where a share of people work: "41 per cent by local councils"."""

_JOINED = re.compile(r"(?:,|;|\band\b|\bor\b|\bthen\b)[^.;]*$")
_WORDS = re.compile(r"[a-z][a-z'’-]*")
_LINKING = frozenset(
    "approximately around roughly nearly almost some more less stands stood reached totaled totalled rise rose fell grow grew increase increased expected projected held "
    "be have had it of there they only just over under least most estimated employed people persons employ today now currently still rising reach".split()
)
_FRACTIONS = {"tenth": 10, "quarter": 25, "fifth": 20, "decile": 10, "quartile": 25, "third": 33}
_FRACTION = re.compile(r"\s(?:paid\s|earning\s)?(tenth|quarter|fifth|decile|quartile)\b", re.I)
_PART = re.compile(r"\b(?:an?|one)\s(quarter|tenth|fifth)\b", re.I)
_EARNS = re.compile(r"\b(?:earn|made|make|paid|get|got|take|took|receive)", re.I)
_APART = re.compile(r"[;:.]|\d")
_IN = re.compile(r"(?:\b(?:in|for|across|throughout|within|from|of)\s+(?:the\s+)?(?:state of\s+)?|, |\()$", re.I)
BEYOND = re.compile(r"\b(?:beyond|after|following|on top of|in addition to|past|post)\s+(?:\w+ing |the completion of |completion of |completing |earning )*(?:an? |the |your |their )?(?:\w+’s |\w+'s )?$", re.I)
_ZERO = Decimal(0)


def _alike(value: Value, mention: Mention) -> bool:
    """Whether two amounts are of one size, so that they are paid for the same time."""
    range_ = figure(value)
    return range_ is not None and mention.low is not None and range_[0] > 0 and 3 * mention.low >= range_[0] and mention.low <= 3 * range_[1]


def _names_only(hit: Hit, named: list[Who]) -> bool:
    """Whether a cue is only part of somebody's name: the sales of "sales agents"."""
    return any(who.start <= hit.start and hit.end <= who.end for who in named) and hit.marks[0].kind in ("aside", "property", "marker")


def _is_cue(hit: Hit) -> bool:
    return any(mark.kind == "property" for mark in hit.marks)
