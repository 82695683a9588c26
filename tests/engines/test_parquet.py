"""Claims as Parquet: the same claims, exact, and the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.files import parquet as writing
from pipeline.run.spread import How
from tests.engines.conftest import outcome

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra reconcile[corpus] is not installed")


@pytest.mark.parametrize("rows", [5, 20_000], ids=["many-row-groups", "one-row-group"])
def test_every_claim_is_a_row_with_its_whole_record(
    project: Path, tmp_path: Path, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "ROWS", rows)
    result, files = outcome(project, tmp_path / "out", How(claims="parquet"))
    table = parquet.read_table(tmp_path / "out" / "claims.parquet").to_pylist()
    claims = [json.loads(line) for line in files["claims.jsonl"].splitlines()]
    assert [json.loads(row["record"]) for row in table] == claims
    assert len(table) == result.claims > 5
    wages = [row for row in table if row["property"] == "wage"]
    assert {(row["kind"], row["unit"]) for row in wages} == {("money", "USD")}
    assert [row["low"] for row in wages] == [each["value"]["amount"] for each in claims if each["property"] == "wage"]


def test_the_same_claims_make_the_same_file(project: Path, tmp_path: Path) -> None:
    one, two = (outcome(project, tmp_path / name, How(claims="parquet"))[1] for name in ("one", "two"))
    assert one["claims.parquet"] == two["claims.parquet"]


def test_lines_alone_are_the_default(project: Path, tmp_path: Path) -> None:
    assert "claims.parquet" not in outcome(project, tmp_path / "out", How())[1]
