"""All the measurements, in one command: `python -m benchmarks.run`. Options say how many documents and claims.

Writes `docs/benchmarks.md` for people and `benchmarks/results.json` for programs. Every run is a process of its own, as
a person would start it. Whole runs stay in one process and are told in seconds of processor time, which other programs
disturb least; engines can only be told by the clock. The ratios are what carries over to other machines.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from benchmarks.corpus import write
from pipeline.records.claim import Claim

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / ".." / "shared" / "ooh" / "html"
ENGINES = ("inline", "processes", "dask")


@dataclass(frozen=True)
class Run:
    """One run of the program: what it was, how long it took, and what it needed at most."""

    what: str
    documents: int
    engine: str
    seconds: float
    processor: float
    megabytes: int
    claims: int = 0
    reused: int = 0

    @property
    def rate(self) -> float:
        """Documents a second of processor time."""
        return self.documents / self.processor if self.processor else 0.0


def launched(arguments: Sequence[str]) -> tuple[float, float, int, str]:
    """Seconds, processor seconds and megabytes of a program, and what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    with tempfile.TemporaryFile("w+") as printed:
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], stdout=printed, env=environment, cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        if process.returncode not in (0, 3):
            raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
        return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, printed.read()


def measured(what: str, project: Path, output: Path, engine: str, command: str = "run") -> Run:
    """One run over a project; `extract` reads and takes claims only."""
    base = ["-m", "pipeline", "--project", str(project), "--output", str(output), "--format", "json"]
    seconds, processor, memory, printed = launched([*base, command, "--engine", engine, "--progress", "none"])
    told = json.loads(printed)
    reading = told["reading"]
    return Run(what, reading["sources"], engine, seconds, processor, memory, told["claims"], reading["reused"])


def thrice(pages: Path, size: int, folder: Path, command: str) -> Iterator[Run]:
    """A command cold, warm, and with one document changed."""
    project, output = folder / f"{command}-{size}", folder / f"output-{command}-{size}"
    write(pages, size, project / "sources")
    yield measured("cold", project, output, "inline", command)
    yield measured("warm", project, output, "inline", command)
    first = sorted((project / "sources").rglob("*.html"))[0]
    first.write_text(first.read_text(encoding="utf-8").replace("$", "$1"), encoding="utf-8")
    yield measured("one changed", project, output, "inline", command)


def engines(project: Path, folder: Path) -> Iterator[Run]:
    """Extraction alone, by each engine; the files they write must be the same."""
    first: dict[str, bytes] | None = None
    for engine in ENGINES:
        output = folder / f"engine-{engine}"
        base = ["-m", "pipeline", "--project", str(project), "--output", str(output), "--format", "json"]
        seconds, processor, memory, printed = launched(
            [*base, "extract", "--engine", engine, "--full", "--progress", "none"]
        )
        told = json.loads(printed)
        files = {name: (output / name).read_bytes() for name in ("claims.jsonl", "unclaimed.jsonl")}
        if files != (first := first or files):
            raise SystemExit(f"{engine} wrote other bytes")
        yield Run("extract", told["reading"]["sources"], engine, seconds, processor, memory, told["claims"])


def validated(claims: Path) -> tuple[int, float]:
    """How many claims a second are read back and checked against their record."""
    lines = claims.read_bytes().splitlines()
    decoder = msgspec.json.Decoder(Claim)
    began = time.perf_counter()
    for line in lines:
        decoder.decode(line)
    return len(lines), len(lines) / (time.perf_counter() - began)


def start_up() -> list[tuple[str, float]]:
    """How many seconds the smallest things take, the best of three."""
    jobs = {"--version": ["-m", "pipeline", "--version"], "run --help": ["-m", "pipeline", "run", "--help"]}
    found = []
    for name, arguments in jobs.items():
        found.append((name, min(launched(arguments)[0] for _ in range(3))))
    with tempfile.TemporaryDirectory() as folder:
        sample = ["-m", "pipeline", "--output", folder, "run"]
        for name in ("the sample, cold", "the sample, warm"):
            found.append((name, launched(sample)[0]))
    return found


