"""What stands above a list or table tells what it holds, in the words that tell it most closely."""

from __future__ import annotations

from reading_names import drafts, told

SUBJECT = "Land surveyors"


def test_a_heading_of_credentials_tells_more_than_a_lead_in_that_speaks_of_job_ads() -> None:
    text = """# Land surveyors

### Consider a certification

None is mandatory. These come up most in job ads:

1. **Certified Mapping Professional (CMP)** – by the Mapping Guild.
2. **Trimble Certified Survey Analyst** – offered by Trimble.
3. **Certified Boundary Practitioner (CBP)** – our own credential.
"""
    found = drafts(text, SUBJECT, "md")
    assert [each[0] for each in told(found, "certification")] == ["CMP", "Trimble Certified Survey Analyst", "CBP"]
    assert told(found, "job_title") == []


def test_a_column_headed_by_two_words_holds_what_one_of_them_says() -> None:
    text = """# Land surveyors

| Card or certificate | Who gives it | When |
|---|---|---|
| Site Safety Level 1 | Guild of Builders | Month 1 |
| Certified Chart Reader (CCR) | Harbor Board | Month 5 |
"""
    assert told(drafts(text, SUBJECT, "md"), "certification") == [
        ("Site Safety Level 1", "Guild of Builders"),
        ("CCR", "Harbor Board"),
    ]


LADDER = """Land Surveyor Guide

Land surveyors measure land for builders, towns and courts.

What is the land surveyor career path?

Survey assistant
Carries the rods and holds the poles for a year or two.

Party chief
Leads a crew of three and answers for its notes.

Land surveyor
Signs the plans.

Operations manager
Several crews, a budget and a seat at the Monday meeting.
"""


def test_names_alone_above_the_paragraphs_that_tell_of_them_are_read() -> None:
    assert told(drafts(LADDER, SUBJECT), "job_title") == [
        ("Survey assistant", "career_step"),
        ("Party chief", "career_step"),
        ("Operations manager", "career_step"),
    ]


def test_jobs_in_the_answer_to_a_question_are_jobs() -> None:
    text = """Land Surveyor Guide

Land surveyors measure land for builders, towns and courts.

FAQ

What other jobs can I do with land surveyor experience?
Facilities coordinator, route planner, claims manager and field trainer for a dealer come up most.
"""
    assert [each[0] for each in told(drafts(text, SUBJECT), "job_title")] == [
        "Facilities coordinator", "Route planner", "Claims manager", "Field trainer",
    ]  # fmt: skip


RELATED = """# Land surveyors

## Career opportunities

{}:

- Landscape architects
- Marine engineers
- Chart drafters

Most of them need a degree.
"""


def test_a_lead_in_about_others_is_not_overruled_by_the_heading_above_it() -> None:
    assert told(drafts(RELATED.format("Related occupations"), SUBJECT, "md"), "job_title") == []
    titles = told(drafts(RELATED.format("Some of the jobs"), SUBJECT, "md"), "job_title")
    assert [each[0] for each in titles] == ["Landscape architect", "Marine engineer", "Chart drafter"]


def test_jobs_that_are_moved_on_to_are_steps_of_a_career() -> None:
    text = """# Land surveyors

{}

| Position | Average annual salary |
|---|---|
| Party chief | $64,000 |
| Survey manager | $87,000 |
"""
    for lead, role in (
        ("As they gain experience, they can transition to better-paid roles.", "career_step"),
        ("Advanced positions ask for ten years of practice.", "career_step"),
        ("Entry positions ask for no degree.", "entry_level"),
        ("Pay differs from town to town.", "role"),
    ):
        assert told(drafts(text.format(lead), SUBJECT, "md"), "job_title") == [
            ("Party chief", role),
            ("Survey manager", role),
        ]


def test_a_heading_or_the_sentence_before_tells_what_titles_in_general_words_are() -> None:
    titles = "{} as a survey aide, a field assistant or a chart clerk.\n"
    for before, role in (
        ("## Land your first job\n\nNobody starts at the top. Look for openings", "entry_level"),
        ("## Getting in\n\nYour first job will be a small one. Newcomers are hired", "entry_level"),
        ("## What is in a day\n\nNobody starts at the top. Look for openings", "role"),
        ("## Land your first job\n\nMost stay for a year.\n\n## Later\n\nLook for openings", "role"),
        ("## One trade, too many names\n\nSome are hired", "alternative_name"),
    ):
        found = told(drafts(f"# Land surveyors\n\n{titles.format(before)}", SUBJECT, "md"), "job_title")
        assert found == [("Survey aide", role), ("Field assistant", role), ("Chart clerk", role)], before


def test_who_starts_a_firm_of_their_own_begins_no_career() -> None:
    text = "Land surveyors measure land. Others start their own firms and work as boundary consultants.\n"
    assert told(drafts(text, SUBJECT), "job_title") == [("Boundary consultant", "role")]
