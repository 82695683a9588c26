"""What the policy settles, what it only suggests, and how every claim stands."""

from __future__ import annotations

from typing import Any

import pytest
from by_hand import PROFILE, claim, level, name, pct, run, usd

from pipeline.records.claim import Claim
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.settlement import Policy, Settlement
from pipeline.records.sheet import Fact
from pipeline.settle import blocking, explained, settle

TODAY, BEFORE = (2022, 2032), (2021, 2031)


def settled(
    said: list[Claim],
    *sources: Source,
    policy: Policy | None = None,
    decisions: list[Decision] | None = None,
    **more: Any,
) -> Settlement:
    """Claims compared and settled."""
    comparison = run(said, *sources, **more)
    listed = {claim.source: Source(claim.source, claim.source, geography="US") for claim in said}
    listed.update({source.id: source for source in sources})
    return settle(comparison, decisions or [], policy or Policy(), listed, PROFILE)


def only_fact(settlement: Settlement) -> Fact:
    """The one fact there is."""
    (fact,) = settlement.facts
    return fact


def stand(fact: Fact) -> dict[str, str]:
    """How the claims of a fact stand, by source."""
    return {one.source: one.standing for one in fact.claims}


STATED = [claim("a", "wage", usd(101340), "BLS", as_of="2022"), claim("b", "wage", usd(104830), "BLS", as_of="2023")]
INFERRED = [
    claim("a", "wage", usd(101340), "BLS"),
    claim("a", "employment_growth", pct(28), "BLS", window=BEFORE),
    claim("b", "wage", usd(104830), "BLS"),
    claim("b", "employment_growth", pct(28), "BLS", window=TODAY),
]


def test_a_stated_edition_is_settled_by_the_newest() -> None:
    settlement = settled(STATED)
    fact = only_fact(settlement)
    assert settlement.conflicts[0].status == "settled"
    assert (fact.value, fact.status, fact.rule) == (usd(104830), "resolved", "newest_edition")
    assert stand(fact) == {"a": "superseded", "b": "preferred"}
    assert blocking(settlement.conflicts) == ()


def test_an_inferred_edition_is_only_suggested_and_stays_open() -> None:
    settlement = settled(INFERRED)
    conflict = next(one for one in settlement.conflicts if one.property == "wage")
    fact = next(one for one in settlement.facts if one.property == "wage")
    assert conflict.status == "open"
    assert conflict.suggestion is not None
    assert conflict.values[conflict.suggestion.value].value == usd(104830)
    assert (fact.value, fact.status) == (usd(104830), "disputed")
    assert blocking(settlement.conflicts) == (conflict,)


def test_rounding_is_settled_by_the_most_precise_and_all_support_it() -> None:
    said = [claim("a", "wage", usd(105000), "Glassdoor", quote="$105k"), claim("b", "wage", usd(104830), "BLS")]
    settlement = settled(said)
    fact = only_fact(settlement)
    assert settlement.conflicts[0].status == "settled"
    assert (fact.value, fact.status, fact.rule, fact.origins) == (usd(104830), "agreed", "most_precise", 2)
    assert stand(fact) == {"a": "supporting", "b": "preferred"}


def test_each_window_is_its_own_fact_and_the_older_one_is_superseded() -> None:
    said = [claim(s, "employment_growth", pct(28), "BLS", window=w) for s, w in (("a", BEFORE), ("b", TODAY))]
    older, newest = settled(said).facts
    assert (older.qualifiers["window"], stand(older)) == (BEFORE, {"a": "superseded"})
    assert (newest.qualifiers["window"], stand(newest)) == (TODAY, {"b": "preferred"})
    assert newest.status == older.status == "single_origin"
    assert newest.id != older.id


def test_an_older_window_of_another_origin_is_not_superseded() -> None:
    said = [
        claim("a", "employment_growth", pct(20), "Glassdoor", window=BEFORE),
        claim("b", "employment_growth", pct(28), "BLS", window=TODAY),
    ]
    assert [stand(fact) for fact in settled(said).facts] == [{"a": "preferred"}, {"b": "preferred"}]


