"""What a profile says about the names of one property, made ready for reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.words.forms import any_of, sameness
from pipeline.extract.words.screened import Screened
from pipeline.extract.words.worded import NOTHING, either
from pipeline.profiles.model import Profile
from pipeline.profiles.naming import Announcement, Issuers, Naming, Term
from pipeline.values.patterns import later

Pattern = re.Pattern[str]

_VERB = r"\s+(?:can\s+|may\s+)?(?:%s|makes?|gets?|averages?)\s"
_OPENING = (
    r"[\s,:]*(?:(?:an?|the|either|both|one of|that of|those of|being|as|%s|your"
    r"|their|then|finally,?|eventually,?|perhaps|even|just|simply"
    r"|later|in time,?|with time,?)\s+(?:to\s+(?=\w+))?)*[\"“‘']*"
)


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One way names are announced, with what they are when announced so. Equal to itself alone."""

    nouns: Pattern
    phrases: Pattern
    beside: Screened | None
    unless: Pattern
    qualifiers: dict[str, str]
    columns: frozenset[str]
    telling: bool
    """Whether what stands beside its nouns tells what names are even without them."""
    listing: bool
    """Whether it announces lists by a noun alone, so that its exceptions hold for any list."""

    def fits(self, clause: str) -> bool:
        """Whether the other words of the clause allow this cue."""
        return self.held_in(clause) and not self.unless.search(clause)

    def held_in(self, clause: str) -> bool:
        """Whether the clause holds what this cue needs beside it."""
        return self.beside is None or self.beside.search(clause) is not None


