"""A corpus weighed a few subjects at a time: the same files as weighed whole, and only what changed is weighed again."""

from __future__ import annotations

import re
import shutil
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline.run.pages as pages
import pipeline.run.scales as scales
import pipeline.run.shares as shares
import pipeline.run.whole as whole
from pipeline.files.jsonlines import pretty, read_record
from pipeline.files.project import open_project
from pipeline.publish import report
from pipeline.records.decision import Decision
from pipeline.records.report import ConflictReport
from pipeline.records.sheet import Sheet
from pipeline.run.deciding import Answer, decide, decide_on
from pipeline.run.part import Part, counts_of
from pipeline.run.publishing import FORMATS, OutdatedError, publish
from pipeline.run.running import conflicts, run
from pipeline.run.scales import Scales
from pipeline.run.spread import How
from pipeline.run.weigh import sheet_of, weigh
from tests.engines.conftest import outcome

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / ".." / "shared" / "ooh" / "html"


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The subjects of every part that is weighed."""
    found: list[tuple[str, ...]] = []
    weigh_part = whole.weigh

    def noted(part: Part, scales: Scales) -> bytes:
        found.append(part.subjects)
        return weigh_part(part, scales)

    monkeypatch.setattr(whole, "weigh", noted)
    return found


@pytest.fixture(autouse=True, params=[1, 2, 10**6], ids=["a-part-each", "some-together", "all-in-one"])
def together(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many subjects share a part."""
    monkeypatch.setattr(shares, "FEW", request.param)
    few: int = request.param
    return few


