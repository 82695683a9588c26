"""Whom a figure is about: whoever its sentence names nearest, the last one named, or its item's or heading's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extract.averages import Averages, set_off
from pipeline.extract.draft import Draft
from pipeline.extract.lexicon import Hit
from pipeline.extract.phrases import opening, phrases
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import OWN, Subjects, Who
from pipeline.records.document import Block, Range
from pipeline.records.mention import Mention

if TYPE_CHECKING:
    from pipeline.extract.scene import Scene

_LABEL = re.compile(r"\s*(?:[•*–—-]\s*)?(?:\d{1,2}[.)]\s+)?([^:\n]{2,70}?)\s*(?::|\s[–—-]\s)")
_REFERS_BACK = re.compile(r"\s*(?:The (?:lowest|highest|top|bottom|middle)|Those|They|Their|These|Its?)\b")
_SENTENCE = re.compile(r"\b(?:are|is|do|does|can|will|should|not|who|how|why|what|when)\b", re.I)
"""What no name holds, but headings that are sentences: "Designers are not developers"."""

_FOR_WHOM = re.compile(r"(?:\s(?:a|an|per) \w+)?\s(?:for|among)\s(?:(?:the|an?|most|all)\s)?")
_REACH = 24
"""How far behind a figure somebody may stand whom it is for."""

_NUMBERED = re.compile(r"^\d+[.)]\s*")

_SAYS = re.compile(
    r"\b(?:you|we|they|i|it|he|she|there|this|that|these|those|who|will|can|may|must|should|do|have|are|be)\b"
    r"|(?<!s)s\s(?!and\b|or\b|&)(?=\w)",
    re.I,
)
"""What no name holds but the beginning of a sentence does: "You will meet managers", "Hospitals employ managers"."""

_JOINED = re.compile(r",? (?:and|or|&) |,")
"""What goes on with a name: "Chefs and head cooks"."""

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
        everyone = reading.profile.everyone
        self.everyone = everyone.subject if everyone else None
        self.averages = Averages(reading, reading.source.geography)
        self._rounds: dict[tuple[int, ...], frozenset[int]] = {}
        self._phrased: dict[Range, list[tuple[str, Range]]] = {}
        self.earlier: tuple[int, Who] = (-2, OWN)
        """The block in which somebody was last claimed something of, and who."""

    def named(self, start: int, stop: int, hits: list[Hit]) -> list[Who]:
        """Everybody whom a sentence names."""
        found = self.subjects.named(self.reading.folded, start, stop)
        for hit in hits:
            if hit.means.everyone:
                found.append(Who(self.everyone, None, hit.start, hit.end))
            elif hit.means.first == "hidden":
                if self.averages.told(start, hit):
                    found.append(Who(self.everyone, None, hit.start, hit.end))
            elif hit.means.generic:
                found.append(Who(None, None, hit.start, hit.end))
        taken = [(who.start, who.end) for who in found]
        if self.subjects.may_name(self.reading.words_beside(taken, start, stop)):
            for name, (low, high) in sorted(self._phrases(start, stop), key=_longest):
                if not any(low < other[1] and other[0] < high for other in taken) and self.subjects.is_subject(name):
                    found.append(self._phrase(name, low, high))
                    taken.append((low, high))
        return self._together(found)

    def _together(self, found: list[Who]) -> list[Who]:
        """The own subject, where a sentence names all of its groups in one row: "pilots (PICs) and copilots"."""
        whole = len({*self.subjects.groups.values()})
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
        for name, where in self._phrases(start, end):
            if self.subjects.is_subject(name):
                return self._phrase(name, *where)
        return None

    def _phrases(self, start: int, stop: int) -> list[tuple[str, Range]]:
        """The phrases of a sentence that may name somebody; none where no noun for a subject stands in it."""
        found = self._phrased.get((start, stop))
        if found is None:
            words = self.reading.words_in(start, stop)
            found = self.phrases.find(self.text, start, stop, words) if self.subjects.may_name(words) else []
            self._phrased[start, stop] = found
        return found

    def of(self, scene: Scene, mention: Mention, carried: Carried, *, known: bool) -> Who:
        """Whom a figure is about. `known` says that its property is one of a setting, where others are no subject."""
        best = self._nearest(scene, mention, known)
        if best and best.subject is None and best.group is None and self._is_pronoun(best):
            who = self._antecedent(scene.named, best.start) or self._opens(scene.block, scene.range)
            best = who or self._above(scene) or self._back(scene) or best
        if best:
            return best
        if _REFERS_BACK.match(self.text, *scene.range):
            if carried:
                return carried[1]
            back = self._back(scene)
            if back:
                return back
            if self.earlier[0] == scene.block - 1:
                return self.earlier[1]
        return self._above(scene) or (carried[1] if carried and carried[1].group else OWN)

    def _nearest(self, scene: Scene, mention: Mention, known: bool) -> Who | None:
        best: tuple[int, Who] | None = None
        usual = self.averages.beside(scene, mention) if self.everyone else None
        if usual:
            return Who(self.everyone, None, *usual)
        for who in scene.named:
            if known and who.subject is not None:
                continue  # "65 percent work for contractors" says where, not who
            if self._is_of_another(scene, mention, who):
                continue
            cost = scene.clauses.cost(mention, who.start, who.end)
            if who.start >= mention.end:
                if any(0 <= other.start - who.end <= 2 for other in scene.mentions if other is not mention):
                    continue  # the next figure's own name: "…, machinists $51,420"
                cost += 20
                if who.subject == self.everyone and (
                    any(mention.end <= place < who.start for place in scene.clauses.breaks)
                    or set_off(self.text, mention.end, who.start)
                ):
                    continue
                if ";" in self.text[mention.end : who.start] and scene.mentions[-1].start >= who.end:
                    continue  # "19 km; that of Skarn Reservoir is 14 km": it has a figure of its own
            if best is None or cost < best[0]:
                best = cost, who
        return best[1] if best else None

    def _is_of_another(self, scene: Scene, mention: Mention, who: Who) -> bool:
        """Whether somebody is named right behind another figure as whom that is for: "$132,050 for surgeons"."""
        near = (each for each in scene.mentions if each.end < who.start <= each.end + _REACH)
        others = (each for each in near if each is not mention and each.kind == mention.kind)
        other = next((each for each in others if _FOR_WHOM.fullmatch(self.text, each.end, who.start)), None)
        return other is not None and (mention.end <= other.start or self.text.startswith(" for ", mention.end))

    def _above(self, scene: Scene) -> Who | None:
        """Whom the label of an item or the nearest heading names."""
        blocks = self.reading.document.blocks
        block = blocks[scene.block]
        if block.kind == "item":
            who = self._labelled(block)
            if who:
                return who
        for other in block.path[:0:-1]:
            name = self.heading_name(blocks[other])
            if name and self.subjects.is_own(name):
                return None
            who = self.headed(blocks[other]) if name else None
            if who:
                return who
        return None

    def heading_name(self, heading: Block) -> str:
        """The words of a heading without its number, where they may be a name."""
        name = _NUMBERED.sub("", self.reading.words(heading)).strip(" :")
        return "" if len(name.split()) > 5 or _SENTENCE.search(name) else name

    def headed(self, heading: Block) -> Who | None:
        """The other subject that a heading is the name of: "3. Clinical operations manager"."""
        name = self.heading_name(heading)
        if not name or self.subjects.overlaps(name):
            return None
        if self.subjects.is_subject(name) or self._is_of_round(heading):
            return self.subjects.who(name, heading.start, heading.end)
        return None

    def _is_of_round(self, heading: Block) -> bool:
        """Whether a heading is one of a round of names: titles, or whatever stands under "Related careers"."""
        if heading.path not in self._rounds:
            blocks = self.reading.document.blocks
            among = [each for each in blocks if each.kind == "heading" and each.path == heading.path]
            others = any(
                hit.means.others
                for above in heading.path[1:]
                for hit in self.reading.hits_in(blocks[above].start, blocks[above].end)
            )
            names = [each.start for each in among if self._may_be_name(each, others)]
            self._rounds[heading.path] = frozenset(names if len(names) > 1 else ())
        return heading.start in self._rounds[heading.path]

    def _may_be_name(self, heading: Block, others: bool) -> bool:
        """Whether a heading reads like a title, or among others at least names no property."""
        name = self.heading_name(heading)
        if not name or not name[0].isupper():
            return False
        if self.subjects.is_titled(name) or not others:
            return self.subjects.is_titled(name)
        hits = self.reading.hits_in(heading.start, heading.end)
        return not any(hit.means.tells or hit.means.others for hit in hits)

    def _back(self, scene: Scene) -> Who | None:
        """The other subject that the sentence before names first, for one that goes on with it."""
        before = self.reading.before(scene.block, scene.range)
        named = self.named(*before, self.reading.hits_in(*before)) if before else []
        first = min(named, key=lambda who: who.start, default=None)
        return first if first and first.subject not in (None, self.everyone) else None

    def _opens(self, index: int, sentence: Range) -> Who | None:
        """Whom the sentence before opens with, other than the document's own: "Aides help nurses. They earn …"."""
        before = self.reading.before(index, sentence)
        if before is None or not self.subjects.may_name(self.reading.words_in(*before)):
            return None
        for phrase, where in opening(self.text, *before):
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
        """Give a level or name to whomever its sentence named last before it: "aides …, but they need a degree"."""
        start, stop = self.reading.sentence(draft.block, draft.start)
        found = self.named(start, stop, self.reading.hits_in(start, stop))
        who = self._antecedent(found, draft.start)
        if who is None and any(each.end <= draft.start and self._is_pronoun(each) for each in found):
            who = self._opens(draft.block, (start, stop))
        if who and who.subject is not None and who.subject != self.everyone:
            draft.subject = who.subject
            draft.read("subject", self.text, who.start, who.end)

    def _is_pronoun(self, who: Who) -> bool:
        """Whether somebody is named by a word that stands for whomever the heading names: "they", "these workers"."""
        return self.text[who.start : who.end].lower() in self.pronouns

    def _labelled(self, block: Block) -> Who | None:
        label = _LABEL.match(self.text, block.start, block.end)
        if label is None or not self.subjects.is_subject(label.group(1)):
            return None
        who = self.subjects.who(label.group(1), *label.span(1))
        return OWN if who.subject and self.subjects.overlaps(label.group(1)) else who
