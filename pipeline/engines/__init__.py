"""How the work is spread: in this process, over a pool of processes, or over machines by Dask.

An engine takes a task and the work, and gives one answer for each piece in the order of the work. Which engine ran, and
with how many workers, changes no answer.
"""

from __future__ import annotations

from pipeline.engines.base import Engine, Lost, inline
from pipeline.engines.cluster import dask
from pipeline.engines.pool import pays, processes

__all__ = ["Engine", "Lost", "dask", "inline", "pays", "processes"]
