"""What may be compared with what, and what is left out with the qualifier that parts it."""

from __future__ import annotations

import pytest
from by_hand import claim, name, only, run, usd

from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.values import Money, Name


def test_a_missing_qualifier_takes_the_default_and_is_marked_assumed() -> None:
    stated = claim("a", "wage", usd(50000), pay_period="year", geography="US")
    silent = claim("b", "wage", usd(50000))
    (group,) = run([stated, silent]).groups
    assert group.qualifiers == {"statistic": "median", "pay_period": "year", "geography": "US"}
    assert group.assumed == {silent.id: ("pay_period", "geography")}


def test_a_claim_without_a_qualifier_that_has_no_default_is_compared_with_nothing() -> None:
    clear, vague = claim("a", "wage", usd(50000)), claim("b", "wage", usd(90000), statistic=None)
    comparison = run([clear, vague])
    (left_out,) = comparison.related
    assert comparison.conflicts == ()
    assert (left_out.claim, left_out.qualifier, left_out.group) == (vague.id, "statistic", comparison.groups[0].id)
    assert "statistic" in left_out.reason


def test_a_property_that_the_profile_does_not_have_is_listed() -> None:
    strange = claim("a", "wage", usd(1))
    strange = Claim(
        **{field: getattr(strange, field) for field in strange.__struct_fields__} | {"property": "shoe_size"}
    )
    assert [(one.claim, one.qualifier) for one in run([strange]).related] == [(strange.id, "property")]


def test_currencies_are_not_compared_and_the_rarer_one_is_listed() -> None:
    euros = claim("c", "wage", Money(amount=usd(50000).amount, currency="EUR"), quote="€50,000")
    comparison = run([claim("a", "wage", usd(60000)), claim("b", "wage", usd(60000)), euros])
    assert comparison.conflicts == ()
    assert [(one.claim, one.qualifier) for one in comparison.related] == [(euros.id, "unit")]


def test_without_a_manifest_the_one_place_that_others_name_is_assumed() -> None:
    here = [Source("a", "a"), Source("b", "b")]
    said = [claim("a", "wage", usd(50000), "BLS", geography="US"), claim("b", "wage", usd(60000), "BLS")]
    comparison = run(said, *here)
    assert len(comparison.groups) == 1
    assert "geography" in comparison.groups[0].assumed[said[1].id]
    assert only(comparison).property == "wage"


def test_without_a_manifest_nothing_is_assumed_between_two_places() -> None:
    here = [Source(source, source) for source in "abc"]
    said = [
        claim("a", "wage", usd(5), geography="US"),
        claim("b", "wage", usd(6), geography="GB"),
        claim("c", "wage", usd(7)),
    ]
    comparison = run(said, *here)
    assert [(one.claim, one.qualifier) for one in comparison.related] == [(said[2].id, "geography")]


@pytest.mark.parametrize(
    ("names", "items"),
    [
        pytest.param([name("Practice Managers"), name("practice manager")], 1, id="case-and-number"),
        pytest.param([name("The Practice Manager"), name("Practice Manager")], 1, id="article"),
        pytest.param([name("Certified Medical Manager", "CMM"), name("CMM")], 1, id="abbreviation"),
        pytest.param([name("Certified Medical Manager (CMM)"), name("CMM")], 1, id="abbreviation-in-the-text"),
        pytest.param([name("Practice Manager"), name("Clinic Manager")], 2, id="different"),
        pytest.param(
            [name("Certified Medical Manager", "CMM"), name("Certified Makeup Master", "CMM"), name("CMM")], 3,
            id="an-abbreviation-of-two-things-is-neither",
        ),
    ],
)  # fmt: skip
def test_names_are_one_item_whatever_their_spelling(names: list[Name], items: int) -> None:
    said = [claim(f"s{i}", "certification", value) for i, value in enumerate(names)]
    comparison = run(said)
    assert len(comparison.groups) == items
    assert comparison.conflicts == ()


def test_the_id_of_a_group_outlives_every_change_of_its_claims() -> None:
    one = run([claim("a", "wage", usd(50000), "BLS")]).groups[0]
    other = run([claim("b", "wage", usd(70000)), claim("c", "wage", usd(80000), "Glassdoor")]).groups[0]
    assert one.id == other.id
