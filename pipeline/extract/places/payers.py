"""Who gives the money that a sentence tells of: "Hospitals paid the highest median at …", "Offices of dentists, where
most of them work, paid …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.words.worded import either
from pipeline.records.document import Range
from pipeline.values.patterns import later

_REACH = 90
"""Characters between the verb and its figure."""
_FARTHEST = 300
"""Characters before the verb in which the one who gives is named."""
_GIVEN = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got|well|best|better|highest|lowest|worst|less|not)[ -]$", re.I
)
"""Words before a verb that is none: "are paid", "the highest paid"."""
_CLAUSE = (
    r"\b(?:and|but|so|while|where|whereas|when|than|because|although|though|who|which|that|if|or|for|off|out"
    r"|with(?! an? (?:median|mean|average))|by(?! the\b))\b"
)
"""Words between the verb and a figure that begin something else: "pay overtime, but most earn"."""
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_ASIDE = re.compile(
    r",\s(?:the|an?|which|where|whose|who|often|meaning|including|especially|such as|mostly|largely|usually)\s[^.;:]*,$"
)
_PARTED = re.compile(
    r"[.;:]\s|\s[–—]\s|,\s(?:while|whereas|but|and|with|though|although|followed by)\s"
    r"|\b(?:while|whereas|but)\s|^(?:and|with|since|because|although|though|when|where|if|as)\s",
    re.I,
)
"""What parts the one who gives from what was said before."""
_LISTED = re.compile(r"[\w-]+(?:,\s[\w-]+)*$")
"""Single words with commas before an "and": they are part of a name, as in "arts, sports, and leisure clubs"."""
_OPENING = re.compile(r"(?:According|In|As|For|Of|By|At|Among|Today|Currently|Here|Overall|Nationally)\b[^,]*,\s+")
QUANTITY = r"(?:the|an?|most|many|some|several|a few|few|both|all|various|certain|such|these|those)\s+"
"""What says of how many settings something holds, and is no part of their name."""
_ARTICLE = re.compile(rf"and\s+|{QUANTITY}", re.I)
_NAME = re.compile(r"(?!(?:in|at|for|by|of|with|from|to|on|as)\b)[A-Za-z][\w’'&/-]*(?:,?\s+[\w’'&/-]+){0,11}")
_PLACED = re.compile(r".*\s(?:in|at|with)\s", re.S)
_PRONOUN = re.compile(
    r"\b(?:it|they|we|you|he|she|i|that|this|these|those|there|who|which|others?|one|ones|all|each|half|more|nobody"
    r"|whose|said|says?|such|than|including|where|when|because|since|while|if)\b",
    re.I,
)


class Payers:
    """Finds who gives what, by the verbs and nouns of a profile."""

    def __init__(self, gives: Sequence[str], nouns: str, holders: Sequence[str]) -> None:
        """`nouns` is a pattern for the nouns that a setting's name may end in, `holders` are words behind them."""
        verb = rf"\b(?:{either(*gives)})\b"
        between = rf"(?:(?!{verb}|{_CLAUSE})[^.;:$£€()\d]|\bin (?:\w+ )?\d{{4}})"
        self._verb = later(rf"{verb}(?=\s|,){between}{{0,{_REACH}}}[(]?$")
        of = r"(?:\s+of\s+(?!the\b)[a-z][\w’'-]+(?:\s+(?:and\s+)?[a-z][\w’'-]+){0,2})?"
        self._name = later(rf"(?:[\w’'&-]+,?\s+)*(?:{nouns})(?:\s+(?:{either(*holders)}))?{of}", re.I)

    def before(self, text: str, low: int, start: int, *, announced: bool) -> tuple[Range, int] | None:
        """The place of who gives the figure that begins at `start`, in a sentence that goes on from `low`, and where
        the verb stands.

        `announced` says that names of such are to be expected: then any name will do, and not only one that ends in a
        noun for them.
        """
        verb = self._verb.search(text, low, start)
        if verb is None or _GIVEN.search(text, max(low, verb.start() - 12), verb.start()):
            return None
        where = _subject(text, max(low, verb.start() - _FARTHEST), verb.start())
        if where is None or _PRONOUN.search(text, *where):
            return None
        if not announced and self._name.fullmatch(text, *where) is None:
            return None
        placed = _PLACED.match(text, *where)
        return ((placed.end() if placed else where[0]), where[1]), verb.start()


def _subject(text: str, low: int, verb: int) -> Range | None:
    """The subject of a verb: what stands before it in its clause, without brackets and asides behind it."""
    before = text[low:verb].rstrip()
    bare = _BRACKET.sub("", before)
    cuts = [0, *(each.end() for each in _PARTED.finditer(bare))]
    begin = cuts[-1]
    if bare.endswith(","):
        aside = next((each for cut in cuts[-1:-3:-1] if (each := _ASIDE.search(before, cut))), None)
        if aside is None:
            return None
        begin = max(cut for cut in cuts if cut <= aside.start())
        bare = _BRACKET.sub("", before[: aside.start()])
    elif len(cuts) > 1 and bare[:begin].endswith(", and ") and _LISTED.fullmatch(bare, cuts[-2], begin - len(", and ")):
        begin = cuts[-2]
    opening = _OPENING.match(bare, begin)
    begin = opening.end() if opening else begin
    article = _ARTICLE.match(bare, begin)
    begin = article.end() if article else begin
    if _NAME.fullmatch(bare, begin) is None:
        return None
    return low + begin, low + len(bare)
