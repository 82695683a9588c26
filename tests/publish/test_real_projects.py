"""Publishing on whole projects: the sample, the articles and the handbook pages hold, and a decision carries through."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef

from pipeline.files.project import open_project
from pipeline.publish import explain, report, to_csv, to_jsonld, verify
from pipeline.records.decision import Decision
from pipeline.run.publishing import read_again
from pipeline.run.weigh import sheet_of, weigh
from pipeline.values import Level, Name

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared"
PROJECTS = {"sample": ROOT / "sources", "articles": SHARED / "seeds", "handbook": SHARED / "ooh" / "html"}


@pytest.fixture(params=PROJECTS)
def project(request, tmp_path):
    folder = PROJECTS[request.param]
    if not folder.exists():
        pytest.skip(f"the shared folder with {request.param} is not beside the checkout")
    names = sorted(path for path in folder.iterdir() if "gold" not in path.name and path.name != "README.md")
    for path in names[: 3 if request.param == "handbook" else None]:
        (tmp_path / "sources").mkdir(exist_ok=True)
        shutil.copy(path, tmp_path / "sources" / path.name)
    return open_project(tmp_path, None)


def test_the_sheet_of_a_project_holds_and_its_report_has_every_fact(project):
    weighed = weigh(project)
    sheet = sheet_of(weighed, draft=True)
    result = verify(sheet, lambda source: read_again(project, source), again=sheet_of(weighed, draft=True))
    assert result.holds, result.summary()
    assert set(result.counts()) == {"exact"}
    documents = {source.id: read_again(project, source) for source in sheet.sources}
    unclaimed = weighed.unclaimed
    pages = "".join(report(sheet, documents, unclaimed).values())
    assert to_csv(sheet).count("\r\n") == 1 + len(sheet.facts) + len(sheet.mentioned)
    figures = [fact for fact in (*sheet.facts, *sheet.mentioned) if not isinstance(fact.value, Name | Level)]
    graph = Graph().parse(data=to_jsonld(sheet), format="json-ld")
    assert len(list(graph.subjects(RDF.type, URIRef("https://schema.org/Observation")))) == len(figures)
    for fact in (*sheet.facts, *sheet.mentioned):
        assert f'id="f-{fact.id}"' in pages
        assert explain(sheet, fact.id, documents).facts[0].claims


def test_a_changed_digit_in_any_file_is_found(project):
    sheet = sheet_of(weigh(project), draft=True)
    standing = next(each for fact in sheet.facts if fact.property == "wage" for each in fact.claims)
    path = project.sources / next(source.file for source in sheet.sources if source.id == standing.source)
    figure = standing.evidence.quote.encode()
    path.write_bytes(path.read_bytes().replace(figure, figure.replace(b"0", b"7").replace(b"1", b"8")))
    rules = {each.rule for each in verify(sheet, lambda source: read_again(project, source)).failures}
    assert {"source_digest", "text_digest"} <= rules
    assert rules & {"quote_altered", "quote_missing", "quote_ambiguous"}


@pytest.mark.parametrize("outcome", ["choose", "assert", "not_a_conflict", "unsure"])
def test_every_outcome_of_a_decision_holds(project, outcome):
    from pipeline.settle.decisions import decide

    weighed = weigh(project)
    conflicts = {each.id: each for each in weighed.settlement.conflicts}
    contested = [group for group in weighed.comparison.groups if group.id in conflicts]
    if not contested:
        pytest.skip("nothing is in conflict here")
    log: list[Decision] = []
    for group in contested:
        value = group.values[-1].value if outcome in ("choose", "assert") else None
        log.append(decide(group, outcome, "Ada", value=value, bound=group.values[-1].bound, note="asked"))
    project.decisions.write_bytes(b"".join(_line(each) for each in log))
    sheet = sheet_of(weigh(project), draft=False)
    result = verify(sheet, lambda source: read_again(project, source), log=log)
    assert result.holds, result.summary()


def _line(decision: Decision) -> bytes:
    import msgspec

    return msgspec.json.encode(decision) + b"\n"
