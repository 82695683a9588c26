"""Names from their context: titles, credentials, customers, whatever the profile's `names` section describes.

Headings, lead-ins, table columns and lead phrases announce names; what they look like is checked; the words
around them say who issues them. No name has to be known beforehand: a vocabulary only tells synonyms apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.extract.draft import Draft
from pipeline.extract.names.announce import Announcer
from pipeline.extract.names.bodies import Body, Defined, inherited, issuer
from pipeline.extract.names.found import Found
from pipeline.extract.names.kinded import kinded
from pipeline.extract.names.lexicon import Lexicon, lexicons
from pipeline.extract.names.lists import listed
from pipeline.extract.names.own import Own
from pipeline.extract.names.prose import Prose
from pipeline.extract.names.records import recorded
from pipeline.extract.names.searched import Searched
from pipeline.extract.names.tabled import tabled
from pipeline.extract.names.triggers import Triggers
from pipeline.extract.names.unannounced import spanned, unannounced
from pipeline.extract.names.unannounced.nouns import nouns_and_leads
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.words.forms import fold, folded, sentence_case, singular, tidy
from pipeline.extract.words.screened import Screens
from pipeline.profiles.model import Profile
from pipeline.records.document import Document
from pipeline.values import Name

__all__ = ["names"]


_ARTICLE = re.compile(r"(?:A|An|The)\s(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Ready:
    profile: Profile
    lexicons: tuple[Lexicon, ...]
    triggers: Triggers
    beside: Screens
    """What cues need beside them."""
    searched: Searched
    """The words of all triggers, and behind them the nouns that names end in which nothing announces."""
    nouns: dict[Lexicon, int]
    """The number of the first noun of each property that has such names."""


_ready: dict[int, _Ready] = {}


def names(
    document: Document,
    profile: Profile,
    subject_label: str,
    aliases: Sequence[str] = (),
    sentences: Sentences | None = None,
) -> list[Draft]:
    """Every name the document claims for its subject, by place, with role or issuer as the text gives them.

    The subject's own label is none. Where two readings of the same words overlap, the better announced one stands.
    `sentences` are those of the document where others cut them too.
    """
    ready = _prepared(profile)
    if not ready.lexicons or not document.blocks:
        return []
    whole = folded(document.text)
    own = Own(document.text, whole, subject_label, aliases)
    sentences = sentences or Sentences(document)
    met = ready.searched.met(document)
    places = ready.triggers.places(document, sentences.block_starts, met)
    announcer = Announcer(document, whole, ready.lexicons, own, places)
    defined = Defined(document, ready.lexicons)
    found = [*tabled(document, announcer), *listed(document, announcer), *recorded(document, announcer)]
    found += Prose(document, whole, own, defined, sentences, ready.beside).names(places)
    found += kinded(document, places)
    found = spanned(found, document.text, own)
    found += unannounced(announcer, whole, own, sentences, ready.lexicons, found, defined, met, ready.nouns)
    found = [_without_article(document.text, each) for each in found]
    kept = _best(document, found, (subject_label, *_headlines(document)), own.short)
    short = _abbreviations(document, kept)
    issuers = [issuer(document, each, defined) for each in kept]
    inherited(document, kept, issuers)
    letters = frozenset(short.values())
    told = ((each, body) for each, body in zip(kept, issuers, strict=True) if not _repeats(document, each, letters))
    return [_draft(document, each, body, short) for each, body in told]


def _abbreviations(document: Document, found: list[Found]) -> dict[str, str]:
    """The abbreviations that this document gives its names, by what the ways to write a name have in common."""
    return {
        each.lexicon.same(document.text[each.shape.first : each.shape.last]): each.shape.abbreviation
        for each in reversed(found)
        if each.shape.abbreviation
    }


def _repeats(document: Document, found: Found, letters: frozenset[str]) -> bool:
    """Whether a name is but the letters of one that the document spells out with them: "the CCS certification"."""
    alone = found.shape.abbreviation is None and found.lexicon.naming.canonical == "abbreviation"
    return alone and document.text[found.shape.first : found.shape.last] in letters


def _prepared(profile: Profile) -> _Ready:
    """The profile made ready, once for as long as it lives."""
    ready = _ready.get(id(profile))
    if ready is None or ready.profile is not profile:
        made = lexicons(profile)
        beside = Screens(cue.beside for each in made for cue in each.cues if cue.beside is not None)
        triggers = Triggers(made)
        hinted = [each for each in made if each.naming.hinted]
        searched = Searched((triggers.spelled, *(nouns_and_leads(each).spelled for each in hinted)))
        nouns = dict(zip(hinted, searched.first[1:], strict=True))
        ready = _ready[id(profile)] = _Ready(profile, made, triggers, beside, searched, nouns)
    return ready


def _without_article(text: str, found: Found) -> Found:
    """A name that opens a sentence, without the article before it."""
    shape = found.shape
    article = _ARTICLE.match(text, shape.first, shape.last) if text[shape.first] in "AT" else None
    if article is None or shape.first != shape.start:
        return found
    return replace(found, shape=replace(shape, start=article.end(), first=article.end()))


def _headlines(document: Document) -> list[str]:
    """The document's title and first heading, where a subject may go by a name of its own."""
    first = next((each for each in document.blocks if each.kind == "heading"), None)
    return [*([document.title] if document.title else []), *([document.words(first)] if first else [])]


