"""The hundred handbook pages beside this checkout, as claims made of their reference facts."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.records.claim import Claim, Evidence, claim_id
from pipeline.values import Bound, Count, Money, Percent, Value

PAGES = Path(__file__).parents[2] / ".." / "shared" / "ooh" / "html"
GOLD = Path(__file__).parents[2] / ".." / "shared" / "ooh" / "gold.jsonl"
PROPERTIES = {
    "median_annual_wage": "wage",
    "median_hourly_wage": "wage",
    "mean_annual_wage": "wage",
    "median_annual_wage_by_industry": "wage",
    "median_hourly_wage_by_industry": "wage",
    "wage_p10": "wage",
    "wage_p90": "wage",
    "employment_count": "employment",
    "projected_employment": "projected_employment",
    "projected_growth_rate": "employment_growth",
    "employment_change": "employment_change",
    "share_of_employment_by_setting": "employment_share",
    "annual_openings": "annual_openings",
}
BOUNDS: dict[str, Bound] = {"eq": "exact", "lt": "less_than", "gt": "more_than", "ge": "at_least"}


@cache
def claims() -> tuple[Claim, ...]:
    """Every figure about a page's own occupation, as a claim."""
    facts = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    kept = [fact for fact in facts if fact["property"] in PROPERTIES and not fact.get("dont_care")]
    return tuple(
        claim(fact, i) for i, fact in enumerate(kept) if not (fact.get("distractor") or fact.get("comparison"))
    )


def claim(fact: dict[str, Any], place: int) -> Claim:
    """One reference fact as a claim."""
    said = {name: fact["qualifiers"][name] for name in ("as_of", "industry", "group") if fact["qualifiers"].get(name)}
    prop = PROPERTIES[fact["property"]]
    if prop == "wage":
        period = "hour" if "hourly" in fact["property"] else fact["qualifiers"].get("pay_period", "year")
        statistic = fact["qualifiers"].get("statistic") or "median"
        said |= {"statistic": statistic, "pay_period": period, "geography": "US"}
    if fact["qualifiers"].get("period"):
        said["window"] = tuple(fact["qualifiers"]["period"])
    value = value_of(fact["value"], prop)
    bound = BOUNDS[fact["qualifiers"].get("bound", "eq")]
    if fact["qualifiers"].get("approx"):
        bound = "approximately"
    quote = quoted(fact)
    subject = re.sub(r"[^a-z0-9]+", "-", fact["subject"].lower()).strip("-")
    name = claim_id(fact["doc"], subject, prop, said, value, bound, None, place)
    evidence = Evidence(place * 40, place * 40 + len(quote), quote, (place * 40, place * 40 + 40))
    return Claim(name, fact["doc"], subject, prop, value, bound, said, None, evidence)


def value_of(value: Any, prop: str) -> Value:
    """The value of a reference fact."""
    if isinstance(value, dict):
        return Money(amount=Decimal(str(value["amount"])), currency=value["currency"])
    number = Decimal(str(value))
    return Percent(number=number) if prop in ("employment_growth", "employment_share") else Count(number=number)


def quoted(fact: dict[str, Any]) -> str:
    """The figure as its page prints it; where it only says "little or no change", those words."""
    if fact["value"] == 0:
        return "little or no change"
    value = fact["value"]["amount"] if isinstance(fact["value"], dict) else fact["value"]
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
