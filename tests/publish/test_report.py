"""The report: everything is on it, every link leads somewhere, and no document can run anything."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest
from html_pages import Page
from msgspec import structs

from pipeline.publish import report
from pipeline.publish.plot import plot
from pipeline.values import Level, Money, Name, Percent


@pytest.fixture
def pages(sheet, world, unclaimed):
    return report(sheet, world.documents, unclaimed)


@pytest.fixture
def page(pages):
    return Page(pages["report.html"])


def test_every_fact_conflict_and_claim_is_on_the_page_once(page, sheet):
    ids = Counter(page.ids)
    assert max(ids.values()) == 1
    for fact in (*sheet.facts, *sheet.mentioned):
        assert f"f-{fact.id}" in ids
        assert all(f"c-{standing.claim}" in ids for standing in fact.claims)
    assert all(f"x-{conflict.id}" in ids for conflict in sheet.conflicts)


def test_every_link_on_the_page_leads_somewhere(page):
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside
    assert inside <= set(page.ids)


def test_nothing_is_fetched_and_the_icon_is_empty(page):
    outside = [link for link in page.links if not link.startswith("#")]
    assert outside == ["data:,", "https://handbook.example/clerks"]
    assert not any(
        name in ("src", "srcset", "style", "onerror", "onclick") for _, name, _ in page.attributes if _ != "line"
    )


def test_a_document_is_text_and_never_markup(page, pages):
    assert page.tags["script"] == page.tags["img"] == 0
    assert '<script>alert("title")</script>' in page.said
    assert "javascript:" not in pages["report.html"]
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/]{43}='", pages["report.html"])


def test_every_claimed_span_is_marked_and_every_unclaimed_figure_underlined(pages, sheet):
    text = pages["report.html"]
    for fact in sheet.facts:
        for standing in fact.claims:
            if "\n" not in standing.evidence.quote and "=" not in standing.evidence.quote:
                assert re.search(rf'id="c-{standing.claim}"[^>]*>{re.escape(standing.evidence.quote)}</a>', text)
    assert 'title="Not claimed: no property asks for parcels">28,000</span>' in text


def test_every_figure_has_a_plot_with_words_and_a_table_behind_it(page, sheet):
    figures = [fact for fact in (*sheet.facts, *sheet.mentioned) if not isinstance(fact.value, Name)]
    assert page.tags["figure"] == len(figures) == 12
    alts = [value for tag, name, value in page.attributes if (tag, name) == ("svg", "aria-label")]
    assert len(alts) == len(figures)
    assert all(alt.startswith("Published: ") for alt in alts)
    assert page.tags["details"] == len(sheet.facts) + len(sheet.mentioned)


def test_what_is_superseded_or_rejected_says_so_beside_its_dot(pages):
    assert "$46,660 · superseded" in pages["report.html"]
    assert "$45,000 · rejected" in pages["report.html"]


def test_a_restricted_text_is_shown_in_sentences_and_an_open_one_whole(pages, page):
    assert "the trade has many names" in page.said
    assert "Salary report" not in page.said.partition("Documents")[2].replace("Salary report", "", 1)
    assert "to enter the occupation" in page.said


def test_a_text_without_a_licence_is_whole_in_a_draft_only(world, unclaimed):
    assert "There are around" in Page(report(world.sheet(draft=True), world.documents, unclaimed)["report.html"]).said
    final = Page(report(world.sheet(draft=False), world.documents, unclaimed)["report.html"]).said
    assert "Notes from the file room" in final
    assert final.count("Notes from the file room") < 2


def test_a_report_without_its_documents_still_has_every_fact(sheet):
    page = Page(report(sheet, {})["report.html"])
    assert page.said.count("The text is not at hand.") == len(sheet.sources)
    assert not any(link.startswith("#c-") for link in page.links)


def test_the_order_of_documents_changes_no_byte(sheet, world, unclaimed, pages):
    backwards = dict(reversed(world.documents.items()))
    assert report(sheet, backwards, list(reversed(unclaimed))) == pages


def the(sheet, status):
    return next(fact for fact in sheet.facts if fact.status == status and len(fact.claims) > 1)


def test_a_plot_has_whiskers_where_a_figure_was_rounded_and_open_ends_where_it_was_bounded(sheet):
    drawn = plot(the(sheet, "resolved"), {"agency": "The agency"})
    rows = {row.label: row for row in drawn.rows}
    exact, about = rows["The agency"], rows["blog"]
    assert exact.high - exact.low < about.high - about.low
    assert about.low < exact.dot < about.high
    assert exact.dot == drawn.published


def test_beside_a_percentile_a_bound_is_a_point(sheet):
    assert all(not row.open_high for row in plot(the(sheet, "disputed"), {}).rows)


def test_elsewhere_a_bound_leaves_one_end_open(sheet):
    fact = next(fact for fact in sheet.facts if fact.property == "employment_growth")
    claim = structs.replace(fact.claims[0], bound="at_least")
    row = plot(structs.replace(fact, bound="at_least", claims=(claim,)), {}).rows[0]
    assert row.open_high
    assert not row.open_low


def test_a_range_is_drawn_as_a_range(sheet):
    fact = next(fact for fact in sheet.facts if fact.subject == "cargo-pilots" and fact.property == "wage")
    assert plot(fact, {}).rows[0].bar == plot(fact, {}).published_bar


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([Money(Decimal(5), "USD")], id="one"),
        pytest.param([Money(Decimal(0), "USD")], id="nought"),
        pytest.param([Percent(Decimal("-3.5")), Percent(Decimal("4"))], id="both-sides-of-nought"),
        pytest.param([Money(Decimal("1e12"), "USD"), Money(Decimal("0.01"), "USD")], id="far-apart"),
        pytest.param([Money(Decimal("100000.01"), "USD"), Money(Decimal("100000.02"), "USD")], id="close-by"),
    ],
)
def test_every_plot_stays_on_its_paper(sheet, values):
    fact = sheet.facts[0]
    claims = tuple(structs.replace(fact.claims[0], value=value, claim=str(i)) for i, value in enumerate(values))
    drawn = plot(structs.replace(fact, value=values[0], claims=claims), {})
    places = [x for row in drawn.rows for x in (row.low, row.high, row.dot)] + [tick.x for tick in drawn.ticks]
    assert all(0 <= x <= 100 for x in places)
    assert 1 <= len(drawn.ticks) <= 6
    assert len({tick.label for tick in drawn.ticks}) == len(drawn.ticks)


@pytest.mark.parametrize("amount", [206_430, 75_240, 9_990_000, 60.47, 1_043, 31])
def test_the_labels_of_ticks_do_not_run_into_each_other(sheet, amount):
    fact = sheet.facts[0]
    claim = structs.replace(fact.claims[0], value=Money(Decimal(str(amount)), "USD"))
    marks = plot(structs.replace(fact, value=claim.value, claims=(claim,)), {}).ticks
    side = {"start": (0, 1), "middle": (0.5, 0.5), "end": (1, 0)}
    width = [2.2 * len(tick.label) for tick in marks]  # six of the 270 pixels of a narrow plot for each character
    left = [tick.x - side[tick.anchor][0] * wide for tick, wide in zip(marks, width, strict=True)]
    right = [tick.x + side[tick.anchor][1] * wide for tick, wide in zip(marks, width, strict=True)]
    assert len(marks) > 1
    assert all(end <= begin for end, begin in zip(right, left[1:], strict=False))


def test_words_lie_on_no_line(sheet):
    fact = structs.replace(sheet.facts[0], value=Level("a degree"))
    assert plot(fact, {}) is None


def test_levels_lie_on_their_scale(sheet):
    fact = next(fact for fact in sheet.facts if fact.property == "education")
    scale = next(each.scale for each in sheet.profile.properties if each.id == "education")
    lower, upper = (
        structs.replace(fact.value, canonical=name) for name in ("Bachelor's degree", "Doctoral or professional degree")
    )
    claims = tuple(
        structs.replace(fact.claims[0], value=value, claim=str(i), bound=bound)
        for i, (value, bound) in enumerate([(lower, "exact"), (upper, "exact"), (lower, "more_than")])
    )
    drawn = plot(structs.replace(fact, value=lower, claims=claims), {}, scale)
    assert drawn.rows[0].dot == drawn.rows[2].dot == drawn.published < drawn.rows[1].dot
    assert [row.open_high for row in drawn.rows] == [False, False, True]
    assert [tick.label for tick in drawn.ticks] == ["Bachelor's", "Doctoral"]
