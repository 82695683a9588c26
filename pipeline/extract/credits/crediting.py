"""An organisation that words credit: "according to the Bureau", "(BLS, 2023)", "Glassdoor reports"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.values.patterns import later
from pipeline.values.wording import MONTHS


class Credit(NamedTuple):
    """An organisation as printed, and where."""

    name: str
    start: int
    end: int


_NAME = r"[A-Z][\w.&’'*-]*(?:\s+(?:of|for|and|the|on|in|&)?\s*[A-Z][\w.&’'*-]*)*"
_SITE = r"[a-z0-9][\w-]{0,40}(?:\.[\w-]{1,40}){0,3}\.(?:com|org|net|gov|edu|fyi|info|io|co|uk|ca|au|ie|eu|de)\b(?!@)"
"""A site, as a text prints its address: "levels.fyi", "data.census.gov"."""
_ADDRESS = r"(?:https?://)?(?:www\.)?"
_GIVER = f"{_ADDRESS}({_NAME}|{_SITE})"
_ACCORDING = (
    r"(?:[Aa]ccording to|[Rr]eported by|[Pp]ublished by|[Cc]ompiled by|[Dd]ata from|[Ff]igures from|"
    r"[Nn]umbers from|[Ss]ourced from|[Ss]tatistics from|"
    r"[Aa]dapted from|[Rr]etrieved from|(?:(?<=nformation )|(?<=info )|(?<=data ))"
    r"(?:courtesy of|(?:provided|supplied) by)|"
    r"[Pp]er(?! (?:Year|Annum|Month|Week|Day|Hour|Mile|Credit|Capita)\b)|"
    r"(?:survey|report|study|analysis|data|estimates?|figures|research|poll|index|numbers)(?: \w+)? (?:by|from|"
    r"of|at)|SOURCE:|[Ss]ources?(?: (?:and|&)(?: [a-z]+){1,4})?:)\s+"
    r"(?:the |a |an )?(?:latest |recent |most recent |newest )?(?:(?:\d{4}|annual|national|government|federal|%s|"
    r"user-reported|self-reported) )*(?:(?:data|figures|numbers|estimates|survey|report|%s data|"
    r"statistics|research|study|projections|information)(?: \w+)? (?:from|by|at|of|published by|compiled by|collected "
    r"by) (?:the )?)?" + _GIVER
)
_SPEAKS = (
    r"(?:\s*\([A-Z]+\))?(?:,\s[^,.;]{3,80},)?(?:’s|'s)?\s+"
    r"(?:(?!(?:is|are|was|were|be|been|being|to|will|not)\s)\w+ )?"
    r"(?:reports?|reported|estimates?|estimated|projects|projected|predicts|predicted|puts|pegs|"
    r"lists|says|states|notes|found|finds|expects|shows|"
    r"(?:data|figures|survey|statistics|numbers|projections)(?!\s[a-z]+(?:ers?|ors?|ists?|ians?|ysts?|ing|ent)\b)"
    r"|calculates|forecasts|places|thinks|believes|reckons|counts|"
    r"gives|arrives|sees|quotes|cites|anticipates|surveyed|surveys|polls|polled|tracks|publishes)\b"
)
_SAYS = re.compile(f"({_NAME}){_SPEAKS}")
_SITE_ALONE = re.compile(_SITE)
_SITE_SAYS = re.compile(rf"(?<![\w.@-])({_SITE}){_SPEAKS}")
SAYING = frozenset(
    b"report reports reported estimate estimates estimated projects projected predicts predicted puts pegs lists says "
    b"states notes found finds expects shows data figures survey statistics numbers projections calculates forecasts "
    b"places thinks believes reckons counts gives arrives sees quotes cites anticipates surveyed "
    b"surveys polls polled tracks publishes".split()
)
"""The verbs of those who say something."""
_PARENTHESIS = re.compile(
    r"[(\[]\s*(?:(?:[Ss]ource:|per|via|from)\s+(?=[^)\]]{2,60}[)\]])|(?=[^)\]\d]{2,60},?\s(?:19|20)\d\d\s*[)\]]))"
    + _GIVER
)
BODY = (
    r"(?:Bureau|Institute|Office|Agency|Chamber|Council|Department|Association|Guild|Board|Survey|Commission|"
    r"Foundation|Cent(?:er|re)|Society|League|Federation|"
    r"Administration|Ministry|Authority|Union|Observatory|Handbook|Magazine|Index)"
)
"""The words for a body that measures or publishes."""
_NOTED = re.compile(
    r"\W*([A-Z][a-z]+(?: [a-z]+){0,6}?)(?::| (?:are|is)(?: taken)? from| comes? from| from| by) (?:the )?" + _GIVER
)
"""A line that says whose figures are: "Salary ranges: Example Jobs, May 2025", "Pay figures are from Example Jobs"."""
_GLUED = re.compile(r"(?<=[a-z])(?=(?:That|This|These|Those|Their|They|There|Here|While|However|According)\b)")
"""Where the next sentence begins that lost its full stop: "the Bureau of Labor StatisticsThat's more than …"."""
_BODY_WORD = re.compile(r"\b" + BODY + r"\b")
_UNCREDITED = r"(?:members? of|offered by|from the|%s)\s+(?:the\s+)?$"
_REPEATED = 300
"""The longest sentence that is remembered."""
_ORDINARY = frozenset(
    "The A An In This These Those It If As And But For From With Average Median Annual National Projected Our Your New "
    "Top Entry US U.S. Some Many Most Experts Research Recent State Local Data "
    "Department Figures Statistics Report Survey Growth You We He She They I Source".split()
)
_PICTURES = re.compile(
    r"(?:[^\n.;/]{0,40}\s/\s)?(?:Getty ?Images|iStock(?:photo)?|Shutterstock|Thinkstock|Unsplash|Wikimedia Commons"
    r"|Adobe Stock|Alamy|Pexels|Pixabay|Flickr|Depositphotos|Dreamstime|AP Photo)"
    r"\s*(?:[\n)]|\Z)",
    re.I,
)
"""Who gives pictures: a source line that ends in one of them credits the picture above it, and no figure."""


class _Words:
    """The words of credits, made into patterns with those of a profile."""

    def __init__(self, profile: Profile) -> None:
        figures = either(*profile.speech.figures)
        self.figures = later(
            rf"\b(?:{figures}|figures|numbers|averages?|ranges|estimates|data|information|statistics)\b", re.I
        )
        self.according = later(_ACCORDING % (figures, figures))
        self.uncredited = later(_UNCREDITED % either(*profile.speech.uncredited))
        itself = (words.split()[-1] for words in profile.generic if words.startswith("the "))
        self.ordinary = _ORDINARY.union(MONTHS, map(str.capitalize, (*profile.speech.ordinary, *itself)))


_words = once(_Words)


def credit_in(reading: Reading, start: int, end: int, *, says: bool = True) -> Credit | None:
    """The organisation that a range credits, if it does; `says` allows "X reports …", which needs a sentence."""
    text = reading.text
    credited = credited_in(reading, start, end)
    if credited:
        body = next((hit for hit in credited if hit.means.credits and not hit.means.credits.value), None)
        return printed(text, _office_of(reading, body, end) if body else credited[0])
    for name in _names(reading, start, end, says):
        if _PICTURES.match(text, name[0], end):
            continue
        credit = _named(reading, *name, end)
        if credit:
            return credit
    return None


@lru_cache(maxsize=4096)
def may_note(words: str) -> bool:
    """Whether a line may say so: the pages of one site share most of their lines."""
    links = ": " in words or " from " in words or " by " in words  # else nothing links figures with whose they are
    return links and _NOTED.match(words) is not None


def noted_in(reading: Reading, start: int, end: int) -> Credit | None:
    """The organisation that a line by itself names as the one whose the figures above it are."""
    note = _NOTED.match(reading.text, start, end)
    if note is None or not _words(reading.profile).figures.search(note[1]):
        return None
    return _named(reading, note.start(2), note.end(2), end)


def _office_of(reading: Reading, hit: Hit, end: int) -> Hit:
    """The part of an organisation that is named right behind it: "U.S. Department of Labor, Bureau of …"."""
    for other in reading.hits_in(hit.end, min(end, hit.end + 3)):
        if other.means.credits and not other.means.credits.value and reading.text[hit.end : other.start] == ", ":
            return other
    return hit


def _names(reading: Reading, start: int, end: int, says: bool) -> Iterator[Range]:
    """Where the names stand that a range may credit, by the words in it: one for each way to do so."""
    text = reading.text
    leading = reading.credited(start, end)
    if leading:
        according = _words(reading.profile).according
        match = next(filter(None, (according.match(text, place, end) for place in leading)), None)
        if match:
            yield match.span(1)
    if not says:
        return
    if text.find("(", start, end) >= 0 or text.find("[", start, end) >= 0:
        match = _PARENTHESIS.search(text, start, end)
        if match:
            yield match.span(1)
    if not SAYING.isdisjoint(reading.words_in(start, end)):
        said = (_known if end - start <= _REPEATED else _says)(text[start:end])
        if said:
            yield start + said[0], start + said[1]


def _says(words: str) -> Range | None:
    """Where in a sentence the name stands of whoever says something."""
    match = _SAYS.search(words)
    if match is None or (match.start(1) == 0 and _is_any_word(match[1])):
        match = _SITE_SAYS.search(words) if "." in words[:-1] else None
    return match and match.span(1)


@lru_cache(maxsize=4096)
def _known(words: str) -> Range | None:
    """The same, remembered: the pages of one site share many of their sentences."""
    return _says(words)


def _is_site(name: str) -> bool:
    """Whether a name in lower case is the address of a site."""
    return "." in name and _SITE_ALONE.fullmatch(name) is not None


def _is_any_word(name: str) -> bool:
    """Whether a name at the start of a sentence may be any word: all are capital there."""
    return name.replace("-", "").isalpha() and not name.isupper()


def credited_in(reading: Reading, start: int, end: int) -> list[Hit]:
    """The known organisations and works that a range names as a source."""
    if not reading.names_organisation(start, end):
        return []
    return [hit for hit in reading.cues_in(start, end) if hit.means.credits and _is_credited(reading, start, hit)]


def printed(text: str, hit: Hit) -> Credit:
    """A known organisation as the text prints it."""
    return Credit(text[hit.start : hit.end], hit.start, hit.end)


def _is_credited(reading: Reading, start: int, hit: Hit) -> bool:
    """Whether an organisation is named as one that says something, not as a place to work or a body that certifies."""
    text = reading.text
    name = text[hit.start : hit.end]
    if name.islower() and not _is_site(name):
        return False
    return _words(reading.profile).uncredited.search(text, max(start, hit.start - 40), hit.start) is None


def _named(reading: Reading, start: int, end: int, stop: int) -> Credit | None:
    text, ordinary = reading.text, _words(reading.profile).ordinary
    if text.startswith("The ", start):
        start += 4
    glued = _GLUED.search(text, start, end)
    end = glued.start() if glued else end
    on = text.find(" on ", start, end)
    if on >= 0 and not _BODY_WORD.search(text, start, on):
        start = on + 4  # "Estheticians on Glassdoor report …"
    name = text[start:end].rstrip(".,’'")
    words = name.split()
    is_body = len(words) > 1 and _BODY_WORD.search(name) is not None
    if not words or len(name) < 3 or (name.islower() and not _is_site(name)):
        return None
    if words[0].split("-")[0] in ordinary and not is_body:
        return None
    if len(words) == 1 and _BODY_WORD.fullmatch(name):
        return None
    following = text[end : min(end + 3, stop)].lstrip()
    if following[:1].isdigit():
        return None
    return Credit(name, start, start + len(name))
