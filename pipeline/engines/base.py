"""What every engine promises, and the simplest one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

Piece = TypeVar("Piece")
Answer = TypeVar("Answer")


Answers = Generator[Answer, None, None]


@dataclass(frozen=True)
class Lost:
    """The answer for a piece of work that ended its process every time it was tried."""


class Engine(Protocol):
    """Runs a task over the work: one answer for each piece, in the order of the work, as somebody asks for them."""

    def __call__(self, task: Callable[[Piece], Answer], work: Sequence[Piece]) -> Answers[Answer | Lost]: ...


def inline(task: Callable[[Piece], Answer], work: Sequence[Piece]) -> Answers[Answer | Lost]:
    """Do everything in this process, one piece after the other."""
    for piece in work:
        yield task(piece)
