"""Floors that may not sink, on documents of our own: hard articles, plain ones, the sample, and another domain."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli import main

TESTS = Path(__file__).parent
SOURCES = TESTS.parent / "sources"


@pytest.mark.parametrize(
    ("folder", "gold", "profile", "precision", "recall"),
    [
        pytest.param(TESTS / "articles", "articles/gold.jsonl", "occupation", 0.97, 0.96, id="hard-articles"),
        pytest.param(TESTS / "articles" / "unseen", "articles/unseen/gold.jsonl", "occupation", 0.98, 0.93, id="plain"),
        pytest.param(
            TESTS / "articles" / "unseen2", "articles/unseen2/gold.jsonl", "occupation", 0.98, 0.945, id="ten-more"
        ),
        pytest.param(
            TESTS / "articles" / "unseen3", "articles/unseen3/gold.jsonl", "occupation", 0.98, 0.915, id="last-ones"
        ),
        pytest.param(
            TESTS / "articles" / "unseen4", "articles/unseen4/gold.jsonl", "occupation", 0.98, 0.86, id="other-hands"
        ),
        pytest.param(
            TESTS / "articles" / "unseen5", "articles/unseen5/gold.jsonl", "occupation", 0.98, 0.91, id="and-others"
        ),
        pytest.param(
            TESTS / "articles" / "unseen6", "articles/unseen6/gold.jsonl", "occupation", 0.98, 0.975, id="ordinary"
        ),
        pytest.param(
            TESTS / "articles" / "unseen7", "articles/unseen7/gold.jsonl", "occupation", 0.97, 0.97, id="held-back"
        ),
        pytest.param(
            TESTS / "articles" / "unseen8", "articles/unseen8/gold.jsonl", "occupation", 0.98, 0.97, id="health-guides"
        ),
        pytest.param(
            TESTS / "articles" / "unseen11", "articles/unseen11/gold.jsonl", "occupation", 0.97, 0.90, id="business"
        ),
        pytest.param(
            TESTS / "articles" / "unseen10", "articles/unseen10/gold.jsonl", "occupation", 0.97, 0.89, id="who-teach"
        ),
        pytest.param(
            TESTS / "articles" / "unseen9", "articles/unseen9/gold.jsonl", "occupation", 0.98, 0.95, id="tech-pages"
        ),
        pytest.param(
            TESTS / "articles" / "unseen12", "articles/unseen12/gold.jsonl", "occupation", 0.98, 0.94, id="job-sites"
        ),
        pytest.param(
            TESTS / "articles" / "unseen13", "articles/unseen13/gold.jsonl", "occupation", 0.97, 0.87, id="of-all-kinds"
        ),
        pytest.param(
            TESTS / "articles" / "unseen14", "articles/unseen14/gold.jsonl", "occupation", 0.97, 0.79, id="and-more"
        ),
        pytest.param(
            TESTS / "articles" / "unseen15", "articles/unseen15/gold.jsonl", "occupation", 0.96, 0.90, id="plain-pages"
        ),
        pytest.param(
            TESTS / "articles" / "unseen16", "articles/unseen16/gold.jsonl", "occupation", 0.99, 0.85, id="pay-in-prose"
        ),
        pytest.param(
            TESTS / "articles" / "unseen17", "articles/unseen17/gold.jsonl", "occupation", 0.97, 0.81, id="lively"
        ),
        pytest.param(
            TESTS / "articles" / "unseen18",
            "articles/unseen18/gold.jsonl",
            "occupation",
            0.98,
            0.96,
            id="ordinary-guides",
        ),
        pytest.param(SOURCES, "articles/sample/gold.jsonl", "occupation", 0.97, 0.97, id="the-sample"),
        pytest.param(TESTS / "company", "company/gold.jsonl", "company", 0.99, 0.98, id="companies"),
        pytest.param(
            TESTS / "company" / "unseen", "company/unseen/gold.jsonl", "company", 0.99, 0.99, id="more-companies"
        ),
    ],
)
def test_extraction_keeps_its_floors(
    tmp_path: Path, folder: Path, gold: str, profile: str, precision: float, recall: float
) -> None:
    (tmp_path / "sources").mkdir()
    for path in folder.iterdir():
        if path.is_file() and path.suffix in (".txt", ".md", ".html", ".yaml") and path.name != "README.md":
            shutil.copy(path, tmp_path / "sources")
    (tmp_path / "reconcile.yaml").write_text(f"profile: {profile}\n", encoding="utf-8")
    floors = ("--min-precision", str(precision), "--min-recall", str(recall))
    assert main(["--project", str(tmp_path), "evaluate", str(TESTS / gold), *floors]) == 0
