"""Which headings and lead-ins announce names, and what the names are that they announce."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.names.lexicon import Cue, Lexicon
from pipeline.extract.names.outline import outlined
from pipeline.extract.names.own import Own
from pipeline.extract.names.triggers import AMID, Place
from pipeline.extract.words.forms import singular
from pipeline.records.document import Document, Range

_PREPOSITION = re.compile(
    r"\s(?:for|of|in|to|as|at|with|on|that|who|which|when|after|before|by|from|within|under|per|available|you|do|does"
    r"|can|are|is|offered|near|worth|needed|required|every|held|and (?:how|what|where|their))\s"
    r"|[(:?–—|]"
)
_ASKED = re.compile(r"(?:what|which)\s+(?:[\w-]+\s+){0,3}$")
_CLAUSE = re.compile(r"[.!?]\s+(?=[^\s])")
_FOLLOWING = re.compile(r"\b(?:following|below|include|includes|including|such as)\b")
_LISTING = re.compile(
    r"(?:\s+(?:of|for|in|to)\s+[^:]{0,40})?\s*(?:may|might|can|will|should|typically|often)?"
    r"\s*(?:include|including|such as|are\b|is\b|like|:|;|,)"
)
_PHRASED = re.compile(r"(?:\s+(?:[a-z]+s)?\s*(?:such as|like))?\s*:\s*$")
_REPEATED = 600
"""The longest sentence of a lead-in that is remembered, so that memory stays flat."""
_CLOSING = 60
"""Characters before the colon that closes words among which that stands."""
_LABEL = 4
"""Words of a lead-in that only says what its list holds: "Related occupations:"."""
_OUTSIDE = re.compile(
    r"(?:\bby |\b(?:straight|fresh|right|just) out of "
    r"|\b(?:with|without|after) (?:an?|this|your|our|the|that|only an?|just an?) (?:[\w'-]+ ){0,3})\Z"
)
"""Before a noun for other things that a lead-in is not about: "jobs you can get with a nursing degree"."""
_MASK = re.compile("§+")
"""What stands for the subject's name."""
_LEADERS = frozenset({"paragraph", "caption", "item"})


@dataclass(frozen=True, slots=True)
class Announced:
    """That names of a property follow, what they are, and the words that said so.

    `sure` where the cue is what the heading or lead-in is about; where it merely occurs, each name
    has to speak for itself.
    """

    lexicon: Lexicon
    qualifiers: dict[str, str]
    start: int
    end: int
    sure: bool


