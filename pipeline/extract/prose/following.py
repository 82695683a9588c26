"""What a figure is because of the one before it: joined to it, changed from it, set beside it, or standing for it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipeline.extract.draft import Draft
from pipeline.extract.places.settings import Settings
from pipeline.extract.reading import Reading
from pipeline.extract.reading.figures import alike, kind_of
from pipeline.extract.scene import Scene
from pipeline.extract.whom import Carried
from pipeline.extract.words.stems import stem
from pipeline.extract.words.worded import either, once
from pipeline.profiles.arithmetic import Total
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.records.mention import Mention
from pipeline.values import Money

_JOINED = re.compile(r"(?:,|;|\band\b|\bor\b|\bthen\b)[^.;]*$")
_VERB = re.compile(r"\b(?:was|were|is|are|costs?)\b")
_DIFFERENCE = r"\s+(?:more|fewer)(?=\s*[,.;:)]|\s+(?:over|by|in|%s|than (?:in|at|today|now))\b)"
_MORE_OR_LESS = re.compile(
    r"(?:\s(?:an?|per)\s(?:year|month|week|day|hour))?(?:\s(?:annu|month|week|hour)\w*ly)?"
    r"\s(?:more|less|higher|lower|extra|above|below)"
    r"(?=\s*(?:[.,;:)]|$)|\s(?:than|on average|the|what|per|an?|each|every)\b)"
    r"|\s(?:annual\s|yearly\s)?(?:raise|difference|gap|spread|bump|premium|pay cut|boost|increase|off)\b"
)
"""What makes an amount a difference: "almost $11,000 less", "a $5,000 raise"."""

_THAN = re.compile(
    r"\s(?:(?:more|fewer|less|higher|lower)\sthan\b"
    r"|(?:faster|slower|greater|bigger|smaller)\sthan\s"
    r"(?!(?:the\s)?(?:[\w.]+\s){0,2}(?:average|rate|norm|economy)\b|all\b|most\b))"
)
"""What stands behind a difference of whatever kind: "85 more than a year earlier"."""

_ON_TOP = ("another ", "an additional ", "an extra ", "plus ")
_BY = re.compile(
    r"(?<!followed )(?<!trailed )(?<!joined )(?<!topped )(?<!preceded )\bby (?:as much as |up to |at least |more than "
    r"|about |around |some |roughly |over |nearly |almost |an? (?:average|estimated|additional) (?:of )?)?$"
)
"""What makes an amount one that another changes by: "can boost your salary by $20,000"."""
_APART = re.compile(
    r"\b(?:difference|gap)s?\s(?:in\s[^.,;]{1,40}\s)?between\s[^.,;:$£€\d]{1,100}"
    r"\b(?:is|are|was|were|of|reach(?:es|ed)?|amounts? to|comes? to|exceeds?|tops?)\s"
    r"(?:(?:about|around|some|roughly|over|nearly|almost|only|just|more than|up to|as much as)\s)*$"
    r"|\b(?:difference|gap|spread)\sof\s"
    r"(?:(?:about|around|some|roughly|over|nearly|almost|only|just|more than|up to|as much as)\s)*$"
)
"""What makes an amount the distance between two: "the difference between them reaches over $28K", "a spread of"."""
_ADDS = re.compile(r"\badd(?:s|ed|ing)? (?:as much as |up to |about |around |some |roughly |over |nearly |an? \w+ )?$")
_ADDED_TO = re.compile(
    r"(?:\s(?:an?|per|each)\s\w+|\s\w+ly)?\s(?:to\s(?:your|their|the|his|her|its|base|an?)|on top)\b"
    r"|\s(?:annually|yearly|(?:an?|per|each) (?:year|month|hour))\b"
)

_RESTATED = re.compile(
    r"\A[^.;$]{0,60}?(?:[,(–—]|\bor\b)\s*(?:(?:or|that is|i\.e\.|meaning|by|some|about|around|which is)\s+)*\Z"
)
_ENDED = r"(?: (?:more )?%s(?: in (?:all|total))?)?(?:\s*[.,;)\n]|\s*\Z)"
_ANAPHOR = re.compile(
    r"\b(?:puts?|sets?|sees?|places?|pegs?|estimates?|reckons?|counts?)\s(?:it|this|that|them|the (?:figure|number|"
    r"rate|share))"
    r"\s(?:at|to be|as)\s+(?:about |around |some |nearly |only )?$"
)
_BESIDE = re.compile(
    r"\b(?:stood|stand|stands|had|have|has|trail\w*|follow\w*|c[oa]mes? in|c[oa]mes? (?:second|third|last|next)|"
    r"reach\w*|get|gets|got)"
    r"(?: \w+)?(?: (?:at|with|on))?\s+(?:about |around |some )?$"
)
_EXPECTED = re.compile(r"\b(?:expect|project|forecast|predict|anticipat)\w*\s+(?:about |some |around |nearly )?$", re.I)

_REACHES = re.compile(
    r"(?:By [^,.;]{3,40}, |In \d{4}, )?(?:[Tt]his|[Tt]hat|[Tt]he) (?:number|figure|total|count)\b[^.;]{0,60}?"
    r"\b(?:reach|hit|be|total|stand at|(?:rise|grow|climb|increase|swell|jump|fall|drop|decline|shrink) to)\s"
    r"(?:about |around |nearly |some |roughly )?",
    re.S,
)
"""A sentence that goes on with a number: "By 2032, this number is projected to reach"."""

_CHANGES_BY = re.compile(
    r"\b(?:rise|grow|increase|climb|expand|fall|drop|shrink|decline|decrease|up|down)\sby\s"
    r"(?:about |around |nearly |some |roughly |almost |as much as |as many as |up to |more than |over )?$",
    re.I,
)
"""Words that say by how many there will be more or fewer."""

_OF_ALL = re.compile(
    r"(?:[A-Z]\w+ \w+ )?[Oo]f (?:the|all|all the|these|those) (?:(?:about |some |roughly )?[\d,]+ |[a-z]+, )"
)
"""A sentence that shares out a number it names: "Of the 616,200 managers, 29 percent were in hospitals"."""

_IN_ALL = re.compile(
    r"\b(?:(?:to|for|reach(?:ing|es)?|mak(?:ing|es)) (?:an? |the )?(?:new |overall |grand )?total (?:number )?(?:of|to)"
    r"|(?:bring|tak|push|rais|mak)(?:ing|e|es|s)? (?:it|them|(?:the|that|its|their)(?: \w+){1,3}) (?:up |down )?to"
    r"|to reach) (?:about |around |some |nearly |almost |roughly |over |more than )?$"
)
"""Words that add a change up, between its figure and the whole: "13,900 will be added, for a total of 471,200"."""

_MORE = re.compile(r"\s+(?:more|fewer|additional|extra|new)\s+", re.I)
"""What stands between a number and those who come on top of others."""

_THAN_OTHERS = re.compile(r"\s+than\s+(?!in\s+(?:19|20)\d\d|now\b|today\b|there\b|at\s+present\b)", re.I)
"""What makes a number of more a comparison with others instead of with another time."""

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_OF = re.compile(r"\s+of\s+(?:(?:all|the|these|our|their|its)\s+){0,2}")
_SHORT = 40
"""Characters before an amount among which the words stand that make it a difference."""
_FAR = 160
"""Characters before it among which two are named whose distance it is."""
_NEAR = 150
"""Characters before a figure among which the words stand that join it to another."""


def _before(scene: Scene, mention: Mention) -> Range:
    return max(scene.range[0], mention.start - _NEAR), mention.start


@once
def _counting(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """How a number says a difference, how it ends a phrase, and how a whole is named, by what the profile counts."""
    counted = either(*profile.speech.counted)
    return (
        re.compile(_DIFFERENCE % counted),
        re.compile(_ENDED % counted),
        re.compile(rf"(?:[\w’'-]+ ){{0,3}}{counted}\b"),
    )


class Following:
    """Tells which figures of one document go on with what was said of those before them."""

    def __init__(self, reading: Reading, settings: Settings) -> None:
        self.text, self.properties, self.settings = reading.text, reading.profile.properties, settings
        self._difference, self._ended, self._of_jobs = _counting(reading.profile)
        self._wholes = {rule.change: rule.whole for rule in reading.profile.arithmetic if isinstance(rule, Total)}

    def shared(self, scene: Scene, mention: Mention, carried: Carried, earlier: Sequence[Draft]) -> str | None:
        """The property of the figure before, where one stands for it ("puts it at"), or it for both."""
        goes_on = carried is not None and self.properties[carried[0]].kind == kind_of(mention)
        if carried and goes_on and _ANAPHOR.search(self.text, *_before(scene, mention)):
            return carried[0]
        last = earlier[-1] if earlier else None
        if last is None or last.block != scene.block or not scene.range[0] <= last.start < mention.start:
            return None
        prop = self.properties[last.property]
        if prop.kind != kind_of(mention):
            return None
        whole = self._wholes.get(last.property)
        if whole and _IN_ALL.search(self.text, last.end, mention.start):
            return whole
        if self.text.endswith("from ", 0, last.start) and self.text.endswith("to ", 0, mention.start):
            return last.property if mention.start - last.end <= 40 else None
        if self.settings.needed(last.property) and self.settings.behind(mention, scene.range[1]):
            return self.listed(scene, mention, earlier)
        return None

    def is_difference(self, mention: Mention) -> bool:
        """Whether a figure is said to be more or less than another, or an amount to come on top of one."""
        if _THAN.match(self.text, mention.end):
            return True
        if mention.kind != "money":
            return False
        text, start = self.text, mention.start
        if text.endswith(_ON_TOP, 0, start) or _MORE_OR_LESS.match(text, mention.end):
            return True
        before = max(0, start - _SHORT), start
        if text.find("add", *before) >= 0 and _ADDS.search(text, *before) and _ADDED_TO.match(text, mention.end):
            return True
        if text.find("by ", *before) >= 0 and _BY.search(text, *before):
            return True
        before = max(0, start - _FAR), start
        near = any(text.find(each, *before) >= 0 for each in ("between", "difference of", "gap of", "spread of"))
        return near and _APART.search(text, *before) is not None

    def difference(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> str | None:
        """The property of a number that says how many more or fewer: 49,200 more; 6 percent, or 900."""
        if (
            self._difference.match(self.text, mention.end, scene.range[1])
            or self._changes_by(scene, mention)
            or self._restates(scene, mention, earlier)
        ):
            return self.changing()
        return None

    def _changes_by(self, scene: Scene, mention: Mention) -> bool:
        """Whether a number is what those whom its sentence counts rise or fall by."""
        before = _before(scene, mention)
        if "yearly" in scene.markers or self.text.find("by", *before) < 0 or not _CHANGES_BY.search(self.text, *before):
            return False
        return any(self.properties[key].kind == "count" for hit in scene.telling for key in hit.means.properties)

    def changing(self) -> str | None:
        """The property of a number by which there are more or fewer."""
        return next((key for key, prop in self.properties.items() if prop.kind == "count" and prop.falls), None)

    def more_of(self, scene: Scene, mention: Mention, heads: Set[str], everyone: str | None) -> str | None:
        """The property of a number of more of the subject to come: "142,900 more managers by 2034"."""
        if "ahead" not in scene.markers:
            return None
        more = _MORE.match(self.text, mention.end, scene.range[1])
        if more is None:
            return None
        if "yearly" not in scene.markers and self._of_jobs.match(self.text, more.end(), scene.range[1]):
            return self.changing()
        ends = [who.end for who in scene.named if who.start <= more.end() < who.end and who.subject != everyone]
        own = _WORD.match(self.text, more.end(), scene.range[1])
        if own and stem(own[0].lower()) in heads:
            ends.append(own.end())
        return self.changing() if ends and not _THAN_OTHERS.match(self.text, ends[0]) else None

    def _restates(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> bool:
        """Whether a number says in jobs what the percentage before it says of them: "grow by 8%, some 15,000 jobs"."""
        if not earlier or earlier[-1].block != scene.block or not scene.range[0] <= earlier[-1].start < mention.start:
            return False
        prop = self.properties[earlier[-1].property]
        if prop.kind != "percent" or not prop.falls or "yearly" in scene.markers:
            return False
        start = mention.hedge[0] if mention.hedge and mention.hedge[0] < mention.start else mention.start
        between = self.text[earlier[-1].end : start]
        return _RESTATED.search(between) is not None and self._ended.match(self.text, mention.end) is not None

    def listed(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> str | None:
        """A figure joined to one just claimed is the same property: 41 per cent by councils, 12 by schools."""
        for other in reversed(earlier[-2:]):
            if other.block != scene.block or not scene.range[0] <= other.start < mention.start:
                continue
            if self.properties[other.property].kind == kind_of(mention):
                between = self.text[other.end : mention.start]
                if self.properties[other.property].needs and _VERB.search(between):
                    continue  # "tuition was $18,500, and my first machine was $5,200"
                if len(between) <= 70 and _JOINED.search(between):
                    return other.property
        return None

    def shares(self, scene: Scene, mention: Mention, carried: Carried) -> bool:
        """Whether a percentage is another's share of what was shared out before: "Hospitals had 16 percent"."""
        if carried is None or mention.kind != "percent" or not self.settings.needed(carried[0]):
            return False
        return self._whose(scene, mention) or self.settings.within(mention.end, scene.range[1])

    def _whose(self, scene: Scene, mention: Mention) -> bool:
        return (self.settings.holder(scene, mention) or self.settings.bracketed(scene, mention)) is not None

    def shared_out(self, scene: Scene, mention: Mention) -> str | None:
        """The property that shares people out, where a percentage of those named right behind it is a setting's."""
        key = self.settings.sharing
        if key is None:
            return None
        of = _OF.match(self.text, mention.end, scene.range[1])
        who = next((who for who in scene.named if of and who.start == of.end()), None)
        if (
            of
            and who is None
            and self._of_jobs.match(self.text, of.end(), scene.range[1])
            and self._whose(scene, mention)
        ):
            return key
        of_them = of is not None and self.text.startswith("them ", of.end())
        if who is None and (of_them or _OF_ALL.match(self.text, *scene.range)):
            return key if self.settings.within(mention.end, scene.range[1]) else None
        if who is None:
            return key if self.settings.in_row(scene, mention) else None
        if mention.unit == "share" and self.settings.spread(mention, scene.range[1]):
            return None
        found = self._whose(scene, mention) or self.settings.within(who.end, scene.range[1])
        return key if found else None

    def goes_on(self, scene: Scene, mention: Mention, key: str) -> bool:
        """Whether a number is what the last one will become: by 2033 it expects 2,313,500."""
        prop = self.properties[key]
        return (
            prop.later is not None
            and prop.kind == kind_of(mention)
            and (
                _EXPECTED.search(self.text, *_before(scene, mention)) is not None
                or _REACHES.fullmatch(self.text[scene.range[0] : mention.start]) is not None
            )
        )

    def set_beside(self, scene: Scene, mention: Mention, earlier: Sequence[Draft]) -> bool:
        """Whether an amount is set beside the one before: agencies trail with $53,890."""
        if mention.kind != "money" or not earlier or earlier[-1].block != scene.block:
            return False
        if not isinstance(earlier[-1].value, Money) or not self.properties[earlier[-1].property].bare:
            return False
        if not alike(earlier[-1].value, mention):
            return False
        beside = _BESIDE.search(self.text, *_before(scene, mention)) is not None
        return beside or self.settings.is_bracketed(scene, mention)
