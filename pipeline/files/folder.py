"""A folder without a manifest: every file we know how to read, under a name of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import UsageError

EXTENSIONS = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx")


def known(path: Path) -> bool:
    """Whether a file is one to read by itself: of a known extension, not hidden, and no README."""
    return (
        path.suffix.lower() in EXTENSIONS
        and not path.name.startswith((".", "~$"))
        and path.stem.casefold() != "readme"
    )


def files_below(folder: Path) -> list[Path]:
    """Every readable file of a folder and the folders in it, in an order that never varies."""
    return sorted(_walk(folder), key=lambda path: path.relative_to(folder).parts)


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (path for name in names if known(path := Path(here, name)))


def named(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """An id for each file: its stem; where stems repeat, folder/stem; then whatever of its path tells it apart."""
    ids = [path.stem for path in paths]
    for depth in range(1, max((len(path.parts) for path in paths), default=1) + 1):
        repeated = {name for name, times in Counter(ids).items() if times > 1}
        if not repeated:
            break
        ids = [_longer(path, depth) if name in repeated else name for name, path in zip(ids, paths, strict=True)]
    repeated = {name for name, times in Counter(ids).items() if times > 1}
    ids = [name + path.suffix if name in repeated else name for name, path in zip(ids, paths, strict=True)]
    return list(zip(ids, paths, strict=True))


def _longer(path: Path, depth: int) -> str:
    return "/".join((*path.parent.parts[-depth:], path.stem))


def paths_given(paths: Sequence[Path]) -> list[Path]:
    """The files that a person named, with those of the folders among them."""
    found: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder; correct its name")
        for each in files_below(path) if path.is_dir() else [path]:
            found.setdefault(each.resolve(), each)
    return list(found.values())
