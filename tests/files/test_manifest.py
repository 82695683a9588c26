"""What is a source: the manifest's entries, or every file of a folder we can read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.files.manifest import read_sources
from pipeline.readers import EXTENSIONS

GOOD = """\
subjects:
  bakers:
    label: Bakers
    aliases: [bread makers]
defaults: {subject: bakers, locale: de-DE, geography: DE}
sources:
  - {id: one, file: one.txt, publisher: Mill & Oven, kind: primary, published: 2023-05-01}
  - {id: 007, file: two.txt, locale: en-US}
"""


def folder(tmp_path: Path, manifest: str | None = GOOD, *names: str) -> Path:
    for name in names or ("one.txt", "two.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Bakers bake.", encoding="utf-8")
    if manifest is not None:
        (tmp_path / "sources.yaml").write_text(manifest, encoding="utf-8")
    return tmp_path


def test_an_entry_takes_the_defaults_where_it_says_nothing(tmp_path: Path) -> None:
    found = read_sources(folder(tmp_path), EXTENSIONS)
    by_id = {source.id: source for source in found.sources}
    assert (by_id["one"].locale, by_id["one"].geography, by_id["one"].subject) == ("de-DE", "DE", "bakers")
    assert (by_id["one"].kind, by_id["one"].published) == ("primary", "2023-05-01")
    assert (by_id["007"].locale, by_id["007"].kind) == ("en-US", "secondary")
    assert [each.label for each in found.subjects] == ["Bakers"]


def test_only_what_the_manifest_lists_is_read(tmp_path: Path) -> None:
    found = read_sources(folder(tmp_path, GOOD, "one.txt", "two.txt", "three.txt"), EXTENSIONS)
    assert {source.id for source in found.sources} == {"one", "007"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("id: 007", "id: one", ":8:10: the id “one” stands on line 7 already", id="duplicate"),
        pytest.param(
            "kind: primary", "kind: first", ":7:60: `sources[1].kind` must be 'primary' or 'secondary'", id="kind"
        ),
        pytest.param("publisher:", "publsher:", "unknown key `publsher`; did you mean `publisher`?", id="key"),
        pytest.param(", file: two.txt", "", ":8:5: `file` is missing; add it", id="missing"),
        pytest.param("2023-05-01", "May 2023", "“May 2023” is no date; write it as 2023-05-01", id="date"),
        pytest.param("2023-05-01", "2023-02-31", "“2023-02-31” is no date of the calendar", id="calendar"),
        pytest.param("subject: bakers", "subject: baker", "the subject “baker” is not declared", id="subject"),
        pytest.param("  bakers:", "  The Bakers:", "“The Bakers” is no subject id", id="slug"),
        pytest.param("de-DE", "German", "“German” is no locale", id="locale"),
        pytest.param("sources:\n", "sources: none\nother:\n", "`sources` must be a list", id="list"),
    ],
)
def test_a_mistake_is_one_line_with_file_place_and_advice(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_sources(folder(tmp_path, GOOD.replace(old, new, 1)), EXTENSIONS)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "sources.yaml"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("leaving", ["../secret.txt", "/etc/hostname", "link.txt", "inside/../../secret.txt"])
def test_an_entry_that_leaves_the_folder_is_refused_and_the_others_stay(tmp_path: Path, leaving: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    sources = folder(tmp_path / "sources", GOOD.replace("file: two.txt", f"file: {leaving}"))
    (sources / "link.txt").symlink_to(tmp_path / "secret.txt")
    found = read_sources(sources, EXTENSIONS)
    assert set(found.refused) == {"007"}
    assert "leaves the folder of the manifest; copy it inside" in str(found.refused["007"])
    assert "sources.yaml:8:" in str(found.refused["007"])


def test_a_link_that_stays_inside_is_fine(tmp_path: Path) -> None:
    sources = folder(tmp_path, GOOD)
    (sources / "two.txt").unlink()
    (sources / "two.txt").symlink_to(sources / "one.txt")
    assert not read_sources(sources, EXTENSIONS).refused


def test_a_manifest_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    sources = folder(tmp_path)
    (sources / "sources.yaml").write_bytes(GOOD.encode().replace(b"Mill", b"M\xfchle"))
    with pytest.raises(ConfigurationError, match=r"sources\.yaml:7: not UTF-8"):
        read_sources(sources, EXTENSIONS)


def test_without_a_manifest_every_known_file_is_read_but_readme(tmp_path: Path) -> None:
    names = ("a.txt", "b.HTML", "deep/c.md", "README.md", "readme.txt", "d.csv", ".hidden.txt", ".git/x.txt")
    found = read_sources(folder(tmp_path, None, *names), EXTENSIONS)
    assert [(source.id, source.file) for source in found.sources] == [
        ("a", "a.txt"),
        ("b", "b.HTML"),
        ("c", "deep/c.md"),
    ]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        pytest.param(("x/a.txt", "y/a.txt", "b.txt"), {"x/a", "y/a", "b"}, id="folder-and-stem"),
        pytest.param(("x/a.txt", "x/a.md"), {"x/a.txt", "x/a.md"}, id="same-folder"),
        pytest.param(("p/x/a.txt", "q/x/a.txt"), {"p/x/a.txt", "q/x/a.txt"}, id="two-folders-up"),
        pytest.param(("a.txt", "x/a.txt"), {"a", "x/a"}, id="top-and-below"),
    ],
)
def test_stems_that_repeat_get_their_folder(tmp_path: Path, names: tuple[str, ...], ids: set[str]) -> None:
    found = read_sources(folder(tmp_path, None, *names), EXTENSIONS)
    assert {source.id for source in found.sources} == ids


def test_the_order_of_files_on_disk_changes_nothing(tmp_path: Path) -> None:
    names = [f"{n % 3}/f{n // 2}.txt" for n in range(20)]
    first = read_sources(folder(tmp_path / "one", None, *names), EXTENSIONS)
    random.Random(7).shuffle(names)
    again = read_sources(folder(tmp_path / "two", None, *names), EXTENSIONS)
    assert first.sources == again.sources
