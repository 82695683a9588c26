"""The JSON Schema of what each command prints with `--format json`, made from the records it gives back."""

from __future__ import annotations

from typing import Any

import msgspec

from pipeline.files.schemas import schema_of, schemas
from pipeline.publish.diff import SheetDiff
from pipeline.publish.explain import Explanation
from pipeline.publish.verdicts import Verification
from pipeline.records.label import Evaluation
from pipeline.run.extracting import MentionLine
from pipeline.run.results import ExtractResult
from pipeline.run.running import RunResult
from pipeline.run.starting import ProfileCheck, Written

FOLDER = "printed"

PRINTED: dict[str, tuple[type[msgspec.Struct], str, str]] = {
    "diff": (SheetDiff, "Difference", "What `diff` prints: what changed between two fact sheets, and why."),
    "evaluate": (Evaluation, "Evaluation", "What `evaluate` prints: how extraction compares with labelled claims."),
    "explain": (Explanation, "Explanation", "What `explain` prints: an id, walked back to the words it rests on."),
    "extract": (ExtractResult, "Extraction", "What `extract` prints: what was read and claimed, and the files."),
    "mentions": (MentionLine, "Mention", "One line of what `mentions` prints: what the scanner sees at one place."),
    "profile-check": (ProfileCheck, "Profile check", "What `profile check` prints: whether a profile is sound."),
    "run": (RunResult, "Run result", "What `run` and `publish` print: what was read, claimed and found in conflict."),
    "verify": (Verification, "Verification", "What `verify` prints: a verdict for every quote, and what fails."),
    "written": (Written, "Files written", "What `init` and `schema` print: the files that they wrote."),
}

COMMANDS: dict[str, str] = {
    "conflicts": "conflicts",
    "decide": "decision",
    "diff": "diff",
    "evaluate": "evaluate",
    "explain": "explain",
    "extract": "extract",
    "init": "written",
    "mentions": "mentions",
    "profile check": "profile-check",
    "publish": "run",
    "run": "run",
    "schema": "written",
    "verify": "verify",
}
"""By command the schema of what it prints; `conflicts` and `decide` print what the files of these names hold."""


def printed_schemas() -> dict[str, dict[str, Any]]:
    """Every such schema by its name."""
    return {name: _printed(name) for name in PRINTED}


def schema_for(command: str) -> dict[str, Any]:
    """The schema of what a command prints."""
    name = COMMANDS[command]
    return _printed(name) if name in PRINTED else schemas()[name]


def _printed(name: str) -> dict[str, Any]:
    return schema_of(f"printed:{name}", *PRINTED[name])
