"""One sentence that holds a figure, with everything found in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set

from msgspec.structs import replace

from pipeline.extract.draft import Who
from pipeline.extract.reading import Reading
from pipeline.extract.scene.nearest import Clauses
from pipeline.extract.scene.ranks import ranks
from pipeline.extract.scene.sectors import sectors
from pipeline.extract.whom import Whom
from pipeline.extract.words.called import slug
from pipeline.extract.words.lexicon import Hit
from pipeline.records.document import Block, Range
from pipeline.records.mention import Mention

_APART = 50
"""Characters between the two ends of a change."""

_OPENS = re.compile(r"\s?\(")
_TO = re.compile(
    r"(?:\s(?:[a-z]+s|people))?"
    r"(?:,?\s(?:in|as of)\s(?:[A-Z]\w+\s)?\d{4}|\s\((?:19|20)\d\d\)|\s(?:today|now|currently|at present))?"
    r",?\sto\s"
    r"(?:(?:about|around|nearly|roughly|almost|some|more than|over|just|under|approximately|an?|estimated|projected)"
    r"\s){0,3}"
)
_MOVES_TO = re.compile(
    r"\b(?:rise|rises|rising|rose|grow|grows|growing|grew|increase|increases|increasing|climb|climbs|climbing|swell|swells"
    r"|expand|jump|fall|falls|falling|drop|drops|decline|declines|shrink|shrinks|go|goes|edge|inch|up|down)\s"
    r"(?:\w+\s)?to\s$"
)
"""Verbs of a change right before the number that is arrived at."""

_AND = re.compile(r"\band\b")
_ENDS = re.compile(r"(\d{1,3}(?:,\d{3})+)\s+to\s+(\d{1,3}(?:,\d{3})+)")


_SAID_OF_IT = re.compile(r"\s+(?:is|are|was|were|will be|looks?|seems?)\s+(?:[\w-]+\s+){1,2}\(")
"""What may be said of a number before it stands in brackets: "the number of new jobs is modest (16,700)"."""


_SHORT = 20
"""So soon behind a figure stands the word of what moved: "a 6 percent uptick"."""
_IN_WHAT = re.compile(
    r"\sin\s(?!(?:the\s|a\s)?(?:next|coming|last|past|same|following|years?|decade|this|that|both|either|all|response)\b|[\dA-Z])"
    r"([^,.;:()\d]{3,}?)(?=[,.;:()\d]|\s(?:by|between|from|over|through|since|as|and|while|during)\s|\s*\Z)"
)
"""What moved: "in employment"."""


class Scene:
    """A sentence: its cues without the hidden ones, its figures, its clauses, and whom it names.

    `words` are all its words, folded. `telling` are the cues that name a property or a reason to leave a figure,
    `marked` those with a marker, `narrowing` those that say something of the qualifiers and scales that are `narrowed`,
    `ranking` those that rank. `kinds` are the kinds of its figures.
    """

    __slots__ = (
        "block", "clauses", "counted", "hits", "kinds", "marked", "markers", "mentions", "named", "narrowed",
        "narrowing", "range", "ranking", "telling", "words",
    )  # fmt: skip

    def __init__(
        self, block: int, where: Range, words: Collection[bytes], mentions: list[Mention], clauses: Clauses,
        named: list[Who],
    ) -> None:  # fmt: skip
        self.block, self.range, self.words, self.mentions = block, where, words, mentions
        self.clauses, self.named, self.kinds = clauses, named, clauses.kinds
        self.hits: list[Hit] = []
        self.telling: list[Hit] = []
        self.narrowing: list[Hit] = []
        self.ranking: list[Hit] = []
        self.marked: list[Hit] = []
        self.markers: set[str] = set()
        self.counted: list[Hit] | None = None
        self.narrowed: set[str] = set()

    def hear(self, hits: Iterable[Hit], within: Collection[int] = ()) -> None:
        """Add what some cues say, but for hidden ones and those that begin where a part of somebody's name does."""
        for hit in hits:
            means = hit.means
            if hit.start in within or means.first == "hidden":
                continue
            self.hits.append(hit)
            if means.tells:
                self.telling.append(hit)
            if means.narrows:
                self.narrowing.append(hit)
                self.narrowed |= means.narrows
            if means.markers:
                self.marked.append(hit)
                self.markers |= means.markers
            if means.rank:
                self.ranking.append(hit)

    def marked_for(self, mention: Mention) -> list[Hit]:
        """The markers that a figure may have: none that an amount beside it has, as in "$36,710 per year"."""
        if mention.kind != "count" or "money" not in self.kinds:
            return self.marked
        if self.counted is None:
            behind = {each.end + 1 for each in self.mentions if each.kind == "money"}
            self.counted = [hit for hit in self.marked if hit.start not in behind]
        return self.counted

    def markers_for(self, mention: Mention) -> Set[str]:
        """What those markers mark."""
        marked = self.marked_for(mention)
        if len(marked) == len(self.marked):
            return self.markers
        return {each for hit in marked for each in hit.means.markers}


