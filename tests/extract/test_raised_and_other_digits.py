"""A raised digit belongs to no figure and no name, and a figure in other digits is one: the same claims, proved in the file."""

from __future__ import annotations

import pytest
from reading_figures import extraction, number, said

from pipeline.records.claim import Claim
from pipeline.values.notation import parse
from pipeline.values.scripts import western

SENTENCE = "The median annual wage for welders was %s in May 2023. Welders held 457,300 jobs in 2023."


def claims(html: str) -> tuple[Claim, ...]:
    return extraction(f"<title>Welders</title><p>{html}</p>", "page.html").claims


def told(html: str) -> list[tuple[str, str, dict[str, object]]]:
    return [said(claim, "statistic", "as_of", "industry", "credit") for claim in claims(html)]


@pytest.mark.parametrize(
    "printed",
    [
        "$48,940<sup>1</sup>",
        "$48,940<sup>12</sup>",
        "$48,940<sup>1, 2</sup>",
        '$48,940<sup><a href="#n1">1</a></sup>',
        "$48,940 <sup>1</sup>",
        "$48,940<sup>a</sup>",
        "$48,940¹",
    ],
)
def test_the_mark_of_a_note_is_no_digit_of_the_figure_before_it(printed: str) -> None:
    assert told(SENTENCE % printed) == told(SENTENCE % "$48,940")
    assert [claim.evidence.quote for claim in claims(SENTENCE % printed)] == ["$48,940", "457,300"]


def test_nor_is_it_one_behind_the_full_stop() -> None:
    (claim,) = claims("The median annual wage for welders was $48,940.<sup>1</sup>")
    assert number(claim) == "48940"


def test_a_sentence_ends_before_the_mark_of_its_note() -> None:
    first, second = claims(
        "In May 2022 welders earned $48,940 a year.¹ They earned $50,100 in 2023.<sup>2</sup> See below."
    )
    assert (first.qualifiers["as_of"], second.qualifiers["as_of"]) == ("2022-05", "2023")


def test_the_note_that_a_raised_mark_calls_credits_the_figure() -> None:
    notes = "</p><h2>Notes</h2><p><sup>1</sup> Bureau of Labor Statistics, 2024.</p><p><sup>2</sup>Gallup."
    assert claims(SENTENCE % "$48,940<sup>1</sup>" + notes)[0].attribution == "Bureau of Labor Statistics"


@pytest.mark.parametrize("mark", ["<sup>3</sup>", "<sup>3, 4</sup>", "³", " <sup>3</sup>"])
def test_what_a_row_or_a_credential_is_called_ends_before_the_mark(mark: str) -> None:
    table = (
        "</p><table><caption>Median annual wages of welders</caption><tr><th>Industry</th><th>Wage<sup>2</sup></th></tr>"
        f"<tr><td>Manufacturing{mark}</td><td>$47,000</td></tr></table>"
    )
    assert [about["industry"] for _, _, about in told(table)] == ["Manufacturing"]
    listed = claims(
        f"Certifications for welders include Certified Robotic Arc Welder{mark} and Certified Welding Inspector{mark}."
    )
    assert [number(claim) for claim in listed] == ["Certified Robotic Arc Welder", "Certified Welding Inspector"]


@pytest.mark.parametrize("printed", ["$４８,９４０", "＄４８，９４０", "$٤٨٬٩٤٠", "$४८,९४०", "𝟒𝟖,𝟗𝟒𝟎 dollars"])
def test_figures_in_digits_of_other_scripts_are_read_and_quoted_as_they_stand(printed: str) -> None:
    assert told(SENTENCE % printed) == told(SENTENCE % "$48,940")
    assert claims(SENTENCE % printed)[0].evidence.quote == printed
    assert parse(printed, "money", "en-US", "USD") == parse("$48,940", "money", "en-US", "USD")


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"])
@pytest.mark.parametrize("locale", ["en-US", "de-DE", "de-CH", "fr-FR"])
def test_thousands_parted_by_a_blank_that_breaks_no_line_are_one_figure(blank: str, locale: str) -> None:
    printed = f"$48{blank}940"
    found = extraction(
        f"The median annual wage for welders was {printed} in May{blank}2023, of 12{blank}shops.", locale=locale
    )
    assert [(number(claim), claim.evidence.quote) for claim in found.claims] == [("48940", printed)]
    assert parse(printed, "money", locale, "USD") == parse("$48940", "money", locale, "USD")


def test_years_and_figures_side_by_side_stay_two() -> None:
    assert western("2023\u00a0450, 1\u00a02345", "en-US") == "2023\u00a0450, 1\u00a02345"


def test_other_signs_of_a_text_stay_what_they_are() -> None:
    words = "全角，文字 ＄ — ½ m² １２３"
    assert western(words, "en-US") == words.replace("１２３", "123")
    assert len(western(words, "en-US")) == len(words)