@pytest.fixture(params=[1, 1 << 20], ids=["an-element-a-piece", "large-pieces"])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Of how many bytes a piece of a list may be before the next begins."""
    monkeypatch.setattr(scales, "PIECE", request.param)
    size: int = request.param
    return size


@pytest.fixture
def disputed(project: Path) -> Path:
    """The project with one document more, which contradicts another."""
    said = (project / "sources" / "000.txt").read_text(encoding="utf-8")
    (project / "sources" / "disputed.txt").write_text(said.replace("31,000", "47,000"), encoding="utf-8")
    return project


def handbook(folder: Path) -> Path:
    if not HANDBOOK.is_dir():
        pytest.skip("the handbook's pages are not beside the checkout")
    (folder / "sources").mkdir(parents=True)
    for page in sorted(HANDBOOK.glob("*.html"))[:6]:
        shutil.copy(page, folder / "sources")
    return folder


def sample(folder: Path) -> Path:
    shutil.copytree(ROOT / "sources", folder / "sources")
    shutil.copy(ROOT / "decisions.jsonl", folder)
    return folder


@pytest.mark.parametrize("made", [sample, handbook], ids=["sample", "handbook"])
@pytest.mark.usefixtures("piece")
def test_the_files_do_not_tell_that_they_were_made_in_parts(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    project = open_project(made(tmp_path / "project"), None)
    run(project)
    at_once = weigh(project)
    settlement = at_once.settlement
    report = ConflictReport(settlement.conflicts, at_once.comparison.related, counts_of(settlement.conflicts))
    assert (project.output / "draft.json").read_bytes() == pretty(sheet_of(at_once, draft=True))
    assert (project.output / "conflicts.json").read_bytes() == pretty(report)


@pytest.mark.parametrize("made", [sample, handbook], ids=["sample", "handbook"])
def test_publishing_and_listing_conflicts_in_parts_give_what_weighing_all_at_once_gives(  # type: ignore[no-untyped-def]
    made, tmp_path: Path
) -> None:
    project = open_project(made(tmp_path / "project"), None)
    at_once = weigh(project)
    found = at_once.settlement.conflicts
    listed = conflicts(project)
    assert listed.report == ConflictReport(found, at_once.comparison.related, counts_of(found))
    assert listed.findings == at_once.findings
    disputed = {claim for conflict in found for value in conflict.values for claim in value.claims}
    assert listed.claims == {one.id: one.evidence.quote for one in at_once.claims if one.id in disputed}
    publish(project, allow_open=True, formats=("csv", "md", "jsonld"))
    final = sheet_of(at_once, draft=False)
    assert (project.output / "fact-sheet.json").read_bytes() == pretty(final)
    for name, made_of in FORMATS.items():
        assert (project.output / f"fact-sheet.{name}").read_bytes() == made_of(final).encode()
    pages_at_once = report(final, at_once.documents, at_once.unclaimed, name="fact-sheet.html")
    assert {name: (project.output / name).read_text(encoding="utf-8") for name in pages_at_once} == pages_at_once


def test_what_a_run_left_is_used_by_those_that_leave_nothing(
    disputed: Path, tmp_path: Path, weighed: list[tuple[str, ...]]
) -> None:
    opened = open_project(disputed, tmp_path / "out")
    run(opened)
    before = sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())
    weighed.clear()
    (conflict,) = [each for each in conflicts(opened).report.conflicts if each.status == "open"]
    expected = decide_on(weigh(opened), conflict.id, Answer("choose", "Ada", choice="1", note="read both"))
    opened.decisions.unlink()
    assert decide(opened, conflict.id[:6], Answer("choose", "Ada", choice="1", note="read both")) == expected
    assert weighed == []
    assert sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file()) == before
    publish(opened)
    assert len(weighed) == 1, "the decision bears on one part"
    weighed.clear()
    publish(opened, formats=("csv",))
    assert weighed == []


def test_a_large_sheet_is_published_a_subject_at_a_time(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LARGEST", 1000)
    opened = open_project(project, tmp_path / "out")
    publish(opened, allow_open=True)
    shown = {path.name: path.read_text() for path in opened.output.glob("*.html")}
    subjects = ("", "-bakers", "-glaziers", "-roofers")
    assert set(shown) == {f"{first}{subject}.html" for first in ("report", "fact-sheet") for subject in subjects}
    for name, text in shown.items():
        first, other = ("report", "fact-sheet") if name.startswith("report") else ("fact-sheet", "report")
        assert f'href="{first}' in text
        assert f'href="{other}' not in text


def test_only_the_sheet_that_was_shown_is_published(disputed: Path, tmp_path: Path) -> None:
    opened = open_project(disputed, tmp_path / "out")
    seal = sheet_of(weigh(opened), draft=False).seal
    with pytest.raises(OutdatedError):
        publish(opened, allow_open=True, seal="0" * 64)
    assert not (opened.output / "fact-sheet.json").exists()
    publish(opened, allow_open=True, seal=seal)
    assert read_record(opened.output / "fact-sheet.json", Sheet).seal == seal


def test_a_second_run_weighs_nothing_again(project: Path, tmp_path: Path, weighed: list[tuple[str, ...]]) -> None:
    _, files = outcome(project, tmp_path / "out", How())
    assert weighed
    weighed.clear()
    assert outcome(project, tmp_path / "out", How())[1] == files
    assert weighed == []


def test_only_what_a_changed_document_speaks_of_is_weighed_again(
    project: Path, tmp_path: Path, weighed: list[tuple[str, ...]], together: int
) -> None:
    outcome(project, tmp_path / "out", How())
    whole_run = list(weighed)
    weighed.clear()
    changed = project / "sources" / "004.html"
    changed.write_text(changed.read_text().replace("31,040", "39,990"))
    _, files = outcome(project, tmp_path / "out", How())
    assert len(weighed) == 1
    if together == 1:
        assert len(whole_run) == 3
        assert "roofers" in weighed[0]
    assert but_texts(files) == but_texts(outcome(project, tmp_path / "fresh", How())[1])


def test_a_decision_weighs_only_its_own_part_again(
    disputed: Path, tmp_path: Path, weighed: list[tuple[str, ...]], together: int
) -> None:
    opened = open_project(disputed, tmp_path / "out")
    first = run(opened)
    conflict = next(each for each in first.conflicts if each.status == "open")
    weighed.clear()
    decide(opened, conflict.id, Answer("choose", "Ada", choice="1", note="read both"))
    second = run(opened)
    assert [each.status for each in second.conflicts if each.id == conflict.id] == ["decided"]
    assert len(weighed) == 1
    assert conflict.subject in weighed[0]
    assert second.found == first.found


def test_a_decision_on_nothing_is_told_of_once(disputed: Path, tmp_path: Path) -> None:
    opened = open_project(disputed, tmp_path / "out")
    first = run(opened)
    conflict = next(each for each in first.conflicts if each.status == "open")
    decide(opened, conflict.id, Answer("choose", "Ada", choice="1", note="read both"))
    for path in (disputed / "sources").iterdir():
        if conflict.subject[:-1] in path.read_text().lower():
            path.unlink()
    second = run(opened)
    assert [each.rule for each in second.findings if "Ada" in each.message] == ["idle_decision"]
    assert [each.rule for each in read_record(opened.output / "draft.json", Sheet).findings].count("idle_decision") == 1


def but_texts(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the texts, which older sheets may need."""
    return {name: content for name, content in files.items() if not name.startswith("texts/")}


