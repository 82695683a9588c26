"""The committed output of the sample project is what the code makes of it, to the byte."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Reconcile, files_of

ROOT = Path(__file__).parents[2]
ADVICE = "the sample's output has drifted; run .ci/sample and look at what changed"


@pytest.fixture(params=[1, 2], ids=["one-order-on-disk", "another-order-on-disk"])
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the sample project whose files were made in some order, in a folder of some other name."""
    folder = tmp_path / f"copy-{request.param}"
    names = [*sorted((ROOT / "sources").iterdir()), ROOT / "decisions.jsonl"]
    random.Random(request.param).shuffle(names)
    (folder / "sources").mkdir(parents=True)
    for path in names:
        shutil.copyfile(path, folder / path.relative_to(ROOT))
    return folder


def committed() -> dict[str, bytes]:
    """The output as it is committed: what caches hold is not."""
    found = files_of(ROOT / "output")
    return {name: content for name, content in found.items() if not name.startswith(("texts/", ".cache/"))}


def made(folder: Path) -> dict[str, bytes]:
    found = files_of(folder / "output")
    return {name: content for name, content in found.items() if not name.startswith(("texts/", ".cache/"))}


def test_a_run_makes_the_committed_output(sample: Path, reconcile: Reconcile) -> None:
    assert reconcile("--project", sample, "run").code == 0
    files = made(sample)
    assert {"claims.jsonl", "unclaimed.jsonl", "conflicts.json", "draft.json", "run.json", "report.html"} <= set(files)
    for name, content in files.items():
        assert content == committed()[name], f"{name}: {ADVICE}"


def test_publishing_makes_all_of_the_committed_output(sample: Path, reconcile: Reconcile) -> None:
    arguments = ("publish", "--to", "csv", "--to", "md", "--to", "jsonld")
    assert reconcile("--project", sample, *arguments).code == 0
    assert set(made(sample)) == set(committed()), ADVICE
    for name, content in made(sample).items():
        assert content == committed()[name], f"{name}: {ADVICE}"


def test_the_committed_sheet_holds(reconcile: Reconcile) -> None:
    ended = reconcile("--project", ROOT, "verify", ROOT / "output" / "fact-sheet.json", "--reproduce")
    assert ended.code == 0, ended.out


def test_everything_the_sample_writes_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files", "output"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    assert set(listed.stdout.split()) == {f"output/{name}" for name in committed()}


def test_no_file_of_the_sample_knows_the_machine_it_was_made_on() -> None:
    for name, content in committed().items():
        assert str(ROOT).encode() not in content, name
        assert b"/tmp/" not in content, name
