"""Whom the text credits for a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from sys import maxsize

from pipeline.extract.credits.below_cards import BelowCards
from pipeline.extract.credits.crediting import BODY, SAYING, Credit, credit_in, credited_in, noted_in, printed
from pipeline.extract.credits.notes import STARRED, Notes
from pipeline.extract.reading import Reading
from pipeline.extract.reading.covering import Covering
from pipeline.extract.words.lexicon import Hit
from pipeline.extract.words.stems import stems
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Block, Range

_NOTE_LINE = 80
"""The longest line under a list that only says whose figures it holds."""

_NAME_LINE = 60
_BELOW = 3
"""So many blocks from a figure its own source line may stand: behind its label."""
_WORK = re.compile(r"(?:[\s,]+(?:[A-Z][\w&]*|of|and|the|for|[12]\d{3}))*(?:\s*\([^()]*\))?")
"""What may follow an organisation in a line of its own: its work, a date."""

_OPENED, _CLOSED = re.compile(r"[^().:\d]*\((?:[^()]*[,;:]\s|the\s|[Ss]ource:\s)?"), re.compile(r"[^()]{0,24}\)[.\s]*")
"""What stands on either side of an organisation in brackets at the end of a line."""

_BODY_AGAIN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]ame)\s+(?:same\s+)?(" + BODY + r")\b(?!\s+(?:of|for|on)\b|\s+[A-Z]|\s*\()"
    r"|(?<![\w’'] )\b(" + BODY + r") (?:figures|data|numbers|statistics|estimates)\b"
)
"""A body named in full before and by its last word now: the Bureau."""
_SAME = re.compile(
    r"\b(?:the |The )?(?:same|aforementioned) (?:[\w-]+ )?(?:report|source|data|entry|survey|bureau|study|agency|"
    r"publication|figures|page|analysis|release|dataset|site|book|"
    r"organi[sz]ation|office|handbook|estimates?|projections?)\b|\b[Tt]he (?:bureau|agency|institute|association) "
    r"(?:also|further|sees|looks|thinks|anticipates|shows|lists|projects|expects|estimates|adds|notes|says|said|reports|finds|found|puts|gives|counts|predicts|"
    r"forecasts|lists)\b|\b(?:BLS|bureau) entry\b|\b[Ii]t (?:also |further )?(?:expects|projects|"
    r"estimates|predicts|forecasts|reports|counts|puts|found|finds|says|shows)\b"
)
_BODIES = frozenset(
    b"bureau institute office agency chamber council department association guild board survey commission foundation "
    b"center centre society league federation administration ministry authority union observatory handbook magazine "
    b"index".split()
)
"""The words of those bodies."""

_SAME_WORDS = frozenset(b"same aforementioned bureau agency institute association entry".split())
"""The words without which no text stands for a credit given before, other than by "it" and a verb of saying."""

_TELLING = _BODIES | _SAME_WORDS | SAYING
"""The words without which a text without brackets credits nobody, but where words stand that lead to a credit."""

_GENERAL = re.compile(r"\b(?:figures|data|numbers|statistics|information)\b", re.I)
"""What a credit is given for that holds whatever a figure says."""

_CAPITALS = re.compile(r"[A-Z]")
_LOOKS_BACK = re.compile(
    r"(?:(?:That|This|These|Those|Both|All)\b|The (?:figures?|numbers?|data|estimates?)\b|\(?Source|\(?(?:All "
    r")?[Ff]igures? )"
)


_MARKS = r"[ \t*†_(]{0,30}"
_NUMBERED = re.compile(_MARKS + r"\d")
_SOURCED = ("source", "note: source", "data:", "data source", "figures:", "table:", "data from")


@once
def _sourced(profile: Profile) -> re.Pattern[str]:
    """How a line begins that says where the figures above it are from."""
    return re.compile(_MARKS + either(*_SOURCED, *(f"{each} data" for each in profile.speech.figures)), re.I)


class Credits:
    """The credits of a document. A credit carries through its paragraph or list, no further, unless the text
    says "the same report"."""

    def __init__(self, reading: Reading, covering: Covering | None) -> None:
        self.reading = reading
        self._sentences: dict[Range, Credit | None] = {}
        self._places = sorted((*reading.places.led, *reading.places.named, maxsize))
        """Where words stand that often lead to a credit, or the names of organisations."""
        self._told: dict[Range, tuple[list[Hit], Credit | None]] = {}
        self._given: dict[int, Credit | None] = {}
        self._last: Credit | None = None
        self._blocks: dict[int, list[Credit]] = {}
        self._looking_back: dict[int, list[Range]] = {}
        self._surroundings: dict[int, Credit | None] = {}
        self._silent: set[int] = set()
        """Captions and lead-ins without any word that credits."""
        self._headings: dict[int, Credit | None] = {}
        self._over: dict[tuple[int, ...], Credit | None] = {}
        self._telling: dict[int, bool] = {}
        self._lines: dict[int, bool | None] = {}
        self._notes = Notes(reading, self._places)
        self._tables: dict[tuple[int, int], Credit | None] = {}
        self._below: BelowCards | None = None
        self.covering = covering
        self._sourced = _sourced(reading.profile)

    def of(self, index: int, sentence: Range, place: int) -> Credit | None:
        """The credit for a figure at a place in a sentence of a block."""
        if sentence not in self._told:
            self._told[sentence] = self._rivals(sentence), self._of(index, sentence)
        rivals, found = self._told[sentence]
        if rivals:
            before = [hit for hit in rivals if hit.start < place]
            found = printed(self.reading.text, before[-1] if before else rivals[0])
        if found:
            self._last = found
        return self._another(found or self._notes.near(index, place) or self._for_all(place))

    def noted(self, mention_end: int, sentence_end: int) -> Credit | None:
        """The credit of the first footnote that is called behind a figure in its sentence: [3]."""
        return self._notes.behind(mention_end, sentence_end) if self._notes.numbered else None

    def below(self, index: int, key: str) -> Credit | None:
        """The credit for a figure of a property in a card, by the line below the last of the cards."""
        if self._below is None:
            self._below = BelowCards(self.reading)
        credit = self._below.above(index, key)
        return None if credit and self.is_for_all(credit) else self._another(credit)

    def is_for_all(self, credit: Credit) -> bool:
        """Whether a credit is the one that holds for the whole document."""
        return self.covering is not None and self.covering.says(credit.start)

    def covers(self, key: str) -> bool:
        """Whether that credit holds for a property: one given for salaries says nothing of numbers of jobs."""
        if self.covering is None or _GENERAL.search(self.reading.text, *self.covering.where):
            return True
        hits = self.reading.hits_in(*self.covering.where)
        named = {each for hit in hits for each in hit.means.properties}
        return not named or key in named

    def _for_all(self, place: int) -> Credit | None:
        """The credit that one sentence gives for all figures that have none of their own."""
        if self.covering is None or not self.covering.holds(place):
            return None
        return self._in(self.covering.where) or noted_in(self.reading, *self.covering.where)

    def _rivals(self, sentence: Range) -> list[Hit]:
        """The organisations named in a sentence that credits several: the last one before a figure is its own."""
        if not self._is_led(*sentence):
            return []
        named = credited_in(self.reading, *sentence)
        return named if len({hit.means.credits.key for hit in named if hit.means.credits}) > 1 else []

    def _another(self, credit: Credit | None) -> Credit | None:
        """A credit, unless the publisher credits itself: that is nobody else's testimony."""
        publisher = self.reading.source.publisher
        return None if credit and publisher and stems(credit.name) <= stems(publisher) else credit

    def of_row(self, row: Range, first: int, last: int, caption: int, lead: int) -> Credit | None:
        """The credit for a figure in a row of a table that spans the blocks `first` to `last`."""
        own = credit_in(self.reading, *row, says=False) if row[0] < row[1] else None
        own = own or self._right_below(self.reading.block_at(max(row[0], row[1] - 1)))
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

    def _right_below(self, index: int) -> Credit | None:
        """The credit of the line right below a figure and its label, where each of several has one of its own."""
        blocks = self.reading.document.blocks
        if blocks[index].kind == "row":
            return None
        for place, block in enumerate(blocks[index + 1 : index + _BELOW], index + 1):
            if self._is_sourced(place) or self._is_name(block):
                return self._in((block.start, block.end))
            if any(each.kind in ("money", "percent") for each in self.reading.mentions_in(block.start, block.end)):
                return None
        return None

    def _is_name(self, block: Block) -> bool:
        """Whether a line says nothing but the name of a known organisation, with its work and date: "BLS, May 2024"; or
        closes with it in brackets: "faster than average (BLS 2022-2032)"."""
        if block.kind != "paragraph" or block.end - block.start > _NAME_LINE:
            return False
        if not self._is_led(block.start, block.end):
            return False
        named = credited_in(self.reading, block.start, block.end)
        if not named:
            return False
        if named[0].start == block.start:
            return _WORK.fullmatch(self.reading.text, named[0].end, block.end) is not None
        first = self.reading.text[block.start]
        if first != "(" and not first.islower():
            return False
        opened = _OPENED.fullmatch(self.reading.text, block.start, named[0].start)
        return opened is not None and _CLOSED.fullmatch(self.reading.text, named[0].end, block.end) is not None

    def _of(self, index: int, sentence: Range) -> Credit | None:
        return self._given_by(index, sentence) or self._behind(index, sentence) or self._around(index)

    def _given_by(self, index: int, sentence: Range) -> Credit | None:
        """The credit in a sentence, or in the nearest one before it in its block; each is read once."""
        starts, given = self.reading.sentences(index), self._given
        last = first = bisect_right(starts, sentence[0])
        while first and starts[first - 1] not in given:
            first -= 1
        found = given[starts[first - 1]] if first else None
        if first < last and self._may_credit(starts[first], starts[last]):
            for at in range(last - 1, first - 1, -1):
                where = starts[at], starts[at + 1]
                own = self._in(where) or self._again(where)
                if own:
                    found, first = own, at
                    break
        given.update(dict.fromkeys(starts[first:last], found))
        return found

    def _may_credit(self, start: int, end: int) -> bool:
        """Whether any word of a range may credit somebody, or stand for a credit given before."""
        text = self.reading.text
        return (
            not _TELLING.isdisjoint(self.reading.words_in(start, end))
            or self._is_led(start, end)
            or text.find("(", start, end) >= 0
            or text.find("[", start, end) >= 0
        )

    def _is_led(self, start: int, end: int) -> bool:
        """Whether words stand in a range that often lead to a credit, or the name of an organisation may."""
        return self._places[bisect_left(self._places, start)] < end

    def _again(self, where: Range) -> Credit | None:
        """The credit that "the same report" or "the Bureau" stands for: one given before."""
        text, words = self.reading.text, self.reading.words_in(*where)
        for match in _BODY_AGAIN.finditer(text, *where) if not _BODIES.isdisjoint(words) else ():
            body = match.group(1) or match.group(2)
            for credit in self._given_before(where[0]):
                if body.lower() in self._full_name(credit).lower():
                    return credit
        may = not _SAME_WORDS.isdisjoint(words) or (b"it" in words and not SAYING.isdisjoint(words))
        if may and _SAME.search(text, *where):
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
        if index not in self._looking_back:
            ranges = pairwise(self.reading.sentences(index)[1:])  # none stands before the first
            self._looking_back[index] = [where for where in ranges if self._looks_back(where)]
        found = next((where for where in self._looking_back[index] if where[0] > sentence[0]), None)
        return self._in(found) if found else None

    def _looks_back(self, where: Range) -> bool:
        return _LOOKS_BACK.match(self.reading.text, *where) is not None and not any(
            mention.kind in ("money", "percent") for mention in self.reading.mentions_in(*where)
        )

    def _around(self, index: int) -> Credit | None:
        """The credit of a list's or table's caption or lead-in, of the source line below it, or of its heading."""
        if index not in self._surroundings:
            block = self.reading.document.blocks[index]
            lead = block.lead if block.lead >= 0 else index - 1 if self._leads(index) else -1
            self._surroundings[index] = (
                self._introduced(block.caption, lead) or self._source_line(index) or self._headed(block)
            )
        return self._surroundings[index]

    def _introduced(self, *others: int) -> Credit | None:
        for other in others:
            if other >= 0 and (found := self._led_by(other)):
                return found
        return None

    def _led_by(self, index: int) -> Credit | None:
        """The credit of a caption or lead-in."""
        if index in self._silent:
            return None
        block = self.reading.document.blocks[index]
        where = block.start, block.end
        if block.kind == "heading" or not self._may_credit(*where):
            self._silent.add(index)
            return None
        found = self._in(where) or self._again(where)
        return None if found and self._tells(block) else found

    def _tells(self, block: Block) -> bool:
        """Whether a paragraph has figures of its own to credit, and does not lead to anything."""
        if block.start not in self._telling:
            amounts = sum(each.kind == "money" for each in self.reading.mentions_in(block.start, block.end))
            self._telling[block.start] = block.kind == "paragraph" and amounts > 1 and not self.reading.leads(block)
        return self._telling[block.start]

    def _leads(self, index: int) -> bool:
        """Whether the block before one introduces it: a paragraph that ends in a colon."""
        blocks = self.reading.document.blocks
        return index > 0 and blocks[index - 1].path == blocks[index].path and self.reading.leads(blocks[index - 1])

    def _headed(self, block: Block) -> Credit | None:
        """The credit in the nearest heading above a block that has one; the title of the page is none."""
        path = block.path
        if path not in self._over:
            self._over[path] = next((credit for each in path[:0:-1] if (credit := self._of_heading(each))), None)
        return self._over[path]

    def _of_heading(self, index: int) -> Credit | None:
        if index not in self._headings:
            heading = self.reading.document.blocks[index]
            words = self.reading.words(heading)
            may = "(" in words or words.endswith(":") or "source" in words.lower()
            self._headings[index] = self._in((heading.start, heading.end)) if may else None
        return self._headings[index]

    def _source_line(self, index: int) -> Credit | None:
        """The line under a list or table, or soon after it in the same section, that says where figures are from."""
        text, blocks = self.reading.text, self.reading.document.blocks
        group, path = blocks[index].group, blocks[index].path
        after = self.reading.behind(index)
        for place, block in enumerate(blocks[after - 1 : after + 4], after - 1):
            if place > after and block.path != path:
                return None
            sourced = self._is_sourced(place)
            if sourced is None:
                return None
            where = block.start, block.end
            if sourced or (place == after and group < 0 and self._is_name(block)):
                return self._in(where)
            if place == after and group >= 0:
                if _LOOKS_BACK.match(text, *where) and not self._tells(block):
                    return self._in(where)
                found = self._noted(block)
                if found:
                    return found
        return None

    def _is_sourced(self, index: int) -> bool | None:
        """Whether a line says by how it begins where figures are from; None where it leads to what comes next."""
        if index not in self._lines:
            block = self.reading.document.blocks[index]
            sourced = self._sourced.match(self.reading.text, block.start, block.end) is not None
            # Where several notes are starred, each speaks for what has its star alone.
            starred = sourced and len(STARRED.findall(self.reading.words(block))) > 1
            self._lines[index] = None if self.reading.leads(block) else sourced and not starred
        return self._lines[index]

    def _noted(self, block: Block) -> Credit | None:
        """Whom a line right under a list credits, where it is short and tells nothing else."""
        where = block.start, block.end
        if block.kind != "paragraph" or block.end - block.start > _NOTE_LINE:
            return None
        if _NUMBERED.match(self.reading.text, *where):
            return None
        found = self._in(where) or noted_in(self.reading, *where)
        return found if found and not self._says_more(block, found) else None

    def _says_more(self, block: Block, credit: Credit) -> bool:
        """Whether a line under a list tells of anything but what its figures are, and whose."""
        figures = self.reading.mentions_in(block.start, block.end)
        if any(each.kind not in ("date", "period") for each in figures):
            return True
        before = self.reading.hits_in(block.start, credit.start)
        return bool(before) and not all(hit.means.said or hit.means.properties or hit.means.markers for hit in before)