def _best(document: Document, found: list[Found], labels: tuple[str, ...], short: frozenset[str]) -> list[Found]:
    """No two names over the same words, and never the subject's own label, or its initials in a list or row."""
    starts: list[int] = []
    ends: list[int] = []
    kept: list[Found] = []
    own = {each: _labelled(each, labels) for each in {one.lexicon for one in found}}
    for each in sorted(found, key=_trust):
        shape, lexicon = each.shape, each.lexicon
        at = bisect_left(starts, shape.end)
        if at and ends[at - 1] > shape.start:
            continue
        name = document.text[shape.first : shape.last]
        if not lexicon.naming.own and ((each.rank and name in short) or _is_own(name, each, *own[lexicon])):
            continue
        starts.insert(at, shape.start)
        ends.insert(at, shape.end)
        kept.append(each)
    return sorted(kept, key=lambda each: each.shape.start)


def _trust(each: Found) -> tuple[int, int, int, int]:
    """The better announced first: by rank, then the longer name, then the longer cue ("career path", not "career")."""
    cue, rank = each.cue or (0, 0), min(1, each.rank) if each.row else each.rank
    return rank, each.shape.start - each.shape.end, each.shape.start, cue[0] - cue[1]


def _labelled(lexicon: Lexicon, labels: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """What the subject's labels have in common with other ways to write them, and the words of a shortened one."""
    same, label = lexicon.same, labels[0]
    words = {*same(label).split(), *map(_bare, fold(label).split()), "entry-level", "professional"}
    return {same(each) for each in labels}, words


def _is_own(name: str, found: Found, labels: set[str], words: set[str]) -> bool:
    """Whether a name is the subject's label, or in passing ("working as a health manager") a shortened one."""
    same = found.lexicon.same(name)
    if same in labels:
        return True
    shortened = found.rank > 1 and found.shape.abbreviation is None
    return shortened and all(each in words or _bare(each) in words for each in same.split())


def _bare(word: str) -> str:
    """A word of a label without its commas, one of what it counts."""
    return singular(word.strip(",;:()"))


def _draft(document: Document, found: Found, body: Body | None, short: dict[str, str]) -> Draft:
    shape, lexicon, text = found.shape, found.lexicon, document.text
    printed = " ".join(text[shape.first : shape.last].split())
    value = Name(
        printed,
        _canonical(printed, shape.abbreviation or short.get(lexicon.same(printed)), lexicon),
        shape.abbreviation,
    )
    draft = Draft(lexicon.property, value, shape.start, shape.end, found.block)
    for qualifier, word in found.qualifiers.items():
        draft.qualifiers[qualifier] = word
        if found.cue:
            draft.read(qualifier, text, *found.cue)
    if body and lexicon.bodies:
        draft.qualifiers[lexicon.bodies.qualifier] = body.name
        draft.read(lexicon.bodies.qualifier, text, body.start, body.end)
    return draft


def _canonical(printed: str, abbreviation: str | None, lexicon: Lexicon) -> str:
    """The form that items are told apart by.

    A form the vocabulary knows; else, where the profile prefers abbreviations and one is printed, the
    abbreviation (credentials are told apart by it, however their names are spelled out); else the name,
    singular and in the common spelling.
    """
    for way in (printed, abbreviation):
        if way and (known := lexicon.known.get(lexicon.same(way))):
            return known
    if abbreviation and lexicon.naming.canonical == "abbreviation":
        return abbreviation
    if lexicon.naming.proper or lexicon.naming.canonical == "abbreviation":
        return tidy(printed)
    return sentence_case(printed, lexicon.naming.spelling)
