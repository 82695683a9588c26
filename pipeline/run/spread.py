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
PAGES = 500
"""Beyond so many subjects, pages of the report are made for those with the gravest conflicts."""
WEIGHED = 4_000
"""What a source takes to weigh in one part, told as the bytes that take as long to read."""
EngineName = Literal["auto", "inline", "processes", "dask"]


@dataclass(frozen=True)
class How:
    """The engine, by name (`auto` takes processes where that pays), and for Dask the address of the scheduler.

    `full` reads every source again; `remember` keeps what was read for the next run. `claims` may ask for a Parquet
    file beside the lines. `on_stage` is told what comes next and in how many steps, `on_step` when one is done. At
    most `pages` subjects have a page of the report.
    """

    engine: EngineName = "auto"
    scheduler: str | None = None
    workers: int | None = None
    full: bool = False
    remember: bool = False
    claims: ClaimsFormat = "jsonl"
    on_stage: Callable[[str, int], None] = lambda stage, steps: None
    on_step: Callable[[], None] = lambda: None
    pages: int = PAGES

    def engine_for(self, paths: Sequence[Path]) -> Engine:
        """The engine for reading these files."""
        return self._engine(len(paths), lambda: len(paths) > 1 and pays(map(size_of, paths), self.workers))

    def engine_for_steps(self, steps: int, sources: int) -> Engine:
        """The engine for so many steps that read so many sources again in all.

        A single step that reads very many is left to a process of its own, which gives its memory back.
        """
        return self._engine(steps, lambda: pays([WEIGHED] * sources, self.workers))

    def _engine(self, pieces: int, pays: Callable[[], bool]) -> Engine:
        if self.scheduler is not None and self.engine not in ("auto", "dask"):
            raise UsageError("a scheduler is for the engine dask")
        match self.engine:
            case "inline":
                return inline
            case "processes":
                return processes(self.workers)
            case "dask":
                return dask(self.scheduler, self.workers) if pieces else inline
            case "auto" if self.scheduler is not None:
                return dask(self.scheduler) if pieces else inline
            case "auto":
                return processes(self.workers) if pieces and pays() else inline


HERE = How()
