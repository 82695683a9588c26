"""Names are read from context: a profile that knows none by heart finds them all the same."""

from __future__ import annotations

import pytest
from reading_names import seeds_scored

from pipeline.profiles.load import load

PROPERTIES = {"certification", "job_title"}


@pytest.fixture(scope="module")
def emptied():
    """The occupation profile with its vocabularies of titles and credentials emptied."""
    return load("occupation").model_copy(update={"vocabularies": {}})


def test_recall_of_names_stays_without_vocabularies(emptied) -> None:
    rates = seeds_scored(emptied, PROPERTIES)
    assert rates["micro"]["r"] >= 0.85
    assert rates["micro"]["p"] >= 0.95


def test_recall_of_names_stays_even_without_the_nouns_that_titles_end_in(emptied) -> None:
    naming = emptied.names["job_title"].model_copy(update={"heads": ()})
    bare = emptied.model_copy(update={"names": {**emptied.names, "job_title": naming}})
    rates = seeds_scored(bare, PROPERTIES)
    assert rates["micro"]["r"] >= 0.75
    assert rates["micro"]["p"] >= 0.9


def test_names_of_the_shared_articles_are_right_with_role_and_issuer() -> None:
    rates = seeds_scored(load("occupation"), PROPERTIES)
    for name in PROPERTIES:
        assert rates[name]["p"] >= 0.98
        assert rates[name]["r"] >= 0.98
    assert rates["qualifiers"]["p"] >= 0.98


def test_education_of_the_shared_articles_is_right_with_strength_and_bound() -> None:
    rates = seeds_scored(load("occupation"), {"education"})
    assert rates["education"]["p"] >= 0.95
    assert rates["education"]["r"] >= 0.95
    assert rates["qualifiers"]["p"] >= 0.95
