"""The main job: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from pipeline.files.schemas import schemas
from pipeline.records.claim import Claim
from tests.cli.conftest import Reconcile, files_of

WRITTEN = {"claims.jsonl", "unclaimed.jsonl", "conflicts.json", "draft.json", "run.json", "report.html"}


def test_a_run_tells_what_was_read_claimed_and_disputed(reconcile: Reconcile, project: Path) -> None:
    ended = reconcile("--project", project, "run")
    assert ended.code == 0
    assert ended.err == ""
    for said in (
        "2 sources (2 txt)",
        "2 wage",
        "2 employment growth",
        "accounted for",
        "1 open",
        "edition",
        "high",
    ):
        assert said in ended.out
    assert "$36,650" in ended.out
    assert "$34,950" in ended.out
    assert str(project / "output") in ended.out
    assert "1 conflict to settle before publishing" in ended.out


def test_a_run_writes_what_its_schemas_say(reconcile: Reconcile, project: Path) -> None:
    reconcile("--project", project, "run")
    output = project / "output"
    assert set(files_of(output)) >= WRITTEN
    for name, schema in (("conflicts", "conflicts"), ("draft", "fact-sheet"), ("run", "run")):
        Draft202012Validator(schemas()[schema]).validate(json.loads((output / f"{name}.json").read_text()))
    for name, schema in (("claims", "claim"), ("unclaimed", "unclaimed")):
        for line in (output / f"{name}.jsonl").read_text().splitlines():
            Draft202012Validator(schemas()[schema]).validate(json.loads(line))


def test_claims_are_sorted_by_source_then_place(reconcile: Reconcile, project: Path) -> None:
    reconcile("--project", project, "run")
    lines = (project / "output" / "claims.jsonl").read_bytes().splitlines()
    claims = [msgspec.json.decode(line, type=Claim) for line in lines]
    order = [(claim.source, claim.evidence.start) for claim in claims]
    assert order == sorted(order)
    texts = {name: (project / "sources" / f"{name}.txt").read_text() for name in ("newer", "older")}
    for claim in claims:
        assert texts[claim.source][claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_a_second_run_changes_no_byte(reconcile: Reconcile, project: Path) -> None:
    reconcile("--project", project, "run")
    first = files_of(project)
    reconcile("--project", project, "run")
    assert files_of(project) == first


def test_the_order_of_the_manifest_and_the_place_of_the_folder_change_no_byte(
    reconcile: Reconcile, project: Path, tmp_path: Path
) -> None:
    reconcile("--project", project, "run")
    other = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(project / "sources", other / "sources")
    manifest = other / "sources" / "sources.yaml"
    *head, first, second = manifest.read_text().splitlines()
    manifest.write_text("\n".join([*head, second, first]) + "\n")
    reconcile("--project", other, "run")
    assert files_of(other / "output") == files_of(project / "output")


def test_a_trial_leaves_the_project_alone(reconcile: Reconcile, project: Path, tmp_path: Path) -> None:
    before = files_of(project)
    for arguments in (("--output", tmp_path / "a", "run"), ("run", "--output", tmp_path / "b")):
        assert reconcile("--project", project, *arguments).code == 0
    assert files_of(project) == before
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")
    assert set(files_of(tmp_path / "a")) >= WRITTEN


def test_json_is_all_that_is_printed_where_json_is_asked_for(reconcile: Reconcile, project: Path) -> None:
    ended = reconcile("--project", project, "--format", "json", "run")
    assert json.loads(ended.out)["claims"] == 4
    assert ended.err == ""


def test_quiet_prints_nothing(reconcile: Reconcile, project: Path) -> None:
    ended = reconcile("--project", project, "run", "--quiet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("run",), 0, id="run-never-fails-by-itself"),
        pytest.param(("run", "--fail-on", "high"), 1, id="run-as-a-gate"),
        pytest.param(("conflicts",), 1, id="conflicts-has-the-gate"),
        pytest.param(("conflicts", "--fail-on", "never"), 0, id="conflicts-to-look-at"),
        pytest.param(("publish",), 1, id="publish-refuses"),
        pytest.param(("publish", "--allow-open"), 0, id="publish-as-disputed"),
        pytest.param(("run", "--fail-on", "grave"), 2, id="wrong-usage"),
    ],
)
def test_the_exit_code_says_how_it_ended(
    reconcile: Reconcile, project: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert reconcile("--project", project, *arguments).code == code


def test_the_gate_of_the_project_decides_what_stops_publishing(reconcile: Reconcile, project: Path) -> None:
    (project / "reconcile.yaml").write_text("gate: never\n")
    assert reconcile("--project", project, "conflicts").code == 0
    assert reconcile("--project", project, "publish").code == 0


def test_the_policy_of_the_project_may_settle_more(reconcile: Reconcile, project: Path) -> None:
    (project / "reconcile.yaml").write_text("policy: {settles: [edition, rounding, window]}\n")
    assert reconcile("--project", project, "conflicts").code == 0
    (project / "reconcile.yaml").write_text("policy: {settles: [editions]}\n")
    ended = reconcile("--project", project, "conflicts")
    assert ended.code == 2
    assert "reconcile.yaml:1:20: “editions” is no cause" in ended.err


def test_conflicts_as_json_are_the_file_that_run_writes(reconcile: Reconcile, project: Path) -> None:
    reconcile("--project", project, "run")
    ended = reconcile("--project", project, "conflicts", "--format", "json")
    assert ended.out.encode() == (project / "output" / "conflicts.json").read_bytes()


def test_the_conflict_report_names_both_sides_and_their_words(reconcile: Reconcile, project: Path) -> None:
    said = reconcile("--project", project, "conflicts").out
    for part in (
        "$36,650",
        "$34,950",
        "newer",
        "older",
        "Bureau of Labor Statistics",
        "2022–2032",
        "2021–2031",
        "reconcile decide",
    ):
        assert part in said


def test_a_folder_without_manifest_or_settings_works_as_well(reconcile: Reconcile, project: Path) -> None:
    (project / "sources" / "sources.yaml").unlink()
    (project / "sources" / "README.md").write_text("# Not a source\n")
    ended = reconcile("--project", project, "run", "--format", "json")
    assert ended.code == 0
    assert json.loads(ended.out)["reading"]["read"] == 2


def test_a_new_project_runs_at_once_and_publishes(reconcile: Reconcile, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert reconcile("init", folder).code == 0
    assert reconcile("--project", folder, "run").code == 0
    assert reconcile("--project", folder, "publish").code == 0
    assert reconcile("--project", folder, "verify", folder / "output" / "fact-sheet.json").code == 0


def test_init_overwrites_nothing(reconcile: Reconcile, tmp_path: Path) -> None:
    reconcile("init", tmp_path)
    before = files_of(tmp_path)
    ended = reconcile("init", tmp_path)
    assert ended.code == 2
    assert "is there already" in ended.err
    assert files_of(tmp_path) == before


def test_interrupting_ends_with_130_and_leaves_no_file(
    reconcile: Reconcile, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.fetching.read", interrupted)
    before = files_of(project)
    assert reconcile("--project", project, "run").code == 130
    assert files_of(project) == before


def test_schemas_can_be_written_anywhere(reconcile: Reconcile, tmp_path: Path) -> None:
    assert reconcile("schema", tmp_path / "s").code == 0
    assert files_of(tmp_path / "s") == files_of(Path(__file__).parents[2] / "schema")


def test_what_very_many_say_is_counted_and_not_listed(reconcile: Reconcile, tmp_path: Path) -> None:
    """Thirty documents with thirty values: neither the values nor those who state them fill the terminal."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(60):
        said = f"The median annual wage of bakers was ${36_650 + 200 * (number % 30):,} in 2024, Paper {number} says.\n"
        (sources / f"paper-{number:02}.txt").write_text(f"Bakers\n\n{said}", encoding="utf-8")
    ended = reconcile("--project", tmp_path, "run")
    assert ended.code == 0
    assert "and 22 more values" in ended.out
    assert max(map(len, ended.out.splitlines())) < 400
    listed = reconcile("--project", tmp_path, "conflicts", "--fail-on", "never").out
    assert "more such pairs: --format json has them all" in listed
