"""The setting of a figure, as running text says it: "in hospitals", "schools employ 40 percent of them"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.places.payers import QUANTITY, Payers
from pipeline.extract.reading import Reading
from pipeline.extract.scene import Scene
from pipeline.extract.words.forms import plural, plural_forms
from pipeline.extract.words.lexicon import Hit, Mark, Meaning, fold
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.profiles.speech import Setting
from pipeline.records.document import Range
from pipeline.records.mention import Mention
from pipeline.values.patterns import later

_WITHIN = (
    r"(?!(?:that|this|these|those|who|which|their|your|our|its|is|are|was|were|an?|the|in|at|for|with|by|to|from|it)"
    r"\s)"
)
_OF = r"(?:\s+of\s+(?!the\b)[a-z][\w’'-]+(?:\s+and\s+[a-z][\w’'-]+)?)?"
_OF_MORE = r"(?:\s+of\s+(?!the\b)[a-z][\w’'-]+(?:\s+(?:and\s+)?[a-z][\w’'-]+){0,2})?"
_HOLDER = (
    r"(?:^|[;:.–—]\s+|,\s+|\b(?:and|while|whereas|but)\s+)((?:the\s+)?(?!and\b|but\b|while\b)[A-Za-z][\w’'&/-]*"
    r"(?:,?\s+[\w’'&/-]+){0,10}?)(?::|,?\s+(%s|(?:(?:alone|together|combined) )?account(?:s|ed|ing)? for"
    r"|has|have|had|with|for|follows? (?:with|at)"
    r"|%s (?:the )?(?:most|largest|biggest|greatest|highest)(?: (?:share|part|portion|number|percentage)(?: of)?)?"
    r" [^,.;()$%%]{2,60}?(?:,? (?:at|with)|\s*\()"
    r"|averages?d?|takes?|took|(?:has|have|had) the (?:largest|biggest|highest|greatest|second[ -]\w+|next[ -]\w+)"
    r" (?:share|portion|part|number)(?: of [^,.;$%%]{2,40})?,?(?: (?:at|of|with))?"
    r"|(?:leads?|led|tops?|topped)(?: the \w+)?,? (?:with|at)"
    r"|(?:is|are|was|were) (?:by far )?the (?:[\w-]+[ -])?(?:biggest|largest|main|top|leading|chief) %s"
    r"(?: (?:of|for) [^,.;()$%%]{2,60}?)?,?"
    r"(?: (?:at|with|accounting for|employing)|\s*\()?"
    r"|(?:comes?|came|ranks?|ranked|(?:is|are|was|were)) (?:in )?(?:first|second|third|fourth|next|last),?"
    r"(?: (?:at|with))?"
    r"|makes? up|made up|represents?|represented)(?:\s+an?\s+(?:\w+\s+)?(?:mean|median|average)(?:\s+\w+)?\s+of)?)?"
    r"(?:\s+(?:about|around|some|another|nearly|roughly|almost|over|more than|just|only|an additional|a further"
    r"|the other|the remaining|the final))?\s*$"
)
_BEHIND = (
    r"\s*(?:$|[^\w\s]|\d|(?:%s|had|have|has|made|makes?|was|were|is|are|and|or|it|the|as|at|with|can|could|may|typically"
    r"|usually|generally|often|tends?|on|for|while|but|averages?d?|averaging|receives?d?|gets?|got|reported|took|takes?"
    r"|where|about|around|nearly|only|just|roughly|up|rang(?:es?|ed|ing)|var(?:y|ies)|starts?|started|falls?|runs?"
    r"|comes?|tops?|reach(?:es)?|stands?|sits?|hovers?)\b)"
)
"""What may follow the name of a setting; any other word goes on with a longer name: "hospital managers"."""
_BEFORE_BRACKET = re.compile(
    r"(?:^|[,;:)]\s+|\b(?:and|come|comes|are|is|by|follow)\s+)(?:(?:and|then)\s+)?(?:the\s+)?"
    r"([A-Za-z][\w’'&-]*(?:\s+[\w’'&-]+){0,6}?)\s*\($"
)
_COMES = re.compile(
    r"(?:[\w’'-]+\s+){1,3}(?:come|comes|follow|are|is)\s+(?:(?:then\s+)?followed\s+by\s+)?"
    r"|(?:then\s+)?(?:followed\s+by|ahead\s+of|compared\s+(?:with|to))\s+|then\s+",
    re.I,
)
_BEFORE_NAME = re.compile(
    r".*\b(?:is|are|was|were|be|include|includes|including|such\s+as|namely|or|but|by|in|at|within|like)\s+(?:the\s+|an?\s+)?",
    re.I | re.S,
)
"""What stands before the name of a setting in its clause: "the largest employers are", "some work in", "or"."""
_COPULA = re.compile(
    r".*\b(?:is|are|was|were|be|include|includes|including|such\s+as|namely)\s+(?:the\s+|an?\s+)?", re.I | re.S
)
_BRACKET = re.compile(r"\s*\(")
_OPENING = re.compile(r"(?:According|In|As|For|Of|By|At|Today|Currently|Here|Overall)\b[^,]*,\s+")
_BESIDE = re.compile(
    r",?\s+(?:and|then|and then|followed by)\s+(?:the\s+)?([A-Za-z][\w’'& -]{1,60}?),?\s+(?:at|with)\s+"
)
"""A name between a figure and its own: "outpatient clinics at $81,000 and hospitals at $78,560"."""
_QUANTITY = re.compile(QUANTITY)
_OTHER = re.compile(r"(?:other|different|your|our|their)\s+")
PLACE = Meaning((Mark("qualifier", "place"),))
_SETTING = (
    r"(?:in|for|by|at|with)\s+(?:the\s|an?\s)?(?!(?:their|your|our|his|her|its|this|that|these|any|some)\s)"
    r"([A-Za-z][\w\s,’'&/-]{1,80}?)"
    r"(?=,? and (?:\d|about|some|another|one|two|three)|, \d|, (?:and|while|with|but|though|although|which|where"
    r"|compared|followed)\b|[.;:()]|\s+in \d{4}|$)"
)
_JOINS = re.compile(r"(?:\sof\s[\w’'-]+(?:\s[\w’'-]+){0,3})?(?:[;,](?: and)? | and )")
_VERBAL = (
    r"\b(?:%s|are|is|was|were|have|has|had|do|does|be|will|would|can|of|who|that|than|from|to|in|at|by|about|hold|holds"
    r"|said|says?|reports?|another|others?|only|just|women|men|people|more|less|fewer)\b"
)
"""Words that are no part of a setting's name."""