def machine() -> dict[str, object]:
    """What kind of machine this is, and what else it was doing."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory),
        "kind": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[1], 1),
    }


def others(claims: int, pages: Path) -> dict[str, str]:
    """What the other benchmarks of this folder print."""
    return {
        "compare": launched(["-m", "benchmarks.compare", str(claims // 10), "10"])[3],
        "extraction": launched(["-m", "benchmarks.extraction", str(pages)])[3],
    }


def markdown(
    results: dict[str, object], runs: Sequence[Run], reading: Sequence[Run], side_by_side: Sequence[Run]
) -> str:
    """The page for people."""
    about = results["machine"]
    assert isinstance(about, dict)
    lines = [
        "# Benchmarks",
        "",
        "Written by `python -m benchmarks.run`; `benchmarks/results.json` holds the same for programs.",
        "",
        f"Measured on {results['date']}: {about['cores']} cores, {about['memory_gb']} GB, {about['kind']}, "
        f"Python {about['python']}. The load was {about['load']}: where it exceeds the cores, other programs had their "
        "share of the clock, so compare ratios rather than seconds.",
        "",
        "## The main job",
        "",
        "Pages of the handbook, multiplied: each copy has figures, words and, with four others, a subject of its own. "
        "*Cold* starts with no memory, *warm* changes nothing, *one changed* edits one document. One process, no pool.",
        "",
        *_table(runs),
        "",
        "## Reading alone",
        "",
        "`reconcile extract`: read and take claims, compare nothing.",
        "",
        *_table(reading),
        "",
        "## Engines side by side",
        "",
        "`extract --full` over the same documents. Every engine writes the same bytes, or this page is not written.",
        "",
        "| engine | documents | seconds | inline / this | memory of the main process |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {each.engine} | {each.documents:,} | {each.seconds:.1f} "
            f"| {side_by_side[0].seconds / each.seconds:.2f} | {each.megabytes} MB |"
            for each in side_by_side
        ),
        "",
        "## Records validated",
        "",
        f"{results['validated_a_second']:,.0f} claims a second are read back from their line and checked against their "
        f"record ({results['validated']:,} claims; wanted are 50,000).",
        "",
        "## Start-up",
        "",
        "| what | seconds |",
        "|---|---:|",
        *(f"| {name} | {seconds:.2f} |" for name, seconds in results["start_up"]),  # type: ignore[attr-defined]
        "",
    ]
    titles = {"compare": "Claims compared and settled", "extraction": "Extraction against peers"}
    for name, printed in results["others"].items():  # type: ignore[attr-defined]
        lines += [f"## {titles[name]}", "", "```text", printed.rstrip(), "```", ""]
    return "\n".join(lines)


def _table(runs: Sequence[Run]) -> Iterator[str]:
    yield "| documents | run | processor seconds | of cold | documents a second | claims | read again | memory |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|"
    cold = {run.documents: run.processor for run in runs if run.what == "cold"}
    for run in runs:
        share = f"{run.processor / cold[run.documents]:.0%}"
        read = run.documents - run.reused
        yield (
            f"| {run.documents:,} | {run.what} | {run.processor:.1f} | {share} | {run.rate:.1f} | {run.claims:,} "
            f"| {read:,} | {run.megabytes} MB |"
        )


def main() -> None:
    """Measure everything and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10,100")
    parser.add_argument("--reading", default="100,1000", help="sizes for reading alone")
    parser.add_argument("--pages", type=Path, default=HANDBOOK)
    parser.add_argument("--claims", type=int, default=1_000_000)
    options = parser.parse_args()
    if not options.pages.is_dir():
        raise SystemExit("name a folder of .html pages by --pages")
    sizes, alone = ([int(size) for size in given.split(",")] for given in (options.sizes, options.reading))
    folder = Path(tempfile.mkdtemp())
    try:
        results, text = report(options.pages, sizes, alone, options.claims, folder)
    finally:
        shutil.rmtree(folder)
    (ROOT / "benchmarks" / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")


def report(
    pages: Path, sizes: Sequence[int], alone: Sequence[int], claims: int, folder: Path
) -> tuple[dict[str, object], str]:
    """Every measurement, as a record and as a page."""
    runs = [_told(run) for size in sizes for run in thrice(pages, size, folder, "run")]
    reading = [_told(run) for size in alone for run in thrice(pages, size, folder, "extract")]
    side_by_side = [_told(run) for run in engines(folder / f"extract-{alone[0]}", folder)]
    count, rate = validated(folder / f"output-extract-{alone[-1]}" / "claims.jsonl")
    results: dict[str, object] = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "runs": [asdict(run) for run in runs],
        "reading": [asdict(run) for run in reading],
        "engines": [asdict(run) for run in side_by_side],
        "validated": count,
        "validated_a_second": round(rate),
        "start_up": start_up(),
        "others": others(claims, pages),
    }
    return results, markdown(results, runs, reading, side_by_side)


def _told(run: Run) -> Run:
    print(f"{run.what} {run.engine}: {run.documents:,} documents in {run.seconds:.1f} s", file=sys.stderr, flush=True)
    return run


if __name__ == "__main__":
    main()
