"""Where people work, as running text says it: "in hospitals", "schools employ 40 percent of them"."""

from __future__ import annotations

import re

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


class Settings:
    """Finds settings in the sentences of one document, by the nouns that the profile gives them."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        qualifier = reading.profile.qualifiers.get("industry")
        nouns = qualifier.nouns if qualifier else ()
        self.nouns = frozenset(each.split()[-1].encode() for each in nouns)
        named = "|".join(plural_forms(each) for each in sorted(nouns, key=lambda each: (-len(each), each)))
        one = rf"(?:{_WITHIN}[A-Za-z][\w’'&-]*,?\s+){{0,6}}?(?:{named})(?![\w-]){_OF}"
        more = rf"(?:\s+(?:and|or)\s+(?:{_WITHIN}[\w’'&-]+\s+){{0,3}}?(?:{named})(?![\w-]))?"
        self._phrase = re.compile(rf"\b(?:in|at|by|within)\s+(?:the\s+|an?\s+)?({one}{more})", re.I)
        self._read: tuple[Range, list[re.Match[str]]] = (0, 0), []
        self._named = re.compile(rf"(?:[\w’'&-]+,?\s+)*(?:{named}){_OF}", re.I)

    def around(self, scene: Scene, mention: Mention) -> Range | None:
        """Where those work whom a figure is about: the phrase of its sentence that is nearest to it and to no other."""
        if not self._may(scene.range):
            return None
        best: tuple[int, Range] | None = None
        beside = {other.start for other in scene.mentions if other.kind == mention.kind}
        for phrase in self._phrases(scene.range):
            where = phrase.span(1)
            if not _BEHIND.match(self.text, where[1]) or any(
                who.start < where[1] and where[0] < who.end for who in scene.named
            ):
                continue
            if _OTHER_THINGS.search(self.text, max(scene.range[0], phrase.start() - 20), phrase.start()):
                continue
            bracket = _BRACKET.match(self.text, where[1])
            if bracket and bracket.end() == mention.start:
                return where
            if (bracket and bracket.end() in beside) or self.text[slice(*where)].lower() in _VAGUE:
                continue
            cost = scene.clauses.cost(mention, *where)
            if cost > _FARTHEST or (best is not None and cost >= best[0]):
                continue
            if scene.clauses.owns(mention, Hit(*where, PLACE)):
                best = cost, where
        own = self._bracketed(scene, mention)
        return own or (best[1] if best else self._payer(scene, mention))

    def _phrases(self, where: Range) -> list[re.Match[str]]:
        """The phrases of a sentence, found once for all its figures."""
        if self._read[0] != where:
            self._read = where, [*self._phrase.finditer(self.text, *where)]
        return self._read[1]

    def _bracketed(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting right before a figure in brackets: "next come hospitals ($40,110) and clinics ($39,200)"."""
        low = max([scene.range[0], *(other.end for other in scene.mentions if other.end <= mention.start)])
        named = _BEFORE_BRACKET.search(self.text[low : mention.start])
        if named is None or not self._named.fullmatch(named[1]) or _SAYS_MORE.search(named[1]):
            return None
        verb = _COMES.match(named[1])
        return low + named.start(1) + (verb.end() if verb else 0), low + named.end(1)

    def is_bracketed(self, scene: Scene, mention: Mention) -> bool:
        """Whether a figure stands in brackets behind a setting, and is that of it."""
        return self._may(scene.range) and self._bracketed(scene, mention) is not None

    def _payer(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting that pays: "colleges paid $51,280"."""
        where = self.employer(scene, mention)
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
        if not certain and not self._named.fullmatch(named[1]):
            return None
        return low + named.start(1), low + named.end(1)

    def itself(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting that is a way of working: "7 percent are self-employed"."""
        own = _SELF.search(self.text, mention.end, scene.range[1])
        return own.span(1) if own else None

    def _may(self, where: Range) -> bool:
        """Whether a noun of settings stands in a range at all."""
        return any(each in self.nouns or each.rstrip(b"s") in self.nouns for each in self._words(where))

    def _words(self, where: Range) -> list[bytes]:
        return [word.strip(b".,;:()") for word in self.reading.words_in(*where)]
