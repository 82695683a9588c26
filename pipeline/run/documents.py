"""The documents of a run, read again when somebody asks for one, so that memory does not grow with the corpus."""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pipeline.errors import Unreadable
from pipeline.records.document import Document, Worded
from pipeline.run.fetching import Errand, read_errand
from pipeline.run.reuse import Memory

_MOST_CHARACTERS = 32 * 2**20
"""With blocks and places a document takes some seventeen times its text: this many make about 500 MB."""

Held = TypeVar("Held", bound=Worded, covariant=True)


class _Fetched(Mapping[str, Held]):
    """What is read of each source, by its id; what was asked for last is kept at hand."""

    def __init__(self, errands: Iterable[Errand], memory: Memory | None = None) -> None:
        self._memory = memory
        self._errands = {errand.source.id: errand for errand in errands}
        self._at_hand: OrderedDict[str, Held] = OrderedDict()
        self._characters = 0

    def __getitem__(self, source: str) -> Held:
        if source not in self._at_hand:
            self._keep(source, self._read(source))
        self._at_hand.move_to_end(source)
        return self._at_hand[source]

    def __iter__(self) -> Iterator[str]:
        return iter(self._errands)

    def __len__(self) -> int:
        return len(self._errands)

    @abstractmethod
    def _read(self, source: str) -> Held:
        """Fetch it: as it was read before, where that still holds."""

    def _read_anew(self, source: str) -> Document:
        try:
            return read_errand(self._errands[source])
        except Unreadable as trouble:
            raise KeyError(source) from trouble

    def _keep(self, source: str, held: Held) -> None:  # type: ignore[misc]
        self._at_hand[source] = held
        self._characters += len(held.text)
        while self._characters > _MOST_CHARACTERS and len(self._at_hand) > 1:
            _, dropped = self._at_hand.popitem(last=False)
            self._characters -= len(dropped.text)


class Documents(_Fetched[Document]):
    """Documents by source id."""

    def _read(self, source: str) -> Document:
        errand = self._errands[source]
        before = self._memory.document(errand.source, errand.names, errand.path) if self._memory else None
        return self._read_anew(source) if before is None else before

    def texts(self) -> Mapping[str, Worded]:
        """The texts of the same documents: fetching one is a fraction of the work."""
        return _Texts(self._errands.values(), self._memory)


class _Texts(_Fetched[Worded]):
    """What documents say, by source id."""

    def _read(self, source: str) -> Worded:
        errand = self._errands[source]
        before = self._memory.text(errand.source, errand.names, errand.path) if self._memory else None
        return self._read_anew(source) if before is None else before
