"""Labelled claims are read from either format, and every kind of error is counted as what it is."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.evaluate import evaluate
from pipeline.files.gold import read_gold
from pipeline.profiles.load import load
from pipeline.records.claim import Claim, Evidence
from pipeline.records.label import Evaluation
from pipeline.values import Count, Duration, Level, Money, Name, Percent, Value
from tests.cli.conftest import Reconcile, project, reconcile

__all__ = ["project", "reconcile"]
PROFILE = load("occupation")


def claim(value: Value, property: str = "wage", start: int = 10, **more: object) -> Claim:
    fields = {
        "id": f"{property}-{start}",
        "source": "a",
        "subject": "bakers",
        "property": property,
        "value": value,
        "bound": "exact",
        "qualifiers": {},
        "attribution": None,
        "evidence": Evidence(start, start + 7, "x" * 7, (0, 100)),
    }
    return Claim(**{**fields, **more})  # type: ignore[arg-type]


def money(amount: str) -> Money:
    return Money(amount=dec(amount), currency="USD")


def dec(number: str) -> Decimal:
    return Decimal(number)


def scored(tmp_path: Path, claims: list[Claim], *labels: dict[str, object]) -> Evaluation:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps({"source": "a", "property": "wage", **label}) + "\n" for label in labels))
    return evaluate(claims, read_gold(path), PROFILE)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        pytest.param(money("36650"), 36650, id="number"),
        pytest.param(money("36650"), "$36,650", id="as-printed"),
        pytest.param(money("36650"), {"amount": 36650, "currency": "USD"}, id="money"),
        pytest.param(money("36650"), {"kind": "money", "amount": "36650", "currency": "USD"}, id="as-a-claim"),
        pytest.param(Money(low=dec("1"), high=dec("2"), currency="USD"), {"low": 1, "high": 2}, id="range"),
        pytest.param(Percent(number=dec("-5")), -5, id="negative"),
        pytest.param(Percent(number=dec("28")), "28%", id="percent"),
        pytest.param(Count(number=dec("0.5")), 0.5, id="fraction"),
        pytest.param(Duration(dec("2"), dec("3"), "year"), {"years": [2, 3]}, id="years"),
        pytest.param(Duration(dec("18"), dec("18"), "month"), {"low": 18, "high": 18, "unit": "months"}, id="months"),
        pytest.param(Name(text="Fellows of X", abbreviation="FX"), "fx", id="abbreviation"),
        pytest.param(Name(text="the Head Bakers"), "Head baker", id="plural-and-case"),
        pytest.param(
            Level(text="undergraduate degree", canonical="Bachelor's degree"), "bachelor’s degree", id="level"
        ),
    ],
)
def test_a_value_is_recognised_however_it_is_labelled(tmp_path: Path, value: Value, label: object) -> None:
    result = scored(tmp_path, [claim(value)], {"value": label})
    assert (result.micro.right, result.micro.wrong, result.micro.missed) == (1, 0, 0)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        pytest.param(money("36650"), {"amount": 36650, "currency": "EUR"}, id="currency"),
        pytest.param(money("36650"), 36651, id="amount"),
        pytest.param(Duration(dec("2"), dec("2"), "year"), {"months": [2, 2]}, id="unit"),
        pytest.param(Name(text="Head baker"), "Baker", id="name"),
        pytest.param(Money(low=dec("1"), high=dec("2"), currency="USD"), 1, id="range-for-figure"),
    ],
)
def test_another_value_is_both_wrong_and_missed(tmp_path: Path, value: Value, label: object) -> None:
    result = scored(tmp_path, [claim(value)], {"value": label, "start": 10, "end": 17})
    assert (result.micro.right, result.micro.wrong, result.micro.missed) == (0, 1, 1)
    assert [each.kind for each in result.examples] == ["another value"]


def test_a_repeat_counts_neither_way(tmp_path: Path) -> None:
    result = scored(tmp_path, [claim(money("1")), claim(money("1"), start=50)], {"value": 1})
    assert (result.micro.right, result.micro.wrong) == (1, 0)


def test_an_optional_label_counts_neither_way(tmp_path: Path) -> None:
    found = scored(tmp_path, [claim(money("1"))], {"value": 1, "optional": True}, {"value": 2, "optional": True})
    assert (found.micro.right, found.micro.wrong, found.micro.missed) == (0, 0, 0)


def test_spans_are_scored_apart_from_values(tmp_path: Path) -> None:
    claims = [claim(money("1"), start=10), claim(money("2"), start=30), claim(money("3"), start=50)]
    labels = [
        {"value": 1, "start": 10, "end": 17},
        {"value": 2, "start": 31, "end": 37},
        {"value": 3, "start": 90, "end": 97},
    ]
    result = scored(tmp_path, claims, *labels)
    assert result.micro.f1 == 1
    (spans,) = result.spans
    assert (spans.right, spans.wrong, spans.missed) == (1, 2, 2)
    assert {each.kind for each in result.examples} == {"span overlapping", "span elsewhere"}


def test_qualifiers_are_scored_one_by_one(tmp_path: Path) -> None:
    right = claim(money("1"), qualifiers={"statistic": "median", "window": (2022, 2032)}, attribution="BLS")
    label = {
        "value": 1,
        "subject": "cooks",
        "qualifiers": {"statistic": "mean", "period": [2022, 2032], "attributed_to": "Bureau of Labor Statistics"},
    }
    rows = {each.name: each for each in scored(tmp_path, [right], label).qualifiers}
    assert rows["statistic"].right == 0
    assert rows["subject"].right == 0
    assert rows["window"].right == 1
    assert rows["attribution"].right == 1, "an alias of the profile is the same organisation"


def test_of_equal_values_the_one_that_fits_best_is_taken(tmp_path: Path) -> None:
    claims = [
        claim(Percent(number=dec("28")), start=start, qualifiers={"window": window})
        for start, window in ((10, (2021, 2031)), (40, (2022, 2032)))
    ]
    labels = [{"value": 28, "qualifiers": {"window": window}} for window in ([2022, 2032], [2021, 2031])]
    (row,) = scored(tmp_path, claims, *labels).qualifiers
    assert (row.name, row.right, row.wrong) == ("window", 2, 0)


def test_what_nobody_labelled_is_not_scored(tmp_path: Path) -> None:
    claims = [claim(money("1")), claim(money("1"), "tuition"), claim(money("1"), source="b")]
    result = scored(tmp_path, claims, {"value": 1})
    assert (result.micro.wrong, result.unscored) == (0, 2)


def test_a_table_says_the_same_as_json_lines(tmp_path: Path) -> None:
    table = tmp_path / "gold.csv"
    table.write_text(
        "source,property,value,currency,statistic,window,attribution,start,end,optional\n"
        'a,wage,"36,650",USD,median,2022-2032,BLS,10,17,\n'
        "a,certification,Certified Master Baker,,,,,,,yes\n"
    )
    lines = tmp_path / "gold.jsonl"
    lines.write_text(
        '{"doc": "a", "property": "wage", "value": {"amount": 36650, "currency": "USD"}, "start": 10, "end": 17, '
        '"qualifiers": {"statistic": "median", "window": [2022, 2032], "attributed_to": "BLS"}}\n'
        '{"doc": "a", "property": "certification", "value": "Certified Master Baker", "optional": true}\n'
    )
    written = [[(each.low, each.names, each.currency, each.qualifiers, each.attribution, each.start, each.optional)
                for each in read_gold(path)] for path in (table, lines)]  # fmt: skip
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("g.jsonl", '{"source": "a"}\n', "g.jsonl:1: 'property' is missing", id="key"),
        pytest.param("g.jsonl", "\n{broken\n", "g.jsonl:2:2: not JSON", id="json"),
        pytest.param("g.jsonl", "[1]\n", "g.jsonl:1: each line must be one object", id="list"),
        pytest.param("g.jsonl", "", "holds no labelled claim", id="empty"),
        pytest.param("g.csv", "a,b\n1,2\n", "g.csv:1: the first line must name the columns", id="columns"),
        pytest.param("g.csv", "source,property,value\na,wage,\n", "g.csv:2: 'value' is missing", id="cell"),
        pytest.param("g.csv", "property,value\nwage,1\n", "g.csv:2: 'source' is missing", id="source"),
        pytest.param(
            "g.csv", "source,property,value\na,wage,$36,650\n", "g.csv:2: 4 cells under 3 columns", id="comma"
        ),
        pytest.param("g.csv", 'source,property,value\na,wage,"36\na,wage,7\n', "g.csv:3: cannot be read", id="quote"),
        pytest.param("g.csv", f"source,property,value\na,wage,{'7' * 200_000}\n", "g.csv:2: cannot be", id="long-cell"),
        pytest.param("g.csv", "source,property,value,start,end\na,wage,7,9,9\n", "g.csv:2: the place 9–9", id="place"),
        pytest.param("g.csv", "source,property,value,window\na,wage,7,2023\n", "a window is two years", id="window"),
        pytest.param("g.jsonl", '{"a":' * 100_000, "g.jsonl:1: nested too deep", id="deep"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        read_gold(tmp_path / name)
    assert said in str(caught.value)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_table_as_any_spreadsheet_saves_it_is_read(tmp_path: Path, mark: str, newline: str) -> None:
    rows = [["Source ", "PROPERTY", "Value", "statistic"], ["a", "wage", '"$36,650"', "median"], ["", "", "", ""]]
    (tmp_path / "gold.csv").write_bytes(("\ufeff" + newline.join(mark.join(row) for row in rows)).encode())
    (label,) = read_gold(tmp_path / "gold.csv")
    assert (label.source, label.property, label.low, label.qualifiers) == ("a", "wage", 36650, {"statistic": "median"})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("newer.txt,wage,36650", "gold.csv:3: no source is called `newer.txt`; did you mean `newer`?"),
        ("x,wage,36650", "gold.csv:3: no source is called `x`; there are "),
    ],
)
def test_a_label_that_points_nowhere_is_named_and_not_called_missed(
    reconcile: Reconcile, project: Path, tmp_path: Path, row: str, said: str
) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text(f"source,property,value\nnewer,wage,36650\n{row}\n")
    ended = reconcile("--project", project, "evaluate", gold)
    assert ended.code == 2
    assert said in ended.err


def test_a_label_of_a_property_that_the_profile_lacks_says_so(tmp_path: Path) -> None:
    (missed,) = scored(tmp_path, [], {"property": "wages", "value": 1}).examples
    assert missed.found == "the profile has no such property"


def test_labels_of_documents_that_were_not_asked_for_are_no_mistake(
    reconcile: Reconcile, project: Path, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text("source,property,value\nnewer,wage,36650\nelsewhere,wage,1\n")
    (document,) = (project / "sources").glob("newer.*")
    assert reconcile("--project", project, "evaluate", gold, document).code == 0
    gold.write_text("source,property,value\nelsewhere,wage,1\n")
    assert "no source is called `elsewhere`" in reconcile("--project", project, "evaluate", gold, document).err


def test_claims_are_a_perfect_score_of_themselves(reconcile: Reconcile, project: Path) -> None:
    reconcile("--project", project, "extract")
    ended = reconcile("--project", project, "evaluate", project / "output" / "claims.jsonl", "--format", "json")
    result = json.loads(ended.out)
    for table in ("properties", "spans", "qualifiers"):
        assert result[table]
        assert all(row["f1"] == 1 for row in result[table])
    assert result["examples"] == []


def test_a_floor_that_is_not_reached_fails(reconcile: Reconcile, project: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text("source,property,value\nnewer,wage,36650\nolder,wage,1\n")
    ended = reconcile("--project", project, "evaluate", gold)
    assert ended.code == 0
    assert "34,950" in ended.out
    assert reconcile("--project", project, "evaluate", gold, "--min-recall", "0.9").code == 1
    assert reconcile("--project", project, "evaluate", gold, "--min-recall", "0.5").code == 0