def scene(reading: Reading, whom: Whom, index: int, block: Block, start: int, stop: int) -> Scene:
    """The sentence at text[start:stop] of a block. A cue that is only part of a name counts for nothing."""
    cues, words, stated = reading.cues_in(start, stop), reading.words_in(start, stop), reading.mentions_in(start, stop)
    named = whom.named(start, stop, cues)
    mentions = _ends_apart(reading.text, stated)
    clauses = Clauses(reading.text, start, stop, words, mentions)
    if clauses.pairs:
        named = whom.apart(named, clauses.pairs.items)
    counts = "percent" in clauses.kinds or "count" in clauses.kinds
    if counts and all(who.subject == whom.everyone for who in named):
        named = [*named, *_whole_sectors(reading, start, stop, words, named)]
    found = Scene(index, (start, min(stop, block.end)), words, mentions, clauses, named)
    found.hear(cues, _within(cues, named) if named else ())
    ranked = ranks(reading, found.ranking, stated, (start, stop))
    if ranked:
        begun = {hit.start for hit in ranked}  # "lowest-paid 10 percent" is a rank, and no minimum
        found.narrowing = [
            hit for hit in found.narrowing if hit.start not in begun and not _glosses(reading.text, hit, ranked)
        ]
        found.hear(ranked)
    return found


def _glosses(text: str, hit: Hit, ranked: list[Hit]) -> bool:
    """Whether a word only says a percentile again, in brackets or before them: "10th percentile (entry-level)"."""
    return any(
        not hit.means.said.isdisjoint(each.means.said)
        and (_OPENS.fullmatch(text, each.end, hit.start) or _OPENS.fullmatch(text, hit.end, each.start))
        for each in ranked
    )


def _whole_sectors(
    reading: Reading, start: int, stop: int, words: Collection[bytes], named: list[Who]
) -> Iterator[Who]:
    """The sectors of which a sentence tells, other than by the names of those in them."""
    for name, (low, high) in sectors(reading.profile).find(reading.text, start, stop, words):
        if not any(who.start < high and low < who.end for who in named):
            yield Who(slug(name), None, low, high)


def _ends_apart(text: str, mentions: list[Mention]) -> list[Mention]:
    """The figures of a sentence, where a number that changes "from 1,562,000 to 1,653,400" is two."""
    if not any(each.kind == "count" and each.low != each.high for each in mentions):
        return mentions
    apart: list[Mention] = []
    for each in mentions:
        ends = None
        if each.kind == "count" and each.low != each.high and text.endswith(("from ", "from\n"), 0, each.start):
            ends = _ENDS.fullmatch(text, each.start, each.end)
        if ends is None:
            apart.append(each)
        else:
            apart.append(replace(each, end=ends.end(1), high=each.low))
            apart.append(replace(each, start=ends.start(2), low=each.high, bound="exact", hedge=None))
    return apart


def _within(cues: list[Hit], named: list[Who]) -> set[int]:
    """Where cues begin that are only part of somebody's name: the sales of "sales agents"."""
    return {
        hit.start
        for who in named
        for hit in cues
        if who.start <= hit.start and hit.end <= who.end and hit.means.first in ("aside", "property", "marker")
    }


def changes_from(text: str, scene: Scene, mention: Mention) -> bool:
    """Whether a figure is where a change sets out: from 762,600 to 811,700, from 616,200 in 2024 to 758,600."""
    return text.endswith(("from ", "from\n"), 0, mention.start) and any(
        0 < other.start - mention.end <= _APART and _TO.fullmatch(text, mention.end, other.start) is not None
        for other in scene.mentions
        if other.kind == mention.kind
    )


def arrives(text: str, scene: Scene, mention: Mention) -> bool:
    """Whether a figure is what another rises or falls to: "employment is forecast to rise to 182,100"."""
    start = mention.hedge[0] if mention.hedge and mention.hedge[0] < mention.start else mention.start
    if mention.kind != "count" or not text.endswith("to ", 0, start):
        return False
    return _MOVES_TO.search(text, max(scene.range[0], start - 40), start) is not None


def changes_to(text: str, scene: Scene, mention: Mention) -> bool:
    """Whether a figure is where a change arrives: from 762,600 to 811,700."""
    return any(
        0 < mention.start - other.end <= _APART
        and text.endswith(("from ", "from\n"), 0, other.start)
        and _TO.fullmatch(text, other.end, mention.start) is not None
        for other in scene.mentions
        if other.kind == mention.kind
    )


def moves_another(text: str, scene: Scene, mention: Mention, needs: Sequence[str]) -> bool:
    """Whether the words behind a figure say what moves by it, and that is none of what a property needs.

    "A 15% spike in burnout" is no growth in jobs, however often its sentence speaks of them.
    """
    for hit in scene.marked:
        if not mention.end < hit.start <= mention.end + _SHORT or hit.means.markers.isdisjoint(needs):
            continue
        here = (each.means.markers for each in scene.marked if hit.start <= each.start and each.end <= hit.end)
        needed = set(needs).difference(*here)
        what = _IN_WHAT.match(text, hit.end, scene.range[1])
        if not needed or what is None:
            continue
        start, end = what.span(1)
        said = any(start <= each.start < end and not needed.isdisjoint(each.means.markers) for each in scene.marked)
        named = any(start <= who.start < end for who in scene.named)
        placed = any(start <= each.start < end and each.means.said for each in scene.narrowing)
        return not (said or named or placed)
    return False


def said_of(text: str, start: int, end: int) -> bool:
    """Whether the words between a cue and a number only say how large it is."""
    return _SAID_OF_IT.fullmatch(text, start, end) is not None


def belongs_before(text: str, scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a word has a figure of its own before another's "and": "a salary of $48,000 and 6% growth"."""
    between = (each for each in scene.mentions if hit.end <= each.start < mention.start)
    others = (each for each in between if each.kind not in (mention.kind, "date"))
    return any(_AND.search(text, each.end, mention.start) for each in others)
