"""Plain text to a document: headings, lists and tables are told from how lines stand and begin.

The text of the document is the decoded file itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from pipeline.readers.columns import table_at
from pipeline.readers.digests import digest, text_digest
from pipeline.readers.encoding import decode
from pipeline.readers.grid import resolve
from pipeline.readers.lines import (
    FIELD,
    Line,
    in_capitals,
    is_marked,
    is_marked_field,
    is_numbered,
    is_rule,
    lines,
    marker,
    reads_as_heading,
)
from pipeline.readers.outline import Draft, outline
from pipeline.readers.solid import solid
from pipeline.readers.stanzas import titled
from pipeline.records.document import Document

_UNWRAPPED = 240
_NARROWEST = 45
_DEEPEST_HEADING = 4
_SHORTEST_TITLE = 25
_SHORTEST_PROSE = 60
_LONGEST_LABEL = 4
_LEAST_ITEMS, _LONGEST_ITEM = 3, 90
_LONGEST_LINE = 150
"""Characters of a line above the prose: what stands below prose is no title."""


def read(data: bytes, name: str, source: str) -> Document:
    """Read a plain text file."""
    decoded = decode(data, name)
    drafts = blocks(decoded.text)
    return Document(
        source,
        decoded.text,
        outline(titled(drafts, decoded.text)),
        "txt",
        digest(data),
        text_digest(decoded.text),
        decoded.encoding,
        _title(drafts, decoded.text),
        notes=decoded.notes,
    )


def blocks(text: str) -> list[Draft]:
    """The blocks of a text, told from how its lines stand and begin."""
    return _Structure(lines(text), text).drafts()


def _fields(rows: Sequence[Line]) -> frozenset[str]:
    """The labels that several short lines begin with and that ask no question."""
    found = (FIELD.match(line.words) for line in rows if ":" in line.words[:44] and line.words[-1] != "?")
    times = Counter(field[1] for field in found if field and len(field[1].split()) <= _LONGEST_LABEL)
    return frozenset(label for label, count in times.items() if count > 1)


def _is_heading(draft: Draft) -> bool:
    return draft.kind == "heading"


def _title(drafts: Sequence[Draft], text: str) -> str | None:
    opening = takewhile(lambda draft: draft.end - draft.start <= _LONGEST_LINE, drafts)
    titles = list(takewhile(lambda draft: draft.level == 1, filter(_is_heading, opening)))
    return text[titles[-1].start : titles[-1].end] if titles else None


class _Structure:
    """Walks the lines once and keeps what it found so far."""

    def __init__(self, rows: Sequence[Line], text: str) -> None:
        self.rows, self.text = rows, text
        self.found: list[Draft] = []
        self.groups = 0
        self.numbered = (-1, 0)
        self.section = 1
        """How deep the last heading stands that does more than lead to the lines below it."""
        self.stretch = (0, 0)
        self.fields = _fields(rows)
        self.solid = solid(rows)
        self.wrapped = not self.solid and max((len(line.words) for line in rows), default=0) <= _UNWRAPPED

    def drafts(self) -> list[Draft]:
        """The blocks of the text, in order."""
        at = 0
        while at < len(self.rows):
            words = self.rows[at].words
            at = at + 1 if not words or is_rule(words) else self._block(at)
        self._entitle()
        self._level_records()
        return self.found

    def _entitle(self) -> None:
        """Of the headings that open a text, a long one is its title; a site's name or a button may stand above it."""
        opening = list(takewhile(_is_heading, dropwhile(lambda draft: not _is_heading(draft), self.found)))
        lengths = [draft.end - draft.start for draft in opening] or [0]
        longest = max(range(len(lengths)), key=lengths.__getitem__)
        if lengths[longest] < max(_SHORTEST_TITLE, lengths[0] * 1.3):
            longest = 0
        for place, draft in enumerate(opening):
            draft.level = min(max(place - longest, 0) + 1, _DEEPEST_HEADING)

    def _level_records(self) -> None:
        """Headings right above fields of one label stand equally deep, whatever headings came before the first."""
        alike: dict[str, list[Draft]] = {}
        for draft, below in pairwise(self.found):
            if draft.kind == "heading" and below.kind == "paragraph":
                field = FIELD.match(self.text, below.start, below.end)
                if field and field[1] in self.fields:
                    alike.setdefault(field[1], []).append(draft)
        for heads in alike.values():
            deepest = max(each.level for each in heads)
            for each in heads:
                each.level = deepest

    def _block(self, at: int) -> int:
        table = table_at(self.rows, at)
        if table is not None:
            for _, cells in zip(table[0], resolve(table[0]), strict=True):
                if cells:
                    self.found.append(Draft("row", cells[0].start, cells[-1].end, group=self.groups, cells=cells))
            self.groups += 1
            return table[1]
        listed = self._unmarked(at)
        if listed:
            for each in listed:
                self.found.append(Draft("item", self.rows[each].start, self.rows[each].end, 1, group=self.groups))
            self.groups += 1
            return listed[-1] + 1
        numbered = self._is_numbered_heading(at)
        if marker(self.rows[at].words) and not numbered:
            return self._list(at)
        if numbered or self._is_heading(at):
            return self._heading(at)
        return self._paragraph(at)

    def _unmarked(self, at: int) -> list[int]:
        """The lines of a list without marks: short ones that stand alone, right below a line that leads to them.

        Where prose follows, the last of them is its heading.
        """
        lead = self.found[-1] if self.found else None
        if lead is None or lead.kind not in ("paragraph", "heading") or self.text[lead.end - 1] != ":":
            return []
        lines: list[int] = []
        while at < len(self.rows) and self._is_bare(at):
            lines.append(at)
            at = self._next(at)
        if at < len(self.rows) and lines and self._words(at)[-1] not in "?:":
            lines.pop()
        return lines if len(lines) >= _LEAST_ITEMS else []

    def _is_bare(self, at: int) -> bool:
        """Whether a line stands alone and may be an item: some words without a full stop, a mark or a colon."""
        words = self._words(at)
        if len(words) > _LONGEST_ITEM or words[-1] in ".:;?!" or not words[0].isalpha() or marker(words):
            return False
        return not self._words(at - 1) and not self._words(at + 1) and not FIELD.match(words)

    def _stands_below(self, at: int, below: int) -> bool:
        return self.rows[below].indent == self.rows[at].indent

    def _words(self, at: int) -> str:
        return self.rows[at].words if 0 <= at < len(self.rows) else ""

    def _next(self, at: int) -> int:
        """The next line with words after line `at`."""
        at += 1
        while at < len(self.rows) and not self.rows[at].words:
            at += 1
        return at

    def _is_numbered_heading(self, at: int) -> bool:
        """ "2. Earn a degree" alone above prose is a heading, or above marks of another kind; among its like it is an
        item."""
        words = self._words(at)
        if not is_numbered(words):
            return False
        below = self._next(at)
        if below < len(self.rows) and is_marked_field(self._words(below)) and self._stands_below(at, below):
            return (not self._words(at - 1) or is_marked(self._words(at - 1))) and reads_as_heading(words)
        if self._words(at - 1):
            return False
        if self._words(at + 1) and not self._is_prose(at + 1, len(words)):
            return False
        follower = self._words(self._next(at))
        return len(follower) > len(words) and not marker(follower) and reads_as_heading(words)

    def _is_prose(self, at: int, length: int) -> bool:
        """Is a line a sentence of its own, and much longer than a heading right above it?"""
        words = self._words(at)
        return len(words) > max(_SHORTEST_PROSE, 1.3 * length) and words[0].isupper() and "." in words

    def _is_heading(self, at: int) -> bool:
        """A short line by itself, or one drawn under, or one right above a list or a table."""
        if self._is_headed(at):
            return True
        words, after = self._words(at), self._words(at + 1)
        if after and is_rule(after) and after[0] in "=-~" and len(words) <= 120:
            return True
        if not reads_as_heading(words) or self._is_field(words):
            return False
        before = self._words(at - 1)
        parted = self._follows_item(at) or self._stands_out(at) or (self._is_paragraph(before) and not self.wrapped)
        if before and not parted:
            return False
        follower = self._next(at)
        introduces = follower < len(self.rows) and self._introduced(follower)
        if words[-1] == ":" and (introduces or follower >= len(self.rows)):
            return False
        return not after or introduces or (in_capitals(words) and not in_capitals(after)) or self._heads_prose(at)

    def _is_headed(self, at: int) -> bool:
        """A heading of a text without empty lines, told from the lines around it."""
        return self.solid is not None and (at in self.solid.sections or at in self.solid.records)

    def _heads_prose(self, at: int) -> bool:
        """A line right above a paragraph of one line, in a text whose paragraphs are such lines; the first line of all
        may have a heading in between."""
        if self._leads_paragraph(at):
            return True
        return not self.found and self._leads_paragraph(at + 1) and reads_as_heading(self._words(at + 1))

    def _leads_paragraph(self, at: int) -> bool:
        words, after = self._words(at), self._words(at + 1)
        if self.wrapped or not words or not after or not words[0].isupper():
            return False
        return self._is_paragraph(after) and len(words) * 3 < len(after)

    @staticmethod
    def _is_paragraph(words: str) -> bool:
        return len(words) >= _LONGEST_LINE and words[-1] in ".:!?"

    def _stands_out(self, at: int) -> bool:
        """A line in capitals between others that are not."""
        around = self._words(at - 1), self._words(at + 1)
        return in_capitals(self._words(at)) and all(map(str.strip, around)) and not any(map(in_capitals, around))

    def _is_field(self, words: str) -> bool:
        """Has a line the label of another one, so that both give a value of something: "Education: …"?

        Above all prose it is the title of the text, whatever is called alike below.
        """
        field = FIELD.match(words) if self.fields and ":" in words else None
        return field is not None and field[1] in self.fields and any(each.kind != "heading" for each in self.found)

    def _follows_item(self, at: int) -> bool:
        return bool(self.found) and self.found[-1].kind in ("item", "row") and self.rows[at].indent == 0

    def _introduced(self, at: int) -> bool:
        return marker(self._words(at)) > 0 or table_at(self.rows, at) is not None

    def _heading(self, at: int) -> int:
        line = self.rows[at]
        before = self.found[-1] if self.found else None
        if marker(line.words) and any(d.kind == "heading" for d in self.found):
            level = self._level(line.words)
        elif before is None or not any(d.kind == "heading" for d in self.found[:8]):
            level = 1
        elif self._leads_lines(at, before):
            # "Other sites say:" leads to its lines and ends no section, nor does a record's name.
            level = min(self.section + 1, _DEEPEST_HEADING)
            self.found.append(Draft("heading", line.start, line.end, level))
            return at + 1
        else:
            level = min(before.level + 1, _DEEPEST_HEADING) if before.kind == "heading" else 2
        self.section = level
        self.found.append(Draft("heading", line.start + marker(line.words), line.end, level))
        return at + 1

    def _leads_lines(self, at: int, before: Draft) -> bool:
        """Whether a heading leads to the lines below it only, and stands within a section."""
        if self._is_headed(at):
            return self.solid is not None and at in self.solid.records
        return self._words(at)[-1] == ":" and before.kind != "heading"

    def _level(self, words: str) -> int:
        """How deep a numbered heading stands: as deep as the number before it, or below the section that counts."""
        number = int("".join(filter(str.isdigit, words[: marker(words)])))
        last = next(draft for draft in reversed(self.found) if draft.kind == "heading")
        before, level = self.numbered
        level = level if abs(number - before) == 1 else min(last.level + 1, _DEEPEST_HEADING)
        self.numbered = number, level
        return level

    def _list(self, at: int) -> int:
        indents: list[int] = []
        while at < len(self.rows) and (mark := marker(self._words(at))):
            if indents and self._is_numbered_heading(at):
                break
            line = self.rows[at]
            while indents and indents[-1] > line.indent:
                indents.pop()
            if not indents or indents[-1] < line.indent:
                indents.append(line.indent)
            last = at
            while self._continues(last, line):
                last += 1
            self.found.append(Draft("item", line.start + mark, self.rows[last].end, len(indents), group=self.groups))
            at = last + 1
            if not self._words(at) and marker(self._words(at + 1)):
                at += 1
        self.groups += 1
        return at

    def _continues(self, last: int, item: Line) -> bool:
        """Does the line after `last` still belong to the item?"""
        words = self._words(last + 1)
        if not words or marker(words) or is_rule(words):
            return False
        return self.rows[last + 1].indent > item.indent or words[0].islower()

    def _paragraph(self, at: int) -> int:
        last, width = at, self._width(at)
        while self._wraps(last, width):
            last += 1
        self.found.append(Draft("paragraph", self.rows[at].start, self.rows[last].end))
        return last + 1

    def _width(self, at: int) -> int:
        """How wide the lines of this stretch are set."""
        if not self.wrapped:
            return 0
        if at >= self.stretch[0]:
            end = at
            while self._words(end):
                end += 1
            self.stretch = (end, max((len(line.words) for line in self.rows[at:end]), default=0))
        return self.stretch[1]

    def _wraps(self, last: int, width: int) -> bool:
        """Was the line break after `last` made because the next word had no room?"""
        words, after = self._words(last), self._words(last + 1)
        if not after or marker(after) or is_rule(after) or self._is_headed(last + 1):
            return False
        if after[0].islower():
            return True
        first = after.split(None, 1)[0]
        return self.wrapped and width >= _NARROWEST and len(words) + 1 + len(first) > width
