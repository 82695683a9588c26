"""The documents say what the code does: every rule, column, field and licence class, and what they show is valid."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
import yaml

from pipeline.cli.entry import cli
from pipeline.publish.rights import ALLOWANCES
from pipeline.publish.selectors import Verdict
from pipeline.publish.tables import COLUMNS
from pipeline.publish.verdicts import RULES
from pipeline.records.sheet import Sheet, Target

DOCS = Path(__file__).parents[2] / "docs"


def words(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", words(name), re.DOTALL)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_verify_is_explained_as_it_explains_itself(rule):
    assert f"| `{rule}` | {RULES[rule]} |" in words("verify.md")


def test_no_rule_is_explained_that_does_not_exist():
    assert set(re.findall(r"^\| `(\w+)` \|", words("verify.md"), re.MULTILINE)) == set(RULES)


@pytest.mark.parametrize("verdict", Verdict.__args__)
def test_every_verdict_is_explained(verdict):
    assert f"\n| {verdict} |" in words("verify.md")


def test_every_field_of_a_sheet_and_every_column_is_named():
    text = words("formats.md")
    assert all(f"`{field.encode_name}`" in text for field in msgspec.structs.fields(Sheet))
    assert ", ".join(f"`{column}`" for column in COLUMNS) in text


@pytest.mark.parametrize("rights", ALLOWANCES)
def test_what_may_be_quoted_is_what_is_quoted(rights):
    row = next(line for line in words("formats.md").splitlines() if line.startswith(f"| {rights} |"))
    allowed = ALLOWANCES[rights]
    assert f"| {allowed.around} characters |" in row
    assert "any length" in row if allowed.quote is None else f"| {allowed.quote} characters |" in row


def test_the_target_shown_is_one():
    assert msgspec.json.decode(json.dumps(json.loads(blocks("formats.md", "json")[0])), type=Target)


def test_the_workflows_shown_are_yaml_and_run_commands_that_exist():
    shown = blocks("ci.md", "yaml")
    assert all(isinstance(yaml.safe_load(each), dict) for each in shown)
    commands = re.findall(r"reconcile (\w+)", "\n".join([*shown, *blocks("ci.md", "sh")]))
    assert set(commands) <= set(cli.commands)
