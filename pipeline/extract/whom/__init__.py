"""Whom a figure is about: whoever its sentence names nearest, the last one named, or its item's or heading's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.draft import OWN, Draft, Who
from pipeline.extract.reading import Reading
from pipeline.extract.whom.averages import Averages, set_off
from pipeline.extract.whom.phrases import opening, phrases
from pipeline.extract.whom.rounds import Rounds
from pipeline.extract.whom.subjects import Subjects
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.stems import stems
from pipeline.records.document import Block, Range
from pipeline.records.mention import Mention

if TYPE_CHECKING:
    from pipeline.extract.scene import Scene

_FIRST = re.compile(
    r"\s*(?:[•*–—-]\s*)?(?:\d{1,2}[.)]\s+)?[*_]*([A-Z][^:\n]{2,70}?)[*_]*\s*\n[*_]*[A-Z][^:\n]{1,40}[*_]*:"
)
"""The first line of a record in one block: a name, and a field below it."""

_LABEL = re.compile(
    r"\s*(?:[•*–—-]\s*)?(?:\d{1,2}[.)]\s+)?(?![^:\n]{0,40}[Pp]ercentile)([^:\n]{2,70}?)\s*(?::|\s[–—-]\s)"
)
_REFERS_BACK = re.compile(r"\s*(?:The (?:lowest|highest|top|bottom|middle)|Those|They|Their|These|Its?)\b")
_FIELD = re.compile(r"\s*[A-Z][\w’'/ -]{1,40}:\s")
"""A sentence that is a field of whatever the one before speaks of: "Median pay: …"."""

_FOR = re.compile(r"(?:\s[a-z]+){0,2}?\s(?:for|among)\s")
_FOR_WHOM = re.compile(rf"{_FOR.pattern}(?:(?:the|an?|most|all)\s)?")
_FOR_ALL = re.compile(r"(?:\s[a-z]+){0,4}?\s(?:for|among|across|of)\s(?:(?:the|an?|most|all)\s)?")
_FAR = 40
_AFTER = 20
"""What it costs somebody to be named only behind a figure."""

_BESIDE = 4
"""How near to the next figure those stand whose it is: "…, machinists $51,420", "machinists by 4 percent"."""

_REACH = 24
"""How far behind a figure somebody may stand whom it is for."""

_SAYS = re.compile(
    r"\b(?:you|we|they|i|it|he|she|there|this|that|these|those|who|will|can|may|must|should|do|have|are|be)\b"
    r"|(?<!s)s\s(?!and\b|or\b|&)(?=\w)",
    re.I,
)
"""What no name holds but the beginning of a sentence does: "You will meet managers", "Hospitals employ managers"."""

_OF = re.compile(r"\s(?:in|of)\s(?:the\s)?")
_OF_LENGTH = 8
"""What stands before whatever somebody is of."""

_AND = re.compile(r"\band (?:(?:the|most|more|many|some) )?\Z")
"""What stands before whomever the next figure is about."""

_JOINED = re.compile(r",? (?:and|or|&) |,")
"""What goes on with a name: "Chefs and head cooks"."""

_PARTED = re.compile(r";|\b(?:while|whereas|but)\b")
"""What parts a figure from whom the next one is about."""

_ROW = re.compile(r"(?:\s*\([^()\n]{1,20}\))?[\s(),]*(?:(?:and|or|&)\s+)?")
"""What stands between names in a row, with or without the abbreviation of the first."""

Carried = tuple[str, Who] | None
"""The property and subject of the last figure claimed in a block."""


def _longest(phrase: tuple[str, Range]) -> int:
    return phrase[1][0] - phrase[1][1]


class Whom:
    """Tells whom the figures of one document are about."""

    def __init__(self, reading: Reading, subjects: Subjects) -> None:
        self.reading, self.subjects, self.text = reading, subjects, reading.text
        self.phrases = phrases(reading.profile)
        self.pronouns = frozenset(("they", *reading.profile.speech.pronouns))
        self.generic = frozenset(map(str.lower, reading.profile.generic))
        everyone = reading.profile.everyone
        self.everyone = everyone.subject if everyone else None
        self.rounds = Rounds(reading, subjects)
        self.averages = Averages(reading, reading.source.geography)
        self._over: dict[tuple[int, ...], Who | None] = {}
        self.earlier: tuple[int, Who] = (-2, OWN)
        """The block in which somebody was last claimed something of, and who."""

    def named(self, start: int, stop: int, hits: list[Hit]) -> list[Who]:
        """Everybody whom a sentence names."""
        found = self.subjects.named(self.reading.folded, start, stop)
        hidden: list[Range] = []
        for hit in hits:
            if not hit.means.names:
                continue
            if hit.means.everyone:
                found.append(Who(self.everyone, None, hit.start, hit.end))
            elif hit.means.first == "hidden":
                hidden.append((hit.start, hit.end))
                if self.averages.told(start, hit):
                    found.append(Who(self.everyone, None, hit.start, hit.end))
            else:
                found.append(Who(None, None, hit.start, hit.end))
        # "Faster than the average for all occupations" holds a noun, but names nobody.
        apart = [*((who.start, who.end) for who in found), *hidden]
        if self._may_name(self.reading.words_beside(apart, start, stop), start, stop):
            reads = self.subjects.may_be_paid if self._is_priced(start, stop) else self.subjects.is_subject
            phrases = self.phrases.find(self.text, start, stop, self.reading.words_in(start, stop))
            for name, (low, high) in sorted(phrases, key=_longest):
                if not any(low < other[1] and other[0] < high for other in apart) and reads(name):
                    found.append(self._phrase(name, low, high))
                    apart.append((low, high))
        if len(found) > 1:
            found = [who for who in found if not self._is_of_those(who, found)]
        return self._together(found) if self.subjects.groups else found

    def apart(self, named: list[Who], items: Sequence[Range]) -> list[Who]:
        """Everybody whom a sentence names, one by one where it names them in a row of which each has its figure."""
        low, high = items[0][0], items[-1][1]
        rest = [who for who in named if who.end <= low or high <= who.start]
        if len(rest) == len(named):
            return named
        known = {(who.start, who.end): who for who in named}
        if any(item not in known and not self._is_name(self.text[slice(*item)]) for item in items):
            return named
        return rest + [known.get(item) or self._phrase(self.text[slice(*item)], *item) for item in items]

    def _is_name(self, words: str) -> bool:
        return self.subjects.is_subject(words) or self.subjects.overlaps(words)

    def _is_of_those(self, who: Who, named: list[Who]) -> bool:
        """Whether the own subject only says what somebody else is of: "teachers in nursing", "aides of surgeons"."""
        if who.subject is not None or who.group is not None:
            return False
        before = (other for other in named if other.subject and other.end < who.start <= other.end + _OF_LENGTH)
        return any(_OF.fullmatch(self.text, other.end, who.start) for other in before)

    def _may_name(self, words: list[bytes], start: int, stop: int) -> bool:
        """Whether a sentence may name anybody by some of its words: by a title only where there is money to be had."""
        return self.subjects.may_name(words) or (self.subjects.may_title(words) and self._is_priced(start, stop))

    def _is_priced(self, start: int, stop: int) -> bool:
        return any(mention.kind == "money" for mention in self.reading.mentions_in(start, stop))

    def _together(self, found: list[Who]) -> list[Who]:
        """The own subject, where a sentence names all of its groups in one row: "pilots (PICs) and copilots"."""
        groups = self.subjects.groups
        whole = len({*groups.values()})
        if whole < 2 or sum(who.group is not None for who in found) < whole:
            return found
        row: list[Who] = []
        for who in sorted(found, key=lambda each: each.start):
            goes_on = bool(row) and _ROW.fullmatch(self.text, row[-1].end, who.start) is not None
            row = [*row, who] if goes_on else [who]
            if len({each.group for each in row if each.group}) == whole:
                return [each for each in found if each not in row] + [Who(None, None, row[0].start, row[-1].end)]
        return found

    def _phrase(self, name: str, low: int, high: int) -> Who:
        who = self.subjects.who(name, low, high)
        return Who(None, None, low, high) if who.subject and self.subjects.overlaps(name) else who

    def first_named(self, start: int, end: int, everyone: Range | None) -> Who | None:
        """The one whom a caption, lead-in or heading names first of all; `everyone` is where it names everybody."""
        for who in self.subjects.named(self.reading.folded, start, end):
            return who
        if everyone and self.everyone:
            return Who(self.everyone, None, start + everyone[0], start + everyone[1])
        words = self.reading.words_in(start, end)
        for name, where in self.phrases.find(self.text, start, end, words) if self.subjects.may_name(words) else ():
            if self.subjects.is_subject(name):
                return self._phrase(name, *where)
        return None

    def of(self, scene: Scene, mention: Mention, carried: Carried, *, known: bool) -> Who:
        """Whom a figure is about. `known` says that its property is one of a setting, where others are no subject."""
        best = self._nearest(scene, mention, known)
        if best and best.subject is None and best.group is None and self._is_pronoun(best):
            who = self._antecedent(scene.named, best.start) or self._opens(scene.block, scene.range)
            best = who or self._above(scene.block) or self._back(scene) or best
        elif best and best.subject is None and best.group is None and self._is_generic(best):
            best = self._above(scene.block) or best
        if best:
            return self._as_headed(best, scene.block)
        if _REFERS_BACK.match(self.text, *scene.range):
            if carried and carried[1].subject != self.everyone:
                return carried[1]  # those whom somebody is only compared with are not spoken of any more
            back = self._back(scene)
            if back:
                return back
            if self.earlier[0] == scene.block - 1:
                return self.earlier[1]
        above = self._above(scene.block)
        if above is None and _FIELD.match(self.text, *scene.range):
            above = self._opens(scene.block, scene.range)
        return above or (carried[1] if carried and carried[1].group else OWN)

    def _as_headed(self, who: Who, index: int) -> Who:
        """Somebody by the name of the item or heading above, where the words are but a way to say that: "managers" or
        "project managers" below "Tech project manager"."""
        if who.subject in (None, self.everyone):
            return who
        above = self._above(index)
        if above is None or above.subject in (None, who.subject):
            return who
        same = self.subjects.shortens(self.text[who.start : who.end], above.subject.replace("-", " "))
        return Who(above.subject, above.group, who.start, who.end) if same else who

    def _nearest(self, scene: Scene, mention: Mention, known: bool) -> Who | None:
        near: list[Who] = []
        usual = self.averages.beside(scene, mention) if self.everyone else None
        if usual:
            return Who(self.everyone, None, *usual)
        for who in scene.named:
            if known and who.subject is not None:
                continue  # "65 percent work for contractors" says where, not who
            if self._is_of_another(scene, mention, who):
                continue
            if who.start >= mention.end:
                if self._is_for(mention, who):
                    return who
                if not self._counts(mention, who) and any(
                    0 <= other.start - who.end <= _BESIDE for other in scene.mentions if other is not mention
                ):
                    continue  # the next figure's own name: "…, machinists $51,420"
                if who.subject == self.everyone and (
                    any(mention.end <= place < who.start for place in scene.clauses.breaks)
                    or set_off(self.text, mention.end, who.start)
                ):
                    continue
                if _PARTED.search(self.text, mention.end, who.start) and scene.mentions[-1].start >= who.end:
                    continue  # "19 km; that of Skarn Reservoir is 14 km": it has a figure of its own
                if self._goes_on(scene, mention, who):
                    continue
            near.append(who)
        if len(near) < 2:
            return near[0] if near else None
        cost, end = scene.clauses.cost, mention.end
        return min(near, key=lambda who: cost(mention, who.start, who.end) + (_AFTER if who.start >= end else 0))

    def _goes_on(self, scene: Scene, mention: Mention, who: Who) -> bool:
        """Whether somebody comes with the next figure: "beginners start at $55,000 and engineers earn $90,000"."""
        if not _AND.search(self.text, mention.end, who.start):
            return False
        behind = (each for each in scene.mentions if each.start >= mention.end)
        following = next((each for each in behind if each.kind == mention.kind), None)
        return following is not None and who.end <= following.start

    def _is_for(self, mention: Mention, who: Who) -> bool:
        """Whether a figure is said to be for somebody: "7,100 for opticians and 2,400 for optometrists"."""
        near = who.start - mention.end <= _REACH and _FOR.match(self.text, mention.end) is not None
        return near and _FOR_WHOM.fullmatch(self.text, mention.end, who.start) is not None

    def _counts(self, mention: Mention, who: Who) -> bool:
        """Whether a number stands right before those it counts: "of the 79,900 opticians, 38 percent"."""
        return mention.kind == "count" and who.start - mention.end == 1

    def _is_of_another(self, scene: Scene, mention: Mention, who: Who) -> bool:
        """Whether somebody is named right behind another figure as whom that is for: "$132,050 for surgeons".

        "Against 3 percent for all occupations" names everybody for that figure alone, whatever comes next.
        """
        for other in scene.mentions:
            reach = _FAR if who.subject == self.everyone else _REACH
            if other is mention or not other.end < who.start <= other.end + reach:
                continue
            compared = who.subject == self.everyone and set_off(self.text, scene.range[0], other.start)
            beside = _FOR_ALL if compared else _FOR_WHOM
            if (compared or other.kind == mention.kind) and beside.fullmatch(self.text, other.end, who.start):
                return compared or mention.end <= other.start or _FOR.match(self.text, mention.end) is not None
        return False

    def _above(self, index: int) -> Who | None:
        """Whom the label of an item or the nearest heading names."""
        blocks = self.reading.document.blocks
        block = blocks[index]
        if block.kind in ("item", "paragraph"):
            who = self._labelled(block)
            if who:
                return who
        if block.path not in self._over:
            self._over[block.path] = self._in_headings(block.path)
        return self._over[block.path]

    def _in_headings(self, path: tuple[int, ...]) -> Who | None:
        """Whom the nearest of some headings names that is a name, unless that is the document's own subject."""
        blocks = self.reading.document.blocks
        for other in path[:0:-1]:
            name = self.rounds.name(blocks[other])
            if name and self.subjects.is_own(name):
                return None
            who = self.headed(blocks[other]) if name else None
            if who:
                return who
        return None

    def headed(self, heading: Block) -> Who | None:
        """The other subject that a heading is the name of: "3. Clinical operations manager"."""
        name = self.rounds.name(heading)
        if not name or self.subjects.overlaps(name):
            return None
        if self.subjects.is_subject(name) or self.rounds.holds(heading):
            return self.subjects.who(name, heading.start, heading.end)
        return None

    def _back(self, scene: Scene) -> Who | None:
        """The other subject that the sentence before names first, for one that goes on with it."""
        before = self.reading.before(scene.block, scene.range)
        named = self.named(*before, self.reading.cues_in(*before)) if before else []
        first = min(named, key=lambda who: who.start, default=None)
        return first if first and first.subject not in (None, self.everyone) else None

    def _opens(self, index: int, sentence: Range) -> Who | None:
        """Whom the sentence before opens with, other than the document's own: "Aides help nurses. They earn …"."""
        before = self.reading.before(index, sentence)
        return self._opening(*before) if before else None

    def _opening(self, start: int, end: int) -> Who | None:
        """The other subject that a sentence opens with."""
        if not self.subjects.may_name(self.reading.words_in(start, end)):
            return None
        for phrase, where in opening(self.text, start, end):
            if _JOINED.match(self.text, where[1]):
                continue
            if self.subjects.is_subject(phrase) and not _SAYS.search(phrase):
                who = self._phrase(phrase, *where)
                return who if who.subject else None
        return None

    def _antecedent(self, named: list[Who], place: int) -> Who | None:
        """The last one named in a sentence before a place, other than by a word that stands for another."""
        before = [who for who in named if who.end <= place and not self._is_pronoun(who)]
        return max(before, key=lambda who: who.end, default=None)

    def attribute(self, draft: Draft) -> None:
        """Give a level or name to whomever its sentence named last before it ("aides …, but they need a degree"), else
        to whom the column, the label or the heading above it names."""
        start, stop = self.reading.sentence(draft.block, draft.start)
        found = self.named(start, stop, self.reading.cues_in(start, stop))
        who = self._antecedent(found, draft.start)
        if who is None and any(each.end <= draft.start and self._is_pronoun(each) for each in found):
            who = self._opens(draft.block, (start, stop))
        if who is None or (who.subject is None and self._is_generic(who)):
            above, opens = self._above(draft.block), self._opening(start, draft.start)
            who = opens if opens and above is None and self._is_in_heading(opens) else above
        if who and who.subject is not None and who.subject != self.everyone:
            draft.subject = who.subject
            draft.read("subject", self.text, who.start, who.end)

    def _is_in_heading(self, who: Who) -> bool:
        """Whether a heading holds a name: "Welder vs. rigger"."""
        name = stems(self.text[who.start : who.end])
        blocks = self.reading.document.blocks
        return any(name <= stems(self.reading.words(each)) for each in blocks if each.kind == "heading")

    def _is_pronoun(self, who: Who) -> bool:
        """Whether somebody is named by a word that stands for whomever the heading names: "they", "these workers"."""
        return self.text[who.start : who.end].lower() in self.pronouns

    def _is_generic(self, who: Who) -> bool:
        """Whether somebody is named by a word for whomever a text is about: "this role", "you"."""
        return self.text[who.start : who.end].lower() in self.generic

    def _labelled(self, block: Block) -> Who | None:
        label = _LABEL.match(self.text, block.start, block.end)
        if label is None or not (self.subjects.is_subject(label.group(1)) or self._is_among(label.group(1), block)):
            return self.recorded(block)
        return self._of_label(label)

    def _is_among(self, name: str, item: Block) -> bool:
        """Whether the label of an item is a title in a list of them: "Lash artist: … Average pay: $21"."""
        if item.group < 0 or not self.subjects.is_titled(name):
            return False
        return any(each is not item for each in self._subjects_listed.get(item.group, ()))

    @cached_property
    def _subjects_listed(self) -> dict[int, list[Block]]:
        """By list, the items whose label names a subject, be it the document's own: found once for all the others."""
        found: dict[int, list[Block]] = {}
        for block in self.reading.document.blocks:
            label = _LABEL.match(self.text, block.start, block.end) if block.group >= 0 else None
            if label and (self.subjects.is_subject(label[1]) or self.subjects.overlaps(label[1])):
                found.setdefault(block.group, []).append(block)
        return found

    def recorded(self, block: Block) -> Who | None:
        """Whom a record in one block is about, by its first line: "Actuary", and below it "Average salary: …"."""
        first = _FIRST.match(self.text, block.start, block.end) if block.kind in ("item", "paragraph") else None
        return self._of_label(first) if first and self.subjects.may_be_titled(first.group(1)) else None

    def _of_label(self, label: re.Match[str]) -> Who:
        who = self.subjects.who(label.group(1), *label.span(1))
        return OWN if who.subject and self.subjects.overlaps(label.group(1)) else who
