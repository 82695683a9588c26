"""`init`, `schema` and `profile check`: what comes before a run."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pipeline.errors import ConfigurationError, UsageError
from pipeline.files.atomic import replace_all
from pipeline.files.inputs import read_settings
from pipeline.files.project import SETTINGS
from pipeline.files.schemas import schema_files
from pipeline.profiles.load import parse, shipped, shipped_text
from pipeline.profiles.model import Profile
from pipeline.profiles.speech import Titles


class Written(Struct, frozen=True):
    """The files that a command wrote."""

    files: tuple[str, ...]
    """Their paths."""


class Mistake(Struct, frozen=True, omit_defaults=True):
    """One thing to change in a profile, and where."""

    problem: str
    """What is wrong, and what to change."""
    line: int | None = None
    """The line it stands in, from 1."""
    column: int | None = None
    """The column it begins at, from 1."""


class ProfileCheck(Struct, frozen=True, omit_defaults=True):
    """Whether a profile is sound: what it holds, or everything there is to change."""

    file: str
    """The file, or the name of a profile that ships."""
    sound: bool
    """Whether there is nothing to change."""
    name: str | None = None
    """The profile's own name."""
    properties: tuple[str, ...] = ()
    """The properties that it has."""
    left_out: tuple[str, ...] = ()
    """Keys that the profile makes no use of, by their paths: `everyone`, `speech.verbs`."""
    mistakes: tuple[Mistake, ...] = ()
    """Everything there is to change."""


def init(folder: Path) -> Written:
    """Make a new project folder that runs at once; what is there already is never overwritten."""
    files = {folder / name: content.encode("utf-8") for name, content in _STARTER.items()}
    standing = [path for path in files if path.exists()]
    if standing:
        raise UsageError(f"{standing[0]}: is there already; choose a folder without a project")
    replace_all(files)
    return Written(tuple(map(str, files)))


def write_schemas(folder: Path) -> Written:
    """Write the schema of every file we write, and of what each command prints."""
    from pipeline.files.schemas import as_files
    from pipeline.run.printed import FOLDER, printed_schemas

    files = {**schema_files(folder), **as_files(folder / FOLDER, printed_schemas())}
    replace_all(files)
    return Written(tuple(map(str, files)))


def check_profile(name: Path) -> ProfileCheck:
    """Everything that is wrong with a profile: a file, or the name of one that ships."""
    text = shipped_text(str(name)) if str(name) in shipped() else read_settings(name)
    try:
        profile = parse(text, name)
    except ConfigurationError as trouble:
        mistakes = tuple(Mistake(each.problem, each.line, each.column) for each in (trouble, *trouble.more))
        return ProfileCheck(str(name), sound=False, mistakes=mistakes)
    return ProfileCheck(
        str(name), sound=True, name=profile.name, properties=tuple(profile.properties), left_out=left_out(profile)
    )


def left_out(profile: Profile) -> tuple[str, ...]:
    """The keys at the top of a profile, and of its speech, that stand empty."""
    speech = (f"speech.{key}" for key, held in profile.speech if held in ((), Titles()))
    return (*(key for key, held in profile if held in ((), {}, None)), *speech)


_STARTER = {
    SETTINGS: """\
# Every key may be left out. `reconcile profile check` says whether a profile is sound.
profile: occupation
gate: high
""",
    "sources/sources.yaml": """\
# One entry for each document. Without this file, every document in the folder is read.
subjects:
  bakers:
    label: Bakers
    aliases: [bread bakers]
defaults: {subject: bakers, locale: en-US, geography: US}
sources:
  - {id: trade-weekly, file: trade-weekly.txt, publisher: Trade Weekly (invented), published: 2024-06-01}
  - {id: oven-post, file: oven-post.md, publisher: The Oven Post (invented), published: 2023-06-01}
""",
    "sources/trade-weekly.txt": """\
What bakers earn

According to the Bureau of Labor Statistics (BLS), the median annual wage for bakers was $36,650 in May 2024.
The BLS expects employment of bakers to grow 6 percent from 2024 to 2034.
""",
    "sources/oven-post.md": """\
# A baker's pay

The median annual wage for bakers was $34,950 in May 2023, says the BLS. Jobs for bakers are
projected to grow 5 percent from 2022 to 2032, according to the BLS.
""",
    ".gitignore": """\
output/.cache/
output/texts/
""",
}
