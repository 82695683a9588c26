"""From an open conflict to a published sheet, by the command line alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import NEWER, Reconcile, files_of


def conflict_of(reconcile: Reconcile, project: Path, status: str = "open") -> dict[str, object]:
    listed = json.loads(reconcile("--project", project, "conflicts", "--format", "json").out)
    (found,) = [each for each in listed["conflicts"] if each["property"] == "wage"]
    assert found["status"] == status
    return dict(found)


def published(project: Path) -> dict[str, object]:
    sheet = json.loads((project / "output" / "fact-sheet.json").read_text())
    (wage,) = [fact for fact in sheet["facts"] if fact["property"] == "wage"]
    return dict(wage)


def test_publishing_refuses_in_one_line_and_writes_nothing(reconcile: Reconcile, project: Path) -> None:
    name = conflict_of(reconcile, project)["id"]
    before = files_of(project)
    ended = reconcile("--project", project, "publish")
    assert ended.code == 1
    assert str(name) in ended.err
    assert "reconcile decide" in ended.err
    assert ended.err.count("\n") == 1
    assert files_of(project) == before


def test_what_is_open_may_be_published_as_disputed(reconcile: Reconcile, project: Path) -> None:
    assert reconcile("--project", project, "publish", "--allow-open").code == 0
    assert published(project)["status"] == "disputed"


@pytest.mark.parametrize(
    ("outcome", "amount", "status"),
    [
        pytest.param(("--choose", "1"), None, "resolved", id="choose"),
        pytest.param(("--choose", "$36,650"), "36650", "resolved", id="choose-by-its-words"),
        pytest.param(("--assert", "$40,000", "--note", "asked the bureau"), "40000", "resolved", id="assert"),
    ],
)
def test_a_decided_conflict_is_published_and_verified(
    reconcile: Reconcile, project: Path, outcome: tuple[str, ...], amount: str | None, status: str
) -> None:
    conflict = conflict_of(reconcile, project)
    values = conflict["values"]
    assert isinstance(values, list)
    ended = reconcile("--project", project, "decide", str(conflict["id"])[:8], *outcome, "--by", "Ada")
    assert ended.code == 0
    assert "decided by Ada" in ended.out
    assert (project / "decisions.jsonl").read_text().count("\n") == 1
    assert reconcile("--project", project, "publish").code == 0
    wage = published(project)
    assert wage["status"] == status
    value = wage["value"]
    assert isinstance(value, dict)
    assert value["amount"] == (amount or values[0]["value"]["amount"])
    assert reconcile("--project", project, "verify", project / "output" / "fact-sheet.json", "--reproduce").code == 0


def test_a_claim_may_be_chosen_by_its_id(reconcile: Reconcile, project: Path) -> None:
    conflict = conflict_of(reconcile, project)
    values = conflict["values"]
    assert isinstance(values, list)
    claim = values[1]["claims"][0]
    assert reconcile("--project", project, "decide", conflict["id"], "--choose", claim, "--by", "Ada").code == 0
    assert conflict_of(reconcile, project, "decided")
    reconcile("--project", project, "publish")
    assert published(project)["value"] == values[1]["value"]


def test_a_decision_can_be_taken_back(reconcile: Reconcile, project: Path) -> None:
    name = conflict_of(reconcile, project)["id"]
    reconcile("--project", project, "decide", name, "--choose", "1", "--by", "Ada")
    assert reconcile("--project", project, "decide", name, "--undo", "--by", "Bob").code == 0
    conflict_of(reconcile, project, "open")
    ended = reconcile("--project", project, "decide", name, "--undo", "--by", "Bob")
    assert ended.code == 2
    assert "nothing to take back" in ended.err


def test_a_decision_goes_stale_when_the_testimony_changes_and_only_then(reconcile: Reconcile, project: Path) -> None:
    name = conflict_of(reconcile, project)["id"]
    reconcile("--project", project, "decide", name, "--choose", "1", "--by", "Ada")
    (project / "sources" / "newer.txt").write_text("A typo mendet elsewhere.\n\n" + NEWER)
    conflict_of(reconcile, project, "decided")
    (project / "sources" / "newer.txt").write_text(NEWER.replace("36,650", "36,950"))
    conflict_of(reconcile, project, "stale")
    assert reconcile("--project", project, "publish").code == 1


def test_unsure_leaves_it_open(reconcile: Reconcile, project: Path) -> None:
    name = conflict_of(reconcile, project)["id"]
    assert reconcile("--project", project, "decide", name, "--unsure", "--note", "ask", "--by", "Ada").code == 0
    conflict_of(reconcile, project, "open")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--by", "Ada"), "give exactly one of", id="no-outcome"),
        pytest.param(("--choose", "1", "--unsure", "--by", "Ada"), "give exactly one of", id="two-outcomes"),
        pytest.param(("--choose", "1"), "say who decides", id="nobody"),
        pytest.param(("--assert", "$1", "--by", "Ada"), "needs --note", id="no-note"),
        pytest.param(("--choose", "9", "--by", "Ada"), "9 is none of the values 1 to 2", id="no-such-value"),
        pytest.param(("--choose", "zzz", "--by", "Ada"), "zzz is no claim of this conflict", id="no-such-claim"),
        pytest.param(("--assert", "a lot", "--note", "x", "--by", "Ada"), "does not read as one money", id="no-figure"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_refused(
    reconcile: Reconcile, project: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.delenv("RECONCILE_REVIEWER", raising=False)
    name = conflict_of(reconcile, project)["id"]
    ended = reconcile("--project", project, "decide", name, *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert not (project / "decisions.jsonl").exists()


def test_every_format_is_written_beside_the_sheet(reconcile: Reconcile, project: Path) -> None:
    formats = ("--to", "csv", "--to", "md", "--to", "jsonld")
    assert reconcile("--project", project, "publish", "--allow-open", *formats).code == 0
    names = set(files_of(project / "output"))
    assert {f"fact-sheet.{name}" for name in ("json", "csv", "md", "jsonld")} <= names


def test_verify_finds_a_digit_changed_in_a_source(reconcile: Reconcile, project: Path) -> None:
    reconcile("--project", project, "publish", "--allow-open")
    sheet = project / "output" / "fact-sheet.json"
    assert reconcile("--project", project, "verify", sheet).code == 0
    (project / "sources" / "newer.txt").write_text(NEWER.replace("36,650", "36,651"))
    ended = reconcile("--project", project, "verify", sheet)
    assert ended.code == 4
    assert "36,651" in ended.out


@pytest.mark.parametrize("deep", [False, True], ids=["sheet", "fact"])
def test_a_sheet_with_words_added_to_it_is_refused(reconcile: Reconcile, project: Path, deep: bool) -> None:
    """No check knows what an unknown key claims, so none may pass it over."""
    reconcile("--project", project, "publish", "--allow-open")
    path = project / "output" / "fact-sheet.json"
    sheet = json.loads(path.read_text())
    (sheet["facts"][0] if deep else sheet)["endorsed_by"] = "the bureau"
    path.write_text(json.dumps(sheet))
    ended = reconcile("--project", project, "verify", path)
    assert ended.code == 2
    assert f"{path}: " in ended.err
    assert "unknown field `endorsed_by`" in ended.err
    assert ended.err.count("\n") == 1


def test_explain_walks_a_conflict_back_to_its_words(reconcile: Reconcile, project: Path) -> None:
    reconcile("--project", project, "run")
    name = str(conflict_of(reconcile, project)["id"])
    said = reconcile("--project", project, "explain", name[:6]).out
    for part in ("$36,650", "$34,950", "newer", "older"):
        assert part in said
    ended = reconcile("--project", project, "explain", "nonsense")
    assert ended.code == 2
    assert ended.err.count("\n") == 1


def test_diff_tells_what_a_decision_changed(reconcile: Reconcile, project: Path, tmp_path: Path) -> None:
    reconcile("--project", project, "publish", "--allow-open", "--output", tmp_path / "before")
    name = conflict_of(reconcile, project)["id"]
    reconcile("--project", project, "decide", name, "--choose", "2", "--by", "Ada")
    reconcile("--project", project, "publish", "--output", tmp_path / "after")
    sheets = [tmp_path / when / "fact-sheet.json" for when in ("before", "after")]
    said = reconcile("diff", *sheets)
    assert said.code == 0
    assert "Ada decided" in said.out
    assert reconcile("diff", *sheets, "--fail").code == 1
    assert reconcile("diff", sheets[0], sheets[0], "--fail").code == 0
    assert "| fact |" in reconcile("diff", *sheets, "--markdown").out
