"""What the scanner promises about figures in running text, form by form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.extract.scan import scan
from pipeline.records.mention import Mention

Row = tuple[str, str, str, str, str]


def found(text: str, kind: str, **how: str) -> list[Mention]:
    return [mention for mention in scan(text, **how) if mention.kind == kind and mention.low is not None]


RANGES = [
    pytest.param("paid $48,000 to $61,500 a year", "money", "$48,000 to $61,500", "48000", "61500", id="both-signs"),
    pytest.param("pays $48,000–$61,500", "money", "$48,000–$61,500", "48000", "61500", id="en-dash"),
    pytest.param(
        "between $3 and $5 million", "money", "$3 and $5 million", "3000000", "5000000", id="one-scale-for-two"
    ),
    pytest.param(
        "from $900,000 to $1.2 million", "money", "$900,000 to $1.2 million", "900000", "1200000", id="own-scale"
    ),
    pytest.param("a bonus of $50-60k", "money", "$50-60k", "50000", "60000", id="one-sign-for-two"),
    pytest.param("EUR 50,000–60,000 here", "money", "EUR 50,000–60,000", "50000", "60000", id="code-before"),
    pytest.param("between 3% and 5% more", "percent", "3% and 5%", "3", "5", id="between-percents"),
    pytest.param("grow 5-7% by then", "percent", "5-7%", "5", "7", id="dashed-percent"),
    pytest.param("grow 5 to 7 percent", "percent", "5 to 7 percent", "5", "7", id="percent-word"),
    pytest.param("takes two to three years", "duration", "two to three years", "2", "3", id="number-words"),
    pytest.param("a 12-to-18-month course", "duration", "12-to-18-month", "12", "18", id="hyphens"),
    pytest.param("six or seven weeks later", "duration", "six or seven weeks", "6", "7", id="or-the-next"),
    pytest.param("from 20 to 25 people", "count", "20 to 25", "20", "25", id="plain-counts"),
]


@pytest.mark.parametrize(("text", "kind", "quote", "low", "high"), RANGES)
def test_two_ends_of_a_range_are_one_mention(text: str, kind: str, quote: str, low: str, high: str) -> None:
    (mention,) = found(text, kind)
    assert text[mention.start : mention.end] == quote
    assert (mention.low, mention.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("rose $5 and 7 people left", id="and-without-between"),
        pytest.param("fell from 10% to 5%", id="a-fall"),
        pytest.param("$100, 200 and 300 of them", id="a-list"),
        pytest.param("3 jobs\n- 5 jobs", id="a-bullet"),
    ],
)
def test_figures_that_only_stand_together_stay_apart(text: str) -> None:
    assert all(mention.low == mention.high for mention in scan(text))


AMOUNTS = [
    pytest.param("earned $104.8k then", "$104.8k", "104800", "Dollar", "USD", id="k"),
    pytest.param("was US$56k", "US$56k", "56000", "United States dollar", "USD", id="letters-before-sign"),
    pytest.param("($62K)", "$62K", "62000", "Dollar", "USD", id="capital-k"),
    pytest.param("some $1.2 million", "$1.2 million", "1200000", "Dollar", "USD", id="million"),
    pytest.param("was USD 45,000.", "USD 45,000", "45000", "United States dollar", "USD", id="code-before"),
    pytest.param("was 45,000 USD.", "45,000 USD", "45000", "United States dollar", "USD", id="code-after"),
    pytest.param("USD115", "USD115", "115", "United States dollar", "USD", id="code-glued"),
    pytest.param("was 45,000 dollars", "45,000 dollars", "45000", "Dollar", "USD", id="name"),
    pytest.param("cost £30k", "£30k", "30000", "Pound", "GBP", id="pound"),
    pytest.param("cost C$ 16.4 million", "C$ 16.4 million", "16400000", "Canadian dollar", "CAD", id="canadian"),
    pytest.param("cost Mex$ 10", "Mex$ 10", "10", "Mexican peso", "MXN", id="mexican"),
    pytest.param("up 12 cents", "12 cents", "12", "Cent", None, id="cents"),
    pytest.param("at 470 pence a share", "470 pence", "470", "Pence", "GBP", id="pence"),
    pytest.param("over 100 billion yuan", "100 billion yuan", "100000000000", "Chinese yuan", "CNY", id="yuan"),
    pytest.param("lent 35 lakh rupees", "35 lakh rupees", "3500000", "Rupee", None, id="lakh"),
    pytest.param("rose to 120 MEUR", "120 MEUR", "120000000", "Euro", "EUR", id="scaled-code-after"),
    pytest.param("about MAUD 60", "MAUD 60", "60000000", "Australian dollar", "AUD", id="scaled-code-before"),
    pytest.param("75 USD million", "75 USD million", "75000000", "United States dollar", "USD", id="late-scale"),
    pytest.param(
        "nine dollars and thirty cents", "nine dollars and thirty cents", "9.3", "Dollar", "USD", id="and-cents"
    ),
    pytest.param("only 15 dollars 50.", "15 dollars 50", "15.5", "Dollar", "USD", id="cents-unsaid"),
    pytest.param(
        "a quarter of a million dollars", "a quarter of a million dollars", "250000", "Dollar", "USD", id="part"
    ),
    pytest.param(
        "two and a half million euros", "two and a half million euros", "2500000", "Euro", "EUR", id="and-a-half"
    ),
    pytest.param("was $125, 840 then", "$125, 840", "125840", "Dollar", "USD", id="stray-space"),
    pytest.param("was $ 94,000", "$ 94,000", "94000", "Dollar", "USD", id="space-behind-sign"),
    pytest.param("2018$118,370", "$118,370", "118370", "Dollar", "USD", id="fused-with-a-year"),
    pytest.param("gave us $500", "$500", "500", "Dollar", "USD", id="us-is-a-pronoun"),
    pytest.param("a $5 bill", "$5", "5", "Dollar", "USD", id="a-is-an-article"),
    pytest.param("1,20,000 rupees", "1,20,000 rupees", "120000", "Rupee", None, id="indian-grouping"),
    pytest.param("kept $.50", "$.50", "0.5", "Dollar", "USD", id="no-zero"),
]


@pytest.mark.parametrize(("text", "quote", "amount", "name", "code"), AMOUNTS)
def test_an_amount_is_read_with_its_currency(text: str, quote: str, amount: str, name: str, code: str | None) -> None:
    (mention,) = found(text, "money")
    assert text[mention.start : mention.end] == quote
    assert (mention.low, mention.unit, mention.currency) == (Decimal(amount), name, code)


@pytest.mark.parametrize(
    ("text", "locale", "quote", "amount"),
    [
        pytest.param("rund €45.000 im Jahr", "de-DE", "€45.000", "45000", id="german"),
        pytest.param("45.000,50 € brutto", "de-DE", "45.000,50 €", "45000.5", id="german-decimals"),
        pytest.param("soit 45 000 € par an", "fr-FR", "45 000 €", "45000", id="french"),
        pytest.param("soit 45\u202f000\u00a0€ par an", "fr-FR", "45\u202f000\u00a0€", "45000", id="narrow-no-break"),
        pytest.param("CHF 45’000.50 brutto", "de-CH", "CHF 45’000.50", "45000.5", id="swiss"),
    ],
)
def test_the_locale_decides_what_a_separator_means(text: str, locale: str, quote: str, amount: str) -> None:
    (mention,) = found(text, "money", locale=locale)
    assert text[mention.start : mention.end] == quote
    assert mention.low == Decimal(amount)


def test_a_bare_dollar_sign_takes_the_currency_of_the_document_when_that_is_a_dollar() -> None:
    assert [scan("$5", currency=code)[0].currency for code in ("CAD", "USD", "EUR")] == ["CAD", "USD", None]


PERCENTS = [
    pytest.param("about 28 per cent of", "28 per cent", "28", "%", id="per-cent"),
    pytest.param("28 pct higher", "28 pct", "28", "%", id="pct"),
    pytest.param("twenty-eight percent", "twenty-eight percent", "28", "%", id="words"),
    pytest.param("a 5-percent decline", "5-percent", "5", "%", id="hyphen"),
    pytest.param("was -5% then", "-5%", "-5", "%", id="minus"),
    pytest.param("was −5 percent", "−5 percent", "-5", "%", id="minus-sign"),
    pytest.param("minus five percent", "minus five percent", "-5", "%", id="minus-word"),
    pytest.param("up .5 percent", ".5 percent", "0.5", "%", id="no-zero"),
    pytest.param("rose 3 percentage points", "3 percentage points", "3", "percentage_points", id="points"),
    pytest.param("the top 10% earn", "10%", "10", "%", id="top"),
    pytest.param("nearly half of them", "half", "50", "share", id="half"),
    pytest.param("one in four people", "one in four", "25", "share", id="one-in-four"),
    pytest.param("three out of five jobs", "three out of five", "60", "share", id="out-of"),
    pytest.param("two-thirds live there", "two-thirds", "66.67", "share", id="two-thirds"),
    pytest.param("a quarter of all", "a quarter", "25", "share", id="quarter"),
    pytest.param("percent of 10", "percent of 10", "10", "%", id="the-other-way-round"),
]


@pytest.mark.parametrize(("text", "quote", "number", "unit"), PERCENTS)
def test_a_percentage_is_read_in_every_notation(text: str, quote: str, number: str, unit: str) -> None:
    (mention,) = found(text, "percent")
    assert text[mention.start : mention.end] == quote
    assert (mention.low, mention.unit) == (Decimal(number), unit)


@pytest.mark.parametrize(
    "text", ["the second half of 2023", "a third party", "the third quarter", "another half hour", "two of a kind"]
)
def test_parts_that_are_no_shares_are_left_alone(text: str) -> None:
    assert not found(text, "percent")


PERIODS = [
    pytest.param("2022 to 2032", (2022, 2032), id="to"),
    pytest.param("2024–34", (2024, 2034), id="short"),
    pytest.param("1999-00", (1999, 2000), id="short-over-the-century"),
    pytest.param("2014/15", (2014, 2015), id="slash"),
    pytest.param("2022 through 2032", (2022, 2032), id="through"),
    pytest.param("March 2020 to June 2021", (2020, 2021), id="months"),
    pytest.param("1970s", (1970, 1980), id="decade"),
    pytest.param("nineteen seventies", (1970, 1980), id="decade-in-words"),
    pytest.param("noughties", (2000, 2010), id="noughties"),
    pytest.param("two thousand until two thousand and fourteen", (2000, 2014), id="years-in-words"),
]


@pytest.mark.parametrize(("quote", "years"), PERIODS)
def test_a_period_has_its_first_and_last_year(quote: str, years: tuple[int, int]) -> None:
    text = f"measured from {quote}, they say"
    (mention,) = found(text, "period")
    assert text[mention.start : mention.end] == quote
    assert (mention.low, mention.high) == years


def test_between_joins_two_years() -> None:
    assert [(m.kind, m.low, m.high) for m in scan("between 2021 and 2031")] == [("period", 2021, 2031)]


@pytest.mark.parametrize(
    ("words", "unit"),
    [("the next decade", "next_decade"), ("the past decade", "past_decade"), ("this decade", "this_decade")],
)
def test_a_decade_without_years_waits_for_an_anchor(words: str, unit: str) -> None:
    (mention,) = scan(f"openings over {words}.")
    assert (mention.kind, mention.unit, mention.low, mention.bound) == ("period", unit, None, "exact")


DATES = [
    pytest.param("May 2024", (2024, 5), id="month"),
    pytest.param("Jan. 2020", (2020, 1), id="short-month"),
    pytest.param("2023-04", (2023, 4), id="iso-month"),
    pytest.param("2023-04-15", (2023, 4), id="iso-day"),
    pytest.param("15 April 2023", (2023, 4), id="british"),
    pytest.param("April 15, 2023", (2023, 4), id="american"),
    pytest.param("12/31/2023", (2023, 12), id="slashes"),
    pytest.param("third quarter of 2023", (2023, 7), id="quarter"),
    pytest.param("FY2023", (2023, 0), id="fiscal"),
    pytest.param("1987", (1987, 0), id="year"),
]


@pytest.mark.parametrize(("quote", "when"), DATES)
def test_a_date_has_a_year_and_where_printed_a_month(quote: str, when: tuple[int, int]) -> None:
    text = f"As of {quote}, all is well"
    (mention,) = found(text, "date")
    assert text[mention.start : mention.end] == quote
    assert (mention.low, mention.high) == when


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("more than 2000 people", "count", id="compared"),
        pytest.param("about 2000 jobs", "count", id="counted"),
        pytest.param("$2000", "money", id="sign"),
        pytest.param("2000 dollars", "money", id="name"),
        pytest.param("2000 hours", "duration", id="hours"),
        pytest.param("in 2024 dollars", "date", id="prices-of-a-year"),
        pytest.param("mid-2023", "date", id="mid"),
        pytest.param("in May 2024.3 Then", "date", id="mark-of-a-note-behind"),
    ],
)
def test_four_digits_are_a_year_only_where_nothing_else_claims_them(text: str, kind: str) -> None:
    assert [mention.kind for mention in scan(text) if mention.unit != "footnote"] == [kind]


DURATIONS = [
    pytest.param("a 4-year degree", "4-year", "4", "year", id="adjective"),
    pytest.param("lasts 18 months", "18 months", "18", "month", id="months"),
    pytest.param("an additional three to five years", "three to five years", "3", "year", id="additional"),
    pytest.param("1 1/2 years", "1 1/2 years", "1.5", "year", id="mixed-fraction"),
    pytest.param("2½ years", "2½ years", "2.5", "year", id="vulgar-fraction"),
    pytest.param("in the past 2 decades", "2 decades", "2", "decade", id="decades"),
]


@pytest.mark.parametrize(("text", "quote", "low", "unit"), DURATIONS)
def test_a_duration_is_a_number_of_units(text: str, quote: str, low: str, unit: str) -> None:
    (mention,) = found(text, "duration")
    assert text[mention.start : mention.end] == quote
    assert (mention.low, mention.unit) == (Decimal(low), unit)


def test_a_pay_period_is_no_duration() -> None:
    assert [mention.kind for mention in scan("$50 a year, $20/hour, $15-an-hour")] == ["money"] * 3


HEDGES = [
    pytest.param("about $5", "approximately", "about", id="about"),
    pytest.param("nearly 500", "approximately", "nearly", id="nearly"),
    pytest.param("near $97,086", "approximately", "near", id="near"),
    pytest.param("an estimated 500", "approximately", "an estimated", id="estimated"),
    pytest.param("~5%", "approximately", "~", id="tilde"),
    pytest.param("500 or so", "approximately", "or so", id="or-so"),
    pytest.param("more than $5", "more_than", "more than", id="more"),
    pytest.param("exceeding $5", "more_than", "exceeding", id="exceeding"),
    pytest.param("upwards of $5", "more_than", "upwards of", id="upwards"),
    pytest.param("at least $5", "at_least", "at least", id="at-least"),
    pytest.param("no fewer than 500", "at_least", "no fewer than", id="no-fewer"),
    pytest.param("$160,000+", "at_least", "+", id="plus-sign"),
    pytest.param("5 years or more", "at_least", "or more", id="or-more"),
    pytest.param("20,000-plus", "at_least", "plus", id="plus"),
    pytest.param("less than $5", "less_than", "less than", id="less"),
    pytest.param("up to $5", "at_most", "up to", id="up-to"),
    pytest.param("no more than 500", "at_most", "no more than", id="no-more"),
    pytest.param("$5 or less", "at_most", "or less", id="or-less"),
]


@pytest.mark.parametrize(("text", "bound", "words"), HEDGES)
def test_a_hedge_gives_the_bound_and_stays_outside_the_figure(text: str, bound: str, words: str) -> None:
    (mention,) = scan(text)
    assert mention.bound == bound
    assert mention.hedge is not None
    assert text[slice(*mention.hedge)] == words
    assert mention.hedge[1] <= mention.start or mention.hedge[0] >= mention.end


def test_over_a_period_is_no_hedge() -> None:
    assert [mention.bound for mention in scan("over 2022 to 2032, over the next decade")] == ["exact", "exact"]


ODD = [
    pytest.param("24/7 care", "fraction", id="fraction"),
    pytest.param("SOC 15-2011 it is", "code", id="soc"),
    pytest.param("O*NET 11-9111.00", "code", id="onet"),
    pytest.param("a 401(k) plan", "code", id="plan"),
    pytest.param("after COVID-19 hit", "code", id="hyphen"),
    pytest.param("a B2B firm", "code", id="inside-a-word"),
    pytest.param("the G20 met", "code", id="glued"),
    pytest.param("call 202-555-0188 now", "phone", id="phone"),
    pytest.param("call (202) 555-0188 now", "phone", id="phone-brackets"),
    pytest.param("version 3.11.4 is out", "version", id="version"),
    pytest.param("the 3rd time", "ordinal", id="ordinal"),
    pytest.param("1. Eat well", "list_number", id="list"),
    pytest.param("open 9:30 a.m. daily", "time", id="clock"),
    pytest.param("open 9 a.m. daily", "time", id="hour"),
    pytest.param("a 9-to-5 job", "time", id="nine-to-five"),
    pytest.param("see https://a.example/b?c=30%25", "url", id="url"),
    pytest.param("write to a1@b2.example", "url", id="mail"),
    pytest.param("so they say[12]", "footnote", id="brackets"),
    pytest.param("so they say¹", "footnote", id="raised"),
    pytest.param("all workers1 earn", "footnote", id="glued-to-a-word"),
    pytest.param("Fortune 500 firms", "label", id="label"),
    pytest.param("file Form 1040", "label", id="form"),
    pytest.param("the top 10 cities", "rank", id="rank"),
    pytest.param("on April 3, we met", "day", id="day"),
]


@pytest.mark.parametrize(("text", "unit"), ODD)
def test_digits_that_state_no_quantity_say_what_they_are(text: str, unit: str) -> None:
    (mention,) = scan(text)
    assert (mention.kind, mention.unit, mention.low) == ("count", unit, None)


def test_one_is_a_number_only_beside_a_unit() -> None:
    assert [mention.kind for mention in scan("one of them, no one, one year, one percent")] == ["duration", "percent"]


def test_ordinals_in_words_are_no_counts() -> None:
    assert scan("the twenty-first and the third") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("lift boxes of 50 pounds", "count", id="lifted"),
        pytest.param("vehicles with a total weight exceeding 26,000 pounds", "count", id="weighed"),
        pytest.param("the ticket cost 50 pounds", "money", id="paid"),
        pytest.param("a gift of 5 million pounds to the town and its people", "money", id="millions"),
        pytest.param("they won 3 races and 500 won the prize", "count", id="won-is-a-verb"),
    ],
)
def test_a_word_that_may_be_a_currency_is_one_only_where_people_pay(text: str, kind: str) -> None:
    assert {mention.kind for mention in scan(text)} == {kind}


def test_a_number_that_nobody_could_mean_has_no_value() -> None:
    assert [
        mention.low for mention in scan("9999999999999999 million trillion dollars, 123456789012345678901234567890")
    ] == [None, None]


def test_units_without_a_number_are_mentions_only_on_request() -> None:
    text = "The dollar rose, a small percent."
    assert scan(text) == []
    assert [(mention.kind, mention.low) for mention in scan(text, bare=True)] == [("money", None), ("percent", None)]
