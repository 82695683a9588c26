"""The JSON Schema of every file we write, made from the records, and the check against them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import IntegrityError
from pipeline.records.claim import Claim, Unclaimed
from pipeline.records.decision import Decision
from pipeline.records.report import ConflictReport, RunRecord
from pipeline.records.sheet import Sheet

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PLAIN_DECIMAL = r"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$"

_BULK = 2**16

WRITTEN: dict[str, tuple[type[msgspec.Struct], str, str]] = {
    "claim": (Claim, "Claim", "One line of claims.jsonl: what one source says, and the characters it was read from."),
    "unclaimed": (Unclaimed, "Unclaimed figure", "One line of unclaimed.jsonl: a figure no claim took, and why."),
    "conflicts": (ConflictReport, "Conflicts", "conflicts.json: every group of claims that disagree, and why."),
    "decision": (Decision, "Decision", "One line of decisions.jsonl: what a reviewer settled, on what testimony."),
    "fact-sheet": (Sheet, "Fact sheet", "draft.json and fact-sheet.json: the facts, and how each claim stands."),
    "run": (RunRecord, "Run", "run.json: what went into a run, by digest, and what came out, by number."),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its name, with a sentence on each field."""
    from pipeline.files.described import described

    return {name: described(_schema(name, *about), about[0]) for name, about in WRITTEN.items()}


def schema_of(name: str, record: type[msgspec.Struct], title: str, description: str) -> dict[str, Any]:
    """The schema of a record that is printed and never written, with a sentence on each field."""
    from pipeline.files.described import described

    return described(_schema(name, record, title, description), record)


def schema_files(folder: Path) -> dict[Path, bytes]:
    """The schema files as they should stand in a folder."""
    return as_files(folder, schemas())


def as_files(folder: Path, named: Mapping[str, Mapping[str, Any]]) -> dict[Path, bytes]:
    """Schemas as the files they are."""
    return {
        folder / f"{name}.schema.json": msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
        for name, schema in named.items()
    }


def check(name: str, written: bytes, what: str) -> None:
    """Refuse to write a file that is not what its schema says; the message points at the place.

    A large file is read back as its record instead: that checks the same, and 1,000 times as fast.
    """
    if len(written) > _BULK:
        _read_back(name, written, what)
        return
    trouble = next(_validator(name).iter_errors(msgspec.json.decode(written)), None)
    if trouble is not None:
        place = "/".join(map(str, trouble.absolute_path))
        raise IntegrityError(f"{what} was not written, for it breaks its schema at /{place}: {trouble.message[:300]}")


def _read_back(name: str, written: bytes, what: str) -> None:
    try:
        msgspec.json.decode(written, type=WRITTEN[name][0])
    except msgspec.ValidationError as trouble:
        raise IntegrityError(f"{what} was not written, for it breaks its schema: {trouble}") from trouble


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_schema(name, *WRITTEN[name]))


def _schema(name: str, record: type[msgspec.Struct], title: str, description: str) -> dict[str, Any]:
    _, parts = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    own = parts.pop(record.__name__)
    return {
        "$schema": DRAFT,
        "$id": f"urn:reconcile:schema:{name}",
        "title": title,
        "description": description,
        **{key: _told(value) for key, value in own.items() if key not in ("title", "description")},
        "$defs": {key: _told(value) for key, value in sorted(parts.items())},
    }


def _told(part: Any) -> Any:
    """The same schema, with decimals as they are written here and no room for a field that nobody declared."""
    if isinstance(part, Mapping):
        told = {key: _told(value) for key, value in part.items()}
        if told.get("type") == "object" and "properties" in told:
            told["additionalProperties"] = False
        if told.get("format") == "decimal":
            told = {**told, "pattern": PLAIN_DECIMAL}
        if isinstance(told.get("description"), str):
            told["description"] = " ".join(told["description"].split())
        return told
    return [_told(each) for each in part] if isinstance(part, list | tuple) else part
