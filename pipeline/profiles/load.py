"""Read a profile by its name or from its own text, and point at what is wrong in one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as package_files
from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.profiles.marked import read_marked, validated
from pipeline.profiles.model import Profile
from pipeline.profiles.references import loose_ends


def shipped() -> tuple[str, ...]:
    """The names of the profiles that come with the tool."""
    folder = package_files("pipeline.profiles")
    return tuple(sorted(Path(each.name).stem for each in folder.iterdir() if each.name.endswith(".yaml")))


@cache
def load(name: str) -> Profile:
    """The profile that ships under this name."""
    if name not in shipped():
        known = ", ".join(shipped()) or "none"
        raise ConfigurationError(name, f"no profile of this name; choose one of {known}, or name a .yaml file")
    return parse(shipped_text(name), f"{name}.yaml")


def shipped_text(name: str) -> str:
    """The YAML of a profile that ships."""
    return (package_files("pipeline.profiles") / f"{name}.yaml").read_text(encoding="utf-8")


def parse(text: str, file: Path | str) -> Profile:
    """A profile from its YAML; each mistake is named with line, column and what to change."""
    marked = read_marked(text, file)
    profile = validated(marked, Profile)
    loose = sorted((*marked.place(each.route, each.about_key), each.words) for each in loose_ends(profile))
    if loose:
        first, *others = (ConfigurationError(file, words, line, column) for line, column, words in loose)
        raise ConfigurationError(file, first.problem, first.line, first.column, tuple(others))
    return profile
