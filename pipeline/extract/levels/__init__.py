"""Levels that prose requires, prefers or calls typical: "most employers prefer at least a bachelor's degree"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.draft import Draft
from pipeline.extract.levels.ladder import Ladder, Rung
from pipeline.extract.levels.leads import NEGATED, Leads, Said
from pipeline.extract.levels.others import Others
from pipeline.extract.levels.whose import Whose
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.words.forms import folded, singular
from pipeline.extract.words.screened import Screened
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile
from pipeline.records.document import Block, Document, Range
from pipeline.values import Bound, Level

_CLAUSE = re.compile(
    r"[\s,;:—](?:(?<=\s)(?:[–—]\s|(?=(?:but|although|though|whereas)\b)"
    r"|(?=and (?:had|made|makes?|\w+ an? (?:median|average|mean)) ))"
    r"|(?<=,)\s+(?=(?:which|who|then|(?:and\s+|or\s+)?(?:but|although|though(?!,)|while|whereas|however(?!,)|yet|so|many"
    r"|some|most|others?|certain|several|they|a few))\b)|(?<=[;:])\s|(?<=—))"
)
_COORDINATED = re.compile(r"\s+or\s+(?:even\s+)?(?:to\s+)?")
_FOR = re.compile(r"\s+(?:[\w-]+\s+)?for\s+")
_ARTICLE = re.compile(r"(?:\b(?:an?|the|your|their|only|just)\s+)*$")
_NEXT = re.compile(r"[^,]*(,\s+)(?:an?\s+|the\s+)?")
_AIMED = re.compile(
    r"\s*(?:[\w-]+\s+){0,3}?(?:to|for)\s+(?:become|becoming|be|being|work(?:ing)? as|serve as|qualify as)\s+(?:an?\s+)"
    r"((?:[\w'-]+\s*){1,5})"
)
"""What somebody needs a level for: "… to become a team psychologist"."""
_CLOSING = re.compile(r"\s*(?:$|[.,;:!?)])")
_HELD = re.compile(
    r"\s+(?:at\s+least\s+|only\s+|just\s+)?(?:an?\s+|the\s+|their\s+|either\s+)*(?:[\w-]+\s+or\s+|\w+-year\s+)?"
)
_STILL = re.compile(
    r"[,;]\s(?:(?:but|though|yet|although|still|and)\s)?(?:it|they|one|(?:having|getting|earning|holding)\sone)(?=\s|'s|'re)"
)
"""How a sentence goes on that has said what is not needed: ", but having one …"."""
_DENIED = 12
"""How soon behind a level it is said that it is not needed."""
_PLAINLY = re.compile(
    r"(?:'s|'re)?\s(?:(?:is|are|can|may|could|will|might|be|an?|\w+ly|often|sometimes|very|still|also|considered|seen|as)\s)*"
)
_AIM = re.compile(r"(?:for|to|as|before)\b")
_LABELLED = 61
"""Characters from the beginning of a sentence among which the colon of a label stands."""
_LABEL = re.compile(
    r"(?![^.;:!?]*\b(?:is|are|was|were|do|does|don't|need)\b)[^.;:!?]{3,60}:[*_]*\s+(?:[a-z]+\s+)?(?:at\s+least\s+)?(?:an?\s+|the\s+)?"
)


def levels(
    document: Document,
    profile: Profile,
    subject_label: str,
    aliases: Sequence[str] = (),
    sentences: Sentences | None = None,
) -> list[Draft]:
    """Every level that the document's prose states for its subject, by place.

    A sentence counts that says so of the subject, of those who seek or fill its positions, or of the level
    itself ("a bachelor's degree is required"). What a group within it needs, how long a degree takes and
    who offers it is nothing of the kind. Of alternatives ("a master's degree or a doctorate") the first counts.
    """
    drafts: list[Draft] = []
    if not profile.requirements:
        return drafts
    whole = folded(document.text)
    for ladder in _ladders(profile):
        rungs = ladder.rungs(document.text, whole)
        if rungs:
            sentences = sentences or Sentences(document)
            names = (subject_label, *aliases)
            drafts += _Reading(document, whole, ladder, rungs, names, profile.nouns, sentences).drafts()
    return sorted(drafts, key=lambda each: (each.start, each.end, each.property))


@once
def _ladders(profile: Profile) -> tuple[Ladder, ...]:
    """The profile's ladders."""
    return tuple(
        Ladder(profile, name, each) for name, each in profile.requirements.items() if name in profile.properties
    )


