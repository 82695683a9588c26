"""A report of many pages: each is made from what concerns it, leads nowhere but to what is there, and stays small."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace

import pytest
from html_pages import Page, leading_nowhere
from msgspec import structs

from pipeline.publish import (
    IndexRow,
    Place,
    home_of,
    homes_of,
    index_pages,
    page_name,
    parts,
    placed,
    report,
    row_of,
    subject_pages,
)
from pipeline.publish.places import OTHER, ROOM
from pipeline.publish.views import CLAIMS_OF_A_FACT, CLAIMS_OF_A_PAGE, claims_shown
from pipeline.records.finding import Finding
from pipeline.records.sheet import Subject

LIMIT = 5_000_000
CLERKS, PILOTS, ALL = "medical-records-clerks", "cargo-pilots", "all-occupations"


def multiplied(sheet, documents, unclaimed, times):
    """The world many times over: subjects, documents and facts of their own, but one fact about all occupations."""
    subjects, sources, facts, conflicts, gaps, texts, left, shared = [], [], [], [], [], {}, [], {}
    for n in range(times):

        def own(id, n=n):
            return id if id is None or id == ALL else f"{id}-{n:04}"

        def copied(standing, own=own):
            return structs.replace(standing, claim=own(standing.claim), source=own(standing.source))

        def valued(value, own=own):
            claims, named = tuple(map(own, value.claims)), tuple(map(own, value.sources))
            return structs.replace(value, claims=claims, sources=named)

        subjects += [Subject(own(each.id), f"{each.label} {n}") for each in sheet.subjects]
        sources += [structs.replace(each, id=own(each.id), subject=own(each.subject)) for each in sheet.sources]
        gaps += [structs.replace(each, subject=own(each.subject)) for each in sheet.gaps]
        for fact in sheet.facts:
            facts.append(
                structs.replace(
                    fact,
                    id=own(fact.id),
                    subject=own(fact.subject),
                    conflict=own(fact.conflict),
                    claims=tuple(map(copied, fact.claims)),
                )
            )
        for fact in sheet.mentioned:
            before = shared.setdefault(fact.id, structs.replace(fact, claims=()))
            shared[fact.id] = structs.replace(before, claims=(*before.claims, *map(copied, fact.claims)))
        for conflict in sheet.conflicts:
            values = tuple(map(valued, conflict.values))
            conflicts.append(
                structs.replace(conflict, id=own(conflict.id), subject=own(conflict.subject), values=values)
            )
        texts |= {own(id): replace(document, source=own(id)) for id, document in documents.items()}
        left += [structs.replace(each, source=own(each.source)) for each in unclaimed]
    large = structs.replace(
        sheet,
        subjects=tuple(subjects),
        sources=tuple(sources),
        facts=tuple(facts),
        gaps=tuple(gaps),
        conflicts=tuple(conflicts),
        mentioned=tuple(shared.values()),
    )
    return large, texts, left


def homes(sheet, documents):
    return placed((source, home, len(documents[source].text)) for source, home in homes_of(sheet).items())


def part_of(sheet, places, subject):
    return next(part for part in parts(sheet, places) if part.subjects[0].id == subject)


@pytest.fixture
def small(sheet, world, unclaimed):
    return multiplied(sheet, world.documents, unclaimed, 3)


def test_a_large_report_is_split_by_subject_and_whoever_is_mentioned_has_a_page_too(sheet, world, unclaimed):
    pages = report(sheet, world.documents, unclaimed, largest=1000)
    assert list(pages) == [
        "report.html",
        "report-cargo-pilots.html",
        "report-medical-records-clerks.html",
        "report-all-occupations.html",
    ]
    assert leading_nowhere(pages) == []
    for fact in (*sheet.facts, *sheet.mentioned):
        assert f'id="f-{fact.id}"' in pages[page_name("report.html", fact.subject)]
        for standing in fact.claims:
            assert sum(f'id="c-{standing.claim}"' in text for text in pages.values()) == 1


def test_a_page_leads_to_the_index_and_lists_no_other_subject(small):
    sheet, documents, left = small
    pages = report(sheet, documents, left, largest=1000)
    page = Page(pages["report-cargo-pilots-0001.html"])
    assert "report.html" in page.links
    assert not any(link.startswith("report-cargo") or link.startswith("report-medical") for link in page.links)


def calls(make):
    """How often Python calls something meanwhile: the work it takes, free from the clock."""
    count = 0

    def called(frame, event, argument):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        made = make()
    finally:
        sys.setprofile(before)
    return made, count


def test_neither_words_nor_work_of_a_page_depend_on_how_many_other_subjects_there_are(sheet, world, unclaimed):
    made = []
    for times in (2, 60):
        large, documents, left = multiplied(sheet, world.documents, unclaimed, times)
        places = homes(large, documents)
        part = part_of(large, places, f"{CLERKS}-0001")
        own = [figure for figure in left if places[figure.source].subject == f"{CLERKS}-0001"]
        few = {source.id: documents[source.id] for source in part.sources}
        list(subject_pages(part, few, own, homes=places))  # the templates are compiled once
        made.append(calls(lambda p=part, f=few, o=own, h=places: list(subject_pages(p, f, o, homes=h))))
    (few_words, few_calls), (many_words, many_calls) = made
    assert few_words == many_words
    assert many_calls < 1.01 * few_calls


def test_the_work_of_a_whole_report_grows_no_faster_than_its_subjects(sheet, world, unclaimed):
    report(sheet, world.documents, unclaimed, largest=1000)
    counts = []
    for times in (5, 20):
        large, documents, left = multiplied(sheet, world.documents, unclaimed, times)
        counts.append(calls(lambda s=large, d=documents, u=left: report(s, d, u, largest=1000))[1])
    assert counts[1] < 4.2 * counts[0]


def test_what_becomes_of_a_fact_about_others_changes_no_part_but_its_own(small):
    sheet, documents, _ = small
    places = homes(sheet, documents)
    settled = {
        fact.id: structs.replace(fact, status="disputed", origins=7, conflict="c", rule="r", fragility=("pilots",))
        for fact in sheet.mentioned
    }
    before = {part.subjects[0].id: part for part in parts(sheet, places)}
    after = parts(structs.replace(sheet, mentioned=tuple(settled.values())), places)
    told = {part.subjects[0].id: (part.facts, part.mentioned) for part in after}
    changed = {
        id for id, (facts, mentioned) in told.items() if (before[id].facts, before[id].mentioned) != (facts, mentioned)
    }
    assert any(part.mentioned for part in before.values())
    assert changed == {fact.subject for fact in sheet.mentioned}


def test_a_page_asks_for_no_document_but_those_it_shows_or_cites(small):
    sheet, documents, left = small
    places = homes(sheet, documents)
    asked = set()

    class Asked(dict):
        def get(self, id, default=None):
            asked.add(id)
            return super().get(id, default)

    list(subject_pages(part_of(sheet, places, f"{PILOTS}-0002"), Asked(documents), left, homes=places))
    assert asked == {"pilots-0002"}


def test_three_hundred_subjects_stay_under_five_megabytes_a_page_with_a_search(sheet, world, unclaimed):
    large, documents, left = multiplied(sheet, world.documents, unclaimed, 150)
    pages = report(large, documents, left)
    assert len(pages) == 302
    assert max(len(text.encode()) for text in pages.values()) < LIMIT
    assert leading_nowhere(pages) == []
    index = Page(pages["report.html"])
    assert index.tags["input"] == index.tags["script"] == 1
    assert index.tags["tr"] == 301 + 2
    assert Counter(id for text in pages.values() for id in re.findall(r'id="d-([^"]+)"', text)) == dict.fromkeys(
        documents, 1
    )


def test_a_fact_with_claims_without_end_shows_a_hundred_of_them_and_says_how_many_more_there_are(
    sheet, world, unclaimed
):
    large, documents, left = multiplied(sheet, world.documents, unclaimed, 150)
    (fact,) = large.mentioned
    assert len(fact.claims) == 150
    text = report(large, documents, left, largest=1000)["report-all-occupations.html"]
    assert "50 claims more" in text
    assert len(re.findall(r"characters \d+–\d+", text)) == 100
    assert "And 110 more." in text


def test_no_link_leads_to_a_subject_without_a_page_or_to_a_document_shown_nowhere(small):
    sheet, documents, left = small
    places = {id: place for id, place in homes(sheet, documents).items() if not id.startswith("blog")}
    paged = {subject.id for subject in sheet.subjects} - {f"{PILOTS}-0000"}
    pages, rows = {}, []
    for part in parts(sheet, places):
        subject = part.subjects[0].id
        rows.append(row_of(part, places, paged=subject in paged, mentioned=subject == ALL))
        if subject in paged:
            pages |= subject_pages(part, documents, left, homes=places, paged=paged)
    pages |= index_pages(sheet, rows)
    assert page_name("report.html", ALL) not in pages
    assert leading_nowhere(pages) == []
    index = Page(pages["report.html"])
    assert "Cargo pilots 0" in index.said
    assert "has no page of its own" in index.said
    clerks = Page(pages[f"report-{CLERKS}-0000.html"])
    assert "the median annual wage for all workers" not in clerks.said  # no card of another's fact
    assert "The median annual wage for all workers was $48,060" in clerks.said  # but its words, which lead nowhere
    assert "A clerk's year has 52 weeks" not in clerks.said


def test_a_document_that_is_not_at_hand_can_still_be_linked_to(small):
    sheet, _, left = small
    pages = report(sheet, {}, left, largest=1000)
    assert leading_nowhere(pages) == []
    standing = sheet.mentioned[0].claims[0]
    assert f"report-{CLERKS}-0000.html#c-{standing.claim}" in Page(pages["report-all-occupations.html"]).links


def test_documents_without_room_on_the_page_of_their_subject_get_pages_of_documents(sheet, world, unclaimed):
    documents = world.documents
    places = placed((source, home, ROOM // 3) for source, home in homes_of(sheet).items())
    assert Counter(place for id, place in places.items() if id != "pilots") == {
        Place(CLERKS, 1): 2,
        Place(CLERKS, 2): 2,
        Place(CLERKS, 3): 1,
    }
    assert places["pilots"] == Place(PILOTS)
    pages = {}
    for part in parts(sheet, places):
        pages |= subject_pages(part, documents, unclaimed, homes=places)
    pages |= index_pages(sheet, [row_of(part, places) for part in parts(sheet, places)])
    assert leading_nowhere(pages) == []
    assert f"report-{CLERKS}.documents-3.html" in pages
    shown = Counter(id for text in pages.values() for id in re.findall(r'id="d-([^"]+)"', text))
    assert shown == dict.fromkeys(documents, 1)
    assert f"report-{CLERKS}.documents-1.html#d-blog" in Page(pages[f"report-{CLERKS}.html"]).links


def test_the_claims_shown_on_a_page_are_few_however_many_there_are_and_no_fact_is_without_any():
    assert claims_shown([1, 5, 99]) == claims_shown([]) == CLAIMS_OF_A_FACT
    for counts in ([4_000] * 60, [2] * 500 + [9_000] * 20, [90, 120, 9], [50] * 49):
        most = claims_shown(counts)
        assert 3 <= most <= CLAIMS_OF_A_FACT
        assert sum(min(count, most) for count in counts) <= CLAIMS_OF_A_PAGE
    assert claims_shown([7] * 5_000) == 3


def test_places_follow_from_sizes_and_not_from_the_order_in_which_documents_come():
    rows = [(f"s{n}", "a" if n % 3 else "b", n * 40_000) for n in range(30)]
    assert placed(rows) == placed(reversed(rows))
    assert max(place.part for place in placed(rows).values()) > 1


@pytest.mark.parametrize(
    ("own", "said", "home"),
    [
        pytest.param("a", {"b": 9}, "a", id="its-own-subject"),
        pytest.param(None, {"b": 2, "x": 9}, "b", id="the-subject-it-says-most-of"),
        pytest.param("x", {"a": 1, "b": 1}, "a", id="the-first-of-equals"),
        pytest.param(None, {"x": 1, "y": 3}, "y", id="who-is-merely-mentioned"),
        pytest.param(None, {}, OTHER.id, id="nowhere"),
    ],
)
def test_a_document_is_at_home_with_its_subject_or_with_whom_it_is_about(sheet, own, said, home):
    assert home_of(structs.replace(sheet.sources[0], subject=own), said, {"a", "b"}) == home


def test_a_document_about_nobody_is_shown_under_other_documents(small):
    sheet, documents, left = small
    lost = structs.replace(sheet.sources[0], id="lost", subject=None, title="A lost page")
    documents["lost"] = documents["agency-0000"]
    pages = report(structs.replace(sheet, sources=(*sheet.sources, lost)), documents, left, largest=1000)
    assert "A lost page" in pages["report-other-documents.html"]
    assert leading_nowhere(pages) == []


def rows_of(count):
    counts = {"agreed": 2, "disputed": 1}
    return (
        IndexRow(f"trade-{n:06}", f"Trade {n:06}", counts, waiting=n % 7, gaps=3, documents=1) for n in range(count)
    )


@pytest.mark.parametrize("count", [1, 1000, 1001, 20_000])
def test_an_index_of_any_length_adds_up_and_no_page_of_it_is_large(sheet, count):
    pages = dict(index_pages(sheet, rows_of(count)))
    assert list(pages)[-1] == "report.html"
    assert len(pages) == (1 if count <= 1000 else 1 + -(-count // 1000))
    assert max(len(text.encode()) for text in pages.values()) < LIMIT
    opening = Page(pages["report.html"])
    assert f"{3 * count:,} fact" in opening.said
    assert f"drawn from {count:,} document" in opening.said
    listed = re.findall(r'<tr id="s-[^"]+"><td><a href="report-(trade-\d+)\.html">', "".join(pages.values()))
    assert listed == [f"trade-{n:06}" for n in range(count)]


def test_all_names_are_searched_on_the_first_page_unless_they_are_too_many(sheet, monkeypatch):
    monkeypatch.setattr("pipeline.publish.index.SEARCHED", 50_000)
    few, many = (dict(index_pages(sheet, rows_of(count)))["report.html"] for count in (1_300, 2_300))
    assert '["Trade 001299", "report-trade-001299.html"]' in few
    assert "each of these pages has a search" not in Page(few).said
    assert 'id="names"' not in many
    assert "each of these pages has a search" in Page(many).said


def test_names_that_would_be_markup_are_text_in_the_index_and_in_its_search(sheet):
    hostile = '</script><img src=x onerror=alert(1)>"'
    rows = [IndexRow(f"{n}", f"{hostile}{n}", {}) for n in range(1500)]
    for text in dict(index_pages(sheet, rows)).values():
        page = Page(text)
        assert page.tags["img"] == 0
        assert page.tags["script"] <= 2


def test_of_notes_without_end_the_gravest_are_shown_and_the_rest_is_counted(sheet):
    notes = [Finding("tie", "low", f"small matter {n}") for n in range(5000)]
    notes.append(Finding("tie", "high", "a grave matter"))
    page = Page(dict(index_pages(sheet, [], iter(notes)))["report.html"])
    assert page.said.count("mall matter") == 299
    assert page.said.index("A grave matter") < page.said.index("Small matter 0")
    assert "5,001 notes" in page.said
    assert "And 4,701 notes more" in page.said
