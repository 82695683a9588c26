"""How a run goes about its work: on which engine, from memory or afresh, and who is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.engines import Engine, dask, inline, pays, processes
from pipeline.errors import UsageError
from pipeline.files.inputs import size_of

ClaimsFormat = Literal["jsonl", "parquet"]
EngineName = Literal["auto", "inline", "processes", "dask"]


@dataclass(frozen=True)
class How:
    """The engine, by name (`auto` takes processes where that pays), and for Dask the address of the scheduler.

    `full` reads every source again; `remember` keeps what was read for the next run. `claims` may ask for a Parquet
    file beside the lines. `on_start` is told how many sources there are.
    """

    engine: EngineName = "auto"
    scheduler: str | None = None
    workers: int | None = None
    full: bool = False
    remember: bool = False
    claims: ClaimsFormat = "jsonl"
    on_start: Callable[[int], None] = lambda sources: None

    def engine_for(self, paths: Sequence[Path]) -> Engine:
        """The engine for these files."""
        if self.scheduler is not None and self.engine not in ("auto", "dask"):
            raise UsageError("a scheduler is for the engine dask")
        match self.engine:
            case "inline":
                return inline
            case "processes":
                return processes(self.workers)
            case "dask":
                return dask(self.scheduler, self.workers) if paths else inline
            case "auto" if self.scheduler is not None:
                return dask(self.scheduler) if paths else inline
            case "auto":
                worth = len(paths) > 1 and pays(map(size_of, paths), self.workers)
                return processes(self.workers) if worth else inline


HERE = How()
