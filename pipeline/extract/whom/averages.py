"""Figures of everybody that somebody is set against: "four times the average of 3%", "above the national median"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extract.reading import Reading
from pipeline.extract.words.lexicon import Hit
from pipeline.records.document import Range
from pipeline.records.mention import Mention

if TYPE_CHECKING:
    from pipeline.extract.scene import Scene

_AVERAGE = re.compile(r"\baverage\b", re.I)
_FIGURE_NEXT = re.compile(
    r"\s*(?P<link>\(|of\s|at\s|, which is\s|, at\s|[—–-]\s?(?:which is\s)?)\s*(?:about |just |only )?\d"
)
"""A figure right behind a comparison, by what links it: "faster than the average for all jobs (4 percent)"."""

_AVERAGE_OF = re.compile(
    r"\bthe (?:(?:national|overall|nationwide|general|U\.S\.) )?average (?:growth )?(?:rate )?of "
    r"(?:about |around |just |only )?\Z"
)
"""What stands before the figure of everybody: "three times the national average of 4%"."""

_NATIONAL = r"(?:(?:[A-Z]{2,3}\s)?national|overall|nationwide|U\.S\.|American)"
_AMOUNT_OF = re.compile(
    rf"\b(?:the|a) {_NATIONAL} (?:average|median|mean)(?: (?!for\b|among\b|of\b)[a-z]+){{0,3}}"
    r"(?:,? (?:of|at)|,? which is)"
    r" (?:about |around |just |only |roughly |nearly )?\Z"
)
_AMOUNT_IS = re.compile(rf"\s{_NATIONAL} (?:average|median|mean)\b(?!(?: [a-z]+)?(?: [a-z]+)? (?:for|among|of)\b)")

_NATION = frozenset(b"national overall nationwide american u".split())
"""The words without which no sentence speaks of the country's average; U.S. is folded to two."""

_THE = ("the ", "a ", "an ")
_IS_AVERAGE = re.compile(r"\s(?:(?:national|overall|nationwide)\s)?(average)\b(?!\s(?:annual|yearly|growth|increase))")
_SET_AGAINST = re.compile(
    r"\b(?:than|versus|vs|compared|against|above|below|over|beats?|from|to|times|twice|double|triple)\b"
)
"""What sets a percentage against "the 3% average" of everybody."""

_SET_OFF = re.compile(
    r"\b(?:than|versus|vs|compared|against|above|below|beat(?:s|ing)?|exceed(?:s|ing)?|tops?|topping|times|twice|"
    r"double|triple|surpass(?:es|ing)?|outpac(?:es?|ing)|trail(?:s|ing)?)\b",
    re.I,
)
"""What stands between two who are set against each other, and never within what is said of one."""
_FOR = re.compile(r"\s(?:for|among)\s")


class Averages:
    """Tells which figures of one document are those of everybody. `country` is the one whose average is meant."""

    def __init__(self, reading: Reading, country: str | None) -> None:
        self.reading, self.text, self.country = reading, reading.text, country

    def told(self, start: int, hit: Hit) -> bool:
        """Whether the figure behind a comparison with the average is that of the average, not of who is compared.

        It is where a percentage stands before the comparison already; else "at 12%" and "faster than average (12%)"
        say how fast somebody grows, "the average of 3%" and "the average for all jobs (3%)" what is usual.
        """
        if not _AVERAGE.search(self.text, hit.start, hit.end):
            return False
        behind = _FIGURE_NEXT.match(self.text, hit.end)
        if behind is None:
            return False
        if any(each.kind == "percent" for each in self.reading.mentions_in(start, hit.start)):
            return True
        if behind["link"].strip(" ,") == "at":
            return False
        return behind["link"] != "(" or " the " in self.text[hit.start : hit.end].lower()

    def beside(self, scene: Scene, mention: Mention) -> Range | None:
        """Where the words stand that make a figure that of everybody, if it is set against somebody's."""
        if mention.kind == "percent":
            return self._percentage(scene, mention)
        return self._amount(scene, mention) if mention.kind == "money" else None

    def _percentage(self, scene: Scene, mention: Mention) -> Range | None:
        if self.text.endswith(_THE, 0, mention.start):
            average = _IS_AVERAGE.match(self.text, mention.end, scene.range[1])
            if average and _SET_AGAINST.search(self.text, scene.range[0], mention.start):
                return average.span(1)
        before = _AVERAGE_OF.search(self.text, max(scene.range[0], mention.start - 60), mention.start)
        if before and _SET_AGAINST.search(self.text, scene.range[0], before.start()):
            return before.span()
        return None

    def _amount(self, scene: Scene, mention: Mention) -> Range | None:
        """An amount, where the subject itself is compared: those in one place are compared with all of its own kind."""
        found = self.national(scene, mention)
        if found is None or _FOR.match(self.text, mention.end) or self._is_of_a_place(scene):
            return None
        compared = _SET_OFF.search(self.text, scene.range[0], found[0])
        itself = any(who.subject is None and who.group is None for who in scene.named)
        return found if compared and itself else None

    def national(self, scene: Scene, mention: Mention) -> Range | None:
        """The words that make an amount that of the country, whatever place its sentence speaks of."""
        if _NATION.isdisjoint(scene.words):
            return None
        found = _AMOUNT_OF.search(self.text, max(scene.range[0], mention.start - 70), mention.start)
        if found is None and self.text.endswith("the ", 0, mention.start):
            found = _AMOUNT_IS.match(self.text, mention.end, scene.range[1])
        return found.span() if found else None

    def _is_of_a_place(self, scene: Scene) -> bool:
        """Whether a sentence, or what stands above it, names a place that is not the whole country."""
        blocks = self.reading.document.blocks
        above = (hit for index in blocks[scene.block].path for hit in self._hits(index))
        return any(
            mark.key == "geography" and mark.value != self.country
            for hit in (*scene.narrowing, *above)
            for mark in hit.means.qualifiers
        )

    def _hits(self, index: int) -> list[Hit]:
        block = self.reading.document.blocks[index]
        return self.reading.hits_in(block.start, block.end)


def set_off(text: str, start: int, end: int) -> bool:
    """Whether what stands between a figure and somebody sets the one against the other."""
    return _SET_OFF.search(text, start, end) is not None
