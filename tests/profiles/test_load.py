"""A profile is read strictly, and each mistake is shown with its place and what to change."""

from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError
from pipeline.profiles.load import load, parse, shipped, shipped_text

SMALL = """\
name: bakery
label: Bakeries
about: bakery
properties:
  loaves:
    label: Loaves a day
    question: How many loaves does {subject} bake?
    kind: count
"""


def test_every_shipped_profile_is_sound() -> None:
    assert shipped()
    for name in shipped():
        assert load(name).name == name
        assert parse(shipped_text(name), f"{name}.yaml") == load(name)


def test_an_unknown_profile_is_answered_with_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match=r"choose one of .*occupation"):
        load("occupations")


def test_a_small_profile_is_enough() -> None:
    assert parse(SMALL, "bakery.yaml").properties["loaves"].kind == "count"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("kind: count", "kind: bread", "bakery.yaml:8:11: `properties.loaves.kind` must be", id="choice"),
        pytest.param(
            "    label: L", "    lable: L", "bakery.yaml:6:5: unknown key `lable`; did you mean `label`?", id="key"
        ),
        pytest.param("    label: L", "    zzz: L", "bakery.yaml:6:5: unknown key `zzz`; take it out", id="strange-key"),
        pytest.param("about: bakery\n", "", "bakery.yaml:1:1: `about` is missing; add it", id="missing"),
        pytest.param(
            "about: bakery", "about: [bakery]", "bakery.yaml:3:8: `about` must be text, not a list", id="list"
        ),
        pytest.param(
            "about: bakery", "about: &a bakery\nlabel: x", "the key `label` stands twice; keep one", id="twice"
        ),
        pytest.param(
            "about: bakery", "about: 'bakery", "bakery.yaml:9:1: not valid YAML: found unexpected end", id="broken"
        ),
        pytest.param("about: bakery", "about: !!python/name:os.system", "bakery.yaml:3:8: ", id="tag"),
        pytest.param("name: bakery", "name: \x07bell", "not valid YAML", id="control-character"),
        pytest.param(
            "kind: count", "kind: count\n    least: a lot", "`properties.loaves.least` is “a lot”", id="number"
        ),
        pytest.param(
            "properties:", "properties: 7\nscales:", "`properties` must be keys with values, not “7”", id="mapping"
        ),
    ],
)
def test_a_mistake_is_one_line_with_its_place_and_what_to_change(old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(SMALL.replace(old, new, 1), "bakery.yaml")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_several_mistakes_are_all_kept_in_the_order_of_the_file() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(SMALL.replace("kind: count", "kind: bread").replace("about:", "abuot:"), "bakery.yaml")
    every = [caught.value, *caught.value.more]
    assert [each.line for each in every] == sorted(each.line or 0 for each in every)
    assert len(every) == 3


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param("a: &a [x]\nb: [*a, *a]", id="alias"),
        pytest.param("a: &a [x, *a]", id="circle"),
        pytest.param("a: " + "[" * 5000, id="deep"),
        pytest.param("a: " + "[" * 300 + "]" * 300, id="deep-but-closed"),
        pytest.param("a: " + "[" * 200_000, id="so-deep-that-the-parser-would-break"),
        pytest.param("a: " + '["]", ' * 100_000, id="deep-behind-quoted-ends"),
        pytest.param("a: " + "{a: " * 100_000 + "}" * 100_000, id="deep-and-closed"),
        pytest.param("- " * 100_000 + "x", id="deep-in-one-line"),
        pytest.param("\n".join(" " * depth + "a:" for depth in range(2000)), id="deep-in-many-lines"),
        pytest.param("? {a: b}\n: c", id="key-of-keys"),
        pytest.param("--- a\n--- b", id="two-documents"),
    ],
)
def test_a_file_made_to_surprise_is_refused_in_one_line(bomb: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(bomb, "bomb.yaml")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("bomb.yaml:")


def test_of_very_many_mistakes_some_are_told() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse("".join(f"k{number}: v\n" for number in range(20_000)), "wrong.yaml")
    assert 100 < len(caught.value.more) < 5000


def test_words_are_taken_as_written() -> None:
    profile = parse(
        SMALL.replace("about: bakery", "about: NO").replace("label: Bakeries", "label: 2023-05-01"), "x.yaml"
    )
    assert (profile.about, profile.label) == ("NO", "2023-05-01")
