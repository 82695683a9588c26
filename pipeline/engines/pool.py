"""A pool of processes that outlives its workers: one that dies is replaced, and what killed it is named.

The standard library's executor gives up all its work when one worker dies, and cannot say over what.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import wait
from typing import Any, Generic

from pipeline.engines.base import Answer, Answers, Engine, Lost, Piece
from pipeline.engines.worker import Failed, serve

TRIES = 2
"""A worker may be killed for nothing it did (memory that others use up), so a document is tried once more, alone."""
AHEAD = 2
"""How many pieces a worker is given at a time, so that it need not wait for the next."""
WINDOW = 8
"""How many pieces for each worker may be under way or answered and not yet asked for: memory stays flat."""
PATIENCE = 2.0
"""Seconds in which a worker that is sent home may finish its piece, and then in which it may clear up."""
WORTH = 3_000_000
"""Below so many bytes for each worker, starting processes takes longer than they save."""


def pays(sizes: Iterable[int], workers: int | None = None) -> bool:
    """Whether files of these sizes are enough work for a pool of processes to pay."""
    several = workers or cores()
    return several > 1 and sum(sizes) >= WORTH * several


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(workers: int | None = None) -> Engine:
    """An engine of so many worker processes; one for each processor where nobody says."""
    return partial(_spread, workers or cores())


def _spread(workers: int, task: Callable[[Piece], Answer], work: Sequence[Piece]) -> Answers[Answer | Lost]:
    pool = _Pool(task, work, min(workers, len(work)))
    try:
        yield from pool.answers()
    finally:
        pool.close()


def safe_path() -> None:
    """Keep the processes that are started from now on from importing what lies in the folder they are started in."""
    os.environ["PYTHONSAFEPATH"] = "1"


class _Worker:
    """One process, and what it was given and has not answered, the piece in its hands first."""

    def __init__(self, task: Callable[..., object]) -> None:
        safe_path()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([getattr(task, "func", task).__module__])
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, task), daemon=True)
        self.process.start()
        theirs.close()
        self.given: deque[int] = deque()
        self.alone = False
        self.started = False

    def give(self, place: int, piece: object, alone: bool = False) -> None:
        """Hand over one piece; a worker that is already dead is noticed when it does not answer."""
        self.given.append(place)
        self.alone = alone
        try:
            self.pipe.send((place, piece))
        except OSError:
            return

    def dismiss(self) -> None:
        """Ask for nothing more: the process ends when the piece in its hands is done."""
        self.pipe.close()

    def close(self) -> None:
        """See the process end, with time to put away what it is writing; one that does not is killed."""
        self.dismiss()
        self.process.join(PATIENCE)
        for end in (self.process.terminate, self.process.kill):
            if self.process.is_alive():
                end()
                self.process.join(PATIENCE)


class _Pool(Generic[Piece, Answer]):
    """The workers, and the answers that are waiting for their turn."""

    def __init__(self, task: Callable[[Piece], Answer], work: Sequence[Piece], workers: int) -> None:
        self.task, self.work = task, work
        self.fresh = iter(range(len(work)))
        self.next: int | None = next(self.fresh, None)
        self.again: deque[int] = deque()
        self.suspects: deque[int] = deque()
        self.deaths: Counter[int] = Counter()
        self.found: dict[int, Answer | Lost] = {}
        self.workers = [_Worker(task) for _ in range(workers)]

    def answers(self) -> Iterator[Answer | Lost]:
        """One answer for each piece, in order."""
        for place in range(len(self.work)):
            while place not in self.found:
                self.hand_out(place + WINDOW * len(self.workers))
                self.listen()
            yield self.found.pop(place)

    def hand_out(self, limit: int) -> None:
        """Give every worker enough to do. A suspect goes to an idle worker, and nothing else goes with it."""
        for worker in self.workers:
            if self.suspects and not worker.given:
                self._give(worker, self.suspects.popleft(), alone=True)
            while not worker.alone and len(worker.given) < AHEAD and (place := self._take(limit)) is not None:
                self._give(worker, place)

    def _give(self, worker: _Worker, place: int, alone: bool = False) -> None:
        worker.give(place, self.work[place], alone)

    def _take(self, limit: int) -> int | None:
        if self.suspects:
            return None
        if self.again:
            return self.again.popleft()
        place = self.next
        if place is None or place >= limit:
            return None
        self.next = next(self.fresh, None)
        return place

    def listen(self) -> None:
        """Wait until a worker answers or dies."""
        ready = wait([worker.pipe for worker in self.workers])
        for position, worker in enumerate(self.workers):
            if worker.pipe in ready:
                try:
                    self.hear(worker, worker.pipe.recv())
                except (EOFError, OSError):
                    self.workers[position] = self.replace(worker)

    def hear(self, worker: _Worker, said: Any) -> None:
        """Note an answer; what went wrong in a worker goes wrong here."""
        if not worker.started:
            worker.started = True
            return
        place, answer = said
        worker.given.remove(place)
        worker.alone = False
        if isinstance(answer, Failed):
            raise answer.trouble
        self.found[place] = answer

    def replace(self, dead: _Worker) -> _Worker:
        """A new worker for a dead one; what was in the dead one's hands is suspected, the rest is given out again."""
        dead.close()
        if not dead.started:
            raise RuntimeError(f"a worker process could not be started (exit code {dead.process.exitcode})")
        if dead.given:
            suspect = dead.given.popleft()
            self.deaths[suspect] += 1
            if self.deaths[suspect] < TRIES:
                self.suspects.append(suspect)
            else:
                self.found[suspect] = Lost()
        self.again.extend(dead.given)
        return _Worker(self.task)

    def close(self) -> None:
        """End every worker; nobody waits for its answer any more."""
        for worker in self.workers:
            worker.dismiss()
        for worker in self.workers:
            worker.close()
