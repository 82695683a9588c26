"""Figures below the name of a branch or job: they are its own, where their own sentence does not say whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.draft import Draft
from pipeline.extract.prose.beside import OPENS
from pipeline.extract.reading import Reading
from pipeline.extract.whom.subjects import Subjects
from pipeline.records.document import Document

_STOPS = (".", "!", "?")
_MARKS = " *_:"


def branched(reading: Reading, subjects: Subjects, named: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """Give figures to the branch whose name opens the heading right above them or their item, or to the job whose name
    alone is the line above their paragraph, unless their own sentence says whom they are about."""
    naming, blocks = reading.profile.names, reading.document.blocks
    names: dict[int, Draft] = {}
    cards: dict[int, Draft] = {}
    for each in named:
        roles = naming[each.property]
        if roles.branches and OPENS.fullmatch(reading.text, blocks[each.block].start, each.start):
            if each.qualifiers == roles.branches:
                names[each.block] = each
            if each.qualifiers in (roles.branches, roles.hinted) and _heads_card(reading.document, each):
                cards[each.block + 1] = each
    for draft in drafts if names or cards else ():
        block = blocks[draft.block]
        name = names.get(draft.block if block.kind == "item" else block.path[-1] if block.path else -1)
        name = name or cards.get(draft.block)
        if name is None or draft.subject is not None or "group" in draft.qualifiers:
            continue
        low, high = reading.sentence(draft.block, draft.start)
        if any(each.of == "subject" and each.start is not None and low <= each.start < high for each in draft.contexts):
            continue
        draft.subject = subjects.who(reading.text[name.start : name.end], name.start, name.end).subject
        draft.contexts = [each for each in draft.contexts if each.of != "subject"]
        draft.read("subject", reading.text, name.start, name.end)


def _heads_card(document: Document, name: Draft) -> bool:
    """Whether a name alone is a line, above a paragraph that tells of it."""
    blocks = document.blocks
    line, below = blocks[name.block], blocks[name.block + 1 : name.block + 2]
    if line.kind != "paragraph" or not below or below[0].kind != "paragraph" or below[0].path != line.path:
        return False
    alone = document.text[name.end : line.end].strip(_MARKS) == ""
    return alone and document.words(below[0]).endswith(_STOPS)
