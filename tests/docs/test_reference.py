"""The references say everything there is: every field, cause, rule, severity and status, each where a reader looks it up."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from pipeline.compare.causes import causes, explanations, ranks
from pipeline.extract.reading.figures import UNITS_APART
from pipeline.files.schemas import schemas
from pipeline.profiles.arithmetic import TieOut
from pipeline.records.claim import Basis
from pipeline.records.conflict import CauseName, Relation, Status
from pipeline.records.decision import Outcome
from pipeline.records.finding import SEVERITIES
from pipeline.records.settlement import Policy, RuleName
from pipeline.records.sheet import FactStatus, StandingName
from pipeline.settle.rules import explained
from pipeline.values import Bound

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PACKAGE = ROOT / "pipeline"
RECORDS = [
    pytest.param(record, id=f"{name}-{record['title']}")
    for name, schema in schemas().items()
    for record in (schema, *schema["$defs"].values())
]


def words(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_pages_of_fields_and_keys_say_what_the_code_says() -> None:
    checked = subprocess.run([sys.executable, ROOT / ".ci" / "fields", "--check"], check=False)
    assert checked.returncode == 0, "run .ci/fields"


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_of_every_file_says_what_it_holds(record: dict[str, object]) -> None:
    fields = record["properties"]
    assert isinstance(fields, dict)
    for name, field in fields.items():
        assert re.fullmatch(r"\S.{3,}[.]", field["description"]), name


@pytest.mark.parametrize("name", ["schema.md", "profile-keys.md"])
def test_every_link_inside_a_reference_has_its_heading(name: str) -> None:
    page = words(name)
    headings = {title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\(#([\w-]+)\)", page)) <= headings


def first_column(section: str) -> list[str]:
    """What the tables of a section of settling.md list, in order."""
    told = words("settling.md").split(f"## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", told, re.MULTILINE)


def test_every_cause_is_explained_as_it_explains_itself_in_the_order_in_which_it_is_tried() -> None:
    usual: dict[str, str] = {}
    for cause in causes():
        usual.setdefault(cause.NAME, cause.SEVERITY)
    rows = [f"| `{name}` | {explanations()[name]} | {usual[name]} |" for name in ranks()]
    assert "\n".join(rows) in words("settling.md")
    assert set(ranks()) == set(get_args(CauseName))
    assert first_column("Causes") == [*ranks(), *SEVERITIES]


def test_every_rule_of_the_policy_is_explained_as_it_explains_itself() -> None:
    rules = explained(Policy())
    assert "\n".join(f"| `{rule.name}` | {rule.explanation} |" for rule in rules) in words("settling.md")
    assert first_column("The policy") == [rule.name for rule in rules]
    assert set(get_args(RuleName)) <= {rule.name for rule in rules}


def test_every_status_and_every_outcome_has_a_line() -> None:
    assert first_column("Status") == list(get_args(Status))
    assert first_column("What a person can decide") == list(get_args(Outcome))


def test_every_rule_that_leaves_a_figure_aside_has_a_line() -> None:
    told = first_column("Figures that are left aside")
    apart = {rule.split(" ", 1)[1].replace(" ", "_") for rule in told[4:]}
    assert apart == UNITS_APART
    written = strings(PACKAGE / "extract" / "account.py")
    assert all(rule in written for rule in told[:4])


def test_every_finding_has_a_line() -> None:
    """Findings are made in many places, so their names are looked for in the code itself."""
    made = {name for path in PACKAGE.rglob("*.py") for name in findings(path)}
    checks = {
        name.__args__[0] for each in get_args(get_args(TieOut)[0]) for name in [each.model_fields["check"].annotation]
    }
    told = first_column("Findings")
    assert sorted(told) == sorted({*made, *(f"tie_out_{check}" for check in checks | {"window", "published"})})


def strings(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def findings(path: Path) -> Iterator[str]:
    """The names under which a module makes findings, where they are written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name("Finding"), args=[ast.Constant(str(name)), *_]):
                yield name


@pytest.mark.parametrize(
    "names",
    [
        get_args(Basis),
        get_args(Bound),
        get_args(FactStatus),
        get_args(Relation),
        get_args(StandingName),
        get_args(CauseName),
        get_args(Status),
        SEVERITIES,
    ],
)
def test_every_word_that_a_file_may_hold_is_in_the_glossary(names: tuple[str, ...]) -> None:
    told = words("glossary.md")
    assert [name for name in names if name not in told] == []


def test_every_decision_is_listed_and_says_what_why_and_what_else() -> None:
    listed = words("decisions/README.md")
    for page in sorted((DOCS / "decisions").glob("0*.md")):
        told = page.read_text(encoding="utf-8")
        assert f"[{page.name[:4]}]({page.name}) | {told.splitlines()[0].split(': ', 1)[1]} |" in listed
        assert all(f"**{part}.**" in told for part in ("What", "Why", "What else")), page.name
        assert len(told.splitlines()) <= 25, page.name
