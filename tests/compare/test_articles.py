"""The five real articles: six kinds of disagreement, and no false alarm."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType

import articles
import msgspec
import pytest
from by_hand import claim, usd

from pipeline.compare import compare
from pipeline.profiles.load import load
from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison
from pipeline.records.document import Source

pytestmark = pytest.mark.skipif(not articles.SEEDS.exists(), reason="the shared articles are not beside this checkout")


def compared(*more: Claim) -> Comparison:
    """The articles compared, perhaps with further claims of a sixth one."""
    listed = {**articles.sources(), "sixth": Source("sixth", "sixth", geography="US")}
    return compare([*articles.claims(), *more], listed, load("occupation"))


def scorer() -> ModuleType:
    """The scorer beside the articles."""
    spec = importlib.util.spec_from_file_location("score", articles.SEEDS.parent / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_six_kinds_are_found_with_cause_basis_and_severity_and_nothing_else() -> None:
    found = json.loads(msgspec.json.encode({"conflicts": compared().conflicts}))
    gold = json.loads((articles.SEEDS / "conflicts.gold.json").read_text(encoding="utf-8"))
    score = scorer().conflicts(found, gold)
    assert score["missing"] == []
    assert score["false_alarms"] == []


def test_the_sentences_name_both_sides_and_for_the_edition_both_windows() -> None:
    edition = next(one for one in compared().conflicts if one.cause == "edition")
    for words in ("$101,340", "$104,830", "2021–2031", "2022–2032", "Bureau of Labor Statistics"):
        assert words in edition.explanation


def test_a_sixth_article_that_restates_a_figure_without_credit_changes_no_origin_count() -> None:
    subject = "medical-and-health-services-managers"
    before = {group.id: [value.origins for value in group.values] for group in compared().groups}
    copy = claim("sixth", "wage", usd(104830), subject=subject, pay_period="year", geography="US")
    after = {group.id: [value.origins for value in group.values] for group in compared(copy).groups}
    assert after == before
