"""Names at the head of records: titles, each with its own pay, growth or schooling below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from pipeline.extract.names.announce import Announced, Announcer
from pipeline.extract.names.entries import consistent
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.outline import Entry
from pipeline.extract.names.shapes import capitalised, leading, phrase_like, reads_as_name
from pipeline.records.document import Block, Document
from pipeline.values.bytewise import noughts

_FIELD = re.compile(r"[*_]*([A-Z][^:\n]{1,40}?)[*_]*:")
_RANKED = re.compile(r"(?:^|\n)[ \t#*_]*(?:(?:#\s?|No\. ?)\d{1,2}[.:)]?|\(?\d{1,2}[.:)])\s+[*_]*$")
"""The number of a heading, where the reader left it off its words."""
_NUMBERED = re.compile(r"(?:#\s?|No\. ?)?\d{1,2}[.:)]?\s")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\s*[^\w\s]?\s?\d")
"""What stands behind a name that is ranked by it: "$102,420 per year"."""

_REPEATED = 300
"""The longest heading that is remembered, so that memory stays flat."""
_BEFORE = 12
"""Characters before a heading among which its number stands."""
_LEAST = 3
_RANK = 2
"""What a round says of its names counts less than what a heading or lead-in announces."""


def recorded(document: Document, announcer: Announcer) -> Iterator[Found]:
    """The names of every round of headings that stand over records: nothing has to announce them."""
    lexicons = [each for each in announcer.lexicons if each.naming.endings and each.naming.hinted]
    for entries in announcer.outline.rounds.values():
        if lexicons and len(entries) >= _LEAST:
            records = [each for each, made in zip(entries, _builds(document, entries), strict=True) if made]
            for lexicon in lexicons if len(records) >= _LEAST else ():
                yield from _recorded(document, announcer, lexicon, records)


def _recorded(document: Document, announcer: Announcer, lexicon: Lexicon, records: list[Entry]) -> Iterator[Found]:
    """Names at the head of records: numbered, with a figure of their own, or with the same field below each."""
    names = [each for each in records if _reads(document.text, each, lexicon)]
    if len(names) < _LEAST or 3 * len(names) < 2 * len(records):
        return
    above = document.blocks[records[0][0]].path
    if not all(announcer.allows(lexicon, each) for each in above):
        return
    said = Announced(lexicon, lexicon.naming.hinted, names[0][1], names[0][2], True)
    for each in consistent(document, said, records):
        yield replace(each, rank=_RANK)


def _builds(document: Document, entries: list[Entry]) -> list[bool]:
    """Which headings stand over a record, as others of their round do."""
    text, blocks, signs = document.text, document.blocks, noughts(document.text)
    below = (blocks[index + 1] if index + 1 < len(blocks) else None for index, _, _ in entries)
    labels = [_label(text, each) if each and signs.find(b":", each.start, each.end) >= 0 else "" for each in below]
    times = Counter(filter(None, labels))
    made = []
    for label, (_, start, end) in zip(labels, entries, strict=True):
        low = max(0, start - _BEFORE)
        is_ranked = _known_ranked if end - low <= _REPEATED else _is_ranked
        ranked = signs.find(b"0", low, end) >= 0 and is_ranked(text[low:end], start - low)
        made.append(ranked or (label != "" and times[label] > 1))
    return made


def _label(text: str, below: Block) -> str:
    """The label of the field that a record begins with: "Median pay: …"."""
    if below.kind not in ("paragraph", "item"):
        return ""
    field = _FIELD.match(text, below.start, below.end)
    return field[1].lower() if field else ""


def _is_ranked(words: str, start: int) -> bool:
    """Whether a heading has a number before its name or a figure behind it; `start` is where it begins, behind the end
    of what stands before it."""
    if _NUMBERED.match(words, start) or _RANKED.search(words, 0, start):
        return True
    parsed = leading(words, start, len(words)) if _DIGIT.search(words, start) else None
    return parsed is not None and _FIGURE.match(words[parsed[1] :].lstrip(" :(–—-|")) is not None


_known_ranked = lru_cache(maxsize=2048)(_is_ranked)
"""The same, remembered: pages of a publisher share most of their headings."""


def _reads(text: str, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a heading reads like a name by itself."""
    parsed = leading(text, entry[1], entry[2])
    if parsed is None:
        return False
    name = text[parsed[0].first : parsed[0].last]
    return (
        len(name.split()) <= 6
        and phrase_like(name)
        and capitalised(name[:1])
        and reads_as_name(text, parsed[0], lexicon)
    )
