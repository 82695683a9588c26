"""Cities and other places that no list knows: where they label a figure, open its clause or stand in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.places.settings import PLACE, Settings
from pipeline.extract.reading import Reading
from pipeline.extract.scene import Scene
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.records.mention import Mention
from pipeline.values.patterns import later
from pipeline.values.wording import MONTHS

_OPENS = (
    r"[Ii](?:(?<=^.)|(?<=[.;:,] .)|(?<=and .)|(?<=\n.))n (?:the |downtown |greater |metropolitan )?"
    r"([A-Z][a-z.’'-]+(?: [A-Z][a-z.’'-]+){0,2})(?: (?:area|region|metro area|County|State))?"
    r"(?=\s*,?\s+(?:the|it|they|you|average|median|%s)\b|’s|'s|,?\s+[$£€]|\s*:\s*[$£€]"
    r"|,\s+(?:[a-z][a-z-]*\s){1,4}(?:%s)\b)"
)
_NAME = r"((?:(?:St|Ft|Mt)\. )?[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){0,2})"
_INSIDE = (
    r"\bin " + _NAME + r"(?=\s+(?:%s|makes?|averages?d?|gets?)\b)"
    r"|\b%s (?:for [^.,;()]{2,50}? )?in (?:the )?" + _NAME + r"(?=\s+(?:is|was)\b)"
    r"|[$£€][\d,.]+k?(?: (?:an?|per) (?:year|hour|month|week)| annually| yearly| on average)? in "
    + _NAME
    + r"(?=\s*[.,;)]"
    r"|\s(?:and|or|while|but|to|compared)\b|\s*$)"
    r"|\bin " + _NAME + r"(?=,? (?:averaging|at|with) (?:an? (?:average|median) of |about |around )?[$£€])"
)
"""A city within a clause: "a welder in Seattle earns", "the salary in Denver is", "$89,700 in Phoenix"."""

_IN = re.compile(r"[Ii]n (?:the |downtown |greater |metropolitan )?([A-Z][\w.’'-]*)")
"""What may be a city: "in May" is none."""

_CITIES = frozenset(b"areas cities towns metros counties regions".split())
_EACH = re.compile(_NAME + r"(?=(?:,? at|,? with|,)? [$£€]| \([$£€])")
"""One of the cities of which a sentence speaks: "metro areas like San Jose ($155,230) and Napa ($151,640)"."""

_NO_CITY = frozenset(MONTHS).union(
    "Fact Addition Total Contrast General Short Step North Part Most Some Many All Other Spring Summer Fall Winter "
    "Europe".split()
)
_FIELD = re.compile(r"(?:ing|ics|ine|try|ity|ogy|phy|ship|ment|ary|ance|care)$")
"""How fields and things end, rather than places: "In Medicine, …"."""
_CITY = re.compile(
    r"(?:\b(?:in|at|near|from|around|for|of|and)\s+|[*_]{2}|^|(?<=\n)|\d[.)]\s+|[-–•*]\s+)"
    r"((?:[A-Z][\w.’'-]+ ){0,2}[A-Z][\w.’'-]+),\s$"
)
_LABELLED = re.compile(
    r"(?:^|[;:,(•*\n]\s?|\b[a-z]+\s)([A-Z][\w.’'-]*(?:[ -][A-Z][\w.’'-]*){0,3}, (?:[A-Z]{2}|D\.C\.))"
    r"(?:\s?[–—:-]\s?|\s?\(|:\s)(?:about |around )?\Z"
)
_LEADING = ("–", "—", ":", "-", "(", "about", "around")
"""What such a label leads to its figure with."""

_LETTERS = re.compile(r",\s(?:[A-Z]{2}|D\.C\.)(?![\w])")


@once
def _opens(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a city opens a clause or stands in one, by what the profile calls its figures, and those who have them."""
    verbs = either(*profile.speech.verbs)
    opens = later(_OPENS % (either(*profile.speech.figures, *profile.speech.counted), verbs))
    return opens, later(_INSIDE % (verbs, either(*profile.speech.figures)))


@lru_cache(maxsize=2048)
def _may_hold(words: str) -> bool:
    """Whether a sentence may name a city: the pages of one site share many of theirs."""
    return any(each[1] not in _NO_CITY for each in _IN.finditer(words))


class Cities:
    """Finds the cities of one document's figures."""

    def __init__(self, reading: Reading, settings: Settings) -> None:
        self.reading, self.settings, self.text = reading, settings, reading.text
        self._found: dict[Range, list[Range]] = {}
        self._opens, self._inside = _opens(reading.profile)

    def of(self, scene: Scene, mention: Mention) -> Range | None:
        """The city that labels a figure, or opens its clause: "Boston, MA – $112,610", "In Seattle …"."""
        low, high = max(scene.range[0], mention.start - 60), mention.start
        leads = self.text[low:high].rstrip().endswith(_LEADING) and self.text.find(", ", low, high) >= 0
        labelled = _LABELLED.search(self.text, low, high) if leads else None
        if labelled:
            return labelled.span(1)
        if scene.range not in self._found:
            self._found[scene.range] = [*self._opening(scene)]
        best: tuple[int, Range] | None = None
        for where in self._found[scene.range]:
            cost = scene.clauses.cost(mention, *where)
            if (best is None or cost < best[0]) and scene.clauses.owns(mention, Hit(*where, PLACE)):
                best = cost, where
        return best[1] if best else None

    def _opening(self, scene: Scene) -> Iterator[Range]:
        """The cities that open the clauses of a sentence."""
        found: list[re.Match[str]] = []
        if _may_hold(self.text[scene.range[0] : scene.range[1]]):
            found += self._opens.finditer(self.text, *scene.range)
            found += self._inside.finditer(self.text, *scene.range)
        if not _CITIES.isdisjoint(scene.words):
            found += _EACH.finditer(self.text, *scene.range)
        for place in found:
            start, end = place.span(place.lastindex or 1)
            hits = self.reading.hits_in(start, end)
            if self.settings.is_setting(self.text[start:end]):
                continue
            if (
                self.text[start:end].split()[0] in _NO_CITY
                or _FIELD.search(self.text, start, end)
                or any(not hit.means.markers for hit in hits)
            ):
                continue
            taken = [(each.start, each.end) for each in scene.named] + [
                (each.start, each.end) for each in scene.mentions
            ]
            if not any(low < end and start < high for low, high in taken):
                yield start, end

    def around(self, hit: Hit) -> Range:
        """The place with the city before it or the letters behind it: "Hartford, Connecticut", "Washington, DC"."""
        letters = _LETTERS.match(self.text, hit.end)
        if letters:
            return hit.start, letters.end()
        city = _CITY.search(self.text, max(0, hit.start - 40), hit.start)
        if city is None or self.reading.hits_in(city.start(1), city.end(1)):
            return hit.start, hit.end
        return city.start(1), hit.end
