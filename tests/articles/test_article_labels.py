"""The labels are true to the documents: each quotes what it claims, and the gold follows from them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from place_labels import NAME, documents, gold, text_of

HERE = Path(__file__).resolve().parent
WORDED = re.compile(r" in | out of |^(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:to|or|and) ")
FOLDERS = [
    pytest.param(HERE, id="articles"),
    pytest.param(HERE / "sample", id="sample"),
    pytest.param(HERE / "unseen", id="unseen"),
    pytest.param(HERE / "unseen2", id="unseen2"),
    pytest.param(HERE / "unseen3", id="unseen3"),
    pytest.param(HERE / "unseen4", id="unseen4"),
    pytest.param(HERE / "unseen5", id="unseen5"),
    pytest.param(HERE / "unseen6", id="unseen6"),
    pytest.param(HERE / "unseen7", id="unseen7"),
    pytest.param(HERE / "unseen9", id="unseen9"),
    pytest.param(HERE / "unseen11", id="unseen11"),
    pytest.param(HERE / "unseen10", id="unseen10"),
    pytest.param(HERE / "unseen8", id="unseen8"),
    pytest.param(HERE / "unseen12", id="unseen12"),
    pytest.param(HERE / "unseen13", id="unseen13"),
    pytest.param(HERE / "unseen14", id="unseen14"),
    pytest.param(HERE / "unseen15", id="unseen15"),
    pytest.param(HERE.parent / "company", id="company"),
    pytest.param(HERE.parent / "company" / "unseen", id="company-unseen"),
]


def written(folder: Path) -> list[dict[str, Any]]:
    """The lines of gold as they are committed."""
    return [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("folder", FOLDERS)
def test_gold_follows_from_the_labels(folder: Path) -> None:
    assert written(folder) == gold(folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_labelled_figure_has_the_digits_of_its_quote(folder: Path) -> None:
    texts = {name: text_of(folder, name) for name in documents(folder)}
    for line in written(folder):
        quote = texts[line["doc"]][line["start"] : line["end"]]
        figure = any(c.isdigit() for c in quote) and not WORDED.search(quote)
        if line["property"] not in NAME and figure:
            for number in numbers(line["value"]):
                assert significant(number) in re.sub(r"\D", "", quote), line


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_quote_is_neither_padded_nor_empty(folder: Path) -> None:
    texts = {name: text_of(folder, name) for name in documents(folder)}
    for line in written(folder):
        quote = texts[line["doc"]][line["start"] : line["end"]]
        assert quote == quote.strip() != "", line


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_two_labels_say_the_same_of_the_same_words(folder: Path) -> None:
    places = [(line["doc"], line["property"], line["start"], line["end"]) for line in written(folder)]
    assert len(places) == len(set(places))


def numbers(value: Any) -> list[float]:
    """The numbers a gold value holds."""
    if isinstance(value, dict):
        return [n for part in value.values() for n in numbers(part)]
    if isinstance(value, list):
        return [n for part in value for n in numbers(part)]
    return [value] if isinstance(value, int | float) else []


def significant(number: float) -> str:
    """The digits of a number that a scale word cannot change."""
    return f"{abs(number):f}".replace(".", "").strip("0")