class Announcer:
    """Reads headings and lead-ins of one document, with the subject's own name out of the way."""

    def __init__(
        self, document: Document, folded: str, lexicons: tuple[Lexicon, ...], own: Own, places: Sequence[Place]
    ) -> None:
        self.document, self.text, self.lexicons, self.own = document, folded, lexicons, own
        self.cued: dict[int, set[Cue]] = {}
        """The blocks that hold a noun or phrase of a cue, with the cues whose phrases they hold."""
        for place in places:
            for each in place.triggers:
                if each.kind == "noun":
                    self.cued.setdefault(place.block, set())
                elif each.kind == "phrase" and each.cue:
                    self.cued.setdefault(place.block, set()).add(each.cue)
        self.outline = outlined(document, self.cued)
        self.folded: dict[int, str] = {}
        self.headings: dict[int, list[Announced]] = {}
        self.leads: dict[int, tuple[list[Announced], set[str]]] = {}
        self.denied: dict[tuple[int, str], bool] = {}

    def masked(self, index: int) -> str:
        """The folded words of a block in which the subject's name can be no cue; places stay."""
        if index not in self.folded:
            block = self.document.blocks[index]
            self.folded[index] = self.own.masked(self.text[block.start : block.end])
        return self.folded[index]

    def said(self, index: int) -> str:
        """The same with one sign for the subject's name, however long that is: pages of a publisher say it alike, so
        what such words mean is remembered."""
        words = self.masked(index)
        return _MASK.sub("§", words) if "§" in words else words

    def over(self, lead: int, path: tuple[int, ...]) -> list[Announced]:
        """What announces a list: its lead-in, else, unless that speaks of other things, the heading above it."""
        blocks = self.document.blocks
        heading = lead if lead >= 0 and blocks[lead].kind in ("heading", "title") else path[-1] if path else -1
        if lead not in self.cued and heading not in self.cued:
            return []
        if lead < 0 or blocks[lead].kind not in _LEADERS:
            return self.heading(heading)
        said, silenced = self.lead_in(lead)
        if not said:
            words = self.last_words(lead)
            above = (each for each in self.heading(heading) if each.lexicon.property not in silenced)
            label = words.endswith(":") and len(words.split()) <= _LABEL
            return [each for each in above if not label or _allows(each.lexicon, words)]
        kept = [self._narrowed(each, heading) for each in said if not self._is_overruled(each, heading)]
        return kept or self.heading(heading)

    def _is_overruled(self, said: Announced, heading: int) -> bool:
        """Whether a lead-in speaks of names in general words only ("… come up in job ads:") below a heading that
        announces others."""
        hinted = said.lexicon.naming.hinted
        if not hinted or said.qualifiers != hinted:
            return False
        above = self.heading(heading)
        return bool(above) and all(each.lexicon is not said.lexicon for each in above)

    def _narrowed(self, said: Announced, heading: int) -> Announced:
        """What a lead-in announces in general words only ("these roles:") is what the heading says more closely."""
        if said.qualifiers != said.lexicon.naming.hinted:
            return said
        closer = (each for each in self.heading(heading) if each.sure and each.lexicon is said.lexicon)
        return next((each for each in closer if each.qualifiers != said.qualifiers), said)

    def above(self, lead: int, path: tuple[int, ...]) -> list[Announced]:
        """What the heading above a list announces, where what its lead-in announces is not in it."""
        blocks = self.document.blocks
        if lead < 0 or blocks[lead].kind not in _LEADERS or not path or path[-1] not in self.cued:
            return []
        _, silenced = self.lead_in(lead)
        return [each for each in self.heading(path[-1]) if each.lexicon.property not in silenced]

    def beyond(self, lead: int, path: tuple[int, ...]) -> list[Announced]:
        """What the heading over the heading of a list announces, where that tells of a part: "Management track"."""
        if len(path) < 2 or path[-2] not in self.cued or (lead >= 0 and lead != path[-1]):
            return []
        words = self.said(path[-1])
        return [
            replace(each, sure=False)
            for each in self.heading(path[-2])
            if each.sure
            and each.lexicon.naming.endings
            and _allows(each.lexicon, words)
            and not each.lexicon.silent.search(words)
        ]

    def allows(self, lexicon: Lexicon, index: int) -> bool:
        """Whether names may stand below a heading: it speaks of no others ("Similar jobs") and of no other things."""
        return _is_of_names(lexicon, self.said(index))

    def denies(self, lexicon: Lexicon, index: int) -> bool:
        """Whether a heading, or the last sentence of a lead-in, speaks of others or of other things."""
        key = index, lexicon.property
        if key not in self.denied:
            self.denied[key] = self._denies(lexicon, index)
        return self.denied[key]

    def _denies(self, lexicon: Lexicon, index: int) -> bool:
        if self.document.blocks[index].kind in ("heading", "title"):
            return not self.allows(lexicon, index)
        return not _allows(lexicon, self.last_words(index)) or lexicon.property in self.lead_in(index)[1]

    def last_words(self, index: int) -> str:
        """The last sentence of a lead-in, folded; nothing where there is none, or a heading."""
        if index < 0 or self.document.blocks[index].kind in ("heading", "title"):
            return ""
        words = self.said(index)
        return words[max((each.end() for each in _CLAUSE.finditer(words)), default=0) :]

    def words(self, path: tuple[int, ...]) -> str:
        """The heading right above, folded."""
        return self.said(path[-1]) if path else ""

    def hinted(self, lead: int, path: tuple[int, ...]) -> list[Announced]:
        """What a list may hold because its lead-in or heading speaks of such things at all."""
        found = []
        places = [(each, self.said(each)) for each in (lead, *path[-1:]) if each >= 0]
        for lexicon in self.lexicons:
            if not all(_allows(lexicon, words) for _, words in places):
                continue
            for index, words in places:
                hint = _hint(lexicon, words) and _hint(lexicon, self.masked(index))
                if hint:
                    start = self.document.blocks[index].start
                    found.append(Announced(lexicon, lexicon.naming.hinted, start + hint[0], start + hint[1], False))
                    break
        return found

    def heading(self, index: int) -> list[Announced]:
        """What a heading announces."""
        if index not in self.cued:
            return []
        if index not in self.headings:
            self.headings[index] = self._heading(index)
        return self.headings[index]

    def _heading(self, index: int) -> list[Announced]:
        words, start = self.masked(index), self.document.blocks[index].start
        if words.rstrip().endswith(":") and (led := self.lead_in(index)[0]):
            return led
        said = [(each, _in_heading(each, words)) for each in self.lexicons if _in_heading(each, self.said(index))]
        return [
            Announced(lexicon, cue.qualifiers, start + place[0], start + place[1], sure)
            for lexicon, found in said
            if found
            for cue, place, sure in [found]
        ]

    def lead_in(self, index: int) -> tuple[list[Announced], set[str]]:
        """What the last sentence of a paragraph announces, and the properties it rules out by naming other things."""
        led = self.leads.get(index)
        if led is None:
            led = self.leads[index] = self._lead_in(index)
        return led

    def _lead_in(self, index: int) -> tuple[list[Announced], set[str]]:
        words, block = self.masked(index), self.document.blocks[index]
        begin = max((each.end() for each in _CLAUSE.finditer(words)), default=0)
        clause = words[begin:]
        if not clause.rstrip().endswith(":") and not _FOLLOWING.search(clause):
            return [], set()
        cued = self.cued.get(index, ())
        may = index in self.cued or len(clause) > AMID  # amid a paragraph, not every noun counts
        said: list[tuple[int, Announced]] = []
        silenced: set[str] = set()
        start, said_in = block.start + begin, _known_in_clause if len(clause) <= _REPEATED else _in_clause
        for lexicon in self.lexicons:
            found, silences = said_in(lexicon, clause, frozenset(cued) if may else None)
            if found is not None:
                cue, (low, high) = found
                said.append((low, Announced(lexicon, cue.qualifiers, start + low, start + high, True)))
            elif silences:
                silenced.add(lexicon.property)
        last = max((place for place, _ in said), default=-1)
        return [announced for place, announced in said if place == last], silenced


