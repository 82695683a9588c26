"""The five real articles beside this checkout, as claims made of their labels."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pipeline.records.claim import Claim, Evidence, claim_id
from pipeline.records.document import Source
from pipeline.values import Count, Duration, Level, Money, Name, Percent, Value

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
UNLABELLED = ("adoption_rate", "program_count")


def sources() -> dict[str, Source]:
    """The manifest of the five articles."""
    listed = yaml.safe_load((SEEDS / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    return {entry["id"]: Source(**entry, geography="US") for entry in listed}


def claims() -> list[Claim]:
    """The labelled facts as the claims a perfect reader would make."""
    lines = (SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [json.loads(line) for line in lines if line.strip()]
    texts = {fact["doc"]: (SEEDS / f"{fact['doc']}.txt").read_text(encoding="utf-8") for fact in facts}
    return [claim(fact, texts[fact["doc"]], i) for i, fact in enumerate(facts) if fact["property"] not in UNLABELLED]


def claim(fact: dict[str, Any], text: str, occurrence: int) -> Claim:
    """One labelled fact as a claim."""
    said = dict(fact["qualifiers"])
    value = value_of(fact, said)
    bound, by = said.pop("bound", "exact"), said.pop("attributed_to", None)
    for only_in_labels in ("abbreviation", "name", "after", "kind"):
        said.pop(only_in_labels, None)
    if "period" in said:
        said["window"] = tuple(said.pop("period"))
    start, end = fact["start"], fact["end"]
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end) % (len(text) + 1)
    evidence = Evidence(start, end, text[start:end], line)
    name = claim_id(fact["doc"], fact["subject"], fact["property"], said, value, bound, by, occurrence)
    return Claim(name, fact["doc"], fact["subject"], fact["property"], value, bound, said, by, evidence)


def value_of(fact: dict[str, Any], said: dict[str, Any]) -> Value:
    """The value of a labelled fact."""
    value, prop = fact["value"], fact["property"]
    if isinstance(value, dict) and "years" in value:
        low, high = value["years"]
        return Duration(Decimal(low), Decimal(high), "year", said.get("after"))
    if isinstance(value, dict):
        return Money(amount=Decimal(value["amount"]), currency=value["currency"])
    if isinstance(value, int | float):
        number = Decimal(str(value))
        return Percent(number=number) if prop == "employment_growth" else Count(number=number)
    if prop == "education":
        return Level(value, level(value))
    if "name" in said:
        return Name(said["name"], None, value)
    return Name(value, None, said.get("abbreviation"))


def level(text: str) -> str:
    """The step of the scale that a degree stands on."""
    return "Master's degree" if "aster" in text else "Bachelor's degree"
