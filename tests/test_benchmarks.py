"""What the benchmarks measured is on disk at once, whatever becomes of the next section."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.compare import Found, corpus, put_down, together, weighed, weighed_part
from pipeline.profiles import load


def shown(record: run.Record) -> Iterator[str]:
    yield f"so many: {record['number']}"


def section(title: str, number: int | BaseException) -> run.Section:
    def measure(bench: run.Bench) -> run.Record:
        if isinstance(number, BaseException):
            raise number
        return {"number": number}

    return run.Section(title, measure, shown)


@pytest.mark.parametrize("end", [KeyboardInterrupt(), SystemExit("it ended with 1")], ids=["ctrl-c", "failure"])
def test_a_section_that_fails_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: BaseException
) -> None:
    results, page = tmp_path / "results.json", tmp_path / "benchmarks.md"
    monkeypatch.setattr(run, "RESULTS", results)
    monkeypatch.setattr(run, "PAGE", page)
    monkeypatch.setattr("sys.argv", ["run", "--pages", str(tmp_path)])
    before = {"first": section("First", 1), "second": section("Second", 2), "third": section("Third", 3)}
    monkeypatch.setattr(run, "SECTIONS", before)
    run.main()
    monkeypatch.setattr(run, "SECTIONS", {**before, "first": section("First", 9), "second": section("Second", end)})
    with pytest.raises(type(end)):
        run.main()
    assert [json.loads(results.read_text())[name]["number"] for name in before] == [9, 2, 3]
    text = page.read_text()
    assert [text.index(words) for words in ("so many: 9", "so many: 2", "so many: 3")] == sorted(
        text.index(words) for words in ("so many: 9", "so many: 2", "so many: 3")
    )


def test_claims_weighed_in_parts_give_what_all_of_them_give(tmp_path: Path) -> None:
    profile = load.load("occupation")
    claims, sources = corpus(250, 10)
    whole = weighed(claims, sources, profile)
    parts = put_down(claims, 10, tmp_path)
    assert len(parts) == 3
    assert together(weighed_part(part, profile) for part in parts) == whole
    assert whole == Found(2500, 250, 28, 250, 0)
