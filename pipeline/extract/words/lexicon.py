"""Every cue of a profile in one automaton, so that a text is searched once for all of them.

The text is folded to one byte a character (lower case, everything but letters, digits and apostrophes
blank), so places in it are places in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind
from msgspec import Struct

from pipeline.profiles.model import Profile
from pipeline.records.document import Range

SIGNS = "/%"
"""Signs that cues may hold: "/yr"."""


INNER = frozenset({"marker", "qualifier"})
"""Kinds of mark that hold inside a longer cue."""

EXPLAINING = frozenset({"property", "qualifier", "ranked", "step", "generic", "everyone", "rank", "organisation"})
"""Kinds of mark that tell what the figures of a row are."""


CREDITING = (
    b"according to", b"reported by", b"published by", b"compiled by", b"statistics from", b"sourced from", b"source  ",
    b"sources  ", b"source and ", b"sources and ", b"per ", b"adapted from", b"retrieved from", b"courtesy of",
    b"provided by", b"supplied by",
)  # fmt: skip
"""The words that often stand before the name of an organisation that is credited."""

STUDIES = (
    b"survey", b"report", b"study", b"analysis", b"data", b"estimate", b"figures", b"research", b"poll", b"index",
    b"numbers",
)  # fmt: skip
"""What organisations publish: words before a credit where "by" or "from" follows."""

WHOLE = (
    b" unless ",
    b" except where ",
    b" adapted from ",
    b" information courtesy of ",
    b" information provided by ",
    *(
        phrase
        for each in (b"figures", b"data", b"numbers", b"information", b"statistics")
        for phrase in (b" the following " + each, b" " + each + b" below ")
    ),
    *(b" this " + each for each in (b"page", b"article", b"guide", b"post", b"piece", b"report", b"profile")),
)
"""The words without which no sentence speaks of a whole document or section."""

_PUBLISHED = re.compile(rb"[a-z]++(?: [^ ]++)? ++(?:by|from|of|at) ")


class Mark(NamedTuple):
    """What a cue means: its kind (property, qualifier, marker, …), of which key, with which value."""

    kind: str
    key: str
    value: str = ""


class Places(NamedTuple):
    """Where in a text those words stand that only some documents hold, found in one pass over it.

    `led` are words that often stand before a credit, `named` names of organisations, as far as they may be some,
    `noughts` phrases that state the value nought, and `whole` the words of those who speak of a whole document.
    """

    led: list[int]
    named: list[int]
    noughts: list[int]
    whole: list[int]


class Meaning:
    """Everything that one cue may mean, sorted by kind once, so that nobody has to search for it.

    `first` is the kind of its first mark: what the cue is in the first place. It `tells` what a figure is where it
    names a property or a reason to leave it, and `explains` a row where, as its label, it tells what the figures there
    are. It `narrows` a figure in the qualifiers and scales of which it says something, and `names` whom it may be
    about: everybody, whoever the text is about, or whom a hidden comparison tells. `of_kind` are its properties by the
    kind of their values.
    """

    __slots__ = (
        "asides", "credits", "everyone", "explains", "first", "generic", "inner", "labels", "markers", "marks", "names",
        "narrows", "of_kind", "others", "properties", "qualifiers", "rank", "ranked", "said", "steps", "tells", "zeros",
    )  # fmt: skip

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self.marks, self.first = marks, marks[0].kind

        def keys(kind: str) -> tuple[str, ...]:
            return tuple(mark.key for mark in marks if mark.kind == kind)

        self.properties, self.labels, self.asides, self.zeros = (
            keys("property"), keys("label"), keys("aside"), keys("zero"),
        )  # fmt: skip
        self.of_kind: dict[str, list[str]] = {}
        for mark in marks:
            if mark.kind == "property":
                self.of_kind.setdefault(mark.value, []).append(mark.key)
        self.markers = frozenset(keys("marker"))
        self.qualifiers = tuple(mark for mark in marks if mark.kind == "qualifier")
        self.ranked = tuple(mark for mark in marks if mark.kind == "ranked")
        self.steps = tuple(mark for mark in marks if mark.kind == "step")
        self.rank = next((mark for mark in marks if mark.kind == "rank"), None)
        self.credits = next((mark for mark in marks if mark.kind == "organisation"), None)
        self.everyone = any(mark.kind == "everyone" for mark in marks)
        self.generic = any(mark.kind == "generic" for mark in marks)
        self.others = any(mark.kind == "others" for mark in marks)
        self.said = frozenset(mark.key for mark in (*self.qualifiers, *self.ranked))
        self.tells = bool(self.properties or self.asides)
        self.explains = any(mark.kind in EXPLAINING for mark in marks)
        self.narrows = self.said.union(mark.key for mark in self.steps)
        self.names = self.everyone or self.generic or self.first == "hidden"
        inner = tuple(mark for mark in marks if mark.kind in INNER and mark.key != "geography")
        self.inner: Meaning | None = self if inner == marks else Meaning(inner) if inner else None


class Hit(Struct, frozen=True, gc=False):
    """A cue found at text[start:end], with everything it may mean."""

    start: int
    end: int
    means: Meaning


def _folding() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        character = bytes([code]).decode("cp1252", "replace")
        lower = character.lower()
        if lower.isalnum() and lower.isascii():
            table[code] = ord(lower)
        elif character.isalpha():
            folded = lower.encode("cp1252", "replace")
            table[code] = folded[0] if len(folded) == 1 else ord("?")
        elif character in "'’":
            table[code] = ord("'")
        elif character in SIGNS:
            table[code] = code
    return bytes(table)


FOLDING = _folding()
BLANK = 32
WORD = [48 <= byte <= 57 or 97 <= byte <= 122 or byte >= 128 for byte in range(256)]
"""Whether a byte of a folded text belongs to a word."""


_LETTER = 97
"""No byte of a folded text below it is a letter."""
_WORD = re.compile(rb"[a-z]{4}")
_NOTED = re.compile(rb"(?<=[a-z]{3})[0-9](?![0-9a-z])")


def unglued(folded: bytes, runs: Iterable[Range]) -> bytes:
    """A folded text with a blank for each digit that a page prints right behind or before a word, so that the words are
    told apart: the mark of a note ("a year2"), the end of a figure whose line goes on ("$51,790median").

    `runs` are the places of its digits, with the signs between and behind them.
    """
    found: list[int] = []
    length = len(folded)
    for start, end in runs:
        if start and folded[start - 1] >= _LETTER and _NOTED.match(folded, start):
            found.append(start)
        if end < length and folded[end] >= _LETTER and _WORD.match(folded, end) and folded[end - 1] != BLANK:
            found.append(end - 1)
    if not found:
        return folded
    parted = bytearray(folded)
    for place in found:
        parted[place] = BLANK
    return bytes(parted)


def fold(text: str) -> bytes:
    """The text with one byte a character, lower case, punctuation blank."""
    signs = text.encode() if text.isascii() else text.encode("cp1252", "replace")
    return signs.translate(FOLDING)


def _spellings(phrase: str) -> set[bytes]:
    """The folded cue as typed and with its blanks collapsed ("U.S. Bureau" folds to two blanks)."""
    typed = fold(phrase).strip()
    lead = b"" if phrase[:1] in SIGNS else b" "
    return {lead + typed, lead + b" ".join(typed.split())}


class Lexicon:
    """The cues of a profile, compiled. `words` are those of the cues of properties."""

    def __init__(self, marks: dict[bytes, tuple[Mark, ...]], words: frozenset[str] = frozenset()) -> None:
        self.words = words
        self._patterns = sorted(marks)
        meanings = {each: Meaning(each) for each in {*marks.values()}}  # many cues mean the same
        self._means = [meanings[marks[pattern]] for pattern in self._patterns]
        self._automaton = BytesAhoCorasick(
            self._patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        organisations = [cue for cue, means in zip(self._patterns, self._means, strict=True) if means.credits]
        zeros = [cue.strip() for cue, listed in marks.items() if any(mark.kind == "zero" for mark in listed)]
        kinds = {"led": CREDITING, "published": STUDIES, "named": organisations, "noughts": zeros, "whole": WHOLE}
        self._landmarks = [kind for kind, phrases in kinds.items() for _ in phrases]
        self._landmark_finder = BytesAhoCorasick(
            [phrase for phrases in kinds.values() for phrase in phrases], implementation=Implementation.DFA
        )

    def places(self, folded: bytes) -> Places:
        """Where those words stand in a folded text that most of it does without."""
        found: dict[str, list[int]] = {"led": [], "published": [], "named": [], "noughts": [], "whole": []}
        kinds = self._landmarks
        for index, low, _ in self._landmark_finder.find_matches_as_indexes(b" " + folded, overlapping=True):
            found[kinds[index]].append(low - 1)
        led = found["led"] + [place for place in found["published"] if _PUBLISHED.match(folded, place)]
        named = [place + 1 for place in found["named"]]  # behind the blank that their cues begin with
        return Places(sorted(led), sorted(named), sorted({*found["noughts"]}), sorted(found["whole"]))

    def find(self, folded: bytes) -> list[Hit]:
        """Every cue in a folded text, by place; of cues within one another the longest.

        A shorter one inside keeps what it says of a figure ("annual" in "annual openings"), but names no
        property, subject or reason of its own, and says nothing inside a hidden phrase.

        Time is linear in the text: cues have a bounded length, so at most that many can end at one place.
        """
        haystack = b" " + folded + b" "
        word = WORD
        found = [
            (low if haystack[low] == BLANK else low - 1, -high, index)
            for index, low, high in self._automaton.find_matches_as_indexes(haystack, overlapping=True)
            if not word[haystack[high]]
        ]
        found.sort()
        hits: list[Hit] = []
        means = self._means
        reach, hidden = 0, False
        for low, negative_high, index in found:
            meaning = means[index]
            if -negative_high > reach:
                reach, hidden = -negative_high, meaning.first == "hidden"
            elif hidden or meaning.inner is None:
                continue
            else:
                meaning = meaning.inner
            hits.append(Hit(low, -negative_high - 1, meaning))
        return hits


def _entries(profile: Profile) -> Iterator[tuple[str, Mark]]:
    for key, prop in profile.properties.items():
        for cue in prop.cues:
            yield cue, Mark("property", key, prop.kind)
        for cue in prop.zero:
            yield cue, Mark("zero", key)
    for key, qualifier in profile.qualifiers.items():
        for value, cues in qualifier.values.items():
            for cue in cues:
                yield cue, Mark("qualifier", key, value)
        for cue in qualifier.labels:
            yield cue, Mark("label", key)
        if qualifier.ranks:
            for cue in qualifier.ranks.high:
                yield cue, Mark("rank", key, "high")
            for cue in qualifier.ranks.low:
                yield cue, Mark("rank", key, "low")
    for name, cues in profile.markers.items():
        for cue in cues:
            yield cue, Mark("marker", name)
    for reason, cues in profile.asides.items():
        for cue in cues:
            yield cue, Mark("aside", reason)
    for scale, steps in profile.scales.items():
        for step in steps:
            for cue in (step.name, *step.cues):
                yield cue, Mark("step", scale, step.name)
    for name, organisation in profile.organisations.items():
        for cue in (name, *organisation.aliases):
            yield cue, Mark("organisation", name)
        for cue in organisation.publications:
            yield cue, Mark("organisation", name, "publication")
    if profile.everyone:
        for cue in profile.everyone.cues:
            yield cue, Mark("everyone", "")
    for cue in profile.others:
        yield cue, Mark("others", "")
    for cue in profile.hidden:
        yield cue, Mark("hidden", "")
    for cue in profile.generic:
        yield cue, Mark("generic", "")


_LEXICONS: dict[int, tuple[Profile, Lexicon]] = {}


def lexicon(profile: Profile) -> Lexicon:
    """The compiled cues of a profile; compiled once for each profile object."""
    held = _LEXICONS.get(id(profile))
    if held is not None and held[0] is profile:
        return held[1]
    marks: dict[bytes, list[Mark]] = {}
    for cue, mark in _entries(profile):
        for spelling in _spellings(cue):
            listed = marks.setdefault(spelling, [])
            if mark not in listed:
                listed.append(mark)
    words = frozenset(word for prop in profile.properties.values() for cue in prop.cues for word in cue.split())
    compiled = Lexicon({pattern: tuple(listed) for pattern, listed in marks.items()}, words)
    _LEXICONS[id(profile)] = (profile, compiled)
    return compiled
