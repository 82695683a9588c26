"""`sources.yaml`: which files are sources, who published them, and whom they are about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pipeline.errors import ConfigurationError, Unreadable
from pipeline.files.folder import files_below, ids_for, leading_out, plain_name
from pipeline.files.inputs import read_settings, stays_inside
from pipeline.profiles.marked import Marked, Route, read_marked, validated
from pipeline.records.document import Kind, Source

MANIFEST = "sources.yaml"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def _day(text: str) -> str:
    """Accept a day, a month or a year, as ISO 8601 writes them."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        raise ValueError(f"“{text}” is no date; write it as 2023-05-01, 2023-05 or 2023")
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError as trouble:
        raise ValueError(f"“{text}” is no date of the calendar; correct it") from trouble
    return text


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(f"“{text}” is no subject id; use lower-case letters, digits and single hyphens")
    return text


def as_locale(text: str) -> str:
    """A locale as it is written in lists of sources; `ValueError` says what is wrong with one that is not."""
    if not _LOCALE.fullmatch(text):
        raise ValueError(f"“{text}” is no locale; write it as en-US or de-DE")
    return text


def _id(text: str) -> str:
    if not text.isprintable() or text != text.strip():
        raise ValueError("an id must be printable and neither begin nor end with a space")
    return text


Words = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_id)]
Slug = Annotated[str, AfterValidator(_slug)]
Day = Annotated[str, AfterValidator(_day)]
Locale = Annotated[str, AfterValidator(as_locale)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class SubjectEntry(Part):
    """A declared subject: its label, and other names documents give it."""

    label: Words
    aliases: tuple[Words, ...] = ()


class Defaults(Part):
    """What holds for every source that does not say otherwise."""

    subject: Slug | None = None
    locale: Locale = "en-US"
    geography: Words | None = None
    publisher: Words | None = None
    kind: Kind = "secondary"
    licence: Words | None = None
    published: Day | None = None
    retrieved: Day | None = None


class SourceEntry(Part):
    """One source: a file in the manifest's folder, and what is known of it."""

    id: Id
    file: Words
    title: Words | None = None
    publisher: Words | None = None
    kind: Kind | None = None
    url: Words | None = None
    published: Day | None = None
    retrieved: Day | None = None
    licence: Words | None = None
    subject: Slug | None = None
    locale: Locale | None = None
    geography: Words | None = None


class ManifestFile(Part):
    """The whole of `sources.yaml`."""

    subjects: dict[Slug, SubjectEntry] = {}
    defaults: Defaults = Defaults()
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class DeclaredSubject:
    """A subject that the manifest declares."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sources:
    """What there is to read: sources by id, each with its file, and the declared subjects.

    `refused` holds, by id, why an entry of a sound manifest may not be read.
    """

    sources: tuple[Source, ...]
    paths: dict[str, Path]
    refused: dict[str, Unreadable] = field(default_factory=dict)
    subjects: tuple[DeclaredSubject, ...] = ()
    declared: bool = False


def read_sources(folder: Path, extensions: Collection[str]) -> Sources:
    """The sources of a folder: those its manifest lists or, without one, every file of a known extension."""
    if not folder.is_dir():
        raise ConfigurationError(folder, "there is no such folder; make it or name another in reconcile.yaml")
    manifest = folder / MANIFEST
    if manifest.exists():
        return read_manifest(manifest)
    paths = {path: path.relative_to(folder) for path in files_below(folder, extensions)}
    return sources_of_files(paths, leading_out(paths, folder))


def sources_of_files(shown: Mapping[Path, PurePath], outside: Collection[Path] = ()) -> Sources:
    """Sources made of files alone, by the path they are shown under: everything but the id is for the text to say.

    Files that lead `outside` are named and not read.
    """
    names = {path: plain_name(name) for path, name in shown.items()}
    ids = dict(zip(shown, ids_for([PurePath(name) for name in names.values()]), strict=True))
    sources = sorted((Source(id=ids[path], file=name) for path, name in names.items()), key=lambda each: each.id)
    refused = {
        ids[path]: Unreadable(names[path], "its name holds characters that no line of text can hold", "rename it")
        for path, name in shown.items()
        if names[path] != str(name)
    }
    problem = "is a link that leads out of the folder, or in a circle"
    refused |= {ids[path]: Unreadable(names[path], problem, "copy the file inside") for path in outside}
    return Sources(tuple(sources), {name: path for path, name in ids.items()}, refused)


def read_manifest(path: Path) -> Sources:
    """The sources that a manifest lists, or one line about what is wrong in it."""
    marked = read_marked(read_settings(path), path)
    manifest = validated(marked, ManifestFile)
    _refuse_repeats(marked, manifest)
    _refuse_undeclared(marked, manifest)
    folder = path.parent
    sources = sorted((_source(entry, manifest.defaults) for entry in manifest.sources), key=lambda each: each.id)
    return Sources(
        sources=tuple(sources),
        paths={entry.id: folder / entry.file for entry in manifest.sources},
        refused=dict(_leaving(marked, manifest)),
        subjects=tuple(
            DeclaredSubject(name, entry.label, entry.aliases) for name, entry in sorted(manifest.subjects.items())
        ),
        declared=True,
    )


def _source(entry: SourceEntry, defaults: Defaults) -> Source:
    given = {**defaults.model_dump(exclude_none=True), **entry.model_dump(exclude_none=True)}
    return Source(**given)


def _refuse_repeats(marked: Marked, manifest: ManifestFile) -> None:
    seen: dict[str, int] = {}
    for n, entry in enumerate(manifest.sources):
        if entry.id in seen:
            line = marked.place(("sources", seen[entry.id], "id"))[0]
            problem = f"the id “{entry.id}” stands on line {line} already; give each source its own"
            raise ConfigurationError(marked.file, problem, *marked.place(("sources", n, "id")))
        seen[entry.id] = n


def _refuse_undeclared(marked: Marked, manifest: ManifestFile) -> None:
    """A subject that no entry declares is a slip of the pen, once any subject is declared."""
    named: list[tuple[Route, str | None]] = [(("defaults", "subject"), manifest.defaults.subject)]
    named += [(("sources", n, "subject"), entry.subject) for n, entry in enumerate(manifest.sources)]
    for route, subject in named:
        if subject and manifest.subjects and subject not in manifest.subjects:
            known = ", ".join(sorted(manifest.subjects))
            problem = f"the subject “{subject}” is not declared; declare it under `subjects`, or choose one of {known}"
            raise ConfigurationError(marked.file, problem, *marked.place(route))


def _leaving(marked: Marked, manifest: ManifestFile) -> Iterator[tuple[str, Unreadable]]:
    """The entries that leave the manifest's folder: by `..`, by an absolute path or by a link."""
    folder = Path(marked.file).parent
    for n, entry in enumerate(manifest.sources):
        if not stays_inside(folder / entry.file, folder):
            line, column = marked.place(("sources", n, "file"))
            problem = f"the file {entry.file!r} of “{entry.id}” leaves the folder of the manifest"
            yield (
                entry.id,
                Unreadable(f"{marked.file}:{line}:{column}", problem, "copy it inside and name it from there"),
            )
