"""The page on sources names every extension and every key, and what it shows is valid."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from pipeline.files.manifest import Defaults, ManifestFile, SourceEntry, SubjectEntry
from pipeline.readers import EXTENSIONS

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def keys(first_cells: str) -> set[str]:
    """What the first cells of table rows name."""
    return set(re.findall(r"`([^`]+)`", first_cells))


def rows(head: str) -> str:
    table = PAGE.split(f"| {head} |")[1].split("\n\n")[0]
    return "\n".join(line.split("|")[1] for line in table.splitlines()[2:])


def test_every_extension_that_can_be_read_is_named():
    assert keys(rows("extension")) == set(EXTENSIONS)


def test_every_key_of_a_source_has_a_line():
    assert keys(rows("of a source")) == set(SourceEntry.model_fields)


def test_the_defaults_are_all_keys_of_a_source_but_four():
    left_out = keys(PAGE.split("all of the keys above but ")[1].split(" may be there")[0])
    assert set(SourceEntry.model_fields) - left_out == set(Defaults.model_fields)


def test_the_list_that_is_shown_is_one_and_shows_every_key_of_a_subject():
    shown = yaml.safe_load(PAGE.split("```yaml\n")[1].split("```")[0].replace("2024-06-01", "'2024-06-01'"))
    manifest = ManifestFile.model_validate(shown)
    assert set(shown["subjects"]["bakers"]) == set(SubjectEntry.model_fields)
    assert manifest.sources[0].published == "2024-06-01"
