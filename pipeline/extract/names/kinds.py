"""Names that say what they are without announcement: "the CPHQ certification", "the … Board awards the …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.extract.names.bodies import Defined, last_body
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.proper import before_second
from pipeline.extract.names.shapes import Shape, bracketed, credential_like, is_body, phrase_like, spells
from pipeline.extract.names.short import apposed, initialled, said_next
from pipeline.extract.names.triggers import Hit
from pipeline.extract.names.vendors import whole
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.words.forms import CAPITALISED, fold, is_short, singular, tidy, word_set
from pipeline.records.document import Block, Document, Range

_SHORT_NAME = r"\(\s*[a-z]?[A-Z][A-Za-z0-9&./®™+-]{1,14}\s*\)[®™]*"
_WHOLE = re.compile(CAPITALISED)
_NAME = re.compile(rf"{CAPITALISED}[®™]*(?:\s*{_SHORT_NAME})?")
_BEFORE = re.compile(
    rf"({CAPITALISED}[®™]*\s*{_SHORT_NAME}|(?<![\w(])[A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9&/+-]*[®™]?"
    r"|(?<![\w(])(?:[A-Z]\w+\s)?[A-Z]\w*\+"
    r"|(?<![\w(])[A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9&/+-]*\s\([A-Za-z][A-Za-z &'’-]{4,60}\))[,®™]?\s+$"
)
_ROW_BEFORE = re.compile(
    rf"({CAPITALISED}[®™]*\s*{_SHORT_NAME}|[a-z]+\s*{_SHORT_NAME}|(?<![\w(])[A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9&/+-]*[®™]?)"
    r"(?:,?\s+(?:and/or|and|or)\s+|,\s+)(?:(?:the|an?|your)\s+)?$"
)
_SHORT_ONLY = re.compile(r"\s*\(([A-Z][A-Za-z0-9&./+-]{1,11})\)")
_SHORT_BEFORE = re.compile(r"\(([A-Z][A-Za-z0-9&./+-]{1,11})\)\s*$")
_LOWER = re.compile(r"[\w'’-]+")
_SMALL = word_set("a an the of and for in on to")
_SHORT = re.compile(rf"[®™]*\s*{_SHORT_NAME}")
_ENDING = re.compile(rf"({CAPITALISED})[®™]*\s+$")
_LINKED = re.compile(rf"({CAPITALISED})\s+(?:of|for|in|on)\s+(?:the\s+)?$")
_SHORT_GIVEN = re.compile(
    r"(?<![\w.-])(?:[Tt]he|[Aa]n?|[Yy]our|[Tt]heir)\s+([a-z]?[A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9&/+-]*)[®™]?"
    r"(?:,?\s+(?:(?:which|that)\s+)?is)?,?\s+$"
)
_BODY_NEXT = re.compile(rf"\s+(?:the\s+)?({CAPITALISED})")
_SCHOOL = re.compile(r"\b(?:University|College|School)\b")
_ALL = re.compile(r"\s+(?:both|all|each)\s")
_OWNER = re.compile(r"(?:\w['’]s|s['’])\s+")
_GIVEN = re.compile(rf"\s+(?:the|an?|its|their)\s+({CAPITALISED}[®™]*(?:\s*{_SHORT_NAME})?)")
_ROW_AFTER = re.compile(
    rf"(?:,?\s+(?:and/or|and|or|as well as)|,)\s+(?:the|an?)\s+({CAPITALISED}[®™]*\s*{_SHORT_NAME})"
)
"""Another name behind one: "a Certified … (A) or the … Professional (B)"."""
_OWN = re.compile(r"\b(?:its|their)\b")
_ROW_WORDS = word_set("the a an its their and or as well both also ,")
_EARNED = re.compile(
    r"\b(?:earn|obtain|add|pursue|hold|get|gain|attain|achieve|become|becoming|earned|obtained|holds"
    r"|(?:way|move|moving|step) up to)\s+"
    r"(?:an?\s+|the\s+|your\s+)?(?:[\w.&-]+'s?\s+)?"
    r"(?:[^.;]{0,90}\)\s+(?:or|and)\s+(?:the\s+|an?\s+)?)?$"
)
"""Somebody gets a name, or gets the one before it: "you can add A (A) or B (B)"."""
_EARNS = re.compile(
    r"\b(?:earn|earns|obtain|obtains|add|adds|pursue|pursues|hold|holds|gain|attain|achieve|complete|receive|seek"
    r"|apply for|sit for|study for|work toward|qualify for|earned|obtained|completed|with|for|requires?|needs?|prefers?"
    r"|wants?)\s"
    r"(?:(?:an?|the|your|their|its|voluntary|optional|current|valid|active)\s+)*(?:[^.;:]{0,160}?(?:,|\bor|\band)\s+(?:(?:an?|the)\s+)?)?$"
)
"""Somebody earns what follows, or what stands in a row with it."""
_APPOSED = re.compile(r"(?:(?:[)®™*_]|[A-Z][\w-]+)\s*[,:–—-]\s+(?:an?|another)|[)®™*_]\s*:[*_]*)\s+$")
"""Behind a name and a comma or colon it is the body that stands before the noun: "…, a RESNA credential"."""
_WHICH = re.compile(r"^,?\s*(?:(?:which|that)\s+)?(?:is|are|was)?\s*")
_SHORT_FIRST = re.compile(
    r"(?<![\w(])([A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9&/+-]*)[®™]?(?:\s*(\()\s*|,?\s+(?:which\s+)?(?:is\s+)?(?:short|stands)"
    r"\s+for\s+(?:the\s+)?)$"
)
"""An abbreviation that its long form follows: "the RDCS (Registered …)", "the RDMS, short for …"."""
_SHORT_DASHED = re.compile(r"(?<![\w(])([A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9]*)[®™]?\s*[–—:-]\s+$")
_ARTICLE = re.compile(r"(?:A|An|The)\s+")


class Kinds:
    """Reads the sentences around words that open such names, and around nouns of their kind."""

    def __init__(self, document: Document, folded: str, defined: Defined, sentences: Sentences) -> None:
        self.document, self.folded, self.defined, self.sentences = document, folded, defined, sentences

    def names(self, hit: Hit, block: Block) -> Iterator[Found]:
        """The names at an opener or beside a noun of their kind."""
        if hit.trigger.kind == "opener":
            yield from self._opened(hit.trigger.lexicon, hit, block)
        elif hit.trigger.kind == "issued":
            yield from self._issued_short(hit.trigger.lexicon, hit, block)
        else:
            yield from self._beside(hit.trigger.lexicon, hit, block)

    def _opened(self, lexicon: Lexicon, hit: Hit, block: Block) -> Iterator[Found]:
        """A credential that says so itself, such as "Certified Nursing Home Administrator", by a word of its kind."""
        text = self.document.text
        if not text[hit.start].isupper():
            return
        low, high = self.sentences.around(block, hit.start)
        name = _NAME.match(text, hit.start, high)
        start = self._beginning(lexicon, hit.start, low)
        if name is None or start is None:
            return
        end = before_second(text, start, name.end(), lexicon)
        shape = self._trimmed(lexicon, start, whole(text, start, end, high, lexicon))
        if shape is None or not credential_like(text, shape, lexicon) or _are_people(text, shape, lexicon):
            return
        shape = apposed(text, self._after_short(shape, low), high)
        short = None if shape.abbreviation else said_next(text, shape, high, block.end)
        if short:
            shape, high = replace(shape, abbreviation=short), self.sentences.around(block, high + 1)[1]
        elif ": " not in text[shape.first : shape.last] and not (
            self._kind_near(lexicon, block, shape, low, high) or self._issued(lexicon, shape, low, high)
        ):
            return  # a vendor's "… Certified: …" says enough
        rank = 1 if shape.abbreviation and text[shape.first : shape.first + 1].isupper() else 3
        closing = self._closing(high, block)
        before = self._before(block, low, shape.start)
        yield Found(lexicon, shape, hit.block, rank, {}, None, before, (shape.end, high), closing=closing)
        end = shape.end
        while (following := _ROW_AFTER.match(text, end, high)) is not None:
            second = self._credible(lexicon, following.start(1), following.end(1))
            if second is None:
                return
            yield Found(lexicon, second, hit.block, 4, {}, None, before, (second.end, high), closing=closing)
            end = second.end

    def _before(self, block: Block, low: int, start: int) -> Range:
        """Where the issuer may stand before a name: also in the sentence that "its" or "their" goes back to."""
        possessive = _OWN.search(self.folded, max(low, start - 60), start)
        return (block.start if possessive else low), start

    def _closing(self, high: int, block: Block) -> Range | None:
        """The next sentence, which may say of all names of this one who issues them: "Both come from …"."""
        begin = high
        while begin < block.end and self.folded[begin].isspace():
            begin += 1
        return (begin, min(block.end, begin + 300)) if begin < block.end else None

    def _issued_short(self, lexicon: Lexicon, hit: Hit, block: Block) -> Iterator[Found]:
        """An abbreviation that a body gives: "the CFP, awarded by the … Board", "a PMP from the … Institute"."""
        text, bodies = self.document.text, lexicon.bodies
        low = max(block.start, hit.start - 60)
        last = text[low : hit.start].rsplit(None, 1)[-1:]
        if bodies is None or (all(map(str.islower, last)) and last not in (["is"], ["is,"])):
            return  # a word in small letters ends no abbreviation
        short = _SHORT_GIVEN.search(text, low, hit.start)
        if short is None:
            return
        name, begin = short[1], short.start(1)
        if "," in short[0] and not self.folded.endswith(" by", hit.start, hit.end):
            return
        if len(name) < 3 or not is_short(name) or name in self.defined.names or name in lexicon.levels:
            return
        body = _BODY_NEXT.match(text, hit.end, block.end)
        if body is None or bodies.noun.search(fold(body[1])) is None or _SCHOOL.search(body[1]):
            return
        low, high = self.sentences.around(block, hit.start)
        if lexicon.near.search(self.folded, block.start, block.end) or _EARNS.search(self.folded, low, begin):
            shape, cue = Shape(begin, short.end(1), begin, short.end(1)), (hit.start, hit.end)
            yield Found(lexicon, shape, hit.block, 4, {}, cue, (low, begin), (shape.end, high))

    def _after_short(self, shape: Shape, low: int) -> Shape:
        """The name with the abbreviation that stands before it, if one that spells it does."""
        text = self.document.text
        dashed = _SHORT_DASHED.search(text, max(low, shape.start - 20), shape.start)
        if dashed and spells(dashed[1], text[shape.first : shape.last]):
            return Shape(dashed.start(), shape.last, shape.first, shape.last, dashed[1])
        short = None if shape.abbreviation else _SHORT_FIRST.search(text, max(low, shape.start - 60), shape.start)
        if short is None or not _stands_for(short[1], text[shape.first : shape.last]):
            return shape
        closes = short[2] is not None and text.startswith(")", shape.end)
        return Shape(short.start(), shape.end + closes, shape.first, shape.last, short[1])

    def _beginning(self, lexicon: Lexicon, start: int, low: int) -> int | None:
        """Where the name around an opener begins ("AWS Certified …"); None within a body ("Board of Certified …")."""
        before = _ENDING.search(self.document.text, max(low, start - 90), start)
        linked = _LINKED.search(self.document.text, max(low, start - 90), start)
        if linked and is_body(linked[1], lexicon):
            return None
        if before and (owners := list(_OWNER.finditer(before[0]))):
            return before.start() + owners[-1].end()  # "the Institute's Certified …"
        if before is None or is_body(before[1], lexicon) or before.start() == low:
            short = before is not None and before[1].isupper()
            return before.start() if before and short and not is_body(before[1], lexicon) else start
        return before.start() if not _ARTICLE.match(before[0]) else start

    def _trimmed(self, lexicon: Lexicon, start: int, end: int) -> Shape | None:
        """The name without a noun of its kind at its end: "Certified Coder Certification"."""
        shape = bracketed(self.document.text, start, end)
        if shape is None or shape.abbreviation:
            return shape
        last = re.search(r"\s[\w-]+$", self.folded[shape.first : shape.last])
        if last and lexicon.noun.fullmatch(last[0].strip()):
            stop = shape.first + last.start()
            return Shape(shape.start, stop, shape.first, stop)
        return shape

    def _kind_near(self, lexicon: Lexicon, block: Block, shape: Shape, low: int, high: int) -> bool:
        """Whether the sentence, or the heading above, speaks of credentials beside the name itself."""
        folded = self.folded
        if lexicon.noun.match(folded[shape.end : shape.end + 20].lstrip(" ®™")):
            return True
        if any(lexicon.near.search(each) for each in (folded[low : shape.start], folded[shape.end : high])):
            return True
        name = self.document.text[shape.first : shape.last]
        if shape.abbreviation and spells(shape.abbreviation, name) and _EARNED.search(folded, low, shape.start):
            return True
        heads = [folded[each.start : each.end] for each in (self.document.blocks[place] for place in block.path[-1:])]
        return any(lexicon.noun.search(each) or lexicon.opener.search(each) for each in heads)

    def _issued(self, lexicon: Lexicon, shape: Shape, low: int, high: int) -> bool:
        """Whether the body that issues it stands right beside: "… (CHFM) through the …", "The … awards the …"."""
        if lexicon.bodies is None:
            return False
        for verb in lexicon.bodies.active.finditer(self.folded, low, shape.start):
            if len(self.folded[verb.end() : shape.start].split()) < 3 and last_body(
                self.document.text[low : verb.start()], low
            ):
                return True
        if shape.abbreviation is None:
            return False
        return lexicon.bodies.passive.match(self.folded[shape.end : high].lstrip(" ,®™")) is not None

    def _beside(self, lexicon: Lexicon, hit: Hit, block: Block) -> Iterator[Found]:
        """A name right before a noun of its kind, or one that a body is said to offer in the same sentence."""
        kind = lexicon.noun.match(self.folded, hit.start, block.end)
        if kind is None:
            return
        low, high = self.sentences.around(block, hit.start)
        yield from self._offered(lexicon, hit, low, high)
        shape = (
            self._named(lexicon, hit.start, kind.end(), low, high)
            or self._spelled(hit.start, kind.end(), low, high)
            or self._entitled(lexicon, hit.start, kind.end(), low, high)
        )
        if shape is not None:
            yield from self._row_before(lexicon, hit, shape, (low, high), kind.span())
            before, closing = self._before(block, low, shape.start), self._closing(high, block)
            yield Found(lexicon, shape, hit.block, 4, {}, kind.span(), before, (shape.end, high), closing=closing)

    def _named(self, lexicon: Lexicon, start: int, stop: int, low: int, high: int) -> Shape | None:
        """The name before a noun of its kind: "the CPHQ certification", "Nurse Executive Certification (NE-BC)"."""
        text = self.document.text
        if text[start].isupper():
            own = _ENDING.search(text, max(low, start - 140), start)
            short = _SHORT.match(text, stop, high)
            if own is None or short is None or singular(self.folded[start:stop]) != self.folded[start:stop]:
                return None
            article = _ARTICLE.match(text, own.start())
            return bracketed(text, article.end() if article else own.start(), short.end())
        near = text[start - 3 : start - 1]
        if not (near[-1:] in ")®™+" or near.isupper() or (near.isalnum() and near[:1].isupper())):
            return None
        before = _BEFORE.search(text, max(low, start - 140), start)
        if before is None:
            return None
        if _APPOSED.search(text, max(low, before.start(1) - 30), before.start(1)):
            return None
        article = _ARTICLE.match(text, before.start(1))
        return self._credible(lexicon, article.end() if article else before.start(1), before.end(1))

    def _entitled(self, lexicon: Lexicon, start: int, stop: int, low: int, high: int) -> Shape | None:
        """A name that ends in its kind, where somebody earns it or a body gives it: "the Google Analytics
        Certification", "the ASE School Bus certification"."""
        text = self.document.text
        if all(map(str.islower, text[max(low, start - 90) : start].rsplit(None, 1)[-1:])):
            return None  # a word in small letters ends no such name
        own = _ENDING.search(text, max(low, start - 90), start)
        several = singular(self.folded[start:stop]) != self.folded[start:stop]
        if own is None or (several and not is_short(own[1].split()[0])):
            return None
        article = _ARTICLE.match(text, own.start())
        begin = article.end() if article else own.start()
        whole = _WHOLE.match(text, begin, high)
        if whole and whole.end() > stop and (is_body(whole[0], lexicon) or text[stop + 1 : stop + 2].isupper()):
            return None  # "the … Certification Institute", "the … Licensure Examination"
        words = text[begin:start].split()
        kind = int(text[start].isupper())
        if len(words) + kind < 2 or begin == low or (not kind and is_body(words[-1], lexicon)):
            return None
        given = lexicon.bodies and lexicon.bodies.passive.match(_WHICH.sub("", self.folded[stop:high], 1))
        if several and not given:
            return None
        told = given or (not several and len(words) > 2 and is_short(words[0]))
        if not told and _EARNS.search(self.folded, low, begin) is None and not self._is_given(lexicon, low, begin):
            return None
        return Shape(begin, stop, begin, stop)

    def _is_given(self, lexicon: Lexicon, low: int, begin: int) -> bool:
        """Whether a verb of giving stands right before a place, or before its row: "… offers the A and the"."""
        verbs = lexicon.bodies.active.finditer(self.folded, low, begin) if lexicon.bodies else ()
        rows = (_NAME.sub(" ", self.document.text[verb.end() : begin]) for verb in verbs)
        return any(_ROW_WORDS.issuperset(row.replace(",", " , ").split()) for row in rows)

    def _spelled(self, start: int, stop: int, low: int, high: int) -> Shape | None:
        """A name in small letters that the abbreviation behind it spells: "basic life support (BLS) certification"."""
        text = self.document.text
        own = _SHORT_ONLY.match(text, stop, high)
        other = _SHORT_BEFORE.search(text, max(low, start - 20), start) if own is None else None
        bracket = own or other
        if bracket is None or not is_short(bracket[1]):
            return None
        words = list(_LOWER.finditer(text, max(low, bracket.start() - 90), bracket.start()))
        letters = [each for each in bracket[1].lower() if each.isalpha()]
        weighty = [each for each in words if each[0] not in _SMALL][-len(letters) :]
        if [each[0][0] for each in weighty] != letters or not weighty[0][0].islower():
            return None
        begin = weighty[0].start()
        if len(_LOWER.sub("", text[begin : bracket.start()]).strip()) or len(letters) < 3:
            return None
        end = bracket.end(1) + 1
        return Shape(begin, end, begin, weighty[-1].end(), bracket[1])

    def _row_before(self, lexicon: Lexicon, hit: Hit, shape: Shape, within: Range, cue: Range) -> Iterator[Found]:
        """The names before one that shares their noun: "the CPE, the CQM or the CDH certification"."""
        text, start, (low, high) = self.document.text, shape.start, within
        while (part := _ROW_BEFORE.search(text, max(low, start - 140), start)) is not None:
            article = _ARTICLE.match(text, part.start(1))
            before = self._credible(lexicon, article.end() if article else part.start(1), part.end(1))
            before = before or self._spelled(part.end(1), part.end(1), low, part.end(1))
            if before is None:
                return
            shared = high if _ALL.match(self.folded, cue[1], high) else before.end
            yield Found(lexicon, before, hit.block, 4, {}, cue, (low, before.start), (before.end, shared))
            start = before.start

    def _credible(self, lexicon: Lexicon, begin: int, end: int) -> Shape | None:
        """An abbreviation alone, or a name with one that spells it; never that of a body."""
        text = self.document.text
        shape = bracketed(text, begin, end)
        if shape is None or is_body(text[shape.first : shape.last], lexicon):
            return None
        name = tidy(text[shape.first : shape.last])
        if shape.abbreviation is None:
            plain = (is_short(name) and len(name) > 2) or name.endswith("+")
            return shape if plain and name not in self.defined.names else None
        opened = lexicon.opener.match(fold(name)) or spells(shape.abbreviation, name)
        return shape if phrase_like(name) and opened and shape.abbreviation not in self.defined.names else None

    def _offered(self, lexicon: Lexicon, hit: Hit, low: int, high: int) -> Iterator[Found]:
        """What a body awards or offers: "The … Association offers the ABC." """
        bodies, text = lexicon.bodies, self.document.text
        if bodies is None:
            return
        for verb in bodies.active.finditer(self.folded, max(low, hit.start - 250), min(high, hit.start + 250)):
            name = _GIVEN.match(text, verb.end(), high)
            if name is None or last_body(text[max(low, verb.start() - 160) : verb.start()], low) is None:
                continue
            shape = self._credible(lexicon, name.start(1), name.end(1))
            if shape is not None:
                yield Found(lexicon, shape, hit.block, 4, {}, verb.span(), (low, shape.start), (shape.end, shape.end))


def _stands_for(short: str, name: str) -> bool:
    """Whether an abbreviation spells a name, or its last part does behind whose it is: "SHRM-CP (Certified …)"."""
    return spells(short, name) or ("-" in short and initialled(short.rpartition("-")[2], name))


def _are_people(text: str, shape: Shape, lexicon: Lexicon) -> bool:
    """Whether a name is one word, or that of several people: "Registered Nurses (RNs) earn"."""
    words = tidy(text[shape.first : shape.last]).lower().split()
    last = words[-1]
    return len(words) < 2 or ("of" not in words and singular(last) != last and singular(last) in lexicon.people)
