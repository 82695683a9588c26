"""What a name looks like: "Name", "Name (ABBR)", "ABBR (Name)", two names with a slash between them."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.words.forms import fold, is_short, singular, straight, tidy, word_set

_LONGEST = 9
_SENTENCE_WORDS = 8
"""Words before the last one of a sentence that is more than a name with an article and a bullet before it."""
_BULLET = re.compile(
    r"\s*(?:[•◦▪‣*·–—-]\s+)?(?:(?:#\s?|No\. ?)\d{1,2}[.:)]?\s+(?:[-–—]\s+)?"
    r"|(?:[Ss]tep\s+)?[#(]?\d{1,2}(?:[.):]|\s*[-–—])\s+)?[*_`\[]*(?:And\s+)?(?:[Tt]he\s+|[Aa]n?\s+)?"
)
_STAGE = re.compile(
    r"(?:(?:years?|yrs?\.?)\s\d+(?:\s?(?:[–-]|to)\s?\d+|\s?\+|\s(?:and|or)\s\w+)?"
    r"|\d+\s?(?:(?:[–-]|to)\s?\d+\s?|\+\s?)?(?:years?|yrs?\.?|months?)(?:\s(?:of\s)?experience|\s(?:and|or)\s\w+)?"
    r"|(?:entry|early|junior|mid|late|senior|staff|top|executive|intermediate|advanced)\+?(?:-\w+|\slevel)?"
    r"|(?:level|stage|tier|phase|rung)\s\w+)(?:\s\([^()\n]{1,30}\))?[*_]*(?::[*_]*|\s[–—-])\s+[*_]*(?=[^\W\d])",
    re.I,
)
"""The stage of a career before a title: "Years 3–5: ", "Mid-level – ", "Senior (5+ years): "."""
_AMOUNT = r"\s*(?:[$£€]\d|\d{1,2}(?:\s?[–-]\s?\d{1,2}|\+)?\s(?:years?|yrs|months?)\b)"
_BREAK = re.compile(
    rf"[\s,:.;!?—](?:(?<=\s)(?:\s*(?=who(?:se)?\s)|(?={_AMOUNT})|[–—|-]{{1,2}}\s|(?<=[\n\t]))"
    rf"|(?<!\s)(?:(?<=[:.;!?])(?=[*_]*(?:\s|$))|(?<=,)(?={_AMOUNT})|(?<=,)\s+(?=(?:who|whose|which|where"
    r"|responsible for|in charge of|mostly|usually|often|typically|sometimes|especially|free|earned|obtained"
    r"|granted|plus)\s)|(?<=—)))"
)
"""What ends a name, by the sign it begins with: only at those is anything compared."""
_BY = re.compile(r"(?:By|Written by|Reviewed by|Edited by) [A-Z]")
"""How the line of an author opens."""
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Sr|Jr|Dr|St|Asst|vs|No))$")
GRADE = re.compile(
    r"\s[–—-]\s(?:Associate|Specialty|Professional|Practitioner|Foundational|Fundamentals|Expert|Advanced|Master"
    r"|Level [IV\d]+)(?=\s*(?:$|[,;.(\n])"
    r"|\s[a-z])"
)
"""The grade that ends a vendor's credential: "AWS Certified Developer – Associate"."""
_BRACKET = re.compile(r"\s*\(([^()]{1,80})\)")
_AMID = re.compile(
    r"\s\(([A-Z][A-Za-z0-9&/-]{1,7})\)\s+([A-Za-z][\w'’-]*(?:\s+[A-Za-z][\w'’-]*){0,2})(?=\s*$|\s*[*_:.,;–—-])"
)
"""A short form amid a name, and the words behind it: "user experience (UX) designer"."""
_NAMES = re.compile(r"\s*(?:$|[,()&®™*'’]|(?:of|for|on|in|to|at|and|the|inc|llc|international|worldwide)\b)")
"""What stands behind the noun in the name of a body: a "network engineer" is none."""
_FOUNDATION = re.compile(r"[A-Z][A-Z0-9]{2,}(?:\s+v?\d)?\s+Foundation")
"""The first level of a framework, such as "ITIL 4 Foundation"."""
OWNER = re.compile(r"((?:[A-Z(][\w().&-]*\s+){0,4}[A-Z(][\w().&²-]*)['’]s\s+(?=[A-Z])")
"""Whose something is: "Cisco's", "The Nielsen Institute's"."""
PERSON = re.compile(r"(?:er|or|ist|ian|nt|se|Today)$")
"""How the names of people end, rather than of bodies: "Driver's License", "Bachelor's"."""
_PLUS = re.compile(r"[A-Za-z]\+(?=[\s*_]|$)")
_EXAM = re.compile(r"[A-Z0-9]{1,4}-[A-Z]?\d{2,4}")
"""The code of an exam, which is no abbreviation of what it leads to: "CompTIA Security+ (SY0-701)"."""
_CODED = re.compile(r"(?<=[A-Z])\s+[A-Z]{0,3}\d?-?[A-Z]?\d{2,4}(?:-\d+)?$")
"""Such a code behind an abbreviation: "(CCNA 200-301)"."""
_TAIL_SHORT = re.compile(r",?\s+([A-Z][A-Za-z.-]*[A-Z][A-Za-z.-]*)$")
_WORD = re.compile(r"[\w'’&.+-]+")
_LETTERED = re.compile(r"\w+")
_SENTENCE = word_set(
    "is are was were be been to can could will would may might must should shall has have had do does did "
    "your you we our us i that who whom which what when where how why this these those it its they their "
    "them if because not also there here many most some offer offers earn get become learn take pass see "
    "find know choose consider all each every both"
)
_HANGING = word_set("of for with to from by at and or the a an")
"""Words with which no name ends."""
_CAPITALS = word_set("IT US")
"""Abbreviations that only look like words of sentences."""
_GRADES = re.compile(r"(?<=\w )I(?=(?: and II|/II|, II)\b|$)")
"""A first grade, which is no pronoun: "Firefighter I and II"."""
_NO_NAME = re.compile(
    r"[$%?!;>→»|]|(?<!Section )(?<!Part )(?<![A-Z]-)\d{3}|^(?:Typically|Usually|Often|Generally|About|Around|Up to)\s"
)
"""Signs that no name holds, figures that number nothing, and words that no name begins with."""
_LINKED = re.compile(r"([\w'’&-]+)(\s+(?:of|for|in|to)\s|,)")
"""A word before what links others to it."""
_GRADE_ALONE = re.compile(r"[IVX]+|\d")
_KIND_IN = re.compile(r"(?:[\w&.]+-(?=\w+ed )|(?:[\w'&.-]+ )+(?=\w+ in ))(\w+) ")
"""A kind before its field, or behind whose it is: "Board Certification in …", "ASCA-Certified …"."""
_ABOUT_SUCH = re.compile(
    r"(?:primary|secondary|main|optional|required|key) \w+$"
    r"|.* (?:overview|comparison|table|format|costs?|timeline|tips)$"
    r"|(?:other|more|additional|popular|common|best|top|further|recommended|optional|voluntary|useful|key|relevant)"
    r" (?:\w+ )?\w+s\b"
)
"""Words about such names, and none of them: "Other credentials worth a look"."""
_LINKS = word_set("of and & in for the to on with at as or / from")


