"""Names in running prose: after a lead phrase, in a ladder, or as another name of the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.names.arrows import arrowed
from pipeline.extract.names.before import may_be_reversed, reversed_row
from pipeline.extract.names.bodies import Defined
from pipeline.extract.names.found import Found
from pipeline.extract.names.kinds import Kinds
from pipeline.extract.names.lexicon import Cue, Lexicon
from pipeline.extract.names.own import Own
from pipeline.extract.names.runs import aliases_at, enumerated
from pipeline.extract.names.shapes import Shape, title_like
from pipeline.extract.names.triggers import Hit, Place
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.words.forms import word_set
from pipeline.extract.words.screened import Screened, Screens
from pipeline.records.document import Block, Document

_COLON = re.compile(r"[^.:;!?]{0,60}?:(?=\s+\S)")
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|[2-6])\s(?:[\w-]+\s){0,4}[\w-]+\Z")
_APPOSED = re.compile(r",\s(?=[A-Z])")
"""What links names to a noun with their number: "two of its customers, A and B, …"."""
_AMONG = re.compile(r"are among the (?:[\w-]+ ){0,2}[\w-]+(?=[.,;]|\s(?:in|on|for|of)\s)")
_NAME = 200
"""How far before "or" the subject's name begins that it adds another to."""
_SENTENCE = 200
"""How far before a sentence that opens with a phrase the word may stand that it needs beside it."""
_READ = frozenset({"paragraph", "item", "heading"})
_SETTING = re.compile(
    r"^(?:(?:in|at|within|across|among|on|depending) [^,;:]{2,60}, (?=[^,]+$)"
    r"|(?:in|at|within|across|among|on) (?:[\w'-]+ ){1,5}(?=\w+(?:\s|$)))"
)
"""Where a name holds: "in some schools they are called …"."""
_SET = re.compile(r"(?:(?:but|and|so) )?(?:in|at|within|across|among|on|depending) [^.;:]{2,60}")
"""The same before a pronoun of several words: "in small offices the same person is called …"."""
_BEING = re.compile(
    r"\s*[,(–—]?(?:\s*(?:who|which|that))?(?:\s*(?<![a-z])(?:is|are|was|were|be|been|may|might|can|could|will|would|also|often|sometimes"
    r"|now|in turn|[a-z]+ly))*\s*(?<![a-z])(?:is|are|was|were|be|been|also|often|sometimes|[a-z]+ly)$"
)
"""What may stand between a name and "called": "who may also be"."""
_BEINGS = ("is", "are", "was", "were", "be", "been", "also", "often", "sometimes", "ly")
"""How it ends."""
_CARRYING = re.compile(r"\b(?:them|it)\b")
"""Epithets that say themselves of whom they are, as those with a pronoun of the profile do: "hear them called"."""
_OPENED = re.compile(
    r"(?:when|while|once|before|since|as|if|where|depending|though|although|even|years|today|back|long)\b"
)
"""How a clause opens before the one that a pronoun is the subject of: "When we started out they were called …"."""
_GOING_ON = re.compile(r"(?:and |but )?(?:(?:still|yet) )?(?:others|a few|a handful|a number|some|several)\b")
"""How a sentence opens that tells of more of the same people."""
_NEEDS_BEING = frozenset({"called", "titled", "referred to as"})
"""Epithets that say nothing unless somebody is so."""
_ASIDE = re.compile(r"\s*\([^()]{1,12}\)[,\s]*$")
"""An abbreviation behind a name: "physician assistants (PAs), increasingly called"."""
_FIELD, _LABEL = re.compile(r"[*_]*\s*:"), re.compile(r"[*_]*(?:[\w'-]+ ){0,2}")
"""What stands behind the noun of a field's label, and before it: "Typical job titles: …"."""
_MARKED = 10
"""Characters that may stand before the title at the head of an item: its number, its marks."""
_UNSURE = ("call ", "post", "list", "advertise", "know ", "knows ")
"""How phrases begin behind which other words than names may stand."""
_STOPS = frozenset(".;:!?")
_LEADS = word_set("a an the of as for by to with in on most many all these such being that")


