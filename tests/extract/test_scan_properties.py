"""What holds for any text whatever: spans, order, agreement with the notation, and linear time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.scan import scan
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
        begin = time.process_time()
        scan(text)
        return time.process_time() - begin

    seconds(10_000)
    assert seconds(160_000) < 24 * max(seconds(20_000), 0.002)
