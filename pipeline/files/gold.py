"""Labelled claims from a file of JSON lines or a table (CSV), as `docs/evaluate.md` describes them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.files.inputs import read_settings
from pipeline.records.claim import Qualifier
from pipeline.records.label import Label

OWN = (
    "source",
    "doc",
    "property",
    "value",
    "subject",
    "bound",
    "attribution",
    "attributed_to",
    "start",
    "end",
    "optional",
)
_VALUE_COLUMNS = ("low", "high", "currency", "unit", "abbreviation", "name")
_UNITS = ("years", "months", "weeks", "days", "hours")


def read_gold(path: Path) -> list[Label]:
    """Every label of a file; one that cannot be used is named by its line."""
    text = read_settings(path)
    rows = _csv_rows(text, path) if path.suffix.lower() in (".csv", ".tsv") else _json_rows(text, path)
    labels = [_label(row, path, line) for line, row in rows]
    if not labels:
        raise ConfigurationError(path, "holds no labelled claim; see docs/evaluate.md for the format")
    return labels


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, written in enumerate(text.splitlines(), 1):
        if not written.strip():
            continue
        try:
            row = json.loads(written, parse_float=Decimal, parse_int=Decimal)
        except json.JSONDecodeError as trouble:
            raise ConfigurationError(path, f"not JSON: {trouble.msg}", line, trouble.colno) from trouble
        except RecursionError as trouble:
            raise ConfigurationError(path, "nested too deep to be a label", line) from trouble
        if not isinstance(row, dict):
            raise ConfigurationError(path, "each line must be one object: {…}", line)
        yield line, row


def _csv_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
    try:
        names = [_column(name) for name in next(reader, [])]
        if not {"property", "value"} <= set(names):
            raise ConfigurationError(path, "the first line must name the columns: source,property,value,…", 1)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _row(names, cells, path, reader.line_num)
    except csv.Error as trouble:
        raise ConfigurationError(path, f"cannot be read as a table: {trouble}", reader.line_num) from trouble


def _column(name: str) -> str:
    """The name of a column as written; those we know in any case."""
    name = name.strip()
    return name.lower() if name.lower() in (*OWN, *_VALUE_COLUMNS) else name


def _row(names: list[str], cells: list[str], path: Path, line: int) -> dict[str, Any]:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise ConfigurationError(
            path, f"{len(cells)} cells under {len(names)} columns; put quotes around a cell that holds the mark", line
        )
    filled = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
    row: dict[str, Any] = {name: cell for name, cell in filled.items() if name in (*OWN, *_VALUE_COLUMNS)}
    row["qualifiers"] = {name: cell for name, cell in filled.items() if name not in row}
    row["optional"] = filled.get("optional", "").lower() in ("1", "true", "yes")
    return row


def _label(row: dict[str, Any], path: Path, line: int) -> Label:
    try:
        label = _labelled(row, line)
    except KeyError as trouble:
        missing = "source" if trouble.args == ("doc",) else trouble.args[0]
        raise ConfigurationError(path, f"{missing!r} is missing; add it", line) from trouble
    except (ValueError, TypeError, InvalidOperation) as trouble:
        raise ConfigurationError(path, f"cannot be used: {trouble}", line) from trouble
    if label.start is not None and label.end is not None and not 0 <= label.start < label.end:
        raise ConfigurationError(path, f"the place {label.start}–{label.end} holds nothing; correct it", line)
    return label


def _labelled(row: dict[str, Any], line: int) -> Label:
    qualifiers = dict(row.get("qualifiers") or {})
    names = [
        row.get("name"),
        row.get("abbreviation"),
        qualifiers.pop("name", None),
        qualifiers.pop("abbreviation", None),
    ]
    credits = [each for each in (row, qualifiers) for key in ("attribution", "attributed_to") if key in each]
    credited = [each.pop(key) for key in ("attribution", "attributed_to") for each in (row, qualifiers) if key in each]
    bounds = [each.pop("bound") for each in (row, qualifiers) if each.get("bound")]
    evidence = row.get("evidence") or {}
    start, end = (row.get(key, evidence.get(key)) for key in ("start", "end"))
    return Label(
        source=str(row["source"] if "source" in row else row["doc"]),
        property=str(row["property"]),
        line=line,
        **_value(row, [str(each) for each in names if each]),
        qualifiers={_renamed(key): _qualifier(key, value) for key, value in qualifiers.items() if value is not None},
        subject=row.get("subject"),
        bound=bounds[0] if bounds else None,
        attribution=credited[0] if credited else None,
        credits=bool(credits),
        start=None if start is None else int(start),
        end=None if end is None else int(end),
        optional=bool(row.get("optional")),
    )


def _value(row: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """The parts of a label that say its value, from any of the ways to write one."""
    given = row.get("value")
    if isinstance(given, Mapping):
        return _structured(given, names)
    if row.get("low") is not None or row.get("high") is not None:
        given = {key: row[key] for key in ("low", "high", "currency", "unit") if key in row}
        return _structured(given, names)
    if given is None:
        raise KeyError("value")
    number = _number(given)
    if number is None:
        return {"names": (str(given), *names)}
    return {"low": number, "high": number, "currency": row.get("currency"), "unit": row.get("unit")}


def _structured(given: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    if "text" in given:
        said = (given["text"], given.get("canonical"), given.get("abbreviation"), *names)
        return {"names": tuple(str(each) for each in said if each)}
    for unit in _UNITS:
        if unit in given:
            low, high = given[unit]
            return {"low": _certain(low), "high": _certain(high), "unit": unit.removesuffix("s")}
    single = next((given[key] for key in ("amount", "number") if given.get(key) is not None), None)
    low, high = (given["low"], given["high"]) if single is None else (single, single)
    return {"low": _certain(low), "high": _certain(high), "currency": given.get("currency"), "unit": given.get("unit")}


def _certain(given: object) -> Decimal:
    number = _number(given)
    if number is None:
        raise ValueError(f"“{given}” is no number")
    return number


def _number(given: object) -> Decimal | None:
    if isinstance(given, Decimal):
        return given
    try:
        return Decimal(str(given).replace(",", "").removesuffix("%").removeprefix("$"))
    except InvalidOperation:
        return None


def _renamed(key: str) -> str:
    return "window" if key == "period" else key


def _qualifier(key: str, value: object) -> Qualifier:
    """A qualifier as claims have it; a window is a pair of years, `2022-2032` in a table."""
    if _renamed(key) != "window":
        return str(value)
    years = value if isinstance(value, list) else str(value).replace("–", "-").split("-")
    if len(years) != 2:
        raise ValueError("a window is two years, such as 2023-2033")
    return int(years[0]), int(years[1])