class Prose:
    """Reads the sentences of one document."""

    def __init__(
        self, document: Document, folded: str, own: Own, defined: Defined, sentences: Sentences, beside: Screens
    ) -> None:
        self.document, self.folded, self.own, self.sentences = document, folded, own, sentences
        self.screens = beside
        self.beside: dict[int, set[Screened]] = {}
        """By block, what its words may hold of what cues need beside them."""
        self.told: dict[tuple[int, str], dict[str, str]] = {}
        self.connectors: dict[tuple[int, str], re.Match[str] | None] = {}
        self.kinds = Kinds(document, folded, defined, self.sentences)

    def names(self, places: list[Place]) -> Iterator[Found]:
        """Every name in prose, in reading order of the words that led to it."""
        blocks = self.document.blocks
        for place in places:
            index, start, end = place.block, place.start, place.end
            block = blocks[index]
            if end > block.end or block.kind not in _READ:
                continue
            headed = block.kind == "heading"
            alone = headed and not self._has_colon(end, block.end)
            for trigger in place.triggers:
                if alone:
                    if trigger.kind == "arrow":
                        yield from self._stepped(Hit(trigger, index, start, end), block)
                elif trigger.cue is None:
                    if not headed:
                        yield from self._read(Hit(trigger, index, start, end), block)
                elif (trigger.kind != "noun" or place.linked) and self._may_fit(trigger.cue, index, block):
                    hit = Hit(trigger, index, start, end)
                    said = self._said(hit, trigger.cue, block)
                    if said:
                        yield from self._announced(hit, trigger.cue, said, block)

    def _stepped(self, hit: Hit, block: Block) -> list[Found]:
        """The names of a line of steps that stands alone, as a heading does: "Helper → Apprentice → Foreman"."""
        found = list(self._read(hit, block))
        return found if len(found) > 2 else []

    def _has_colon(self, begin: int, end: int) -> bool:
        """Whether names may follow a word of a heading, behind a colon."""
        return self.folded.find(":", begin, end) >= 0 and _COLON.search(self.folded, begin, end) is not None

    def _read(self, hit: Hit, block: Block) -> Iterator[Found]:
        lexicon, kind = hit.trigger.lexicon, hit.trigger.kind
        if kind == "epithet":
            yield from self._epithets(lexicon, hit, block)
        elif kind == "arrow":
            low, high = self.sentences.around(block, hit.start)
            for shape in arrowed(self.document.text, low, high, lexicon):
                yield Found(lexicon, shape, hit.block, 2, dict(lexicon.naming.arrows), (hit.start, hit.end))
        elif kind == "among":
            yield from self._among(hit, block)
        else:
            yield from self.kinds.names(hit, block)

    def _said(self, hit: Hit, cue: Cue, block: Block) -> re.Match[str] | None:
        """The cue at a hit, where what links it to names stands near."""
        noun = hit.trigger.kind == "noun"
        said = (cue.nouns if noun else cue.phrases).match(self.folded, hit.start, block.end)
        return None if said is None or (noun and not self._linked(hit.trigger.lexicon, said, block)) else said

    def _linked(self, lexicon: Lexicon, noun: re.Match[str], block: Block) -> bool:
        """Whether a connector follows a noun, or a verb before it may tie it to names before that."""
        return (
            may_be_reversed(self.folded, block.start, noun) or self._connector(lexicon, noun.end(), block) is not None
        )

    def _announced(self, hit: Hit, cue: Cue, said: re.Match[str], block: Block) -> Iterator[Found]:
        folded, lexicon = self.folded, hit.trigger.lexicon
        low, high = self.sentences.around(block, hit.start)
        opens = hit.trigger.kind == "phrase" and cue.beside is not None and hit.start <= low + 1
        since = max(block.start, low - _SENTENCE) if opens else low  # "… customers. The largest were …"
        staged = self._is_staged(cue, said, block)
        if said.end() > high or not (staged or cue.held_in(folded[since:high])):
            return
        barred = [each.start() for each in cue.unless.finditer(folded, since, high)]
        noun = hit.trigger.kind == "noun"
        if any(place < said.end() or not noun for place in barred):
            return
        if hit.trigger.kind == "phrase":
            runs = (self._connected(lexicon, said, high) if said[0].endswith(" from") else []) or enumerated(
                self.document.text, folded, said.end(), high, lexicon, complement=True
            )
        else:
            connector = self._connector(lexicon, said.end(), block)
            runs = self._connected(lexicon, connector, high) if connector else []
            runs = runs or reversed_row(self.document.text, folded, low, said, lexicon)
        if any(not any(each.start <= place < each.end for each in runs) for place in barred):
            return
        qualifiers = self._carried(hit, cue, low, block) if runs else cue.qualifiers
        row = len(runs) > 2 and bool(lexicon.heads) and noun
        for position, shape in enumerate(runs):
            after = runs[position + 1].start if position + 1 < len(runs) else high
            around = {"before": (low, runs[0].start), "after": (shape.end, after)}
            yield Found(lexicon, shape, hit.block, 0 if staged else 2, dict(qualifiers), said.span(), **around, row=row)

    def _is_staged(self, cue: Cue, said: re.Match[str], block: Block) -> bool:
        """Whether the heading above a field says what its cue needs beside it: "Entry level", and "Job titles: …"."""
        if cue.beside is None or not block.path or not _FIELD.match(self.folded, said.end()):
            return False
        if _LABEL.fullmatch(self.folded, block.start, said.start()) is None:
            return False
        above = self.document.blocks[block.path[-1]]
        return cue.held_in(self.folded[above.start : above.end])

    def _carried(self, hit: Hit, cue: Cue, low: int, block: Block) -> dict[str, str]:
        """What names are by their cue; where that tells nothing in particular and the sentence goes on from the one
        before ("Others work as …"), what those of that sentence are; else what stands above says of them."""
        lexicon, key = hit.trigger.lexicon, (hit.block, hit.trigger.lexicon.property)
        if cue.qualifiers != lexicon.naming.hinted:
            self.told[key] = cue.qualifiers
        elif key not in self.told or _GOING_ON.match(self.folded, low, hit.start) is None:
            since = block.start if hit.trigger.kind == "phrase" else low  # "… many names. Common titles are …"
            self.told[key] = self._told_above(lexicon, block, max(since, low - _SENTENCE), low) or cue.qualifiers
        return self.told[key]

    def _told_above(self, lexicon: Lexicon, block: Block, since: int, low: int) -> dict[str, str] | None:
        """What the sentence before, or else the heading, says names are: "Land a first job", and "Look for openings
        as …"."""
        before = self.folded[since:low]
        heading = self.document.blocks[block.path[-1]] if block.path else None
        above = self.folded[heading.start : heading.end] if heading else ""
        for words in (before[_last_sentence(before) :], above):
            for cue in lexicon.cues if words and "?" not in words else ():
                rung = words is not above and cue.qualifiers == lexicon.naming.arrows  # "Senior roles are rare."
                if cue.beside is not None and not rung and cue.nouns.search(words) and cue.fits(words):
                    return cue.qualifiers
        return None

    def _may_fit(self, cue: Cue, index: int, block: Block) -> bool:
        """Whether a block may hold what a cue needs beside it, before its sentences are told apart."""
        if cue.beside is None:
            return True
        if index not in self.beside:
            above = self.document.blocks[block.path[-1]] if block.path else block
            words = self.folded[above.start : above.end] + " " + self.folded[block.start : block.end]
            self.beside[index] = self.screens.held_in(words)
        return cue.beside in self.beside[index]

    def _connector(self, lexicon: Lexicon, begin: int, block: Block) -> re.Match[str] | None:
        """What links a noun to the names behind it: a colon, "such as"."""
        key = begin, lexicon.property
        if key not in self.connectors:
            reach = min(block.end, begin + 80)
            colon = _COLON.match(self.folded, begin, reach)
            if colon and lexicon.opener.fullmatch(colon[0][:-1].rpartition(" ")[2]):
                colon = None  # "certifications include the Microsoft Certified: …"
            found = colon or lexicon.connector.search(self.folded, begin, reach)
            if lexicon.naming.proper and _COUNTED.search(self.folded, max(0, begin - 40), begin):
                found = _APPOSED.match(self.document.text, begin, block.end) or found
            linked = found is not None and _links(self.folded[begin : found.start()], found[0], lexicon)
            self.connectors[key] = found if linked else None
        return self.connectors[key]

    def _connected(self, lexicon: Lexicon, connector: re.Match[str], high: int) -> list[Shape]:
        """The names behind a noun and its connector: "titles such as …", "roles range from … to …"."""
        text, folded = self.document.text, self.folded
        end = folded.find(" to ", connector.end(), high) if connector[0].endswith(" from") else -1
        if end < 0:
            return enumerated(text, folded, connector.end(), high, lexicon)
        first = enumerated(text, folded, connector.end(), end, lexicon)
        return [*first, *enumerated(text, folded, end + 4, high, lexicon)] if first else []

    def _among(self, hit: Hit, block: Block) -> Iterator[Found]:
        """Names said to be "among the most common" where the heading or the sentence before tells of what."""
        lexicon, folded = hit.trigger.lexicon, self.folded
        low, _ = self.sentences.around(block, hit.start)
        closes = _AMONG.match(folded, hit.start, block.end)
        above = [self.document.blocks[each] for each in block.path[-1:]]
        if closes is None or not (
            any(lexicon.noun.search(folded, each.start, each.end) for each in above)
            or lexicon.near.search(folded, max(block.start, low - 200), low)
        ):
            return
        for shape in reversed_row(self.document.text, folded, low, closes, lexicon):
            yield Found(
                lexicon, shape, hit.block, 4, {}, (hit.start, hit.end), (low, shape.start), (shape.end, shape.end)
            )

    def _epithets(self, lexicon: Lexicon, hit: Hit, block: Block) -> Iterator[Found]:
        if hit.end - hit.start < 3 and self.folded[max(0, hit.start - 2) : hit.start].strip() not in (",", "("):
            return
        said = lexicon.epithet.match(self.folded, hit.start, block.end)
        epithets = lexicon.naming.epithets
        if said is None or epithets is None:
            return
        if said[0] == "or" and not self.own.ends(_bare(self.folded[max(block.start, hit.start - _NAME) : hit.start])):
            return
        low, high = self.sentences.around(block, hit.start)
        qualifiers = epithets.qualifiers
        if not self._about_subject(lexicon, said, low, high):
            if said[0] == "or" or not self._about_title(lexicon, block, low, said.start()):
                return
            qualifiers = lexicon.naming.hinted
        weak = said[0] == "or"
        begin = said.end() + self.folded.startswith(":", said.end())
        sure = not said[0].startswith(_UNSURE)  # "managers call them back", "they list the job as remote"
        for shape in aliases_at(self.document.text, self.folded, begin, high, lexicon, weak, sure):
            yield Found(lexicon, shape, hit.block, 0, dict(qualifiers), said.span())

    def _about_subject(self, lexicon: Lexicon, said: re.Match[str], low: int, high: int) -> bool:
        """Whether the phrase is said of the document's own subject: behind its name or a pronoun, or first of all."""
        before = _bare(self.folded[low : said.start()])
        name = self.own.ends(before)
        if name is not None:
            leads = before[: -len(name)].split()
            if said[0] == "or":
                joined = self.folded[said.start() - 2 : said.start()].strip()
                return joined in (",", "(") and (not leads or leads in (["a"], ["an"], ["the"]))
            return not leads or leads[-1] in _LEADS or leads[-1][-1] in ",:;"
        if said[0] == "or":
            return False
        bare = _without_being(before)
        if not bare:
            if self.folded.startswith(":", said.end()):
                return True  # a label: "Also called: land surveyor"
            return self.own.within(self.folded[said.end() : high]) or bool(
                lexicon.pronoun.search(self.folded, said.end(), high)
            )
        if _CARRYING.search(said[0]) or lexicon.pronoun.search(said[0]):
            return True
        verb = _ASIDE.sub("", _SETTING.sub("", bare))
        if said[0] in _NEEDS_BEING and bare == before:
            return False
        pronoun = list(lexicon.pronoun.finditer(verb))
        return (
            (self.own.ends(verb) is not None and len(verb.split()) < 12)
            or (
                bool(pronoun)
                and pronoun[-1].end() == len(verb)
                and (pronoun[-1].start() <= 4 or _OPENED.match(verb) is not None)
            )
            or self._set_for_pronoun(lexicon, bare)
        )

    def _about_title(self, lexicon: Lexicon, block: Block, low: int, end: int) -> bool:
        """Whether a phrase is said of the title that its item, or the heading above it, is about."""
        name = _bare(_without_being(_bare(self.folded[low:end].rpartition(": ")[2])))
        if not title_like(name, lexicon, sure=True) or (block.kind != "item" and not block.path):
            return False
        label = block if block.kind == "item" else self.document.blocks[block.path[-1]]
        last = min(label.end, label.start + len(name) + _MARKED, end)
        return name.removesuffix("s") in self.folded[label.start : last]

    def _set_for_pronoun(self, lexicon: Lexicon, said: str) -> bool:
        """Whether nothing but a setting stands before the pronoun that a phrase is said of."""
        pronoun = next((each for each in lexicon.pronoun.finditer(said) if each.end() == len(said)), None)
        return pronoun is not None and _SET.fullmatch(said[: pronoun.start()].strip()) is not None


def _bare(before: str) -> str:
    """Words without the marks that may stand between them and an epithet."""
    return before.rstrip(" ,(–—-")


def _without_being(before: str) -> str:
    """Words without what may stand between a name and "called"."""
    return _BEING.sub("", before) if before.removesuffix("\n").endswith(_BEINGS) else before


def _links(between: str, connector: str, lexicon: Lexicon) -> bool:
    """Whether a connector belongs to the noun before it: nothing but a few words of the same clause lie between."""
    if not _STOPS.isdisjoint(between) or len(between.split()) > 9:
        return False
    if not connector.endswith(":") and lexicon.silent.search(between):
        return False
    return connector not in ("are", "like") or len(between.split()) <= 6


def _last_sentence(words: str) -> int:
    """Where the last sentence of some words begins."""
    return words.rstrip(" .!?").rfind(". ") + 1
