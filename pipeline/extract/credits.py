"""Whom the text credits for a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.lexicon import Hit
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import stems
from pipeline.records.document import Block, Range


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
    _NAME + r"(?:\s*\([A-Z]+\))?(?:,\s[^,.;]{3,80},)?(?:’s|'s)?\s+(?:\w+ )?(?:reports?|reported|estimates?|estimated|projects|projected|predicts|predicted|puts|pegs|lists|says|states|notes|found|finds|expects|shows|"
    r"data|figures|survey|statistics|numbers|projections|calculates|forecasts|places|thinks|believes|reckons|counts|gives|arrives|sees|quotes|cites|anticipates|surveyed)\b"
)
_BODY = (
    r"(?:Bureau|Institute|Office|Agency|Chamber|Council|Department|Association|Guild|Board|Survey|Commission|Foundation|Cent(?:er|re)|Society|League|Federation|"
    r"Administration|Ministry|Authority|Union|Observatory|Handbook|Magazine|Index)"
)
_BODY_WORD = re.compile(r"\b" + _BODY + r"\b")
_BODY_AGAIN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]ame)\s+(?:same\s+)?(" + _BODY + r")\b(?!\s+(?:of|for|on)\b|\s+[A-Z]|\s*\()"
    r"|(?<![\w’'] )\b(" + _BODY + r") (?:figures|data|numbers|statistics|estimates)\b"
)
"""A body named in full before and by its last word now: the Bureau."""
_PARENTHESIS = re.compile(r"[(\[]\s*(?:(?:[Ss]ource:|per|via|from)\s+(?=[^)\]]{2,60}[)\]])|(?=[^)\]\d]{2,60},?\s(?:19|20)\d\d\s*[)\]]))" + _NAME)
_SAME = re.compile(
    r"\b(?:the |The )?(?:same|aforementioned) (?:[\w-]+ )?(?:report|source|data|entry|survey|bureau|study|agency|publication|figures|page|analysis|release|dataset|site|book|"
    r"organi[sz]ation|office|handbook|estimates?|projections?)\b|\b[Tt]he (?:bureau|agency) (?:also|further|projects|expects|estimates|adds|notes)\b|\b(?:BLS|bureau) entry\b|\b[Ii]t (?:also |further )?(?:expects|projects|estimates|predicts|forecasts|reports|counts|puts)\b"
)
_AGAIN = frozenset(
    b"same aforementioned bureau institute office agency chamber council department association guild board survey "
    b"commission foundation center centre society league federation administration ministry authority union "
    b"observatory handbook magazine index entry it".split()
)
"""The words without which no text stands for a credit given before."""

_LOOKS_BACK = re.compile(r"(?:(?:That|This|These|Those|Both|All)\b|The (?:figures?|numbers?|data|estimates?)\b|Source|\(?(?:All )?[Ff]igures? )")
_PLACE_OF_WORK = re.compile(r"(?:work(?:s|ing)? (?:for|at)|employed (?:by|at)|jobs? (?:at|with)|members? of|offered by|certified by|licensed by|from the|accredited by)\s+(?:the\s+)?$")
_ORDINARY = frozenset(
    "The A An In This These Those It If As And But For From With Average Median Annual National Projected Salary Salaries Pay Employment Job Jobs Our Your New Top Entry "
    "January February March April May June July August September October November December US U.S. Some Many Most Experts Research Recent State Local Data Industry "
    "Department Figures Statistics Report Survey Wages Earnings Growth You We He She They I Source".split()
)


_SAYING = frozenset(
    b"report reports reported estimate estimates estimated projects projected predicts predicted puts pegs lists says "
    b"states notes found finds expects shows data figures survey statistics numbers projections calculates forecasts "
    b"places thinks believes reckons counts gives arrives sees quotes cites anticipates surveyed".split()
)
"""The verbs of `_SAYS`."""


def credit_in(reading: Reading, start: int, end: int, *, says: bool = True) -> Credit | None:
    """The organisation that text[start:end] credits, if it does; `says` allows "X reports …", which needs a sentence."""
    text = reading.text
    work: Hit | None = None
    for hit in reading.hits_in(start, end):
        mark = hit.means.credits
        if mark and _is_credited(text, start, hit):
            if not mark.value:
                return Credit(text[hit.start : hit.end], hit.start, hit.end)
            work = work or hit
    if work:
        return Credit(text[work.start : work.end], work.start, work.end)
    for pattern in _patterns(reading, start, end, says):
        match = pattern.search(text, start, end)
        if match:
            if pattern is _SAYS and match.start(1) == start and match.group(1).isalpha() and not match.group(1).isupper():
                continue  # any word is capital at the start of a sentence
            credit = _named(text, match.start(1), match.end(1), end)
            if credit:
                return credit
    return None


def _patterns(reading: Reading, start: int, end: int, says: bool) -> Iterator[re.Pattern[str]]:
    """The patterns worth trying on a range, by the words in it."""
    if reading.credited(start, end):
        yield _ACCORDING
    if says and ("(" in (text := reading.text[start:end]) or "[" in text):
        yield _PARENTHESIS
    if says and not _SAYING.isdisjoint(reading.words_in(start, end)):
        yield _SAYS


def _is_credited(text: str, start: int, hit: Hit) -> bool:
    name = text[hit.start : hit.end]
    if not any(character.isupper() for character in name):
        return False
    return _PLACE_OF_WORK.search(text, max(start, hit.start - 40), hit.start) is None


def _named(text: str, start: int, end: int, stop: int) -> Credit | None:
    if text.startswith("The ", start):
        start += 4
    name = text[start:end].rstrip(".,’'")
    words = name.split()
    is_body = len(words) > 1 and _BODY_WORD.search(name) is not None
    if not words or len(name) < 3 or name.islower() or (words[0] in _ORDINARY and not is_body):
        return None
    if len(words) == 1 and _BODY_WORD.fullmatch(name):
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
        self._told: dict[Range, Credit | None] = {}
        self._last: Credit | None = None
        self._blocks: dict[int, list[Credit]] = {}
        self._rows: dict[Range, Credit | None] = {}
        self._notes: dict[str, Credit] | None = None
        self._tables: dict[tuple[int, int], Credit | None] = {}

    def of(self, index: int, sentence: Range, place: int) -> Credit | None:
        """The credit for a figure at a place in a sentence of a block."""
        if sentence not in self._told:
            self._told[sentence] = self._of(index, sentence)
        found = self._told[sentence]
        if found:
            self._last = found
        return self._another(found or self._noted_near(index, place))

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
        return self._another(self._tables[key])

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
                credits = (self._in((start, end)) for start, end in zip(starts, starts[1:], strict=False))
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
        for start, end in zip(starts, starts[1:], strict=False):
            if start > sentence[0] and _LOOKS_BACK.match(self.reading.text, start, end):
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
            if other >= 0 and blocks[other].kind != "heading":
                where = blocks[other].start, blocks[other].end
                found = self._in(where) or self._again(where)
                if found:
                    return found
        return None

    def _leads(self, index: int) -> bool:
        """Whether the block before one introduces it: a paragraph that ends in a colon."""
        blocks = self.reading.document.blocks
        return index > 0 and blocks[index - 1].path == blocks[index].path and self.reading.words(blocks[index - 1]).rstrip().endswith(":")

    def _headed(self, block: Block) -> Credit | None:
        for other in block.path[:0:-1]:
            heading = self.reading.document.blocks[other]
            if "(" in self.reading.words(heading) or "source" in self.reading.words(heading).lower():
                found = self._in((heading.start, heading.end))
                if found:
                    return found
        return None

    def _source_line(self, index: int) -> Credit | None:
        """The line under a list or table, or a few paragraphs on in the same section, that says where figures are from."""
        blocks = self.reading.document.blocks
        group, path = blocks[index].group, blocks[index].path
        after = index + 1
        while group >= 0 and after < len(blocks) and blocks[after].group == group:
            after += 1
        for distance, block in enumerate(blocks[max(index, after - 1) : after + 4]):
            if distance > 1 and block.path != path:
                return None
            words = self.reading.text[block.start : min(block.end, block.start + 30)].lstrip(" \t*†_(")[:12].lower()
            if words.startswith(("source", "note: source", "data:", "data source", "figures:", "table:")):
                return self._in((block.start, block.end))
            if distance == 1 and group >= 0 and block.kind == "paragraph" and block.end - block.start <= 60 and not words[:1].isdigit():
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
        for block in blocks[len(blocks) // 3 :]:
            listed = bool(block.path) and _NOTES.search(reading.words(blocks[block.path[-1]])) is not None
            if block.kind == "item" and listed:
                counted += 1
                yield str(counted), block.start, block.end
            elif _NOTE.match(reading.text, block.start, block.end):
                calls = [*_NOTE.finditer(reading.text, block.start, block.end)]
                for call, following in zip(calls, [*calls[1:], None], strict=True):
                    yield call.group(1), call.end(), following.start() if following else block.end


_CAPITALS = re.compile(r"[A-Z]")
_CALL = re.compile(r"\[(\d{1,2})\]|(?<=[a-z.,;:)”’])(\d{1,2})(?=\s|$|[.,;])")
_NOTES = re.compile(r"^\W*(?:references|notes|footnotes|sources|endnotes)\b", re.I)
_NOTE = re.compile(r"(?:(?<=\n)|(?<=[.;] )|(?<![\w\s,.;$-])|\A)\s*\[?(\d{1,2})\]?[.):]?\s+(?=[A-Z“\"])")
