"""What a sentence's surroundings say of a level in it: the lead-in of a list, a heading, the noun before a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.levels.ladder import Ladder, Rung
from pipeline.records.document import Block, Document, Range

NEGATED = re.compile(
    r"\b(?:not|no|without|never|nor|neither|rarely|isn't|aren't|don't|doesn't|won't|regardless of|instead of"
    r"|rather than|(?<!\ba )(?<!\bquite a )few)\b"
)
_ROW = re.compile(r"(?::|\b(?:is|are))\s+(?:(?:either|both|the|an?)\s+)*")
_OBLIGED = re.compile(r"\b(?:must|have to|need to|shall)(?: (?:also|first|either))?\s*:\s*$")
"""How a lead-in closes that puts an obligation on each item: "To be considered you must:"."""
_SUBJECT = re.compile(r"(?:[\w-]+,\s+)?(?:an?|the|your)\s+")
_NUMBER = re.compile(r"^(?:step\s+\w+\s*[:.–-]?\s*|\d+[.)]\s*)")

_SOMEBODYS = re.compile(r"\bfrom\b(?!\s(?:an?|any|some|one of)\b)|\b(?:19|20)\d\d\b")
"""What follows the degree that a person got: its school, its year. "From an accredited school" is said to anybody."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a level is meant, and the words that say so."""

    strength: str | None
    cue: Range | None = None
    quantifier: str | None = None
    quantified: Range | None = None
    partly: bool = False
    """Whether it is said of a part of the subject only."""


class Leads:
    """Reads what leads to the levels of one document, for one ladder."""

    def __init__(self, document: Document, folded: str, ladder: Ladder, rungs: list[Rung]) -> None:
        self.document, self.folded, self.ladder, self.rungs = document, folded, ladder, rungs
        self.done: set[tuple[int, int]] = set()

    def in_row(self, rung: Rung, before: list[Rung], low: int) -> Said | None:
        """A level in a row that a noun announced: "Two degrees lead here: the … and the …"."""
        folded, ladder = self.folded, self.ladder
        first = before[0] if before else rung
        noun = ladder.kinds.search(folded, low, first.start)
        if noun is None:
            return None
        opening = next(
            (each for each in _ROW.finditer(folded, noun.end(), first.start) if each.end() == first.start), None
        )
        if opening is None or any(each in folded[noun.end() : rung.start] for each in (". ", "; ")):
            return None
        if ladder.vetoes.search(folded, low, first.start) or NEGATED.search(folded, low, first.start):
            return None
        if any(each.search(folded, first.end, rung.start) for each in (ladder.required, ladder.preferred)):
            return None
        for strength, pattern in (("preferred", ladder.preferred), ("required", ladder.required)):
            cue = pattern.search(folded, low, first.start)
            if cue:
                return Said(strength, cue.span(), *self.ladder.quantifier(self.folded, low, opening.start()))
        return Said(None, noun.span())

    def labelled(self, rung: Rung, block: Block) -> Said | None:
        """The first level behind the label of a line: "Degree: bachelor's in …", unless somebody got it somewhere."""
        folded = self.folded
        start = max(block.start, folded.rfind("\n", block.start, rung.start) + 1)
        label = self.ladder.labels.match(folded, start, rung.start)
        if (
            label is None
            or label.end() != rung.start
            or _SOMEBODYS.search(folded, rung.end, _line(folded, rung, block))
        ):
            return None
        words = start, label.end()
        strengths = (
            ("typical", self.ladder.usual),
            ("required", self.ladder.required),
            ("preferred", self.ladder.preferred),
        )
        strength = next((each for each, pattern in strengths if pattern.search(folded, *words)), None)
        return Said(strength, words)

    def led(self, block: Block) -> Said | None:
        """How the lead-in of a list, or the heading above it, means the levels in it."""
        blocks = self.document.blocks
        places = [each for each in (block.lead, *reversed(block.path[-1:])) if each >= 0]
        for place in places:
            lead = blocks[place]
            begin = max(lead.start, lead.end - 200)
            if self.ladder.vetoes.search(self.folded, begin, lead.end) or NEGATED.search(self.folded, begin, lead.end):
                return None
            listed = self.ladder.listed.search(self.folded, begin, lead.end)
            if listed:
                return Said(None, listed.span())
            obliged = _OBLIGED.search(self.folded, begin, lead.end)
            if obliged:
                return Said("required", obliged.span())
            for strength, pattern in (("preferred", self.ladder.preferred), ("required", self.ladder.required)):
                cue = pattern.search(self.folded, begin, lead.end)
                if cue:
                    quantifier, quantified = self.ladder.quantifier(self.folded, begin, lead.end)
                    return Said(strength, cue.span(), quantifier, quantified)
        return None

    def stepped(self, rung: Rung, block: Block, low: int) -> Said | None:
        """The first mention below a heading such as "Earn a bachelor's degree" is a usual step on the way."""
        if not block.path or (block.path[-1], rung.step) in self.done:
            return None
        head = self.document.blocks[block.path[-1]]
        number = _NUMBER.match(self.folded[head.start : head.end])
        verb = self.ladder.heading.match(self.folded, head.start + (number.end() if number else 0), head.end)
        if verb is None or not (
            any(each.step == rung.step for each in self.rungs if head.start <= each.start < head.end)
            or self._grounded(rung, head, low)
        ):
            return None
        self.done.add((block.path[-1], rung.step))
        return Said("typical", (head.start, head.end))

    def _grounded(self, rung: Rung, head: Block, low: int) -> bool:
        """Whether a sentence below "Finish college" is about a level: the text starts from it."""
        folded, ladder = self.folded, self.ladder
        if not ladder.grounds.search(folded, head.start, head.end) or ladder.passing.search(
            folded, head.start, head.end
        ):
            return False
        opening = _SUBJECT.match(folded, low, rung.start)
        return low == rung.start or (opening is not None and opening.end() == rung.start)


def _line(folded: str, rung: Rung, block: Block) -> int:
    """Where the line of a level ends."""
    end = folded.find("\n", rung.end, block.end)
    return block.end if end < 0 else end
