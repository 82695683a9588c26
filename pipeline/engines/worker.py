"""What a worker process does: answer one piece after the other until nobody asks any more."""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread


@dataclass(frozen=True)
class Failed:
    """An error of the task, on its way to the process that asked."""

    trouble: Exception


def serve(pipe: Connection, task: Callable[[object], object]) -> None:
    """Answer until the other end is closed. Ctrl-C is for the process that asked: it ends this one.

    Told to end at once, it clears away a file that it has half written.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    gc.freeze()  # what is loaded by now stays, so nobody need look at it again and again
    given: SimpleQueue[tuple[int, object] | None] = SimpleQueue()
    Thread(target=_take, args=(pipe, given), daemon=True).start()
    try:
        pipe.send(None)
        while (asked := given.get()) is not None:
            place, piece = asked
            pipe.send((place, _answer(task, piece)))
    except (BrokenPipeError, ConnectionResetError):
        return


def _take(pipe: Connection, given: SimpleQueue[tuple[int, object] | None]) -> None:
    """Take in whatever is asked at once, however long the answer in hand takes.

    Otherwise a long question and a long answer could wait for each other, each in the way of the other.
    """
    try:
        while True:
            given.put(pipe.recv())
    except (EOFError, OSError):
        pass
    finally:
        given.put(None)


def _answer(task: Callable[[object], object], piece: object) -> object:
    try:
        return task(piece)
    except Exception as trouble:
        trouble.add_note("in a worker process:\n" + "".join(traceback.format_exception(trouble)))
        return Failed(trouble)