def _beside_point(clause: str, noun: re.Match[str]) -> bool:
    """Whether a noun for other things is one that the announced things come with: "with a nursing degree"."""
    if clause.endswith("by ", 0, noun.start()):
        return True
    return singular(noun[0]) == noun[0] and _OUTSIDE.search(clause, 0, noun.start()) is not None


@lru_cache(maxsize=2048)
def _allows(lexicon: Lexicon, words: str) -> bool:
    """Whether a list below these words may hold such names; remembered, since pages of a publisher share headings."""
    return all(cue.fits(words) for cue in lexicon.cues if cue.listing)


@lru_cache(maxsize=2048)
def _is_of_names(lexicon: Lexicon, words: str) -> bool:
    """Whether names may stand below a heading of these words, which is about no other things either."""
    return _allows(lexicon, words) and lexicon.silent.search(_about(words)) is None


@lru_cache(maxsize=2048)
def _hint(lexicon: Lexicon, words: str) -> Range | None:
    """Where words speak of such names at all."""
    hint = lexicon.hint.search(words)
    return hint.span() if hint else None


def _about(words: str) -> str:
    """What a heading is about: its words up to the first preposition or mark."""
    cut = _PREPOSITION.search(words)
    return (words[: cut.start()] if cut else words).rstrip(" :?.-")


def _colon(words: str) -> re.Match[str] | None:
    """The colon that closes words, with a "such as" before it."""
    closing = words.rstrip()
    return _PHRASED.search(words, max(0, len(closing) - _CLOSING)) if closing.endswith(":") else None


@lru_cache(maxsize=2048)
def _in_heading(lexicon: Lexicon, words: str) -> tuple[Cue, Range, bool] | None:
    """The cue of a heading, its place there, and whether it is sure.

    A noun that tells of other things ("skills") in its place takes it away.
    """
    about = _about(words)
    silent = [each.end() for each in lexicon.silent.finditer(about)]
    phrase = _colon(words)
    for cue in lexicon.cues:
        phrases = cue.phrases.finditer(words) if phrase else ()
        said = phrase and next((each for each in phrases if each.end() >= phrase.start()), None)
        if said and cue.fits(words):
            return cue, said.span(), True
        nouns = list(cue.nouns.finditer(words))
        if not nouns or not cue.fits(words):
            continue
        sure = [each for each in nouns if _is_topic(each, words, about, cue)]
        if sure and len(about) not in silent:
            return cue, sure[0].span(), True
        if not silent:
            return cue, nouns[0].span(), False
    return None


def _is_topic(noun: re.Match[str], words: str, about: str, cue: Cue) -> bool:
    """Whether a noun is what the heading is about: its last noun before "for" or "of", or what it asks for."""
    if not many(noun[0]):
        return False
    return noun.end() == len(about) or bool(_ASKED.search(words[: noun.start()])) or "§" in noun[0]


def many(words: str) -> bool:
    """Whether a cue is about several things: a plural, or a term of two words or more."""
    return " " in words or "-" in words or singular(words) != words


def _in_clause(lexicon: Lexicon, clause: str, phrased: frozenset[Cue] | None) -> tuple[tuple[Cue, Range] | None, bool]:
    """The last cue in a lead-in and its place there, unless a noun for other things stands behind it; and whether such
    a noun rules names out where there is no such cue. `phrased` are the cues whose phrases it may hold."""
    found = _last_cue(lexicon, clause, phrased) if phrased is not None else None
    others = [each for each in lexicon.silent.finditer(clause) if not _beside_point(clause, each)]
    if found is not None and found[1][0] >= max((each.start() for each in others), default=-1):
        return found, False
    return None, any(_LISTING.match(clause, each.end()) for each in others)


_known_in_clause = lru_cache(maxsize=2048)(_in_clause)
"""The same, remembered: pages of a publisher lead to their lists in the same words."""


def _last_cue(lexicon: Lexicon, clause: str, phrased: Collection[Cue]) -> tuple[Cue, Range] | None:
    """The last cue in a lead-in, and its place there."""
    best: tuple[Cue, Range] | None = None
    ends = clause.rstrip().endswith(":")
    phrase = _colon(clause)
    for cue in lexicon.cues:
        for noun in cue.nouns.finditer(clause):
            if (best is None or noun.start() > best[1][0]) and cue.fits(clause) and (ends or many(noun[0])):
                best = cue, noun.span()
        for last in cue.phrases.finditer(clause, max(0, phrase.start() - 40)) if phrase and cue in phrased else ():
            if phrase and last.end() >= phrase.start() and cue.fits(clause):
                return cue, last.span()
    return best
