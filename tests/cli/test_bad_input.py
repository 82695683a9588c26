"""Bad input: one line that names the file and says what to change, the others still used, nothing half-written."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import MANIFEST, Reconcile, files_of

Spoil = Callable[[Path], None]


def as_entry(entry: str) -> Spoil:
    """Add an entry to the manifest."""

    def spoil(project: Path) -> None:
        (project / "sources" / "sources.yaml").write_text(f"{MANIFEST}  - {entry}\n")

    return spoil


def third(content: bytes, name: str = "third.txt") -> Spoil:
    """Add a third source that holds these bytes."""

    def spoil(project: Path) -> None:
        (project / "sources" / name).write_bytes(content)
        as_entry(f"{{id: third, file: {name}}}")(project)

    return spoil


def folder(project: Path) -> None:
    (project / "sources" / "third.txt").mkdir()
    as_entry("{id: third, file: third.txt}")(project)


def link_outside(project: Path) -> None:
    (project.parent / "secret.txt").write_text("Bakers earn a median annual wage of $1,000,000.")
    (project / "sources" / "third.txt").symlink_to(project.parent / "secret.txt")
    as_entry("{id: third, file: third.txt}")(project)


def link_in_a_circle(project: Path) -> None:
    (project / "sources" / "third.txt").symlink_to(project / "sources" / "third.txt")
    as_entry("{id: third, file: third.txt}")(project)


def pipe(project: Path) -> None:
    os.mkfifo(project / "sources" / "third.txt")
    as_entry("{id: third, file: third.txt}")(project)


UNREADABLE = [
    pytest.param(as_entry("{id: third, file: third.txt}"), "third.txt: there is no such file", id="missing"),
    pytest.param(third(b""), "third.txt: is empty", id="empty"),
    pytest.param(third(b" \n\t\n"), "third.txt: is empty", id="blank"),
    pytest.param(folder, "third.txt: is a folder", id="folder"),
    pytest.param(pipe, "third.txt: is no ordinary file", id="pipe"),
    pytest.param(third(bytes(range(256)) * 64), "third.txt: ", id="binary"),
    pytest.param(third(b"\x89PNG\r\n\x1a\n" + bytes(4096)), "third.txt: ", id="picture"),
    pytest.param(third(b"PK\x03\x04" + bytes(300), "third.docx"), "third.docx: ", id="broken-docx"),
    pytest.param(third(b"%PDF-1.7\njunk", "third.pdf"), "third.pdf: ", id="broken-pdf"),
    pytest.param(third(b"a,b\n1,2\n", "third.csv"), "third.csv: ", id="unknown-extension"),
    pytest.param(as_entry("{id: third, file: ../../secret.txt}"), "sources.yaml:7:23: ", id="leaves-by-dots"),
    pytest.param(as_entry("{id: third, file: /etc/hostname}"), "sources.yaml:7:23: ", id="leaves-by-path"),
    pytest.param(link_outside, "sources.yaml:7:23: ", id="leaves-by-link"),
    pytest.param(link_in_a_circle, "sources.yaml:7:23: ", id="circle"),
]


@pytest.mark.parametrize(("spoil", "said"), UNREADABLE)
def test_an_input_that_cannot_be_read_is_named_and_the_others_are_used(
    reconcile: Reconcile, project: Path, spoil: Spoil, said: str
) -> None:
    spoil(project)
    ended = reconcile("--project", project, "run", "--format", "json")
    assert ended.code == 3
    result = json.loads(ended.out)
    assert (result["reading"]["sources"], result["reading"]["read"], result["claims"]) == (3, 2, 4)
    (finding,) = [each for each in result["findings"] if each["rule"] == "unreadable"]
    assert said in finding["message"]
    assert ";" in finding["message"], "says what to change"
    assert "\n" not in finding["message"]


@pytest.mark.parametrize(("spoil", "said"), UNREADABLE)
def test_nothing_is_published_while_an_input_cannot_be_read(
    reconcile: Reconcile, project: Path, spoil: Spoil, said: str
) -> None:
    spoil(project)
    ended = reconcile("--project", project, "publish", "--allow-open")
    assert ended.code == 3
    assert said in ended.err
    assert not (project / "output").exists()


def broken_yaml(project: Path) -> None:
    (project / "sources" / "sources.yaml").write_text("sources:\n  - {id: one, file: [}\n")


def settings(text: str) -> Spoil:
    def spoil(project: Path) -> None:
        (project / "reconcile.yaml").write_text(text)

    return spoil


def unknown_property(project: Path) -> None:
    from pipeline.profiles.load import shipped_text

    (project / "reconcile.yaml").write_text("profile: mine.yaml\n")
    text = shipped_text("occupation").replace("\nnames:\n", "\nnames:\n  nickname: {}\n", 1)
    (project / "mine.yaml").write_text(text)


def decisions_folder(project: Path) -> None:
    (project / "decisions.jsonl").mkdir()


def decisions_pipe(project: Path) -> None:
    os.mkfifo(project / "decisions.jsonl")


def no_sources(project: Path) -> None:
    for path in (project / "sources").iterdir():
        path.unlink()


def all_missing(project: Path) -> None:
    for name in ("newer", "older"):
        (project / "sources" / f"{name}.txt").unlink()


def no_folder(project: Path) -> None:
    no_sources(project)
    (project / "sources").rmdir()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(broken_yaml, "sources.yaml:2:22: not valid YAML", id="broken-yaml"),
        pytest.param(
            as_entry("{id: older, file: x.txt}"), "sources.yaml:7:10: the id “older” stands on line 6", id="duplicate"
        ),
        pytest.param(
            as_entry("{id: x, fille: x.txt}"), "sources.yaml:7:13: unknown key `fille`; did you mean `file`?", id="key"
        ),
        pytest.param(settings("profile: bakery\n"), "reconcile.yaml:1:10: there is no profile “bakery”", id="profile"),
        pytest.param(
            settings("profile: ../mine.yaml\n"),
            "reconcile.yaml:1:10: the profile ../mine.yaml leaves",
            id="profile-outside",
        ),
        pytest.param(settings("profile: mine.yaml\n"), "mine.yaml: there is no such file", id="profile-missing"),
        pytest.param(settings("gate: grave\n"), "reconcile.yaml:1:7: `gate` must be", id="gate"),
        pytest.param(settings("- a\n- b\n"), "reconcile.yaml:1:1: `the file` must be keys with values", id="list"),
        pytest.param(unknown_property, "there is no property “nickname”", id="unknown-property"),
        pytest.param(no_sources, "there is no source to read", id="no-source"),
        pytest.param(all_missing, "none of the 2 sources can be read; the first: ", id="all-missing"),
        pytest.param(no_folder, "sources: there is no such folder", id="no-folder"),
    ],
)
def test_what_stops_a_run_is_one_line_and_leaves_everything_as_it_was(
    reconcile: Reconcile, project: Path, spoil: Spoil, said: str
) -> None:
    spoil(project)
    before = files_of(project)
    ended = reconcile("--project", project, "run")
    assert ended.code == 2
    assert ended.err.startswith("error: ")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert files_of(project) == before


@pytest.mark.parametrize("spoil", [decisions_folder, decisions_pipe])
def test_a_log_of_decisions_that_is_no_file_is_named(reconcile: Reconcile, project: Path, spoil: Spoil) -> None:
    spoil(project)
    for command in ("run", "conflicts", "publish"):
        ended = reconcile("--project", project, command)
        assert ended.code == 2
        assert "decisions.jsonl: is no ordinary file; move it away" in ended.err
        assert ended.err.count("\n") == 1
    assert not (project / "output" / "draft.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("--project", "nowhere", "run"), 2, "nowhere: there is no such folder", id="project"),
        pytest.param(("extract", "nowhere.txt"), 2, "nowhere.txt: there is no such file or folder", id="path"),
        pytest.param(("mentions", "nowhere.txt"), 3, "nowhere.txt: there is no such file", id="mentions"),
        pytest.param(("explain", "abc"), 2, "there is no sheet yet; run `reconcile run` first", id="explain"),
        pytest.param(("verify", "nowhere.json"), 2, "nowhere.json: there is no such file", id="verify"),
        pytest.param(
            ("verify", "sources/newer.txt"), 2, "newer.txt: not the JSON this command reads", id="verify-junk"
        ),
        pytest.param(("diff", "a.json", "b.json"), 2, "a.json: there is no such file", id="diff"),
        pytest.param(("evaluate", "gold.jsonl"), 2, "gold.jsonl: there is no such file", id="evaluate"),
        pytest.param(("profile", "check", "nowhere.yaml"), 2, "nowhere.yaml: there is no such file", id="profile"),
        pytest.param(("decide", "abc", "--choose", "1", "--by", "Ada"), 2, "there is no conflict abc", id="decide"),
        pytest.param(("run", "--output", "sources/newer.txt"), 2, "newer.txt: cannot be made a folder", id="output"),
    ],
)
def test_asking_for_what_is_not_there_is_answered_in_one_line(
    reconcile: Reconcile,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(project)
    ended = reconcile(*arguments)
    assert ended.code == code
    assert said in ended.err
    assert ended.err.count("\n") == 1


def a_line_of_200_megabytes(project: Path) -> None:
    phrase = b"Bakers earn a median annual wage of $36,650 a year, says the BLS, and 28 percent more by 2032; "
    with (project / "sources" / "third.txt").open("wb") as file:
        for _ in range(200):
            file.write((phrase * (2**20 // len(phrase) + 1))[: 2**20])
    as_entry("{id: third, file: third.txt}")(project)


def test_a_line_of_200_megabytes_is_named_and_costs_nothing(project: Path) -> None:
    """It is refused by its size alone, so neither time nor memory depends on what it holds."""
    a_line_of_200_megabytes(project)
    script = "import sys; from pipeline.cli import main; sys.exit(main(sys.argv[1:]))"
    ended = subprocess.run(
        [sys.executable, "-c", script, "--project", str(project), "run", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30)),
    )
    assert ended.returncode == 3, ended.stderr[-2000:]
    result = json.loads(ended.stdout)
    assert result["claims"] == 4
    assert "third.txt: is larger than 64 MB; split it" in result["findings"][0]["message"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        pytest.param("--locale", "German", "“German” is no locale; write it as en-US or de-DE", id="locale"),
        pytest.param("--currency", "Dollar", "“Dollar” is no currency; write its three letters", id="currency"),
    ],
)
def test_a_way_of_writing_that_nobody_knows_is_refused_and_not_taken_for_english(
    reconcile: Reconcile, project: Path, option: str, value: str, said: str
) -> None:
    ended = reconcile("mentions", project / "sources" / "newer.txt", option, value)
    assert ended.code == 2
    assert said in ended.err
    assert not ended.out