@pytest.mark.parametrize(
    ("said", "policy", "chosen", "rule"),
    [
        pytest.param(
            [claim("a", "wage", usd(72000), "Glassdoor", as_of="2024"), claim("b", "wage", usd(104830), "BLS", as_of="2023")],
            Policy(), 104830, "primary", id="primary-before-secondary",
        ),
        pytest.param(
            [claim("a", "wage", usd(72000), "Glassdoor", as_of="2024"), claim("b", "wage", usd(104830), "BLS", as_of="2023")],
            Policy(order=("newest_edition", "primary")), 72000, "newest_edition", id="newest-first-if-the-policy-says-so",
        ),
        pytest.param(
            [claim("a", "wage", usd(70000), "Guild"), claim("b", "wage", usd(75000), "Union"),
             claim("c", "wage", usd(75000), "Chamber")],
            Policy(), 75000, "most_origins", id="most-independent-origins",
        ),
        pytest.param(
            [claim("a", "wage", usd(70000), "Guild"), claim("b", "wage", usd(75000), "Union")],
            Policy(preferred_origins=("Guild",)), 70000, "preferred_origin", id="preferred-origin",
        ),
        pytest.param(
            [claim("a", "wage", usd(70000), "Guild"), claim("b", "wage", usd(75000), "Union")],
            Policy(), 70000, None, id="no-rule-speaks",
        ),
    ],
)  # fmt: skip
def test_the_policy_suggests_in_its_order(said: list[Claim], policy: Policy, chosen: int, rule: str | None) -> None:
    settlement = settled(said, policy=policy)
    fact = only_fact(settlement)
    (conflict,) = settlement.conflicts
    assert (fact.value, fact.status, fact.rule) == (usd(chosen), "disputed", rule)
    assert (conflict.suggestion.rule if conflict.suggestion else None) == rule


def test_a_policy_may_settle_more_only_by_saying_so() -> None:
    said = [claim("a", "wage", usd(72000), "Glassdoor"), claim("b", "wage", usd(104830), "BLS")]
    settlement = settled(said, policy=Policy(settles=("origin",)))
    assert settlement.conflicts[0].status == "settled"
    assert (only_fact(settlement).status, stand(only_fact(settlement))) == (
        "resolved",
        {"a": "rejected", "b": "preferred"},
    )


def test_a_body_named_for_its_credential_gives_way_to_the_credential() -> None:
    said = [
        claim("a", "certification", name("Certified Baking Executive", "CBE"), issuer="American College of Baking"),
        claim("b", "certification", name("American College of Baking")),
    ]
    fact = only_fact(settled(said))
    assert (fact.value, fact.status, fact.rule) == (name("Certified Baking Executive", "CBE"), "disputed", "credential")


def test_levels_that_are_not_the_least_that_is_enough_are_out_of_scope() -> None:
    said = [
        claim("a", "education", level("Bachelor's degree"), strength="required"),
        claim("a", "education", level("Master's degree"), strength="preferred", at=9),
    ]
    fact = only_fact(settled(said))
    assert (fact.value, fact.status) == (level("Bachelor's degree"), "single_origin")
    assert [one.standing for one in fact.claims] == ["preferred", "out_of_scope"]


@pytest.mark.parametrize(
    ("said", "status", "origins", "sources"),
    [
        pytest.param([claim("a", "wage", usd(5), "BLS"), claim("b", "wage", usd(5), "BLS")], "single_origin", 1, 2,
                     id="two-sources-one-origin"),
        pytest.param([claim("a", "wage", usd(5), "BLS"), claim("b", "wage", usd(5), "Glassdoor")], "agreed", 2, 2,
                     id="two-origins"),
        pytest.param([claim("a", "wage", usd(5), "BLS"), claim("b", "wage", usd(5))], "single_origin", 1, 2,
                     id="a-copied-figure-adds-no-origin"),
    ],
)  # fmt: skip
def test_every_count_is_given_twice(said: list[Claim], status: str, origins: int, sources: int) -> None:
    fact = only_fact(settled(said))
    assert (fact.status, fact.origins, fact.sources) == (status, origins, sources)


