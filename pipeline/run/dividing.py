"""From a corpus to the parts it is weighed in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import overload

from pipeline.files.cache import key_of
from pipeline.run.corpus import Corpus, same_source
from pipeline.run.part import Part, Voice
from pipeline.run.scales import Scales
from pipeline.run.shares import Spoken, shares


class Parts(Sequence[Part]):
    """The parts of a corpus, sorted by subject; each is made when somebody asks for it, so that memory stays flat."""

    def __init__(self, corpus: Corpus, paged: frozenset[str], repeats: Mapping[str, str], scales: Scales) -> None:
        said = (each.head.said for each in corpus.read if each.head is not None)
        self._divided = list(shares(said, corpus.memory.scratch))
        corpus.forget_said()
        self._read = list(corpus.read)
        self._known = corpus.known
        self._paged, self._scales = paged, scales
        self._copies = {name: first for name, first in repeats.items() if first != name}
        self._testified = {said.source for decision in scales.decisions for said in decision.testimony}
        self._numbers: Sequence[int] = range(len(self._divided))
        self._handles: dict[int, tuple[str, bytes]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Part: ...
    @overload
    def __getitem__(self, place: slice) -> list[Part]: ...

    def __getitem__(self, place: int | slice) -> Part | list[Part]:
        if isinstance(place, slice):
            return [self._part(number) for number in self._numbers[place]]
        return self._part(self._numbers[place])

    def only(self, places: Sequence[int]) -> Parts:
        """Some of these parts."""
        some = copy(self)
        some._numbers = [self._numbers[place] for place in places]
        return some

    def voices(self, places: Sequence[int]) -> int:
        """How many sources speak in some of these parts, counted in each."""
        return sum(len(spoken.sources) for place in places for spoken in self._divided[self._numbers[place]])

    def handle(self, place: int) -> tuple[str, bytes]:
        """The name and key under which the outcome of a part is kept."""
        number = self._numbers[place]
        if number not in self._handles:
            self._part(number)
        return self._handles[number]

    def place_of(self, subject: str) -> int | None:
        """Which part a subject is in; None where nobody speaks of it."""
        place = bisect_right(self._divided, subject, key=lambda spoken: spoken[0].subject) - 1
        return place if place >= 0 and any(each.subject == subject for each in self._divided[place]) else None

    def sources_of(self, subject: str) -> list[str]:
        """The sources that speak of a subject."""
        place = self.place_of(subject)
        found = [] if place is None else [each for each in self._divided[place] if each.subject == subject]
        return [id for spoken in found for id in self._ids(spoken)]

    def _part(self, place: int) -> Part:
        divided = self._divided[place]
        numbers = sorted({number for spoken in divided for number in spoken.sources})
        voices = tuple(self._voice(number) for number in numbers)
        speaking = {voice.source.id for voice in voices}
        repeats = {name: self._copies[name] for name in sorted(speaking | self._testified) if name in self._copies}
        others = tuple(self._known[name] for name in sorted({*repeats, *repeats.values()} - speaking))
        subjects = tuple(spoken.subject for spoken in divided)
        paged = self._paged.intersection(subjects)
        said: list[bytes | str] = []
        for each in divided:
            said += each.subject, each.digest, *self._ids(each)
        sources = (same_source(source) for source in (*(voice.source for voice in voices), *others))
        key = key_of(self._scales.base, *said, *sources, *sorted(paged), *map(str, repeats.items()))
        self._handles[place] = name, key = f"part {subjects[0]}", key
        return Part(name, key, subjects, paged, voices, repeats, others)

    def _voice(self, number: int) -> Voice:
        gathered = self._read[number]
        return Voice(gathered.source, gathered.kept, gathered.key)

    def _ids(self, spoken: Spoken) -> Iterator[str]:
        return (self._read[number].source.id for number in spoken.sources)
