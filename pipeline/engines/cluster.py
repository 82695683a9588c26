"""Dask: a cluster on this machine, or a scheduler that somebody runs elsewhere."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache, partial
from typing import Any

from pipeline.engines.base import Answer, Answers, Engine, Lost, Piece
from pipeline.engines.pool import cores, safe_path
from pipeline.errors import UsageError

BATCH = 8
"""Pieces go out in batches, for what a task needs to know travels with each."""
AHEAD = 3
"""How many batches for each thread of the cluster may be under way or answered: memory stays flat."""
NO_DASK = "the engine dask needs the extra: pip install 'reconcile[dask]'"


def dask(scheduler: str | None = None, workers: int | None = None) -> Engine:
    """An engine that runs on a Dask scheduler at an address or, without one, on a cluster of this machine's own."""
    return partial(_spread, scheduler, workers)


def _spread(
    scheduler: str | None, workers: int | None, task: Callable[[Piece], Answer], work: Sequence[Piece]
) -> Answers[Answer | Lost]:
    with ExitStack() as stack:
        client = _connected(stack, scheduler, workers)
        packed = pickle.dumps(task)
        batches = (work[start : start + BATCH] for start in range(0, len(work), BATCH))
        under_way: deque[tuple[Sequence[Piece], Any]] = deque()
        while True:
            most = AHEAD * max(sum(client.nthreads().values()), 1)
            while len(under_way) < most and (batch := next(batches, None)) is not None:
                under_way.append((batch, client.submit(answers, packed, batch, pure=False)))
            if not under_way:
                return
            yield from _heard(client, packed, *under_way.popleft())


def answers(packed: bytes, batch: Sequence[object]) -> list[object]:
    """The answers for one batch, on a worker."""
    task = _unpacked(packed)
    return [task(piece) for piece in batch]


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> Callable[[object], object]:
    task: Callable[[object], object] = pickle.loads(packed)
    return task


def _heard(client: Any, packed: bytes, batch: Sequence[Piece], future: Any) -> Iterator[Any]:
    """The answers for a batch; where it killed its workers, each piece is tried by itself, to find the one."""
    from distributed import KilledWorker

    try:
        yield from future.result()
    except KilledWorker:
        if len(batch) == 1:
            yield Lost()
            return
        for piece in batch:
            yield from _heard(client, packed, [piece], client.submit(answers, packed, [piece], pure=False))


def _connected(stack: ExitStack, scheduler: str | None, workers: int | None) -> Any:
    try:
        import distributed
    except ImportError as trouble:
        raise UsageError(NO_DASK) from trouble
    made: Any = distributed  # parts of it have no types
    if scheduler is not None:
        try:
            return stack.enter_context(made.Client(scheduler, timeout="20s", set_as_default=False))
        except (OSError, ValueError) as trouble:
            raise UsageError(f"no Dask scheduler answers at {scheduler}: {trouble}") from trouble
    safe_path()
    cluster = made.LocalCluster(
        n_workers=workers or cores(), threads_per_worker=1, dashboard_address=None, silence_logs=50, protocol="tcp://"
    )
    stack.enter_context(cluster)
    return stack.enter_context(made.Client(cluster, set_as_default=False))
