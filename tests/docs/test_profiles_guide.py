"""The guide to profiles says what its example gives, and that is what it gives."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

from pipeline.cli import main
from pipeline.extract import extract
from pipeline.profiles.model import Profile
from pipeline.readers import read
from pipeline.records.document import Source
from pipeline.values import figure

GUIDE = Path(__file__).parents[2] / "docs" / "profiles.md"


def block(mark: str) -> str:
    """The first code block or table behind a mark."""
    text = GUIDE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {mark} -->\n(?:```\w*\n(.*?)```|(\|.*?)\n\n)", text, re.S)
    assert found, f"the guide has no {mark}"
    return found[1] or found[2]


def test_the_example_of_the_guide_gives_the_claims_it_shows():
    document = read(block("document").encode(), "harbour-museum.txt", "harbour-museum")
    profile = Profile.model_validate(yaml.safe_load(block("profile")))
    extraction = extract(document, Source("harbour-museum", "harbour-museum.txt"), profile)
    found = {
        (
            claim.property,
            str(figure(claim.value)[0]),
            claim.evidence.quote,
            ", ".join(f"{name}: {value}" for name, value in claim.qualifiers.items()),
        )
        for claim in extraction.claims
    }
    rows = [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in block("claims").splitlines()[2:]]
    assert found == set(rows)


def test_what_the_guide_leaves_unclaimed_has_the_reason_of_its_asides():
    document = read(block("document").encode(), "harbour-museum.txt", "harbour-museum")
    profile = Profile.model_validate(yaml.safe_load(block("profile")))
    extraction = extract(document, Source("harbour-museum", "harbour-museum.txt"), profile)
    reasons = {item.quote: item.reason for item in extraction.unclaimed}
    assert reasons["$31 million"] == "what building or running it costs"
    assert reasons["300"] == "guests of another kind"


def test_the_guide_works_as_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    begin, use, *_ = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    typed(begin)
    Path("museums/sources/harbour-museum.txt").write_text(block("document"), encoding="utf-8")
    Path("museums/museum.yaml").write_text(block("profile"), encoding="utf-8")
    Path("museums/reconcile.yaml").write_text("profile: museum.yaml\n", encoding="utf-8")
    typed(use)
    rows = len(block("claims").splitlines()) - 2
    assert f"Claims      {rows}:" in capsys.readouterr().out


def test_documents_that_the_guide_lists_under_one_subject_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "harbour-museum.txt").write_text(block("document"), encoding="utf-8")
    (sources / "visit.md").write_text("# Visiting the Harbour Museum\n\nA full ticket costs $16.\n", encoding="utf-8")
    (tmp_path / "museum.yaml").write_text(block("profile"), encoding="utf-8")
    (tmp_path / "reconcile.yaml").write_text("profile: museum.yaml\n", encoding="utf-8")
    for listed, conflicts in (("", "Conflicts   none"), (block("list"), "Conflicts   1:")):
        if listed:
            (sources / "sources.yaml").write_text(f"{listed}  - {{id: visit, file: visit.md}}\n", encoding="utf-8")
        assert main(["--project", str(tmp_path), "run"]) == 0
        assert conflicts in capsys.readouterr().out


def typed(lines: str) -> None:
    """Lines of a shell, `reconcile` in this process; each must end well."""
    for line in lines.splitlines():
        if line.startswith("reconcile "):
            assert main(shlex.split(line)[1:]) == 0, line
        else:
            subprocess.run(["bash", "-c", line], check=True)
