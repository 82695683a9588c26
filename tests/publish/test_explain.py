"""From a fact, a conflict or a claim back to the words, in prose and as JSON."""

from __future__ import annotations

import json

import pytest

from pipeline.errors import UsageError
from pipeline.publish import explain, explain_text


@pytest.fixture
def median(sheet):
    return next(fact for fact in sheet.facts if fact.qualifiers.get("statistic") == "median")


def test_a_fact_is_told_with_every_claim_its_sentence_its_place_and_why(sheet, world, median):
    told = explain_text(explain(sheet, median.id, world.documents))
    for words in (
        "Medical records clerks: Pay, median, a year, as of May 2023, US",
        "Resolved. It rests on 1 independent origin (Bureau of Labor Statistics) in 3 sources (agency, blog and union).",
        "Fragile: leave out agency, and it changes.",
        "“The median annual wage for medical records clerks was [$48,780] in May 2023.”",
        f"characters {world.texts['agency'].index('$48,780')}–",
        "An older edition of the same origin (2022).",
        "Assumed, not said: geography.",
        "Rule newest_edition: Where one origin is quoted for several dates, the newest stands.",
    ):
        assert words in told
    assert told.index("Published from") < told.index("Agreeing") < told.index("Superseded") < told.index("Rejected")


def test_a_decision_is_told_with_who_made_it_and_the_note(sheet):
    fact = next(fact for fact in sheet.facts if fact.asserted_by)
    told = explain_text(explain(sheet, fact.id))
    assert "Asserted by Ada Quist: no source states it." in told
    assert "Ada Quist decided (assert): “Counted in the bureau's own table.”" in told


def test_a_conflict_names_both_sides_and_leads_to_its_facts(sheet):
    conflict = next(each for each in sheet.conflicts if each.status == "open")
    told = explain_text(explain(sheet, conflict.id))
    assert "more than $75,460 and more than $81,200 (unexplained, high, open)" in told
    assert "Disputed" in told


def test_a_claim_is_found_by_the_beginning_of_its_id(sheet, world):
    claim = world.claims["portal-median"]
    explanation = explain(sheet, claim.id[:9])
    assert (explanation.kind, explanation.id) == ("claim", claim.id)
    assert explanation.gist.startswith("portal says $45,000 about Medical records clerks: Pay, median")
    assert len(explanation.facts) == 1


def test_without_the_documents_the_quoted_words_stand_for_the_sentence(sheet, median):
    claim = explain(sheet, median.id).facts[0].claims[0]
    start, end = claim.figure
    assert claim.sentence[start:end] == "$48,780"
    assert "medical records clerks was $48,780 in May 2023." in claim.sentence


def test_the_figure_is_marked_in_its_sentence_wherever_it_stands(sheet, world):
    for fact in sheet.facts:
        for claim in explain(sheet, fact.id, world.documents).facts[0].claims:
            start, end = claim.figure
            assert claim.sentence[start:end] == world.texts[claim.source][claim.start : claim.end]


def test_the_json_form_holds_all_of_it(sheet, world, median):
    told = json.loads(explain(sheet, median.id, world.documents).json())
    assert told["kind"] == "fact"
    assert told["facts"][0]["conflict"]["cause"] == "edition"
    assert told["facts"][0]["claims"][0]["standing"] == "preferred"


@pytest.mark.parametrize("id", ["", "zzzz", "no such id"])
def test_an_id_that_names_nothing_is_said_so(sheet, id):
    with pytest.raises(UsageError, match="no fact, conflict or claim"):
        explain(sheet, id)


def test_an_id_that_could_be_several_is_said_so(sheet):
    first = {fact.id[0] for fact in sheet.facts}
    several = next(sign for sign in sorted(first) if sum(fact.id.startswith(sign) for fact in sheet.facts) > 1)
    with pytest.raises(UsageError, match="write more of it"):
        explain(sheet, several)
