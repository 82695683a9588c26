"""Rows of names in running text that no cue announces: behind "as", "become" or a colon, or long enough by themselves.

"… bring them on as a claims clerk, policy analyst or file examiner": whoever does what before "as", these are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from pipeline.extract.names.found import Found
from pipeline.extract.names.shapes import Shape, capitalised
from pipeline.extract.names.unannounced.view import WORDS, View
from pipeline.extract.words.forms import PERSONAL, fold, tidy, word_set
from pipeline.records.document import Block, Range

_REACH = 90
"""Characters before the first link of a row in which the row may begin."""
_AHEAD = 60
"""Characters behind a link in which another name has to end."""
_LEADS = re.compile(
    r"(?:\bas |\b(?:become|becomes|becoming|became|into|are now) |: )(?:(?:an?|the|either an?|either) )?[\"“'*_]{0,2}"
)
"""What a row may stand behind: words that make somebody what the row says, or a colon."""
_LINK = re.compile(
    r"(?: (?:[IVX]{1,3}|\d)\b)?(?: of \w+(?: \w+)?)?(?: \([A-Z][A-Za-z]{1,8}\))?[\"'”*_)]{0,2}(?:,|,? or|,? and|/) "
)
"""A comma or conjunction behind a name."""
_NO_LINK = frozenset(ascii_lowercase) - {"a", "o"}
"""Letters behind a blank with which none of these begins."""
ALIKE = re.compile(
    r"\b(?:such|as well|so far|same|known|referred to|regarded|classified|much|many|long|soon|experience|twice)$"
)
"""Words before an "as" that makes nobody anything."""
CLOSED = re.compile(
    r"[\"”'*_)]{0,2}(?:[.,;:!?)–—]|\s[–—(]|$|\s(?:or|and|in|at|for|with|within|on|aboard|who|whose|before|after|until"
    r"|while|by|from|under|once|if|when|but|rather|instead)\b)"
)
"""What may follow a name that stands alone: the end of its clause, never a verb of its own."""
_GOVERNED = re.compile(
    r"\b(?:with|between|among|by|from|for|of|to|help|helps|assist|assists|train|trains|includes|including|like"
    r"|than|beside|besides|alongside|versus|vs\.?|not|are|were|is|the|these|those|our|their|other|as)\s(?:an?\s|the\s)?$"
)
"""Words right before a row that make it the object of something else."""
_FIRST = re.compile(r"((?:[\w'’&/-]+ ){0,8}[\w'’&/-]+)[\"'”*_)]{0,2},? (?:or )?$")
"""Words up to a link, the last few of which may be the first name of a row."""
_WORD = re.compile(r"[\w'’&/-]+")
_BOUNDS = word_set(
    "a an the as be become becomes becoming became into titled called named include includes are is was reads runs goes"
    " looks like from to then first either"
)
"""Words behind which a name begins."""
_SOMEBODY = re.compile(r"[\"“*_>\s]*(?:Dr\.? )?[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+(?:,| has | was | is | worked )")
"""How a sentence about one person opens."""
_JOINED, _FREE, _LONG = 2, 3, 4
"""Names that make a row: with "or", without, and with nothing before it that says so."""


def rows(view: View) -> Iterator[Found]:
    """The names of every such row, in reading order."""
    done, text, nouns = 0, view.document.text, view.nouns
    for index, held in view.prose.items():
        for _, end in held[:-1]:
            if text[end] == " " and text[end + 1] in _NO_LINK:
                continue
            link = _LINK.match(text, end)
            if link is None or link.end() < done or not nouns.within(link.end(), link.end() + _AHEAD):
                continue
            if view.reads(index):
                shapes, within, done = _row(view, view.document.blocks[index], link.end())
                yield from view.found(index, shapes, within)


def _row(view: View, block: Block, link: int) -> tuple[list[Shape], Range, int]:
    """The row around a link, its sentence, and where what was read ends: a part of what is no row is none either."""
    lead = _lead(view.folded, max(block.start, link - _REACH), min(block.end, link + 1))
    free = view.folded.startswith(",", link - 2) and _may_be_free(view, link)
    if lead is None and not free:
        return [], (link, link), link
    within = low, high = view.around(block, link - 1)
    if not view.allows(within):
        return [], within, link
    seen = link
    if lead is not None and lead.start() >= low:
        shapes = view.row(lead.end(), high)
        seen = shapes[-1].end if shapes else link
        if _is_row(view, shapes, lead, within):
            return shapes, within, seen
    if free:
        shapes = view.row(link, high)
        seen = max(seen, shapes[-1].end if shapes else link)
        return _free_row(view, shapes, low, link, high), within, seen
    return [], within, seen


def _lead(folded: str, low: int, high: int) -> re.Match[str] | None:
    """The last words in a stretch that make somebody what follows."""
    window = folded[low:high]
    if not (" as " in window or "becom" in window or "became" in window or ": " in window) and not (
        " into " in window or " are now " in window
    ):
        return None
    lead = None
    for found in _LEADS.finditer(folded, low, high):
        if found[0][:3] != "as " or not ALIKE.search(folded, max(0, found.start() - 12), found.start() - 1):
            lead = found
    return lead


def _is_row(view: View, shapes: list[Shape], lead: re.Match[str], within: Range) -> bool:
    """Whether names make a row that says somebody other than the subject is what it names."""
    if len(shapes) < _JOINED or shapes[0].start > lead.end() + 4:
        return False
    text = view.document.text
    names = [text[each.first : each.last] for each in shapes]
    if view.standing.is_own(fold(tidy(names[0]))) or len({capitalised(each) for each in names}) > 1:
        return False
    if all(each.abbreviation and text[each.first].isupper() for each in shapes):
        return False  # letters behind every one of them: what a body awards
    joined = view.folded[shapes[-2].end : shapes[-1].start].strip(" ,\"'”*_").split()
    if len(shapes) >= _FREE or "or" in joined[:1] or view.standing.climbs(view.lexicon, [*map(fold, names)]):
        return True
    somebody = _SOMEBODY.match(text, *within) or PERSONAL.search(view.folded, *within)
    closed = CLOSED.match(view.folded, shapes[-1].end, within[1])  # "…, and a clerk may …" is a clause of its own
    return lead[0][:1] != ":" and closed is not None and not somebody and all(map(view.is_name, names))


def _may_be_free(view: View, link: int) -> bool:
    """Whether enough names may follow a link, or words that tell how senior they are."""
    more = view.nouns.count(link, link + 2 * _REACH)
    senior = view.lexicon.seniority
    return more > _JOINED or (
        more == _JOINED and senior.search(view.folded, max(0, link - _AHEAD), link + _REACH) is not None
    )


def _free_row(view: View, shapes: list[Shape], low: int, link: int, high: int) -> list[Shape]:
    """A row behind anything but what makes it the object of something else, where it is long, or climbs."""
    folded = view.folded
    if len(shapes) < _JOINED or not CLOSED.match(folded, shapes[-1].end, high):
        return []
    start = _first(folded, low, link)
    first = view.row(start, high) if start is not None else []
    if first and first[0].start == start and len(first) > len(shapes):
        shapes = first
    if _GOVERNED.search(folded, low, shapes[0].start if shapes is first else link):
        return []
    names = [fold(tidy(view.document.text[each.first : each.last])) for each in shapes]
    return shapes if len(names) >= _LONG or view.standing.climbs(view.lexicon, names) else []


def _first(folded: str, low: int, link: int) -> int | None:
    """Where the first name of a row begins, where that is plain: behind an article, a mark or the like."""
    words = _FIRST.search(folded, max(low, link - _REACH), link)
    if words is None:
        return None
    start = words.start(1)
    for each in _WORD.finditer(folded, start, words.end(1)):
        start = each.end() + 1 if each[0] in _BOUNDS else start
    plain = start > words.start(1) or folded[start - 2 : start] in (", ", "; ", ": ", "– ") or start == low
    return start if plain and folded.count(" ", start, words.end(1)) < WORDS else None