@dataclass(frozen=True, slots=True)
class Bodies:
    """How a text says which body stands behind a name."""

    noun: Pattern
    passive: Pattern
    active: Pattern
    intrinsic: Pattern
    columns: frozenset[str]
    label: Pattern
    qualifier: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words by which names of one property are found. Equal to itself alone, so what it says can be remembered."""

    property: str
    naming: Naming
    cues: tuple[Cue, ...]
    silent: Pattern
    hint: Pattern
    connector: Pattern
    columns: frozenset[str]
    rungs: frozenset[str]
    heads: frozenset[str]
    not_heads: frozenset[str]
    general: frozenset[str]
    stops: frozenset[str]
    verb: Pattern
    opening: Pattern
    endings: tuple[str, ...]
    qualities: frozenset[str]
    seniority: Pattern
    beginners: Pattern
    sought: tuple[str, ...]
    opener: Pattern
    noun: Pattern
    plain: frozenset[str]
    taught: frozenset[str]
    near: Pattern
    epithet: Pattern
    pronoun: Pattern
    bodies: Bodies | None
    known: dict[str, str]
    short: frozenset[str]
    steps: Pattern
    """How the titles of steps of a scale open, which are no such names either: "Bachelor of"."""
    people: frozenset[str]
    """Heads of the titles of people, of whatever property."""
    levels: frozenset[str]
    """Abbreviations of steps of a scale, which are no such names: "MBA"."""

    def same(self, name: str) -> str:
        """What two ways to write one name have in common."""
        return _same(self, name)


@lru_cache(maxsize=4096)
def _same(lexicon: Lexicon, name: str) -> str:
    return sameness(name, lexicon.naming.spelling)


def lexicons(profile: Profile) -> tuple[Lexicon, ...]:
    """One lexicon for each property of the profile that has names, in its order."""
    return tuple(_lexicon(profile, name, naming) for name, naming in profile.names.items())


def _lexicon(profile: Profile, name: str, naming: Naming) -> Lexicon:
    terms = profile.vocabularies.get(naming.vocabulary or "", {})
    epithets = naming.epithets
    return Lexicon(
        property=name,
        naming=naming,
        cues=tuple(_cue(each) for each in naming.announced),
        silent=_speaking_of(naming),
        hint=any_of(naming.hints, plurals=True) or NOTHING,
        connector=any_of(naming.connectors) or NOTHING,
        columns=frozenset(sameness(each, {}) for each in naming.columns),
        rungs=frozenset(sameness(each, {}) for each in naming.rungs),
        heads=frozenset(map(str.lower, naming.heads)),
        not_heads=frozenset(naming.not_heads),
        general=frozenset(naming.general),
        stops=frozenset(naming.stops),
        verb=later(_VERB % either(*naming.verbs)),
        opening=later(_OPENING % either(*naming.as_one)),
        endings=naming.endings,
        beginners=any_of(naming.beginners) or NOTHING,
        qualities=frozenset(naming.qualities),
        seniority=any_of(naming.seniority) or NOTHING,
        sought=naming.sought,
        opener=_leading(naming.openers),
        noun=any_of(naming.nouns, plurals=True) or NOTHING,
        plain=frozenset(naming.plain),
        taught=frozenset(naming.taught),
        near=any_of((*naming.nouns, *naming.near), plurals=True) or NOTHING,
        epithet=(any_of(epithets.phrases) if epithets else None) or NOTHING,
        pronoun=(any_of(epithets.pronouns) if epithets else None) or NOTHING,
        bodies=_bodies(naming.issuers) if naming.issuers else None,
        known=_known(terms, naming),
        short=frozenset(filter(str.isupper, naming.heads)),
        steps=_leading(
            tuple(
                each
                for level in profile.requirements.values()
                for all in (*level.titles.values(), *level.forms.values())
                for each in all
            )
        ),
        people=frozenset(each.lower() for every in profile.names.values() for each in every.heads),
        levels=frozenset(
            each for level in profile.requirements.values() for all in level.initials.values() for each in all
        ),
    )


def _cue(announcement: Announcement) -> Cue:
    return Cue(
        nouns=_nouns(announcement.nouns),
        phrases=any_of(announcement.phrases) or NOTHING,
        beside=Screened(announcement.beside) if announcement.beside else None,
        unless=any_of(announcement.unless) or NOTHING,
        qualifiers=announcement.qualifiers,
        columns=frozenset(sameness(each, {}) for each in announcement.columns),
        telling=bool(announcement.nouns and announcement.beside),
        listing=bool(announcement.nouns) and not announcement.beside,
    )


def _nouns(nouns: tuple[str, ...]) -> Pattern:
    """Nouns and plurals; `subject` in one stands for the subject's name, which is masked before matching."""
    pattern = any_of(nouns, plurals=True)
    if pattern is None:
        return NOTHING
    return later(pattern.pattern.replace(" subjects?", " §+"))


def _speaking_of(naming: Naming) -> Pattern:
    """A noun for other things."""
    return any_of(naming.silent, plurals=True) or NOTHING


def _leading(openers: tuple[str, ...]) -> Pattern:
    pattern = any_of(openers)
    return NOTHING if pattern is None else pattern


def _adverbial(phrases: Pattern) -> Pattern:
    """Screened with an adverb or two in them too: "awarded jointly by", "offered only through"."""
    return later(re.sub(r" (?=(?:by|through|from)\b)", r"(?: (?:[a-z]+ly|only))? ", phrases.pattern))


def _bodies(issuers: Issuers) -> Bodies:
    return Bodies(
        noun=any_of(issuers.nouns, plurals=True) or NOTHING,
        passive=_adverbial(any_of(issuers.passive) or NOTHING),
        active=any_of(issuers.active) or NOTHING,
        intrinsic=any_of(issuers.intrinsic) or NOTHING,
        columns=frozenset(sameness(each, {}) for each in issuers.columns),
        label=any_of(issuers.columns) or NOTHING,
        qualifier=issuers.qualifier,
    )


def _known(terms: dict[str, Term], naming: Naming) -> dict[str, str]:
    """Every way to write a known name, by what it has in common with others, and its canonical form."""
    known: dict[str, str] = {}
    for canonical, term in terms.items():
        for way in (canonical, *term.aliases):
            known[sameness(way, naming.spelling)] = canonical
    return known
