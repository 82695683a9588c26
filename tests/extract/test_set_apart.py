"""What keeps two figures from being taken for one another: time, part, measure, place, and whom or whose they are."""

from __future__ import annotations

import pytest
from reading_figures import extraction

from pipeline.records.claim import Claim

COMPANY = {"subject": "acme-foods", "aliases": ("Acme Foods", "Acme"), "published": "2025-03-01", "domain": "company"}


def claims(text: str, **about: object) -> list[Claim]:
    """What is claimed in a text, but for names."""
    found = extraction(text, **about).claims  # type: ignore[arg-type]
    return [claim for claim in found if claim.property not in ("customer", "certification", "job_title")]


def quoted(text: str, of: str, **about: object) -> dict[str, object]:
    """One qualifier of each figure, by its words."""
    return {claim.evidence.quote: claim.qualifiers.get(of) for claim in claims(text, **about)}


@pytest.mark.parametrize(
    "sentence",
    [
        "That is more than the $38,240 which the same agency reported for May 2022.",
        "It had been lower, compared with $38,240 that it gave for May 2022.",
        "It went up from $38,240, as measured in May 2022.",
        "The rise is small, against $38,240 in May 2022.",
        "This is better than the $38,240 paid in May 2022.",
    ],
)
def test_the_date_of_a_figure_that_another_is_compared_with_is_not_carried_on(sentence: str) -> None:
    text = f"Welders had a median annual wage of $43,740 in May 2023. {sentence} The top 10 percent earned more than $60,880."
    assert quoted(text, "as_of")["$60,880"] == "2023-05"


@pytest.mark.parametrize(
    ("text", "figure", "year"),
    [
        ("Revenue was $40 million in 2023, compared with $37 million in 2022. Margin aside, sales abroad were $9 million a year before.", "$9 million", "2022"),
        ("Sales were £88m in 2021, after £80m in 2020. Turnover was £85m the year before.", "£85m", "2020"),
        ("Revenue hit $51 million in 2024, up from $44 million in 2023. A year earlier sales were $43.9 million.", "$43.9 million", "2023"),
    ],
)  # fmt: skip
def test_the_year_before_counts_from_what_the_text_is_about(text: str, figure: str, year: str) -> None:
    assert quoted(text, "as_of", **COMPANY)[figure] == year


@pytest.mark.parametrize(
    "sentence",
    [
        "The new figure of 9 percent is less than half of that job growth.",
        "The latest projection of job growth is 9 percent.",
        "In its newest forecast job growth is 9 percent.",
        "The current estimate is job growth of 9 percent.",
        "The most recent figures put job growth at 9 percent.",
    ],
)
def test_a_newer_figure_does_not_share_the_window_of_the_one_before(sentence: str) -> None:
    text = f"For 2023 to 2033, employment of welders was expected to grow 19 percent. {sentence}"
    assert quoted(text, "window")["9 percent"] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "About 300 of them work in our own stores.",
        "Some 300 of its employees are students.",
        "Nearly 300 of whom are engineers.",
        "Around 300 of the staff work from home.",
        "300 of our people joined last spring.",
    ],
)
def test_a_part_of_those_counted_is_not_their_number(sentence: str) -> None:
    text = f"Acme had 2,140 employees in June 2024. {sentence}"
    assert [claim.evidence.quote for claim in claims(text, **COMPANY)] == ["2,140"]


