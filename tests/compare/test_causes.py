"""Each cause of a disagreement, stated and inferred, and what must not be taken for one."""

from __future__ import annotations

from typing import get_args

import pytest
from by_hand import PROFILE, brief, claim, count, level, name, only, pct, run, usd

from pipeline.compare import explanations
from pipeline.compare.causes import causes
from pipeline.records.claim import Claim
from pipeline.records.conflict import CauseName

EDITIONS = [
    claim("a", "wage", usd(101340), "BLS", as_of="2023-04"),
    claim("a", "employment_growth", pct(28), "BLS", window=(2021, 2031)),
    claim("b", "wage", usd(104830), "U.S. Bureau of Labor Statistics", as_of="2023"),
    claim("b", "employment_growth", pct(28), "BLS", window=(2022, 2032)),
]


def wages(*said: Claim) -> list[tuple[str, str, str, str]]:
    """What is wrong among some claims about pay."""
    found = [conflict for conflict in run(list(said)).conflicts if conflict.property == "wage"]
    return [brief(one) for conflict in found for one in conflict.disagreements]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            claim("a", "wage", usd(104830), "BLS"), claim("b", "wage", usd(104380), "BLS"),
            ("transcription", "inferred", "conflicting", "high"), id="digits-swapped",
        ),
        pytest.param(
            claim("a", "wage", usd(104830), "BLS"), claim("b", "wage", usd(105), "BLS"),
            ("transcription", "inferred", "conflicting", "high"), id="lost-k",
        ),
        pytest.param(
            claim("a", "wage", usd(104830), "BLS"), claim("b", "wage", usd(10483)),
            ("transcription", "inferred", "conflicting", "high"), id="slipped-point-in-an-uncredited-copy",
        ),
        pytest.param(
            claim("a", "wage", usd(101340), "BLS", as_of="2022"), claim("b", "wage", usd(104830), "BLS", as_of="2023-05"),
            ("edition", "stated", "conflicting", "high"), id="edition-stated",
        ),
        pytest.param(
            claim("a", "wage", usd(104380), "BLS", as_of="2022"), claim("b", "wage", usd(104830), "BLS", as_of="2023"),
            ("edition", "stated", "conflicting", "high"), id="dates-explain-better-than-a-chance-swap",
        ),
        pytest.param(
            claim("a", "employment_growth", pct(28), "BLS", window=(2021, 2031)),
            claim("b", "employment_growth", pct(29), "BLS", window=(2022, 2032)),
            ("window", "stated", "conflicting", "low"), id="window-another-value",
        ),
        pytest.param(
            claim("a", "employment_growth", pct(28), "BLS", window=(2021, 2031)),
            claim("b", "employment_growth", pct(28), "BLS", window=(2022, 2032)),
            ("window", "stated", "same", "info"), id="window-same-value",
        ),
        pytest.param(
            claim("a", "wage", usd(72000), "Glassdoor"), claim("b", "wage", usd(104830), "BLS"),
            ("origin", "stated", "conflicting", "medium"), id="origin-stated",
        ),
        pytest.param(
            claim("a", "wage", usd(72000)), claim("b", "wage", usd(104830), "BLS"),
            ("origin", "inferred", "conflicting", "medium"), id="origin-inferred",
        ),
        pytest.param(
            claim("a", "education", level("Bachelor's degree"), strength="preferred", quantifier="most"),
            claim("b", "education", level("Bachelor's degree"), bound="more_than", strength="required"),
            ("requirement", "stated", "conflicting", "medium"), id="requirement",
        ),
        pytest.param(
            claim("a", "certification", name("Certified Baking Executive", "CBE"), issuer="American College of Baking"),
            claim("b", "certification", name("American College of Baking")),
            ("terminology", "inferred", "conflicting", "low"), id="terminology",
        ),
        pytest.param(
            claim("a", "wage", usd(105000), "BLS", quote="$105k"), claim("b", "wage", usd(104830), "BLS"),
            ("rounding", "stated", "compatible", "info"), id="rounding-suffix",
        ),
        pytest.param(
            claim("a", "wage", usd(105000), "BLS", bound="approximately"), claim("b", "wage", usd(104830), "BLS"),
            ("rounding", "stated", "compatible", "info"), id="rounding-hedged",
        ),
        pytest.param(
            claim("a", "wage", usd(98100), "BLS"), claim("b", "wage", usd(104830), "BLS", as_of="2023"),
            ("underspecified", "stated", "conflicting", "low"), id="underspecified",
        ),
        pytest.param(
            claim("a", "wage", usd(160000), "BLS", bound="more_than", statistic="p90", as_of="2023"),
            claim("b", "wage", usd(205000), "BLS", bound="more_than", statistic="p90", as_of="2023-04"),
            ("unexplained", "stated", "conflicting", "high"), id="unexplained-thresholds",
        ),
    ],
)  # fmt: skip
def test_two_claims_disagree_for_this_reason(first: Claim, second: Claim, expected: tuple[str, ...]) -> None:
    for said in ([first, second], [second, first]):
        conflict = only(run(said))
        assert [brief(one) for one in conflict.disagreements] == [expected]
        assert (conflict.cause, conflict.severity) == (expected[0], expected[3])


def test_an_edition_is_inferred_from_the_windows_quoted_beside_the_figures() -> None:
    conflict = next(one for one in run(EDITIONS).conflicts if one.property == "wage")
    assert brief(conflict.disagreements[0]) == ("edition", "inferred", "conflicting", "high")
    for words in ("$101,340", "$104,830", "2021–2031", "2022–2032", "Bureau of Labor Statistics"):
        assert words in conflict.explanation


