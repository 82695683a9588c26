"""Names that no line can hold, links that lead away, and words that would make a terminal act: named, never obeyed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipeline.cli.session import harmless
from tests.cli.conftest import Reconcile

SENTENCE = "The median annual wage for bakers was $36,650, according to the BLS.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project without a list of sources."""
    (tmp_path / "project" / "sources").mkdir(parents=True)
    (tmp_path / "project" / "sources" / "good.txt").write_text(SENTENCE)
    return tmp_path / "project"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"new\nline.txt", r"new\x0aline.txt", id="line-end"),
        pytest.param(b"not\xff\xfeutf8.txt", r"not\xff\xfeutf8.txt", id="no-utf-8"),
        pytest.param(b"red\x1b[31m.txt", r"red\x1b[31m.txt", id="escape"),
        pytest.param("part\u2028ed.txt".encode(), r"part\x2028ed.txt", id="separator"),
    ],
)
def test_a_name_no_line_can_hold_is_spelt_out_and_the_others_are_read(
    reconcile: Reconcile, folder: Path, name: bytes, shown: str
) -> None:
    with open(os.path.join(os.fsencode(folder / "sources"), name), "w") as file:
        file.write(SENTENCE)
    for command in ("run", "extract", "conflicts"):
        assert reconcile("--project", folder, command).code == 3
    ended = reconcile("--project", folder, "run", "--format", "json")
    result = json.loads(ended.out)
    assert (ended.code, result["claims"], result["reading"]["read"]) == (3, 1, 1)
    [finding] = result["findings"]
    assert finding["message"] == f"{shown}: its name holds characters that no line of text can hold; rename it"


@pytest.mark.parametrize("name", ["-dash.txt", "a b & <c>\"'.txt", "ü😀.txt", "no\u00a0break.txt", "UPPER.TXT"])
def test_other_odd_names_are_fine(reconcile: Reconcile, folder: Path, name: str) -> None:
    (folder / "sources" / "good.txt").rename(folder / "sources" / name)
    ended = reconcile("--project", folder, "publish", "--allow-open")
    assert (ended.code, ended.err) == (0, "")
    assert reconcile("--project", folder, "verify", folder / "output" / "fact-sheet.json", "--reproduce").code == 0


def test_a_link_out_of_a_folder_without_a_list_is_named_and_not_followed(reconcile: Reconcile, folder: Path) -> None:
    (folder.parent / "secret.txt").write_text(SENTENCE.replace("36,650", "1,000,000"))
    (folder / "sources" / "out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "sources" / "round.txt").symlink_to(folder / "sources" / "round.txt")
    (folder / "sources" / "within.txt").symlink_to(folder / "sources" / "good.txt")
    ended = reconcile("--project", folder, "run", "--format", "json")
    result = json.loads(ended.out)
    assert (ended.code, result["reading"]["read"]) == (3, 2)
    said = "is a link that leads out of the folder, or in a circle; copy the file inside"
    assert [each["message"] for each in result["findings"]] == [f"out.txt: {said}", f"round.txt: {said}"]
    assert "1,000,000" not in (folder / "output" / "claims.jsonl").read_text()
    told = reconcile("--project", folder, "run").out
    assert told.splitlines()[-1].endswith("mend or take away 2 sources before publishing: see the notes")


def test_words_of_a_document_make_no_terminal_act(reconcile: Reconcile, folder: Path) -> None:
    padding = "Bakers bake. " * 200
    (folder / "sources" / "good.txt").write_text(SENTENCE + padding)
    evil = SENTENCE.replace("$36,650", "$38,\x1b]0;title\x07\x1b[2J\u202e650") + padding
    (folder / "sources" / "evil.txt").write_text(evil)
    for command in ("run", "conflicts"):
        ended = reconcile("--project", folder, command)
        assert not set("\x1b\x07\u202e") & set(ended.out + ended.err)
        assert "38" in ended.out


def test_colours_and_line_ends_are_left() -> None:
    assert harmless("\x1b[31mred\x1b[0m\n\ttab") == "\x1b[31mred\x1b[0m\n\ttab"
    assert harmless("a\x1b[2Jb\rc\x9bd\u2066e") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffde"


def test_an_error_about_an_odd_name_stays_one_line(reconcile: Reconcile, folder: Path) -> None:
    ended = reconcile("mentions", folder / "no\n\x1b[2Jsuch.txt")
    assert ended.code == 3
    assert ended.err.count("\n") == 1
    assert "\x1b" not in ended.err
