"""What changed between two sheets, and why."""

from __future__ import annotations

import json
from decimal import Decimal

from msgspec import structs

from pipeline.publish import diff, diff_json, diff_markdown, diff_text, sealed
from pipeline.records.sheet import PolicyRule
from pipeline.values import Money


def reasons(difference):
    return {change.property: {why.reason for why in change.why} for change in difference.changes}


def test_a_sheet_does_not_differ_from_itself(sheet):
    assert diff(sheet, sheet).changes == ()
    assert diff_text(diff(sheet, sheet)) == "Nothing changed.\n" == diff_markdown(diff(sheet, sheet))


def test_a_new_source_is_why_facts_are_added(world, sheet):
    facts = [fact for fact in world.settlement.facts if fact.subject != "cargo-pilots"]
    earlier = structs.replace(sheet, sources=tuple(s for s in sheet.sources if s.id != "pilots"), facts=tuple(facts))
    added = [each for each in diff(earlier, sheet).changes if each.subject == "cargo-pilots"]
    assert [each.kind for each in added] == ["added", "added"]
    assert {why.told for each in added for why in each.why} == {"pilots is a new source"}


def test_what_is_added_in_one_direction_is_removed_in_the_other(sheet):
    earlier = structs.replace(sheet, facts=sheet.facts[3:])
    there, back = diff(earlier, sheet), diff(sheet, earlier)
    assert len(there.of("added")) == len(back.of("removed")) == 3


def test_a_decision_is_why_a_value_changed(sheet, edit):
    earlier = edit(
        sheet,
        "employment",
        lambda f: structs.replace(
            f, value=structs.replace(f.value, number=Decimal(191500)), decision=None, asserted_by=None
        ),
    )
    change = diff(earlier, sheet).changes[0]
    assert (change.before_said, change.after_said) == ("191,500", "195,000")
    assert [(why.reason, why.told) for why in change.why] == [
        ("decision", "Ada Quist decided (assert): Counted in the bureau's own table.")
    ]


def test_a_changed_policy_is_named(sheet, edit):
    later = edit(sheet, "wage", lambda f: structs.replace(f, rule="preferred_origins"), lambda f: f.rule is not None)
    assert reasons(diff(sheet, later)) == {"wage": {"policy"}}
    later = structs.replace(later, policy=(PolicyRule("preferred_origins", "As listed."),))
    assert [why.told for why in diff(sheet, later).changes[0].why] == ["the policy was changed"]


def test_another_edition_of_an_origin_is_named(world, sheet, edit):
    def newer(fact):
        claim = structs.replace(
            fact.claims[0], claim="0" * 16, value=Money(Decimal(50250), "USD"), qualifiers={"as_of": "2024-05"}
        )
        return structs.replace(fact, value=claim.value, claims=(claim, *fact.claims[1:]))

    later = edit(sheet, "wage", newer, lambda f: f.qualifiers.get("statistic") == "median")
    told = [why.told for why in diff(sheet, later).changes[0].why]
    assert "Bureau of Labor Statistics is quoted for as of May 2024, before for as of May 2023" in told


def test_the_same_file_read_otherwise_is_extraction_and_a_changed_file_is_an_edition(sheet, edit):
    def otherwise(fact):
        return structs.replace(fact, claims=(structs.replace(fact.claims[0], claim="0" * 16),))

    later = edit(sheet, "annual_openings", otherwise)
    assert reasons(diff(sheet, later)) == {"annual_openings": {"extraction"}}
    edited = tuple(structs.replace(s, digest="1" * 64) for s in later.sources)
    assert reasons(diff(sheet, sealed(structs.replace(later, sources=edited)))) == {"annual_openings": {"edition"}}


def test_moved_words_are_no_change(world, sheet):
    world.texts["agency"] = "Updated.\n" + world.texts["agency"]
    for name, claim in world.claims.items():
        if claim.source == "agency":
            evidence = structs.replace(claim.evidence, start=claim.evidence.start + 9, end=claim.evidence.end + 9)
            world.claims[name] = structs.replace(claim, evidence=evidence)
    assert diff(sheet, world.sheet(draft=False)).changes == ()


def test_markdown_and_json_say_the_same(sheet, edit):
    later = edit(sheet, "annual_openings", lambda f: structs.replace(f, status="disputed"))
    difference = diff(sheet, later)
    assert "~ Medical records clerks: Yearly openings, 2022–2032, US: still 14,900; changed: status" in diff_text(
        difference
    )
    row = diff_markdown(difference).splitlines()[2]
    assert row.startswith(
        "| Medical records clerks: Yearly openings, 2022–2032, US | 14,900 | 14,900 (changed: status) |"
    )
    assert json.loads(diff_json(difference))["changes"][0]["changed"] == ["status"]
