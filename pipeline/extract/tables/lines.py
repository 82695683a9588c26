"""Lines of a text, each a label, a figure, or both in one: what tables are made of that no markup shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from pipeline.extract.reading import PLAIN, Reading
from pipeline.extract.words.lexicon import fold
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.records.mention import Mention

LABEL, ASIDE = 90, 34
"""The longest label, and the longest remark beside a figure, in characters."""

LONGEST = LABEL + 2 * ASIDE
"""A longer line is no part of a list of figures."""


class Line(Struct, frozen=True, gc=False):
    """A line of a paragraph, item or heading, and what it is: a label, a figure by itself, or both in one."""

    block: int
    start: int
    end: int
    kind: Literal["label", "value", "pair", "text"]
    label: Range | None = None
    value: Range | None = None


_PARTED, _BAR = re.compile(r": | [–—-] |—"), re.compile(r" \| ")
_ITEM = re.compile(r"[.)]\s+[^\W\d_]")
"""Behind the number of a heading: "2. Nursing director"."""

FIGURED = ("value", "pair")
"""The kinds of line that hold a figure."""

TEXT = Line(-1, -1, -1, "text")
"""Any line of running text: it only keeps the lines before it from those behind."""


_VERBS = (
    *("range from", "range between"),
    *"is are was were be been has have had will can may make makes made pay pays paid grew rose fell expect".split(),
    *"expects project projects say says take takes cost costs held stood averages averaged start starts".split(),
    *"started ranges reported do does did".split(),
)


class _Sentence:
    """What no line of a card or list of figures holds: a verb, or the stop that ends a sentence."""

    def __init__(self, profile: Profile) -> None:
        verbs = (*_VERBS, *profile.speech.verbs)
        self._verbs = re.compile(rf"\b{either(*verbs)}\b")
        self._first = frozenset(fold(verb).replace(b"'", b" ").split()[0] for verb in verbs)
        """The words that those begin with: no line without one holds any."""

    def is_in(self, reading: Reading, start: int, end: int) -> bool:
        """Whether it stands in a range."""
        if reading.text[start:end].rstrip().endswith((".", "!", "?")):
            return True
        may = not self._first.isdisjoint(reading.words_in(start, end))
        return may and self._verbs.search(reading.text, start, end) is not None


_sentence = once(_Sentence)
_SPAN = re.compile(
    r"\s*\**((?:[<>]\s?)?(?:[^\W\d][\w'’-]*\s){0,3}\d{1,2}(?:\s?(?:-|–|—|to)\s?\d{1,2})?\s?\+?\s?(?:[Yy]ears?|[Yy]rs?\.?|[Mm]onths?|%|percent)?"
    r"(?:\s[Ee]xperience|\sof\s[a-z]+|\sor more|\sand (?:more|over|above|up))*)\**(?::\**|\s[–—=-]|(?=\s[$£€]))\s*"
)
"""The label of a figure that is itself a span of time, a step or a share: "5-9 years: ", "Lowest 10 percent: "."""
_STOPS = frozenset(".;,")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
"""What ends a label with a stop that ends no sentence: "Jobs in the U.S."."""
_LABEL_PART = re.compile(
    r"\s*(?:[•*–—-]\s+)?(?:\d{1,2}[.)]\s+)?\**([^\n]{2,90}?)\**\s*(?::\**|\s[–—=-]|\.{2,}|…|(?<=\S)\s\(|"
    r"(?<=\S)\s)\s*[~≈]?\s*(?=\S|$)\Z"
)


class Lines:
    """The lines of the blocks of a document, cut when first asked for; none of table rows and page furniture."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text, self.blocks = reading, reading.text, reading.document.blocks
        self._of: dict[int, list[Line]] = {}

    def of(self, index: int) -> list[Line]:
        """The lines of a block that are not empty."""
        found = self._of.get(index)
        if found is None:
            found = self._of[index] = [*self._cut(index)] if 0 <= index < len(self.blocks) else []
        return found

    def go_on(self, index: int) -> bool:
        """Whether the last line of a block stands together with the first line of the next one."""
        lines, following = self.of(index), self.of(index + 1)
        if not lines or not following or lines[-1] is TEXT or following[0] is TEXT:
            return False
        return self.blocks[index].group == self.blocks[index + 1].group

    def are_text(self, index: int) -> bool:
        """Whether a block is one long line, which is text."""
        block = self.blocks[index]
        return block.end - block.start > LONGEST and self.text.find("\n", block.start, block.end) < 0

    def _cut(self, index: int) -> Iterator[Line]:
        block, text = self.blocks[index], self.text
        if block.kind in ("row", "title") or block.region in ("nav", "footer", "head"):
            return
        start = block.start
        while start < block.end:
            stop = text.find("\n", start, block.end)
            stop = block.end if stop < 0 else stop
            if stop - start > LONGEST or (block.kind == "heading" and block.level == 1):
                yield TEXT  # what a page is called is no label of a figure
            elif not text[start:stop].isspace() and stop > start:
                for low, high in _fields(text, start, stop):
                    yield line_of(self.reading, index, low, high)
            start = stop + 1


