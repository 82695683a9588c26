"""A project folder: what `reconcile.yaml` says, and where things stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pipeline.errors import ConfigurationError
from pipeline.files.inputs import read_settings, stays_inside
from pipeline.profiles import load as profiles
from pipeline.profiles.marked import Marked, read_marked, validated
from pipeline.profiles.model import Profile
from pipeline.records.conflict import CauseName
from pipeline.records.settlement import Gate, Policy, RuleName

SETTINGS = "reconcile.yaml"
Words = Annotated[str, Field(min_length=1)]


def _cause(text: str) -> str:
    """Accept a cause, alone or with its basis: `window`, `edition stated`."""
    name, _, basis = text.partition(" ")
    if name not in get_args(CauseName) or basis not in ("", "stated", "inferred"):
        known = ", ".join(get_args(CauseName))
        raise ValueError(f"“{text}” is no cause; choose one of {known}, alone or followed by stated or inferred")
    return text


class PolicyPart(BaseModel):
    """What settles and suggests where nobody has decided."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    order: tuple[RuleName, ...] = Policy().order
    preferred_origins: tuple[Words, ...] = ()
    settles: tuple[Annotated[str, AfterValidator(_cause)], ...] = Policy().settles


class Settings(BaseModel):
    """`reconcile.yaml`: every key may be left out, and so may the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    profile: Words = "occupation"
    gate: Gate = "high"
    policy: PolicyPart = PolicyPart()
    sources: Words = "sources"
    output: Words = "output"
    decisions: Words = "decisions.jsonl"


@dataclass(frozen=True)
class Project:
    """A project folder, opened: its profile and policy, and the paths of what it reads and writes."""

    root: Path
    profile: Profile
    policy: Policy
    sources: Path
    output: Path
    decisions: Path
    profile_text: str = ""

    @property
    def claims(self) -> Path:
        """Where the claims are written."""
        return self.output / "claims.jsonl"


def open_project(root: Path, output: Path | None = None) -> Project:
    """The project that a folder holds; with `output`, what is written goes there instead."""
    if not root.is_dir():
        raise ConfigurationError(root, "there is no such folder; make one by `reconcile init`")
    marked = _settings(root / SETTINGS)
    settings = validated(marked, Settings)
    text, file = _profile_text(root, settings.profile, marked)
    return Project(
        root=root,
        profile=profiles.parse(text, file),
        policy=Policy(gate=settings.gate, **settings.policy.model_dump()),
        sources=root / settings.sources,
        output=output or root / settings.output,
        decisions=root / settings.decisions,
        profile_text=text,
    )


def _settings(path: Path) -> Marked:
    return read_marked(read_settings(path), path) if path.exists() else Marked(path, {})


def _profile_text(root: Path, name: str, marked: Marked) -> tuple[str, Path | str]:
    """The YAML of a profile named in the settings: one that ships, or a file inside the project."""
    if not name.endswith((".yaml", ".yml")):
        if name in profiles.shipped():
            return profiles.shipped_text(name), f"{name}.yaml"
        known = ", ".join(profiles.shipped())
        problem = f"there is no profile “{name}”; choose one of {known}, or name a .yaml file of this project"
        raise ConfigurationError(marked.file, problem, *marked.place(("profile",)))
    if not stays_inside(root / name, root):
        problem = f"the profile {name} leaves the project folder; copy it inside"
        raise ConfigurationError(marked.file, problem, *marked.place(("profile",)))
    return read_settings(root / name), root / name