def test_an_item_lists_its_other_names_and_everyone_who_names_it() -> None:
    said = [
        claim("a", "certification", name("Certified Medical Manager", "CMM")),
        claim("b", "certification", name("CMM")),
        claim("c", "certification", name("the certified medical managers")),
    ]
    fact = only_fact(settled(said))
    assert fact.value == name("Certified Medical Manager", "CMM")
    assert (fact.status, fact.sources, fact.aliases) == ("agreed", 3, ("the certified medical managers",))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param([claim("a", "wage", usd(5), "BLS")], ("a",), id="the-only-source"),
        pytest.param([claim("a", "wage", usd(5), "BLS"), claim("b", "wage", usd(5), "BLS")], (), id="another-says-it-too"),
        pytest.param([claim("a", "wage", usd(5), "BLS"), claim("b", "wage", usd(5), "Guild")], ("a", "b"),
                     id="each-is-one-of-two-origins"),
        pytest.param([*STATED, claim("c", "wage", usd(104830), "BLS", as_of="2023")], ("a",),
                     id="without-the-older-one-nothing-was-resolved"),
    ],
)  # fmt: skip
def test_a_fact_says_which_single_source_left_out_would_change_it(said: list[Claim], expected: tuple[str, ...]) -> None:
    assert only_fact(settled(said)).fragility == expected


def test_percentiles_of_different_editions_side_by_side_are_a_finding() -> None:
    said = [
        claim("a", "wage", usd(60000), "BLS", statistic="p10", as_of="2021"),
        claim("b", "wage", usd(104830), "BLS", as_of="2023"),
    ]
    (finding,) = settled(said).findings
    assert finding.rule == "lock_step"
    assert "$60,000" in finding.message
    assert "$104,830" in finding.message


def test_percentiles_of_one_edition_are_in_step() -> None:
    said = [
        claim("a", "wage", usd(60000), "BLS", statistic="p10", as_of="2023"),
        claim("b", "wage", usd(9), "BLS", as_of="2023-05"),
    ]
    assert settled(said).findings == ()


def test_a_primary_sources_own_figure_is_published_before_those_who_quote_it() -> None:
    bureau = Source("z", "z", kind="primary", publisher="BLS", geography="US")
    fact = only_fact(settled([claim("a", "wage", usd(5), "BLS"), claim("z", "wage", usd(5))], bureau))
    assert stand(fact) == {"a": "supporting", "z": "preferred"}


def test_every_rule_of_the_policy_is_explained_and_says_whether_it_settles() -> None:
    rules = {rule.name: rule for rule in explained(Policy())}
    assert rules["most_precise"].settles
    assert rules["each_window"].settles
    assert not rules["primary"].settles
    assert all(rule.explanation for rule in rules.values())


@pytest.mark.parametrize(("gate", "stopped"), [("high", 0), ("medium", 1), ("low", 1), ("never", 0)])
def test_open_conflicts_at_or_above_the_gate_stop_publishing(gate: Any, stopped: int) -> None:
    said = [claim("a", "wage", usd(72000), "Glassdoor"), claim("b", "wage", usd(104830), "BLS")]
    assert len(blocking(settled(said).conflicts, gate)) == stopped


def test_where_no_rule_speaks_a_document_about_the_subject_itself_is_shown() -> None:
    said = [claim("a", "wage", usd(5), "Guild"), claim("b", "wage", usd(6), "Union")]
    fact = only_fact(settled(said, Source("b", "b", subject="bakers", geography="US")))
    assert (fact.value, fact.status, fact.rule) == (usd(6), "disputed", None)