def _fields(text: str, start: int, stop: int) -> list[Range]:
    """The fields of a line, where bars part several of label and value: "Median pay: $51,000 | Jobs: 457,300"."""
    if text.find(" | ", start, stop) < 0:
        return [(start, stop)]
    bars = [each.span() for each in _BAR.finditer(text, start, stop)]
    fields = [*zip([start, *(end for _, end in bars)], [*(begin for begin, _ in bars), stop], strict=True)]
    return fields if all(text.find(": ", *each) >= 0 for each in fields) else [(start, stop)]


def _worded(words: str, index: int, start: int, stop: int) -> Line:
    """A line without a figure: a label, or where it is long or ends like a sentence, text."""
    if stop - start > LABEL or (words[-1] in _STOPS and not _INITIALS.search(words)):
        return TEXT
    return Line(index, start, stop, "label", (start, stop))


def line_of(reading: Reading, index: int, start: int, stop: int) -> Line:
    """What stands in a line of a block."""
    figures = [
        mention
        for mention in reading.mentions_in(start, stop)
        if mention.kind in PLAIN and mention.unit not in ("ordinal", "list_number")
    ]
    if figures and figures[0].start == start and _ITEM.match(reading.text, figures[0].end):
        figures = figures[1:] if reading.document.blocks[index].kind == "heading" else figures
    if not figures:
        return _worded(reading.text[start:stop].rstrip(), index, start, stop)
    first = min(figures[0].start, figures[0].hedge[0] if figures[0].hedge else figures[0].start)
    dated = reading.mentions_in(start, first)
    if dated and dated[0].kind == "date" and dated[0].start == start and dated[0].end == first:
        return Line(index, start, stop, "pair", (start, first), (first, stop))
    if _sentence(reading.profile).is_in(reading, start, stop):
        return TEXT
    spanned = _SPAN.match(reading.text, start, stop)
    if spanned:
        behind = [mention for mention in figures if mention.start >= spanned.end()]
        if behind and behind[0].kind == "money" and _is_value(reading.text, spanned.end(), stop, behind):
            return Line(index, start, stop, "pair", spanned.span(1), (spanned.end(), stop))
    label = _LABEL_PART.match(reading.text, start, first)
    if not _is_value(reading.text, label.end() if label else start, stop, figures):
        return TEXT
    if label and any(character.isalpha() for character in label.group(1)):
        loose = not reading.text[label.end(1) : first].strip(" *")
        parted = _PARTED.search(reading.text, *label.span(1)) if loose else None
        if parted and first - parted.start() <= ASIDE:  # "Machinist: average salary of $53,000 per year"
            return Line(index, start, stop, "pair", (label.start(1), parted.start()), (parted.end(), stop))
        if loose and (stop - figures[-1].end > 12 or figures[0].kind not in ("money", "percent")):
            return TEXT
        return Line(index, start, stop, "pair", label.span(1), (first, stop))
    return Line(index, start, stop, "value", None, (start, stop))


def _is_value(text: str, start: int, stop: int, figures: list[Mention]) -> bool:
    """Whether nothing but figures, their units and short remarks stands in a range."""
    rest = stop - start - sum(mention.end - mention.start for mention in figures)
    between = text[start : figures[0].start].strip(" ~≈(*_+-−–")
    return rest <= ASIDE * len(figures) and len(figures) <= 3 and (not between or len(between) <= 22)
