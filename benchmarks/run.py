"""All the measurements, in one command: `python -m benchmarks.run`. Options say how many documents and claims.

Writes `docs/benchmarks.md` for people and `benchmarks/results.json` for programs, anew after each section: a section
that fails, or Ctrl-C, costs no other. What was not measured this time stays as it was, with its own date; `--only`
names the sections to measure. Every run is a process of its own, as a person would start it. Whole runs stay in one
process and are told in seconds of processor time, which other programs disturb least; engines can only be told by the
clock. The ratios are what carries over to other machines.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.corpus import write
from pipeline.records.claim import Claim

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / ".." / "shared" / "ooh" / "html"
ENGINES = ("inline", "processes", "dask")
RESULTS, PAGE = ROOT / "benchmarks" / "results.json", ROOT / "docs" / "benchmarks.md"
Record = dict[str, Any]


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


def told(what: str) -> None:
    """Say on the error stream what is going on."""
    print(what, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Bench:
    """What is to be measured, and where: corpora are made once and shared by the sections."""

    pages: Path
    sizes: Sequence[int]
    reading: Sequence[int]
    claims: int
    folder: Path

    def project(self, size: int) -> Path:
        """A project of so many documents."""
        project = self.folder / f"corpus-{size}"
        if not project.exists():
            told(f"making {size:,} documents")
            write(self.pages, size, project / "sources")
        return project

    def thrice(self, size: int, command: str) -> Iterator[Run]:
        """A command cold, warm, and with one document changed."""
        project, output = self.project(size), self.folder / f"output-{command}-{size}"
        yield measured("cold", project, output, "inline", command)
        yield measured("warm", project, output, "inline", command)
        first = sorted((project / "sources").rglob("*.html"))[0]
        before = first.read_text(encoding="utf-8")
        first.write_text(before.replace("$", "$1"), encoding="utf-8")
        yield measured("one changed", project, output, "inline", command)
        first.write_text(before, encoding="utf-8")

    def runs(self) -> Record:
        """The main job, cold, warm, and with one document changed."""
        return {"runs": [asdict(_told(run)) for size in self.sizes for run in self.thrice(size, "run")]}

    def reading_alone(self) -> Record:
        """Reading and taking claims, and how fast claims are read back from their lines."""
        runs = [asdict(_told(run)) for size in self.reading for run in self.thrice(size, "extract")]
        count, rate = validated(self.folder / f"output-extract-{self.reading[-1]}" / "claims.jsonl")
        return {"runs": runs, "validated": count, "validated_a_second": round(rate)}

    def side_by_side(self) -> Record:
        """Extraction by each engine."""
        return {"runs": [asdict(_told(run)) for run in engines(self.project(self.reading[0]), self.folder)]}

    def start_up(self) -> Record:
        """How long the smallest things take."""
        return {"seconds": start_up()}

    def compared(self) -> Record:
        """A million claims compared and settled."""
        return {"printed": launched(["-m", "benchmarks.compare", str(self.claims // 10), "10"])[3]}

    def extraction(self) -> Record:
        """Extraction against programs that only find the figures."""
        return {"printed": launched(["-m", "benchmarks.extraction", str(self.pages)])[3]}


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


def markdown(results: Record) -> str:
    """The page for people: every section that was measured, each with its date and machine."""
    lines = [
        "# Benchmarks",
        "",
        "Written by `python -m benchmarks.run`; `benchmarks/results.json` holds the same for programs. Under each "
        "title is when and where it was measured. Where the load exceeds the cores, other programs had their share of "
        "the clock: compare ratios rather than seconds.",
        "",
    ]
    for name, section in SECTIONS.items():
        if name in results:
            lines += [f"## {section.title}", "", _measured(results[name]), "", *section.shown(results[name]), ""]
    return "\n".join(lines)


def _measured(record: Record) -> str:
    about = record["machine"]
    return (
        f"{record['date']}, {about['cores']} cores, {about['memory_gb']} GB, {about['kind']}, "
        f"Python {about['python']}, load {about['load']}."
    )


def _shown_runs(record: Record) -> Iterator[str]:
    yield (
        "Pages of the handbook, multiplied: each copy has figures, words and, with four others, a subject of its own. "
        "*Cold* starts with no memory, *warm* changes nothing, *one changed* edits one document. One process, no pool."
    )
    yield ""
    yield from _table([Run(**run) for run in record["runs"]])


def _shown_reading(record: Record) -> Iterator[str]:
    yield "`reconcile extract`: read and take claims, compare nothing."
    yield ""
    yield from _table([Run(**run) for run in record["runs"]])
    yield ""
    yield (
        f"{record['validated_a_second']:,.0f} claims a second are read back from their line and checked against their "
        f"record ({record['validated']:,} claims; wanted are 50,000)."
    )


def _shown_engines(record: Record) -> Iterator[str]:
    runs = [Run(**run) for run in record["runs"]]
    yield "`extract --full` over the same documents. Every engine writes the same bytes, or nothing is written here."
    yield ""
    yield "| engine | documents | seconds | inline / this | memory of the main process |"
    yield "|---|---:|---:|---:|---:|"
    for run in runs:
        ratio = runs[0].seconds / run.seconds
        yield f"| {run.engine} | {run.documents:,} | {run.seconds:.1f} | {ratio:.2f} | {run.megabytes} MB |"


def _shown_start(record: Record) -> Iterator[str]:
    yield "| what | seconds |"
    yield "|---|---:|"
    for name, seconds in record["seconds"]:
        yield f"| {name} | {seconds:.2f} |"


def _shown_printed(record: Record) -> Iterator[str]:
    yield from record["printed"].strip().splitlines()


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


def _told(run: Run) -> Run:
    told(f"{run.what} {run.engine}: {run.documents:,} documents in {run.seconds:.1f} s")
    return run


class Section(NamedTuple):
    """One section of the page: its title, how it is measured, and how it is shown."""

    title: str
    measure: Callable[[Bench], Record]
    shown: Callable[[Record], Iterator[str]]


SECTIONS = {
    "start": Section("Start-up", Bench.start_up, _shown_start),
    "compared": Section("Claims compared and settled", Bench.compared, _shown_printed),
    "extraction": Section("Extraction against peers", Bench.extraction, _shown_printed),
    "reading": Section("Reading alone", Bench.reading_alone, _shown_reading),
    "engines": Section("Engines side by side", Bench.side_by_side, _shown_engines),
    "runs": Section("The main job", Bench.runs, _shown_runs),
}
"""In the order of the page, and of the work: what ends soon comes first."""


def main() -> None:
    """Measure section after section, and write both files after each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,100,1000", help="sizes of whole runs")
    parser.add_argument("--reading", default="100,1000", help="sizes for reading alone; the engines read the first")
    parser.add_argument("--pages", type=Path, default=HANDBOOK, help="a folder of .html pages")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--only", default=",".join(SECTIONS), help="sections to measure, by default all: %(default)s")
    options = parser.parse_args()
    if not options.pages.is_dir():
        raise SystemExit("name a folder of .html pages by --pages")
    wanted = options.only.split(",")
    if unknown := set(wanted) - SECTIONS.keys():
        raise SystemExit(f"there is no section {', '.join(sorted(unknown))}")
    sizes, reading = ([int(size) for size in given.split(",")] for given in (options.sizes, options.reading))
    results: Record = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results = {name: results[name] for name in SECTIONS if "machine" in results.get(name, ())}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.pages, sizes, reading, options.claims, Path(folder))
        for name in (each for each in SECTIONS if each in wanted):
            told(f"== {SECTIONS[name].title}")
            began = time.perf_counter()
            found = SECTIONS[name].measure(bench)
            told(f"{SECTIONS[name].title}: {time.perf_counter() - began:.0f} s")
            results[name] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine(), **found}
            RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
            PAGE.write_text(markdown(results), encoding="utf-8")


if __name__ == "__main__":
    main()
