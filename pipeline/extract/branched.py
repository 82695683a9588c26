"""Figures below the name of a branch: they are that branch's, where their own sentence does not say whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.beside import OPENS
from pipeline.extract.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import Subjects


def branched(reading: Reading, subjects: Subjects, named: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """Give figures to the branch whose name opens the heading right above them or their item, unless their own
    sentence says whom they are about."""
    branches = {key: each.branches for key, each in reading.profile.names.items() if each.branches}
    blocks = reading.document.blocks
    names = {
        each.block: each
        for each in named
        if each.property in branches
        and each.qualifiers == branches[each.property]
        and OPENS.fullmatch(reading.text, blocks[each.block].start, each.start)
    }
    for draft in drafts if names else ():
        block = blocks[draft.block]
        name = names.get(draft.block if block.kind == "item" else block.path[-1] if block.path else -1)
        if name is None or draft.subject is not None or "group" in draft.qualifiers:
            continue
        low, high = reading.sentence(draft.block, draft.start)
        if any(each.of == "subject" and each.start is not None and low <= each.start < high for each in draft.contexts):
            continue
        draft.subject = subjects.who(reading.text[name.start : name.end], name.start, name.end).subject
        draft.contexts = [each for each in draft.contexts if each.of != "subject"]
        draft.read("subject", reading.text, name.start, name.end)
