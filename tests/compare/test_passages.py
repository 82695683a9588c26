"""Documents that repeat each other's text are found, however many there are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare import passages, repeats

Sketches = dict[str, Collection[int]]
GREATEST = 2**64 - 1
numbers = st.integers(0, 40) | st.integers(GREATEST - 3, GREATEST)
corpora = st.dictionaries(
    st.sampled_from(["b", "a", "c ü", "d", "e\n", "f"]),
    st.sets(numbers, max_size=30)
    | st.sampled_from([frozenset(range(25)), frozenset(range(3, 31)), frozenset(range(4))]),
)


@pytest.fixture(params=["in memory", "on disk"], autouse=True)
def where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every promise holds for a corpus that is counted in memory, and for one that is not."""
    if request.param == "on disk":
        monkeypatch.setattr(passages, "SMALL", 0)


def by_hand(sketches: Sketches) -> list[tuple[str, str]]:
    """The rule, pair by pair."""
    held = [number for sketch in sketches.values() for number in set(sketch)]
    counting = {number for number in held if held.count(number) <= passages.COMMON}
    found = []
    for one, two in combinations(sorted(sketches), 2):
        shared = len(set(sketches[one]) & set(sketches[two]) & counting)
        sizes = len(sketches[one]), len(sketches[two])
        alike = 3 <= shared == sizes[0] == sizes[1]
        if alike if shared < 20 else shared >= 0.8 * min(sizes):
            found.append((one, two))
    return found


@settings(max_examples=25, deadline=None)
@given(corpora)
def test_who_repeats_whom_is_as_the_rule_says_pair_by_pair(sketches: Sketches) -> None:
    assert repeats(sketches.items()) == by_hand(sketches)


def test_what_more_documents_share_than_copy_each_other_is_no_sign_of_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "COMMON", 3)
    three: Sketches = {name: range(30) for name in "abc"}
    assert repeats(three.items()) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert repeats({**three, "d": range(30)}.items()) == []


def test_a_long_text_is_counted_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "LINE", 7)
    assert repeats([("long", range(100)), ("other", range(500, 600)), ("part", range(20, 60))]) == [("long", "part")]


def test_four_fifths_of_the_shorter_text_are_enough_and_less_is_not() -> None:
    assert repeats([("a", range(100)), ("b", range(60, 110))]) == [("a", "b")]
    assert repeats([("a", range(100)), ("b", range(61, 111))]) == []


def test_nothing_stays_behind_in_the_scratch_folder(tmp_path: Path) -> None:
    repeats([("a", range(30)), ("b", range(30))], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_stays_behind_when_the_documents_break_off(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, Collection[int]]]:
        yield "a", range(30)
        yield "b", range(30)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        repeats(broken(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_small_corpus_does_not_wait_for_the_database_to_load() -> None:
    script = "import sys; from pipeline.compare import repeats\nrepeats([('a', [1]), ('b', [1])])\nassert 'duckdb' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
