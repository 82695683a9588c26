"""What a figure in a sentence means: its property, its value and what narrows it, in the many ways people write."""

from __future__ import annotations

import pytest
from reading_figures import Said, extraction, figures

SENTENCES: list[tuple[str, str, list[Said]]] = [
    # pay
    ("median", "The median annual wage for welders was $48,940 in May 2023.",
     [("wage", "48940", {"statistic": "median", "pay_period": "year", "as_of": "2023-05"})]),
    ("average-stays-average", "Welders earn an average of $51,000 a year.",
     [("wage", "51000", {"statistic": "mean", "pay_period": "year"})]),
    ("top-tenth", "The top 10 percent of welders earned more than $71,480.",
     [("wage", "71480", {"statistic": "p90", "bound": "more_than"})]),
    ("tenth-in-words", "The bottom tenth of welders made less than $35,870.",
     [("wage", "35870", {"statistic": "p10", "bound": "less_than"})]),
    ("quarter-made-less", "A quarter of welders made less than $41,200.",
     [("wage", "41200", {"statistic": "p25", "bound": "less_than"})]),
    ("exceeding", "One in ten welders made less than $39,850, and at the far end one in ten cleared $81,450.",
     [("wage", "39850", {"statistic": "p10"}), ("wage", "81450", {"statistic": "p90"})]),
    ("equal", "The median annual wage for welders was $56,150. This is equal to $27.00 per hour.",
     [("wage", "56150", {"statistic": "median"}), ("wage", "27", {"statistic": "median", "pay_period": "hour"})]),
    ("percentile", "At the 75th percentile, welders are paid $58,100.", [("wage", "58100", {"statistic": "p75"})]),
    ("hourly", "Welders earn a median of $23.53 an hour.",
     [("wage", "23.53", {"statistic": "median", "pay_period": "hour"})]),
    ("year-and-hour", "The median pay of welders is $48,940 per year or $23.53 per hour.",
     [("wage", "48940", {"statistic": "median", "pay_period": "year"}),
      ("wage", "23.53", {"statistic": "median", "pay_period": "hour"})]),
    ("range-with-to", "Welders earn $48,000 to $61,500 a year.",
     [("wage", "48000..61500", {"pay_period": "year"})]),
    ("suffix-k", "The average salary of a welder is $54.8k.", [("wage", "54800", {"statistic": "mean"})]),
    ("dollars-of-a-country", "The average salary of a welder is US$56k.", [("wage", "56000", {"statistic": "mean"})]),
    ("stray-space", "Welders on pipelines earn $125, 840 a year.", [("wage", "125840", {"pay_period": "year"})]),
    ("pay-for-somebody", "Average pay for welders rose to $50,120 in 2024.",
     [("wage", "50120", {"statistic": "mean", "as_of": "2024"})]),
    ("tenth-or-less", "Ten percent of welders earned $35,870 or less, and ten percent $71,480 or more.",
     [("wage", "35870", {"statistic": "p10", "bound": "at_most"}), ("wage", "71480", {"statistic": "p90", "bound": "at_least"})]),
    ("half-or-more", "Half of all welders earned $48,940 or more in 2023.",
     [("wage", "48940", {"statistic": "median", "as_of": "2023", "bound": "exact"})]),
    ("same-statistic-of-others", "In small shops welders earned a median of $44,900, while in large ones it was $51,200.",
     [("wage", "44900", {"statistic": "median"}), ("wage", "51200", {"statistic": "median"})]),
    ("settings-that-pay-a-median", "Repair shops paid a median of $42,430, schools $49,280.",
     [("wage", "42430", {"industry": "Repair shops", "statistic": "median"}), ("wage", "49280", {"industry": "schools"})]),
    ("compared-with-those-elsewhere", "Welders in shipyards had median earnings of $50,690, compared with $42,560 for those in repair shops.",
     [("wage", "50690", {"statistic": "median"}), ("wage", "42560", {"statistic": "median"})]),
    ("entry", "Pay for welders begins at about $17 an hour.",
     [("wage", "17", {"statistic": "entry", "pay_period": "hour", "bound": "approximately"})]),
    ("short-sentence-goes-on", "The median wage of welders was $48,940 in 2023. In 2022 it was $47,010.",
     [("wage", "48940", {"statistic": "median", "as_of": "2023"}), ("wage", "47010", {"statistic": "median", "as_of": "2022"})]),
    # growth
    ("grow-percent", "Employment of welders is projected to grow 2 percent from 2023 to 2033.",
     [("employment_growth", "2", {"window": (2023, 2033)})]),
    ("years-with-a-dash", "Employment of welders is projected to rise 3% in 2024–34.",
     [("employment_growth", "3", {"window": (2024, 2034)})]),
    ("between-and", "Jobs for welders should grow by between 3% and 5% from 2022 to 2032.",
     [("employment_growth", "3..5", {"window": (2022, 2032)})]),
    ("percent-range", "Employment of welders is expected to grow 5-7% from 2022 to 2032.",
     [("employment_growth", "5..7", {"window": (2022, 2032)})]),
    ("per-cent", "Employment of welders is set to increase by 28 per cent between 2021 and 2031.",
     [("employment_growth", "28", {"window": (2021, 2031)})]),
    ("decline-by-a-compound", "Employment of welders is set for a 5-percent decline from 2024 to 2034.",
     [("employment_growth", "-5", {"window": (2024, 2034)})]),
    ("little-change", "Employment of welders is projected to show little or no change from 2023 to 2033.",
     [("employment_growth", "0", {"window": (2023, 2033)})]),
    ("their-number", "Welders are in demand. Their number will rise by 46 percent between 2023 and 2033.",
     [("employment_growth", "46", {"window": (2023, 2033)})]),
    ("falls-in-a-row", "Employment of welders will decline 7 percent from 2023 to 2033, and that of boilermakers, who are few, 11 percent.",
     [("employment_growth", "-7", {"window": (2023, 2033)}), ("employment_growth", "-11", {"window": (2023, 2033)})]),
    ("by-a-year", "Employment of welders will grow 4 percent by 2034.",
     [("employment_growth", "4", {"window": (2024, 2034)})]),
    ("next-decade", "Employment of welders will grow 4 percent over the next decade.",
     [("employment_growth", "4", {"window": (2025, 2035)})]),
    # numbers of jobs
    ("held-jobs", "Welders held about 457,300 jobs in 2023.",
     [("employment", "457300", {"as_of": "2023", "bound": "approximately"})]),
    ("number-before-the-name", "There were 457,300 welders in 2023.", [("employment", "457300", {"as_of": "2023"})]),
    ("will-be", "Some 457,300 welders were at work in 2023 and 467,400 will be in 2033.",
     [("employment", "457300", {"as_of": "2023"}), ("projected_employment", "467400", {"as_of": "2033"})]),
    ("from-to", "The number of welders is projected to rise from 457,300 to 467,400 in 2023–33.",
     [("employment", "457300", {"as_of": "2023"}), ("projected_employment", "467400", {"as_of": "2033"})]),
    ("from-a-year-to-a-year", "The number of welders is on track to climb from 457,300 in 2023 to 467,400 in 2033.",
     [("employment", "457300", {"as_of": "2023"}), ("projected_employment", "467400", {"as_of": "2033"})]),
    ("rises-to", "Employment of welders was forecast to rise to 467,400 by 2033.",
     [("projected_employment", "467400", {"as_of": "2033"})]),
    ("so-many-more", "Employment of welders will grow by 2 percent from 2023 to 2033: 10,100 more.",
     [("employment_growth", "2", {"window": (2023, 2033)}), ("employment_change", "10100", {"window": (2023, 2033)})]),
    ("restated-in-jobs", "Employment of welders is expected to grow by 2% from 2023 to 2033, some 10,100 jobs.",
     [("employment_growth", "2", {"window": (2023, 2033)}), ("employment_change", "10100", {"window": (2023, 2033)})]),
    ("a-loss-of-jobs", "The BLS projects a 3% decline in employment of welders from 2024 to 2034, a loss of 13,700 jobs.",
     [("employment_growth", "-3", {"window": (2024, 2034)}), ("employment_change", "-13700", {"window": (2024, 2034)})]),
    ("adding", "Jobs for welders are expected to increase 8.5 percent, adding 39,000 positions by 2032.",
     [("employment_growth", "8.5", {"window": (2022, 2032)}), ("employment_change", "39000", {"window": (2022, 2032)})]),
    ("openings", "About 45,600 openings for welders are projected each year, on average, from 2023 to 2033.",
     [("annual_openings", "45600", {"window": (2023, 2033)})]),
    ("new-jobs-a-year-are-openings", "The trade will see 45,600 new jobs a year.", [("annual_openings", "45600", {})]),
    ("new-jobs-of-a-decade-are-a-change", "From 2023 to 2033, 10,100 new jobs for welders will be added.",
     [("employment_change", "10100", {"window": (2023, 2033)})]),
    # where they work
    ("share", "In 2023, 61 percent of welders were employed in manufacturing.",
     [("employment_share", "61", {"industry": "manufacturing", "as_of": "2023"})]),
    ("share-in-words", "Four in ten welders work in shipyards.", [("employment_share", "40", {"industry": "shipyards"})]),
    ("shares-in-a-row", "Some 61 percent of welders work in factories, 7 percent for builders and 4 percent for the state.",
     [("employment_share", "61", {"industry": "factories"}), ("employment_share", "7", {"industry": "builders"}),
      ("employment_share", "4", {"industry": "state"})]),
    ("largest-share", "Factories had the largest share of welders, at 61 percent, followed by repair shops (9 percent) and schools (4 percent).",
     [("employment_share", "61", {"industry": "Factories"}), ("employment_share", "9", {"industry": "repair shops"}),
      ("employment_share", "4", {"industry": "schools"})]),
    ("shares-of-the-subject", "Machine shops lead with 18% of all welders. Local government comes second at 14%, then state government (13%). Schools: 12%.",
     [("employment_share", "18", {"industry": "Machine shops"}), ("employment_share", "14", {"industry": "Local government"}),
      ("employment_share", "13", {"industry": "state government"}), ("employment_share", "12", {"industry": "Schools"})]),
    ("shares-account-for", "Shipyards employ 17 percent of welders, while builders of steel bridges account for another 6 percent.",
     [("employment_share", "17", {"industry": "Shipyards"}), ("employment_share", "6", {"industry": "builders of steel bridges"})]),
    ("of-them-all", "Of the 457,300 welders in 2023, 29 percent were in shipyards and 13 percent in machine shops.",
     [("employment", "457300", {"as_of": "2023"}), ("employment_share", "29", {"industry": "shipyards"}),
      ("employment_share", "13", {"industry": "machine shops"})]),
    ("most-so-many", "Most, 69 percent, are employed by construction firms. Machine shops take 9 percent.",
     [("employment_share", "69", {"industry": "construction firms"}), ("employment_share", "9", {"industry": "Machine shops"})]),
    ("share-in-a-row-without-a-verb", "Shipyards employ about 13% of welders, residential repair 9%, and schools 7%.",
     [("employment_share", "13", {"industry": "Shipyards"}), ("employment_share", "9", {"industry": "residential repair"}),
      ("employment_share", "7", {"industry": "schools"})]),
    # study
    ("length-of-study", "An associate's degree in welding takes two to three years.",
     [("program_duration", "2..3 year", {"degree": "associate's degree"})]),
    ("tuition", "Tuition for the program is $4,150 a year for residents and $9,900 for nonresidents.",
     [("tuition", "4150", {"residency": "in_state"}), ("tuition", "9900", {"residency": "out_of_state"})]),
    ("tuition-for-others", "Tuition at the college was $5,460 for residents, and $10,880 for others.",
     [("tuition", "5460", {"residency": "in_state"}), ("tuition", "10880", {"residency": "out_of_state"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, says, id=name) for name, text, says in SENTENCES])
def test_a_sentence_says(text: str, expected: list[Said]) -> None:
    names = {name for _, _, told in expected for name in told}
    found = figures(text, "subject", *names) if "subject" in names else figures(text, *names)
    told = [(property, value, {k: v for k, v in has.items() if k in wanted}) for (property, value, has), (_, _, wanted)
            in zip(found, expected, strict=False)]  # fmt: skip
    assert [(property, value) for property, value, _ in found] == [(property, value) for property, value, _ in expected]
    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The exam fee for welders is $395.", id="fee"),
        pytest.param("Welders get a sign-on bonus of $2,500.", id="bonus"),
        pytest.param("The market for welding gear reached $18 billion in revenue.", id="market"),
        pytest.param("North America will be short of 24,000 welders.", id="shortage"),
        pytest.param("Call 555-0143 about job 40-2231 in room 1,204.", id="numbers-that-count-nothing"),
        pytest.param("Expect to pay another $250 for each welding exam.", id="paid-for-an-exam"),
        pytest.param("The contractors have 260 open positions.", id="open-positions"),
        pytest.param("A study of 1,359 welders found that most were happy.", id="study"),
        pytest.param("Some 640 of the 9,200 readers answered our survey of welders.", id="survey"),
    ],
)
def test_a_figure_of_something_else_is_left_with_a_reason(text: str) -> None:
    found = extraction(text)
    assert not found.claims
    assert all(figure.reason for figure in found.unclaimed)