@pytest.mark.parametrize(
    ("older", "newer", "cause"),
    [
        pytest.param(205000, 160000, "unexplained", id="no-edition-falls-so-far"),
        pytest.param(100000, 112000, "unexplained", id="no-edition-rises-so-far"),
        pytest.param(100000, 96000, "edition", id="a-credible-fall"),
    ],
)
def test_an_edition_is_inferred_only_where_the_step_is_credible(older: int, newer: int, cause: str) -> None:
    said = [claim("a", "wage", usd(older), "BLS", as_of="2023"), claim("b", "wage", usd(newer), "BLS", as_of="2023")]
    assert [one[0] for one in wages(EDITIONS[1], EDITIONS[3], *said)] == [cause]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([claim("a", "wage", usd(104830), "BLS"), claim("b", "wage", usd(104830), "Glassdoor")], id="same"),
        pytest.param(
            [claim("a", "wage", usd(104830), "BLS"), claim("b", "wage", usd(104830), "BLS", bound="approximately")],
            id="a-hedge-is-no-other-value",
        ),
        pytest.param(
            [claim("a", "wage", usd(98000), "BLS", as_of="2021"), claim("a", "wage", usd(101340), "BLS", as_of="2022")],
            id="a-series-in-one-document",
        ),
        pytest.param(
            [claim("a", "wage", usd(62000), subject="all-occupations"), claim("a", "wage", usd(104830))],
            id="another-subject",
        ),
        pytest.param(
            [claim("a", "wage", usd(62000), statistic="mean"), claim("b", "wage", usd(104830))], id="another-statistic"
        ),
        pytest.param(
            [claim("a", "certification", name("CPHQ")), claim("b", "certification", name("CMM"))], id="set-items-add-up"
        ),
        pytest.param(
            [claim("a", "education", level("Bachelor's degree")), claim("a", "education", level("Master's degree"), at=1),
             claim("b", "education", level("Master's degree"), strength="required")],
            id="a-bare-list-of-degrees",
        ),
        pytest.param(
            [claim("a", "education", level("Bachelor's degree"), strength="required"),
             claim("a", "education", level("Master's degree"), strength="preferred"),
             claim("b", "education", level("Bachelor's degree"), strength="typical")],
            id="levels-within-one-document",
        ),
        pytest.param(
            [claim("a", "education", level("Bachelor's degree"), bound="more_than", strength="required"),
             claim("b", "education", level("Master's degree"), strength="required")],
            id="more-than-one-step-is-the-next",
        ),
    ],
)  # fmt: skip
def test_there_is_no_disagreement(said: list[Claim]) -> None:
    assert run(said).conflicts == ()


def test_all_pairs_of_one_value_against_one_other_origin_fold_into_one() -> None:
    glassdoor = claim("c", "wage", usd(72000), "Glassdoor")
    found = wages(*EDITIONS, glassdoor)
    assert sorted(one[0] for one in found) == ["edition", "origin"]


def test_a_figure_that_agrees_with_one_edition_does_not_disagree_with_its_origin() -> None:
    glassdoor = claim("c", "wage", usd(104830), "Glassdoor")
    assert [one[0] for one in wages(*EDITIONS, glassdoor)] == ["edition"]


def test_only_the_newest_of_a_series_stands_against_another_document() -> None:
    series = [claim("a", "wage", usd(98000), "BLS", as_of="2021"), claim("a", "wage", usd(101340), "BLS", as_of="2022")]
    conflict = only(run([*series, claim("b", "wage", usd(104830), "BLS", as_of="2023")]))
    assert [(one.between, one.cause) for one in conflict.disagreements] == [((1, 2), "edition")]


def test_the_profile_may_weigh_a_cause_otherwise() -> None:
    wage = PROFILE.properties["wage"].model_copy(update={"severities": {"origin": "high"}})
    profile = PROFILE.model_copy(update={"properties": {**PROFILE.properties, "wage": wage}})
    said = [claim("a", "wage", usd(72000), "Glassdoor"), claim("b", "wage", usd(104830), "BLS")]
    assert only(run(said, profile=profile)).severity == "high"


def test_a_stop_at_an_open_bound_is_compatible_with_what_lies_beyond() -> None:
    said = [claim("a", "employment", count(12000), bound="more_than"), claim("b", "employment", count(15300))]
    assert brief(only(run(said)).disagreements[0]) == ("rounding", "stated", "compatible", "info")


def test_every_cause_is_explained_to_readers_and_tried_in_the_order_of_the_design() -> None:
    assert set(explanations()) == set(get_args(CauseName))
    assert all(words.endswith(".") for words in explanations().values())
    assert [cause.__name__.rsplit(".", 1)[1] for cause in causes()] == [
        "transcription", "edition_stated", "window", "terminology_sense", "origin", "edition_inferred", "edition_published", "requirement",
        "terminology", "rounding", "underspecified", "unexplained",
    ]  # fmt: skip


def test_a_crowd_of_values_is_held_against_the_best_supported_one_only() -> None:
    crowd = [claim(f"s{i}", "wage", usd(50000 + i * 1370), f"Body {i}") for i in range(60)]
    again = claim("s60", "wage", usd(50000 + 7 * 1370), "Another body")
    conflict = only(run([*crowd, again]))
    assert len(conflict.disagreements) == 59
    assert all(7 in one.between for one in conflict.disagreements)
