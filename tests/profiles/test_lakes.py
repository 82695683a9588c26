"""A domain far from pay and from companies needs YAML and nothing else: lakes, measured in metres and square kilometres."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main

LAKES = Path(__file__).parent / "lakes"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the lakes, read."""
    folder = tmp_path_factory.mktemp("lakes")
    shutil.copytree(LAKES / "sources", folder / "sources")
    shutil.copy(LAKES / "lakes.yaml", folder)
    (folder / "reconcile.yaml").write_text("profile: lakes.yaml\n", encoding="utf-8")
    assert main(["--project", str(folder), "run", "--quiet"]) == 0
    return folder


def written(project: Path, name: str) -> list[dict[str, Any]]:
    lines = (project / "output" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_what_lakes_measure_is_found_and_right(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--project", str(project), "evaluate", str(LAKES / "gold.jsonl"), "--format", "json"]
    assert main([*command, "--min-precision", "0.95", "--min-recall", "0.95"]) == 0
    scored = json.loads(capsys.readouterr().out)
    assert scored["micro"]["right"] == len((LAKES / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    assert all(row["wrong"] == row["missed"] == 0 for row in (*scored["spans"], *scored["qualifiers"]))


def test_a_number_with_another_unit_is_no_figure_of_a_property(project: Path) -> None:
    claimed = {(claim["source"], claim["evidence"]["quote"]) for claim in written(project, "claims.jsonl")}
    assert ("handbook", "54.3") in claimed
    assert ("handbook", "21") not in claimed  # square miles, and degrees
    assert ("survey", "640") not in claimed  # kilometres that a boat covered


def test_a_row_told_by_what_its_label_ends_in_is_left_with_the_reason(project: Path) -> None:
    left = {(figure["source"], figure["quote"]): figure["reason"] for figure in written(project, "unclaimed.jsonl")}
    assert left["survey", "6"] == "the size of something else"  # the depth of a harbour


def test_two_depths_of_one_lake_disagree_and_those_of_two_lakes_do_not(project: Path) -> None:
    told = json.loads((project / "output" / "conflicts.json").read_text(encoding="utf-8"))
    found = [(conflict["subject"], conflict["property"], conflict["qualifiers"]) for conflict in told["conflicts"]]
    assert ("lake-ostra", "depth", {"measure": "maximum"}) in found
    assert not [each for each in found if each[0] == "lake-venna"]


def test_what_goes_on_with_another_lake_is_about_that_one(project: Path) -> None:
    about = {
        (claim["source"], claim["property"], claim["evidence"]["quote"]): claim["subject"]
        for claim in written(project, "claims.jsonl")
    }
    assert about["compared", "shoreline", "19"] == "lake-venna"
    assert about["compared", "shoreline", "14"] == "skarn-reservoir"
    assert about["compared", "volume", "0.11"] == "skarn-reservoir"
