"""Without a manifest, documents say whom they are about, and one subject in two forms stays one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.run.subjects import canonical
from tests.cli.conftest import Reconcile


@pytest.mark.parametrize(
    ("slugs", "names"),
    [
        pytest.param(["dentist", "dentists", "dentists"], {"dentist": "dentists"}, id="plural-is-more-frequent"),
        pytest.param(["dentist", "dentist", "dentists"], {"dentists": "dentist"}, id="singular-is-more-frequent"),
        pytest.param(["dentist", "dentists"], {"dentist": "dentists"}, id="the-longer-on-a-tie"),
        pytest.param(["architects", "database-administrators-and-architects"], {}, id="another-occupation"),
        pytest.param(["teachers", "high-school-teachers"], {}, id="a-kind-of-it"),
        pytest.param(["bakers", "bakers"], {}, id="the-same"),
    ],
)
def test_two_subjects_are_one_only_where_one_slug_contains_the_other(slugs: list[str], names: dict[str, str]) -> None:
    assert canonical(slugs) == names


def test_claims_about_one_subject_in_two_forms_are_compared(reconcile: Reconcile, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name, title, amount in (("a", "Bakers", "36,650"), ("b", "Baker", "31,000")):
        text = f"# {title}\n\nThe median annual wage for bakers was ${amount} in May 2024, according to the BLS.\n"
        (sources / f"{name}.md").write_text(text)
    reconcile("--project", tmp_path, "run")
    conflicts = json.loads((tmp_path / "output" / "conflicts.json").read_text())["conflicts"]
    assert [(each["subject"], each["property"]) for each in conflicts] == [("bakers", "wage")]
    claims = [json.loads(line) for line in (tmp_path / "output" / "claims.jsonl").read_text().splitlines()]
    assert len({claim["id"] for claim in claims}) == len(claims) == 2
