"""Whole sectors that a sentence tells of instead of its subject: "Employment in healthcare is projected to grow"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.extract.words.forms import plural, plural_forms
from pipeline.extract.words.lexicon import fold
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range
from pipeline.values.patterns import later

_NO_PART = r"(?!(?:overall|total|all|the|an?|this|that|these|those|our|your|its|their|and|or|of|in|for|to|with)\b)"
_WORDS = rf"(?:{_NO_PART}[A-Za-z][\w’'&-]*\s+){{0,3}}?"
_DOES = r"(?=\s+(?:is|are|was|were|will|would|should|could|may|can|has|have|grew|rose|grow|grows|added|adds?)\b)"
_BEFORE = r"(?:^|(?<=[,;:] )|\b(?:overall|total|all|the|that|in|of|across|says|projects|expects|predicts|while|and)\s+)"


class Sectors:
    """Finds them by the nouns for a setting, and by what is told of all who are in one."""

    def __init__(self, profile: Profile) -> None:
        setting = next((each.setting for each in profile.qualifiers.values() if each.setting), None)
        told, wholes, nouns = (setting.told, setting.wholes, setting.nouns) if setting else ((), (), ())
        self._vague = {*wholes, *(setting.vague if setting else ())}
        self._told = {fold(each.split()[-1]) for each in (*told, *wholes)}
        last = [each.split()[-1] for each in nouns]
        self._nouns = {fold(each) for each in (*last, *map(plural, last), *wholes)}
        name = f"{_WORDS}(?:{'|'.join(plural_forms(each) for each in sorted(nouns, key=len, reverse=True)) or '(?!)'})"
        of = either(*told)
        self._pattern = later(
            rf"{_BEFORE}(?:{of})\s+(?:in|across|within|throughout)\s+(?:the\s+)?({name}){_DOES}"
            rf"|{_BEFORE}({name})\s+(?:{of}){_DOES}"
            rf"|\b(?:the|overall)\s+({name})\s+(?:{either(*wholes)}){_DOES}",
            re.I,
        )

    def find(self, text: str, start: int, end: int, words: Collection[bytes]) -> Iterator[tuple[str, Range]]:
        """Each in a sentence, by name and place; `words` are those of the sentence, folded."""
        if self._told.isdisjoint(words) or self._nouns.isdisjoint(words):
            return
        for match in self._pattern.finditer(text[start:end]):
            low = match.start(match.lastindex or 0)
            name = match[match.lastindex or 0].rstrip()
            if name.lower() not in self._vague:
                yield name, (start + low, start + low + len(name))


sectors = once(Sectors)
