"""What people decide holds until the testimony changes, and only until then."""

from __future__ import annotations

from typing import Any

from by_hand import PROFILE, claim, level, pct, run, usd
from msgspec import structs

from pipeline.records.claim import Claim
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.settlement import Policy, Settlement
from pipeline.records.sheet import Fact
from pipeline.settle import decide, decisions, settle

SAID = [claim("a", "wage", usd(72000), "Glassdoor"), claim("b", "wage", usd(104830), "BLS", at=40)]


def listed(said: list[Claim]) -> dict[str, Source]:
    return {claim.source: Source(claim.source, claim.source, geography="US") for claim in said}


def decided(outcome: Any, said: list[Claim] = SAID, earlier: tuple[Decision, ...] = (), **more: Any) -> Decision:
    """A decision on the one conflict there is."""
    comparison = run(said)
    group = next(one for one in comparison.groups if one.id == comparison.conflicts[0].id)
    return decide(group, outcome, "Ada", earlier=earlier, **more)


def settled(made: list[Decision], said: list[Claim] = SAID, **more: Any) -> Settlement:
    return settle(run(said, **more), made, Policy(), listed(said), PROFILE)


def by_value(settlement: Settlement) -> dict[str, Fact]:
    return {str(fact.value): fact for fact in settlement.facts}


def test_a_chosen_value_is_published_with_the_decision() -> None:
    choice = decided("choose", value=usd(72000), note="we report what people earn online")
    settlement = settled([choice])
    (fact,), (conflict,) = settlement.facts, settlement.conflicts
    assert (conflict.status, conflict.decision) == ("decided", choice.id)
    assert (fact.value, fact.status, fact.decision, fact.rule) == (usd(72000), "resolved", choice.id, None)
    assert {one.source: one.standing for one in fact.claims} == {"a": "preferred", "b": "rejected"}
    assert "we report what people earn online" in fact.claims[0].reason


def test_an_asserted_value_has_no_quote_and_names_who_asserts_it() -> None:
    settlement = settled([decided("assert", value=usd(99000))])
    (fact,) = settlement.facts
    assert (fact.value, fact.status, fact.asserted_by, fact.origins) == (usd(99000), "resolved", "Ada", 0)
    assert {one.standing for one in fact.claims} == {"rejected"}


def test_what_is_no_conflict_becomes_a_fact_for_each_value() -> None:
    settlement = settled([decided("not_a_conflict", note="one is take-home pay")])
    assert settlement.conflicts[0].status == "decided"
    facts = by_value(settlement)
    assert set(facts) == {str(usd(72000)), str(usd(104830))}
    assert len({fact.id for fact in settlement.facts}) == 2
    assert all("one is take-home pay" in fact.claims[0].reason for fact in settlement.facts)


def test_no_claim_disappears_when_values_become_facts_of_their_own() -> None:
    said = [
        claim("a", "education", level("Bachelor's degree"), strength="required"),
        claim("b", "education", level("Master's degree"), strength="required"),
        claim("b", "education", level("Doctoral or professional degree"), strength="preferred", at=9),
    ]
    settlement = settled([decided("not_a_conflict", said, note="two readings")], said)
    standing = sorted(one.claim for fact in settlement.facts for one in fact.claims)
    assert standing == sorted(one.id for one in said)


def test_who_is_unsure_leaves_the_conflict_open_with_the_decision() -> None:
    doubt = decided("unsure", note="ask the bureau")
    settlement = settled([doubt])
    assert (settlement.conflicts[0].status, settlement.conflicts[0].decision) == ("open", doubt.id)
    assert settlement.facts[0].status == "disputed"


def test_undoing_takes_a_decision_back_and_it_can_be_made_again() -> None:
    choice = decided("choose", value=usd(72000))
    undo = decided("undo", undoes=choice.id)
    assert settled([choice, undo]).conflicts[0].status == "open"
    again = decided("choose", value=usd(72000), earlier=(choice, undo))
    assert again.id != choice.id
    assert settled([choice, undo, again]).conflicts[0].status == "decided"


def test_the_last_decision_on_a_conflict_holds() -> None:
    first, second = decided("choose", value=usd(72000)), decided("choose", value=usd(104830))
    assert settled([first, second]).facts[0].value == usd(104830)


def test_a_decision_goes_stale_when_evidence_arrives() -> None:
    choice = decided("choose", value=usd(72000))
    settlement = settled([choice], [*SAID, claim("c", "wage", usd(88000), "Guild")])
    assert settlement.conflicts[0].status == "stale"
    assert settlement.facts[0].status == "disputed"


def test_a_decision_goes_stale_when_a_source_is_taken_away_or_says_otherwise() -> None:
    extra = claim("c", "wage", usd(88000), "Guild")
    choice = decided("choose", [*SAID, extra], value=usd(72000))
    assert settled([choice]).conflicts[0].status == "stale"
    assert settled([choice], [*SAID, claim("c", "wage", usd(88000), "Union")]).conflicts[0].status == "stale"


def test_a_typo_mended_elsewhere_reopens_nothing() -> None:
    choice = decided("choose", value=usd(72000))
    moved = structs.replace(SAID[1], evidence=structs.replace(SAID[1].evidence, start=41, end=49))
    elsewhere = claim("b", "employment_growth", pct(3))
    assert settled([choice], [SAID[0], moved, elsewhere]).conflicts[0].status == "decided"


def test_a_second_copy_of_a_document_reopens_nothing() -> None:
    choice = decided("choose", value=usd(72000))
    copy = claim("copy", "wage", usd(104830), "BLS")
    said = [*SAID, copy]
    sketches = {"b": frozenset(range(50)), "copy": frozenset(range(50))}
    assert settled([choice], said).conflicts[0].status == "stale"
    assert settled([choice], said, sketches=sketches).conflicts[0].status == "decided"


def test_a_decision_about_nothing_and_an_undo_of_nothing_are_findings() -> None:
    lost = structs.replace(decided("choose", value=usd(72000)), conflict="gone")
    idle = decided("undo", undoes="never")
    assert [one.rule for one in settled([lost, idle]).findings] == ["idle_decision", "idle_decision"]


def test_testimony_is_sorted_and_holds_no_ids_spans_or_digests() -> None:
    weighed = decisions.testimony(run(SAID[::-1]).groups[0])
    assert [one.source for one in weighed] == ["a", "b"]
    assert set(weighed[0].__struct_fields__) == {"source", "value", "bound", "attribution"}
