"""Tasks for engines: functions that other processes can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def doubled(number: int) -> int:
    """Twice the number; odd ones take longer, so that answers come out of order."""
    time.sleep(0.002 * (number % 2))
    return 2 * number


def deadly(number: int) -> int:
    """As `doubled`, but seven ends its process."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def deadly_once(piece: tuple[int, Path]) -> int:
    """As `doubled`, but seven ends its process the first time."""
    number, mark = piece
    if number == 7 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def wrong(number: int) -> int:
    """As `doubled`, but three is a mistake of the programmer's."""
    if number == 3:
        raise LookupError("three")
    return 2 * number


def repeated(words: str) -> str:
    """An answer as long as what was asked."""
    return words
