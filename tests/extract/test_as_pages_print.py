"""What is promised of pages as publishers print them: quick facts, brackets, asides, titles that are questions."""

from __future__ import annotations

import pytest
from reading_figures import Said, extraction, figures, profile

from pipeline.extract import extract
from pipeline.readers import read
from pipeline.records.document import Source

LONG = "Nobody who has done the work for long would say that it is easy, and few of those who left it ever came back to it again. "
"""A sentence to make paragraphs of one line from."""

SENTENCES: list[tuple[str, str, list[Said]]] = [
    ("percentiles-behind-brackets",
     "Pay ran from less than $15.10 ($31,410 annually) for the lowest paid 10 percent to more than $44.20 an hour "
     "($91,940 annually) for the highest paid 10 percent of welders.",
     [("wage", "15.1", {"statistic": "p10", "pay_period": "hour"}), ("wage", "31410", {"statistic": "p10"}),
      ("wage", "44.2", {"statistic": "p90", "pay_period": "hour"}), ("wage", "91940", {"statistic": "p90"})]),
    ("a-percentile-before-an-average", "A welder in the 90th percentile can net an annual average of $74,000.",
     [("wage", "74000", {"statistic": "p90"})]),
    ("the-year-of-an-amount", "Next come foundries with 17,400 welders earning a mean $39,370 per year.",
     [("employment", "17400", {}), ("wage", "39370", {"statistic": "mean"})]),
    ("an-aside-between-name-and-verb", "The highest-paid welders, as noted, can earn upwards of $90,420.",
     [("wage", "90420", {"statistic": "maximum"})]),
    ("one-of-many",
     "Welders are expected to be one of the fastest growing occupations from 2024 to 2034, with a growth rate of 11%.",
     [("employment_growth", "11", {})]),
    ("what-stands-before-the-comma", "According to the Guild survey and Crown pay data, UK welders earn £31,000 a year.",
     [("wage", "31000", {"geography": "GB"})]),
    ("in-so-many-places", "In six states and one territory, welders earn a median salary of more than $60,000.",
     [("wage", "60000", {"statistic": "median"})]),
    ("a-place-and-what-it-stands-at",
     "Alaska ranked first in pay with an average of $72,050. It was followed by Maine at an average of $66,460, Ohio at "
     "$66,250 and Iowa at $64,410.",
     [("wage", "72050", {"geography": "Alaska", "statistic": "mean"}), ("wage", "66460", {"geography": "Maine", "statistic": "mean"}),
      ("wage", "66250", {"geography": "Ohio", "statistic": "mean"}), ("wage", "64410", {"geography": "Iowa", "statistic": "mean"})]),
    ("a-place-and-what-it-is", "California, the most populous state, has 25,030 welders.",
     [("employment", "25030", {"geography": "California"})]),
    ("those-employed-by", "Those employed by local governments earned an average of $47,970 a year.",
     [("wage", "47970", {"industry": "local governments", "statistic": "mean"})]),
    ("a-small-sum-is-paid-by-the-hour", "Welders start at $19.50.", [("wage", "19.5", {"statistic": "entry", "pay_period": "hour"})]),
    ("a-distance-between-two", "The salary difference between the best-paid welders and the others reaches over $28,000.", []),
    ("faster-than-others", "Jobs for welders grow 50 percent faster than those in related trades.", []),
    ("so-much-a-year-more", "The pay of welders is a good $15,000 a year annually more than what others earn.", []),
    ("above-the-countrys", "Welders in Ohio earn £41,000, well above the UK national median of £35,464.",
     [("wage", "41000", {"geography": "Ohio"}), ("wage", "35464", {"statistic": "median"})]),
    ("places-behind-commas", "Welders earn $61,000, Ohio; $59,000, Iowa; $57,000, Texas.",
     [("wage", "61000", {"geography": "Ohio"}), ("wage", "59000", {"geography": "Iowa"}), ("wage", "57000", {"geography": "Texas"})]),
    ("a-gap-elsewhere", "Despite a gap in supply, the median wage of welders is $62,350.", [("wage", "62350", {"statistic": "median"})]),
    ("those-who-are-short", "The state is short about 1,100 welders.", []),
    ("the-top-behind-and",
     "Welders earned a mean of $47,540, with the bottom 10 percent earning up to $33,320 and the top 10 percent of earners "
     "taking home more than $70,350.",
     [("wage", "47540", {"statistic": "mean"}), ("wage", "33320", {"statistic": "p10"}), ("wage", "70350", {"statistic": "p90"})]),
    ("a-place-where", "Texas, where the average annual salary of welders is $57,837.",
     [("wage", "57837", {"geography": "Texas", "statistic": "mean"})]),
    ("a-place-and-somebody-else", "Texas came first in hiring, but the median wage of welders is $51,000.",
     [("wage", "51000", {"statistic": "median"})]),
    ("in-a-place-but", "In Texas living is cheap, but welders earn $50,000.", [("wage", "50000", {"geography": "Texas"})]),
    ("followed-by",
     "Welders in hospitals earned a median of $66,840. This is followed by "
     "repair shops ($63,200) and then factories ($55,490).",
     [("wage", "66840", {"statistic": "median", "industry": "hospitals"}),
      ("wage", "63200", {"statistic": "median", "industry": "repair shops"}),
      ("wage", "55490", {"statistic": "median", "industry": "factories"})]),
    ("no-range-of-a-share-and-a-number", "Employment of welders is expected to increase by 15% to 205,000 by 2034.",
     [("employment_growth", "15", {})]),
    ("the-top-10th-percentile", "The top 10th percentile earned more than $74,690, the bottom 10th percentile less than $31,000.",
     [("wage", "74690", {"statistic": "p90"}), ("wage", "31000", {"statistic": "p10"})]),
    ("the-average-of-a-share", "The top 10% of welders averaged $59,170 and the bottom 10% $23,350.",
     [("wage", "59170", {"statistic": "p90"}), ("wage", "23350", {"statistic": "p10"})]),
    ("a-spread", "Welders earn $31,000 to $106,990, a spread of roughly $76,000, or a difference of more than $75,000.",
     [("wage", "31000..106990", {})]),
    ("so-wide-a-spread", "Welders earn up to $138,040, over a $100,000 spread within one trade.", [("wage", "138040", {})]),
    ("what-a-household-has", "The median household income there is $46,718.", []),
    ("salaries-that-rose", "Salaries for certified welding professionals increased an average of 4% from 2008 to 2009.", []),
    ("a-comparison-of-the-fast",
     "The agency projects 9 percent growth for welders, much faster than the average for all occupations, with about 11,600 "
     "openings a year.", [("employment_growth", "9", {}), ("annual_openings", "11600", {})]),
    ("up-by-so-many", "From 135,800 jobs in 2019, the number of welders should be up by 26,300 in 2029.",
     [("employment", "135800", {}), ("employment_change", "26300", {})]),
    ("growth-over-some-years", "Growth over 10 years: 5.7%", [("employment_growth", "5.7", {})]),
    ("a-note-glued-to-a-sum", "The highest 10% of welders earned more than $63,8302.", [("wage", "63830", {"statistic": "p90"})]),
    ("a-note-glued-to-a-word", "There are about 1,510 openings a year1 for welders.", [("annual_openings", "1510", {})]),
    ("a-word-glued-to-a-sum", "$51,790mean annual wage for welders", [("wage", "51790", {"statistic": "mean"})]),
    ("how-long-an-education-takes", "Education can be as quick as six months or take as long as two years.",
     [("program_duration", "6 month", {}), ("program_duration", "2 year", {})]),
    ("at-offices-of-others", "Offices of surveyors paid welders a median of $54,000.",
     [("wage", "54000", {"statistic": "median", "industry": "Offices of surveyors"})]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "said"), [each[1:] for each in SENTENCES], ids=[each[0] for each in SENTENCES])
