"""Progress while many documents are read: on a terminal only, gone when it is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.cli.session import Session

if TYPE_CHECKING:
    from pipeline.run.gather import Gathered

_EVERY = 0.1


@contextmanager
def watched(session: Session) -> Iterator[Callable[[Gathered], None]]:
    """Something to call with each document that is done; it draws one line on a terminal."""
    if not session.live:
        yield lambda gathered: None
        return
    line = _Line()
    try:
        yield line.count
    finally:
        line.clear()


class _Line:
    """One line that is drawn over itself, ten times a second at most."""

    def __init__(self) -> None:
        self.documents = self.claims = 0
        self.began = self.drawn = time.monotonic()

    def count(self, gathered: Gathered) -> None:
        self.documents += 1
        self.claims += len(gathered.extraction.claims) if gathered.extraction else 0
        now = time.monotonic()
        if now - self.drawn >= _EVERY:
            self.drawn = now
            rate = self.documents / max(now - self.began, 0.001)
            self.draw(f"{self.documents} documents, {self.claims} claims, {rate:.0f} documents a second")

    def draw(self, words: str) -> None:
        sys.stderr.write(f"\r\x1b[2K{words}")
        sys.stderr.flush()

    def clear(self) -> None:
        self.draw("")
