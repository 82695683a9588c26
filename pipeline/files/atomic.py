"""Replace files in one step: the old ones stay whole until all the new ones are."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import ConfigurationError

Content = bytes | Iterable[bytes]
_ASIDE = ".part"
_BLOCK = 2**20


def replace_all(
    contents: Mapping[Path, Content],
    late: Iterable[tuple[Path, Content]] = (),
    retired: Iterable[Path] = (),
    lasting: bool = True,
) -> None:
    """Write every file aside, and only when all are whole put them in place.

    A file that would not change is left alone. Where writing one fails, none is replaced. What a killed run left lying
    aside is cleared away first. `late` files of the same folders are asked for when the others are written, so nobody
    need know their names before; `retired` files, which the new ones make obsolete, are asked for and go last.

    However this process ends, every file is whole, old or new. With `lasting` that holds for a power cut too: each file
    is on disk to the last byte before it is put in place, which for gigabytes takes longer than everything else.
    """
    for folder in sorted({path.parent for path in contents}):
        make_folder(folder)
    with _alone(contents):
        _clear(contents)
        names = set(contents)
        aside: dict[Path, Path] = {}
        try:
            for path, content in chain(contents.items(), late):
                names.add(path)
                changed = _changed(path, [content] if isinstance(content, bytes) else content)
                if changed is not None:
                    aside[path] = _write_aside(path, changed, lasting)
            _clear(names, {written.name for written in aside.values()})
            for path, written in aside.items():
                os.replace(written, path)
            for path in retired:
                path.unlink(missing_ok=True)
        finally:
            for written in aside.values():
                written.unlink(missing_ok=True)
        for folder in sorted({path.parent for path in contents}) if lasting else ():
            _settle(folder)


def put(path: Path, content: bytes) -> None:
    """Put one file in place in one step, in a folder of so many that looking through it would take long.

    What a killed run left lying aside there is for `clear` to take away.
    """
    make_folder(path.parent)
    with _held(path.parent, fcntl.LOCK_SH):
        os.replace(_write_aside(path, [content], lasting=True), path)


def clear(folder: Path) -> None:
    """Clear away what killed runs left lying aside in a folder that `put` fills."""
    if folder.is_dir():
        with _held(folder, fcntl.LOCK_EX):
            for left in folder.glob(f".*{_ASIDE}"):
                left.unlink(missing_ok=True)


@contextmanager
def _held(folder: Path, lock: int) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, lock)
        yield
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, or say in one line what stands in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise ConfigurationError(folder, f"cannot be made a folder ({trouble.strerror}); choose another") from trouble


def _changed(path: Path, pieces: Iterable[bytes]) -> Iterator[bytes] | None:
    """The pieces of a file, or None where the one that is there has them already."""
    if path.is_dir():
        raise ConfigurationError(path, "is a folder, and a file is to be written here; move it away")
    waiting = iter(pieces)
    try:
        old = path.open("rb")
    except OSError:
        return waiting
    same = 0
    with old:
        for piece in waiting:
            if not _same(old, piece):
                return chain(_start(path, same), [piece], waiting)
            same += len(piece)
        return _start(path, same) if old.read(1) else None


def _same(old: BinaryIO, piece: bytes) -> bool:
    """Whether the same bytes come next in a file; a little of a long piece at a time."""
    if len(piece) <= _BLOCK:
        return old.read(len(piece)) == piece
    blocks = (piece[start : start + _BLOCK] for start in range(0, len(piece), _BLOCK))
    return all(old.read(len(block)) == block for block in blocks)


def _start(path: Path, size: int) -> Iterator[bytes]:
    """So many bytes from the start of a file."""
    with path.open("rb") as file:
        while size and (piece := file.read(min(size, _BLOCK))):
            size -= len(piece)
            yield piece


def _write_aside(path: Path, content: Iterable[bytes], lasting: bool) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_ASIDE, dir=path.parent)
    except OSError as trouble:
        raise ConfigurationError(path, f"cannot be written ({trouble.strerror}); choose another folder") from trouble
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            if lasting:
                os.fsync(file.fileno())
    except OSError as trouble:
        Path(name).unlink(missing_ok=True)
        problem = f"cannot be written ({trouble.strerror}); make room, or write elsewhere by --output"
        raise ConfigurationError(path, problem) from trouble
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _clear(files: Collection[Path], own: Collection[str] = ()) -> None:
    """Clear away what killed runs left aside of these files, but for what is our own, by name."""
    for folder in {path.parent for path in files}:
        for left in folder.glob(f".*{_ASIDE}"):
            if folder / left.name[1 : -len(_ASIDE)].rpartition(".")[0] in files and left.name not in own:
                left.unlink(missing_ok=True)


@contextmanager
def _alone(contents: Mapping[Path, Content]) -> Iterator[None]:
    """Keep two runs from replacing files of one folder at the same moment."""
    folders = sorted({path.parent for path in contents})
    handles = [os.open(folder, os.O_RDONLY) for folder in folders]
    try:
        for handle in handles:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        for handle in handles:
            os.close(handle)


def _settle(folder: Path) -> None:
    """Make the new names survive a power cut, where the file system lets us."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