class _Reading:
    """One document read for one ladder."""

    def __init__(
        self,
        document: Document,
        folded: str,
        ladder: Ladder,
        rungs: list[Rung],
        names: tuple[str, ...],
        nouns: tuple[str, ...],
        sentences: Sentences,
    ) -> None:
        self.document, self.folded, self.ladder, self.rungs = document, folded, ladder, rungs
        self.sentences = sentences
        headings = (document.words(each) for each in document.blocks if each.kind == "heading")
        self.whose = Whose(names, nouns, ladder.seekers, headings)
        self.leads, self.others = Leads(document, folded, ladder, rungs), Others(folded, ladder, rungs)
        self.sentence: Range = (0, 0)
        self.heard: set[Screened] = set()
        """The ladder's phrases that may stand in the sentence that is read."""

    def drafts(self) -> Iterator[Draft]:
        """The claims, in reading order. Where parts of the subject need different levels, none is that of the whole."""
        found = list(self._found())
        differ = len({_step(draft) for draft, said in found if said.partly or said.strength == "typical"}) > 1
        return (draft for draft, said in found if not (differ and said.partly))

    def _found(self) -> Iterator[tuple[Draft, Said]]:
        for place, rung in enumerate(self.rungs):
            index = bisect_right(self.sentences.block_starts, rung.start) - 1
            if index < 0:
                continue  # before all that is read: behind a comment that does not end, nothing is
            block = self.document.blocks[index]
            if block.region != "main" or rung.end > block.end:
                continue
            if block.kind == "heading":  # a line by itself: "Minimum education: bachelor's degree"
                labelled = self.leads.labelled(rung, block)
                if labelled is not None and not self.ladder.course.match(self.folded, rung.end):
                    yield self._draft(rung, index, labelled), labelled
                continue
            if block.kind not in ("paragraph", "item"):
                continue
            low, high = self._hear(block, rung)
            before = [each for each in self.rungs[max(0, place - 4) : place] if each.start >= low]
            said = self._said(rung, before, block, low, high)
            if said is not None:
                yield self._draft(rung, index, said), said

    def _hear(self, block: Block, rung: Rung) -> Range:
        """The sentence of a level, and which phrases it may hold."""
        sentence = self.sentences.around(block, rung.start)
        if sentence != self.sentence:
            self.sentence, self.heard = sentence, self.ladder.screens.held_in(self.folded[slice(*sentence)])
        return sentence

    def _search(self, phrases: Screened, begin: int, end: int) -> re.Match[str] | None:
        """The first of some phrases in a part of the sentence."""
        return phrases.search(self.folded, begin, end) if phrases in self.heard else None

    def _all(self, phrases: Screened, begin: int, end: int) -> Iterator[re.Match[str]]:
        """All of some phrases in a part of the sentence."""
        return phrases.finditer(self.folded, begin, end) if phrases in self.heard else iter(())

    def _said(self, rung: Rung, before: list[Rung], block: Block, low: int, high: int) -> Said | None:
        """How the sentence means a level; None where it claims none."""
        folded, ladder = self.folded, self.ladder
        if self.others.bracketed(rung, before) or self.others.example(rung, before):
            return None
        listed = self._search(ladder.listed, low, rung.start)
        if listed:
            return Said(None, listed.span())
        row = self.leads.in_row(rung, before, low)
        if row:
            return row
        begin, end = self._clause(low, high, rung)
        begin = self._after_other(rung, before, begin)
        if self._search(ladder.vetoes, begin, end) or ladder.course.match(folded, rung.end):
            return None
        if self._aside(low, begin, rung) or self._on_the_way(low, begin, end, rung):
            return None
        said = (
            self._required(rung, before, begin, end)
            or self._advised(rung, begin, high)
            or self._outside(rung, block, low)
        )
        if said is None or (said.strength != "preferred" and self.others.alternative(rung, before)):
            return None
        if said.strength == "typical" and self.others.left_open(rung, high):
            return None
        return said

    def _aside(self, low: int, begin: int, rung: Rung) -> bool:
        """Whether a sentence opens with an aim beyond entry ("For promotion, …"), or tells what courses ask for."""
        folded = self.folded
        if begin > low and _AIM.match(folded, low) and self._is_beyond(low, begin):
            return True
        return self.ladder.courses.match(folded, begin, rung.start) is not None

    def _is_beyond(self, begin: int, end: int) -> bool:
        """Whether a stretch speaks of something beyond entry. What the subject is named after is not."""
        beyond = (each[0] for each in self._all(self.ladder.passing, begin, end))
        return any(not any(own.startswith(word.removesuffix("ing")) for own in self.whose.own) for word in beyond)

    def _on_the_way(self, low: int, begin: int, end: int, rung: Rung) -> bool:
        """Whether a level opens a school only, or is not enough without another: "…, as well as a law degree"."""
        folded, ladder = self.folded, self.ladder
        aim = low if _AIM.match(folded, low) else begin
        if self._search(ladder.entering, aim, end):
            return True
        if ladder.further in self.heard and ladder.further.match(folded, rung.end, end):
            return True
        if not self._search(ladder.beside, max(begin, rung.start - 60), rung.start):
            return False
        after = any(rung.end <= other.start < end for other in self.rungs)
        return after or ladder.more.search(folded, rung.end, end) is not None

    def _after_other(self, rung: Rung, before: list[Rung], begin: int) -> int:
        """Where the clause begins if a comma closes one about another level: "while a … is required, a … helps"."""
        if not before or before[-1].start < begin:
            return begin
        comma = _NEXT.fullmatch(self.folded, before[-1].end, rung.start)
        asked = (self.ladder.required, self.ladder.preferred)
        said = comma and any(self._search(each, before[-1].end, comma.start(1)) for each in asked)
        return comma.end(1) if comma and said else begin

    def _clause(self, low: int, high: int, rung: Rung) -> Range:
        begin, end = low, high
        for cut in _CLAUSE.finditer(self.folded, low, high):
            if cut.end() <= rung.start:
                begin = cut.end()
            elif cut.start() >= rung.end:
                end = cut.start()
                break
        if self.folded.find(":", low, min(low + _LABELLED, rung.start)) < 0:
            return begin, end
        label = _LABEL.match(self.folded, low, rung.start)
        return (low if label and label.end() == rung.start else begin), end

    def _required(self, rung: Rung, before: list[Rung], begin: int, end: int) -> Said | None:
        """What the clause itself says: the nearest word of requiring or preferring, unless denied or of others.

        What most of them hold tells nothing where the sentence names another level first: "no degree is required,
        but most have …".
        """
        folded, ladder = self.folded, self.ladder
        cues = [("required", each) for each in self._all(ladder.required, begin, end)]
        cues += [("preferred", each) for each in self._all(ladder.preferred, begin, end)]
        typical = self._typical(rung, begin, end) or (None if before else self._held(rung, begin, end))
        if typical:
            cues.append(("typical", typical))
        cues += [("accepted", each) for each in self._all(ladder.accepted, begin, rung.start)]
        cues = [(kind, each) for kind, each in cues if each.end() <= rung.start or self._asks_for(each, rung, end)]
        if not cues:
            return None
        strength, cue = min(cues, key=lambda each: (_gap(each[1], rung), each[0] != "typical"))
        weaker = [other for kind, other in cues if kind == "preferred" and _coordinated(folded, other, cue)]
        if strength == "required" and weaker:
            strength, cue = "preferred", weaker[0]
        if strength == "required" and typical and abs(typical.start() - cue.start()) < 30:
            strength, cue = "typical", typical
        comma = folded.find(",", max(cue.end(), rung.end), end)
        last = min(end if comma < 0 else comma, max(cue.end() + 20, rung.start))
        if NEGATED.search(folded, max(begin, min(cue.start(), rung.start) - 25), last):
            return None
        quantifier, quantified = ladder.quantifier(folded, begin, max(cue.end(), rung.start), self.heard)
        part = self._part(max(cue.end(), rung.end), end)
        if part:
            quantifier, quantified, end = part[0], part[1], part[1][0]
        said = Said(None if strength == "accepted" else strength, cue.span(), quantifier, quantified)
        return self._of_whom(said, rung, begin, end)

    def _advised(self, rung: Rung, begin: int, high: int) -> Said | None:
        """What is not asked for, but well seen: "a degree isn't required, but it is often preferred"."""
        denied = NEGATED.search(self.folded, rung.end, min(high, rung.end + _DENIED))
        still = _STILL.search(self.folded, max(rung.end, denied.end()), high) if denied else None
        cue = next(self._all(self.ladder.preferred, still.end(), high), None) if still else None
        if cue is None or still is None or not _PLAINLY.fullmatch(self.folded, still.end(), cue.start()):
            return None
        if self.folded.startswith(" to ", cue.end()):
            return None  # "it is an advantage to know …"
        return self._of_whom(Said("preferred", cue.span()), rung, begin, cue.end())

    def _asks_for(self, cue: re.Match[str], rung: Rung, end: int) -> bool:
        """Whether a word behind a level is said of it: a verb of asking has to close its clause to be so."""
        if cue.start() < rung.end:
            return False
        return not self.ladder.active.fullmatch(cue[0]) or _CLOSING.match(self.folded, cue.end(), end) is not None

    def _part(self, begin: int, end: int) -> tuple[str, Range] | None:
        """The part of the positions that a statement is confined to: "for posts in research"."""
        link = _FOR.match(self.folded, begin, end)
        for word, pattern in self.ladder.parts.items():
            part = pattern.match(self.folded, link.end(), end) if link else None
            if part and not self._names_own(part.end(), end):
                return word, part.span()
        return None

    def _names_own(self, begin: int, end: int) -> bool:
        """Whether the words that follow name the whole field: "positions in this field", "jobs in nursing"."""
        named = re.findall(r"[\w'-]+", self.folded[begin:end])[:4]
        whole = ("this", "the", "that", "field", "your")
        return any(each in whole or singular(each) in self.whose.own for each in named)

    def _typical(self, rung: Rung, begin: int, end: int) -> re.Match[str] | None:
        """An adverb with a verb of needing behind it: "typically need", "is usually required"."""
        usual = self._search(self.ladder.usual, begin, end)
        if usual:
            return usual
        for adverb in self._all(self.ladder.typical, begin, end):
            need = self.ladder.needs.search(self.folded, adverb.end(), min(end, adverb.end() + 30))
            if need and (need.end() <= rung.start or adverb.start() >= rung.end):
                return adverb
        return None

    def _held(self, rung: Rung, begin: int, end: int) -> re.Match[str] | None:
        """The verb in "most of them have a …": what most or all who do the work hold is typical of it."""
        asked = (self.ladder.required, self.ladder.preferred)
        for verb in self._all(self.ladder.holds, begin, rung.start):
            if any(self._search(each, begin, verb.end()) for each in asked):
                continue  # "must have", "prefer those who have"
            words = self.folded[verb.end() : rung.start]
            if words.strip(" ") and not _HELD.fullmatch(words):
                continue
            if self.ladder.quantifier(self.folded, begin, verb.start(), self.heard)[0] in ("most", "all"):
                return verb
            if self._search(self.ladder.typical, max(begin, verb.start() - 25), verb.start()):
                return verb
        return None

    def _of_whom(self, said: Said, rung: Rung, begin: int, end: int) -> Said | None:
        """The statement, unless it is about somebody else or about something beyond entry."""
        folded, cue = self.folded, said.cue
        if cue is None or self._is_beyond(begin, end):
            return None
        words, strict = folded[begin : cue[0]], said.strength == "typical"
        if cue[0] < rung.start and not (self.whose.is_subject(words, strict=strict) or self.whose.is_other(words)):
            return None
        aim = _AIMED.match(folded, max(cue[1], rung.end), end)
        if aim and self.whose.is_of_others(aim[1]):
            return None  # "a doctorate is needed to become a … professor"
        if said.strength == "typical":
            if said.quantifier in ("some", "many"):
                return None
            if cue[0] >= rung.end and not self.whose.for_subject(folded[cue[1] : end]):
                return None
        partly = said.strength != "preferred" and cue[0] < rung.start and self.whose.in_part(folded[begin : cue[0]])
        return replace(said, partly=True) if partly else said

    def _outside(self, rung: Rung, block: Block, low: int) -> Said | None:
        """What the lead-in of a list, or a heading that names the level as a step, says of it."""
        if block.kind == "item" and rung.start - block.start < 30:
            return self.leads.labelled(rung, block) or self.leads.led(block)
        return self.leads.labelled(rung, block) or self.leads.stepped(rung, block, low)

    def _draft(self, rung: Rung, index: int, said: Said) -> Draft:
        text, ladder = self.document.text, self.ladder
        start, bound = self._bound(rung)
        level = Level(text[start : rung.last], ladder.steps[rung.step].name)
        draft = Draft(ladder.property, level, start, rung.end, index, bound)
        for name, word, cue in (
            ("strength", said.strength, said.cue),
            ("quantifier", said.quantifier, said.quantified),
        ):
            if word:
                draft.qualifiers[name] = word
                if cue:
                    draft.read(
                        name,
                        text,
                        *cue,
                        "inferred" if name == "strength" and said.cue and not self._stated(word, cue) else "stated",
                    )
        return draft

    def _stated(self, word: str, cue: Range) -> bool:
        ladder = self.ladder
        phrases = {"required": ladder.required, "preferred": ladder.preferred, "typical": ladder.typical}
        return phrases[word].search(self.folded, *cue) is not None

    def _bound(self, rung: Rung) -> tuple[int, Bound]:
        """Where the claim begins and how it is bounded: "more than" right before the level is part of it.

        "At least" adds no bound: the least that is enough is what a requirement states anyway.
        """
        low = max(0, rung.start - 40)
        article = _ARTICLE.search(self.folded, low, rung.start)
        stop = article.start() if article else rung.start
        for bound, pattern in self.ladder.bounds.items():
            for hedge in pattern.finditer(self.folded, low, stop):
                if not self.folded[hedge.end() : stop].strip():
                    return hedge.start(), bound
        return rung.start, "exact"


def _step(draft: Draft) -> str | None:
    return draft.value.canonical if isinstance(draft.value, Level) else None


def _gap(cue: re.Match[str], rung: Rung) -> int:
    return rung.start - cue.end() if cue.end() <= rung.start else cue.start() - rung.end


def _coordinated(folded: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one, other), key=lambda each: each.start())
    return _COORDINATED.fullmatch(folded, first.end(), second.start()) is not None
