"""What a heading, label or cell says by its own words, wherever it stands.

Documents of one kind repeat their headings thousands of times, so what each says is worked out once for a profile.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from weakref import WeakKeyDictionary

from pipeline.extract.reading.legible import uncalled
from pipeline.extract.reading.percentiles import fraction, percentile
from pipeline.extract.reading.said import said
from pipeline.extract.reading.scaled import Scale, scale_in
from pipeline.extract.words.lexicon import Hit, Lexicon, fold
from pipeline.profiles.model import Profile, Qualifier
from pipeline.records.document import Range

LONG = 120
"""A heading or cell longer than this is prose: only its own sentence could say what a figure in it is."""

SIGNED = 60
"""The longest heading that prints a currency for its column."""

MANY, REPEATED = 10_000, 300
"""Sayings remembered at most, and the longest that is, so that memory stays flat over any number of documents."""

_CURRENCY = re.compile(r"[$£€]|\b(?:USD|EUR|GBP|CAD|AUD|CHF)\b")
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b|\bshare\b", re.I)

_NONE: frozenset[str] = frozenset()


class Saying:
    """Some words, and what their cues say of figures; places count from where the words begin.

    `properties` are those they name, with the length of each cue; `said` gives for each qualifier its value and the
    range of its first cue; `labels` is what they say that rows are; `level` is the first property that has levels.
    """

    __slots__ = (
        "_currency",
        "_percent",
        "_scale",
        "aside",
        "everyone",
        "explains",
        "hits",
        "labels",
        "level",
        "markers",
        "name",
        "others",
        "percentiles",
        "properties",
        "said",
        "words",
    )

    def __init__(self, words: str, hits: list[Hit], scaled: Sequence[tuple[str, Qualifier]], levels: Set[str]) -> None:
        self.words, self.hits = words, hits
        self.name = uncalled(" ".join(words.split()))
        """The words as a name: on one line, without the marks of notes."""
        self.properties: list[tuple[int, str]] = []
        self.labels: list[str] = []
        self.said: dict[str, tuple[str, int, int]] = {}
        self.markers = _NONE
        self.everyone: Range | None = None
        self.others = self.explains = self.aside = False
        self.percentiles = words.lstrip()[:10].lower() == "percentile"
        """Whether they head a column of percentiles."""
        self._percent: bool | None = None
        self._currency: str | None = ""
        self._scale: Scale | bool | None = False
        for hit in hits:
            self._hear(hit, scaled)
        self.level = next((key for _, key in self.properties if key in levels), None) if self.properties else None

    def _hear(self, hit: Hit, scaled: Sequence[tuple[str, Qualifier]]) -> None:
        means = hit.means
        if means.properties:
            self.properties += [(hit.end - hit.start, key) for key in means.properties]
        for mark in means.qualifiers:
            self.said.setdefault(mark.key, (mark.value, hit.start, hit.end))
        if means.steps:
            for name, qualifier in scaled:
                value = None if name in self.said else said(self.words, hit, name, qualifier)
                if value is not None:
                    self.said[name] = value, hit.start, hit.end
        if means.rank and (part := fraction(self.words, hit)):
            self.said.setdefault(means.rank.key, (percentile(part[0], means.rank.value == "high"), hit.start, part[1]))
        if means.markers:
            self.markers |= means.markers
        self.labels += means.labels
        if means.everyone and self.everyone is None:
            self.everyone = hit.start, hit.end
        self.others |= means.others
        self.aside |= bool(means.asides)
        self.explains |= means.explains

    @property
    def percent(self) -> bool:
        """Whether they print the sign or a word for shares."""
        if self._percent is None:
            self._percent = len(self.words) < LONG and _PERCENT.search(self.words) is not None
        return self._percent

    @property
    def currency(self) -> str | None:
        """The currency that they print: Wage ($)."""
        if self._currency == "":
            sign = _CURRENCY.search(self.words) if len(self.words) <= SIGNED else None
            self._currency = _SIGNS.get(sign[0], sign[0]) if sign else None
        return self._currency

    @property
    def scale(self) -> Scale | None:
        """What they multiply bare figures by: "(in thousands)"."""
        if isinstance(self._scale, bool):
            self._scale = scale_in(self.words) if len(self.words) <= REPEATED else None
        return self._scale


class Sayings:
    """What words say in one profile, each worked out when it is first met."""

    def __init__(self, profile: Profile, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._scaled = [(name, each) for name, each in profile.qualifiers.items() if each.scale]
        self._levels = {key for key, prop in profile.properties.items() if prop.kind == "level"}
        self._known: dict[str, Saying] = {}
        self._cues: dict[bytes, list[Hit]] = {}

    def cues(self, folded: bytes) -> list[Hit]:
        """The cues in a folded sentence or block, with places from where it begins."""
        if len(folded) > REPEATED:
            return self.lexicon.find(folded)
        found = self._cues.get(folded)
        if found is None:
            if len(self._cues) >= MANY:
                self._cues.clear()
            found = self._cues[folded] = self.lexicon.find(folded)
        return found

    def of(self, words: str) -> Saying:
        """What some words say."""
        if len(words) > REPEATED:
            return self.read(words)
        found = self._known.get(words)
        if found is None:
            if len(self._known) >= MANY:
                self._known.clear()
            found = self._known[words] = self.read(words)
        return found

    def read(self, words: str) -> Saying:
        """What some words say that are not likely to be met again."""
        return Saying(words, self.lexicon.find(fold(words)), self._scaled, self._levels)


_SAYINGS: WeakKeyDictionary[Lexicon, Sayings] = WeakKeyDictionary()


def sayings(profile: Profile, lexicon: Lexicon) -> Sayings:
    """The sayings of a profile, which live as long as its cues."""
    found = _SAYINGS.get(lexicon)
    if found is None:
        found = _SAYINGS[lexicon] = Sayings(profile, lexicon)
    return found
