"""What names of one list or row are to the subject, told by how they are built: the rungs of a ladder, its branches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.own import Own
from pipeline.extract.words.forms import fold, singular, tidy

_GRADE = re.compile(r"\b(?:i{1,3}|iv|v|[1-5])$")
"""The grade behind a name: "Planner II"."""
_LEAST = 3


class Standing:
    """Tells ladders and branches apart for one document's subject."""

    def __init__(self, own: Own) -> None:
        self.own = own

    def qualifiers(self, lexicon: Lexicon, names: Iterable[str], near: str = "", above: str = "") -> dict[str, str]:
        """What names are: by the folded words next to them, as they are built, by the heading above them, or else what
        the profile takes such names for.

        Some of them say how senior they are: a ladder. Nearly all end in the subject's own noun: its branches.
        """
        folded = [fold(tidy(each)) for each in names]
        if said := told(lexicon, near):
            return said
        if self.climbs(lexicon, folded):
            return lexicon.naming.arrows
        if lexicon.naming.branches and self.branch(folded):
            return lexicon.naming.branches
        return told(lexicon, above, heading=True) or lexicon.naming.hinted

    def climbs(self, lexicon: Lexicon, folded: list[str]) -> bool:
        """Whether at least two names, and two in five of them, have words or a grade that tell how senior one is."""
        ranked = [each for each in folded if lexicon.seniority.search(each) or _GRADE.search(each)]
        return bool(lexicon.naming.arrows) and len(ranked) > 1 and 5 * len(ranked) >= 2 * len(folded)

    def spans(self, lexicon: Lexicon, folded: list[str]) -> bool:
        """Whether three names or more reach from beginners to those who lead."""
        low = [each for each in folded if lexicon.beginners.search(each)]
        high = [each for each in folded if lexicon.seniority.search(each) and each not in low]
        return bool(lexicon.naming.arrows) and len(folded) >= _LEAST and bool(low) and bool(high)

    def branch(self, folded: list[str]) -> bool:
        """Whether nearly all names have words of their own before the noun that the subject's label ends in."""
        nouns = {singular(each.rpartition(" ")[2]) for each in self.own.names}
        kinds = [each for each in folded if " " in each and singular(each.rpartition(" ")[2]) in nouns]
        return len(kinds) > 1 and 3 * len(kinds) >= 2 * len(folded) and not any(map(self.is_own, folded))

    def is_own(self, name: str) -> bool:
        """Whether a folded name is the subject's own."""
        return name in self.own.names


@lru_cache(maxsize=2048)
def told(lexicon: Lexicon, words: str, heading: bool = False) -> dict[str, str] | None:
    """What words say of names that they do not announce: by what a cue needs beside it, or the nouns of a heading.

    Remembered, since pages of a publisher share headings.
    """
    for cue in lexicon.cues if words else ():
        if cue.qualifiers == lexicon.naming.hinted or not cue.fits(words):
            continue
        if cue.telling or (heading and cue.beside is None and cue.nouns.search(words)):
            return cue.qualifiers
    return None
