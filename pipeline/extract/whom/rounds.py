"""Rounds of headings that are names: titles, each with its own figures below, or whatever stands under "Related"."""

from __future__ import annotations

import re

from pipeline.extract.reading import Reading
from pipeline.extract.whom.subjects import Subjects
from pipeline.records.document import Block

_SENTENCE = re.compile(r"\b(?:are|is|do|does|can|will|should|not|who|how|why|what|when)\b", re.I)
"""What no name holds, but headings that are sentences: "Designers are not developers"."""

_IN_SENTENCES = frozenset(b"are is do does can will should not who how why what when".split())
"""The words without which no heading is one."""

_NUMBERED = re.compile(r"^(?:(?:#\s?|No\. ?)\d+[.):]?|\d+[.):])\s*(?:[–—-]\s+)?")
"""The rank before a name: "3.", "#3:", "No. 3 –"."""

_DIGIT = re.compile(r"\d")
_RANKED = re.compile(r"\s*(?::|\(|\s[–—|-])\s*[^\w\s]?\d.*$")
"""The figure behind a name in a heading: "Elevator mechanic: $102,420 per year"."""

_SHORT = re.compile(r"\s\([A-Z][\w./-]{1,9}\)$")
"""The letters that a name goes by, behind it."""

_AMOUNT = re.compile(r"[*_]*[$£€]\d")
_FIELD = re.compile(r"[*_]*([A-Z][^:\n]{1,40}?)[*_]*:")
"""The label that a line of a record begins with: "Average salary: $54,000"."""


class Rounds:
    """Tells for one document which headings are names of one round."""

    def __init__(self, reading: Reading, subjects: Subjects) -> None:
        self.reading, self.subjects, self.text = reading, subjects, reading.text
        self._rounds: dict[tuple[int, ...], frozenset[int]] = {}
        self._others: dict[tuple[int, ...], bool] = {}

    def name(self, heading: Block) -> str:
        """The words of a heading without its number, where they may be a name."""
        name = self.reading.words(heading)
        if _DIGIT.search(name):
            name = _RANKED.sub("", _NUMBERED.sub("", name))
        name = (_SHORT.sub("", name) if name.endswith(")") else name).strip(" :")
        name = self._first(name) if "/" in name else name
        return "" if len(name.split()) > 5 or self._is_sentence(heading, name) else name

    def _first(self, name: str) -> str:
        """The first of two titles that a heading names side by side: "Help desk technician / support specialist"."""
        first, slash, other = name.partition("/")
        both = slash and self.subjects.is_titled(first.strip()) and self.subjects.is_titled(other.strip())
        return first.strip() if both else name

    def _is_sentence(self, heading: Block, name: str) -> bool:
        may = not _IN_SENTENCES.isdisjoint(self.reading.words_in(heading.start, heading.end))
        return may and _SENTENCE.search(name) is not None

    def holds(self, heading: Block) -> bool:
        """Whether a heading is one of a round of names: titles, or whatever stands under "Related careers"."""
        path = heading.path
        if path not in self._others:
            self._others[path] = self._are_others(path)
        others = self._others[path]
        if not self._may_be_name(heading, others) and (others or not self._may_be_record(heading)):
            return False  # whatever the other headings beside it are
        if path not in self._rounds:
            self._rounds[path] = self._round(path, others)
        return heading.start in self._rounds[path]

    def _are_others(self, path: tuple[int, ...]) -> bool:
        """Whether a heading above says that what stands below it are others: "Related careers"."""
        blocks = self.reading.document.blocks
        above = ((blocks[each].start, blocks[each].end) for each in path[1:])
        return any(hit.means.others for where in above for hit in self.reading.hits_in(*where))

    def _round(self, path: tuple[int, ...], others: bool) -> frozenset[int]:
        """Where the names among the headings below one stand; a name by itself is no round."""
        blocks = self.reading.document.blocks
        places = [n for n, each in enumerate(blocks) if each.kind == "heading" and each.path == path]
        names = [each for each in places if self._may_be_name(blocks[each], others)]
        if 2 * len(names) >= len(places) and not others:
            records = {*filter(None, map(self._field_below, names))}
            names += [
                each for each in places if self._field_below(each) in records and self._is_plain(blocks[each], True)
            ]
        starts = {blocks[each].start for each in names}
        return frozenset(starts if len(starts) > 1 else ())

    def _may_be_record(self, heading: Block) -> bool:
        """Whether a heading may be the name over a record, as others beside it are."""
        below = self._field_below(self.reading.block_at(heading.start))
        return below is not None and self._is_plain(heading, True)

    def _field_below(self, heading: int) -> str | None:
        """What makes a heading that of a record: a figure behind its name or below, or the label below it."""
        blocks = self.reading.document.blocks
        if _RANKED.search(self.reading.words(blocks[heading])):
            return ":"
        below = blocks[heading + 1] if heading + 1 < len(blocks) else None
        if below is None or below.kind not in ("paragraph", "item"):
            return None
        if _AMOUNT.match(self.text, below.start, below.end):
            return "$"
        field = _FIELD.match(self.text, below.start, below.end)
        return field[1].lower() if field else None

    def _is_plain(self, heading: Block, recorded: bool = False) -> bool:
        """Whether a heading among names may be one that no noun tells: it speaks of no property and of no others.

        Over a record it may hold a word for costs: "Loan processor".
        """
        name = self.name(heading)
        means = [hit.means for hit in self.reading.hits_in(heading.start, heading.end)]
        if not name or not name[0].isupper() or any(each.others or each.properties for each in means):
            return False
        return recorded or not any(each.tells for each in means)

    def _may_be_name(self, heading: Block, others: bool) -> bool:
        """Whether a heading reads like a title, or among others at least names no property."""
        name = self.name(heading)
        if not name or not name[0].isupper():
            return False
        if self.subjects.is_titled(name) or not others:
            return self.subjects.is_titled(name)
        return self._is_plain(heading)
