"""Whom the text credits for a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.covering import covering
from pipeline.extract.crediting import BODY, Credit, credit_in, is_credited
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import stems
from pipeline.records.document import Block, Range

_BODY_AGAIN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]ame)\s+(?:same\s+)?(" + BODY + r")\b(?!\s+(?:of|for|on)\b|\s+[A-Z]|\s*\()"
    r"|(?<![\w’'] )\b(" + BODY + r") (?:figures|data|numbers|statistics|estimates)\b"
)
"""A body named in full before and by its last word now: the Bureau."""
_SAME = re.compile(
    r"\b(?:the |The )?(?:same|aforementioned) (?:[\w-]+ )?(?:report|source|data|entry|survey|bureau|study|agency|"
    r"publication|figures|page|analysis|release|dataset|site|book|"
    r"organi[sz]ation|office|handbook|estimates?|projections?)\b|\b[Tt]he (?:bureau|agency|institute|association) "
    r"(?:also|further|projects|expects|estimates|adds|notes|says|said|reports|finds|found|puts|gives|counts|predicts|"
    r"forecasts|lists)\b|\b(?:BLS|bureau) entry\b|\b[Ii]t (?:also |further )?(?:expects|projects|"
    r"estimates|predicts|forecasts|reports|counts|puts|found|finds|says|shows)\b"
)
_AGAIN = frozenset(
    b"same aforementioned bureau institute office agency chamber council department association guild board survey "
    b"commission foundation center centre society league federation administration ministry authority union "
    b"observatory handbook magazine index entry it".split()
)
"""The words without which no text stands for a credit given before."""

_CAPITALS = re.compile(r"[A-Z]")
_CALL = re.compile(r"\[(\d{1,2})\]|(?<=[a-z.,;:)”’])(\d{1,2})(?=\s|$|[.,;])")
_NOTES = re.compile(r"^\W*(?:references|notes|footnotes|sources|endnotes)\b", re.I)
_NOTE = re.compile(r"(?:(?<=\n)|(?<=[.;] )|(?<![\w\s,.;$-])|\A)\s*\[?(\d{1,2})\]?[.):]?\s+(?=[A-Z“\"])")
_LOOKS_BACK = re.compile(
    r"(?:(?:That|This|These|Those|Both|All)\b|The (?:figures?|numbers?|data|estimates?)\b|\(?Source|\(?(?:All "
    r")?[Ff]igures? )"
)


_SOURCED = ("source", "note: source", "data:", "data source", "figures:", "table:", "salary data", "data from")
"""How a line begins that says where the figures above it are from."""


class Credits:
    """The credits of a document. A credit carries through its paragraph or list, no further, unless the text
    says "the same report"."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._sentences: dict[Range, Credit | None] = {}
        self._told: dict[Range, Credit | None] = {}
        self._last: Credit | None = None
        self._blocks: dict[int, list[Credit]] = {}
        self._rows: dict[Range, Credit | None] = {}
        self._notes: dict[str, Credit] | None = None
        self._tables: dict[tuple[int, int], Credit | None] = {}
        self.covering = covering(reading)

    def of(self, index: int, sentence: Range, place: int) -> Credit | None:
        """The credit for a figure at a place in a sentence of a block."""
        if sentence not in self._told:
            self._told[sentence] = self._of(index, sentence)
        found = self._nearest(sentence, place) or self._told[sentence]
        if found:
            self._last = found
        return self._another(found or self._noted_near(index, place) or self._for_all(place))

    def is_for_all(self, credit: Credit) -> bool:
        """Whether a credit is the one that holds for the whole document."""
        return self.covering is not None and self.covering[0] <= credit.start < self.covering[1]

    def _for_all(self, place: int) -> Credit | None:
        """The credit that a sentence before a place gives for all figures that have none of their own."""
        return self._in(self.covering) if self.covering and self.covering[0] <= place else None

    def _nearest(self, sentence: Range, place: int) -> Credit | None:
        """The last organisation named before a figure in a sentence that credits several."""
        text = self.reading.text
        named = [
            hit for hit in self.reading.hits_in(*sentence) if hit.means.credits and is_credited(text, sentence[0], hit)
        ]
        if len({hit.means.credits.key for hit in named if hit.means.credits}) < 2:
            return None
        before = [hit for hit in named if hit.start < place]
        hit = before[-1] if before else named[0]
        return Credit(text[hit.start : hit.end], hit.start, hit.end)

    def _another(self, credit: Credit | None) -> Credit | None:
        """A credit, unless the publisher credits itself: that is nobody else's testimony."""
        publisher = self.reading.source.publisher
        return None if credit and publisher and stems(credit.name) <= stems(publisher) else credit

    def of_row(self, row: Range, first: int, last: int, caption: int, lead: int) -> Credit | None:
        """The credit for a figure in a row of a table that spans the blocks `first` to `last`."""
        if row not in self._rows:
            self._rows[row] = credit_in(self.reading, *row, says=False)
        own = self._rows[row]
        if own:
            return self._another(own)
        key = first, last
        if key not in self._tables:
            self._tables[key] = (
                self._introduced(caption)
                or self._source_line(last)
                or self._introduced(lead if caption < 0 else -1)
                or self._headed(self.reading.document.blocks[first])
            )
        return self._another(self._tables[key] or self._for_all(row[0]))

    def _of(self, index: int, sentence: Range) -> Credit | None:
        found = self._in(sentence)
        if found:
            return found
        found = self._again(sentence)
        if found:
            return found
        before = self.reading.before(index, sentence)
        while before:
            found = self._in(before)
            if found:
                return found
            found = self._again(before)
            if found:
                return found
            before = self.reading.before(index, before)
        return self._behind(index, sentence) or self._around(index)

    def _again(self, where: Range) -> Credit | None:
        """The credit that "the same report" or "the Bureau" stands for: one given before."""
        text = self.reading.text
        if _AGAIN.isdisjoint(self.reading.words_in(*where)):
            return None
        for match in _BODY_AGAIN.finditer(text, *where):
            body = match.group(1) or match.group(2)
            for credit in self._given_before(where[0]):
                if body.lower() in self._full_name(credit).lower():
                    return credit
        if _SAME.search(text, *where):
            return next(self._given_before(where[0]), self._last)
        return None

    def _given_before(self, place: int) -> Iterator[Credit]:
        """The organisations that the document credits before a place, the last one first."""
        for index in range(self.reading.block_before(place), -1, -1):
            for credit in reversed(self._given_in(index)):
                if credit.start < place:
                    yield credit

    def _given_in(self, index: int) -> list[Credit]:
        found = self._blocks.get(index)
        if found is None:
            reading, block = self.reading, self.reading.document.blocks[index]
            found = self._blocks[index] = []
            if block.region not in ("nav", "footer") and _CAPITALS.search(reading.text, block.start, block.end):
                starts = reading.sentences(index)
                credits = (self._in((start, end)) for start, end in pairwise(starts))
                found += [credit for credit in credits if credit]
        return found

    def _full_name(self, credit: Credit) -> str:
        for hit in self.reading.hits_in(credit.start, credit.end):
            if hit.means.credits:
                return f"{credit.name} {hit.means.credits.key}"
        return credit.name

    def _in(self, sentence: Range) -> Credit | None:
        if sentence not in self._sentences:
            self._sentences[sentence] = credit_in(self.reading, *sentence)
        return self._sentences[sentence]

    def _behind(self, index: int, sentence: Range) -> Credit | None:
        """A sentence after the figure that says where it is from: "These figures come from …"."""
        starts = self.reading.sentences(index)
        for start, end in pairwise(starts):
            if start <= sentence[0] or not _LOOKS_BACK.match(self.reading.text, start, end):
                continue
            if not any(mention.kind in ("money", "percent") for mention in self.reading.mentions_in(start, end)):
                return self._in((start, end))
        return None

    def _around(self, index: int) -> Credit | None:
        """The credit of a list's or table's caption or lead-in, of the source line below it, or of its heading."""
        block = self.reading.document.blocks[index]
        lead = block.lead if block.lead >= 0 else index - 1 if self._leads(index) else -1
        return self._introduced(block.caption, lead) or self._source_line(index) or self._headed(block)

    def _introduced(self, *others: int) -> Credit | None:
        blocks = self.reading.document.blocks
        for other in others:
            if other >= 0 and blocks[other].kind != "heading" and not self._tells(blocks[other]):
                where = blocks[other].start, blocks[other].end
                found = self._in(where) or self._again(where)
                if found:
                    return found
        return None

    def _tells(self, block: Block) -> bool:
        """Whether a paragraph has figures of its own to credit, and does not lead to anything."""
        if block.kind != "paragraph" or self.reading.words(block).rstrip().endswith(":"):
            return False
        return sum(each.kind == "money" for each in self.reading.mentions_in(block.start, block.end)) > 1

    def _leads(self, index: int) -> bool:
        """Whether the block before one introduces it: a paragraph that ends in a colon."""
        blocks = self.reading.document.blocks
        return (
            index > 0
            and blocks[index - 1].path == blocks[index].path
            and self.reading.words(blocks[index - 1]).rstrip().endswith(":")
        )

    def _headed(self, block: Block) -> Credit | None:
        for other in block.path[:0:-1]:
            heading = self.reading.document.blocks[other]
            if "(" in self.reading.words(heading) or "source" in self.reading.words(heading).lower():
                found = self._in((heading.start, heading.end))
                if found:
                    return found
        return None

    def _source_line(self, index: int) -> Credit | None:
        """The line under a list or table, or soon after it in the same section, that says where figures are from."""
        blocks = self.reading.document.blocks
        group, path = blocks[index].group, blocks[index].path
        after = index + 1
        while group >= 0 and after < len(blocks) and blocks[after].group == group:
            after += 1
        for distance, block in enumerate(blocks[max(index, after - 1) : after + 4]):
            if distance > 1 and block.path != path:
                return None
            words = self.reading.text[block.start : min(block.end, block.start + 30)].lstrip(" \t*†_(")[:12].lower()
            if self.reading.words(block).rstrip().endswith(":"):
                return None  # it leads to what comes next
            looks_back = distance == 1 and group >= 0 and _LOOKS_BACK.match(self.reading.text, block.start, block.end)
            if words.startswith(_SOURCED) or (looks_back and not self._tells(block)):
                return self._in((block.start, block.end))
            if (
                distance == 1
                and group >= 0
                and block.kind == "paragraph"
                and block.end - block.start <= 60
                and not words[:1].isdigit()
            ):
                found = self._in((block.start, block.end))
                if found and not self.reading.hits_in(block.start, found.start):
                    return found
        return None

    # footnotes

    def noted(self, mention_end: int, sentence_end: int) -> Credit | None:
        """The credit of the first footnote that is called behind a figure in its sentence: [3]."""
        glued = self.reading.text[mention_end : mention_end + 1]
        if glued.isdigit() and glued in self.notes:
            return self.notes[glued]
        for match in _CALL.finditer(self.reading.text, mention_end, min(sentence_end + 3, len(self.reading.text))):
            credit = self.notes.get(match.group(1) or match.group(2))
            if credit:
                return credit
        return None

    def _noted_near(self, index: int, place: int) -> Credit | None:
        """The credit of the next footnote called in the same block, else of the last one before: it covers them all."""
        if not self.notes:
            return None
        block = self.reading.document.blocks[index]
        calls = [*_CALL.finditer(self.reading.text, block.start, min(block.end + 1, len(self.reading.text)))]
        nearest = [call for call in calls if call.start() >= place] or calls[::-1]
        credits = (self.notes.get(call.group(1) or call.group(2)) for call in nearest)
        return next((credit for credit in credits if credit), None)

    @property
    def notes(self) -> dict[str, Credit]:
        """The credits of numbered notes, by number."""
        if self._notes is None:
            self._notes = {}
            for number, start, end in self._note_texts():
                credit = credit_in(self.reading, start, end, says=False)
                if credit:
                    self._notes.setdefault(number, credit)
        return self._notes

    def _note_texts(self) -> Iterator[tuple[str, int, int]]:
        reading = self.reading
        blocks = reading.document.blocks
        counted = 0
        headed: dict[int, bool] = {}
        for block in blocks[len(blocks) // 3 :]:
            heading = block.path[-1] if block.kind == "item" and block.path else -1
            if heading >= 0 and heading not in headed:
                headed[heading] = _NOTES.search(reading.words(blocks[heading])) is not None
            if heading >= 0 and headed[heading]:
                counted += 1
                yield str(counted), block.start, block.end
            elif _may_be_numbered(reading.text[block.start : block.start + 1]) and _NOTE.match(
                reading.text, block.start, block.end
            ):
                calls = [*_NOTE.finditer(reading.text, block.start, block.end)]
                for call, following in zip(calls, [*calls[1:], None], strict=True):
                    yield call.group(1), call.end(), following.start() if following else block.end


def _may_be_numbered(first: str) -> bool:
    """Whether a note can begin with a character."""
    return first == "[" or first.isdigit() or first.isspace()
