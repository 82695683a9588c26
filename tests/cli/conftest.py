"""The command line as a person uses it: arguments in, exit code and printed text out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli import main

NEWER = """\
What bakers earn

According to the Bureau of Labor Statistics (BLS), bakers earn a median annual wage of $36,650.
The BLS expects employment of bakers to grow 6 percent from 2022 to 2032.
"""
OLDER = """\
A baker's pay

The median annual wage for bakers was $34,950, according to the BLS.
The BLS projects that employment of bakers will grow 5 percent from 2021 to 2031.
"""
MANIFEST = """\
subjects:
  bakers: {label: Bakers}
defaults: {subject: bakers, locale: en-US, geography: US, licence: CC0-1.0}
sources:
  - {id: newer, file: newer.txt, publisher: Trade Weekly (invented)}
  - {id: older, file: older.txt, publisher: The Oven Post (invented)}
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Reconcile = Callable[..., Ended]


@pytest.fixture
def reconcile(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Reconcile:
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return call


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two documents that quote two editions of one figure, so that one conflict is open and grave."""
    sources = tmp_path / "project" / "sources"
    sources.mkdir(parents=True)
    (sources / "newer.txt").write_text(NEWER, encoding="utf-8")
    (sources / "older.txt").write_text(OLDER, encoding="utf-8")
    (sources / "sources.yaml").write_text(MANIFEST, encoding="utf-8")
    return sources.parent


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
