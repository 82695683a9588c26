"""What earlier runs worked out, kept under what it rests on. Nothing here is ever needed: it only saves time.

One file for each source. Every entry proves itself, so one that is damaged, cut short or left over from other inputs
counts as missing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.files.inputs import LARGEST

FOLDER = ".cache"
_SIZE = 32


class Shelf:
    """A folder of entries, each under a name, found again only by the key it was put there with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = f"{folder}{os.sep}"

    def holds(self, name: str, key: bytes) -> bool:
        """Whether an entry of this name was put here with this key; it may still turn out to be damaged."""
        try:
            with open(self._path(name), "rb", buffering=0) as file:
                return file.read(_SIZE) == key
        except OSError:
            return False

    def get(self, name: str, key: bytes) -> bytes | None:
        """The entry of a name, if it was put here with this key and is whole."""
        try:
            with open(self._path(name), "rb", buffering=0) as file:
                head, content = file.read(2 * _SIZE), file.readall()
        except OSError:
            return None
        return content if head == key + _proof(name, key, content) else None

    def put(self, name: str, key: bytes, content: bytes) -> bool:
        """Keep an entry in place of the one that has its name; False where there is no room for it."""
        path = Path(self._path(name))
        aside = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            aside.write_bytes(key + _proof(name, key, content) + content)
            os.replace(aside, path)
        except OSError:
            return False
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        return True

    def sweep(self, names: Iterable[str]) -> None:
        """Clear away every entry that has none of these names."""
        kept = {self._path(name) for name in names}
        for folder in _entries(self._root):
            for path in _entries(folder) if os.path.isdir(folder) else ():
                if path not in kept and os.path.isfile(path):
                    Path(path).unlink(missing_ok=True)

    def _path(self, name: str) -> str:
        hashed = hashlib.sha256(name.encode()).hexdigest()[:40]
        return f"{self._root}{hashed[:2]}{os.sep}{hashed[2:]}"


def _entries(folder: str) -> list[str]:
    """What is in a folder, by its path; paths are text here, for there are tens of thousands."""
    try:
        return [os.path.join(folder, name) for name in os.listdir(folder)]
    except OSError:
        return []


def key_of(*parts: bytes | str) -> bytes:
    """A key that follows from every part, and from where each ends."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.digest()


def digest_of(path: Path) -> str | None:
    """The sha256 of a file's bytes, as its document will state it; None where it cannot be read as a source."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@cache
def code_digest(parts: tuple[str, ...], libraries: tuple[str, ...]) -> bytes:
    """What stands for the version of some parts of this package: their files, and the libraries they rest on."""
    package = Path(__file__).parents[1]
    files = sorted(path for part in parts for path in _files(package / part))
    contents = (piece for path in files for piece in (str(path.relative_to(package)), path.read_bytes()))
    return key_of(*contents, *(f"{name} {_version(name)}" for name in libraries))


def _files(path: Path) -> Iterable[Path]:
    found = path.rglob("*") if path.is_dir() else [path]
    return (each for each in found if each.is_file() and each.suffix != ".pyc")


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "?"


def _proof(name: str, key: bytes, content: bytes | memoryview) -> bytes:
    """The sha256 of an entry: processors have instructions for it, so it costs less than shorter ones."""
    digest = hashlib.sha256(key_of(name) + key)
    digest.update(content)
    return digest.digest()
