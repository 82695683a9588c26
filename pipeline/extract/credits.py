"""Whom the text credits for a figure."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.lexicon import Hit
from pipeline.extract.reading import Reading
from pipeline.records.document import Range


class Credit(NamedTuple):
    """An organisation as printed, and where."""

    name: str
    start: int
    end: int


_NAME = r"((?:[A-Z][\w.&’'*-]*|[A-Z]\.)(?:\s+(?:of|for|and|the|on|in|&)?\s*(?:[A-Z][\w.&’'*-]*))*)"
_ACCORDING = re.compile(
    r"(?:[Aa]ccording to|[Aa]s reported by|[Rr]eported by|[Pp]ublished by|[Cc]ompiled by|[Dd]ata from|[Ff]igures from|[Nn]umbers from|[Ss]ourced from|[Ss]tatistics from|"
    r"[Pp]er|(?:survey|report|study|analysis|data|estimates?|figures|research|poll|index|numbers)(?: \w+)? (?:by|from|of|at)|SOURCE:|[Ss]ource:|[Ss]ources:)\s+"
    r"(?:the |a |an )?(?:latest |recent |most recent |newest )?(?:(?:\d{4}|annual|national|government|federal|salary|salaries|user-reported|self-reported) )*(?:(?:data|figures|numbers|estimates|survey|report|salary data|statistics|research|study|projections|information)(?: \w+)? (?:from|by|at|of|published by|compiled by|collected by) (?:the )?)?"
    + _NAME
)
_SAYS = re.compile(
    _NAME + r"(?:\s*\([A-Z]+\))?(?:’s|'s)?\s+(?:\w+ )?(?:reports?|reported|estimates?|estimated|projects|projected|predicts|predicted|puts|pegs|lists|says|states|notes|found|finds|expects|shows|"
    r"data|figures|survey|statistics|numbers|projections|calculates|forecasts|places)\b"
)
_PARENTHESIS = re.compile(r"[(\[]\s*(?:(?:[Ss]ource:|per|via|from)\s+(?=[^)\]]{2,60}[)\]])|(?=[^)\]\d]{2,60},?\s(?:19|20)\d\d\s*[)\]]))" + _NAME)
_SAME = re.compile(
    r"\b[Tt]he (?:same|aforementioned) (?:[\w-]+ )?(?:report|source|data|entry|survey|bureau|study|agency|publication|figures|page|analysis|release|dataset|site|"
    r"organi[sz]ation|office|handbook|estimates?|projections?)\b|\b[Tt]he (?:bureau|agency) (?:also|further|projects|expects|estimates|adds|notes)\b|\b(?:BLS|bureau) entry\b"
)
_LOOKS_BACK = re.compile(r"(?:(?:That|This|These|Those|Both|All)\b|The (?:figures?|numbers?|data|estimates?)\b|Source|\(?(?:All )?[Ff]igures? )")
_PLACE_OF_WORK = re.compile(r"(?:work(?:s|ing)? (?:for|at)|employed (?:by|at)|jobs? (?:at|with)|members? of|offered by|certified by|licensed by|from the|accredited by)\s+(?:the\s+)?$")
_ORDINARY = frozenset(
    "The A An In This These Those It If As And But For From With Average Median Annual National Projected Salary Salaries Pay Employment Job Jobs Our Your New Top Entry "
    "January February March April May June July August September October November December US U.S. Some Many Most Experts Research Recent State Local Data Industry "
    "Department Figures Statistics Report Survey Wages Earnings Growth You We He She They I Source".split()
)


def credit_in(reading: Reading, start: int, end: int, *, says: bool = True) -> Credit | None:
    """The organisation that text[start:end] credits, if it does; `says` allows "X reports …", which needs a sentence."""
    text = reading.text
    for hit in reading.hits_in(start, end):
        if any(mark.kind == "organisation" for mark in hit.marks) and _is_credited(text, start, hit):
            return Credit(text[hit.start : hit.end], hit.start, hit.end)
    for pattern in (_ACCORDING, _PARENTHESIS, _SAYS) if says else (_ACCORDING,):
        match = pattern.search(text, start, end)
        if match:
            if pattern is _SAYS and match.start(1) == start and match.group(1).isalpha() and not match.group(1).isupper():
                continue  # any word is capital at the start of a sentence
            credit = _named(text, match.start(1), match.end(1), end)
            if credit:
                return credit
    return None


def _is_credited(text: str, start: int, hit: Hit) -> bool:
    name = text[hit.start : hit.end]
    if not any(character.isupper() for character in name):
        return False
    return _PLACE_OF_WORK.search(text, max(start, hit.start - 40), hit.start) is None


def _named(text: str, start: int, end: int, stop: int) -> Credit | None:
    name = text[start:end].rstrip(".,’'")
    first = name.split()[0] if name else ""
    if first in _ORDINARY or len(name) < 3 or name.islower():
        return None
    following = text[end : min(end + 3, stop)].lstrip()
    if following[:1].isdigit():
        return None
    return Credit(name, start, start + len(name))


class Credits:
    """The credits of a document. A credit carries through its paragraph or list, no further, unless the text
    says "the same report"."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._sentences: dict[Range, Credit | None] = {}
        self._last: Credit | None = None

    def of(self, index: int, sentence: Range) -> Credit | None:
        """The credit for a figure in a sentence of a block."""
        found = self._of(index, sentence)
        if found:
            self._last = found
        return found

    def _of(self, index: int, sentence: Range) -> Credit | None:
        text = self.reading.text
        if self.reading.document.blocks[index].kind == "row":
            return credit_in(self.reading, *sentence, says=False) or self._around(index)
        found = self._in(sentence)
        if found:
            return found
        if _SAME.search(text, *sentence):
            return self._last
        before = self.reading.before(index, sentence)
        while before:
            found = self._in(before)
            if found:
                return found
            if _SAME.search(text, *before):
                return self._last
            before = self.reading.before(index, before)
        return self._behind(index, sentence) or self._around(index)

    def _in(self, sentence: Range) -> Credit | None:
        if sentence not in self._sentences:
            self._sentences[sentence] = credit_in(self.reading, *sentence)
        return self._sentences[sentence]

    def _behind(self, index: int, sentence: Range) -> Credit | None:
        """A sentence after the figure that says where it is from: "These figures come from …"."""
        starts = self.reading.sentences(index)
        for start, end in zip(starts, starts[1:], strict=False):
            if start > sentence[0] and _LOOKS_BACK.match(self.reading.text, start, end):
                if not any(mention.kind in ("money", "percent") for mention in self.reading.mentions_in(start, end)):
                    return self._in((start, end))
        return None

    def _around(self, index: int) -> Credit | None:
        """The credit of a list's or table's lead-in or caption, or of the source line right below it."""
        blocks = self.reading.document.blocks
        block = blocks[index]
        for other in (block.caption, block.lead):
            if other >= 0 and blocks[other].kind != "heading":
                found = self._in((blocks[other].start, blocks[other].end))
                if found:
                    return found
        return self._source_line(index)

    def _source_line(self, index: int) -> Credit | None:
        blocks = self.reading.document.blocks
        group = blocks[index].group
        if group < 0:
            return None
        after = index + 1
        while after < len(blocks) and blocks[after].group == group:
            after += 1
        for block in blocks[max(index, after - 1) : after + 1]:
            words = self.reading.words(block).lstrip(" \t*†(")[:12].lower()
            if words.startswith(("source", "note: source", "data:", "data source", "figures:")):
                return self._in((block.start, block.end))
        return None
