"""What the tests of names and levels share: a text in, what it claims out."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import yaml

from pipeline.extract.draft import Draft
from pipeline.extract.levels import levels
from pipeline.extract.names import names
from pipeline.profiles.load import load
from pipeline.profiles.model import Profile
from pipeline.readers import read
from pipeline.records.document import Document

SHARED = Path(__file__).parents[2] / ".." / "shared"
SAID = ("role", "issuer", "strength", "quantifier")


def document(text: str, extension: str = "txt") -> Document:
    """A text as a document of its own."""
    return read(text.encode(), f"article.{extension}", "article")


def drafts(text: str, label: str, extension: str = "txt", profile: Profile | None = None) -> list[Draft]:
    """Everything the extractors of names and levels find in a text about a subject."""
    read_text, chosen = document(text, extension), profile or load("occupation")
    return [*names(read_text, chosen, label), *levels(read_text, chosen, label)]


def told(found: Sequence[Draft], property: str) -> list[tuple[str, ...]]:
    """The canonical form of each claim of a property, with what it is said to be."""
    return [
        (
            str(getattr(each.value, "canonical", None)),
            *(str(each.qualifiers[key]) for key in SAID if key in each.qualifiers),
        )
        for each in found
        if each.property == property
    ]


def scorer() -> ModuleType:
    """The scorer that lies beside the checkout; without it the test is skipped."""
    place = SHARED / "score.py"
    if not place.exists():
        pytest.skip("the shared folder is not beside the checkout")
    spec = util.spec_from_file_location("shared_score", place)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules.setdefault("shared_score", module)
    spec.loader.exec_module(module)
    return module


def seeds_scored(profile: Profile, properties: set[str]) -> dict[str, Any]:
    """The shared articles scored for some properties: right, wrong, missed, and the rates of each."""
    module = scorer()
    folder = SHARED / "seeds"
    manifest = yaml.safe_load((folder / "sources.yaml").read_text(encoding="utf-8"))
    subject = manifest["subjects"][manifest["defaults"]["subject"]]
    claims = []
    for source in manifest["sources"]:
        article = read((folder / source["file"]).read_bytes(), source["file"], source["id"])
        found = [each(article, profile, subject["label"], subject["aliases"]) for each in (names, levels)]
        claims += [_claim(article, draft, manifest["defaults"]["subject"]) for part in found for draft in part]
    gold = [
        json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    counted, _ = module.seeds(
        [each for each in claims if each["property"] in properties],
        [each for each in gold if each["property"] in properties],
    )
    rates: dict[str, Any] = module.table(counted)
    return rates


def _claim(article: Document, draft: Draft, subject: str) -> dict[str, Any]:
    return {
        "source": article.source,
        "subject": subject,
        "property": draft.property,
        "value": msgspec.to_builtins(draft.value),
        "bound": draft.bound,
        "qualifiers": draft.qualifiers,
        "attribution": None,
        "evidence": {"start": draft.start, "end": draft.end, "quote": article.text[draft.start : draft.end]},
    }