def test_sentences(sentence: str, said: list[Said]) -> None:
    found = figures(sentence, "statistic", "subject", "geography", "industry", "pay_period")
    usual = {"geography": "US", "pay_period": "year"}
    told = [
        (key, value, {name: each for name, each in more.items() if name != "subject" and usual.get(name) != each})
        for key, value, more in found
    ]
    assert told == said
    assert {more["subject"] for _, _, more in found} <= {"welders"}


def test_what_a_sentence_says_of_its_own_figure_it_does_not_say_of_the_list_below() -> None:
    text = (
        "Welders\n\nThe yearly pay of welders runs from $35,000 to $46,000, with a median wage of $21 an hour. Still, pay varies:\n"
        "• Region: In big cities pay can exceed $55,000 a year.\n• Age: Older welders take home $50,000 a year.\n"
    )
    assert figures(text, "statistic")[2:] == [("wage", "55000", {}), ("wage", "50000", {})]


def test_quick_facts_in_plain_lines_are_the_subjects_own_and_pair_each_label_with_its_figure() -> None:
    text = (
        f"Welders\n\n{LONG}\n\nQuick Facts: Welders\n2024 Median Pay $51,000 per year\n$24.52 per hour\n"
        "Work Experience in a Related Occupation None\nOn-the-job Training None\nNumber of Jobs, 2024 457,300\n"
    )
    assert figures(text, "subject", "statistic", "as_of") == [
        ("wage", "51000", {"subject": "welders", "statistic": "median", "as_of": "2024"}),
        ("wage", "24.52", {"subject": "welders", "statistic": "median", "as_of": "2024"}),
        ("employment", "457300", {"subject": "welders", "as_of": "2024"}),
    ]


