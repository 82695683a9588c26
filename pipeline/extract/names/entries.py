"""The names that the entries of one list or round of headings begin with, where they read like such names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.names.announce import Announced
from pipeline.extract.names.found import Found
from pipeline.extract.names.halves import halves
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.outline import Entry
from pipeline.extract.names.shapes import (
    Shape,
    bracketed,
    capitalised,
    inside,
    is_body,
    is_head,
    marked,
    phrase_like,
    reads_as_name,
    title_like,
    unowned,
)
from pipeline.extract.names.short import opening
from pipeline.extract.words.forms import is_short, singular, tidy
from pipeline.records.document import Document

_NONE = re.compile(
    r"(?:None|No|Not|N/A|NA|Varies|TBD|(?:In )?[Cc]onclusion|(?:In )?[Ss]ummary|Final|Wrapping up|Key takeaways?)\b"
)
"""What a cell or entry begins with that has no name to tell, or that closes a text."""
_MOST = 0.5


def consistent(
    document: Document, announced: Announced, entries: list[Entry], unanimous: bool = False
) -> Iterator[Found]:
    """The names of a list. Where most entries read like names, the rest are taken at the list's word."""
    text, lexicon = document.text, announced.lexicon
    parsed = [
        (entry, (_without_place(text, found[0], lexicon), found[1]))
        for entry in entries
        if (found := _entered(text, entry, lexicon))
    ]
    if not parsed:
        return
    good = [_good(text, found[0], announced) for _, found in parsed]
    most = sum(good) > _MOST * len(entries)
    trusted = announced.sure and (most or _holds_together(text, [found[0] for _, found in parsed], good, lexicon))
    if not most and lexicon.naming.endings:
        yield from _acting(document, announced, entries)
        return
    for (entry, (shape, rest)), fine in zip(parsed, good, strict=True):
        certain = fine if announced.sure else reads_as_name(text, shape, lexicon, sure=True) or unanimous
        if certain or (trusted and fits(text, shape, lexicon)):
            yield from _found(document, announced, entry, shape, rest)


_WHO = re.compile(r"[\s*_•]*(?:An? )?(?=[A-Z])")
_DOES = re.compile(
    r"(?: also| often| usually| typically)? (?!and |or |of |for |in |at |with |who |that |to |as |on "
    r"|from |by |into |during )([a-z]{3,}) "
)
_WORD = re.compile(r"[\w'’&/-]+")
"""What makes a sentence of an entry: "Clinical managers oversee a department"."""


def _acting(document: Document, announced: Announced, entries: list[Entry]) -> Iterator[Found]:
    """The titles of a list whose entries are sentences about those who hold them."""
    text, lexicon = document.text, announced.lexicon
    if not announced.sure or len(entries) < 2 or not lexicon.naming.heads:
        return
    said: list[tuple[Entry, Shape]] = []
    for entry in entries:
        shape = _actor(text, entry, lexicon)
        if shape:
            said.append((entry, shape))
    if len(said) > max(1, _MOST * len(entries)):
        for entry, shape in said:
            yield from _found(document, announced, entry, shape, shape.end)


def _actor(text: str, entry: Entry, lexicon: Lexicon) -> Shape | None:
    """The title that a sentence begins with, if its verb agrees with it."""
    who = _WHO.match(text, entry[1], entry[2])
    for word in _WORD.finditer(text, who.end(), min(entry[2], who.end() + 60)) if who else ():
        does = _DOES.match(text, word.end(), entry[2]) if is_head(word[0], lexicon, sure=True) else None
        if who is None or does is None:
            continue
        plural = singular(word[0].lower()) != word[0].lower()
        return bracketed(text, who.end(), word.end()) if plural != does[1].endswith("s") else None
    return None


def _entered(text: str, entry: Entry, lexicon: Lexicon) -> tuple[Shape, int] | None:
    """The name an entry begins with, and where its explanation begins."""
    found = opening(text, entry[1], entry[2], lexicon)
    if found and found[0].abbreviation and (whole := inside(text, found[0].start, found[1], lexicon)):
        return whole, found[1]
    return found


def _holds_together(text: str, shapes: list[Shape], good: list[bool], lexicon: Lexicon) -> bool:
    """Whether all entries may be such names and a third of them surely are: vendors' credentials look like anything."""
    if not lexicon.naming.abbreviations or 3 * sum(good) < len(good) or len(good) < 2:
        return False
    return all(fine or fits(text, shape, lexicon) for shape, fine in zip(shapes, good, strict=True))


