"""One sentence that holds a figure, with everything found in it."""

from __future__ import annotations

from pipeline.extract.lexicon import Hit
from pipeline.extract.nearest import Clauses
from pipeline.extract.ranks import ranks
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import Who
from pipeline.extract.whom import Whom
from pipeline.records.document import Block, Range
from pipeline.records.mention import Mention


class Scene:
    """A sentence: its cues without the hidden ones, its figures, its clauses, and whom it names.

    `telling` are the cues that name a property or a reason to leave a figure, `marked` those with a marker,
    `narrowing` those that say something of a qualifier.
    """

    __slots__ = ("block", "clauses", "hits", "marked", "markers", "mentions", "named", "narrowing", "range", "telling")

    def __init__(
        self, block: int, where: Range, hits: list[Hit], mentions: list[Mention], clauses: Clauses, named: list[Who]
    ) -> None:
        self.block, self.range, self.hits, self.mentions = block, where, hits, mentions
        self.clauses, self.named = clauses, named
        self.telling = [hit for hit in hits if hit.means.properties or hit.means.asides]
        self.narrowing = [hit for hit in hits if hit.means.said or hit.means.steps]
        self.marked = [hit for hit in hits if hit.means.markers]
        self.markers: frozenset[str] = frozenset().union(*(hit.means.markers for hit in self.marked))


def scene(reading: Reading, whom: Whom, index: int, block: Block, start: int, stop: int) -> Scene:
    """The sentence at text[start:stop] of a block. A cue that is only part of a name counts for nothing."""
    found = reading.stretch(start, stop)
    named = whom.named(start, stop, found.hits)
    names = [(who.start, who.end) for who in named]
    hits = [hit for hit in found.hits if hit.means.first != "hidden" and not _names_only(hit, names)]
    hits += ranks(reading.text, hits, found.mentions, (start, stop))
    clauses = Clauses(reading.text, start, stop, found.mentions)
    return Scene(index, (start, min(stop, block.end)), hits, found.mentions, clauses, named)


def _names_only(hit: Hit, names: list[Range]) -> bool:
    """Whether a cue is only part of somebody's name: the sales of "sales agents"."""
    if hit.means.first in ("aside", "property", "marker"):
        for start, end in names:
            if start <= hit.start and hit.end <= end:
                return True
    return False


def changes_from(text: str, scene: Scene, mention: Mention) -> bool:
    """Whether a figure is where a change sets out: from 762,600 to 811,700."""
    return text.endswith("from ", 0, mention.start) and any(
        0 < other.start - mention.end <= 18 and text[mention.end : other.start].endswith(" to ")
        for other in scene.mentions
    )


def changes_to(text: str, scene: Scene, mention: Mention) -> bool:
    """Whether a figure is where a change arrives: from 762,600 to 811,700."""
    return text.endswith("to ", 0, mention.start) and any(
        0 < mention.start - other.end <= 18 and text.endswith("from ", 0, other.start) for other in scene.mentions
    )
