"""A folder without a manifest: every file we know how to read, under a name of its own."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from pipeline.errors import UsageError
from pipeline.files.inputs import stays_inside


def known(path: Path, extensions: Collection[str]) -> bool:
    """Whether a file is one to read by itself: of a known extension, not hidden, and no README."""
    return (
        path.suffix.lower() in extensions and not path.name.startswith((".", "~$")) and path.stem.casefold() != "readme"
    )


def files_below(folder: Path, extensions: Collection[str]) -> list[Path]:
    """Every readable file of a folder and the folders in it, in an order that never varies."""
    return sorted(_walk(folder, extensions), key=lambda path: path.relative_to(folder).parts)


def _walk(folder: Path, extensions: Collection[str]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (path for name in names if known(path := Path(here, name), extensions))


def ids_for(paths: Sequence[PurePath]) -> list[str]:
    """An id for each file: its stem; where stems repeat, folder/stem; where those repeat too, its whole path."""
    choices = [(path.stem, "/".join((*path.parts[-2:-1], path.stem)), path.as_posix()) for path in paths]
    ids = [stem for stem, _, _ in choices]
    for longer in (1, 2):
        times = Counter(ids)
        ids = [given[longer] if times[one] > 1 else one for one, given in zip(ids, choices, strict=True)]
    return ids


def leading_out(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Those of the files of a folder that are links to what lies outside it, or to themselves."""
    return [path for path in paths if path.is_symlink() and not stays_inside(path, folder)]


def plain_name(name: PurePath) -> str:
    """A file's path with every character spelt out that no line of text can hold: controls, and bytes not in UTF-8."""
    return "".join(map(_spelt, str(name)))


def _spelt(character: str) -> str:
    if unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp"):
        return character
    point = ord(character) - 0xDC00 if "\udc80" <= character <= "\udcff" else ord(character)
    return f"\\x{point:02x}"


def paths_given(paths: Sequence[Path], extensions: Collection[str]) -> list[Path]:
    """The files that a person named, with those of the folders among them, each once."""
    found: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder; correct its name")
        for each in files_below(path, extensions) if path.is_dir() else [path]:
            found.setdefault(each.resolve(), each)
    return list(found.values())
