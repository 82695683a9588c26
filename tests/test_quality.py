"""Floors that may not sink: the five real articles, and a hundred handbook pages, measured as anybody would.

The documents are not ours to publish; where the folder with them is missing, these tests say so and skip.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main

SHARED = Path(__file__).parents[1] / ".." / "shared"
SCORER = SHARED / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the folder ../shared with the real documents is missing")


def scored(what: str, path: Path, *options: str) -> Any:
    command = [sys.executable, str(SCORER), "--json", *options, what, str(path)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run over the five articles."""
    project = tmp_path_factory.mktemp("articles")
    (project / "sources").mkdir()
    for path in (*(SHARED / "seeds").glob("*.txt"), SHARED / "seeds" / "sources.yaml"):
        shutil.copy(path, project / "sources")
    assert main(["--project", str(project), "run", "--quiet"]) == 0
    return project / "output"


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of extraction from a hundred pages."""
    output = tmp_path_factory.mktemp("handbook")
    assert main(["extract", str(SHARED / "ooh" / "html"), "--output", str(output), "--quiet"]) == 0
    return output


def test_claims_of_the_articles_are_found_and_right(articles: Path) -> None:
    found = scored("seeds", articles / "claims.jsonl")
    assert found["micro"]["p"] >= 0.97
    assert found["micro"]["r"] >= 0.97
    for part, floor in (("qualifiers", 0.95), ("subject", 0.98), ("attribution", 0.95)):
        assert found[part]["p"] >= floor, part


def test_the_articles_disagree_in_six_ways(articles: Path) -> None:
    found = scored("conflicts", articles / "conflicts.json")
    assert found["missing"] == []
    assert len(found["false_alarms"]) <= 1


def test_documents_that_repeat_one_bureau_are_one_origin(articles: Path) -> None:
    sheet = json.loads((articles / "draft.json").read_text())
    facts = [fact for fact in (*sheet["facts"], *sheet["mentioned"]) if fact["property"] == "employment_growth"]
    assert facts
    assert all(fact["origins"] <= 1 for fact in facts)
    assert any(fact["sources"] > 1 for fact in facts)


@pytest.mark.parametrize(
    ("options", "precision", "recall"),
    [pytest.param(("--core",), 0.99, 0.98, id="core"), pytest.param((), 0.98, 0.97, id="with-industry-and-group")],
)
def test_claims_of_the_handbook_are_found_and_right(
    handbook: Path, options: tuple[str, ...], precision: float, recall: float
) -> None:
    found = scored("ooh", handbook / "claims.jsonl", *options)
    assert found["micro"]["p"] >= precision
    assert found["micro"]["r"] >= recall
    assert not found["other"].get("distractor_hits")


@pytest.mark.parametrize("name", ["articles", "handbook"])
def test_every_figure_is_accounted_for(
    request: pytest.FixtureRequest, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output: Path = request.getfixturevalue(name)
    capsys.readouterr()
    folder = output.parent / "sources" if name == "articles" else SHARED / "ooh" / "html"
    assert main(["extract", str(folder), "--output", str(output / "again"), "--format", "json"]) == 0
    tally = json.loads(capsys.readouterr().out)["tally"]
    unclaimed = (output / "again" / "unclaimed.jsonl").read_text().count("\n")
    assert tally["figures"] > 40
    assert tally["figures"] == tally["claims"] + tally["context"] + sum(tally["ignored"].values()) + tally["unclaimed"]
    assert 0 < unclaimed <= tally["unclaimed"], "a range on one line holds two figures"
