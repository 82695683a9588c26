"""How fast claims are extracted, beside programs that only find the figures.

Run it from the checkout:
`uv run --with spacy --with quantulum3 python -m benchmarks.extraction [FOLDER] [--json FILE]`.
FOLDER holds HTML pages (by default the handbook's, beside the checkout). Everything is measured in one run, in
processor time, a few pages by one program after the other, the best of several turns, so that what else the machine
does matters little; compare ratios. A page is met once: in each turn a new process, which remembers nothing.

- `bare re`: one compiled pattern for money, percent and spans of years, over the same text.
- `spaCy`: its blank English pipeline with a ruler of the same three, so mentions only.
- `quantulum3`: every quantity, on the first pages only, since it is slow.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from pipeline.extract import extract
from pipeline.profiles.load import load
from pipeline.profiles.model import Profile
from pipeline.readers import read
from pipeline.records.document import Document, Source

T = TypeVar("T")
HANDBOOK = Path(__file__).parents[1] / ".." / "shared" / "ooh" / "html"
TURNS = 3
FEW = 20_000
"""Characters for the programs that need minutes for a megabyte."""

BARE = re.compile(
    r"\$\d[\d,]*(?:\.\d+)?(?: (?:million|billion))?|\d+(?:\.\d+)?(?:%| percent)"
    r"|\b(?:19|20)\d\d[-–](?:(?:19|20)\d\d|\d\d)\b"
)
RULES = [
    {"label": "MONEY", "pattern": [{"TEXT": "$"}, {"LIKE_NUM": True}]},
    {"label": "PERCENT", "pattern": [{"LIKE_NUM": True}, {"LOWER": {"IN": ["%", "percent"]}}]},
    {"label": "YEARS", "pattern": [{"TEXT": {"REGEX": r"^(?:19|20)\d\d[-–](?:(?:19|20)\d\d|\d\d)$"}}]},
    {"label": "YEARS", "pattern": [{"SHAPE": "dddd"}, {"TEXT": {"IN": ["-", "–"]}}, {"SHAPE": {"IN": ["dddd", "dd"]}}]},
]
PARAGRAPH = (
    "The median annual wage for welders was $48,940 in May 2023. Employment is projected to grow 2 percent from 2023 "
    "to 2033, from 457,300 to 467,400, according to the Bureau of Labor Statistics.\n\nAbout 45,600 openings for "
    "welders are projected each year, on average, over the decade. It is quiet work with nothing more to say.\n\n"
)
HOSTILE = {
    "amounts": "$48,940 ",
    "years with dashes": "2023–33 2024-",
    "letters": "a",
    "capitals": "Aa ",
    "capitals and commas": "Welders, Cutters, and ",
    "brackets": "(",
    "digits": "1",
    "digits and commas": "1,",
    "percent of percent": "5 percent of ",
    "full stops": "U.S. ",
    "according to": "according to The ",
}


def processor_time(work: Callable[..., object], *given: object) -> float:
    """Seconds of processor time that some work takes."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start


def extracted(documents: list[Document], profile: Profile) -> int:
    """How many claims the documents hold, one at a time."""
    return sum(len(extract(each, Source(each.source, each.source), profile).claims) for each in documents)


def spacy_mentions() -> Callable[[list[str]], int]:
    """The mentions that spaCy's blank English pipeline finds by rules."""
    spacy = importlib.import_module("spacy")
    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    nlp.add_pipe("entity_ruler").add_patterns(RULES)
    return lambda texts: sum(len(nlp(text).ents) for text in texts)


def quantulum_mentions() -> Callable[[list[str]], int]:
    """The quantities that quantulum3 finds, without its classifier."""
    parser = importlib.import_module("quantulum3.parser")
    return lambda texts: sum(len(parser.parse(text)) for text in texts)


SLOW = "quantulum3, quantities"
PEERS = {"spaCy, mentions by rules": spacy_mentions, SLOW: quantulum_mentions}


