"""What holds for any text whatever: spans, order, agreement with the notation, and linear time."""

from __future__ import annotations

import gc
import re
import time
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.scan import scan
from pipeline.extract.scan.plain import plain
from pipeline.records.mention import Mention
from pipeline.values.kinds import figure
from pipeline.values.notation import parse

WORDS = [
    "$",
    "€",
    "£",
    "US$",
    "-",
    "–",
    "to",
    "and",
    "between",
    "%",
    "percent",
    "per cent",
    "million",
    "k",
    "years",
    "-year",
    "hours",
    "two",
    "three",
    "one",
    "half",
    "a quarter of",
    "in",
    "of",
    "or",
    "more",
    "1",
    "2",
    "5",
    "10",
    "2024",
    "2034",
    "48,000",
    "61,500",
    "1.2",
    ".5",
    "½",
    "1/2",
    ",",
    ".",
    "(",
    ")",
    " ",
    "  ",
    "\n",
    "\xa0",
    "\u202f",
    "May",
    "April",
    "Q3",
    "USD",
    "MEUR",
    "dollars",
    "cents",
    "pence",
    "about",
    "+",
    "¹",
    "[1]",
    "http://x.y/1",
    "a@b.c",
    "twenty",
    "hundred",
    "thousand",
    "decade",
    "the next decade",
    "1970s",
    "st",
    ":",
    "/",
    "−",
    "minus",
    "11-2031",
    "point",
    "points",
    "😀",
    "é",
    "\ufeff",
]
texts = st.lists(st.sampled_from([*WORDS, " ", " "]), max_size=25).map("".join) | st.text(max_size=60)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in scan(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_digit_belongs_to_a_mention(text: str) -> None:
    covered = {place for mention in scan(text) for place in range(mention.start, mention.end)}
    left = [run.group() for run in re.finditer(r"[0-9]+", text) if not covered & set(range(*run.span()))]
    assert left == []


def value(mention: Mention) -> tuple[object, object]:
    return mention.low, mention.high


@given(texts)
@settings(max_examples=200, deadline=None)
def test_a_quote_reads_the_same_by_itself(text: str) -> None:
    for mention in scan(text):
        if mention.low is not None and mention.kind in ("money", "percent", "count", "duration"):
            again = parse(text[mention.start : mention.end], mention.kind, "en-US", "USD")
            assert again is not None
            assert figure(again) == value(mention)


PRINTED = [
    "$48,940",
    "457,300",
    "12 percent",
    "3.5%",
    "$12.50",
    "12",
    "5",
    "104.5",
    "2023",
    "2023–33",
    "2023-05",
    "1,234",
    "800",
    "one",
    "half",
]
BESIDE = [
    *WORDS,
    *"from was jobs workers in to the than about over minus pound CAD mCAD points first quarter fiscal am".split(),
    *"third-quarter mid-fiscal year march form top lasts through until by or people plus US C old century pm Canadian".split(),
]
BETWEEN = [" ", " ", " ", "\n", "\t", ", ", ". ", "; ", ") ", " (", "-", "–", "", " $"]
sentences = st.lists(
    st.tuples(st.sampled_from(PRINTED) | st.sampled_from(BESIDE), st.sampled_from(BETWEEN)), min_size=2, max_size=12
).map(lambda pieces: "It was " + "".join(map("".join, pieces)))


@given(sentences)
@settings(max_examples=400, deadline=None)
def test_a_figure_told_at_a_glance_is_what_the_full_way_reads(text: str) -> None:
    with patch("pipeline.extract.scan.mentions.plain", lambda *_: None):
        the_full_way = scan(text)
    assert scan(text) == the_full_way


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a total of 457,300 jobs", (11, 18), id="count"),
        pytest.param("wage was $48,940 in", (9, 16), id="money"),
        pytest.param("cell\t12%\n", (5, 8), id="percent-in-a-cell"),
        pytest.param("grow by 12 percent, as", (8, 18), id="percent"),
        pytest.param("was so in May 2024.", (10, 18), id="month"),
        pytest.param("years 2023–33, ", (6, 13), id="years"),
        pytest.param("was $12 million", None, id="scaled"),
        pytest.param("was CAD 48,940 in", None, id="currency-before"),
        pytest.param("more than 2000 jobs", None, id="no-year"),
        pytest.param("third-quarter 2023 sales", None, id="quarter"),
        pytest.param("open on May 12 only", None, id="day"),
    ],
)
def test_most_figures_are_told_at_a_glance(text: str, expected: tuple[int, int] | None) -> None:
    digits = re.search("[0-9]", text)
    assert digits is not None
    figure = plain(text, digits.start(), "USD")
    assert (figure and (figure.start, figure.end)) == expected


HOSTILE = [
    "9",
    "1,",
    "between ",
    "$ ",
    "one hundred and ",
    "1 to ",
    "a@",
    "-",
    "1-",
    "two thousand ",
    ".com",
    "2024-",
    "percent of 5 ",
    "half of ",
    "May 1 ",
    "http://",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    """Eight times the text may take no more than about eight times as long; a quadratic scan would take 64."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        gc.collect()
        gc.disable()  # what other tests left in memory is no work of the scan's
        try:
            begin = time.process_time()
            scan(text)
            return time.process_time() - begin
        finally:
            gc.enable()

    seconds(10_000)
    assert seconds(160_000) < 24 * max(seconds(20_000), 0.002)
