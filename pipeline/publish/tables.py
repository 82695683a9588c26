"""The sheet as a table: CSV that no spreadsheet takes for a program."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

from pipeline.publish.carried import lead_of
from pipeline.publish.wording import headline, subject_of
from pipeline.records.claim import Qualifier
from pipeline.records.sheet import Fact, Sheet
from pipeline.values import Count, Duration, Level, Money, Name, Percent, Value, Year
from pipeline.values.wording import say

COLUMNS = (
    "id",
    "subject",
    "about",
    "property",
    "value",
    "bound",
    "low",
    "high",
    "unit",
    "statistic",
    "pay_period",
    "window",
    "as_of",
    "geography",
    "other_qualifiers",
    "status",
    "origins",
    "sources",
    "source",
    "quote",
    "start",
    "end",
    "rule",
    "decision",
    "asserted_by",
    "conflict",
    "mentioned",
)
_OWN_COLUMN = ("statistic", "pay_period", "window", "as_of", "geography")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_STARTS_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def harmless(words: str) -> str:
    """Text that a spreadsheet shows and never runs: an apostrophe before what would start a formula, and no breaks."""
    line = _BREAKS.sub(" ", words)
    return f"'{line}" if _STARTS_A_FORMULA.match(line) else line


def to_csv(sheet: Sheet) -> str:
    """One fact a row, RFC 4180; numbers are numbers, everything else is harmless text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for fact in sheet.facts:
        writer.writerow(row(sheet, fact, mentioned=False))
    for fact in sheet.mentioned:
        writer.writerow(row(sheet, fact, mentioned=True))
    return out.getvalue()


def row(sheet: Sheet, fact: Fact, mentioned: bool) -> dict[str, str]:
    """One fact as a row."""
    lead = lead_of(fact)
    low, high, unit = parts(fact.value)
    texts = {
        "id": fact.id,
        "subject": subject_of(sheet, fact.subject),
        "about": headline(sheet, fact),
        "property": fact.property,
        "value": say(fact.value, fact.bound),
        "bound": fact.bound,
        "unit": unit,
        **{name: plain(fact.qualifiers[name]) for name in _OWN_COLUMN if name in fact.qualifiers},
        "other_qualifiers": "; ".join(
            f"{name}={plain(value)}" for name, value in sorted(fact.qualifiers.items()) if name not in _OWN_COLUMN
        ),
        "status": fact.status,
        "source": lead.source if lead else "",
        "quote": lead.evidence.quote if lead else "",
        "rule": fact.rule or "",
        "decision": fact.decision or "",
        "asserted_by": fact.asserted_by or "",
        "conflict": fact.conflict or "",
        "mentioned": "yes" if mentioned else "no",
    }
    numbers = {"low": low, "high": high, "origins": fact.origins, "sources": fact.sources}
    place = {"start": lead.evidence.start, "end": lead.evidence.end} if lead else {}
    figures = {name: "" if number is None else str(number) for name, number in (numbers | place).items()}
    return {name: harmless(text) for name, text in texts.items()} | figures


def plain(value: Qualifier) -> str:
    """A qualifier as the records spell it; a window as two years with a hyphen."""
    return f"{value[0]}-{value[1]}" if isinstance(value, tuple) else value


def parts(value: Value) -> tuple[Decimal | None, Decimal | None, str]:
    """The smallest and the largest number of a value, and its unit; no numbers for names and levels."""
    match value:
        case Money():
            return *_ends(value.amount, value.low, value.high), value.currency or ""
        case Percent():
            return *_ends(value.number, value.low, value.high), "percent"
        case Count() | Year():
            return *_ends(value.number, value.low, value.high), ""
        case Duration():
            return value.low, value.high, value.unit
        case Name() | Level():
            return None, None, ""


def _ends(single: Decimal | None, low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    return (low, high) if single is None else (single, single)