class Shape(Struct, frozen=True, gc=False):
    """A name at text[start:end]; the name itself is text[first:last], its abbreviation apart."""

    start: int
    end: int
    first: int
    last: int
    abbreviation: str | None = None


def leading(text: str, start: int, end: int, opener: re.Pattern[str] | None = None) -> tuple[Shape, int] | None:
    """The name that an item begins with, and where its explanation begins.

    Behind an opener a colon ends nothing: "Microsoft Certified: Data Analyst Associate".
    """
    first = _BULLET.match(text, start, end)
    begin = first.end() if first else start
    if _BY.match(text, begin, end):
        return None
    stage = _STAGE.match(text, begin, end)
    begin = stage.end() if stage else begin
    stop = _stop(text, begin, end)
    stop = _unbold(text, start, begin, stop)
    if opener and text[stop : stop + 1] == ":" and _goes_on(text, begin, stop, end, opener):
        stop = _stop(text, stop + 1, end)
    grade = GRADE.match(text, stop, end) if opener and opener.search(fold(text[begin:stop])) else None
    stop = grade.end() if grade else stop
    shape = bracketed(text, begin, stop)
    return (shape, max(stop, shape.end)) if shape else None


def _unbold(text: str, start: int, begin: int, stop: int) -> int:
    """Where a name ends that is set in bold, unless its abbreviation or long form follows in brackets.

    What closes it is out of sight where a comma follows.
    """
    if begin == start or text[begin - 1] != "*":
        return stop
    close = text.find("*", begin, stop)
    if close < 0:
        comma = text.find(",", begin, stop)
        return comma if comma > 0 else stop
    return stop if text[close:stop].lstrip("* ").startswith("(") else close