def test_a_part_with_a_place_is_the_number_there() -> None:
    found = quoted(
        "Acme had 2,140 employees in June 2024, and 300 of the employees work in Germany.", "geography", **COMPANY
    )
    assert found == {"2,140": None, "300": "Germany"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme had 2,140 employees, or 1,905 full-time equivalents.",
        "Acme employs 2,140 people (1,905 FTE).",
        "Headcount was 2,140; in FTEs it was 1,905.",
        "Acme's staff numbered 2,140, which is 1,905 full-time equivalent employees.",
    ],
)
def test_full_time_equivalents_are_told_from_heads(sentence: str) -> None:
    measures = quoted(sentence, "measure", **COMPANY)
    assert measures["2,140"] is None
    assert measures.get("1,905", "full-time equivalents") == "full-time equivalents"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Packs segment had revenue of $198.5 million in 2024.",
        "Revenue of the Packs segment was $198.5 million in 2024.",
        "Sales in the Packs division reached $198.5 million in 2024.",
        "The Packs division brought in sales of $198.5 million in 2024.",
        "Revenue from the Packs business unit came to $198.5 million in 2024.",
    ],
)
def test_the_revenue_of_a_segment_is_the_segments(sentence: str) -> None:
    segment = quoted(sentence, "segment", **COMPANY)["$198.5 million"]
    assert "Packs" in str(segment)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("In Europe we had revenue of $96.2 million.", "Europe"),
        ("We had revenue of $96.2 million in Asia.", "Asia"),
        ("In Germany Acme's sales were $96.2 million.", "Germany"),
        ("Outside North America revenue was $96.2 million.", "international"),
        ("In the United Kingdom turnover came to $96.2 million.", "UK"),
    ],
)
def test_a_region_that_opens_the_sentence_is_where_the_figure_holds(sentence: str, place: str) -> None:
    assert quoted(sentence, "geography", **COMPANY)["$96.2 million"] == place


@pytest.mark.parametrize(
    "sentence",
    [
        "A rival, Peak & Pine, had revenue of $512 million in 2024.",
        "Its competitor Peak & Pine reported sales of $512 million in 2024.",
        "Peak & Pine, a larger rival, had revenue of $512 million in 2024.",
        "Competitors such as Peak & Pine are ahead. Peak & Pine had sales of $512 million in 2024.",
        "Acme's arch-rival Peak & Pine turned over $512 million in 2024.",
    ],
)
def test_the_revenue_of_a_rival_is_the_rivals(sentence: str) -> None:
    text = f"Acme had revenue of $447 million in 2024. {sentence}"
    assert {claim.evidence.quote: claim.subject for claim in claims(text, **COMPANY)} == {
        "$447 million": "acme-foods",
        "$512 million": "peak-pine",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "That is $209,000 of revenue for each of them.",
        "Revenue per head was $209,000.",
        "It makes $209,000 of sales for every employee.",
        "Sales per worker reached $209,000.",
        "Revenue a head stood at $209,000.",
    ],
)
def test_revenue_for_each_employee_is_no_revenue(sentence: str) -> None:
    text = f"Acme had 2,140 employees in 2024. {sentence}"
    assert [claim.evidence.quote for claim in claims(text, **COMPANY)] == ["2,140"]


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Revenue for the calendar year 2024 was $468.1 million.", "calendar year"),
        ("For calendar 2024 sales were $468.1 million.", "calendar year"),
        ("Revenue for fiscal 2024 was $468.1 million.", "year"),
        ("In the fourth quarter revenue was $468.1 million.", "quarter"),
    ],
)
def test_the_time_that_revenue_covers_is_told(sentence: str, span: str) -> None:
    assert quoted(sentence, "span", **COMPANY)["$468.1 million"] == span


@pytest.mark.parametrize("base", ["sales", "revenue", "net sales", "turnover"])
def test_a_margin_may_be_one_of_sales_and_of_nothing_else(base: str) -> None:
    found = [
        claim.evidence.quote for claim in claims(f"Operating margin reached 10.2 percent of {base} in 2023.", **COMPANY)
    ]
    assert found == ["10.2 percent"]
    assert claims("Operating margin rose as 10.2 percent of customers left.", **COMPANY) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("A welder assistant", "welder-assistant"),
        ("Welder helpers", "welder-helpers"),
        ("A welder supervisor", "welder-supervisor"),
    ],
)
def test_who_helps_or_leads_somebody_is_another(name: str, told: str) -> None:
    found = claims(
        f"{name} earns a median of $36,200 per year.", aliases=("structural welder",), subject="structural-welders"
    )
    assert {claim.subject for claim in found} == {told}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("A speech therapist assistant", "speech-therapist-assistant"),
        ("Speech therapist aides", "speech-therapist-aides"),
        ("A speech therapist supervisor", "speech-therapist-supervisor"),
        ("Pediatric speech therapists", "speech-therapists"),
    ],
)
def test_an_own_name_with_another_noun_behind_it_is_another_subject(name: str, told: str) -> None:
    text = f"{name} earned a median of $46,200 per year."
    found = claims(text, subject="speech-therapists", aliases=("speech therapist",))
    assert {claim.subject for claim in found} == {told}