_FARTHEST = 160

_Phrase = tuple[Range, int, bool]
"""A phrase, where a figure in brackets behind it would begin (-1 if none does), and whether it names nothing alone."""


def setting_of(profile: Profile) -> str | None:
    """The qualifier whose values running text names as settings, if the profile has one."""
    return next((name for name, qualifier in profile.qualifiers.items() if qualifier.setting), None)


@once
def _needed(profile: Profile) -> tuple[str, ...]:
    """The properties that need a setting, in the profile's order."""
    name, properties = setting_of(profile), profile.properties.items()
    return tuple(key for key, prop in properties if name in prop.identity and name not in prop.optional)


class Settings:
    """Finds settings in the sentences of one document, by the words that the profile gives them.

    `name` is the qualifier that they give, `sharing` the property that shares a whole out among them.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.name = setting_of(reading.profile)
        self._words = _words(reading.profile)
        self._needed = _needed(reading.profile)
        self.sharing = next(iter(self._needed), None)
        self._phrased: dict[Range, list[_Phrase] | None] = {}

    def is_setting(self, name: str) -> bool:
        """Whether a name ends in a noun that settings end in."""
        return self._words.name.fullmatch(name) is not None

    def tells_kind(self, mention: Mention) -> bool:
        """Whether a length of time only says which kind of setting is meant: "four-year universities and …"."""
        hyphened = self.text.find("-", mention.start, mention.end) > 0
        return hyphened and self._words.lasting.match(self.text, mention.end) is not None

    def needed(self, key: str) -> bool:
        """Whether a property says nothing without its setting: a share of employment is one of an industry."""
        return key in self._needed

    def behind(self, mention: Mention, end: int) -> Range | None:
        """Where a share of people are, if the words behind it say so: 41 per cent by local councils."""
        where = self._words.where.match(self.text, mention.end, end)
        found = where.span(1 if where.group(1) else 2) if where else None
        return None if found is None or self._is_place(found) else found

    def spread(self, mention: Mention, end: int) -> bool:
        """Whether a share is one of several settings together: half work in healthcare; education; or trade."""
        if self.text.find(";", mention.end, end + 1) < 0:
            return False
        where = self.behind(mention, end)
        return where is not None and self.text.startswith(";", where[1])

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
        own = self.bracketed(scene, mention)
        giver = self._giver(scene, mention)
        if own or (giver and (best is None or not giver[1] < best[1][0] < mention.start)):
            return own or (giver and giver[0])
        return best[1] if best else self._payer(scene, mention)

    def bracketed(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting right before a figure in brackets: "next come hospitals ($40,110) and clinics ($39,200)"."""
        where = self._before_bracket(scene, mention)
        if where is None or self._words.says_more.search(self.text, *where) or self._is_somebody(scene, where):
            return None
        if self._words.name.fullmatch(self.text, *where) or self._is_of_row(scene, mention, where):
            return where
        return None

    def _before_bracket(self, scene: Scene, mention: Mention) -> Range | None:
        """The words right before a figure in brackets that may be a name."""
        if not self.text.endswith(("(", "(\n"), 0, mention.start):
            return None
        low = max([scene.range[0], *(other.end for other in scene.mentions if other.end <= mention.start)])
        named = _BEFORE_BRACKET.search(self.text[low : mention.start])
        if named is None:
            return None
        before = _COMES.match(named[1]) or _BEFORE_NAME.match(named[1])
        start = low + named.start(1) + (before.end() if before else 0)
        return (start, low + named.end(1)) if start < low + named.end(1) else None

    def _is_of_row(self, scene: Scene, mention: Mention, where: Range) -> bool:
        """Whether a name that no noun tells stands in a row with one that does: "schools (9%), mines (4%)"."""
        if mention.kind != "percent" or self._words.verbal.search(self.text, *where):
            return False
        others = (self._before_bracket(scene, each) for each in scene.mentions if each.kind == "percent")
        return any(each and each != where and self._words.name.fullmatch(self.text, *each) for each in others)

    def _is_somebody(self, scene: Scene, where: Range) -> bool:
        """Whether words name those whom a sentence is about: "most welders (61%)", "in Texas (15%)"."""
        if any(who.subject is None and who.start < where[1] and where[0] < who.end for who in scene.named):
            return True
        return self._is_place(where)

    def _is_place(self, where: Range) -> bool:
        """Whether words are a place's name and nothing else."""
        hits = self.reading.cues_in(*where)
        return any("geography" in hit.means.said and (hit.start, hit.end) == where for hit in hits)

    def is_bracketed(self, scene: Scene, mention: Mention) -> bool:
        """Whether a figure stands in brackets behind a setting, and is that of it."""
        return self.bracketed(scene, mention) is not None and self._phrases(scene) is not None

    def _giver(self, scene: Scene, mention: Mention) -> tuple[Range, int] | None:
        """The setting that is the subject of a verb of giving before a figure, and where the verb stands."""
        before = (each.end for each in scene.mentions if each.kind == mention.kind and each.end <= mention.start)
        low = max([scene.range[0], *before])
        start = mention.hedge[0] if mention.hedge and low <= mention.hedge[0] < mention.start else mention.start
        beside = _BESIDE.fullmatch(self.text, low, start) if low > scene.range[0] else None
        if beside and self._words.name.fullmatch(beside[1]) and not self._is_somebody(scene, beside.span(1)):
            return beside.span(1), beside.start()
        label = self._words.label.search(self.text, scene.range[0], start)
        announced = label is not None and self.text.find(":", label.end(), start) >= 0  # "by industry: mines paid"
        found = self._words.payers.before(self.text, low, start, announced=announced)
        if found is None or self._words.is_nobody(self.text[slice(*found[0])]):
            return None
        return None if self._is_place(found[0]) or self._is_person(scene, found[0]) else found

    def _is_person(self, scene: Scene, where: Range) -> bool:
        """Whether words that end in no noun for a setting name those whom a sentence is about."""
        return self._words.name.fullmatch(self.text, *where) is None and self._is_somebody(scene, where)

    def _payer(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting that pays: "colleges paid $51,280"."""
        gives = self._words.gives
        where = self.holder(scene, mention) if gives.search(self.text, scene.range[0], mention.end) else None
        if where is None or gives.match(self.text, where[1]):
            return where
        last = [each for each in scene.mentions if each.kind == mention.kind and each.end <= where[0]]
        follows = last and not self.text[where[1] : mention.start].strip() and self._payer(scene, last[-1])
        return where if follows else None  # "colleges paid $51,280, schools $48,100"

    def holder(self, scene: Scene, mention: Mention, *, row: bool = True) -> Range | None:
        """Whose share of a whole a figure is, where the name comes first: "hospitals employ 81 %, clinics 5 %".

        A name in a row with others is taken at their word, where `row` allows it.
        """
        low = max([scene.range[0], *(other.end for other in scene.mentions if other.end <= mention.start)])
        start = mention.hedge[0] if mention.hedge and low <= mention.hedge[0] < mention.start else mention.start
        opening = _OPENING.match(self.text, low, start)
        low = opening.end() if opening else low
        named = self._words.holder.search(self.text[low:start])
        if named is None:
            return None
        copula = _COPULA.match(named[1])
        first = copula.end() if copula else 0
        name = named[1][first:]
        where = low + named.start(1) + first, low + named.end(1)
        if not name or self._words.nobody.search(name) or self._words.is_vague(name) or self._is_place(where):
            return None
        certain = (named[2] or "").startswith(self._words.employing) or self._goes_on(scene, low, named)
        if certain or self._words.name.fullmatch(name) or self._words.is_own(name):
            return where
        if named[2] and named[2].startswith("account"):
            return where if mention.kind == "percent" and not self._words.verbal.search(name) else None
        return where if named[2] == "with" and row and self._is_row_of_holders(scene, mention) else None

    def _is_row_of_holders(self, scene: Scene, mention: Mention) -> bool:
        """Whether another share of the sentence has a name that a noun tells: "schools, with 9%; mines, with 4%"."""
        others = (each for each in scene.mentions if each is not mention and each.kind == mention.kind == "percent")
        return any(self.holder(scene, each, row=False) for each in others)

    def _goes_on(self, scene: Scene, low: int, named: re.Match[str]) -> bool:
        """Whether a name stands alone between the share before it and its own: "…, residential care 9%"."""
        if named[2] or not any(e.end == low and e.kind == "percent" for e in scene.mentions):
            return False
        return _JOINS.fullmatch(named.string, 0, named.start(1)) is not None and not self._words.verbal.search(named[1])

    def in_row(self, scene: Scene, mention: Mention) -> bool:
        """Whether a share stands in a row of them, each beside a setting, below words that say so: "Where they work:
        schools 61%, clinics 12%"."""
        shares = [each for each in scene.mentions if each.kind == "percent"]
        if (
            mention not in shares
            or len(shares) < 2
            or not self._words.label.search(self.text, scene.range[0], shares[0].start)
        ):
            return False
        named = [self.bracketed(scene, each) or self.holder(scene, each) for each in shares]
        return all(named)

    def within(self, place: int, end: int) -> bool:
        """Whether words at a place say that somebody is in a setting: "(20 percent) are in schools"."""
        return self._words.within.match(self.text, place, end) is not None

    def itself(self, scene: Scene, mention: Mention) -> Range | None:
        """The setting that somebody is: "7 percent are self-employed"."""
        folded = self.reading.folded
        if all(folded.find(each, mention.end, scene.range[1]) < 0 for each in self._words.own):
            return None
        own = self._words.itself.search(self.text, mention.end, scene.range[1])
        return own.span(1) if own else None

    def _phrases(self, scene: Scene) -> list[_Phrase] | None:
        """The phrases of a sentence that name a setting, read for all its figures at once; None where no
        noun for a setting stands in it."""
        if scene.range not in self._phrased:
            self._phrased[scene.range] = None if self._words.last.isdisjoint(scene.words) else [*self._read(scene)]
        return self._phrased[scene.range]

    def _read(self, scene: Scene) -> Iterator[_Phrase]:
        for phrase in self._words.phrase.finditer(self.text, *scene.range):
            start, end = phrase.span(1)
            if any(who.start < end and start < who.end for who in scene.named):
                continue
            if self._words.unlike.search(self.text, max(scene.range[0], phrase.start() - 20), phrase.start()):
                continue
            pairs = scene.clauses.pairs
            if pairs and start <= pairs.items[0][0] and pairs.items[0][1] <= end:
                yield from ((item, -1, False) for item in pairs.items)
                continue
            bracket = _BRACKET.match(self.text, end)
            quantity = _QUANTITY.match(self.text, start, end)
            start = quantity.end() if quantity else start
            yield (start, end), bracket.end() if bracket else -1, self._words.is_vague(self.text[start:end])


class _Words:
    """The words of settings, and the patterns made of them."""

    def __init__(self, setting: Setting, verbs: tuple[str, ...], labels: tuple[str, ...]) -> None:
        nouns, gives = setting.nouns, either(*setting.gives)
        self.vague = frozenset(setting.vague)
        self.own = {fold(each) for each in setting.itself}
        self.unlike = later(either(*setting.unlike) + r"\s*$", re.I)
        self.holder = later(
            _HOLDER % (either(*setting.holds, *setting.gives), either(*setting.holds), either(*setting.holders))
        )
        self.employing = tuple(setting.holds)
        self.label = later(rf"\b(?:{either(*labels)}|where\s+[^.:;]{{2,60}}?\s+{either(*setting.within)})\b", re.I)
        self.says_more = later(rf"\b(?:in|at|for|with|made|makes?|{either(*setting.gives, *verbs)})\b", re.I)
        self.gives = later(rf"\s+(?:{gives}|averages?d?)\b")
        self.nobody = later(
            rf"\b(?:we|they|you|who|that|which|women|men|people|survey|{either(*setting.nobody)})\b", re.I
        )
        self.itself = later(
            rf"\s+(?:of\s+[^.;$%]{{0,50}}?\s+)?(?:are|is|were|was)\s+({either(*setting.itself)})\b", re.I
        )
        within = rf"\s+(?:currently |now )?(?:{either(*setting.within)}|are|is|were|was)\s+"
        self.where = later(
            rf"\)?\s+(?:of\s+)?[\w\s’'-]{{1,60}}?{within}{_SETTING}"
            rf"|(?:\s+of\s+(?:them|all)?[\w\s’'-]{{0,50}}?)?(?:\)?,?{within}|\s+){_SETTING}"
        )
        self.verbal = later(_VERBAL % either(*setting.within, *setting.holds, *setting.gives), re.I)
        self.within = later(rf"(?:\s+(?:of them|of these|more))?{within}(?:in|for|at|by|with)\b")
        last = [each.split()[-1] for each in nouns]
        self.last = frozenset(each.encode() for each in (*last, *map(plural, last)))
        named = "|".join(plural_forms(each) for each in sorted(nouns, key=lambda each: (-len(each), each))) or "(?!)"
        one = rf"(?:{_WITHIN}[A-Za-z][\w’'&-]*,?\s+){{0,6}}?(?:{named})(?![\w-]){_OF}"
        more = rf"(?:\s+(?:and|or)\s+(?:{_WITHIN}[\w’'&-]+\s+){{0,3}}?(?:{named})(?![\w-]))?"
        behind = _BEHIND % either(*setting.gives, *verbs)
        self.payers = Payers(setting.gives, named, setting.holders)
        self.holders = frozenset(setting.holders)
        self.phrase = later(rf"\b{either(*setting.before)}\s+(?:the\s+|an?\s+)?({one}{more})(?={behind})", re.I)
        self.name = later(rf"(?:[\w’'&-]+,?\s+)*(?:{named}){_OF_MORE}", re.I)
        self.lasting = later(
            rf"\s(?:[a-z]+\s)?(?:{named})(?=\s*(?:[.,;:)]|\Z)|\s(?:and|or|in|with|where|that|which|are|is|offers?)\b)",
            re.I,
        )

    def is_vague(self, name: str) -> bool:
        """Whether a name is but a noun that tells nothing by itself: "the company", "other industries"."""
        return _OTHER.sub("", _QUANTITY.sub("", name.lower(), count=1), count=1) in self.vague

    def is_nobody(self, name: str) -> bool:
        """Whether a name is of those who are no setting by themselves: "employers", but not "public employers"."""
        nobody = self.nobody.search(name)
        if nobody is None:
            return self.is_vague(name)
        return nobody.start() == 0 or nobody[0].lower() not in self.holders

    def is_own(self, name: str) -> bool:
        """Whether a name is of those who are a setting by themselves: "self-employed workers"."""
        return any(fold(name).startswith(each) for each in self.own)


@once
def _words(profile: Profile) -> _Words:
    name = setting_of(profile)
    qualifier = profile.qualifiers[name] if name else None
    setting = (qualifier.setting if qualifier else None) or Setting()
    return _Words(setting, profile.speech.verbs, qualifier.labels if qualifier else ())


def announces(profile: Profile, words: str) -> bool:
    """Whether a heading or lead-in says that settings follow: "Where welders work"."""
    return _words(profile).label.search(words) is not None
