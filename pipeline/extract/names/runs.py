"""Names in a row within one sentence: "a hospital administrator, clinic manager, or director of nursing"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.proper import FIGURED, proper_end
from pipeline.extract.names.shapes import (
    Shape,
    bracketed,
    capitalised,
    inside,
    is_body,
    is_head,
    phrase_like,
    reads_as_name,
)
from pipeline.extract.names.vendors import stopped
from pipeline.extract.words.forms import fold, singular, tidy, word_set

_JOINED = (
    r"(?:and|or),\s+(?:in|for|at|on|with|by|much|after|finally|eventually|perhaps|possibly|ultimately|if|sometimes)\b"
    r"[^,.;:()]{0,45},\s+|(?:and/or|and|or|as well as|and also),?\s+"
)
_PART = re.compile(rf"[,\s;](?:(?<=,)\s+(?:{_JOINED})?|(?<=\s)(?:\s*(?:{_JOINED}|;\s*)|[/|·•]\s)|(?<=;)\s*)")
"""What parts names in a row; an aside may stand before the last: "and, in time, a …"."""
_STOP = re.compile(r"[.!?:](?=\s|$)|\s[–—]\s|—|\n\s*\n")
_WORD = re.compile(r"[\w'’&./+-]+")
_END = word_set(
    "in at for with within on by from to who that which where when while through across among into under "
    "over after before is are was were be can could will would may might must should has have had do does "
    "you your they these this it we our depending based "
    "because since as if than then so typically often usually also including such like responsible "
    "require requires need needs help helps"
)
_AMID = word_set("it us help")
"""Those of them that titles hold: "IT manager", "help desk analyst"."""
_ROW = 4
"""Names of a row behind which one may stand that reads like none."""
_OTHER = word_set(
    "more other others many so on etc anything something everything various several similar related not even"
)
_COMPLEMENT = re.compile(
    r"\s+of\s+(?:[A-Z][\w'’&-]*(?:\s+(?:and\s+)?[A-Z][\w'’&-]*)*"
    r"|(?:the\s+)?[\w'’&-]+(?:\s+[\w'’&-]+)?(?=\s*(?:[,.;:)\n]|$|\b(?:and|or|in|at|who|is|are|to)\b)))"
)
_SHORT = re.compile(r"\s*\([A-Z][A-Za-z.&-]{1,9}\)")
_GRADED = re.compile(r"\s(?:I{1,3}|IV|V)(?=\s*(?:[,.;:)*_]|$|\b(?:and|or)\b))")
"""The grade behind a title: "Planner II"."""
_DESCRIBED = re.compile(r"(?:[a-z][\w'’-]*\s){1,4}(?=[A-Z])")
"""What a proper name is, before it: "the supermarket chain Fennimore"."""
_SET_APART = re.compile(
    r"(?:,\s*)?(?:(?:in|at|on|within|among|for|outside|across) [^,;:.()]{2,50}"
    r"|less (?:often|commonly|formally)|more (?:rarely|formally)|occasionally|increasingly|informally|sometimes),\s+"
)
"""Where or how often the next name of a row holds, between commas."""
_NOT_FIRST = re.compile(
    r"(?:another|other|more|own|new|several|various|different|type|types|someone|aspiring|prospective"
    r"|future|fine|second|third|fully|highly|newly|entirely|unlicensed|experienced|inexperienced|skilled|qualified|talented|trained|dedicated"
    r"|good|great|strong|better|supervise|manage|oversee"
    r"|lead(?= (?:an?|the|other|others|teams?|groups?|crews?|projects?|people|staff)\b))\b"
)
_ASIDE = re.compile(r"[®™]*\s*\([^()]{3,80}\)")
_OWN_VERB = re.compile(r"\s+(?:may|might|can|could|will|would|should|must|is|are|was|were|has|have)\s")
_SET_OFF = re.compile(
    r"(?:for|with|at|in|after|if|once|given|on|over|by|perhaps|maybe|possibly|eventually|ultimately|finally|later|someday"
    r"|even|one day|much later|of course|above all|less often|more rarely|occasionally)\b[^.;:()]{0,40}$"
)
"""What may stand between commas behind a conjunction: "a team lead and, with luck, a director"."""
_ARTICLE_INSIDE = re.compile(r"\s(?:an?|(?<!\bof )the|their|your|its)\s")


def enumerated(
    text: str, folded: str, start: int, limit: int, lexicon: Lexicon, complement: bool = False
) -> list[Shape]:
    """The names in a row from `start` on; it ends with the first stretch that is none.

    In a `complement` ("may become a …, and a … may …") a name with a verb of its own begins another clause.
    """
    limit = stopped(text, start, limit, lexicon)
    found: list[Shape] = []
    alone: list[Shape] = []
    likely: list[Shape] = []
    begin, skipped = start, False
    while begin < limit:
        if found and (setting := _SET_APART.match(folded, begin, limit)):
            begin = setting.end()  # "… and, in a chain, …"
            continue
        opening = lexicon.opening.match(folded, begin, limit)
        begin = opening.end() if opening else begin
        if lexicon.naming.proper and (described := _DESCRIBED.match(text, begin, limit)):
            begin = begin if _END.intersection(described[0].split()) else described.end()
        part = _outside(text, begin, limit)
        end = part.start() if part else limit
        word = _LETTERS.match(text, begin, end)
        if word is not None and is_head(word[0], lexicon):
            if head := _head_alone(text, word, end, lexicon, sure=not complement):
                alone.append(head)
                if part is None or head.end + 1 < end:
                    break
                begin = part.end()
                continue
            if not complement and (head := _head_alone(text, word, end, lexicon, sure=False)) and head.end >= end:
                likely.append(head)
        if found and part and lexicon.bodies and lexicon.bodies.passive.match(folded, begin):
            begin = part.end()  # "…, offered by the …, and the …": the row goes on behind its aside
            continue
        if found and part and _is_set_off(folded, begin, end):
            begin = part.end()
            continue
        shape, done = _name_at(text, folded, begin, end, lexicon)
        if shape is None and done and part is not None and part[0].strip() in ("and", "&"):
            second = _outside(text, part.end(), limit)
            end = second.start() if second else limit
            shape, done = _name_at(text, folded, begin, end, lexicon)
            part = second
        if shape is None and not done and part is not None:
            begin = part.end()
            continue
        if shape is None and not found and not complement and part is not None and part[0].strip() == ",":
            shape, done = _before_first(text, folded, begin, end, part.end(), limit, lexicon), False
        if shape is None and found and _alike(text, found[0], begin, end, lexicon):
            shape, done = bracketed(text, begin, end), False
        if shape is None and len(found) >= _ROW and part is not None and not skipped:
            begin, skipped = part.end(), True  # one of a long row that no noun tells
            continue
        if shape is None or (complement and found and _OWN_VERB.match(folded, shape.end, limit)):
            break
        if lexicon.verb.match(folded, shape.end, limit):
            break
        found.append(shape)
        if done or part is None:
            break
        begin = part.end()
    if complement and not found:
        return alone if len(alone) > 1 or _stands_alone(text, alone, limit, lexicon) else []
    return _with_heads(found, alone, likely, 2 if complement else 3)


def _is_set_off(folded: str, begin: int, end: int) -> bool:
    """Whether a stretch behind "and," is an aside before the next name."""
    joined = folded[max(0, begin - 8) : begin].rstrip(" ,")
    return joined.endswith((" and", " or", " then", " even")) and _SET_OFF.match(folded, begin, end) is not None


def _stands_alone(text: str, alone: list[Shape], limit: int, lexicon: Lexicon) -> bool:
    """Whether a bare head is all that somebody is said to become: "… came back to work as instructors."."""
    return all(is_head(text[each.start : each.end], lexicon, sure=True) and each.end + 1 >= limit for each in alone)


_LETTERS = re.compile(r"[A-Za-z]{4,}")


def _head_alone(text: str, word: re.Match[str], end: int, lexicon: Lexicon, sure: bool) -> Shape | None:
    """A stretch that is nothing but its first word, a head ("foreman"): too general to be a name, unless its row says
    it is one."""
    if singular(word[0].lower()) in lexicon.general or (sure and not is_head(word[0], lexicon, sure=True)):
        return None
    if _speaks_alone(word[0], lexicon):
        return None
    rest = text[word.end() : end].strip(" .)").split()
    if rest and (sure or rest[0] not in _END):
        return None
    return bracketed(text, word.start(), word.end())


def _with_heads(found: list[Shape], alone: list[Shape], likely: list[Shape], least: int) -> list[Shape]:
    """The names of a row, with the bare heads among them where it names enough: "a foreman, yard boss or …"; one that
    its ending alone tells has to stand between others: "dispatcher, expediter, shipping clerk"."""
    places = [each.start for each in (*found, *alone)]
    alone = alone + [each for each in likely if min(places, default=0) < each.start < max(places, default=0)]
    if not found or len(found) + len(alone) < least:
        return found
    return sorted({each.start: each for each in (*found, *alone)}.values(), key=lambda each: each.start)


def _before_first(
    text: str, folded: str, begin: int, end: int, start: int, limit: int, lexicon: Lexicon
) -> Shape | None:
    """A stretch before the first sure name of a row, built like that name: "harbor master, dock manager"."""
    opening = lexicon.opening.match(folded, start, limit)
    start = opening.end() if opening else start
    part = _outside(text, start, limit)
    first, _ = _name_at(text, folded, start, part.start() if part else limit, lexicon)
    return bracketed(text, begin, end) if first and _alike(text, first, begin, end, lexicon, bare=True) else None


def _alike(text: str, first: Shape, begin: int, end: int, lexicon: Lexicon, bare: bool = False) -> bool:
    """Whether a stretch is built like the name the row began with: plural as that is, or one with an article.

    `bare`: one without an article will do.
    """
    name, words = text[first.first : first.last], text[begin:end].strip(" .,").split(" ")
    if not 2 <= len(words) <= 4 or not all(each.isalpha() and (each.islower() or each.isupper()) for each in words):
        return False
    if not name.islower():
        return False
    if any(each in _END or each in _OTHER or each in lexicon.stops for each in words):
        return False
    if name.endswith("s") != words[-1].endswith("s"):
        return False
    return bare or words[-1].endswith("s") or re.search(r"\ban?\s+$", text[max(0, begin - 4) : begin]) is not None


def _outside(text: str, begin: int, limit: int) -> re.Match[str] | None:
    """The next comma or conjunction outside brackets."""
    for part in _PART.finditer(text, begin, limit):
        if text.count("(", begin, part.start()) <= text.count(")", begin, part.start()):
            return part
    return None


def _name_at(text: str, folded: str, begin: int, end: int, lexicon: Lexicon) -> tuple[Shape | None, bool]:
    """The name that a stretch begins with, and whether the row is at its end there, since other words follow.

    A head alone ("supervisors") is too general to be a name, but the row goes on behind it.
    """
    naming = lexicon.naming
    titled = bool(naming.heads or naming.endings)
    stop = _title_end(text, begin, end, lexicon) if titled else proper_end(text, begin, end, lexicon)
    if stop is None or stop <= begin:
        return None, True
    shape = inside(text, begin, stop, lexicon) or bracketed(text, begin, stop)
    if shape is None or not (reads_as_name(text, shape, lexicon) or _proper(text, shape, lexicon)):
        return None, True
    name = text[shape.first : shape.last]
    if naming.heads and (
        _NOT_FIRST.match(folded, shape.first) or _ARTICLE_INSIDE.search(folded, shape.first, shape.last)
    ):
        return None, True
    if naming.heads and len(tidy(name).split()) < 2 and not name.isupper() and not _speaks_alone(name, lexicon):
        return None, shape.end < end
    if is_body(name, lexicon) or lexicon.steps.match(fold(name)):
        return None, True
    aside = _ASIDE.match(text, shape.end, end) if name.isupper() else None
    if aside is None and naming.proper:
        aside = FIGURED.match(text, shape.end, end)
    rest = text[aside.end() if aside else shape.end : end].strip(" ,;®™*")
    return shape, bool(rest) and not (lexicon.bodies and lexicon.bodies.passive.match(rest.lower()))


@lru_cache(maxsize=4096)
def _speaks_alone(name: str, lexicon: Lexicon) -> bool:
    """Whether one word says enough: "caseworkers" and "nurse-midwives" are more closely named than "workers"."""
    one = singular(name.lower())
    return is_head(one, lexicon) and ("-" in one or any(each != one and one.endswith(each) for each in lexicon.general))


def _proper(text: str, shape: Shape, lexicon: Lexicon) -> bool:
    """Behind "certifications such as the", a capitalised name of two words or more is taken at the text's word."""
    name = text[shape.first : shape.last]
    return lexicon.naming.abbreviations and " " in name and capitalised(name) and phrase_like(name)


