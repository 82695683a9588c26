"""Sums right beside a name, of which nothing else is said: what the profile says such sums are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from pipeline.extract.draft import Draft, Who
from pipeline.extract.prose import Prose
from pipeline.extract.prose.grades import is_grade, ungraded
from pipeline.extract.reading.figures import Left
from pipeline.profiles.naming import Naming
from pipeline.records.document import Block
from pipeline.records.mention import Mention

_BESIDE = re.compile(r"(?: ?\([^()\n]{1,40}\))? ?(?:[:,(–—-] ?| )(?:(?:about|around|up to|roughly|some) )?")
"""What stands between a name and its sum: "Coordinator (0–2 years): $48,000"."""

OPENS = re.compile(r"[\s•*_–—\d.)-]*")
"""What stands before the name that opens an item."""

_LINE = re.compile(r"[\s•*_–—\d.)-]*(?:(?P<grade>[^:\n*_]{2,60}):[*_]*\s+)?(?P<name>[^:,(\n*_]{2,60}?)[*_]* ?[(:–—-] ?")
"""A line up to its sum that holds nothing but a name, or a grade and a name."""

_LEADING = 2
"""Words that lead straight to a sum: "Expect about"."""


def beside(prose: Prose, named: Sequence[Draft], left: Sequence[Left]) -> list[Left]:
    """Claim the sums that stand right beside a name, or alone in an item that a name opens; give back the others.

    Only figures are taken of which nothing is said, nor anything above them that makes them something else.
    """
    naming = {key: each for key, each in prose.reading.profile.names.items() if each.priced}
    names = sorted((each for each in named if each.property in naming), key=lambda each: each.start)
    if not naming:
        return [*left]
    starts = [each.start for each in names]
    kept: list[Left] = []
    claimed = {each.start for each in prose.drafts}
    blocks, paths = prose.reading.document.blocks, set[tuple[int, ...]]()
    for each in left:
        if each.mention.start in claimed:
            continue
        unsaid = each.unsaid and each.mention.kind == "money"
        at = bisect_right(starts, each.mention.start) - 1
        name = names[at] if at >= 0 and unsaid else None
        if name and _claimed(prose, name, naming[name.property], each.mention):
            claimed.add(each.mention.start)
            paths.add(blocks[name.block].path)
        else:
            kept.append(each)
    return [each for each in kept if not _is_own(prose, naming.values(), each, paths, claimed)]


def _is_own(
    prose: Prose, naming: Iterable[Naming], left: Left, paths: Collection[tuple[int, ...]], claimed: set[int]
) -> bool:
    """Whether a sum is claimed for the document's own subject, now or before: two readers may leave the same one."""
    start = left.mention.start
    if start not in claimed and left.unsaid and any(_own(prose, each, left.mention, paths) for each in naming):
        claimed.add(start)
    return start in claimed


def _own(prose: Prose, naming: Naming, mention: Mention, paths: Collection[tuple[int, ...]]) -> bool:
    """Whether a sum is claimed for the document's own subject, whose name alone stands before it in its line, or behind
    the grade that the line is about: "Mid-level (3–5 years): data engineer ($110,000)".

    Without a grade that is so only among others who are paid; `paths` are the headings above those.
    """
    if mention.kind != "money" or naming.priced is None or mention.low is None or mention.low < naming.priced.least:
        return False
    block = prose.reading.document.blocks[prose.reading.block_before(mention.start)]
    start = max(block.start, prose.text.rfind("\n", block.start, mention.start) + 1)
    line = _LINE.fullmatch(prose.text, start, mention.start)
    if line is None or _above(prose, block):
        return False
    profile, is_own = prose.reading.profile, prose.whom.subjects.is_own
    graded = is_own(ungraded(profile, line["name"])) and not is_own(line["name"])
    label = "name" if graded else "grade" if line["grade"] else None
    if not (graded or is_own(line["name"])) or (line["grade"] and not is_grade(profile, line["grade"])):
        return False
    if not (label or block.path in paths):
        return False
    who = Who(None, line[label], *line.span(label)) if label else Who(None, None, *line.span("name"))
    prose.claim(mention, naming.priced.property, who)
    return True


def _claimed(prose: Prose, name: Draft, naming: Naming, mention: Mention) -> bool:
    """Whether a sum is claimed for the last name before it."""
    block = prose.reading.document.blocks[name.block]
    if naming.priced is None or mention.low is None or mention.low < naming.priced.least:
        return False
    if not (_is_beside(prose, name, mention) or _opens(prose, block, name, mention)) or _above(prose, block):
        return False
    text = prose.text[name.start : name.end]
    rung = name.qualifiers == naming.arrows or prose.whom.subjects.is_own(text)
    who = Who(None, text, name.start, name.end) if rung else prose.whom.subjects.who(text, name.start, name.end)
    prose.claim(mention, naming.priced.property, who)
    return True


def _is_beside(prose: Prose, name: Draft, mention: Mention) -> bool:
    begins = mention.hedge[0] if mention.hedge and mention.hedge[0] < mention.start else mention.start
    return name.end <= begins and _BESIDE.fullmatch(prose.text, name.end, begins) is not None


def _opens(prose: Prose, block: Block, name: Draft, mention: Mention) -> bool:
    """Whether a name opens an item in which the sum is the only one, and a sentence of its own leads straight to it:
    "Expect $75,000", not "Last year's bonus was $15,000"."""
    if block.kind != "item" or mention.start >= block.end or not OPENS.fullmatch(prose.text, block.start, name.start):
        return False
    begin = prose.reading.sentence(name.block, mention.start)[0]
    if begin < name.end or len(prose.text[begin : mention.start].split()) > _LEADING:
        return False
    if any(hit.means.asides for hit in prose.reading.hits_in(begin, mention.start)):
        return False
    return sum(each.kind == "money" for each in prose.reading.mentions_in(block.start, block.end)) == 1


def _above(prose: Prose, block: Block) -> bool:
    """Whether a heading or lead-in says of the sums below it that they are something else: fees."""
    blocks = prose.reading.document.blocks
    above = [blocks[index] for index in (*block.path[1:], block.lead) if index >= 0]
    hits = (hit for each in above for hit in prose.reading.hits_in(each.start, each.end))
    return any(hit.means.asides for hit in hits)
