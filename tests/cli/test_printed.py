"""What the commands print with `--format json` is what the schemas under schema/printed/ say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
from jsonschema import Draft202012Validator

from pipeline.cli.entry import cli
from pipeline.files.schemas import as_files
from pipeline.run.printed import COMMANDS, FOLDER, printed_schemas, schema_for
from tests.cli.conftest import Reconcile

SCHEMA = Path(__file__).parents[2] / "schema" / FOLDER
GOLD = (
    '{"source": "newer", "property": "wage", "value": "36650"}\n{"source": "older", "property": "wage", "value": 9}\n'
)


def commands(group: click.Group, path: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield path + name


def test_every_command_that_prints_json_has_a_schema() -> None:
    assert {*commands(cli)} - {"review"} == set(COMMANDS)


def test_the_committed_schemas_are_the_ones_the_records_make() -> None:
    made = as_files(SCHEMA, printed_schemas())
    assert {*SCHEMA.iterdir()} == set(made)
    for path, content in made.items():
        assert path.read_bytes() == content, f"{path.name} has drifted; run `reconcile schema`"


def test_every_field_says_what_it_holds() -> None:
    for schema in printed_schemas().values():
        Draft202012Validator.check_schema(schema)
        for record in (schema, *schema["$defs"].values()):
            assert all(re.fullmatch(r"\S.{3,}[.]", field["description"]) for field in record["properties"].values())


def test_what_each_command_prints_keeps_to_its_schema(reconcile: Reconcile, project: Path, tmp_path: Path) -> None:
    validators = {command: Draft202012Validator(schema_for(command)) for command in COMMANDS}
    held: list[str] = []

    def printed(command: str, *arguments: str | Path, code: int = 0) -> str:
        ended = reconcile("--project", project, *command.split(), *arguments, "--format", "json")
        assert ended.code == code, ended.err
        every = ended.out.splitlines() if command == "mentions" else [ended.out]
        for one in every:
            validators[command].validate(json.loads(one))
        held.append(command)
        assert every
        return every[0]

    printed("init", tmp_path / "new")
    printed("schema", tmp_path / "schema")
    printed("profile check", "occupation")
    (tmp_path / "broken.yaml").write_text("name: 7\n")
    printed("profile check", tmp_path / "broken.yaml", code=2)
    printed("mentions", project / "sources" / "newer.txt")
    printed("extract")
    (project / "gold.jsonl").write_text(GOLD)
    printed("evaluate", project / "gold.jsonl")
    run = json.loads(printed("run"))
    printed("conflicts", "--fail-on", "never")
    draft = tmp_path / "draft.json"
    draft.write_bytes((project / "output" / "draft.json").read_bytes())
    printed("decide", run["blocking"][0], "--choose", "$36,650", "--note", "newer", "--by", "Ada Lindqvist")
    printed("publish", "--allow-open")
    sheet = project / "output" / "fact-sheet.json"
    printed("verify", sheet)
    changed = json.loads(printed("diff", draft, sheet))["changes"]
    assert changed
    for fact in json.loads(sheet.read_text())["facts"]:
        printed("explain", fact["id"])
    printed("explain", run["blocking"][0])
    assert set(held) == set(COMMANDS)