def test_jobs_counted_down_above_marked_lines_are_whose_those_lines_are() -> None:
    text = (
        "25 Best Jobs of the Year\n\nSource: Jo Doe / Getty Images\n\n2. Crane operators\n> Median weekly earnings: $1,499\n"
        "> Number of workers: 60,600\n> Workers with at least a bachelor’s degree: 18.3%\n\n1. Ship welders\n"
        "> Median weekly earnings: $1,509\n> Number of workers: 99,400\n"
    )
    document = read(text.encode(), "page.txt", "page")
    claims = extract(document, Source("page", "page.txt"), profile("occupation")).claims
    told = [(each.subject, each.property, each.attribution) for each in claims if each.property != "job_title"]
    assert told == [
        ("crane-operators", "wage", None), ("crane-operators", "employment", None),
        ("ship-welders", "wage", None), ("ship-welders", "employment", None),
    ]  # fmt: skip


def test_a_line_in_capitals_ends_what_the_one_before_it_said() -> None:
    text = "Welder\n\nENTRY LEVEL\nDuties: fetch and carry\nSalary: $30,000/year\nMID LEVEL\nDuties: weld\nSalary: $50,000/year\n"
    assert figures(text, "statistic") == [("wage", "30000", {"statistic": "entry"}), ("wage", "50000", {})]


def test_somebody_is_called_alike_in_one_document_one_or_many() -> None:
    text = "The median wage for a plumber was $52,720. The highest-paid plumbers can earn upwards of $90,420.\n"
    document = read(text.encode(), "page.txt", "page")
    claims = extract(document, Source("page", "page.txt"), profile("occupation")).claims
    assert [each.subject for each in claims] == ["plumber", "plumber"]


def test_names_turned_round_stay_whole() -> None:
    claims = extraction("Business Teachers, Postsecondary earn $97,130 a year.").claims
    assert [each.subject for each in claims] == ["business-teachers-postsecondary"]


def test_a_row_for_all_does_not_undo_the_rows_of_others() -> None:
    table = "<table><tr><th>Trade</th><th>Pay</th></tr>" + "".join(
        f"<tr><td>{who}</td><td>{pay}</td></tr>"
        for who, pay in (("Plumbers", "$60,000"), ("Carpenters", "$55,000"), ("Average", "$57,000"))
    )
    claims = extraction(f"<h1>Pay in the trades</h1>{table}</table>", "page.html").claims
    assert [each.subject for each in claims][:2] == ["plumbers", "carpenters"]


