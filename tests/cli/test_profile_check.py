"""`reconcile profile check`: sound, or every mistake with its line, its column and what to change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.profiles.load import shipped
from tests.cli.conftest import Reconcile

SMALL = """\
name: bakery
label: Bakeries
about: bakery
scales:
  skill: [{name: Apprentice}, {name: Master}]
markers:
  daily: [each day]
vocabularies:
  breads: {rye: {}}
properties:
  loaves:
    label: Loaves
    question: How many loaves does {subject} bake?
    kind: count
    needs: [daily]
  grade:
    label: Grade
    question: What grade does {subject} need?
    kind: level
    scale: skill
  bread:
    label: Breads
    question: Which breads does {subject} bake?
    kind: name
    cardinality: set
names:
  bread: {vocabulary: breads}
requirements:
  grade: {forms: {Master: [master baker]}}
"""


@pytest.mark.parametrize("name", shipped())
def test_every_profile_that_ships_is_sound(reconcile: Reconcile, name: str) -> None:
    ended = reconcile("profile", "check", name)
    assert ended.code == 0
    assert "sound" in ended.out


def test_a_profile_of_ones_own_is_sound(reconcile: Reconcile, tmp_path: Path) -> None:
    (tmp_path / "bakery.yaml").write_text(SMALL)
    ended = reconcile("profile", "check", tmp_path / "bakery.yaml", "--format", "json")
    assert ended.code == 0
    told = json.loads(ended.out)
    assert told["properties"] == ["loaves", "grade", "bread"]
    assert {"everyone", "nouns", "speech.verbs", "speech.titles"} <= set(told["left_out"])
    assert not {"markers", "names", "properties", "speech"} & set(told["left_out"])


def test_what_a_profile_makes_use_of_is_not_called_left_out(reconcile: Reconcile) -> None:
    assert "speech.verbs" not in reconcile("profile", "check", "occupation").out
    assert "left out: scales" in reconcile("profile", "check", "company").out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "needs: [daily]", "needs: [dayly]", "15:13: there is no marker “dayly”; did you mean “daily”?", id="marker"
        ),
        pytest.param(
            "scale: skill", "scale: skills", "20:12: there is no scale “skills”; did you mean “skill”?", id="scale"
        ),
        pytest.param("    scale: skill\n", "", "17:5: a property of kind level needs a `scale`", id="no-scale"),
        pytest.param(
            "breads}", "rolls}", "27:23: there is no vocabulary “rolls”; choose one of breads", id="vocabulary"
        ),
        pytest.param(
            "  bread: {v", "  breads: {v", "27:3: there is no property “breads”; did you mean “bread”?", id="property"
        ),
        pytest.param(
            "  bread: {v", "  loaves: {v", "27:3: “loaves” is of kind count; only properties of kind name", id="kind"
        ),
        pytest.param(
            "{Master: [",
            "{Mister: [",
            "29:19: there is no step of the scale “Mister”; did you mean “Master”?",
            id="step",
        ),
        pytest.param(
            "does {subject} bake?\n    kind: c",
            "do {people} bake?\n    kind: c",
            "13:15: nothing fills {people}",
            id="question",
        ),
        pytest.param("needs: [daily]", "optional: [size]", "15:16: “size” is not among the `identity`", id="identity"),
        pytest.param("needs: [daily]", "takes: [size]", "15:13: there is no qualifier “size”", id="qualifier"),
        pytest.param(
            "markers:",
            "qualifiers: {shop: {setting: {}}, town: {setting: {}}}\nmarkers:",
            "6:42: “shop” has a `setting` already",
            id="two-settings",
        ),
        pytest.param(
            "    scale: skill", "    scale: skill\n    units: [m]", "21:5: only properties of kind count", id="units"
        ),
        pytest.param("kind: count", "kind: number", "14:11: `properties.loaves.kind` must be", id="choice"),
        pytest.param("about: bakery", "abuot: bakery", "3:1: unknown key `abuot`; did you mean `about`?", id="key"),
    ],
)
def test_a_mistake_is_shown_with_line_column_and_advice(
    reconcile: Reconcile, tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "bakery.yaml"
    assert old in SMALL
    path.write_text(SMALL.replace(old, new, 1))
    ended = reconcile("profile", "check", path)
    assert ended.code == 2
    assert f"{path}:{said}" in ended.out


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("defaults: {shop: big}, below: {shop: {value: small, under: 9}}", "sound"),
        ("below: {shop: {value: small, under: 9}}", "put “shop” into `defaults`"),
        ("defaults: {shop: big}, below: {shop: {value: smal, under: 9}}", "did you mean “small”?"),
    ],
)
def test_what_small_figures_take_is_a_value_of_what_has_a_default(
    reconcile: Reconcile, tmp_path: Path, fields: str, said: str
) -> None:
    path = tmp_path / "bakery.yaml"
    shops = "qualifiers: {shop: {values: {big: [big shop], small: [corner shop]}}}\nmarkers:"
    lines = "identity: [shop]\n    " + fields.replace(", below", "\n    below")
    path.write_text(SMALL.replace("markers:", shops, 1).replace("needs: [daily]", "takes: [shop]\n    " + lines, 1))
    assert said in reconcile("profile", "check", path).out


def test_all_mistakes_are_shown_at_once(reconcile: Reconcile, tmp_path: Path) -> None:
    path = tmp_path / "bakery.yaml"
    path.write_text(SMALL.replace("[daily]", "[dayly, nightly]").replace("scale: skill", "scale: skills"))
    assert reconcile("profile", "check", path).out.count("\n") == 3


def test_a_mistake_in_the_projects_own_profile_stops_its_run(reconcile: Reconcile, project: Path) -> None:
    (project / "reconcile.yaml").write_text("profile: bakery.yaml\n")
    (project / "bakery.yaml").write_text(SMALL.replace("scale: skill", "scale: skills"))
    ended = reconcile("--project", project, "run")
    assert ended.code == 2
    assert "bakery.yaml:20:12: there is no scale “skills”" in ended.err
