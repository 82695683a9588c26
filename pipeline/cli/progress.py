"""Progress while many documents are read: a bar on a terminal, a line a minute in a pipe, or events as JSON.

All of it goes to the error stream, so that it never mixes with what is piped on.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.cli.session import Session

if TYPE_CHECKING:
    from pipeline.run.gather import Gathered

EVERY = {"bar": 0.1, "lines": 60.0, "json": 1.0}
"""How many seconds pass between two tellings, at least."""
_WIDE = 24


@dataclass
class Progress:
    """How far the work is: something to call with each document that is read, and told of each stage after that.

    `tell` is told now and then; the clock never gets into a result.
    """

    tell: Callable[[Progress], None]
    every: float
    clock: Callable[[], float] = time.monotonic
    documents: int = 0
    claims: int = 0
    reused: int = 0
    total: int = 0
    stage: str = "reading"
    done: int = 0
    began: float = field(init=False)
    told: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.told = self.clock()

    def begin(self, stage: str, total: int) -> None:
        """What comes next has so many steps."""
        self.stage, self.total, self.done = stage, total, 0
        self.began = self.clock()

    def __call__(self, gathered: Gathered) -> None:
        self.documents += 1
        self.reused += gathered.reused
        self.claims += gathered.claims
        self.step()

    def step(self) -> None:
        """One step of a stage is done."""
        self.done += 1
        now = self.clock()
        if now - self.told >= self.every:
            self.told = now
            self.tell(self)

    @property
    def rate(self) -> float:
        """Documents, or steps of a later stage, a second."""
        return self.done / max(self.clock() - self.began, 0.001)

    @property
    def remaining(self) -> float:
        """How many seconds the rest will take at this rate."""
        return max(self.total - self.done, 0) / self.rate if self.done else 0.0


@contextmanager
def watched(session: Session) -> Iterator[Progress]:
    """Something to call with each document that is done, and how many there are; it tells people or programs."""
    kind = shown_as(session)
    progress = Progress(_TELLERS[kind], EVERY.get(kind, float("inf")))
    try:
        yield progress
        if kind == "json":
            _event(progress, "done")
    finally:
        if kind == "bar":
            _draw("")


def shown_as(session: Session) -> str:
    """How progress is shown: as asked for, else by who is watching."""
    if session.progress != "auto":
        return session.progress
    if session.quiet:
        return "none"
    return "bar" if session.live else "lines"


def sentence(progress: Progress) -> str:
    """How far it is, in words."""
    of = f" of {progress.total:,}" if progress.total else ""
    left = f", {_time(progress.remaining)} left" if progress.total else ""
    if progress.stage != "reading":
        return f"{progress.stage}: {progress.done:,}{of}{left}"
    return f"{progress.documents:,}{of} documents, {progress.claims:,} claims, {progress.rate:.0f} a second{left}"


def _bar(progress: Progress) -> None:
    done = _WIDE * progress.done // progress.total if progress.total else 0
    drawn = f"[{'#' * done}{'.' * (_WIDE - done)}] " if progress.total else ""
    _draw(drawn + sentence(progress))


def _draw(words: str) -> None:
    sys.stderr.write(f"\r\x1b[2K{words}")
    sys.stderr.flush()


def _line(progress: Progress) -> None:
    print(sentence(progress), file=sys.stderr, flush=True)


def _event(progress: Progress, event: str = "progress") -> None:
    told = {
        "event": event,
        "stage": progress.stage,
        "done": progress.done,
        "documents": progress.documents,
        "of": progress.total,
        "claims": progress.claims,
        "reused": progress.reused,
        "rate": round(progress.rate, 1),
        "remaining": round(progress.remaining, 1),
    }
    print(json.dumps(told), file=sys.stderr, flush=True)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


_TELLERS: dict[str, Callable[[Progress], None]] = {
    "bar": _bar,
    "lines": _line,
    "json": _event,
    "none": lambda progress: None,
}
