"""From blocks in reading order to a document: the headings above each, and what introduces a list or a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.records.document import Block, BlockKind, Cell, Region


class Draft(Struct, eq=False, gc=False):
    """A block in the making: what a reader knows before the whole document is read."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    region: Region = "main"
    group: int = -1
    cells: tuple[Cell, ...] = ()
    caption: int = -1


def outline(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """Give every block the headings above it, and every list or table the block that introduces it.

    Headings of navigation, footers and asides stand above blocks of the same region only; of a page header only
    its main heading reaches the text below it.
    """
    paths = list(_paths(drafts))
    leads = _leads(drafts)
    return tuple(
        Block(d.kind, d.start, d.end, d.level, d.region, paths[i], leads.get(d.group, -1), d.group, d.caption, d.cells)
        for i, d in enumerate(drafts)
    )


def _paths(drafts: Sequence[Draft]) -> Iterable[tuple[int, ...]]:
    open_headings: dict[Region, list[tuple[int, int]]] = {}
    paths: dict[Region, tuple[int, ...]] = {}
    for i, draft in enumerate(drafts):
        region = draft.region
        if draft.kind != "heading":
            yield paths.get(region, ())
            continue
        stack = open_headings.setdefault(region, [])
        while stack and stack[-1][0] >= draft.level:
            stack.pop()
        yield tuple(index for _, index in stack)
        stack.append((draft.level, i))
        paths[region] = tuple(index for _, index in stack)
        if region == "header" and draft.level == 1:
            open_headings["main"], paths["main"] = [(1, i)], (i,)


def _leads(drafts: Sequence[Draft]) -> dict[int, int]:
    leads: dict[int, int] = {-1: -1}
    for i, draft in enumerate(drafts):
        if draft.group not in leads:
            leads[draft.group] = _lead(drafts, i)
    return leads


def _lead(drafts: Sequence[Draft], first: int) -> int:
    """The block just before a list or table; before a table's own caption, if a paragraph stands there."""
    draft, before = drafts[first], first - 1
    if draft.kind == "caption":
        return _fits(drafts, before, draft)
    if before >= 0 and before == draft.caption:
        earlier = _fits(drafts, before - 1, draft)
        return earlier if earlier >= 0 and drafts[earlier].kind == "paragraph" else before
    return _fits(drafts, before, draft)


def _fits(drafts: Sequence[Draft], before: int, draft: Draft) -> int:
    if before < 0 or drafts[before].region != draft.region:
        return -1
    kind = drafts[before].kind
    if kind == "caption" and drafts[before].group not in (-1, draft.group):
        return -1
    if kind in ("paragraph", "heading", "caption"):
        return before
    return before if kind == "item" and draft.kind == "item" and drafts[before].level < draft.level else -1
