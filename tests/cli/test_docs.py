"""What the documents tell people to type works, and what people can type is in the documents."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from pipeline.cli.entry import cli
from pipeline.errors import IntegrityError, PipelineError, PublishRefused, Unreadable
from pipeline.files.project import Settings
from tests.cli.conftest import Reconcile
from tests.cli.test_help import commands

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^(?:<!-- run -->\n)?```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    return [match[2] for match in BLOCK.finditer(text) if match[1] == language]


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample project, to work in as a newcomer would."""
    folder = tmp_path / "sample"
    folder.mkdir()
    for name in ("sources", "output"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("decisions.jsonl", "reconcile.yaml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    monkeypatch.chdir(folder)
    return folder


def test_every_command_of_the_readme_works_on_the_sample(sample: Path, reconcile: Reconcile) -> None:
    lines = [line for block in blocks(README, "bash") for line in block.splitlines() if line.startswith("reconcile ")]
    assert len(lines) >= 5
    assert reconcile("run").code == 0
    for line in lines:
        ended = reconcile(*shlex.split(line, comments=True)[1:])
        assert ended.code == 0, f"{line}\n{ended.out}{ended.err}"


def test_the_set_up_commands_are_one_line_each_and_run_by_the_checks() -> None:
    marked = re.findall(r"<!-- run -->\n```bash\n(.*?)```", README, re.DOTALL)
    assert [block.strip().rsplit(" uv run ")[-1].split("/uv run ")[-1] for block in marked] == [
        "reconcile run",
        "pytest",
    ]
    assert all(block.count("\n") == 1 for block in marked)
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_picture_shows_what_the_command_prints() -> None:
    checked = subprocess.run([sys.executable, ROOT / ".ci" / "picture", "--check"], check=False)
    assert checked.returncode == 0, "run .ci/picture"


def test_the_page_of_commands_says_what_the_commands_say() -> None:
    checked = subprocess.run([sys.executable, ROOT / ".ci" / "reference", "--check"], check=False)
    assert checked.returncode == 0, "run .ci/reference"


def test_every_link_of_a_document_leads_somewhere() -> None:
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_command_is_in_some_document() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")))
    for path in commands():
        if not isinstance(cli.commands[path[0]], click.Group) or len(path) > 1:
            assert f"reconcile {' '.join(path)}" in told, path


def test_every_exit_code_is_in_the_architecture() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for error in (PipelineError, PublishRefused, Unreadable, IntegrityError):
        assert f"| {error.exit_code} |" in told


def test_the_settings_in_the_documents_are_all_there_are_and_valid() -> None:
    (block,) = blocks((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), "yaml")
    written = yaml.safe_load(block)
    assert set(written) == set(Settings.model_fields)
    Settings.model_validate(written)


def test_every_word_of_the_records_is_in_the_glossary() -> None:
    told = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for word in ("claim", "conflict", "decision", "document", "fact", "finding", "label", "mention", "origin", "group"):
        assert f"**{word}**" in told
