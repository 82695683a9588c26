"""The words that readers of names look for, found in one pass over what a document itself has to say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from pipeline.records.document import Document
from pipeline.values.bytewise import plain

_BARE = bytes(each if re.match(rb"\w", bytes([each])) else 32 for each in range(256))
"""Leaves nothing of a folded text but its words and what is as good as a space between them."""


class Met(NamedTuple):
    """The words met in a text: which, and where each begins and ends, counted from `begin`, by where they end."""

    begin: int
    words: list[tuple[int, int, int]]


class Searched:
    """Several lists of words, each word with a space at an end where it has to begin or end there.

    Words are numbered through; those of a list begin with its number in `first`.
    """

    def __init__(self, lists: Sequence[Sequence[bytes]]) -> None:
        words = [each.translate(_BARE) for words in lists for each in words]
        self.first = [0, *accumulate(map(len, lists))][:-1]
        self.automaton = BytesAhoCorasick(words, implementation=Implementation.DFA) if words else None

    def met(self, document: Document) -> Met:
        """Where the words stand in the main part of a document; every sign that is no letter counts as a space."""
        blocks = document.blocks
        begin = next((each.start for each in blocks if each.region == "main"), None)
        end = next((each.end for each in reversed(blocks) if each.region == "main"), 0)
        if self.automaton is None or begin is None:
            return Met(0, [])
        bare = b" %b " % plain(document.text)[begin:end].translate(_BARE)
        return Met(begin - 1, self.automaton.find_matches_as_indexes(bare, overlapping=True))
