"""Figures of a grade of the document's own people: "Senior welders earn …", "Mid-level welding salary: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.extract.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.values.patterns import later

_REACH = 24
"""Characters before a name in which its grade stands."""
_REST = re.compile(r"(?:level|stage)?\+?\s*(?:\([^()]*\))?", re.I)
"""What may stand behind a grade in its label."""
_LABEL = 80
"""Characters of a label that may begin with one."""


class _Words:
    def __init__(self, profile: Profile) -> None:
        titles = {each for naming in profile.names.values() for each in naming.heads}
        told = {each for q in profile.qualifiers.values() for cues in q.values.values() for each in cues}
        grades = {each for naming in profile.names.values() for each in naming.seniority}
        grade = either(*(grades - titles - told))
        self.opening = later(rf"\A{grade}\b[\s-]*", re.I)
        self.before = later(rf"\b({grade})[ -]\Z", re.I)
        self.label = later(rf"[\s•*_-]*({grade})[ -][^:.\n]{{2,{_LABEL}}}[*_]*:[*_]*\s*\Z", re.I)


_words = once(_Words)


def is_grade(profile: Profile, label: str) -> bool:
    """Whether a label is a grade and nothing else: "Mid-level (3–5 years)"."""
    return _REST.fullmatch(ungraded(profile, label)) is not None and ungraded(profile, label) != label


def ungraded(profile: Profile, label: str) -> str:
    """A label without the grade that it begins with: "Mid-level (3–5 years)", "Senior welder"."""
    return _words(profile).opening.sub("", label, count=1)


def graded(reading: Reading, drafts: Iterable[Draft]) -> None:
    """Give each figure of the own subject the group that the word before its name makes, or before a label's words.

    A grade that the profile itself takes for a value of another qualifier ("entry-level" pay) makes no group.
    """
    words, text, blocks = _words(reading.profile), reading.text, reading.document.blocks
    taking = {key for key, prop in reading.profile.properties.items() if "group" in prop.takes}
    for draft in drafts:
        block = blocks[draft.block]
        if block.kind == "row" or draft.subject is not None or "group" in draft.qualifiers:
            continue
        if draft.property not in taking:
            continue
        start = max(block.start, text.rfind("\n", block.start, draft.start) + 1)
        labelled = draft.start - start <= 2 * _LABEL and text.find(":", start, draft.start) >= 0
        label = words.label.match(text[start : draft.start]) if labelled else None
        if label and any(label[1] in str(each) for each in draft.qualifiers.values()):
            continue
        if label:
            draft.qualifiers["group"] = label[1]
            draft.read("group", text, start + label.start(1), start + label.end(1))
            continue
        who = next((each for each in draft.contexts if each.of == "subject" and each.start is not None), None)
        if who is None or who.start is None or who.end is None or who.start < block.start or who.end > draft.start:
            continue
        low = max(block.start, who.start - _REACH)
        before = words.before.search(text[low : who.start])
        if before:
            first = low + before.start(1)
            draft.qualifiers["group"] = " ".join(text[first : who.end].split())
            draft.read("group", text, first, who.end)