def test_everybody_is_a_subject_of_his_own() -> None:
    text = "Employment of welders will grow 2 percent from 2023 to 2033. The average for all occupations is 4 percent."
    assert figures(text, "subject") == [
        ("employment_growth", "2", {"subject": "welders"}),
        ("employment_growth", "4", {"subject": "all-occupations"}),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Airline pilots, by contrast, will see their ranks grow 4 percent.",
            [("employment_growth", "4", {"subject": "airline-pilots"})],
            id="whose-ranks-grow",
        ),
        pytest.param(
            "Machine operators work beside welders. They had a median wage of $44,340 in 2024.",
            [("wage", "44340", {"subject": "machine-operators"})],
            id="they-are-whom-the-sentence-before-opens-with",
        ),
        pytest.param(
            "You will meet machine operators. They had a median wage of $44,340 in 2024.",
            [("wage", "44340", {"subject": "welders"})],
            id="the-beginning-of-a-sentence-is-no-name",
        ),
        pytest.param(
            "Jobs for welders will grow 2 percent, in line with the average for all jobs, and the trade will add 10,100 positions.",
            [
                ("employment_growth", "2", {"subject": "welders"}),
                ("employment_change", "10100", {"subject": "welders"}),
            ],
            id="a-comparison-names-nobody",
        ),
        pytest.param(
            "The typical American worker makes $49,500.",
            [("wage", "49500", {"subject": "all-occupations"})],
            id="the-typical-worker-is-everybody",
        ),
    ],
)
def test_a_figure_is_about_whom_its_sentence_is_about(text: str, expected: list[Said]) -> None:
    assert figures(text, "subject") == expected


