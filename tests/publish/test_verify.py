"""A sheet holds, and every way to tamper with it is found and named.

Every tampered sheet is sealed anew, as a careful forger would: the seal alone must never be what gives him away.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pipeline.publish import sealed, verify
from pipeline.publish.rights import ALLOWANCES, rights_of
from pipeline.publish.selectors import cite, locate
from pipeline.publish.verdicts import RULES
from pipeline.records.claim import Evidence
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, Standing, TextPositionSelector, TextQuoteSelector
from pipeline.values import Money


def names(sheet, world, **more):
    return {failure.rule for failure in verify(sheet, world.read_text, **more).failures}


def test_a_sheet_fresh_from_the_pipeline_holds(world, sheet):
    result = verify(sheet, world.read_text, log=world.decisions, again=world.sheet(draft=False))
    assert result.summary() == "Quotes: 1 asserted, 23 exact.\nEverything holds."
    assert result.holds


def is_median(fact: Fact) -> bool:
    return fact.qualifiers.get("statistic") == "median"


def first(fact: Fact, **changes: object) -> Fact:
    """The fact with its published claim changed."""
    return structs.replace(fact, claims=(structs.replace(fact.claims[0], **changes), *fact.claims[1:]))


def target_of(standing: Standing, **changes: object) -> dict[str, object]:
    return {"target": structs.replace(standing.target, **changes)}


def digit_in_the_value(world, sheet, edit):
    return edit(sheet, "wage", lambda f: first(structs.replace(f, value=WRONG), value=WRONG), is_median)


def digit_in_the_published_value_alone(world, sheet, edit):
    return edit(sheet, "wage", lambda f: structs.replace(f, value=WRONG), is_median)


def digit_in_the_quote(world, sheet, edit):
    def forge(fact: Fact) -> Fact:
        evidence = structs.replace(fact.claims[0].evidence, quote="$48,870")
        words, place = fact.claims[0].target.selector
        selector = (structs.replace(words, exact="$48,870"), place)
        return first(fact, evidence=evidence, **target_of(fact.claims[0], selector=selector))

    return edit(sheet, "wage", forge, is_median)


def digit_in_the_source(world, sheet, edit):
    world.texts["agency"] = world.texts["agency"].replace("$48,780", "$48,870")
    return sheet


def a_moved_paragraph(world, sheet, edit):
    pay, outlook = world.texts["agency"].index("Pay\n"), world.texts["agency"].index("Job outlook\n")
    text = world.texts["agency"]
    world.texts["agency"] = text[:pay] + text[outlook:] + text[pay:outlook]
    return sheet


def a_swapped_source(world, sheet, edit):
    world.texts["agency"], world.texts["blog"] = world.texts["blog"], world.texts["agency"]
    return sheet


def a_deleted_source(world, sheet, edit):
    del world.texts["agency"]
    return sheet


def a_source_struck_from_the_list(world, sheet, edit):
    return sealed(structs.replace(sheet, sources=sheet.sources[1:]))


def a_decision_deleted_from_the_sheet(world, sheet, edit):
    return sealed(structs.replace(sheet, decisions=()))


def a_decision_deleted_from_the_log(world, sheet, edit):
    world.decisions.clear()
    return sheet


def a_decision_rewritten_in_the_log(world, sheet, edit):
    world.decisions[0] = structs.replace(world.decisions[0], by="Somebody Else")
    return sheet


def a_decision_rewritten_on_the_sheet(world, sheet, edit):
    forged = structs.replace(sheet.decisions[0], note="Everybody agreed.")
    return sealed(structs.replace(sheet, decisions=(forged,)))


def an_asserted_value_changed(world, sheet, edit):
    value = structs.replace(sheet.decisions[0].value, number=Decimal(196000))
    return edit(sheet, "employment", lambda f: structs.replace(f, value=value))


def a_forged_file_digest(world, sheet, edit):
    forged = structs.replace(sheet.sources[0], digest="0" * 64)
    return sealed(structs.replace(sheet, sources=(forged, *sheet.sources[1:])))


def a_forged_text_digest(world, sheet, edit):
    forged = structs.replace(sheet.sources[0], text_digest="0" * 64)
    return sealed(structs.replace(sheet, sources=(forged, *sheet.sources[1:])))


def a_target_that_names_another_text(world, sheet, edit):
    source = f"urn:sha256:{'0' * 64}"
    return edit(sheet, "wage", lambda f: first(f, **target_of(f.claims[0], source=source)), is_median)


def a_changed_status(world, sheet, edit):
    return edit(sheet, "employment_growth", lambda f: structs.replace(f, status="agreed"))


def a_dispute_called_resolved_by_nobody(world, sheet, edit):
    return edit(sheet, "wage", lambda f: structs.replace(f, status="agreed"), lambda f: f.status == "disputed")


def a_supporting_claim_dropped(world, sheet, edit):
    return edit(sheet, "certification", lambda f: structs.replace(f, claims=f.claims[:-1]), lambda f: f.sources > 1)


def a_rejected_claim_dropped(world, sheet, edit):
    return edit(sheet, "wage", lambda f: structs.replace(f, claims=f.claims[:-1]), is_median)


def a_weighed_claim_dropped_everywhere(world, sheet, edit):
    forged = edit(sheet, "employment", lambda f: structs.replace(f, claims=f.claims[:1]))
    conflicts = tuple(
        structs.replace(each, values=each.values[:1]) if each.decision else each for each in forged.conflicts
    )
    return sealed(structs.replace(forged, conflicts=conflicts))


def a_claim_listed_twice(world, sheet, edit):
    return edit(sheet, "wage", lambda f: structs.replace(f, claims=f.claims + f.claims[:1]), is_median)


def a_span_of_another_figure(world, sheet, edit):
    def forge(fact: Fact) -> Fact:
        start = world.texts["agency"].index("$48,060")
        evidence = structs.replace(fact.claims[0].evidence, start=start, end=start + 7)
        words = fact.claims[0].target.selector[0]
        selector = (words, TextPositionSelector(start, start + 7))
        return first(fact, evidence=evidence, **target_of(fact.claims[0], selector=selector))

    return edit(sheet, "wage", forge, is_median)


def a_span_that_contradicts_its_selector(world, sheet, edit):
    return edit(
        sheet,
        "wage",
        lambda f: first(f, evidence=structs.replace(f.claims[0].evidence, start=3, end=10)),
        is_median,
    )


def a_claim_under_another_heading(world, sheet, edit):
    section = ("Of pilots",)
    return edit(
        sheet, "wage", lambda f: first(f, evidence=structs.replace(f.claims[0].evidence, section=section)), is_median
    )


def a_forged_place_in_the_raw_file(world, sheet, edit):
    return edit(
        sheet, "wage", lambda f: first(f, evidence=structs.replace(f.claims[0].evidence, raw=(1, 9))), is_median
    )


def a_changed_qualifier_of_a_claim(world, sheet, edit):
    return edit(
        sheet, "wage", lambda f: first(f, qualifiers={**f.claims[0].qualifiers, "statistic": "mean"}), is_median
    )


def a_changed_qualifier_of_a_fact(world, sheet, edit):
    return edit(sheet, "wage", lambda f: structs.replace(f, qualifiers={**f.qualifiers, "as_of": "2025"}), is_median)


def a_qualifier_changed_throughout(world, sheet, edit):
    window = {"window": (2023, 2033)}
    return edit(
        sheet,
        "employment_growth",
        lambda f: first(
            structs.replace(f, qualifiers=f.qualifiers | window), qualifiers=f.claims[0].qualifiers | window
        ),
    )


def a_changed_attribution(world, sheet, edit):
    return edit(
        sheet, "wage", lambda f: first(f, attribution="Office of Statistics", origin="Office of Statistics"), is_median
    )


def a_swapped_standing(world, sheet, edit):
    def forge(fact: Fact) -> Fact:
        swap = {"preferred": "superseded", "superseded": "preferred"}
        claims = [structs.replace(each, standing=swap.get(each.standing, each.standing)) for each in fact.claims]
        return structs.replace(fact, claims=tuple(claims))

    return edit(sheet, "wage", forge, is_median)


def standings_swapped_with_the_value(world, sheet, edit):
    forged = a_swapped_standing(world, sheet, edit)
    old = next(f for f in forged.facts if is_median(f)).claims[3]
    assert old.standing == "preferred"
    return edit(forged, "wage", lambda f: structs.replace(f, value=old.value, qualifiers=old.qualifiers), is_median)


def a_rejected_claim_called_supporting(world, sheet, edit):
    def forge(fact: Fact) -> Fact:
        last = structs.replace(fact.claims[-1], standing="supporting")
        return structs.replace(
            fact, claims=(*fact.claims[:-1], last), origins=fact.origins + 1, sources=fact.sources + 1
        )

    return edit(sheet, "wage", forge, is_median)


def a_conflict_removed(world, sheet, edit):
    return sealed(structs.replace(sheet, conflicts=()))


def a_fact_moved_to_another_conflict(world, sheet, edit):
    other = next(each.id for each in sheet.conflicts if each.status == "settled")
    return edit(
        sheet, "wage", lambda f: structs.replace(f, conflict=other, status="resolved"), lambda f: f.status == "disputed"
    )


def a_fact_copied(world, sheet, edit):
    return sealed(structs.replace(sheet, facts=(*sheet.facts, sheet.facts[0])))


WRONG = Money(Decimal(48870), "USD")
TAMPERINGS = [
    (digit_in_the_value, "value_from_quote"),
    (digit_in_the_published_value_alone, "published_value"),
    (digit_in_the_quote, "quote_altered"),
    (digit_in_the_source, "quote_altered"),
    (a_moved_paragraph, "quote_moved"),
    (a_swapped_source, "source_digest"),
    (a_deleted_source, "source_unreadable"),
    (a_source_struck_from_the_list, "source_unlisted"),
    (a_decision_deleted_from_the_sheet, "decision_missing"),
    (a_decision_deleted_from_the_log, "decision_missing"),
    (a_decision_rewritten_in_the_log, "decision_changed"),
    (a_decision_rewritten_on_the_sheet, "decision_changed"),
    (an_asserted_value_changed, "decision_value"),
    (a_forged_file_digest, "source_digest"),
    (a_forged_text_digest, "text_digest"),
    (a_target_that_names_another_text, "target_digest"),
    (a_changed_status, "status"),
    (a_dispute_called_resolved_by_nobody, "status"),
    (a_supporting_claim_dropped, "sources"),
    (a_rejected_claim_dropped, "conflict_claims"),
    (a_weighed_claim_dropped_everywhere, "decision_testimony"),
    (a_claim_listed_twice, "claims_repeated"),
    (a_span_of_another_figure, "quote_moved"),
    (a_span_that_contradicts_its_selector, "span"),
    (a_claim_under_another_heading, "place"),
    (a_forged_place_in_the_raw_file, "place"),
    (a_changed_qualifier_of_a_claim, "claim_id"),
    (a_changed_qualifier_of_a_fact, "qualifier"),
    (a_qualifier_changed_throughout, "claim_id"),
    (a_changed_attribution, "claim_id"),
    (a_swapped_standing, "published_value"),
    (standings_swapped_with_the_value, "conflict_value"),
    (a_rejected_claim_called_supporting, "standing"),
    (a_conflict_removed, "conflict_missing"),
    (a_decision_rewritten_on_the_sheet, "decision_id"),
    (a_fact_moved_to_another_conflict, "fact_id"),
    (a_fact_copied, "duplicate_id"),
]


@pytest.mark.parametrize(("tamper", "rule"), [pytest.param(*each, id=each[0].__name__) for each in TAMPERINGS])
def test_tampering_is_found_and_named(world, sheet, edit, tamper, rule):
    forged = tamper(world, sheet, edit)
    found = verify(forged, world.read_text, log=world.decisions)
    assert rule in {failure.rule for failure in found.failures}, found.summary()
    assert not found.holds


@pytest.mark.parametrize("tamper", [each[0] for each in TAMPERINGS], ids=lambda each: each.__name__)
def test_whatever_is_forged_on_the_sheet_also_breaks_an_old_seal(world, sheet, edit, tamper):
    forged = tamper(world, sheet, edit)
    if forged != sheet:
        assert "seal" in names(structs.replace(forged, seal=sheet.seal), world)


def test_a_forgery_that_is_sound_in_itself_shows_when_the_sheet_is_made_again(world, sheet, edit):
    honest = world.sheet(draft=False)
    rest = tuple(fact for fact in sheet.facts if fact.property != "annual_openings")
    forged = sealed(structs.replace(sheet, facts=rest))
    assert names(forged, world, log=world.decisions) == set()
    assert names(forged, world, log=world.decisions, again=honest) == {"not_reproduced"}


@pytest.mark.parametrize("tamper", [each[0] for each in TAMPERINGS], ids=lambda each: each.__name__)
def test_every_failure_has_a_rule_that_is_explained(world, sheet, edit, tamper):
    assert names(tamper(world, sheet, edit), world, log=world.decisions) <= set(RULES)


TEXT = "Half of all bakers earn $30,000 a year. The top 10 percent of them earn $50,000 a year."


@pytest.mark.parametrize(
    ("now", "verdict", "reads"),
    [
        pytest.param(TEXT, "exact", None, id="untouched"),
        pytest.param("News. " + TEXT, "moved", None, id="moved-down"),
        pytest.param(TEXT + "\n" + TEXT.upper(), "exact", None, id="other-text-behind"),
        pytest.param("X" + TEXT + TEXT, "ambiguous", None, id="copied-twice"),
        pytest.param(TEXT.replace("$30,000", "$31,000"), "altered", "$31,000", id="another-figure"),
        pytest.param(TEXT.replace("$30,000", "a good deal"), "altered", "a good deal", id="no-figure"),
        pytest.param(TEXT.replace("Half of all bakers", "Few of all bakers"), "moved", None, id="another-subject"),
        pytest.param(TEXT.replace("Half of all", "Few, of the"), "altered", "$30,000", id="same-place-other-words"),
        pytest.param("Nothing of the kind.", "missing", None, id="gone"),
        pytest.param("", "missing", None, id="empty"),
    ],
)
def test_what_became_of_a_quote(now, verdict, reads):
    then = Document("d", TEXT, (), "txt", "", "")
    evidence, target = cite(then, Evidence(24, 31, "$30,000", (0, 39)), "unstated")
    place = locate(now, evidence, target)
    assert (place.verdict, place.reads) == (verdict, reads)


@given(st.text(max_size=80), st.data())
def test_every_span_of_every_text_is_found_again(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = Document("d", text, (), "txt", "", "")
    evidence, target = cite(document, Evidence(start, end, text[start:end], (0, len(text))), "restricted")
    if start < end:
        assert locate(text, evidence, target).verdict == "exact"


@pytest.mark.parametrize(
    ("licence", "rights"),
    [
        (None, "unstated"),
        ("  ", "unstated"),
        ("CC0-1.0", "open"),
        ("CC BY 4.0", "open"),
        ("CC-BY-SA-3.0", "open"),
        ("https://creativecommons.org/licenses/by/4.0/", "open"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "open"),
        ("Public domain (17 U.S.C. § 105)", "open"),
        ("Open Government Licence v3.0", "open"),
        ("MIT", "open"),
        ("CC BY-NC 4.0", "restricted"),
        ("CC BY-ND 4.0", "restricted"),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "restricted"),
        ("All rights reserved", "restricted"),
        ("not in the public domain", "restricted"),
        ("ask Bob", "restricted"),
    ],
)
def test_what_we_do_not_know_to_be_open_is_restricted(licence, rights):
    assert rights_of(licence) == rights


def test_a_long_quote_of_a_restricted_source_is_shortened_and_still_checked():
    long = "Certified " + "very " * 40 + "Manager"
    text = f"Become a {long} today."
    document = Document("d", text, (), "txt", "", "")
    evidence, target = cite(document, Evidence(9, 9 + len(long), long, (0, len(text))), "restricted")
    assert len(evidence.quote) == ALLOWANCES["restricted"].quote
    assert locate(text, evidence, target).verdict == "exact"
    assert locate(text.replace("Manager", "Mangler"), evidence, target).verdict == "altered"


def test_selectors_count_code_points(sheet, world):
    for fact in sheet.facts:
        for standing in fact.claims:
            words, place = standing.target.selector
            assert isinstance(words, TextQuoteSelector)
            text = world.texts[standing.source]
            assert text[place.start : place.end] == words.exact
            assert text[: place.start].endswith(words.prefix)
            assert text[place.end :].startswith(words.suffix)