def _good(text: str, shape: Shape, announced: Announced) -> bool:
    """Whether an entry reads like a name. In a list of such names, an abbreviation in brackets is sign enough."""
    lexicon = announced.lexicon
    if reads_as_name(text, shape, lexicon) or len(halves(text, shape, lexicon)) > 1:
        return True
    if announced.sure and lexicon.naming.abbreviations and (marked(text, shape) or _lettered(text, shape)):
        return fits(text, shape, lexicon)
    bare = _without_body(text, shape, lexicon) if announced.sure else shape
    if bare is not shape and fits(text, bare, lexicon):
        return True
    short = announced.sure and lexicon.naming.abbreviations and shape.abbreviation is not None
    return short and fits(text, shape, lexicon)


def _lettered(text: str, shape: Shape) -> bool:
    """Whether a name begins with the letters of whoever gives it: "OSHA 10", "GWO Basic Safety Training"."""
    letters, _, rest = text[shape.first : shape.last].partition(" ")
    return bool(rest) and letters.isalpha() and letters.isupper() and is_short(letters)


def fits(text: str, shape: Shape, lexicon: Lexicon) -> bool:
    """Whether an entry may be a name because its neighbours are: short, capitalised, and no body."""
    name = text[shape.first : shape.last]
    words = len(tidy(name).split())
    cased = capitalised(name) or (name[:1].isupper() and words <= 4)
    if words > 7 or not cased or not phrase_like(name) or _NONE.match(name):
        return False
    return not is_body(name, lexicon) and not _announces(name, lexicon)


def _announces(name: str, lexicon: Lexicon) -> bool:
    """Whether an entry ends in a noun for such names, so that it is about them: "Growth in Related Jobs"."""
    last = singular(name.rpartition(" ")[2].lower())
    return bool(lexicon.naming.heads) and any(each.listing and each.nouns.fullmatch(last) for each in lexicon.cues)


def _found(document: Document, announced: Announced, entry: Entry, shape: Shape, rest: int) -> Iterator[Found]:
    block, _, end = entry
    qualifiers, cue = dict(announced.qualifiers), (announced.start, announced.end)
    shape = unowned(document.text, _without_body(document.text, shape, announced.lexicon), announced.lexicon)
    for each in halves(document.text, shape, announced.lexicon):
        yield Found(announced.lexicon, each, block, 1, qualifiers, cue, after=(shape.end, _story(document, block, end)))


def _without_body(text: str, shape: Shape, lexicon: Lexicon) -> Shape:
    """A name without the body behind its comma: "Pipe Fitter II, State Standards Board"."""
    name, comma, body = text[shape.first : shape.last].rpartition(", ")
    if not comma or lexicon.bodies is None or not is_body(body, lexicon) or not capitalised(body):
        return shape
    return bracketed(text, shape.first, shape.first + len(name)) or shape


_PLACE = re.compile(r"\s(?:in|at|for|with|on)\s(?:an?|the|your|our)\s")


def _without_place(text: str, shape: Shape, lexicon: Lexicon) -> Shape:
    """A title without where the work is done: "Activity aide in a nursing home"."""
    place = _PLACE.search(text, shape.first, shape.last) if lexicon.naming.heads else None
    if place is None or not title_like(text[shape.first : place.start()], lexicon, sure=True):
        return shape
    return bracketed(text, shape.first, place.start()) or shape


def _story(document: Document, block: int, end: int) -> int:
    """Where the explanation of an entry ends: at its own end, or that of labels and a paragraph below a heading."""
    blocks = document.blocks
    if blocks[block].kind != "heading":
        end = max(end, blocks[block].end) if blocks[block].cells else end
        return _told_below(document, block, end) if blocks[block].kind == "paragraph" else end
    for below in blocks[block + 1 : block + 4]:
        fields = below.kind == "item" or (below.kind == "heading" and ":" in document.words(below))
        if below.kind != "paragraph" and not fields:
            break
        end = below.end
        if below.kind == "paragraph":
            break
    return end


def _told_below(document: Document, block: int, end: int) -> int:
    """Where the explanation of a name that is a paragraph of its own ends: with the paragraph of prose below it."""
    blocks, alone = document.blocks, document.blocks[block]
    below = blocks[block + 1] if block + 1 < len(blocks) else None
    if below is None or end < alone.end or below.kind != "paragraph" or below.path != alone.path:
        return end
    return below.end if document.words(below).rstrip("*_ ").endswith((".", "!")) else end