def opens_prose(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a sentence that is too long to be a name, as nearly all lines do."""
    stop = _BREAK.search(text, start, end)
    if stop is None or stop[0] != "." or text.count(" ", start, stop.start()) < _SENTENCE_WORDS:
        return False
    return text.find("(", start, stop.start()) < 0 and not _is_initial(text, stop.start())


def _goes_on(text: str, begin: int, stop: int, end: int, opener: re.Pattern[str]) -> bool:
    """Whether a name goes on behind a colon: "Microsoft Certified: …", "Oracle Certified Professional: Java …"."""
    if opener.fullmatch(fold(text[begin:stop]).rpartition(" ")[2]):
        return True
    rest = text[stop + 1 : _stop(text, stop + 1, end)]
    return opener.search(fold(text[begin:stop])) is not None and capitalised(rest) and 1 < len(rest.split()) <= 6


def _stop(text: str, begin: int, end: int) -> int:
    """Where the name part of an item ends: at the first colon, dash or full stop outside brackets."""
    depth_end = begin
    for found in _BREAK.finditer(text, begin, end):
        inside = text.count("(", depth_end, found.start()) > text.count(")", depth_end, found.start())
        if not inside and not _is_initial(text, found.start()):
            return found.start()
    return end


def _is_initial(text: str, stop: int) -> bool:
    """A full stop of "U.S." or "Sr." ends nothing."""
    return text[stop] == "." and _INITIAL.search(text[max(0, stop - 4) : stop]) is not None


def bracketed(text: str, begin: int, end: int) -> Shape | None:
    """The name in a stretch that holds nothing else, with the abbreviation in or before its brackets."""
    begin, end = _strip(text, begin, end)
    if begin >= end:
        return None
    bracket = _BRACKET.search(text, begin, end)
    if bracket is None:
        return _with_tail(text, begin, end)
    first, last = _strip(text, begin, bracket.start())
    inner = bracket[1].strip(" ®™")
    if _EXAM.fullmatch(inner) or _is_aside(tidy(text[first:last]), inner):
        return Shape(first, last, first, last)
    inner = _CODED.sub("", inner)
    if is_short(inner) or is_short(inner.removesuffix("s")):
        return Shape(first, bracket.end(), first, last, inner.removesuffix("s")) if first < last else None
    if is_short(tidy(text[first:last])):
        low, high = _strip(text, bracket.start(1), bracket.end(1))
        return Shape(first, bracket.end(), low, high, tidy(text[first:last]))
    return Shape(first, last, first, last) if first < last else None


def _is_aside(name: str, inner: str) -> bool:
    """Whether brackets behind an abbreviation hold neither its long form nor its short one: "CPA (AICPA)"."""
    return is_short(name) and not spells(name, inner) and (is_short(inner) or inner[:1].isupper())


def _with_tail(text: str, begin: int, end: int) -> Shape:
    """A name without brackets; "Certified Medical Manager, CMM" has its abbreviation behind a comma."""
    tail = _TAIL_SHORT.search(text, begin, end)
    if tail and is_short(tail[1]) and spells(tail[1], text[begin : tail.start()]):
        return Shape(begin, end, begin, tail.start(), tail[1])
    return Shape(begin, end, begin, end)


def inside(text: str, begin: int, end: int, lexicon: Lexicon) -> Shape | None:
    """A name with the short form of its first words in brackets amid it: "user experience (UX) designer"."""
    amid = _AMID.search(text, begin, end) if lexicon.heads else None
    if amid is None or not (is_short(amid[1]) and spells(amid[1], text[begin : amid.start()])):
        return None
    if not is_head(amid[2].split()[-1], lexicon, sure=True):
        return None
    first, last = _strip(text, begin, amid.end())
    return Shape(first, last, first, last, f"{amid[1]} {amid[2]}")


def spells(abbreviation: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in the name in their order, from its first letter on."""
    letters = [each for each in abbreviation.lower() if each.isalpha()]
    folded = fold(name)
    rest = iter(folded)
    return (
        bool(letters)
        and all(letter in rest for letter in letters)
        and any(word[0] == letters[0] for word in _LETTERED.findall(folded))
    )


def _strip(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and (text[begin].isspace() or text[begin] in "\"'“”‘•*_`["):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in "\"'“”,;:.*_`]"):
        end -= 1
    return begin, end


def phrase_like(name: str) -> bool:
    """Whether a stretch may be a name at all: some words, and none that only sentences hold."""
    name = straight(name)
    words = _WORD.findall(_GRADES.sub("1", name) if " I" in name else name)
    return (
        bool(words)
        and len(words) <= _LONGEST + 3
        and words[-1] not in _HANGING
        and name.count("(") == name.count(")")
        and _SENTENCE.isdisjoint([each.lower().partition("'")[0] for each in words if each not in _CAPITALS])
        and not _NO_NAME.search(name)
    )


@lru_cache(maxsize=4096)
def title_like(name: str, lexicon: Lexicon, sure: bool = False) -> bool:
    """Whether a stretch reads like a title: a phrase whose head is a noun that titles end in.

    Endings such as -er are weaker evidence; `sure` does without them. Remembered, since the same titles stand in many
    pages, and several rules ask the same of each.
    """
    tidied = tidy(name)
    words = _WORD.findall(tidied)
    if not words or len(words) > _LONGEST:
        return False
    return any(is_head(each, lexicon, sure) for each in _candidates(words, tidied)) and phrase_like(name)


def _candidates(words: list[str], tidied: str) -> list[str]:
    """Where the head may stand: before "of" or "for" ("Director of Nursing"), else last or before a comma."""
    link = _LINKED.search(tidied) if " " in tidied or "," in tidied else None
    if link and link[2] != ",":
        return [link[1]]
    grade = words[-2:-1] if _GRADE_ALONE.fullmatch(words[-1]) else []
    return [words[-1].rstrip("."), *grade, *([link[1]] if link else [])]


@lru_cache(maxsize=4096)
def is_head(word: str, lexicon: Lexicon, sure: bool = False) -> bool:
    """Whether a word is a noun that names of this property end in; remembered, as words come again and again."""
    if word.isupper() and word.removesuffix("S") in lexicon.short:
        return True
    one = singular(fold(word))
    if one.upper() in lexicon.short or one in lexicon.not_heads:
        return False
    if one in lexicon.heads or one.rpartition("-")[2] in lexicon.heads:
        return True
    return not sure and len(one) > 4 and one.endswith(lexicon.endings)


def capitalised(name: str) -> bool:
    """Whether every word of weight begins with a capital."""
    words = [each for each in re.findall(r"[^\s/]+", tidy(name)) if each.lower() not in _LINKS and each not in "–—-"]
    return bool(words) and all(each.lstrip("(“\"'")[:1].isupper() or each[:1].isdigit() for each in words)


def is_body(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a body rather than of what it issues."""
    whole = fold(name)
    if lexicon.bodies is None or lexicon.bodies.noun.search(whole) is None:
        return False
    folded = fold(tidy(name))
    if lexicon.opener.match(folded) or lexicon.noun.fullmatch(folded.rpartition(" ")[2]):
        return False
    kind = _KIND_IN.match(folded)
    if kind and (lexicon.noun.fullmatch(kind[1]) or lexicon.opener.fullmatch(kind[1])):
        return False
    said = [each for each in lexicon.bodies.noun.finditer(whole) if _NAMES.match(whole, each.end())]
    if not said or _FOUNDATION.fullmatch(name):
        return False
    return said[-1].end() == len(name.rstrip()) or not _vendor(name, lexicon)


def unowned(text: str, shape: Shape, lexicon: Lexicon) -> Shape:
    """A name without whose it is: "Cisco's CCNA", where what is left is such a name itself."""
    owner = OWNER.match(text, shape.first, shape.last)
    if owner is None or not lexicon.naming.abbreviations or PERSON.search(owner[1]):
        return shape
    rest = bracketed(text, owner.end(), shape.end)
    return rest if rest and (credential_like(text, rest, lexicon) or marked(text, rest)) else shape


def marked(text: str, shape: Shape) -> bool:
    """Whether a name has a mark of vendors' credentials: a plus sign, or an abbreviation behind a name or two."""
    name = text[shape.first : shape.last]
    words = tidy(name).split()
    return _PLUS.search(name) is not None or (1 < len(words) <= 3 and is_short(words[-1]) and len(words[-1]) > 3)


def credential_like(text: str, shape: Shape, lexicon: Lexicon) -> bool:
    """Whether a name says itself what it is: by an opener, a noun of its kind, or an abbreviation that spells it."""
    name = text[shape.first : shape.last]
    folded = fold(tidy(name))
    words = len(_WORD.findall(folded))
    if not phrase_like(name) or words > _LONGEST + 3 or is_body(name, lexicon) or _ABOUT_SUCH.match(folded):
        return False
    if lexicon.steps.match(folded) and not lexicon.noun.search(folded):  # "Doctor of Pharmacy"
        return False
    told = name[:1].isupper() or (shape.abbreviation is not None and spells(shape.abbreviation, name))
    if lexicon.opener.match(folded) and (words > 1 or shape.abbreviation) and told:
        return True
    if name[:1].isupper() and words > 2 and _vendor(name, lexicon):
        return True
    short, _, last = tidy(name).partition(" ")
    if words == 2 and capitalised(name) and is_short(short) and lexicon.opener.fullmatch(fold(last)):
        return True  # "NCEA Certified"
    if 1 < words <= _LONGEST and lexicon.noun.search(folded) and not lexicon.noun.fullmatch(folded):
        first, _, kind = folded.rpartition(" ")
        return not (lexicon.plain.issuperset(first.split()) and kind != singular(kind))  # "Professional certifications"
    if shape.abbreviation:
        return capitalised(name) and spells(shape.abbreviation, name)
    return lexicon.naming.abbreviations and words == 1 and is_short(tidy(name))


def _vendor(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with one or two names of its own before its opener: "AWS Certified Developer"."""
    opener = lexicon.opener.search(fold(name))
    before = name[: opener.start()].split() if opener else []
    return 0 < len(before) <= 2 and capitalised(name) and all(each[0].isupper() for each in before)


def reads_as_name(text: str, shape: Shape, lexicon: Lexicon, sure: bool = False) -> bool:
    """Whether a stretch reads like a name of this property, by any of the signs its profile gives."""
    naming, name = lexicon.naming, text[shape.first : shape.last]
    if (naming.heads or naming.endings) and title_like(name, lexicon, sure):
        return True
    if (naming.openers or naming.nouns or naming.abbreviations) and credential_like(text, shape, lexicon):
        return True
    return naming.proper and capitalised(name) and phrase_like(name)
