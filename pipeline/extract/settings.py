"""Where people work, as running text says it: "in hospitals", "schools employ 40 percent of them"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.lexicon import Hit, Mark, Meaning
from pipeline.extract.names.words import plural_forms
from pipeline.extract.reading import Reading
from pipeline.extract.scene import Scene
from pipeline.records.document import Range
from pipeline.records.mention import Mention

_WITHIN = (
    r"(?!(?:that|this|these|those|who|which|their|your|our|its|is|are|was|were|an?|the|in|at|for|with|by|to|from|it)"
    r"\s)"
)
_OF = r"(?:\s+of\s+(?!the\b)[a-z][\w’'-]+(?:\s+and\s+[a-z][\w’'-]+)?)?"
_OTHER_THINGS = re.compile(
    r"(?:degrees?|bachelor[’']s|master[’']s|doctorate|majors?|diploma|certificate|certification|experience|training|courses?"
    r"|careers?|background|license|interest(?:ed)?|expertise|leaders?|growth|jobs?)\s*$",
    re.I,
)
_EMPLOYER = re.compile(
    r"(?:^|[;:.–—]\s+|,\s+|\b(?:and|while|whereas|but)\s+)((?:the\s+)?(?!and\b|but\b|while\b)[A-Za-z][\w’'&/-]*"
    r"(?:,?\s+[\w’'&/-]+){0,7}?)(?:\s+(employ(?:s|ed)?|account(?:s|ed)? for|has|have|had|with|for|follows? with"
    r"|pays?|paid|averages?d?))?"
    r"(?:\s+(?:about|around|some|another|nearly|roughly|almost|over|more than|just|only|an additional|a further"
    r"|the other))?\s*$"
)
_BEHIND = re.compile(
    r"\s*(?:$|[^\w\s]|\d|(?:had|have|has|earn\w*|made|makes?|was|were|is|are|and|or|it|the|as|at|with|can|could|may|typically"
    r"|usually|generally|often|tends?|pays?|paid|on|for|while|but|averages?d?|averaging|receives?d?|gets?|got|reported|took|takes?"
    r"|where|about|around|nearly|only|just|roughly|up)\b)"
)
"""What may follow the name of a setting; any other word goes on with a longer name: "hospital managers"."""
_BEFORE_BRACKET = re.compile(
    r"(?:^|[,;:)]\s+|\b(?:and|come|comes|are|is|by|follow)\s+)(?:and\s+)?(?:the\s+)?([A-Za-z][\w’'&-]*(?:\s+[\w’'&-]+){0,6}?)\s*\($"
)
_SAYS_MORE = re.compile(r"\b(?:in|at|for|with|earn\w*|made|makes?|paid|pays?)\b", re.I)
_COMES = re.compile(r"(?:[\w’'-]+\s+){1,3}(?:come|comes|follow|are|is)\s+", re.I)
_PAYS = re.compile(r"\s+(?:pays?|paid|averages?d?)\b")
_BRACKET = re.compile(r"\s*\(")
_VAGUE = frozenset(
    ("industry", "sector", "practice", "home", "trade", "services", "generation", "maintenance", "college")
)
"""Nouns that name no setting alone."""
_OPENING = re.compile(r"(?:According|In|As|For|Of|By|At|Today|Currently|Here|Overall)\b[^,]*,\s+")
PLACE = Meaning((Mark("qualifier", "industry"),))
_NOBODY = re.compile(
    r"\b(?:employers|companies that|we|they|you|who|that|which|women|men|people|alumni|graduates|students|survey)\b",
    re.I,
)
_SELF = re.compile(r"\s+(?:of\s+[^.;$%]{0,50}?\s+)?(?:are|is|were|was)\s+(self-employed|self employed)\b", re.I)
_FARTHEST = 160

_Phrase = tuple[Range, int, bool]
"""A phrase, where a figure in brackets behind it would begin (-1 if none does), and whether it names nothing alone."""


class Settings:
    """Finds settings in the sentences of one document, by the nouns that the profile gives them."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        qualifier = reading.profile.qualifiers.get("industry")
        self._nouns = _nouns(qualifier.nouns if qualifier else ())
        self._phrased: dict[Range, list[_Phrase] | None] = {}

    def around(self, scene: Scene, mention: Mention) -> Range | None:
        """Where those work whom a figure is about: the phrase of its sentence that is nearest to it and to no other."""
        phrases = self._phrases(scene)
        if phrases is None:
            return None
        best: tuple[int, Range] | None = None
        for where, bracket, vague in phrases:
            if bracket == mention.start:
                return where
            if vague or any(other.start == bracket and other.kind == mention.kind for other in scene.mentions):
                continue
            cost = scene.clauses.cost(mention, *where)
            if cost > _FARTHEST or (best is not None and cost >= best[0]):
                continue
            if scene.clauses.owns(mention, Hit(*where, PLACE)):
                best = cost, where
        own = self._bracketed(scene, mention)
        return own or (best[1] if best else self._payer(scene, mention))

    def _bracketed(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting right before a figure in brackets: "next come hospitals ($40,110) and clinics ($39,200)"."""
        if not self.text.endswith(("(", "(\n"), 0, mention.start):
            return None
        low = max([scene.range[0], *(other.end for other in scene.mentions if other.end <= mention.start)])
        named = _BEFORE_BRACKET.search(self.text[low : mention.start])
        if named is None or not self._nouns.name.fullmatch(named[1]) or _SAYS_MORE.search(named[1]):
            return None
        verb = _COMES.match(named[1])
        return low + named.start(1) + (verb.end() if verb else 0), low + named.end(1)

    def is_bracketed(self, scene: Scene, mention: Mention) -> bool:
        """Whether a figure stands in brackets behind a setting, and is that of it."""
        return self._bracketed(scene, mention) is not None and self._phrases(scene) is not None

    def _payer(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting that pays: "colleges paid $51,280"."""
        where = self.employer(scene, mention) if _PAYS.search(self.text, scene.range[0], mention.end) else None
        return where if where and _PAYS.match(self.text, where[1]) else None

    def employer(self, scene: Scene, mention: Mention) -> Range | None:
        """Whose share of the jobs a figure is, where the name comes first: "hospitals employ 81 %, clinics 5 %"."""
        low = max([scene.range[0], *(other.end for other in scene.mentions if other.end <= mention.start)])
        start = mention.hedge[0] if mention.hedge and low <= mention.hedge[0] < mention.start else mention.start
        opening = _OPENING.match(self.text, low, start)
        low = opening.end() if opening else low
        named = _EMPLOYER.search(self.text[low:start])
        if named is None or _NOBODY.search(named[1]):
            return None
        certain = named[2] is not None and named[2].startswith("employ")
        if not certain and not self._nouns.name.fullmatch(named[1]):
            return None
        return low + named.start(1), low + named.end(1)

    def itself(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting that is a way of working: "7 percent are self-employed"."""
        if self.reading.folded.find(b"self employed", mention.end, scene.range[1]) < 0:
            return None
        own = _SELF.search(self.text, mention.end, scene.range[1])
        return own.span(1) if own else None

    def _phrases(self, scene: Scene) -> list[_Phrase] | None:
        """The phrases of a sentence that say where somebody works, read for all its figures at once; None where no
        noun for a setting stands in it."""
        if scene.range not in self._phrased:
            may = self._nouns.among(self.reading.words_in(*scene.range))
            self._phrased[scene.range] = [*self._read(scene)] if may else None
        return self._phrased[scene.range]

    def _read(self, scene: Scene) -> Iterator[_Phrase]:
        for phrase in self._nouns.phrase.finditer(self.text, *scene.range):
            start, end = phrase.span(1)
            if not _BEHIND.match(self.text, end) or any(who.start < end and start < who.end for who in scene.named):
                continue
            if _OTHER_THINGS.search(self.text, max(scene.range[0], phrase.start() - 20), phrase.start()):
                continue
            bracket = _BRACKET.match(self.text, end)
            yield (start, end), bracket.end() if bracket else -1, self.text[start:end].lower() in _VAGUE


class _Nouns:
    """The nouns that name settings, and the patterns made of them."""

    def __init__(self, nouns: tuple[str, ...]) -> None:
        self.last = frozenset(each.split()[-1].encode() for each in nouns)
        named = "|".join(plural_forms(each) for each in sorted(nouns, key=lambda each: (-len(each), each)))
        one = rf"(?:{_WITHIN}[A-Za-z][\w’'&-]*,?\s+){{0,6}}?(?:{named})(?![\w-]){_OF}"
        more = rf"(?:\s+(?:and|or)\s+(?:{_WITHIN}[\w’'&-]+\s+){{0,3}}?(?:{named})(?![\w-]))?"
        self.phrase = re.compile(rf"\b(?:in|at|by|within)\s+(?:the\s+|an?\s+)?({one}{more})", re.I)
        self.name = re.compile(rf"(?:[\w’'&-]+,?\s+)*(?:{named}){_OF}", re.I)

    def among(self, words: list[bytes]) -> bool:
        """Whether one of them stands among some words at all."""
        return any(each in self.last or each.rstrip(b"s") in self.last for each in words)


@lru_cache(maxsize=16)
def _nouns(of: tuple[str, ...]) -> _Nouns:
    """The nouns of a profile, made into patterns once for all of its documents."""
    return _Nouns(of)
