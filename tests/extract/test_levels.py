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
        pytest.param(
            "Most port managers hold a bachelor's degree, which takes four years.",
            [(BACHELOR, "typical", "most")],
            id="most-hold",
        ),
        pytest.param(
            "Although no degree is required, most have a bachelor's degree or a high school diploma.",
            [],
            id="what-most-have-though-none-is-required",
        ),
        pytest.param(
            "All port managers must have a bachelor's degree.", [(BACHELOR, "required", "all")], id="must-have"
        ),
        pytest.param(
            "Many ports, however, prefer candidates with a master's degree.",
            [(MASTER, "preferred", "many")],
            id="a-word-set-off-by-commas",
        ),
        pytest.param(
            "In Norway, a master's degree has been the minimum for entry into the profession since 2007.",
            [(MASTER, "required")],
            id="minimum-for-entry",
        ),
        pytest.param(
            "They need a bachelor's degree and earn a median wage of $68,340.", [(BACHELOR, "required")], id="and-earn"
        ),
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
        pytest.param(
            "A bachelor's degree isn't required, but it is often preferred.",
            [(BACHELOR, "preferred")],
            id="yet-preferred",
        ),
        pytest.param(
            "While a master's degree is not necessary, having one can be an advantage.",
            [(MASTER, "preferred")],
            id="having-one",
        ),
        pytest.param(
            "A bachelor's degree isn't required, but experience is preferred.", [], id="something-else-is-preferred"
        ),
        pytest.param(
            "Ports require a bachelor or master's degree.", [(BACHELOR, "required")], id="one-word-before-another"
        ),
        pytest.param("Ports require a master mariner or a pilot.", [], id="a-word-that-is-no-step"),
        pytest.param(
            "To become a sales associate, a bachelor's degree is required.",
            [(BACHELOR, "required")],
            id="a-job-before-a-step",
        ),
        pytest.param(
            "A bachelor's degree isn't required, but it is an advantage to know Spanish.",
            [],
            id="what-else-is-an-advantage",
        ),
        pytest.param("Requirements: complete a bachelor's degree.", [(BACHELOR, "required")], id="requirements"),
        pytest.param("Applicants must have a high school diploma or equivalent.", [(SCHOOL, "required")], id="school"),
        pytest.param(
            "Applicants must be at least 23 years old and have a high school diploma.",
            [(SCHOOL, "required")],
            id="beside-any-age",
        ),
        pytest.param("Employers require a master's degree or a doctorate.", [(MASTER, "required")], id="alternatives"),
        pytest.param(
            "Employers require a master's degree (MBA, MPA).", [(MASTER, "required")], id="examples-in-brackets"
        ),
        pytest.param(
            "Common degrees include the Bachelor of Arts (BA) and the Master of Arts.",
            [(BACHELOR,), (MASTER,)],
            id="bare-list",
        ),
        pytest.param(
            "Often required: a bachelor's degree, for instance in trade.", [(BACHELOR, "required", "many")], id="label"
        ),
        pytest.param("Preferred: master's degree in logistics.", [(MASTER, "preferred")], id="label-of-preference"),
        pytest.param(
            "A master's degree is preferred or even required for many roles (MBA, MPA).",
            [(MASTER, "preferred", "many")],
            id="for-many-roles",
        ),
        pytest.param(
            "More than half of the advertisements preferred a master's.", [(MASTER, "preferred", "most")], id="a-share"
        ),
        pytest.param(
            "Nine in ten employers require a bachelor's degree.", [(BACHELOR, "required", "most")], id="nine-in-ten"
        ),
        pytest.param(
            "Some want a bachelor's degree, a few are happy with a high school diploma.",
            [(BACHELOR, "required", "some"), (SCHOOL, "some")],
            id="enough-for-some",
        ),
        pytest.param(
            "Nearly every employer asks for a bachelor's degree.", [(BACHELOR, "required", "most")], id="nearly-every"
        ),
        pytest.param("The standard requirement is a bachelor's degree.", [(BACHELOR, "typical")], id="the-standard"),
        pytest.param(
            "While a bachelor's degree is the minimum, a master's degree will give you an edge.",
            [(BACHELOR, "required"), (MASTER, "preferred")],
            id="a-comma-between-two",
        ),
        pytest.param("Managers with a master's degree often seek advice.", [], id="what-its-holders-seek"),
        pytest.param("A bachelor's degree requires four years of study.", [], id="what-it-asks-itself"),
        pytest.param(
            "A bachelor's degree is what most employers look for.", [(BACHELOR, "preferred", "most")], id="at-the-end"
        ),
        pytest.param("For promotion, many ports require a master's degree.", [], id="an-aim-beyond-entry"),
        pytest.param("Some logistics programs require a bachelor's degree.", [], id="what-courses-ask-for"),
        pytest.param("Few employers accept a high school diploma.", [], id="few-is-a-denial"),
        pytest.param(
            "A bachelor's degree is required for posts in research or teaching.",
            [(BACHELOR, "required", "some")],
            id="a-part-of-the-posts",
        ),
        pytest.param(
            "A bachelor's degree is required for positions in this field.",
            [(BACHELOR, "required")],
            id="the-whole-field",
        ),
        pytest.param(
            "A DPS, that is a doctoral degree, is required of everyone.",
            [("Doctoral or professional degree", "required", "all")],
            id="everyone",
        ),
        pytest.param(
            "Two degrees come up again and again: the Bachelor of Trade (BT) and the Master of Trade (MT).",
            [(BACHELOR,), (MASTER,)],
            id="announced-before-a-colon",
        ),
        pytest.param(
            "Popular degrees are the Bachelor of Science in Trade and the Master of Science.",
            [(BACHELOR,), (MASTER,)],
            id="degrees-are",
        ),
        pytest.param(
            "Two degrees matter here: most employers ask for a bachelor's degree.",
            [(BACHELOR, "required", "most")],
            id="behind-the-colon-a-sentence-of-its-own",
        ),
        pytest.param("The school offers two degrees: the Bachelor of Arts and the Master of Arts.", [], id="on-offer"),
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
    assert told(drafts(f"<p>{text}</p>", LABEL, "html"), "education") == expected


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


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        pytest.param("Finish college", "A bachelor's degree carries the rest.", [(BACHELOR, "typical")], id="college"),
        pytest.param("Step 1: Get a degree", "A bachelor's degree is it.", [(BACHELOR, "typical")], id="numbered"),
        pytest.param("Finish college", "A bachelor's degree takes four years.", [], id="how-long"),
        pytest.param("Get an advanced degree", "A master's degree gives you more.", [], id="beyond-entry"),
        pytest.param("Why study here", "A bachelor's degree gives you skills.", [], id="no-step"),
    ],
)
def test_a_sentence_that_begins_with_a_level_below_a_step_of_schooling_is_typical(heading, text, expected) -> None:
    page = f"<h2>{heading}</h2><p>Everything starts here. {text}</p>"
    assert told(drafts(page, LABEL, "html"), "education") == expected


def test_a_page_whose_only_words_stand_in_an_open_comment_states_no_level() -> None:
    assert drafts("<!-- Port managers need a bachelor's degree.\n", LABEL, "md") == []
