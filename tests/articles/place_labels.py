"""Turns labels that people write into the places in the text that a scorer compares.

A label quotes the figure or name in square brackets, with as many words around it as make the place unique:

    - {wage: "a median of [$51,390]", is: 51390, statistic: median, pay_period: year}

`python tests/articles/place_labels.py FOLDER…` writes `gold.jsonl` beside the labels. Offsets are never typed by hand.
The format of both is in the README of this folder.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MONEY = {"wage", "tuition", "revenue"}
PERCENT = {"employment_growth", "employment_share", "operating_margin"}
COUNT = {
    "employment",
    "projected_employment",
    "employment_change",
    "annual_openings",
    "headcount",
    "founding_year",
    "program_count",
}
DURATION = {"program_duration"}
NAME = {"certification", "job_title", "education", "work_experience", "on_the_job_training", "customer"}
PROPERTIES = MONEY | PERCENT | COUNT | DURATION | NAME
LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? (year|month|week|hour)s?$")
Label = dict[str, Any]


class UnplacedLabelError(Exception):
    """A label whose words are not in its document, or are there more than once."""


def gold(folder: Path) -> list[dict[str, Any]]:
    """Every labelled claim of a folder of articles, by document, then place."""
    lines = [line for name in documents(folder) for line in of_document(folder, name)]
    return sorted(lines, key=lambda line: (line["doc"], line["start"], line["end"], line["property"]))


def documents(folder: Path) -> dict[str, dict[str, Any]]:
    """The manifest's entries by id, each with its subject, and the path of its file under `path`."""
    home = ROOT / "sources" if folder.name == "sample" else folder
    manifest = yaml.safe_load((home / "sources.yaml").read_text(encoding="utf-8"))
    defaults = manifest.get("defaults", {})
    return {entry["id"]: {**defaults, **entry, "path": home / entry["file"]} for entry in manifest["sources"]}


def text_of(folder: Path, name: str) -> str:
    """The text that offsets count in: of markup what the readers make of it, else the file itself."""
    path: Path = documents(folder)[name]["path"]
    if path.suffix == ".html":
        from pipeline.readers import read

        return read(path.read_bytes(), path.name, name).text
    return path.read_bytes().decode("utf-8").removeprefix("\N{BYTE ORDER MARK}")


def of_document(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The claims of one document, placed in its text."""
    text, subject = text_of(folder, name), documents(folder)[name]["subject"]
    written = yaml.safe_load((folder / "labels" / f"{name}.yaml").read_text(encoding="utf-8")) or []
    for label in flattened(written, {}):
        yield placed(name, text, subject, label)


def flattened(labels: list[Label], shared: Label) -> Iterator[Label]:
    """Labels with what their groups share; the `from` of a group comes before that of its label."""
    for label in labels:
        joined = {**shared, **label, "from": [*shared.get("from", []), *as_list(label.get("from", []))]}
        inner = joined.pop("claims", None)
        if inner is None:
            yield joined
        else:
            yield from flattened(inner, joined)


def as_list(value: Any) -> list[Any]:
    """A single item as a list of one."""
    return value if isinstance(value, list) else [value]


def placed(name: str, text: str, subject: str, label: Label) -> dict[str, Any]:
    """One line of gold. Keys of a label that are not its own become qualifiers."""
    label = dict(label)
    (property,) = PROPERTIES & label.keys()
    anchor = label.pop(property)
    start, end = place(text, bracketed(anchor, label.pop("glued", False)), label.pop("from"), f"{name}: {anchor}")
    optional = label.pop("optional", False)
    if property not in NAME:
        label.setdefault("attributed_to", None)
    line = {
        "doc": name,
        "subject": label.pop("subject", subject),
        "property": property,
        "value": value_of(property, label.pop("is", text[start:end]), label.pop("currency", "USD")),
        "qualifiers": label,
        "start": start,
        "end": end,
    }
    return {**line, "optional": True} if optional else line


def place(text: str, anchor: str, steps: list[str], name: str) -> tuple[int, int]:
    """Where the quote of an anchor's pattern stands; after the given steps if there are any, else in the one place."""
    position = 0
    for number, step in enumerate(steps):
        found = [m.end() for m in re.finditer(pattern(step), text) if m.start() >= position]
        if not found or (number == 0 and len(found) > 1):
            raise UnplacedLabelError(f"{name}: {len(found)} places for {step!r} on the way")
        position = found[0]
    hits = [m for m in re.finditer(anchor, text) if m.start() >= position]
    if not hits or (not steps and len(hits) > 1):
        raise UnplacedLabelError(f"{name}: {len(hits)} places")
    return hits[0].span("quote")


def pattern(words: str) -> str:
    """Words as a pattern in which any run of white space stands for any other."""
    return r"\s+".join(re.escape(word) for word in words.split())


def bracketed(anchor: str, glued: bool) -> str:
    """An anchor as a pattern; a figure in it is no piece of a longer one, unless a footnote's digit is glued to it."""
    before, quote, after = re.split(r"[\[\]]", anchor)
    left = r"(?<![\d.,])" if quote[0].isdigit() and not before else ""
    right = r"(?!\d|[.,]\d)" if quote[-1].isdigit() and not after and not glued else ""
    gaps = [r"\s+" if before[-1:] == " " else "", r"\s+" if after[:1] == " " else ""]
    return f"{pattern(before)}{gaps[0]}{left}(?P<quote>{pattern(quote)}){right}{gaps[1]}{pattern(after)}"


def value_of(property: str, given: Any, currency: str) -> Any:
    """A value as gold spells it: see the README."""
    if property in NAME:
        return str(given)
    if property in DURATION:
        return length(str(given))
    if property in MONEY:
        low_high = {"low": given[0], "high": given[1]} if isinstance(given, list) else {"amount": given}
        return {**low_high, "currency": currency}
    return {"low": given[0], "high": given[1]} if isinstance(given, list) else given


def length(words: str) -> dict[str, list[float]]:
    """ "2-3 years" as {"years": [2, 3]}; "18 months" as {"months": [18, 18]}."""
    match = LENGTH.match(words)
    if match is None:
        raise ValueError(f"{words!r} is no length of time such as '2-3 years'")
    low, high = json.loads(match[1]), json.loads(match[2] or match[1])
    return {match[3] + "s": [low, high]}


def main(folders: list[str]) -> None:
    """Write `gold.jsonl` in each folder."""
    for folder in folders:
        lines = gold(Path(folder).resolve())
        written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (Path(folder) / "gold.jsonl").write_text(written, encoding="utf-8")
        print(f"{folder}: {len(lines)} claims in {len({line['doc'] for line in lines})} documents")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(HERE)])