def test_a_number_of_people_who_are_sought_is_nobodys_title() -> None:
    claims = extraction("The trade needs to recruit 1.2 million drivers to take the place of others.").claims
    assert [each.property for each in claims if each.property == "job_title"] == []


WORKPLACES = [
    ("Those working for local government made an average of $63,300 a year.", "local government"),
    ("Those working for design, surveying, and legal consulting firms made $67,390 a year.",
     "design, surveying, and legal consulting firms"),
    ("Welders who work for the federal government earned $81,000 a year.", "federal government"),
    ("Welders at consulting firms earned $82,000 a year.", "consulting firms"),
    ("Welders do work for free. They earned $82,000 a year.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "industry"), WORKPLACES)
def test_whom_somebody_works_for_is_the_setting(sentence: str, industry: str | None) -> None:
    assert [each[2].get("industry") for each in figures(sentence, "industry")] == [industry]


LISTS = [
    "The bottom 10 percent made $35,760 or less, the top 10 percent $83,600 or more.",
    "Half earned between $26,790 and $65,270, the lowest 10 percent under $20,170. By state:",
]


@pytest.mark.parametrize("above", LISTS)
def test_a_list_has_no_percentile_of_a_sum_above_it(above: str) -> None:
    found = figures(f"Welders\n\nPay\n\n{above}\n\n- Maine: $43,040\n- Ohio: $42,840\n", "statistic", "geography")

    assert found[-2:] == [("wage", "43040", {"geography": "Maine"}), ("wage", "42840", {"geography": "Ohio"})]


def test_a_number_behind_words_of_its_own_is_no_sum_of_the_list() -> None:
    text = "Welders\n\nWhat industries pay:\n\n- Repair shops – $45,720 a year (employs 710)\n- Schools – $44,110 a year (employs 920)\n"

    assert [value for _, value, _ in figures(text)] == ["45720", "44110"]


def test_what_comes_behind_the_average_of_everybody_is_the_subjects_own() -> None:
    text = (
        "Jobs for welders will grow 4% from 2024 to 2034, faster than the roughly 3% average projected across all occupations, "
        "adding an estimated 9,800 jobs."
    )
    assert figures(text, "subject") == [
        ("employment_growth", "4", {"subject": "welders"}),
        ("employment_growth", "3", {"subject": "all-occupations"}),
        ("employment_change", "9800", {"subject": "welders"}),
    ]


LABELLED = [
    ("Cost: $255 (members)", []),
    ("Exam fee: $255", []),
    ("Job Growth5% (2024–2034)", [("employment_growth", "5", {})]),
    ("Average Salary$55,000–$65,000", [("wage", "55000..65000", {"statistic": "mean"})]),
]


@pytest.mark.parametrize(("line", "said"), LABELLED)
def test_a_label_says_what_its_figure_is_whatever_the_heading(line: str, said: list[Said]) -> None:
    assert figures(f"Welders\n\nSalary of welders and the exam\n\n{line}\n", "statistic") == said


def test_a_premium_that_adds_so_much_is_no_pay() -> None:
    text = "For welders, night work adds $8,600–$11,000 annually. Overtime can add $10,000 a year on top of base pay."

    assert figures(text) == []


def test_a_length_is_that_of_the_degree_it_is_for() -> None:
    text = "The program can be completed in two years for an associate degree or four years for a bachelor's degree."

    assert figures(text, "degree") == [
        ("program_duration", "2 year", {"degree": "associate's degree"}),
        ("program_duration", "4 year", {"degree": "bachelor's degree"}),
    ]


CITIES = [
    ("See the welder salary in San Corvo, averaging $85,000 a year, and the welder salary in Los Palos at $72,000.",
     ["San Corvo", "Los Palos"]),
    ("In Los Palos, experienced welders earn $72,000.", ["Los Palos"]),
    ("In May, experienced welders earned $72,000.", ["US"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "places"), CITIES)
def test_a_city_is_read_before_what_people_are_paid_there(sentence: str, places: list[str]) -> None:
    assert [each[2]["geography"] for each in figures(sentence, "geography")] == places
