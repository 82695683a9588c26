"""The steps of an ordered scale, where a text names them: "bachelor's degree", "Master of Science (MS)"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import ahocorasick_rs

from pipeline.extract.words.forms import any_of
from pipeline.extract.words.screened import Screened, Screens
from pipeline.extract.words.worded import NOTHING, either
from pipeline.profiles.model import Profile, Step
from pipeline.profiles.naming import Requirement
from pipeline.records.document import Range
from pipeline.values.bytewise import one_byte, plain
from pipeline.values.patterns import later

Pattern = re.Pattern[str]

_TITLE = re.compile(r"(?:\s+(?:of|in|and|&|the)(?=\s+[A-Z]))*\s+[A-Z][\w'’&-]*")
_OF = re.compile(
    r"(?:\s*,?\s+(?:or|and|if not)\s+(?:even\s+|sometimes\s+)?[\w-]+)?\s*(?:of|by|for|in|from|at|among)\s+"
)
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_JOINED = re.compile(r"\s?/\s?|\sor\s")
"""What stands between a step that is called by one word and the next: "associate or bachelor's degree"."""
_SHORT = re.compile(r"\s*\(([A-Z][A-Za-z.]{1,6})\)")


@dataclass(frozen=True, slots=True)
class Rung:
    """A step named at text[start:end]; `last` is where its name ends before a bracketed abbreviation."""

    step: int
    start: int
    end: int
    last: int


class Ladder:
    """One level property of a profile: its scale, and how prose speaks of its steps."""

    def __init__(self, profile: Profile, name: str, requirement: Requirement) -> None:
        self.property, self.requirement = name, requirement
        self.steps = profile.scales.get(profile.properties[name].scale or "", ())
        self.words: dict[str, int] = {}
        self.titles: dict[str, int] = {}
        self.initials: dict[str, int] = {}
        self.shortened = {
            word: place for place, step in enumerate(self.steps) for word in requirement.shortened.get(step.name, ())
        }
        for place, step in enumerate(self.steps):
            self._learn(place, step, requirement)
        triggers = sorted({*self.words, *self.titles, *self.shortened, *(each.lower() for each in self.initials)})
        self.triggers = tuple(triggers)
        self.automaton = ahocorasick_rs.BytesAhoCorasick(
            [*map(one_byte, triggers)],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )
        self.required = Screened(requirement.required)
        self.preferred = Screened(requirement.preferred)
        self.typical = Screened(requirement.typical)
        self.usual = Screened(requirement.usual)
        self.holds = Screened(requirement.holds)
        self.needs = any_of(requirement.needs) or NOTHING
        self.seekers = any_of(requirement.seekers, plurals=True) or NOTHING
        self.quantifiers = {word: Screened(cues) for word, cues in requirement.quantifiers.items()}
        self.bounds = {bound: any_of(cues) or NOTHING for bound, cues in requirement.bounds.items()}
        self.floor = any_of(requirement.floor) or NOTHING
        self.listed = Screened(requirement.listed)
        courses = either(*requirement.courses)
        self.course = later(rf"\s+(?:[\w-]+\s+)?{courses}\b")
        self.courses = later(rf"(?:[\w'-]+\s+){{0,5}}{courses}\s")
        self.entering = Screened(requirement.entering, _entering(requirement))
        before, behind = _beside(requirement)
        self.beside, self.further = Screened(requirement.besides, before), Screened(requirement.further, behind)
        self.award = later(rf"\b{either(*requirement.awards)}\s+or\s+(?:an?\s+|the\s+)?$")
        self.more = any_of(requirement.more) or NOTHING
        self.kinds = any_of(requirement.kinds) or NOTHING
        labels = either(*requirement.labels)
        self.labels = (
            later(
                rf"[*_]*(?:[\w'/-]+\s+){{0,3}}{labels}(?:\s+[\w'-]+){{0,2}}[*_]*\s*[:–—][*_]*\s*(?:\w+ly\s+|at\s+least\s+)?"
                r"(?:(?:complete|earn|obtain|hold|get)\s+)?(?:an?\s+|the\s+)?"
            )
            if requirement.labels
            else NOTHING
        )
        self.accepted = Screened(requirement.accepted)
        self.active = any_of(requirement.active) or NOTHING
        self.parts = {word: any_of(cues) or NOTHING for word, cues in requirement.parts.items()}
        self.grounds = any_of(requirement.grounds) or NOTHING
        self.heading = any_of(requirement.steps) or NOTHING
        self.vetoes = Screened(requirement.vetoes)
        self.passing = Screened(requirement.passing)
        self.screens = Screens(
            (
                *(self.required, self.preferred, self.typical, self.usual, self.holds),
                *(self.listed, self.accepted, self.vetoes, self.passing),
                *(self.entering, self.beside, self.further),
                *self.quantifiers.values(),
            )
        )

    def _learn(self, place: int, step: Step, requirement: Requirement) -> None:
        for form in requirement.forms.get(step.name, step.cues):
            self.words[form] = place
            if form[-1:].isalpha() and not form.endswith("s"):
                self.words[form + "s"] = place
        for title in requirement.titles.get(step.name, ()):
            self.titles[title] = place
        for short in requirement.initials.get(step.name, ()):
            self.initials[short] = place

    def quantifier(
        self, folded: str, begin: int, end: int, heard: Collection[Screened] | None = None
    ) -> tuple[str | None, Range | None]:
        """The last word for how many before the cue or the level; `heard` are the phrases of its sentence, if known."""
        best: re.Match[str] | None = None
        word = None
        for name, pattern in self.quantifiers.items():
            for found in pattern.finditer(folded, begin, end) if heard is None or pattern in heard else ():
                if best is None or (found.end(), -found.start()) > (best.end(), -best.start()):
                    best, word = found, name
        of = _OF.match(folded, end)
        for name, pattern in self.quantifiers.items():
            everyone = pattern.match(folded, of.end()) if of else None
            if everyone:
                return name, everyone.span()
        return (word, best.span()) if best else (None, None)

    def rungs(self, text: str, folded: str) -> list[Rung]:
        """Every step that the text names, by place."""
        found: list[Rung] = []
        lower = plain(text)
        for word, start, end in self.automaton.find_matches_as_indexes(lower):
            if start and lower[start - 1] in _LETTERS:
                continue  # within a word, as most of the short ones are
            if (found and start < found[-1].end) or _inside_word(folded, start, end):
                continue
            rung = self._rung(text, self.triggers[word], start, end)
            if rung:
                if found and self._is_cut_short(folded, found[-1], rung):
                    found.pop()
                found.append(rung)
        if found and self._is_cut_short(folded, found[-1], None):
            found.pop()
        return found

    def _is_cut_short(self, folded: str, rung: Rung, after: Rung | None) -> bool:
        """Whether what would be short for a step has no other step right behind it: a master electrician."""
        if folded[rung.start : rung.end] not in self.shortened:
            return False
        return after is None or _JOINED.fullmatch(folded, rung.end, after.start) is None

    def _rung(self, text: str, word: str, start: int, end: int) -> Rung | None:
        if word in self.titles:
            return _titled(text, self.titles[word], start, end, word in self.words)
        if word in self.shortened:
            return Rung(self.shortened[word], start, end, end)
        if word in self.words:
            short = _SHORT.match(text, end)
            return Rung(self.words[word], start, short.end() if short else end, end)
        place = self.initials.get(text[start:end])
        return None if place is None else Rung(place, start, end, end)


def _entering(requirement: Requirement) -> Pattern:
    """Words that tell what opens a school: "entry into most of these programs"."""
    if not (requirement.entering and requirement.schools):
        return NOTHING
    return later(rf"\b{either(*requirement.entering)}\s+(?:[\w'-]+\s+){{0,5}}?{either(*requirement.schools)}s?\b")


def _beside(requirement: Requirement) -> tuple[Pattern, Pattern]:
    """The words of a step that needs another one beside it: those right before it, and those behind."""
    before = rf"\b{either(*requirement.besides)}\s+(?:\w+ing\s+)?(?:an?\s+|the\s+|their\s+)?(?:[\w-]+\s+)?$"
    behind = rf"[^,.;:]{{0,40}}?,?\s+{either(*requirement.further)}\s+[^,.;:]{{0,40}}?\b{either(*requirement.more)}\b"
    return later(before), later(behind)


def _titled(text: str, place: int, start: int, end: int, alone: bool) -> Rung | None:
    """A spelled-out title, with the abbreviation behind it; without a capitalised field it is none."""
    last = end
    while (word := _TITLE.match(text, last)) is not None and word.end() - end < 80:
        last = word.end()
    if last == end and not alone and not text[end - 1 : end].isalpha():
        return None
    if last == end and text[start:end].lower().endswith((" of", " in")):
        last = end - 3
        return (
            Rung(place, start, last, last)
            if "'" in text[start:last].replace("’", "'") or "ate" in text[start:last]
            else None
        )
    short = _SHORT.match(text, last)
    return Rung(place, start, short.end() if short else last, last)


def _inside_word(folded: str, start: int, end: int) -> bool:
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return before.isalnum() or before in "-'" or after.isalnum() or (after == "'" and folded[end : end + 2] != "' ")