def test_nothing_is_kept_of_a_source_that_is_gone(project: Path, tmp_path: Path) -> None:
    outcome(project, tmp_path / "out", How())
    for path in sorted((project / "sources").iterdir())[3:]:
        path.unlink()
    _, files = outcome(project, tmp_path / "out", How())
    fresh = outcome(project, tmp_path / "fresh", How())[1]
    assert but_texts(files) == but_texts(fresh)
    kept = [sorted(p.name for p in (tmp_path / out / ".cache").rglob("*") if p.is_file()) for out in ("out", "fresh")]
    assert kept[0] == kept[1]


@pytest.mark.parametrize("engine", ["inline", "processes"])
def test_a_large_report_is_drawn_a_subject_at_a_time_and_leads_nowhere_empty(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setattr(pages, "LARGEST", 1000)
    _, files = outcome(project, tmp_path / "out", How(engine))  # type: ignore[arg-type]
    shown = {name: text.decode() for name, text in files.items() if name.endswith(".html")}
    assert set(shown) == {"report.html", "report-bakers.html", "report-glaziers.html", "report-roofers.html"}
    sheet = read_record(tmp_path / "out" / "draft.json", Sheet)
    everything = "".join(shown.values())
    for fact in sheet.facts:
        assert everything.count(f'id="f-{fact.id}"') == 1
        for standing in fact.claims:
            assert everything.count(f'id="c-{standing.claim}"') == 1
    for name, text in shown.items():
        for page, anchor in re.findall(r'href="([^"#:]*)#([^"]+)"', text):
            assert f'id="{anchor}"' in shown[page or name], (name, page, anchor)


def test_only_the_gravest_have_a_page_where_there_are_too_many(
    disputed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LARGEST", 1000)
    result, files = outcome(disputed, tmp_path / "out", How(pages=1))
    drawn = [name for name in files if name.startswith("report-")]
    grave = next(each for each in result.conflicts if each.status == "open")
    assert drawn == [f"report-{grave.subject}.html"]
    index = files["report.html"].decode()
    for subject in ("Bakers", "Glaziers", "Roofers"):
        assert subject in index


def test_the_kept_decision_is_what_was_decided(disputed: Path, tmp_path: Path) -> None:
    opened = open_project(disputed, tmp_path / "out")
    conflict = next(each for each in run(opened).conflicts if each.status == "open")
    decision = decide(opened, conflict.id, Answer("choose", "Ada", choice="1", note="read both"))
    run(opened)
    kept = read_record(opened.output / "draft.json", Sheet).decisions
    assert kept == (decision,)
    assert isinstance(decision, Decision)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.dictionaries(st.text("abßz-", min_size=1, max_size=4), st.binary(min_size=16, max_size=16), max_size=5),
        max_size=20,
    )
)
def test_subjects_come_out_alike_whether_they_fit_into_memory_or_not(said: list[dict[str, bytes]]) -> None:
    rows = [(number, name, each.hex()) for number, digests in enumerate(said) for name, each in digests.items()]
    with TemporaryDirectory() as folder:
        assert list(shares.out_of_core(rows, Path(folder))) == list(shares.in_memory(rows))


@given(
    elements=st.lists(st.binary(min_size=1, max_size=9).filter(lambda each: b"\n" not in each)),
    size=st.integers(1, 40),
)
def test_a_list_is_cut_between_elements_and_as_late_as_a_size_allows(elements: list[bytes], size: int) -> None:
    pieces = [piece.split(b"\n") for piece in scales.cut(elements, size)]
    assert [element for piece in pieces for element in piece] == elements
    assert all(sum(map(len, piece)) >= size for piece in pieces[:-1])
    assert all(sum(map(len, piece[:-1])) < size for piece in pieces)


@pytest.mark.parametrize("size", [0, 10, scales.PIECE, 40 * scales.PIECE])
def test_what_was_kept_is_given_back_whatever_its_length(size: int) -> None:
    content = bytes(number * number % 251 for number in range(1009)) * (size // 1009 + 1)
    assert scales.unzipped(zlib.compress(content[:size], 0)) == content[:size]
