"""The labels that the page on measuring shows are labels of the project that `init` makes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "evaluate.md"


@pytest.mark.parametrize(("language", "name", "right"), [("csv", "labels.csv", 4), ("json", "labels.jsonl", 3)])
def test_extraction_finds_every_label_that_the_page_shows(
    language: str,
    name: str,
    right: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert shown
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    Path(name).write_text(shown[1], encoding="utf-8")
    capsys.readouterr()
    assert main(["evaluate", name, "--format", "json"]) == 0
    scored = json.loads(capsys.readouterr().out)
    assert [scored["micro"][count] for count in ("right", "wrong", "missed")] == [right, 0, 0]
    assert all(row["wrong"] == row["missed"] == 0 for row in (*scored["spans"], *scored["qualifiers"]))