def test_a_neighbour_keeps_his_own_figure() -> None:
    text = "Welders earned a median of $48,940 in 2023, machinists $51,420."
    assert figures(text, "subject") == [
        ("wage", "48940", {"subject": "welders"}),
        ("wage", "51420", {"subject": "machinists"}),
    ]


CREDITS = [
    pytest.param("According to the BLS, welders earn a median of $48,940.", "BLS", id="according-to"),
    pytest.param("Welders earn a median of $48,940 (BLS, 2023).", "BLS", id="in-brackets"),
    pytest.param("Glassdoor reports that welders make $52,300 on average.", "Glassdoor", id="reports"),
    pytest.param(
        "The Northern Guild of Trades surveys pay. According to the Northern Guild of Trades, jobs are plenty.\n\n"
        "The same Guild puts the median pay of welders at $50,100.",
        "Northern Guild of Trades",
        id="the-same-guild",
    ),
    pytest.param("Welders earn a median of $48,940.[1]\n\nReferences\n\n[1] Bureau of Labor Statistics.",
                 "Bureau of Labor Statistics", id="footnote"),
]  # fmt: skip


def test_a_credit_for_all_salaries_is_none_for_jobs() -> None:
    text = (
        "We looked at two. Unless noted otherwise, salaries are averages from Glassdoor.\n\nPay\n\n"
        "Welders earn $48,940 a year. There were 457,300 welders in 2023."
    )
    assert figures(text, "credit") == [("wage", "48940", {"credit": "Glassdoor"}), ("employment", "457300", {})]