def opens_none(lexicon: Lexicon) -> frozenset[str]:
    """The words with which no title begins, since they end one: not those that stand for others in capitals."""
    ends = _END.union(lexicon.stops).difference(_AMID)
    return frozenset(each for each in ends if not is_head(each, lexicon))


def _title_end(text: str, begin: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a title ends: behind the last head noun before a word that no title holds."""
    last: int | None = None
    for word in _WORD.finditer(text, begin, end):
        lower = word[0].lower()
        compound = lower == "help" and text.startswith(" desk", word.end())
        if (lower in _END or lower in lexicon.stops) and word[0] not in ("IT", "US") and not compound:
            break
        if last is not None and text[word.start() - 1] == "(":
            break
        if is_head(word[0].rstrip("."), lexicon):
            last = word.end()
            of = _COMPLEMENT.match(text, last, end) or _GRADED.match(text, last, end)
            if of:
                last = of.end()
    bracket = _SHORT.match(text, last, end) if last is not None else None
    return bracket.end() if bracket else last


def aliases_at(
    text: str, folded: str, start: int, limit: int, lexicon: Lexicon, weak: bool, sure: bool = True
) -> list[Shape]:
    """The other names of the subject after "also known as": a few words each, up to the end of the clause.

    They need not end in a known head; after a bare "or" (`weak`), or a phrase that is not `sure`, they must.
    """
    stop = _STOP.search(text, start, limit)
    limit = _closing(text, start, min(stop.start() if stop else limit, start + 160))
    last = False
    found: list[Shape] = []
    begin = start
    while begin < limit:
        opening = lexicon.opening.match(folded, begin, limit)
        begin = opening.end() if opening else begin
        part = _outside(text, begin, limit)
        end = part.start() if part else limit
        if part and part[0].strip() in ("and", "&") and _title_end(text, begin, end, lexicon) is None:
            part = _outside(text, part.end(), limit)
            end = part.start() if part else limit
        if found and part and (setting := _SET_APART.match(folded, begin, limit)):
            begin = setting.end()  # "… or, in a few schools, …"
            continue
        shape = _alias(text, begin, end, lexicon, weak or bool(found) or not sure)
        if shape is None and found and _same_head(text, found[0], begin, end):
            shape = bracketed(text, begin, end)  # "HVAC techs, service techs"
        if shape is None and last and len(found) > 1 and text[begin:end].strip(" .)\"'”’").isalpha():
            shape = bracketed(text, begin, end)  # the last of a row of three is taken at the row's word
        if shape is None or (found and _goes_on(text, shape.end, end)):
            break
        found.append(shape)
        linked = part is not None and part[0].strip(" ,") != ""
        if part is None or shape.end < end - 1 or (weak and not linked) or (last and not linked):
            break  # behind "x or y" a bare comma ends the row
        last = last or linked
        begin = part.end()
    return found


def _same_head(text: str, first: Shape, begin: int, end: int) -> bool:
    """Whether a stretch of a few words ends in the word that the first name of its row ends in."""
    words = text[begin:end].strip(" .,\"'”’").split()
    return 1 < len(words) <= 4 and words[-1].lower() == text[first.first : first.last].split()[-1].lower()


def _goes_on(text: str, begin: int, end: int) -> bool:
    """Whether words behind a name make it the subject of another clause: "…, and plenty of principals still say so"."""
    rest = text[begin:end].strip(" ,;.)\"'”’").split()
    return bool(rest) and rest[0].islower() and rest[0] not in _END


def _closing(text: str, start: int, end: int) -> int:
    """The bracket that closes around a place, if it was opened before it."""
    depth = 0
    for place in range(start, end):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth < 0:
            return place
    return end


def _alias(text: str, begin: int, end: int, lexicon: Lexicon, strict: bool) -> Shape | None:
    stop = _title_end(text, begin, end, lexicon)
    whole = text[begin:end].split()
    if (
        stop is not None
        and len(whole) <= 4
        and not any(each in _END or each in _OTHER or each in lexicon.stops for each in map(str.lower, whole))
    ):
        stop = end
    if stop is None and not strict:
        closing = re.compile(r"[\"”’)]").search(text, begin, end)
        stop = closing.start() if closing else end
    if stop is None:
        return None
    shape = bracketed(text, begin, stop)
    if shape is None:
        return None
    name = text[shape.first : shape.last]
    words = tidy(name).split()
    if not 1 <= len(words) <= 6 or not phrase_like(name):
        return None
    if len(words) == 1 and strict and not (capitalised(name) or is_head(name, lexicon)):
        return None
    return shape
