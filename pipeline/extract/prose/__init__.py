"""Figures in running text: sentence by sentence, each with the property that its words make it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from pipeline.extract.credits import Credits
from pipeline.extract.dates import Dates
from pipeline.extract.draft import Draft, Who
from pipeline.extract.places.settings import Settings
from pipeline.extract.prose.choose import Chooser
from pipeline.extract.prose.narrow import Narrower, surveyed
from pipeline.extract.reading import Reading
from pipeline.extract.reading.elsewhere import Elsewhere
from pipeline.extract.reading.figures import ZERO, Left, claimable, implausible, place_of, value_of
from pipeline.extract.reading.none_of_any import earlier
from pipeline.extract.scene import Scene, arrives, changes_from, changes_to, scene
from pipeline.extract.whom import Carried, Whom
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile, Property
from pipeline.records.document import Range
from pipeline.records.mention import Mention

_TO_COME = re.compile(r"\s+(?:\w+\s)?(?:will|would)\s+(?:be|remain|have)\b")

_YEARS_ON = re.compile(
    r"\s+(?:\w+\s+)?(?:(?:in|within|over the next)\s+(?:\w+\s+years|a decade)"
    r"|(?:\w+\s+years|a decade)\s+(?:from now|later|hence|on))\b"
)
"""Words right behind a number that set it some years ahead: "in ten years"."""

_OF_THEM = re.compile(
    r"\s(?:[a-z-]+\s)?(?:of\s(?:them|whom|(?:its|our|their|the|these|those)\s(?:[\w’'-]+\s)?[a-z]+\b(?=\s(?:work|are|were|have|live"
    r"|spend|joined|came)))|among them)\b"
)
"""Words behind a number that make it a part: "300 of them work in our own stores"."""

_CLOSING = " *_\"'”’)]\n"

_KNOWN = re.compile(r"\b(?:did|do|didn[’']t|don[’']t) you (?:already )?know\b|\bwho knew\b", re.I)
"""Words of a question that tells: "Did you know that welders earn $53,000?"."""

_SINCE = ("between ", "from ")
"""What stands before the first of two years: "between 2019 and 2023 the median went from …"."""

_THERE_ARE = re.compile(r"\b(?:there (?:are|were)|all|total of)\s(?:about |around |some |nearly )?\Z", re.I)

_NOW = re.compile(
    r"[^.;:,()\d]{0,40}?\b(?<!from )(?:today|nowadays|now|currently|at present)\b(?!\s+(?:\w+ly\s+)?(?:expect|project|"
    r"forecast|predict|estimat|anticipat|set\b|due\b))",
    re.I,
)
"""Words right behind a number that keep it in the present, whatever its sentence goes on to foretell."""

_IN_YEAR = re.compile(r"\s+(?:\w+\s+)?in\s+((?:19|20)\d\d)\b")

_BY = r"\s+(?:%s\s+)?(?:by|in)\s+(?:the end of\s+)?((?:19|20)\d\d)\b"
"""The year that a number belongs to, right behind it."""


@once
def _by(profile: Profile) -> re.Pattern[str]:
    return re.compile(_BY % either(*profile.speech.counted))


class Prose:
    """Reads the sentences of a document for one profile.

    `taken` are the places of figures that tables claim, `elsewhere` the blocks that only point to other pages.
    """

    def __init__(
        self,
        reading: Reading,
        whom: Whom,
        credits: Credits,
        dates: Dates,
        taken: Collection[int],
        elsewhere: Elsewhere,
    ) -> None:
        self.reading, self.credits, self.dates, self.taken = reading, credits, dates, taken
        self.properties, self.text = reading.profile.properties, reading.text
        self.whom = whom
        self.settings = Settings(reading)
        self.chooser = Chooser(reading, self.settings, self.whom.everyone, self.whom.subjects.heads)
        self.narrower = Narrower(reading, self.settings, dates, whom.averages)
        self._by = _by(reading.profile)
        self._first = {prop.later: key for key, prop in reversed(self.properties.items()) if prop.later}
        """The property that becomes another in time."""
        self.elsewhere = elsewhere
        self.drafts: list[Draft] = []
        self.left: list[Left] = []

    def read(self, index: int) -> None:
        """Read the figures of one block; its sentences without any cost nothing."""
        block = self.reading.document.blocks[index]
        mentions = self._claimable(self.reading.mentions_in(block.start, block.end))
        noughts = self.reading.zeros_in(block.start, block.end)
        if not mentions and not noughts:
            return
        if self.elsewhere.holds(index):
            self.left += [Left(each, "in a list of other pages") for each in mentions]
            return
        starts = self.reading.sentences(index)
        ruled_out = {each.start: reason for each in mentions if (reason := self.chooser.rules_out(each))}
        if self.text.find("?", block.start, block.end) >= 0:
            ruled_out |= {each.start: "asked, not said" for each in mentions if self._is_asked(index, each)}
        places = [each.start for each in mentions if each.start not in ruled_out] + noughts
        telling = sorted({bisect_right(starts, place) for place in places})
        stated: dict[int, list[Mention]] = {}
        for each in mentions:
            stated.setdefault(bisect_right(starts, each.start), []).append(each)
        if ruled_out:
            others = (each for at, listed in stated.items() if at not in telling for each in listed)
            self.left += [Left(each, ruled_out[each.start]) for each in others]
        carried: Carried = None
        for at in telling:
            sentence = scene(self.reading, self.whom, index, block, starts[at - 1], starts[at])
            for mention in self._figures(sentence, stated.get(at, [])):
                if mention.start in ruled_out:
                    self.left.append(Left(mention, ruled_out[mention.start]))
                else:
                    carried = self._figure(sentence, mention, carried)
            for mention, key in self._noughts(sentence) if noughts else ():
                carried = self._figure(sentence, mention, carried, key)
        if carried:
            self.whom.earlier = index, carried[1]

    def _claimable(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions that may be claimed and that no table claims."""
        return [each for each in claimable(mentions, self.reading.claimable) if each.start not in self.taken]

    def _figures(self, scene: Scene, stated: list[Mention]) -> list[Mention]:
        """The figures of a sentence that may be claimed, but those that rank others. `stated` are those before the two
        ends of a change are taken apart."""
        if any(each.kind == "count" and each.low != each.high for each in stated):
            stated = self._claimable(scene.mentions)
        ranks = {hit.end for hit in scene.narrowing if hit.means.ranked}
        return [each for each in stated if each.end not in ranks] if ranks else stated

    def _noughts(self, scene: Scene) -> Iterator[tuple[Mention, str]]:
        """The phrases of a sentence that state nought; each says itself of which property."""
        if self.reading.zeros_in(*scene.range):
            for hit in scene.hits:
                yield from ((self._nought(hit, key), key) for key in hit.means.zeros)

    def _nought(self, hit: Hit, key: str) -> Mention:
        kind = self.properties[key].kind
        return Mention(kind, hit.start, hit.end, ZERO, ZERO, None, None, "approximately")  # type: ignore[arg-type]

    def _figure(self, scene: Scene, mention: Mention, carried: Carried, nought: str | None = None) -> Carried:
        """Claim a figure, or leave it with the reason; give back what is now spoken of. `nought` is the property of
        which a phrase states nought."""
        key, cue, reason = self.chooser.choose(scene, mention, carried, self.drafts)
        if nought and self.chooser.speaks_of(scene, nought, carried):
            key = nought
        if key is None:
            self.left.append(Left(mention, reason))
            return carried
        key = self._later(scene, mention, key)
        prop = self.properties[key]
        absurd = implausible(prop, mention)
        if absurd:
            self.left.append(Left(mention, absurd))
            return carried
        needed = self.settings.needed(key)
        who = self.whom.of(scene, mention, carried, known=needed)
        draft = self._draft(scene, mention, prop, key, who, cue)
        if needed and self.settings.name not in draft.qualifiers:
            self.left.append(Left(mention, f"nothing says whose {prop.label} it is"))
            return carried
        if prop.dates and self._is_undated(mention, prop.dates, draft):
            self.left.append(Left(mention, "what it was before"))
            return carried
        if mention.kind == "count" and self._is_part(scene, mention, prop, draft):
            self.left.append(Left(mention, "a part of those counted before"))
            return carried
        self.drafts.append(draft)
        return key, who

    def _is_asked(self, index: int, mention: Mention) -> bool:
        """Whether the sentence of a figure asks something, and does not only ask who knows it."""
        start, end = self.reading.sentence(index, mention.start)
        asks = mention.kind != "date" and self.text[start:end].rstrip(_CLOSING).endswith("?")
        return asks and _KNOWN.search(self.text, start, end) is None

    def claim(self, mention: Mention, key: str, who: Who) -> None:
        """Claim a figure as what is known from elsewhere, of somebody, with what its sentence says of it."""
        index = self.reading.block_before(mention.start)
        starts = self.reading.sentences(index)
        at = bisect_right(starts, mention.start)
        block = self.reading.document.blocks[index]
        sentence = scene(self.reading, self.whom, index, block, starts[at - 1], starts[at])
        self.drafts.append(self._draft(sentence, mention, self.properties[key], key, who, None))

    def _is_undated(self, mention: Mention, dates: str, draft: Draft) -> bool:
        """Whether a sum is of an earlier year, and nothing says which: "up from $58,000", "rose from $58,000"."""
        where = earlier(self.text, mention)
        read = [each.start for each in draft.contexts if each.of == dates and each.start is not None]
        since = any(self.text[max(0, start - 8) : start].lower().endswith(_SINCE) for start in read)
        return where is not None and not since and not any(where[0] <= start < where[1] for start in read)

    def _is_part(self, scene: Scene, mention: Mention, prop: Property, draft: Draft) -> bool:
        """Whether a number counts only some of those that it follows, and nothing that parts groups says which."""
        behind = _OF_THEM.match(self.text, mention.end, scene.range[1])
        if behind is None or _THERE_ARE.search(self.text, scene.range[0], mention.start):
            return False
        return draft.qualifiers.keys().isdisjoint({*prop.identity} - {prop.dates, *prop.defaults})

    def _later(self, scene: Scene, mention: Mention, key: str) -> str:
        """The property that a figure for a year still to come is: 811,700 by 2034, 370,500 will be."""
        first = self._first.get(key)
        if first and self._is_of_now(scene, mention):
            return first
        later = self.properties[key].later
        if later is None or self._is_of_now(scene, mention) or changes_from(self.text, scene, mention):
            return key
        if _TO_COME.match(self.text, mention.end, scene.range[1]):
            return later
        if "ahead" in scene.markers and _YEARS_ON.match(self.text, mention.end, scene.range[1]):
            return later
        if "ahead" in scene.markers and (changes_to(self.text, scene, mention) or arrives(self.text, scene, mention)):
            return later
        reached = self._by.match(self.text, mention.end, scene.range[1])
        if reached and self.dates.is_to_come(reached[1]):
            return later
        near = self.dates.date_in(scene.range, scene.clauses, mention, until=True)
        return later if near and self.dates.is_to_come(str(near.value)) else key

    def _is_of_now(self, scene: Scene, mention: Mention) -> bool:
        """Whether what stands right behind a number says that it is one of today, or what a change set out from."""
        if _NOW.match(self.text, mention.end, scene.range[1]):
            return True
        year = _IN_YEAR.match(self.text, mention.end, scene.range[1])
        set_out = self.text.endswith(("up from ", "down from "), 0, mention.start)
        return set_out and not (year and self.dates.is_to_come(year[1]))

    def _draft(self, scene: Scene, mention: Mention, prop: Property, key: str, who: Who, cue: Hit | None) -> Draft:
        last = self.drafts[-1] if self.drafts else None
        negative = bool(prop.falls) and self.narrower.falls(scene, mention, prop, cue, last)
        value = value_of(mention, self.reading.currency, negative)
        draft = Draft(key, value, *place_of(self.text, mention), scene.block, mention.bound)
        draft.about(who, self.text, prop)
        self.narrower.narrow(scene, mention, prop, draft, self.drafts, goes_on=cue is None)
        self._credit(mention, scene.block, scene.range, draft)
        return draft

    def _credit(self, mention: Mention, index: int, where: Range, draft: Draft) -> None:
        credit = self.credits.noted(mention.end, where[1]) or self.credits.of(index, where, mention.end)
        if credit and self.credits.is_for_all(credit):
            said = surveyed(self.properties[draft.property]) and self.credits.covers(draft.property)
            credit = credit if said else None
        elif credit is None:
            credit = self.credits.below(index, draft.property)
        if credit:
            draft.attribution = credit.name
            draft.read("attribution", self.text, credit.start, credit.end)
