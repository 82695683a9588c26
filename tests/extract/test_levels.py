"""What is promised of levels: which sentences require, prefer or call one typical, for how many, and which say nothing of it."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

LABEL = "Port managers"
BACHELOR, MASTER, SCHOOL = "Bachelor's degree", "Master's degree", "High school diploma or equivalent"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Port managers typically need a bachelor's degree.", [(BACHELOR, "typical")], id="typically-need"),
        pytest.param("A bachelor’s degree is required.", [(BACHELOR, "required")], id="is-required"),
        pytest.param("A bachelor's degree is often required.", [(BACHELOR, "required", "many")], id="often-required"),
        pytest.param(
            "Most ports prefer applicants with a master's degree.", [(MASTER, "preferred", "most")], id="most-prefer"
        ),
        pytest.param(
            "Many jobs prefer or require a master's degree.", [(MASTER, "preferred", "many")], id="the-weaker-of-two"
        ),
        pytest.param(
            "A bachelor's degree is the minimum, but some employers prefer a master's degree.",
            [(BACHELOR, "required"), (MASTER, "preferred", "some")],
            id="each-clause-its-own",
        ),
        pytest.param("Applicants must have a high school diploma or equivalent.", [(SCHOOL, "required")], id="school"),
        pytest.param("Employers require a master's degree or a doctorate.", [(MASTER, "required")], id="alternatives"),
        pytest.param(
            "Employers require a master's degree (MBA, MPA).", [(MASTER, "required")], id="examples-in-brackets"
        ),
        pytest.param(
            "Common degrees include the Bachelor of Arts (BA) and the Master of Arts.",
            [(BACHELOR,), (MASTER,)],
            id="bare-list",
        ),
        pytest.param("A degree program takes four years; a bachelor's degree costs $40,000.", [], id="costs"),
        pytest.param("A bachelor's degree is not required.", [], id="denied"),
        pytest.param("You do not need a bachelor's degree.", [], id="denied-before"),
        pytest.param("Many managers also hold a master's degree.", [], id="what-some-hold"),
        pytest.param("Crane welders typically need a bachelor's degree.", [], id="others"),
        pytest.param("The university offers bachelor's and master's degrees.", [], id="offers"),
        pytest.param("Applicants to master's degree programs typically need a bachelor's degree.", [], id="admission"),
    ],
)
def test_a_sentence_states_a_level_with_strength_and_quantifier(text, expected) -> None:
    assert told(drafts(text, LABEL), "education") == expected


@pytest.mark.parametrize(
    ("text", "quote", "bound"),
    [
        pytest.param(
            "Jobs require more than an undergraduate degree.",
            "more than an undergraduate degree",
            "more_than",
            id="beyond",
        ),
        pytest.param(
            "Jobs require at least a bachelor's degree.", "bachelor's degree", "exact", id="a-floor-is-no-bound"
        ),
    ],
)
def test_only_words_that_go_beyond_a_level_bound_it(text, quote, bound) -> None:
    (found,) = drafts(text, LABEL)
    assert (text[found.start : found.end], found.bound) == (quote, bound)


def test_a_heading_that_names_a_level_as_a_step_makes_its_first_mention_typical() -> None:
    page = "<h2>Earn a bachelor's degree</h2><p>A bachelor's degree opens doors. A bachelor's degree pays.</p>"
    assert told(drafts(page, LABEL, "html"), "education") == [(BACHELOR, "typical")]


def test_a_list_takes_its_strength_from_the_words_that_lead_to_it() -> None:
    page = "<p>Requirements:</p><ul><li>Bachelor's degree in trade</li><li>Master's degree preferred</li></ul>"
    assert told(drafts(page, LABEL, "html"), "education") == [(BACHELOR, "required"), (MASTER, "preferred")]