@pytest.mark.parametrize("place", ["London", "Scotland", "Wales", "Northern Ireland", "Ontario"])
def test_a_place_before_a_colon_is_where_the_figure_holds(place: str) -> None:
    text = f"Salary\n\n- Median salary: $38,640 a year in 2024\n- {place}: a median of $43,910 in 2024\n"
    assert quoted(text, "geography", name="page.md") == {"$38,640": "US", "$43,910": place}


@pytest.mark.parametrize(
    "sentence",
    [
        "That is more than four times the 4 percent growth expected\nfor all occupations.",
        "Growth of 4 percent is forecast\nfor all occupations.",
        "The growth rate is 4 percent\nfor all occupations.",
    ],
)
def test_a_wrapped_line_is_one_clause(sentence: str) -> None:
    text = f"Employment of welders will grow 18 percent from 2023 to 2033. {sentence}"
    told = {claim.evidence.quote: claim.subject for claim in claims(text)}
    assert told == {"18 percent": "welders", "4 percent": "all-occupations"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Our program takes two years.",
        "We offer a program that takes two years.",
        "You can complete our program in two years.",
        "Studying with us takes two years of school.",
    ],
)
def test_what_a_school_calls_its_own_is_its_own(sentence: str) -> None:
    from reading_figures import profile

    from pipeline.extract import extract
    from pipeline.readers import read
    from pipeline.records.document import Source

    source = Source("page", "page.txt", subject="welders", publisher="Harrow College", geography="US")
    document = read(sentence.encode(), "page.txt", source.id)
    found = extract(document, source, profile("occupation"), ("welders",)).claims
    assert [(claim.property, claim.qualifiers.get("institution")) for claim in found] == [
        ("program_duration", "Harrow College")
    ]


@pytest.mark.parametrize(
    "text", ["3. Welders will grow 18 percent from 2023 to 2033.", "7) Welders earned $48,940 in 2023."]
)
@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_a_figure_before_the_first_block_makes_nothing_be_read_twice(text: str, name: str) -> None:
    found = [(claim.evidence.start, claim.property) for claim in claims(text, name=name)]
    assert len(found) == len(set(found)) == 1


@pytest.mark.parametrize(
    ("printed", "spelled"), [("UK", "GB"), ("United Kingdom", "GB"), ("usa", "US"), ("Atlantis", "Atlantis")]
)
def test_the_place_of_a_manifest_is_spelled_as_the_profile_does(printed: str, spelled: str) -> None:
    from reading_figures import profile

    assert profile("occupation").qualifiers["geography"].canonical(printed) == spelled


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Average pay climbed from $50,120 to $55,340 over five years.", {"$55,340": None}),
        ("Pay increased 4 percent from $46,210 to $48,060.", {"$48,060": None}),
        ("In 2023, pay rose steadily from $42,210 to $46,060.", {"$46,060": "2023"}),
        ("Pay rose from $42,210 in 2021 to $46,060 in 2023.", {"$42,210": "2021", "$46,060": "2023"}),
        ("Between 2019 and 2023, median pay went from $42,210 to $46,060.", {"$42,210": "2019", "$46,060": None}),
        ("Pay rose from $42,210 to $46,060 in May 2023.", {"$46,060": "2023-05"}),
        ("Pay went from $18 an hour as a helper to $40 as a foreman.", {"$18": None, "$40": None}),
        ("The annual bonus ranges from $5,000 to $10,000.", {}),
        ("Pay can rise from $42,210 to $46,060 with experience.", {"$42,210": None, "$46,060": None}),
        ("Starting pay increases from $18.40 to $25.60 per hour after a year.", {"$18.40": None, "$25.60": None}),
    ],
)
def test_what_pay_rose_from_is_claimed_only_with_its_year(sentence: str, stated: dict[str, str | None]) -> None:
    assert quoted(f"About welders\n\n{sentence}", "as_of") == stated


def test_how_far_pay_ranges_is_pay_and_no_median() -> None:
    text = "About welders\n\nThey earn a median of $50,540. This can typically range from $42,260–$61,610, depending on place."
    assert quoted(text, "statistic") == {"$50,540": "median", "$42,260–$61,610": None}
