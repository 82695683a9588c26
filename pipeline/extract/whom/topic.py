"""What a document is about, as its headings and its title say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from pipeline.extract.words.nouns import nouns
from pipeline.extract.words.stems import head, title_nouns
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Block, Document

_LEADING = (
    r"^(?:[^:|]{0,60}\b%s\s+(?:an?\s+)(?=\w))?"
    r"(?:(?:%s|what (?:can|could) (?:you|i|one) do with|types of|what is|is (?=an?\b)|what are|what does|what do|what|"
    r"how much (?:money )?(?:do|does|can|will|would)|exploring|"
    r"understanding|considering|breaking down|"
    r"(?:the |an? )?(?:\w+ ){0,2}guide (?:to|for)|all about|about|spotlight on|profile|meet the|quick facts|why|"
    r"(?:the )?(?:average|typical|median))\b:?\s*(?:an?\b|the\b)?\s*)*"
)
_CLOSING = (
    r"(?>(?:[\s,–—-]|&)*\b(?:(?:average |typical )?%s|outlook|guide|overview|do|make|get paid|explained|handbook|"
    r"profile|fact ?sheet|in \d{4}|\d{4}|edition|update|and|faqs?|trends|expectations|statistics|details|information|"
    r"ranges?|infographic|survey|prospects|worth it|really|actually|in \d+ (?:\w+ )?steps|"
    r"by [\w’'-]{3,}(?: [\w’'-]+){0,2}|"
    r"(?:per|a|an) (?:year|month|hour)|in (?:the )?%s)(?!\w)[?!.]*)+$"
)
_PROSE = 150
"""Characters of a block that is no line any more."""
_LONGEST = 400
"""A title that is longer names nothing any more."""
_PARTS = re.compile(r"[|:»•]|\s[–—>›/-]\s|\?\s|\s(?:vs\.?|versus)\s")
_OF = re.compile(r"\s(of|for|to|on|about|behind)\s(?:(?:an?|the)\s)?", re.I)
_IN = re.compile(r"\s(?:in|at|with|of|for)\s", re.I)
_LISTING = re.compile(r"(?:the )?(?:(?:top|best) )?\d+ \w|(?:the )?(?:top|best|highest|fastest)\b", re.I)
"""How the title of a list of many begins: it is about none of them."""
_BRACKET = re.compile(r"\s\([^()]*\)[?!.]*$")
"""What stands behind a title in brackets: an abbreviation, a year, a remark."""
_FURNITURE = re.compile(
    r"(?:skip to|for immediate release|menu|search|sign in|log in|subscribe|in this (?:issue|article)|from)\b", re.I
)
"""How a line begins that pages carry whatever they are about."""
_HEADINGS = 60
"""Headings looked at for a name that they share."""
_MOST = 7
"""Spaces in a name."""
_BYLINE = ("By ", "by ", "BY ")


def subject_name(document: Document, profile: Profile) -> str | None:
    """The name of what a document is about, read from its main heading or its title.

    Words that only say what kind of text it is ("How to become a …", "… salary guide 2026") are left off. Above the
    title of a plain text may stand what its site says on every page; of several lines that could be the title, the
    first that names somebody is it.
    """
    first: str | None = None
    for candidate in _candidates(document):
        for name in _names(candidate, profile):
            if document.format != "txt" or _is_somebody(name, profile):
                return name
            first = first or name
    return (first if first and first.count(" ") <= _MOST else None) or _repeated(document, profile)


def _names(title: str, profile: Profile) -> Iterator[str]:
    """What the parts of a title name, without the words that only say what kind of text it is."""
    leading, closing = _around(profile)
    for part in _PARTS.split(title[:_LONGEST]):
        name = closing.sub("", leading.sub("", _BRACKET.sub("", " ".join(part.split())))).strip(" ,.?!–—-")
        name = _BRACKET.sub("", _within(name, profile, closing))
        if not any(map(str.isalpha, name)) or _FURNITURE.match(name):
            continue
        if not _LISTING.match(name) or _is_somebody(name, profile):
            yield name


def _repeated(document: Document, profile: Profile) -> str | None:
    """Whom several headings of a text without a title are about: "Top states for welders", "Pay for welders"."""
    names: Counter[str] = Counter()
    for block in islice((each for each in document.blocks if each.kind == "heading"), _HEADINGS):
        names.update(name for name in _names(document.words(block), profile) if _is_somebody(name, profile))
    for name in sorted(names, key=len):
        if sum(times for other, times in names.items() if f" {other.lower()}".endswith(f" {name.lower()}")) > 1:
            return name
    return None


def _within(name: str, profile: Profile, closing: re.Pattern[str]) -> str:
    """Whom a title is about that names something of somebody: "Top states for welders", "The pay of welders".

    Else it is the title itself: a guild of welders is no welder, and scholarships for nurses are none.
    """
    of = _OF.search(name)
    if of is None or _is_somebody(name[: of.start()], profile):
        return name
    first = name[: of.start()]
    if not (closing.search(first) or _LISTING.match(first) or of[1].lower() in ("on", "about", "behind")):
        return name
    whom = _IN.split(name[of.end() :])[0]
    return whom if not closing.sub("", first) or _is_somebody(whom, profile) else name


def _is_somebody(name: str, profile: Profile) -> bool:
    """Whether a short name ends in a noun for a subject, or in one that titles end in."""
    if name.count(" ") > _MOST or name.startswith(_BYLINE):
        return False
    if " " not in name and any(head(name) in naming.general for naming in profile.names.values()):
        return False  # "a guide for professionals"
    return head(name) in title_nouns(profile) or nouns(profile.nouns, profile.speech.nobody).end(name)


def _candidates(document: Document) -> Iterator[str]:
    """The main heading of a page, before the title of its window, which names the site too; elsewhere the title."""
    blocks = document.blocks
    prose = next((at for at, each in enumerate(blocks) if each.end - each.start > _PROSE), len(blocks))
    above = blocks[:prose] if document.format == "txt" else blocks
    highest = _highest(block for block in above if block.kind == "heading" and block.region not in ("nav", "footer"))
    main = [document.words(highest)] if highest else []
    titles = [document.title] if document.title else []
    yield from [*main, *titles] if document.format == "html" else [*titles, *main]
    yield from [document.words(block) for block in blocks if block.kind == "title"][:1]
    if document.format == "txt":
        yield from (document.words(block) for block in above if block.kind == "heading")


def _highest(headings: Iterable[Block]) -> Block | None:
    """The first of the highest headings; none stands above one of the first level."""
    highest: Block | None = None
    for heading in headings:
        if highest is None or heading.level < highest.level:
            highest = heading
            if heading.level == 1:
                break
    return highest


@once
def _around(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is no part of a subject's name in a title: the words before it, and those behind."""
    titles = profile.speech.titles
    leading = _LEADING % (either(*titles.leading), either(*titles.before))
    places = profile.qualifiers["geography"].values if "geography" in profile.qualifiers else {}
    nations = (each for code, spellings in places.items() if code.isupper() for each in spellings)
    closing = _CLOSING % (either(*titles.after), either(*nations))
    return re.compile(leading, re.I), re.compile(closing, re.I)
