"""A hundred handbook pages: the arithmetic finds nothing false, and every planted error."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

import handbook
import pytest
from msgspec import structs

from pipeline.compare import compare
from pipeline.extract import extract
from pipeline.profiles.load import load
from pipeline.readers import read
from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.records.finding import Finding
from pipeline.values import Count, Money, Percent

pytestmark = pytest.mark.skipif(not handbook.GOLD.exists(), reason="the shared pages are not beside this checkout")


def findings(claims: list[Claim]) -> tuple[Finding, ...]:
    """What does not tie out, with the profile that ships."""
    sources = {claim.source: Source(claim.source, claim.source, kind="primary", geography="US") for claim in claims}
    return compare(claims, sources, load("occupation")).findings


def test_nothing_false_is_reported() -> None:
    assert findings(list(handbook.claims())) == ()


def test_nothing_false_is_reported_of_the_pages_as_they_are_read() -> None:
    claims: list[Claim] = []
    for page in sorted(handbook.PAGES.glob("*.html")):
        source = Source(page.stem, page.name, kind="primary", geography="US")
        claims += extract(read(page.read_bytes(), page.name, page.stem), source, load("occupation")).claims
    assert len(claims) > 5000
    assert findings(claims) == ()


def is_wage(claim: Claim, statistic: str) -> bool:
    own = not {"industry", "group"} & claim.qualifiers.keys()
    return claim.property == "wage" and claim.qualifiers.get("statistic") == statistic and own


def wage_of(claim: Claim, period: str) -> bool:
    return is_wage(claim, "median") and claim.qualifiers.get("pay_period") == period and claim.bound == "exact"


ERRORS: dict[str, tuple[Callable[[Claim], bool], Decimal]] = {
    "tie_out_ascending": (lambda claim: is_wage(claim, "p90") and claim.bound == "more_than", Decimal("0.2")),
    "tie_out_scaled": (lambda claim: wage_of(claim, "hour"), Decimal("1.05")),
    "tie_out_growth": (lambda claim: claim.property == "employment_growth" and abs(number(claim)) > 2, Decimal(3)),
    "tie_out_total": (lambda claim: claim.property == "projected_employment", Decimal("1.5")),
    "tie_out_shares": (lambda claim: claim.property == "employment_share", Decimal(20)),
}


def number(claim: Claim) -> Decimal:
    value = claim.value
    found = value.amount if isinstance(value, Money) else getattr(value, "number", None)
    return found if found is not None else Decimal(0)


def times(claim: Claim, factor: Decimal) -> Claim:
    """The claim with its figure multiplied."""
    figure = (number(claim) * factor).quantize(Decimal("0.01"))
    value = claim.value
    if isinstance(value, Money):
        value = structs.replace(value, amount=figure)
    elif isinstance(value, Percent | Count):
        value = structs.replace(value, number=figure)
    return structs.replace(claim, value=value, evidence=structs.replace(claim.evidence, quote=f"{figure:,.2f}"))


@pytest.mark.parametrize("rule", sorted(ERRORS))
def test_a_planted_error_is_found_on_every_page_tried(rule: str) -> None:
    wanted, factor = ERRORS[rule]
    claims = list(handbook.claims())
    pages = sorted({claim.source for claim in claims if wanted(claim) and checkable(rule, claim, claims)})
    for page in random.Random(rule).sample(pages, 12):
        own = [claim for claim in claims if claim.source == page]
        victim = next(claim for claim in own if wanted(claim) and checkable(rule, claim, own))
        planted = [times(claim, factor) if claim is victim else claim for claim in own]
        assert rule in {one.rule for one in findings(planted)}, page


def checkable(rule: str, claim: Claim, claims: list[Claim]) -> bool:
    """Whether the page states what this figure could be checked against."""
    mates = [one for one in claims if one.source == claim.source and one.subject == claim.subject]
    if rule == "tie_out_ascending":
        period = claim.qualifiers["pay_period"]
        return any(wage_of(one, str(period)) for one in mates)
    if rule == "tie_out_scaled":
        return any(wage_of(one, "year") for one in mates)
    if rule == "tie_out_shares":
        return number(claim) > 10
    needed = {"employment", "employment_change", "employment_growth", "projected_employment"}
    rest = {name: said for name, said in claim.qualifiers.items() if name in ("group", "industry")}
    same = [one for one in mates if {n: s for n, s in one.qualifiers.items() if n in ("group", "industry")} == rest]
    return needed <= {one.property for one in same} and big_enough(same)


def big_enough(same: list[Claim]) -> bool:
    """Whether an outlook is large enough that rounding cannot hide the planted error."""
    return all(abs(number(one)) > 5000 for one in same if one.property == "employment")
