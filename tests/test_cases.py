"""Small projects, each of which shows one thing: documents in, expected disagreements and facts out.

Drop a folder into `tests/cases/` and it is a test: `README.md` says in one line what it shows, `sources/` holds its
documents (with a manifest or without), `reconcile.yaml` and `decisions.jsonl` are optional, and `expected.json` lists
every disagreement, every fact of the properties it names, and the rules of all findings.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.files.project import open_project
from pipeline.records.conflict import CauseName, Conflict
from pipeline.records.decision import Outcome
from pipeline.records.settlement import RuleName
from pipeline.records.sheet import Fact
from pipeline.run.weigh import Weighed, weigh
from pipeline.values import Bound
from pipeline.values.wording import say

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
NAMES = [path.name for path in CASES]


Run = Callable[[Path], Weighed]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A case through the whole pipeline, once, written elsewhere."""

    @cache
    def through(case: Path) -> Weighed:
        return weigh(open_project(case, tmp_path_factory.mktemp(case.name)))

    return through


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_case_comes_out_as_expected(case: Path, run: Run) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    weighed = run(case)
    settlement = weighed.settlement
    assert [line for conflict in settlement.conflicts for line in disagreements(conflict)] == expected["disagreements"]
    properties = {fact["property"] for fact in expected["facts"]}
    assert [brief(fact) for fact in settlement.facts if fact.property in properties] == expected["facts"]
    assert sorted({finding.rule for finding in weighed.findings}) == expected.get("findings", [])


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_case_says_in_one_line_what_it_shows(case: Path) -> None:
    readme = (case / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) == 1
    assert readme.strip().endswith(".")


def test_there_is_a_case_for_every_cause_bound_policy_rule_and_outcome(run: Run) -> None:
    shown: dict[str, set[str]] = {"causes": set(), "bounds": set(), "rules": set(), "outcomes": set()}
    for case in CASES:
        weighed = run(case)
        found = [one for conflict in weighed.settlement.conflicts for one in conflict.disagreements]
        shown["causes"] |= {f"{one.cause} {one.basis}" for one in found}
        shown["bounds"] |= {claim.bound for claim in weighed.claims}
        shown["rules"] |= {fact.rule for fact in weighed.settlement.facts if fact.rule}
        shown["outcomes"] |= {decision.outcome for decision in weighed.log.decisions}
    assert {name.split()[0] for name in shown["causes"]} == set(get_args(CauseName))
    assert shown["causes"] >= {"edition stated", "edition inferred", "origin stated", "origin inferred"}
    assert shown["bounds"] == set(get_args(Bound))
    assert shown["rules"] >= set(get_args(RuleName))
    assert shown["outcomes"] == set(get_args(Outcome))


def disagreements(conflict: Conflict) -> list[dict[str, Any]]:
    """The disagreements of a conflict, as a case lists them."""
    return [
        {
            "property": conflict.property,
            "between": [say(conflict.values[i].value, conflict.values[i].bound) for i in one.between],  # type: ignore[arg-type]
            "cause": f"{one.cause} {one.basis}",
            "relation": one.relation,
            "severity": one.severity,
            "status": conflict.status,
        }
        for one in conflict.disagreements
    ]


def brief(fact: Fact) -> dict[str, Any]:
    """A fact, as a case lists it; claims by source and standing."""
    shown: dict[str, Any] = {
        "property": fact.property,
        "value": say(fact.value, fact.bound),
        "status": fact.status,
        "origins": fact.origins,
        "sources": fact.sources,
    }
    optional = {"window": fact.qualifiers.get("window"), "rule": fact.rule, "asserted_by": fact.asserted_by}
    shown |= {name: list(value) if isinstance(value, tuple) else value for name, value in optional.items() if value}
    return shown | {"claims": sorted(f"{one.source} {one.standing}" for one in fact.claims)}
