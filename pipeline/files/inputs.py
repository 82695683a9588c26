"""The bytes of a source, or one line about why there are none."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ConfigurationError, Unreadable

LARGEST = 64 * 2**20
"""No document that people write comes near this; what does is a database dump or junk, and would take all memory."""


def read_input(path: Path) -> bytes:
    """The whole of one input file."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Unreadable(path, "is a folder", "name the files in it")
        if not path.is_file():
            raise Unreadable(path, "is no ordinary file", "copy what it holds into one")
        if size > LARGEST:
            raise Unreadable(path, f"is larger than {LARGEST >> 20} MB", "split it")
        found = path.read_bytes()
    except FileNotFoundError as trouble:
        raise Unreadable(path, "there is no such file", "correct its name or take it out of the list") from trouble
    except OSError as trouble:
        raise Unreadable(path, f"cannot be read ({trouble.strerror})", "check its permissions") from trouble
    if not found.strip():
        raise Unreadable(path, "is empty", "fill it or take it out")
    return found


def size_of(path: Path) -> int:
    """How many bytes a file has; none where it cannot be read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def stays_inside(path: Path, folder: Path) -> bool:
    """Whether a path, all links followed, lies inside a folder. What leads round in a circle does not."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def read_settings(path: Path) -> str:
    """The text of a settings file, in UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as trouble:
        raise ConfigurationError(path, "there is no such file; correct its name") from trouble
    except OSError as trouble:
        raise ConfigurationError(path, f"cannot be read ({trouble.strerror})") from trouble
    except UnicodeDecodeError as trouble:
        line = trouble.object.count(b"\n", 0, trouble.start) + 1
        raise ConfigurationError(path, "not UTF-8 here; save it as UTF-8", line) from trouble