def turn(pages: list[Path]) -> tuple[dict[str, float], dict[str, str]]:
    """Megabytes of text a second of every program, and why one could not be measured.

    Every page is met once, a tenth of them at a time by one program after the other; the first tenth warms them up.
    """
    profile = load("occupation")
    mentions: dict[str, Callable[[list[str]], int]] = {
        "re": lambda texts: sum(len(BARE.findall(text)) for text in texts)
    }
    missing: dict[str, str] = {}
    for name, make in PEERS.items():
        try:
            mentions[name] = make()
        except ImportError as problem:
            missing[name] = str(problem)
    slow = mentions.pop(SLOW, None)
    spent, size, some = Counter[str](), 0, len(pages) // 10 or 1
    for first in [0, *range(some, len(pages), some)]:
        began = time.process_time()
        documents = [read(page.read_bytes(), page.name, page.stem) for page in pages[first : first + some]]
        times = {"read": time.process_time() - began, "claims": processor_time(extracted, documents, profile)}
        texts = [document.text for document in documents]
        times |= {name: processor_time(find, texts) for name, find in mentions.items()}
        if first or some == len(pages):
            spent.update(times)
            size += sum(map(len, texts))
    spent["read and claims"] = spent.pop("read") + spent["claims"]
    rates = {name: size / 1e6 / seconds for name, seconds in spent.items()}
    if slow:
        few = few_of(texts)
        slow(["5 kg"])
        rates[SLOW] = sum(map(len, few)) / 1e6 / processor_time(slow, few)
    return rates, missing


def alone(task: Callable[[list[Path]], T], pages: list[Path]) -> T:
    """What a task answers in a process of its own, which has met no page."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(task, pages).result()


def speeds(pages: list[Path]) -> tuple[dict[str, float], dict[str, str]]:
    """The best of several turns, each in a process of its own that remembers nothing of the one before."""
    turns = [alone(turn, pages) for _ in range(TURNS)]
    order = ("claims", "read and claims", "re", *PEERS)
    return {name: max(rates[name] for rates, _ in turns) for name in order if name in turns[0][0]}, turns[0][1]


def few_of(texts: list[str]) -> list[str]:
    """The first texts, up to a few characters in all."""
    chosen: list[str] = []
    for text in texts:
        chosen.append(text[: FEW - sum(map(len, chosen))])
        if sum(map(len, chosen)) >= FEW:
            break
    return chosen


def seconds(text: str, profile: Profile) -> float:
    """How long one text takes, reading excluded."""
    document = read(text.encode(), "page.txt", "page")
    source = Source("page", "page.txt", subject="welders")
    return processor_time(extract, document, source, profile)


def memory(pages: list[Path]) -> int:
    """The most memory held while pages are read one at a time, in MB."""
    profile = load("occupation")
    for page in pages:
        extracted([read(page.read_bytes(), page.name, page.stem)], profile)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def table(rows: dict[str, float], ours: str) -> str:
    """Speeds and their ratio to ours, in Markdown."""
    lines = ["| | MB/s of text | claims are so many times as fast |", "|---|---:|---:|"]
    lines += [f"| {name} | {speed:.2f} | {rows[ours] / speed:.2f} |" for name, speed in rows.items()]
    return "\n".join(lines)


def main() -> None:
    """Measure and print; with --json, write the figures to a file too."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=HANDBOOK)
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    pages = sorted(chosen.folder.glob("*.html"))
    if not pages:
        sys.exit(f"no HTML pages in {chosen.folder}: name a folder that holds some")
    profile = load("occupation")
    some = pages[: len(pages) // 10 or 1]
    after_some, after_all = alone(memory, some), alone(memory, pages)
    rows, missing = speeds(pages)
    extract(read(PARAGRAPH.encode(), "page.txt", "page"), Source("page", "page.txt"), profile)
    linear = {times: min(seconds(PARAGRAPH * 10 * times, profile) for _ in range(TURNS)) for times in (1, 10, 100)}
    length = 200_000
    worst = {name: seconds((piece * (length // len(piece) + 1))[:length], profile) for name, piece in HOSTILE.items()}
    print(table(rows, "claims"))
    for name, reason in missing.items():
        print(f"\n{name}: not measured ({reason}); run with `uv run --with spacy --with quantulum3`")
    print("\n| text | seconds | per megabyte |\n|---|---:|---:|")
    for times, taken in linear.items():
        print(f"| {times}× | {taken:.3f} | {taken / (len(PARAGRAPH) * 10 * times / 1e6):.2f} |")
    print("\n| one line of 200 kB | seconds |\n|---|---:|")
    for name, taken in worst.items():
        print(f"| {name} | {taken:.2f} |")
    print(f"\nmemory at most: {after_some} MB after {len(some)} pages, {after_all} MB after {len(pages)}")
    if chosen.json:
        told = {"speed": rows, "linear": linear, "worst_line": worst, "memory": [after_some, after_all]}
        chosen.json.write_text(json.dumps(told | {"missing": missing}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
