"""Every other format holds the whole sheet, is well formed, and lets no document run anything."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec import structs
from rdflib import RDF, Graph, Namespace, URIRef

from pipeline.publish import to_csv, to_jsonld, to_markdown
from pipeline.publish.links import web_address
from pipeline.publish.markdown import escape
from pipeline.publish.tables import harmless
from pipeline.records.sheet import Sheet

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
SCHEMA, PROV, OA = (
    Namespace("https://schema.org/"),
    Namespace("http://www.w3.org/ns/prov#"),
    Namespace("http://www.w3.org/ns/oa#"),
)


def test_the_sheet_fits_its_schema_and_survives_writing_and_reading(sheet):
    written = msgspec.json.encode(sheet)
    jsonschema.validate(json.loads(written), msgspec.json.schema(Sheet))
    assert msgspec.json.decode(written, type=Sheet) == sheet


def test_no_order_of_anything_changes_a_byte(world):
    first = msgspec.json.encode(world.sheet())
    world.sources.reverse()
    world.subjects.reverse()
    world.settlement.facts.reverse()
    world.settlement.conflicts.reverse()
    world.claims = dict(reversed(world.claims.items()))
    assert msgspec.json.encode(world.sheet()) == first


def test_facts_of_undeclared_subjects_are_only_mentioned_and_gaps_are_what_nobody_states(sheet):
    assert [fact.subject for fact in sheet.mentioned] == ["all-occupations"]
    assert {fact.subject for fact in sheet.facts} == {subject.id for subject in sheet.subjects}
    gaps = {(gap.subject, gap.property) for gap in sheet.gaps}
    assert ("cargo-pilots", "tuition") in gaps
    assert not gaps & {(fact.subject, fact.property) for fact in sheet.facts}


def test_a_source_alone_is_enough_for_a_subject(world):
    world.subjects.clear()
    assert [subject.label for subject in world.sheet().subjects] == ["Cargo pilots", "Medical records clerks"]


# --- CSV ---


def rows(sheet):
    return list(csv.DictReader(io.StringIO(to_csv(sheet), newline="")))


def test_csv_has_a_row_for_every_fact(sheet):
    assert [row["id"] for row in rows(sheet)] == [fact.id for fact in (*sheet.facts, *sheet.mentioned)]


def test_csv_figures_are_numbers(sheet):
    row = next(row for row in rows(sheet) if row["statistic"] == "median")
    assert (row["low"], row["high"], row["unit"], row["as_of"], row["origins"]) == (
        "48780",
        "48780",
        "USD",
        "2023-05",
        "1",
    )


def test_no_cell_of_a_document_is_a_formula(sheet):
    title = next(row for row in rows(sheet) if row["property"] == "job_title")
    assert title["value"].startswith("'=HYPERLINK")


@given(st.text())
def test_no_text_becomes_a_formula_or_a_second_row(text):
    cell = harmless(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    out = io.StringIO()
    csv.writer(out).writerow([cell])
    assert len(list(csv.reader(io.StringIO(out.getvalue(), newline="")))) == 1
    assert not set(cell) & set("\r\n\t\0")


# --- Markdown ---


def test_markdown_has_the_facts_of_every_subject_and_what_is_missing(sheet):
    text = to_markdown(sheet)
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.count("<table>") == len(sheet.subjects) + 2
    assert (
        html.count("<tr>") == len(sheet.facts) + len(sheet.mentioned) + len(sheet.conflicts) + len(sheet.subjects) + 2
    )
    assert "No source states:" in html


def test_markdown_from_a_document_is_plain_text(sheet):
    html = MarkdownIt("commonmark").enable("table").render(to_markdown(sheet))
    assert "<script" not in html
    assert "javascript:" not in html


@given(st.text())
def test_no_text_becomes_markup(text):
    line = escape(text)
    html = MarkdownIt("commonmark").enable("table").render(f"| a |\n|---|\n| {line} |")
    assert html.count("<td>") == html.count("<tr>") - 1 == 1
    assert not any(tag in html for tag in ("<em", "<strong", "<a ", "<img", "<code", "<script"))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/b?c=d", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("https:///nowhere", False),
        ("https://a.example/\n", False),
        ("https://[broken", False),
        ("//a.example", False),
        (None, False),
    ],
)
def test_only_addresses_on_the_web_become_links(url, kept):
    assert web_address(url) == (url if kept else None)


# --- JSON-LD ---


@pytest.fixture
def graph(sheet):
    return Graph().parse(data=to_jsonld(sheet), format="json-ld")


def the(graph, kind, property):
    return [graph.value(node, property) for node in graph.subjects(RDF.type, kind)]


def test_linked_data_has_an_occupation_with_its_salary_distribution(graph):
    clerk = URIRef("urn:reconcile:subject:medical-records-clerks")
    assert (clerk, RDF.type, SCHEMA.Occupation) in graph
    pay = graph.value(clerk, SCHEMA.estimatedSalary)
    assert (pay, RDF.type, SCHEMA.MonetaryAmountDistribution) in graph
    said = {str(p).rpartition("/")[2]: str(o) for p, o in graph.predicate_objects(pay)}
    assert (said["percentile10"], said["median"], said["percentile90"]) == ("34500", "48780", "75460")
    assert (said["currency"], said["duration"]) == ("USD", "P1Y")
    place = graph.value(clerk, SCHEMA.occupationLocation)
    assert str(graph.value(place, SCHEMA.name)) == "US"
    assert str(graph.value(clerk, SCHEMA.educationRequirements)) == "Postsecondary nondegree award"
    names = {str(graph.value(each, SCHEMA.name)) for each in graph.objects(clerk, SCHEMA.qualifications)}
    assert "Registered Health Information Technician (RHIT)" in names


def test_growth_and_openings_are_observations_of_a_variable(graph):
    for variable, value in (("employment_growth", {"7", "8"}), ("annual_openings", {"14900"})):
        node = URIRef(f"urn:reconcile:variable:{variable}")
        assert (node, RDF.type, SCHEMA.StatisticalVariable) in graph
        seen = list(graph.subjects(SCHEMA.variableMeasured, node))
        assert {str(graph.value(each, SCHEMA.value)) for each in seen} == value
        assert all((each, RDF.type, SCHEMA.Observation) in graph for each in seen)
        assert {str(graph.value(each, SCHEMA.observationPeriod)) for each in seen} == {"P10Y"}


def test_every_fact_leads_to_a_file_with_its_digest(graph, sheet):
    for fact in sheet.facts:
        claims = list(graph.objects(URIRef(f"urn:reconcile:fact:{fact.id}"), PROV.wasDerivedFrom))
        assert len(claims) == len([each for each in fact.claims if each.standing in ("preferred", "supporting")])
        for claim in claims:
            source = graph.value(claim, PROV.wasQuotedFrom)
            assert len(str(graph.value(source, SCHEMA.sha256))) == 64
            assert graph.value(claim, PROV.hadPrimarySource) is not None
            assert len(list(graph.objects(claim, OA.hasSelector))) == 2


def test_an_asserted_fact_leads_to_the_person_who_asserted_it(graph):
    decision = next(graph.subjects(RDF.type, PROV.Activity))
    person = graph.value(decision, PROV.wasAssociatedWith)
    assert str(graph.value(person, SCHEMA.name)) == "Ada Quist"
    assert next(graph.subjects(PROV.wasGeneratedBy, decision))


def test_linked_data_needs_no_other_file_and_links_nowhere_odd(sheet):
    written = json.loads(to_jsonld(sheet))
    assert isinstance(written["@context"], dict)
    assert not any(
        isinstance(value, str) and value.startswith("http") and "context" in value
        for value in written["@context"].values()
    )
    assert "javascript:" not in to_jsonld(sheet)


def test_a_profile_of_companies_makes_organisations(sheet):
    company = structs.replace(sheet, profile=structs.replace(sheet.profile, about="company"))
    graph = Graph().parse(data=to_jsonld(company), format="json-ld")
    assert list(graph.subjects(RDF.type, SCHEMA.Occupation)) == []
    assert list(graph.subjects(RDF.type, SCHEMA.Organization))
