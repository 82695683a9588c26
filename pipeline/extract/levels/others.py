"""What other levels of a sentence make of one: an example of the one before, or what would do as well."""

from __future__ import annotations

import re

from pipeline.extract.levels.ladder import Ladder, Rung

_EITHER = re.compile(r"[^.;]{0,80}?\bor\s+(?:even\s+|at least\s+)?(?:an?\s+|the\s+)?(?:[\w-]+\s+)?")
_LISTED = re.compile(r"[^.;,]{0,30},\s+(?:an?\s+|the\s+)?")
_OR = re.compile(r"[^.;,]{0,40},?\s+or\s")
_EXAMPLES = re.compile(r"\b(?:such as|including|e\.g\.|for example|i\.e\.)|(?:\w+s|,) like\b")


class Others:
    """The levels of one document beside one another, for one ladder. `before` are those before one in its sentence."""

    def __init__(self, folded: str, ladder: Ladder, rungs: list[Rung]) -> None:
        self.folded, self.ladder, self.rungs = folded, ladder, rungs

    def bracketed(self, rung: Rung, before: list[Rung]) -> bool:
        """Inside brackets behind another level, it is an example of that."""
        if not before:
            return False
        between = self.folded[before[0].end : rung.start]
        return between.count("(") > between.count(")")

    def example(self, rung: Rung, before: list[Rung]) -> bool:
        return bool(before) and _EXAMPLES.search(self.folded, before[0].end, rung.start) is not None

    def alternative(self, rung: Rung, before: list[Rung]) -> bool:
        """Behind "or": the level before it is the one that is enough, or an award that is on no scale."""
        if self.ladder.award.search(self.folded, max(0, rung.start - 40), rung.start):
            return True
        if before and _LISTED.fullmatch(self.folded, before[-1].end, rung.start) and _OR.match(self.folded, rung.end):
            return True
        return bool(before) and _EITHER.fullmatch(self.folded, before[-1].end, rung.start) is not None

    def left_open(self, rung: Rung, high: int) -> bool:
        """Before "or" and another level: either is enough, but the text does not say which is the typical one."""
        after = next((each for each in self.rungs if each.start >= rung.end), None)
        if after is None or after.end > high:
            return False
        return _EITHER.fullmatch(self.folded, rung.end, after.start) is not None
