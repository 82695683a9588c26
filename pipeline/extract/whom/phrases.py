"""The phrases of a sentence in which somebody may be named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.words.forms import plural_forms
from pipeline.extract.words.lexicon import fold
from pipeline.extract.words.nouns import nouns
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.values.patterns import later
from pipeline.values.wording import MONTHS

_ON = r"(?:,? and |, (?!(?:while|whereas|but|much|far|well|faster|slower)\b)| or | & |\s)"
"""What goes on with a name, and no clause behind it."""

_PHRASE = (
    r"\b(?:for|of|among|(?<!go )(?<!goes )by|(?<=growth )in|[Aa]s)\s+"
    r"((?:(?:an?|the|most|all|these|those|experienced|new|many|full-time|u\.s\.|us)\s+)*)((?!(?:what|how|which|whom?|that)\b)[A-Za-z][\w’'&/-]*"
    rf"(?:{_ON}[A-Za-z][\w’'&/-]*){{0,7}}?)"
    r"(?=\s+(?:was|were|is|are|will|in|at|to|from|has|have|had|who|that|which|with|ma[dk]es?|%s|"
    r"rose|grew|can|may|should|could|range\w*|"
    r"you|projected|expected|nationwide|on|by|as|over|during|across|per|hit|stood|reached|starts?|totaled|fell|each|"
    r"between|about|nationally|than|currently)\b|\s+(?:and|or|but)\s+[$£€]?\d|\s*[,.;:()–—$£€\n\t]|\s*$)"
)
_OPENER = (
    r"(?:^|(?<=[,:;(“\"] )|(?<=[(“\"])|(?<=\band )|(?<=\bwhile )|(?<=\bUnlike )|(?<=\w )(?=an?\s))"
    r"((?:(?:an?|one|the|most|all|these|those|"
    r"experienced|average|typical|new|newly|many|full-time|u\.s\.|us|while|in contrast|"
    r"by comparison|meanwhile|nationally|nationwide|overall|locally|today),?\s+)*)"
    rf"([A-Za-z][\w’'&/-]*(?:{_ON}[A-Za-z][\w’'&/-]*){{0,6}}?)(?:, "
    r"(?:(?:who|which|whose|with whom|an?|our|their|another|also|like)\s[^,.;$£€\d]{3,60}|for instance|for example"
    r"|however|meanwhile|by contrast),)?"
    r"(?:\s(?:in|at|with|from|near|there|here)\b[^,.;$£€\d]{0,40}?)?"
    r"\s+(?:typically |usually |generally |often |currently |can |could |may |might |should |will |would |also |both )*"
    r"(?:%s|"
    r"ma[dk]es?|held|average[sd]?|ha[ds]|have|stood at|stand at|come in at|came in at|reach(?:ed)?|trail"
    r"|(?:starts?|begins?)(?=\s(?:out\s|off\s)?(?:at|around|near|on)\s)|(?:clears?|sees?)(?=\s(?:\w+\s)?[$£€])"
    r"|(?:are|is|were|was|rank|ranks)\s(?:also\s|among\s|the\s)*(?:top|best|highest|lowest|worst|better|poorly))\b"
    r"|(?:(?<=[,:] )|(?<=\band ))()((?!and\b|or\b)[a-z][\w’'&/-]*(?: (?:and )?[\w’'&/-]+){0,4}?)\s(?:are\s)?"
    r"(?:(?:about|around|roughly|nearly|some|up to|approximately|almost|over|close to)\s)?(?=[$£€]\d)"
    r"|(?<=[:;] )()((?!and\b|or\b)[a-z][\w’'&/-]*(?: (?:and )?[\w’'&/-]+){0,4}?),\s(?=[$£€]\d)"
)
"""Somebody who has a figure: "Nurses in hospitals earned …", and in a row of such "…, machinists $51,420"."""


_PAID = re.compile(
    r"\b(?:pays?|paid|paying|offers?|offered)\s+(?:(?:their|its|the|our|an?|most|some|new)\s+)*"
    r"((?!an?\b|about\b|up\b|over\b)[A-Za-z][\w’'-]*(?:\s[\w’'-]+){0,3}?)"
    r"\s+(?:(?:an?|average|median|mean|of|about|around|roughly|nearly|almost|up|to|only|just|over)\s+)*(?=[$£€]\d)"
)
_BEST = re.compile(
    r"\b(?:[Tt]op|[Bb]est|[Hh]ighest|[Ll]owest|[Ww]orst)\b[\w -]{0,30}?\s(?:are|is|were|was|goe?s? to|include)\s"
    r"(?:the\s|an?\s)?"
    r"([A-Za-z][\w’'&/-]*(?:\s[\w’'&/-]+){0,3}?)(?=,? (?:at|with|who|making|earning)\b|,? \(?[$£€]\d)"
)
"""Whoever is best off: "The top earners are surgeons at $312,000"."""

_WHOSE = re.compile(
    r"(?:\b(?:than|like|unlike|and|while|are|is|tracks?|counts?|covers?|includes?|lists?)\s|[,;(]\s?|^)(?:the\s|an?\s)?"
    r"((?!and\b|or\b|but\b|while\b)[A-Za-z][\w’'&/-]*(?:\s[\w’'&/-]+){1,3}?), whose\b"
    r"|\b(?:than|unlike)\s(?:the\s|an?\s)?([A-Za-z][\w’'&/-]*(?:\s[\w’'&/-]+){1,3}?), who\b",
    re.IGNORECASE,
)
"""Somebody whose figure comes next: "less than physician assistants, whose median is …"."""

_HEDGED = r"(?:(?:an?|the|about|around|roughly|nearly|almost|some|over|just|median|average|mean|of)\s)*(?=[$£€]\d)"
_STANDS = re.compile(
    r"\b(?:[Tt]he|[Aa]n?)\s(?:average|typical|median|usual)\s([A-Za-z][\w’'&/-]*(?:\s[\w’'&/-]+){0,4}?)"
    rf"\s(?:at|with|earning|making)\s{_HEDGED}"
)
"""Somebody at whose figure a text arrives: "the average controller at $96,200"."""

_PUTS = r"(?:has|have|had|puts?|lists?|shows?)"
_PUT = re.compile(
    rf"(?:\b{_PUTS}\s|(?<=\d)\sand\s|[,;:]\s)(?:the\s|an?\s)?(?:(?:average|typical|usual)\s)?"
    rf"((?!and\b|or\b)[A-Za-z][\w’'&/-]*(?:\s(?!{_PUTS}\b)[\w’'&/-]+){{0,3}}?)\sat\s{_HEDGED}"
)
"""Somebody whom a source puts at a figure: "has electricians at a median of $62,350 and plumbers at $62,970"."""

_NO_PART = r"(?!(?:and|or|as|to|an?|the|%sfor|from|by|in|is|are|like|such|with|include|including)\s)"
_PRICED_BEHIND = re.compile(
    rf"(?<![\w’'&/-])({_NO_PART % 'of|'}[A-Za-z][\w’'&/-]*(?:\s{_NO_PART % ''}[\w’'&/-]+){{0,4}}) \((?=[$£€]\d)"
)
"""Somebody whose figure stands in brackets: "controller ($96,200)"."""

_FALLS = re.compile(
    r"([A-Z][\w’'&/-]*(?: (?!(?:in|at|on|for|with|from|is|are|was|were|who|that)\b)[\w’'&/-]+){0,4}) [a-z]+\b"
    rf"[^.;:$£€\d]{{0,40}}, (?:at|with|earning|making|on)\s{_HEDGED}"
)
"""Somebody whose figure a clause leads to: "Sonographers fall in between, with $89,340"."""

_JOINT = re.compile(
    r"\b(?:what|that|than|who|which|when|if|how|is|are|was|not|no|of|above|below|like|with|from|so|there"
    r"|(?:says|said|reports|notes),?)\s",
    re.I,
)
"""Words that no name holds: what comes before them belongs to another phrase."""


_PRICED = re.compile(r"[$£€]\d")
_OPENING = frozenset(
    b"make makes made held average averages averaged has had have stood stand come came reach reached trail".split()
)
_BEING = frozenset(("is", "are", "was", "were"))
_JOINING = frozenset(b"for of among by as growth".split())
"""The words without which a sentence holds no such phrase."""


_BY = re.compile(
    r"(?:,\s(?:and\s|while\s)?|;\s|\band\s)(?:the\s)?((?!and\b|or\b|but\b|while\b)[A-Za-z][\w’'&/-]*(?:\s[\w’'&/-]+){0,4}?)"
    r"\sby\s(?:about\s|around\s|nearly\s|almost\s|some\s|only\s)?(?=\d)"
)
"""Somebody in a row of such whose numbers move: "nurses by 6 percent, aides by 4 percent and cooks by 3 percent"."""

_BEFORE_SUMS = (_PAID, _STANDS, _PUT, _PRICED_BEHIND)
_BEST_OFF = frozenset(b"top best highest lowest worst".split())
_CLAUSE = re.compile(r"[,;:(“\"\n] ?|[Aa][Nn][Dd] |[Ww][Hh][Ii][Ll][Ee] |[Uu][Nn][Ll][Ii][Kk][Ee] | (?=[Aa][Nn]? )")
"""What stands before the beginning of a clause within a sentence, or before an article there."""


_LED = r"\b%s(?: (?:(?:of|the|de|la|du) ){0,2}[A-Z][\w’'-]*)+"
"""A name that its first word tells: "Lake Venna", "Port of Halm"."""

_MOVES = re.compile(
    r"(?:^|(?<=[;,] )|(?<=\bwhile )|(?<=\band ))(?:\w+ (?:for|of)\s)?(?:(?:the|most|all)\s)?"
    r"([A-Za-z][\w’'&/-]*(?: (?:and )?[\w’'&/-]+){0,4}?)"
    r"(?:, (?:by contrast|in contrast|however|meanwhile|for instance|on the other hand|too),)?"
    r" (?:will|would|should|are|is) (?:likely |also |only )?"
    r"(?:see|grow|add|lose|gain|shrink|expected|projected|forecast|set)\b",
    re.I,
)
"""Somebody whose numbers move: "Airline pilots, by contrast, will see their ranks grow 4 percent"."""

_BECOMING = re.compile(
    r"\b(?:years|months|weeks)(?: of [\w-]+)? to become (?:an? |the )?"
    r"([A-Za-z][\w’'&/-]*(?: (?!(?:in|with|at|by|and|or|but|if|after|through|on|for)\b)[\w’'&/-]+){0,3})"
)
"""Somebody whose training takes its time: "It takes four years to become a teacher"."""

_JOINT_FIRST = re.compile(r"(?:and|or) ", re.I)
_ROW = re.compile(r"(?:^|\b(?:of|for|among)\s+(?:the\s+)?)((?:[A-Za-z][\w’'-]*(?:\s[\w’'-]+)?, ){1,4})\Z")
"""Words with commas before the last one of a name: "advertising, promotions, and marketing managers"."""

_WILL = frozenset(b"see grow add lose gain shrink expected projected forecast set".split())
_ASIDE = re.compile(
    r",? (?:for example|for instance|however|by contrast|in contrast|meanwhile|too|on the other hand|on average"
    r"|in general|as [a-z]+(?: [a-z]+)?),"
)
_ANEW = re.compile(r"(.*), (?!.*\b(?:and|or)\b)", re.S)
"""What stands before the name that a clause begins with: "and pay data from both bodies, UK welders earn"."""
_HOUSE = 20
"""Characters before somebody in which the place to work stands that is theirs."""
_ONE_OF = re.compile(r"\b(?:one|some|any|each|many) \Z", re.I)
"""What stands before "of" that names nobody: "one of the fastest growing trades"."""
_BEFORE = re.compile(
    r"(?:(?:according|based|depending|thanks|in|at|by|for|on|with|from|under|among|across|over|during|to|as of)"
    r"\b[^,]*,\s+|(?:since|because|although|though|when|if|as|but|so|even though|once|whereas|where|whether|after"
    r"|before|until|yet|and|while)\s+)+(?:(?:an?|the|most|all|many|some)\s+)?",
    re.I,
)
"""What may open a sentence before whomever it names: "Since teachers …", "According to the same data, teachers …"."""

_DOES = (
    r"(?:(?:[Aa]n?|[Tt]he|[Mm]ost|[Mm]any|[Aa]ll|[Ss]ome) )?([A-Za-z][\w’'&/-]*(?: [\w’'&/-]+){0,4}?) [a-z]+s?\b"
    r"[^.;:$£€\d]{3,140}? "
    r"and (?:typically |usually |generally |often |can |now )?(?:have|has|had|ma[dk]es?|start\w*|%s) "
)
"""Somebody who does something else first: "Nurses care for the sick and earn …"."""


_ATTRIBUTE = (
    r"(?:^|(?<=[,;:] )|\b(?:average|median|mean|typical|most|many|an?|the)\s)"
    r"(?:(?:see|view|compare|check|find|explore)\s)?+"
    r"(?:(?:an?|the|average|median|mean|typical|nearly|almost|all|most|many|some|these|any|every|other"
    r"|more|new|top|best|good|common|popular|annual|yearly|hourly|national|base|starting|current|full-time|[12]\d{3}"
    rf"|{'|'.join(MONTHS)})\s)*+"
    r"((?!(?:and|or|of|for|in|at|while|but)\s)[A-Za-z][\w’'&/-]*"
    r"(?:\s(?!(?:and|or|of|for|in|at|to|is|are)\s)[\w’'&/-]+){0,3}?(?<![s’']))\s%s\b"
)
"""Somebody in the singular before what is told: "The average welder salary", "Welder jobs will grow"."""


_WORD = re.compile(r"[\w’'&/-]+")
_OPENS = re.compile(r"(?:(?:The|An?|Most|Many|All|Some) )?([A-Za-z][\w’'&/-]*(?: [\w’'&/-]+){0,3})")


def opening(text: str, start: int, end: int) -> list[tuple[str, Range]]:
    """The words that open a range, from one to four: whichever of them may be a name."""
    match = _OPENS.match(text, start, end)
    if match is None:
        return []
    low = match.start(1)
    stops = (low + word.end() for word in _WORD.finditer(text[low : match.end()]))
    return [(text[low:stop], (low, stop)) for stop in stops]


_OF = re.compile(
    r"(?:and\s|but\s)?(?:(?:an?|the|most|many|some)\s)?([A-Za-z][\w’'-]*(?:\s[\w’'-]+){0,3}?\sof\s[\w’'&, -]+)", re.I
)
"""A name that says what it is of: "directors of distribution"."""

_ARTICLE = re.compile(
    r"(?:.*(?:, |\bwhile |(?<!\bof)(?<!\bin)(?<!\bat)(?<!\bto)(?<!\bas)(?<!\bfor)(?<!\bwith)\s(?=an?\s)))?"
    r"(?:an?|the)\s",
    re.I,
)
"""An article, and whatever stands before the last one: "Off the tools, an estimator"."""

_PLACED = re.compile(r"\s(?:in|at|near|from)\s", re.I)
_WHERE = re.compile(r"(?:in|at|for|on|with|from|of|to|by|who|[a-z]+(?:ed|ing)\s(?:by|in|at|for))\s", re.I)
"""What opens no name, but says where somebody of a name is."""


def _begun(pattern: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    """The matches, one behind the other, of a pattern that can begin only where a clause does."""
    done = 0
    for place in (0, *(each.end() for each in _CLAUSE.finditer(sentence))):
        match = pattern.match(sentence, place) if place >= done else None
        if match:
            done = match.end()
            yield match


def _whole(match: re.Match[str]) -> Range:
    """Where a name stands that a clause begins with: all of it, where "and" only ends what its noun goes with."""
    low, high = match.span(1)
    place = _PLACED.search(match.string, low, high)
    high = place.start() if place else high
    joint = _JOINT_FIRST.match(match.string, low)
    if joint is None:
        return low, high
    row = _ROW.search(match.string, 0, low)
    return (row.start(1) if row else joint.end()), high


class Phrases:
    """Finds the phrases of sentences, by the verbs of all texts and those of a profile."""

    def __init__(self, profile: Profile) -> None:
        verbs = profile.speech.verbs
        self._nouns = nouns(profile.nouns, profile.speech.nobody)
        self._phrase = later(_PHRASE % either(*verbs, *profile.speech.follows))
        self._opener = later(_OPENER % either(*verbs), re.I | re.M)
        self._does = later(_DOES % either(*verbs))
        told = (*profile.speech.figures, *profile.speech.counted)
        self._attribute, self._told = later(_ATTRIBUTE % either(*told), re.I), {fold(each) for each in told}
        first = (next((word for word in verb.split() if word not in _BEING), verb) for verb in verbs)
        led = [noun[:-1] for noun in profile.nouns if noun.endswith("-")]
        self._led = later(_LED % either(*(each.capitalize() for each in led)))
        self._leaders = {fold(each) for each in led}
        houses = {
            plural_forms(each.split()[-1])
            for qualifier in profile.qualifiers.values()
            for each in (qualifier.setting.nouns if qualifier.setting else ())
        }
        self._housed = later(rf"\b(?:{'|'.join(sorted(houses)) or '(?!)'}) of\s+(?:the\s+)?\Z", re.I)
        """Whose a place to work is, so that no figure is about them: "offices of dentists"."""
        self._opening = _OPENING | {fold(each) for each in first}

    def find(self, text: str, start: int, end: int, words: list[bytes]) -> list[tuple[str, Range]]:
        """The phrases of a sentence in which somebody may be named: "for welders", "Welders earn".

        `words` are those of the sentence, folded.
        """
        found: list[tuple[str, Range]] = []
        if not self._leaders.isdisjoint(words):
            found += [(match[0], match.span()) for match in self._led.finditer(text, start, end)]
        priced = _PRICED.search(text, start, end) is not None
        if priced or not self._opening.isdisjoint(words):
            found += self._opened(text, start, end)
            for pattern in _BEFORE_SUMS if priced else ():
                found += ((match[1], match.span(1)) for match in pattern.finditer(text, start, end))
            if not _BEST_OFF.isdisjoint(words):
                found += ((match[1], match.span(1)) for match in _BEST.finditer(text, start, end))
            if priced or b"and" in words:
                found += self._doing(text, start, end)
        if not _WILL.isdisjoint(words):
            if b"by" in words:
                found += ((match[1], match.span(1)) for match in _BY.finditer(text, start, end))
            for match in _begun(_MOVES, text[start:end]):
                low, high = _whole(match)
                found.append((match.string[low:high], (start + low, start + high)))
        if not self._told.isdisjoint(words):
            told = self._attribute.finditer(text[start:end])
            found += [(match[1], (start + match.start(1), start + match.end(1))) for match in told]
        if b"become" in words:
            found += ((match[1], match.span(1)) for match in _BECOMING.finditer(text, start, end))
        if b"whose" in words or b"who" in words:
            for match in _WHOSE.finditer(text[start:end]):
                low, high = match.span(match.lastindex or 1)
                found.append((match.string[low:high], (start + low, start + high)))
        if not _JOINING.isdisjoint(words):
            named = (
                match
                for match in self._phrase.finditer(text, start, end)
                if not _ONE_OF.search(text, max(0, match.start() - 6), match.start())
                and not self._housed.search(text, max(start, match.start() - _HOUSE), match.end(1))
            )
            found += [(match.group(2), match.span(2)) for match in named]
        return found

    def _doing(self, text: str, start: int, end: int) -> list[tuple[str, Range]]:
        """The words that open such a sentence, from one to four: whichever of them is a name."""
        match = self._does.match(text, start, end)
        if match:
            return opening(text, match.start(1), match.end())
        match = _FALLS.match(text, start, end)
        return opening(text, match.start(1), match.end(1)) if match else []

    def _opened(self, text: str, start: int, end: int) -> Iterator[tuple[str, Range]]:
        for match in _begun(self._opener, text[start:end]):
            group = next(each for each in (2, 4, 6) if match.group(each))
            low, high = match.span(group)
            of = _OF.match(text, start + low, start + high)
            if of:
                yield of[1], of.span(1)
            for joint in _JOINT.finditer(match.group(group)):
                low = match.start(group) + joint.end()
            before = _BEFORE.match(match.group(group), low - match.start(group))
            low = match.start(group) + before.end() if before else low
            aside = _ASIDE.search(match.group(group))
            high = match.start(group) + aside.start() if aside else high
            place = _PLACED.search(match.string, low, high)
            high = place.start() if place else high
            high -= next(
                (len(each) for each in (", who", ", which", " who", " which") if text.endswith(each, 0, start + high)),
                0,
            )
            article = _ARTICLE.match(match.string, low, high)
            low = article.end() if article else low
            anew = _ANEW.match(match.string, low, high)
            if anew and self._nouns.end(match.string[anew.end() : high]) and not self._nouns.end(anew[1]):
                low = anew.end()
            if not _WHERE.match(match.string, low):
                yield text[start + low : start + high], (start + low, start + high)


phrases = once(Phrases)
