"""A project with a dozen documents that disagree, and what a run of it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.files.project import open_project
from pipeline.run.running import RunResult, run
from pipeline.run.spread import How

PAY = (
    "The median annual wage for {who} was ${pay:,} in May {year}, according to the Bureau of Labor Statistics (BLS).\n"
)
PAGE = "<html><head><title>{who}</title></head><body><h1>{who}</h1><p>{pay}</p></body></html>"
TRADES = ("Bakers", "Roofers", "Glaziers")


def write_sources(folder: Path, count: int = 12) -> None:
    """So many documents about three trades, a third of them marked up."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        who = TRADES[number % 3]
        pay = PAY.format(who=who.lower(), pay=31_000 + 10 * number, year=2020 + number % 4)
        if number % 3 == 1:
            (folder / f"{number:03}.html").write_text(PAGE.format(who=who, pay=pay), encoding="utf-8")
        else:
            (folder / f"{number:03}.txt").write_text(f"{who}\n\n{pay}", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_sources(tmp_path / "project" / "sources")
    return tmp_path / "project"


def outcome(project: Path, output: Path, how: How) -> tuple[RunResult, dict[str, bytes]]:
    """What a run tells, and every file it leaves but its memory."""
    result = run(open_project(project, output), how=how)
    return result, published(output)


def published(output: Path) -> dict[str, bytes]:
    """Every file of an output folder but its memory."""
    paths = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {
        name: path.read_bytes() for path in paths if not (name := str(path.relative_to(output))).startswith(".cache")
    }
