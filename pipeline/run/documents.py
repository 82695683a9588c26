"""The documents of a run, read again when somebody asks for one, so that memory does not grow with the corpus."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping

from pipeline.errors import Unreadable
from pipeline.records.document import Document
from pipeline.run.fetching import Errand, read_errand
from pipeline.run.reuse import Memory

_MOST_CHARACTERS = 32 * 2**20
"""With blocks and places a document takes some seventeen times its text: this many make about 500 MB."""


class Documents(Mapping[str, Document]):
    """Documents by source id; those asked for last are kept at hand."""

    def __init__(self, errands: Iterable[Errand], memory: Memory | None = None) -> None:
        self._memory = memory
        self._errands = {errand.source.id: errand for errand in errands}
        self._at_hand: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0

    def __getitem__(self, source: str) -> Document:
        if source not in self._at_hand:
            self._keep(source, self._read(source))
        self._at_hand.move_to_end(source)
        return self._at_hand[source]

    def __iter__(self) -> Iterator[str]:
        return iter(self._errands)

    def __len__(self) -> int:
        return len(self._errands)

    def _read(self, source: str) -> Document:
        errand = self._errands[source]
        before = self._memory.document(errand.source, errand.names, errand.path) if self._memory else None
        if before is not None:
            return before
        try:
            return read_errand(errand)
        except Unreadable as trouble:
            raise KeyError(source) from trouble

    def _keep(self, source: str, document: Document) -> None:
        self._at_hand[source] = document
        self._characters += len(document.text)
        while self._characters > _MOST_CHARACTERS and len(self._at_hand) > 1:
            _, dropped = self._at_hand.popitem(last=False)
            self._characters -= len(dropped.text)
