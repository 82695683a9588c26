"""Which body stands behind a name: "offered by the …", "The … awards the …", "Fellow of the …"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Bodies, Lexicon, Pattern
from pipeline.extract.names.shapes import OWNER, PERSON, spells
from pipeline.extract.words.forms import CAPITALISED, fold, is_short, tidy
from pipeline.records.document import Document, Range

_SHORT = r"(?:[®™]?\s*\(\s*(?:the\s+)?([A-Z][A-Za-z&./-]{1,14}?)[®™]?\s*\))?"
_BODY = re.compile(rf"(?:[Tt]he\s+)?({CAPITALISED}){_SHORT}[®™]?")
_BRACKETED = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z&./-]{1,14}?)[®™]?\s*\)")
_ENDING = re.compile(rf"({CAPITALISED})[®™]*\s*$")
_OWNER = re.compile(rf"({CAPITALISED})(?:(?<=['’]s)|(?<=s['’]))[®™]*\s+$")
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_WHOSE = re.compile(r"\w['’]s?\s+(?:[\w-]+\s+){0,6}?")
_DASHED = re.compile(r"[*_]*\s*[,:;–—|-]+\s*")
_COLON = re.compile(r"[*_]*\s*:[*_]*\s*")
_LINE = re.compile(r"(?:\A|[\n.;|•–—:-])[\s*_-]*\Z")
"""Where a label may stand: at the beginning of a line or part."""
_ASIDE = re.compile(r"[®™]*\s*\(")
_SHORT_OF = re.compile(r"\b(?:with|by|from|through)\s+the\s+([A-Z][a-z]+)(?=\s*[:.,])")
_LEADING = re.compile(
    r"^(?:According to(?: the)?|(?:At|With|From|By|For|If|When|As|Join|See|Ask) the|The|Both the|Through the"
    r"|In addition,? the|Also,? the|And the)\s+"
)
_THAT = re.compile(rf",?\s+(?:that|which)\s+(?:the\s+)?({CAPITALISED})\s+")
_POSSESSIVE = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\b")
_TOGETHER = re.compile(r"\b(?:both|all(?: (?:two|three|four|of them|of which))?|each)(?: \w+){0,2}\s*$")
"""Behind several names, what gives the body of all of them: "the A, and the B, both from the …"."""
_OWNS = re.compile(rf"({CAPITALISED}){_SHORT}[®™]?(?:['’]s|(?<=s)['’])\s+(?=((?:[\w-]+\s+){{0,4}}[\w-]+))")
"""A body and what is its own: "the AAPC's best-known credential"."""
_APPOSED = re.compile(rf"[®™*_]*\s*[,:;–—-]\s*(?:an?|another)\s+({CAPITALISED})\s+([a-z][\w-]+)")
"""What a name is, by its body: "…, a RESNA credential"."""
_ONWARD = re.compile(
    r"\b(?:once (?:you|they|that|it)|and then|then to|after that|work(?:s|ing)? (?:your|their) way"
    r"|(?:move|step|go|climb)s? up"
    r"|upgrade to|followed by|next (?:is|comes|step|level|rung|up)|at the top|one (?:level|step) up|the same body)\b"
)
"""What leads from one name to the next of the same body."""
_DEFINITE = re.compile(r"\bthe (?:same )?\w+(?:'s)?(?= )")
_IT = re.compile(
    r"(?:^|[.!?;]\s+|\n)(?:It|They|Th(?:e|is|at) (?:[a-z]+ )?(?:organi[sz]ation|board|association|council|group|body"
    r"|academy|society|institute|agency|nonprofit|non-profit|foundation|college|commission))"
    r"(?: (?:also|currently|now|alone))*\s*$"
)
"""What stands for the body named last: "… Board. It administers these credentials:"."""
_GIVES = frozenset("award awards grant grants confer confers administer administers bestow bestows".split())
"""Verbs that nobody but a body does to a credential, whatever it is called: "The … Technologists award the …"."""

_ALL = re.compile(r"(?:All|Both|These|Each|They|Every one|The above|Either|The (?:first|two|three|four))\b")


@dataclass(frozen=True, slots=True)
class Body:
    """A body with the place of its name, abbreviation included."""

    name: str
    start: int
    end: int


class Defined:
    """The bodies that a document introduces as "Name (ABBR)", found when first asked for."""

    def __init__(self, document: Document, lexicons: tuple[Lexicon, ...]) -> None:
        self.document = document
        self.bodies = next((each.bodies for each in lexicons if each.bodies), None)
        self._names: dict[str, str] | None = None

    @property
    def names(self) -> dict[str, str]:
        """Abbreviation to full name. The first definition stands."""
        if self._names is None:
            self._names = {}
            if self.bodies is not None:
                for bracket in _BRACKETED.finditer(self.document.text):
                    self._define(bracket, self.bodies)
        return self._names

    def _define(self, bracket: re.Match[str], bodies: Bodies) -> None:
        text = self.document.text
        low = _same_block(text, bracket.start() - 130, bracket.start())
        if bodies.noun.search(fold(text[low : bracket.start()])) is None:
            return
        before = _ENDING.search(text, low, bracket.start())
        name = _full(before[1]) if before else ""
        if bodies.noun.search(fold(name)) and spells(bracket[1], name) and not bodies.intrinsic.match(fold(name)):
            assert self._names is not None
            self._names.setdefault(bracket[1], name)


def issuer(document: Document, found: Found, defined: Defined) -> Body | None:
    """The body that the text says issues a name: in its table row, in its own words, behind it, or before it."""
    bodies = found.lexicon.bodies
    if bodies is None:
        return None
    text = document.text
    if found.issuer is not None:
        return _at(text, *found.issuer, bodies, defined, known=True)
    return (
        _own(text, found, bodies)
        or _owner(text, found, defined)
        or _possessing(text, found, bodies, defined)
        or (found.after and _described(text, found, bodies, defined))
        or (found.after and _behind(text, found, bodies, defined))
        or (found.before and _acting(text, found.before, bodies, defined, found.lexicon.silent))
        or (found.after and _acting(text, found.after, bodies, defined))
        or (found.before and _introducing(text, found.before, bodies, defined))
        or (found.before and _owning(text, found, bodies, defined))
        or (found.before and _definite(text, found.before, bodies))
        or (found.closing and _for_all(text, found.closing, bodies, defined))
        or _named_after(text, found, defined)
        or None
    )


def inherited(document: Document, found: Sequence[Found], issuers: list[Body | None]) -> None:
    """Give a name in prose the body of the one before it where its sentence goes on from that: "…, and then to the"."""
    text = document.text
    for place in range(1, len(found)):
        last, each, bodies = found[place - 1], found[place], found[place].lexicon.bodies
        if issuers[place] or issuers[place - 1] is None or bodies is None or (each.rank < 2 and not each.before):
            continue
        if each.block != last.block or each.lexicon is not last.lexicon or each.shape.start - last.shape.end > 200:
            continue
        between = fold(text[last.shape.end : each.shape.start])
        if _ONWARD.search(between) and not bodies.noun.search(_DEFINITE.sub(" ", between)):
            issuers[place] = issuers[place - 1]


def _same_block(text: str, low: int, end: int) -> int:
    """The place from which to look back: not before the last empty line, nor in another cell."""
    low = max(0, low)
    return max(low, text.rfind("\n\n", low, end) + 2, text.rfind("\t", low, end) + 1)


def _own(text: str, found: Found, bodies: Bodies) -> Body | None:
    """The body within the name: Fellow of the American College of …"""
    shape = found.shape
    opening = bodies.intrinsic.match(fold(text[shape.first : shape.last]))
    if opening is None:
        return None
    body = _BODY.search(text, shape.first + opening.end(), shape.last)
    if body is None or not _is_body(body[1], bodies):
        return None
    return Body(_full(body[1]), body.start(1), body.end(1))


def _possessing(text: str, found: Found, bodies: Bodies, defined: Defined) -> Body | None:
    """The body whose the name is said to be: "the Institute's Certified …"."""
    first = found.shape.first
    if not text[max(0, first - 6) : first].rstrip().rstrip("®™").endswith(_POSSESSIVES):
        return None
    own = _OWNER.search(text, _same_block(text, first - 110, first), first)
    if own is None:
        return None
    name = _full(own[1])
    if name not in defined.names and not _is_body(name, bodies) and not name[1:].isalpha():
        return None
    return Body(defined.names.get(name, name), own.start(1), own.end(1))


def _owner(text: str, found: Found, defined: Defined) -> Body | None:
    """The body whose it is: "Cisco's CCNA"."""
    first = found.shape.first
    line = text.rfind("\n", 0, first) + 1
    owned = next((each for each in OWNER.finditer(text, max(line, first - 60), first + 1) if each.end() == first), None)
    if owned is None or PERSON.search(owned[1]):
        return None
    name = _full(owned[1])
    said = Body(defined.names.get(name, name), owned.end(1) - len(name), owned.end(1))
    return said if owned[1].endswith(name) else None


def _behind(text: str, found: Found, bodies: Bodies, defined: Defined) -> Body | None:
    """The body behind the name: offered by the …, or alone behind a dash."""
    start, end = found.after or (0, 0)
    end = min(end, start + 400)
    folded = fold(text[start:end])
    dash = _DASHED.match(text, start, end)
    if dash:
        alone = _BODY.match(text, dash.end(), end)
        rest = text[alone.end() : end].strip(" .®™") if alone else "-"
        if alone and (not rest or (rest[0] in "–—-|;(" and not is_short(alone[1]))):
            return _at(text, dash.end(), end, bodies, defined)
        if (
            alone
            and _WHOSE.match(text, alone.end(1) - 3, end)
            and found.lexicon.noun.search(folded, alone.end() - start)
        ):
            return _at(text, dash.end(), end, bodies, defined)  # "…: the Association's credential for"
    for said in bodies.label.finditer(folded) if ":" in folded else ():
        colon = _COLON.match(text, start + said.end(), end)
        if colon and _LINE.search(text, start, start + said.start()):
            line = text.find("\n", colon.end(), end)
            return _at(text, colon.end(), end if line < 0 else line, bodies, defined, known=True)
    aside = _ASIDE.match(text, start, end)
    if aside and (body := _at(text, aside.end(), end, bodies, defined)) and text[body.end : body.end + 1] == ")":
        return body
    that = _THAT.match(text, start, end)
    offers = that and bodies.active.match(folded, that.end() - start)
    if that and offers:
        return Body(defined.names.get(that[1], _full(that[1])), that.start(1), that.end(1))
    for said in bodies.passive.finditer(folded):
        if not _same_clause(_since(folded[: said.start()], found.shape.abbreviation), said[0]):
            continue
        full = len(said[0].split()) > 1 and not said[0].endswith(" of")
        body = _at(text, start + said.end(), end, bodies, defined, known=full)
        last = None if body else _at(text, start + said.end(), end, bodies, defined, known=True)
        if last and " " in last.name and not text[last.end : end].strip(" .*_®™"):
            body = last
        if body:
            return body
    return None


def _described(text: str, found: Found, bodies: Bodies, defined: Defined) -> Body | None:
    """The body whose credential it is said to be: "the AAPC's best-known credential", "a RESNA credential"."""
    kind = found.lexicon.noun
    start, end = found.after or (0, 0)
    end = min(end, start + 200)
    apposed = _APPOSED.match(text, start, end)
    if apposed and kind.fullmatch(apposed[2]) and _is_body(apposed[1].rpartition(" ")[2], bodies):
        return Body(defined.names.get(apposed[1], _full(apposed[1])), apposed.start(1), apposed.end(1))
    if text.find("’s ", start, end) < 0 and text.find("'s ", start, end) < 0:
        return None
    for owns in _OWNS.finditer(text, start, end):
        body = _full(owns[1])
        if ". " in text[start : owns.start()].strip(" .:") or not _is_body(body, bodies):
            continue
        if kind.search(fold(text[owns.end() : owns.end() + len(owns[3])])):
            return Body(defined.names.get(body, body), owns.start(1), owns.end(2) if owns[2] else owns.end(1))
    return None


def _since(between: str, abbreviation: str | None) -> str:
    """The words since the name was last said: "…, the CMM exam is" goes on from there."""
    last = between.rfind(f" {abbreviation.lower()} ") if abbreviation else -1
    return between if last < 0 or ". " in between[:last].strip(" .:") else between[last:]


def _same_clause(between: str, phrase: str) -> bool:
    """A full phrase may stand some way off; a bare "by" or "from" has to follow at once."""
    if ". " in between.strip(" .:"):
        return False
    if _TOGETHER.search(between):
        return True
    return len(between.split()) <= (12 if " " in phrase else 4)


def _acting(text: str, where: Range, bodies: Bodies, defined: Defined, silent: Pattern | None = None) -> Body | None:
    """The body that "awards", "offers" or "grants" it.

    With `silent` the name follows, at most a few words off, and the verb has no other object ("offers a course").
    """
    start, end = where
    closing = silent is not None
    end = min(end, start + 400) if not closing else end
    folded = fold(text[start:end])
    found: Body | None = None
    for verb in bodies.active.finditer(folded):
        between = text[start + verb.end() : end].rpartition(": ")[2]  # "… certifies people at every stage: the A"
        if silent and (sum(map(str.islower, between.split())) > 9 or silent.search(folded, verb.end())):
            continue
        before = text[start : start + verb.start()]
        body = (
            last_body(before, start)
            if silent is None or not _IT.search(before)
            else _last_named(text, before, start, bodies)
        )
        given = verb[0] in _GIVES and " " in body[0] and before[: body[1] - start].endswith("The ") if body else False
        if body and (given or _is_body(body[0], bodies) or body[0] in defined.names):
            name = body[0]
            found = Body(defined.names.get(name, name), body[1], body[2])
            if not closing:
                return found
    return found


def _introducing(text: str, where: Range, bodies: Bodies, defined: Defined) -> Body | None:
    """The body that a lead-in ends with: "The main ones come from the … Association:"."""
    start, end = where
    if text[start:end].rstrip()[-1:] != ":":
        return None
    for said in bodies.passive.finditer(fold(text[start:end])):
        body = _at(text, start + said.end(), end, bodies, defined)
        if body and text[body.end : end].strip(" ®™*_") == ":":
            return body
    return None


def _owning(text: str, found: Found, bodies: Bodies, defined: Defined) -> Body | None:
    """The last body before "its" or "their": "The … Board … Its credentials include …"."""
    start, end = found.before or (0, 0)
    own = _POSSESSIVE.search(text, max(start, end - 60), end)
    if own is None:
        return None
    named = [each for each in _BODY.finditer(text, start, own.start()) if _is_body(_full(each[1]), bodies)]
    if not named:
        return None
    name = _full(named[-1][1])
    return Body(defined.names.get(name, name), named[-1].start(1), named[-1].end())


def _definite(text: str, where: Range, bodies: Bodies) -> Body | None:
    """The body that "register with the Institute" means: the last one so named before."""
    said = _SHORT_OF.search(text, *where)
    if said is None or not bodies.noun.fullmatch(said[1].lower()):
        return None
    named = [each for each in _BODY.finditer(text, 0, said.start()) if said[1] in each[1].split() and " " in each[1]]
    return Body(_full(named[-1][1]), said.start(1), said.end(1)) if named else None


def _for_all(text: str, where: Range, bodies: Bodies, defined: Defined) -> Body | None:
    """The body that a sentence behind names gives for all of them: "Both are awarded by the …"."""
    said = _ALL.match(text, where[0], where[1])
    passive = bodies.passive.search(fold(text[where[0] : where[1]])) if said else None
    if passive is None or ". " in text[where[0] : where[0] + passive.start()]:
        return None
    return _at(text, where[0] + passive.end(), where[1], bodies, defined, known=True)


def _named_after(text: str, found: Found, defined: Defined) -> Body | None:
    """The body whose abbreviation the name begins with: "the ASE School Bus certification"."""
    first = text[found.shape.first : found.shape.last].split()[0]
    name = defined.names.get(first)
    return Body(name, found.shape.first, found.shape.first + len(first)) if name else None


def last_body(before: str, offset: int) -> tuple[str, int, int] | None:
    """The body that a stretch ends with."""
    last = next(iter(deque(_BODY.finditer(before), maxlen=1)), None)
    if last is None or re.sub(r"\b(?:also|currently|both|that|which|,)\s*", "", before[last.end() :]).strip(" ,"):
        return None
    name = _full(last[1])
    return name, offset + last.start(1), offset + last.end()


def _last_named(text: str, before: str, start: int, bodies: Bodies) -> tuple[str, int, int] | None:
    """The body that "it" means: the last one named in the paragraph."""
    low = _same_block(text, start - 300, start)
    named = [each for each in _BODY.finditer(text, low, start + len(before)) if _is_named(_full(each[1]), bodies)]
    return (_full(named[-1][1]), named[-1].start(1), named[-1].end()) if named else None


def _is_named(name: str, bodies: Bodies) -> bool:
    return _is_body(name, bodies) and (" " in name or is_short(name))


def _at(text: str, start: int, end: int, bodies: Bodies, defined: Defined, known: bool = False) -> Body | None:
    """The body that a stretch begins with. `known`: the words before say that a body follows, whatever it is called."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    body = _BODY.match(text, begin, end)
    if body is None:
        return None
    name = _full(body[1])
    if name in defined.names:
        return Body(defined.names[name], body.start(1), body.end())
    if known or _is_body(name, bodies) or (body[2] and spells(body[2], name)):
        return Body(name, body.start(1), body.end())
    return None


def _is_body(name: str, bodies: Bodies) -> bool:
    return bodies.noun.search(fold(name).replace("-", " ")) is not None or (is_short(name) and len(name) > 2)


def _full(name: str) -> str:
    return tidy(_LEADING.sub("", name)).removesuffix("'s")
