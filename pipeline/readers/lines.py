"""The lines of a plain text, and what can be told from one line alone."""

from __future__ import annotations

import re
from typing import NamedTuple

MARKER = re.compile(
    r"[•‣◦▪■●○·∙➢➤▸►❖✓✔*+\-–—]\s+(?=\S)|>\s+(?=[^\s:][^:\n]{1,60}:\s)"
    r"|\(?\d{1,3}[.)]\s+(?=\S)|\(?[a-z][.)]\s+(?=\S)"
    r"|\([A-Z]\)\s+(?=\S)|[•‣▪●](?=\S)"
)
_LABEL = 60
"""Characters of the label of a line, its mark included."""
RULE = re.compile(r"(?:=\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:\*\s*){3,}|(?:~\s*){3,}")
LETTER = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"[$€£¥%]|\d[,.]\d|\bper ?cent\b")
_BYLINE = re.compile(
    r"(?:last\s+)?(?:published|updated|posted|modified|reviewed|edited)\b|sources?:"
    r"|(?:\w+day,?\s+)?(?:\d{1,2}\s+)?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"[Bb][Yy]\s+(?!(?:The|THE)\b)[A-Z][\w.’'-]*\s+[A-Z]")
_REFERENCE = re.compile(
    r"(?:read (?:more|next|also)|related(?: (?:article|post|reading|story|guide))?|(?:learn|find out) more|see also"
    r"|also (?:read|see)|up next|next up|more|don['’]t miss|recommended(?: reading)?|further reading)\s*:\s+\S",
    re.IGNORECASE,
)
"""A line that points to another page: "Read more: Learn About Being a Baker"."""
FIELD = re.compile(r"[*_]*([A-Z][\w ’'()/&-]{1,40}?)[*_]*:[*_]*\s+\S")
"""A line of label and value: "Education: Bachelor's degree"."""
_STARRED = re.compile(r"[*†‡]+[^\s*†‡](?!.*[*†‡])")
"""A note: a star that no other one closes."""
_ADDRESS = re.compile(r"://|\bwww\.|\S@\S")


class Line(NamedTuple):
    """A line without its edges: where it stands, how far it is indented, and its words. A blank one has none."""

    start: int
    end: int
    indent: int
    words: str


def lines(text: str) -> list[Line]:
    """All lines of a text, blank ones too."""
    found, at = [], 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())] if words else ""
        start = at + len(lead)
        found.append(Line(start, start + len(words), len(lead.expandtabs(4)), words))
        at += len(raw)
    return found


def marker(words: str) -> int:
    """How many characters of a line are its bullet or number, 0 where it is no list item."""
    found = MARKER.match(words)
    return found.end() if found else 0


def is_numbered(words: str) -> bool:
    """Whether a line begins with a number that counts items."""
    return words.lstrip("(")[:1].isdigit() and marker(words) > 0


def is_marked(words: str) -> bool:
    """Whether a line begins with the mark of an item that counts nothing."""
    return marker(words) > 0 and not words[0].isalnum() and words[0] != "("


def is_marked_field(words: str) -> bool:
    """Whether a line of label and value begins with such a mark: "• Average salary: $81,000"."""
    return is_marked(words) and 2 < words.find(": ") <= _LABEL


def is_rule(words: str) -> bool:
    """Is this line drawn, not written: a row of dashes, equal signs or stars?"""
    return len(words) > 2 and words[0] in "=-_*~" and RULE.fullmatch(words) is not None


def in_capitals(words: str) -> bool:
    """Is this a short line in capitals, as headings are typed where nothing else sets them apart?"""
    return len(words) <= 60 and words.isupper() and sum(map(str.isalpha, words)) > 3


def reads_as_heading(words: str) -> bool:
    """Could this line, standing alone, be a heading: short, with letters, no sentence, amount, byline or address?

    A line that closes with brackets, and opens with one or with a small letter, only adds to the line before it.
    """
    if words[-1] == ")" and (words[0] == "(" or words[:2].islower()):
        return False
    if len(words) > 120 or words.count(" ") > 15 or words[-1] in ".,;!…" or "; " in words:
        return False
    if _FIGURE.search(words) or _AUTHOR.match(words) or _BYLINE.match(words) or _ADDRESS.search(words):
        return False
    if _REFERENCE.match(words) or _STARRED.match(words):
        return False
    return LETTER.search(words) is not None