@pytest.mark.parametrize(("text", "credit"), CREDITS)
def test_a_figure_is_credited_to_whom_the_text_credits(text: str, credit: str) -> None:
    assert [told["credit"] for _, _, told in figures(text, "credit")] == [credit]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Salary ranges: Paytable, May 2025.", "Paytable"),
        ("*Pay figures are from Paytable, May 2025.*", "Paytable"),
        ("Average salaries by Paytable (2025)", "Paytable"),
        ("Salary ranges: what to expect.", None),
        ("Hiring: Paytable, May 2025.", None),
    ],
)
def test_a_line_below_a_list_says_whose_its_figures_are(line: str, credit: str | None) -> None:
    text = f"# Welders\n\n## Pay\n\n- First year salary: $41,000\n- Fifth year salary: $52,000\n\n{line}\n"
    assert {each.attribution for each in extraction(text, "page.md").claims} == {credit}


def test_a_digit_of_a_footnote_is_no_part_of_a_figure() -> None:
    text = "The median wage of welders was $48,9402 in 2023.\n\n1 SOC code 51-4121.\n2 Bureau of Labor Statistics."
    assert figures(text, "credit") == [("wage", "48940", {"credit": "Bureau of Labor Statistics"})]


def test_amounts_are_read_the_way_their_country_writes_them() -> None:
    assert figures("Welders earn an average of €45.600 a year.", "statistic", locale="de-DE") == [
        ("wage", "45600", {"statistic": "mean"})
    ]


COMPANY = [
    pytest.param("Halden Works had revenue of $12.5 million in 2023.", [("revenue", "12500000", {"as_of": "2023"})],
                 id="revenue"),
    pytest.param("The number of employees grew from 290 in 2020 to 412 in 2022.",
                 [("headcount", "290", {"as_of": "2020"}), ("headcount", "412", {"as_of": "2022"})], id="from-to"),
    pytest.param("The operating margin of Halden Works was 10.3 percent in 2023. Tarn Research puts it at 11.5 percent.",
                 [("operating_margin", "10.3", {"as_of": "2023"}), ("operating_margin", "11.5", {"as_of": "2023"})],
                 id="puts-it-at"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPANY)
def test_another_domain_is_read_by_its_profile_alone(text: str, expected: list[Said]) -> None:
    found = figures(text, "as_of", subject="halden-works", aliases=(), domain="company")  # type: ignore[arg-type]
    assert found == expected
