"""The schemas are made from the records, committed, and as strict as reading a record back is."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from pipeline.errors import IntegrityError
from pipeline.files.jsonlines import lines
from pipeline.files.schemas import check, schema_files, schemas
from pipeline.records.claim import Claim, Evidence
from pipeline.values import Count, Duration, Level, Money, Name, Percent, Value, Year

SCHEMA = Path(__file__).parents[2] / "schema"


def test_the_committed_schemas_are_the_ones_the_records_make() -> None:
    made = schema_files(SCHEMA)
    assert {path.name for path in SCHEMA.glob("*.json")} == {path.name for path in made}
    for path, content in made.items():
        assert path.read_bytes() == content, f"{path.name} has drifted; run `reconcile schema`"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_schema_is_sound_and_says_what_it_is_for(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"]
    assert schema["title"]
    assert schema["description"]


def claim(value: Value) -> Claim:
    return Claim(
        id="1",
        source="one",
        subject="bakers",
        property="wage",
        value=value,
        bound="exact",
        qualifiers={"statistic": "median", "window": (2022, 2032)},
        attribution=None,
        evidence=Evidence(0, 1, "x", (0, 1)),
    )


@pytest.mark.parametrize(
    "value",
    [
        Money(amount=Decimal("104830"), currency="USD"),
        Money(low=Decimal("48000"), high=Decimal("61500.5"), currency="USD"),
        Percent(number=Decimal("-5")),
        Count(number=Decimal("0")),
        Year(number=Decimal("1998")),
        Duration(low=Decimal("2"), high=Decimal("3"), unit="year", after="bachelor's degree"),
        Name(text="Certified Medical Practice Executive", abbreviation="CMPE"),
        Level(text="bachelor's", canonical="Bachelor's degree"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_claim_with_any_kind_of_value_keeps_to_its_schema(value: Value) -> None:
    (line,) = lines([claim(value)])
    check("claim", line, "claims.jsonl")
    assert msgspec.json.decode(line, type=Claim) == claim(value)


def broken(**changes: Any) -> bytes:
    (line,) = lines([claim(Money(amount=Decimal("5"), currency="USD"))])
    return json.dumps({**json.loads(line), **changes}).encode()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(broken(bound="roughly"), id="bound"),
        pytest.param(broken(value={"kind": "heap", "amount": "5"}), id="kind"),
        pytest.param(broken(value={"kind": "money", "amount": [5]}), id="amount"),
        pytest.param(broken(evidence={"start": "0"}), id="evidence"),
        pytest.param(broken(qualifiers={"window": [2022]}), id="window"),
        pytest.param(broken(id=None), id="id"),
    ],
)
def test_reading_back_refuses_what_the_schema_refuses(line: bytes) -> None:
    with pytest.raises(IntegrityError, match="was not written"):
        check("claim", line, "claims.jsonl")
    with pytest.raises(IntegrityError, match="was not written"):
        check("claim", line + b" " * 2**20, "claims.jsonl")
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(line, type=Claim)


def test_numbers_are_written_in_one_way_only() -> None:
    for amount in ("1e5", "100.0", "007", "1,000", ".5"):
        with pytest.raises(IntegrityError):
            check("claim", broken(value={"kind": "money", "amount": amount, "currency": "USD"}), "claims.jsonl")
