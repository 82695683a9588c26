"""Rounds of entries nearly all of which read like names by themselves.

A list of twelve job titles is one whatever stands above it, unless that speaks of other things. What the names are is
told by how they are built (`standing`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from pipeline.extract.names.found import Found
from pipeline.extract.names.halves import halves
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.outline import Entry
from pipeline.extract.names.shapes import Shape, bracketed, phrase_like, reads_as_name
from pipeline.extract.names.short import opening
from pipeline.extract.names.tabled import column
from pipeline.extract.names.unannounced.nouns import Nouns
from pipeline.extract.names.unannounced.side import LEAST, NEAR, grouped
from pipeline.extract.names.unannounced.standing import Standing, told
from pipeline.extract.names.unannounced.view import RANK, View
from pipeline.extract.words.forms import fold, tidy
from pipeline.records.document import Block, Document

_WORDS = 7
_REPEATED = 300
"""The longest entry that is remembered, so that memory stays flat."""
_LABEL = re.compile(r"[*_]{0,2}[A-Z][^:\n]{2,40}?[:.][*_]{0,2} (?:An? )?(?=[A-Za-z])")
_FUNCTION = re.compile(r"[,;:.()]|\b(?:the|of|to|in|on|for|with|is|are|you|your|who|that|and|or|as|at|by|from|a|an)\b")
"""What stands in sentences rather than in a short name."""
_PLURAL = re.compile(r"(?:ies|(?<!ic)(?<![us])s) ")


def rounds(view: View, found: Sequence[Found]) -> Iterator[Found]:
    """The names of every round that is evidently one of names, and that nothing above calls otherwise.

    `found` are the names of all properties that something announces.
    """
    document, lexicon = view.document, view.lexicon
    others = _Taken(found)
    for kind, entries in grouped(document, view.announcer.outline, view.nouns, partial(may_hold, view)):
        shapes = _shapes(document.text, lexicon, view.nouns, entries)
        if shapes is None or any(others.by_another(each, lexicon) for _, each in shapes):
            continue
        if _are_credited(view, entries, [shape for _, shape in shapes]):
            continue
        qualifiers = _qualifiers(view, kind, entries, [document.text[each.first : each.last] for _, each in shapes])
        for block, shape in shapes if qualifiers is not None else ():
            for each in halves(document.text, shape, lexicon):
                yield Found(lexicon, each, block, RANK, dict(qualifiers or {}), after=(shape.end, shape.end))


def _qualifiers(view: View, kind: str, entries: list[Entry], names: list[str]) -> dict[str, str] | None:
    """What the names of a round are; None where it merely compares the subject with others."""
    blocks, lexicon = view.document.blocks, view.lexicon
    first, last = blocks[entries[0][0]], blocks[entries[-1][0]]
    if kind == "column" and _has_rungs(view.document, lexicon, last):
        return lexicon.naming.arrows
    near, above = view.announcer.last_words(first.lead), view.announcer.words(first.path)
    headings = (view.announcer.words(first.path[:depth]) for depth in range(len(first.path), 1, -1))
    climbs = kind != "column" and lexicon.naming.arrows in (told(lexicon, each, heading=True) for each in headings)
    compares = kind == "column" and _names_rows(first, entries[0])
    if not climbs and not _are_the_subjects(view.standing, lexicon, compares, [fold(tidy(each)) for each in names]):
        return None
    return lexicon.naming.arrows if climbs else view.standing.qualifiers(lexicon, names, near, above)


def may_hold(view: View, first: Block) -> bool:
    """Whether nothing above a round calls it otherwise: its lead-in and caption, and the headings next to it."""
    above = {each for each in (first.lead, first.caption, *first.path[-2:]) if each >= 0}
    return not any(view.announcer.denies(view.lexicon, each) for each in above)


class _Taken:
    """The words that names found before have taken."""

    def __init__(self, found: Iterable[Found]) -> None:
        self.found = sorted(found, key=lambda each: each.shape.start)
        self.starts = [each.shape.start for each in self.found]

    def by_another(self, shape: Shape, lexicon: Lexicon) -> bool:
        """Whether a name of another property stands in a stretch."""
        before = self.found[max(0, bisect_right(self.starts, shape.start) - 2) : bisect_right(self.starts, shape.end)]
        return any(each.lexicon is not lexicon and each.shape.end > shape.start for each in before)


def _shapes(text: str, lexicon: Lexicon, nouns: Nouns, entries: list[Entry]) -> list[tuple[int, Shape]] | None:
    """The names of entries two thirds of which surely begin with one; None where they are something else."""
    read: list[tuple[int, Shape]] = []
    sure = 0
    for seen, (block, start, end) in enumerate(entries, 1):
        shape = _first(text, start, end, lexicon) or _labelled(text, start, end, lexicon, nouns)
        if shape is not None:
            read.append((block, shape))
            sure += reads_as_name(text, shape, lexicon, sure=True)
        if 3 * (seen - sure) > len(entries):
            return None
    return read if sure >= LEAST else None


def _first(text: str, start: int, end: int, lexicon: Lexicon) -> Shape | None:
    """The name that an entry begins with, without where somebody is that: "Shift supervisor, Bellwood Hospital"."""
    found = (_known_opened if end - start <= _REPEATED else _opened)(text[start:end], lexicon)
    if found is None:
        return None
    first, last = start + found.first, start + found.last
    return Shape(start + found.start, start + found.end, first, last, found.abbreviation)


def _opened(words: str, lexicon: Lexicon) -> Shape | None:
    """The same, in the words of an entry."""
    parsed = opening(words, 0, len(words), lexicon)
    if parsed is None:
        return None
    shape, comma = parsed[0], words.find(", ", parsed[0].first, parsed[0].last)
    if comma > 0 and len(halves(words, shape, lexicon)) == 1:
        shape = bracketed(words, shape.first, comma) or shape
        if not reads_as_name(words, shape, lexicon, sure=True):
            return None
    return shape if _may_be(words, shape) and reads_as_name(words, shape, lexicon) else None


_known_opened = lru_cache(maxsize=2048)(_opened)
"""The same, remembered: pages of a publisher share the heads of their rows and many items of their lists."""


def _labelled(text: str, start: int, end: int, lexicon: Lexicon, nouns: Nouns) -> Shape | None:
    """The name behind a label: whose it is ("Ines M., 2022: lab assistant, a hospital in Duluth"), or what it is about
    ("Billing. A claims manager argues with insurers")."""
    label = _LABEL.match(text, start, end)
    stop = nouns.end(label.end(), min(end, label.end() + NEAR)) if label else None
    if label is None or stop is None:
        return None
    shape = Shape(label.end(), stop, label.end(), stop)
    name = text[label.end() : stop]
    if label[0].rstrip()[-1:] != ":" and _PLURAL.search(name):
        return None  # "Sell. Clinics hire account managers"
    if len(name.split()) > _WORDS - 2 or _FUNCTION.search(name) or not reads_as_name(text, shape, lexicon, sure=True):
        return None
    return shape if " " in name else None


def _may_be(text: str, shape: Shape) -> bool:
    """Whether an entry begins with a short phrase with a capital that names nobody: no "Ana Ruiz, Director"."""
    name = text[shape.first : shape.last]
    return name[:1].isupper() and len(name.split()) <= _WORDS and "," not in name and phrase_like(name)


def _are_credited(view: View, entries: list[Entry], shapes: list[Shape]) -> bool:
    """Whether entries are what bodies award: a third go on to name a body, and as many have letters or an opener."""
    text, lexicons = view.document.text, view.announcer.lexicons
    lettered = [
        each
        for each in shapes
        if each.abbreviation or any(other.opener.match(fold(text[each.first : each.last])) for other in lexicons)
    ]
    ends = [shape.end for shape in shapes]
    rest = [fold(text[_behind(start, end, ends) : end]) for _, start, end in entries]
    named = [each for each in rest if any(other.bodies and other.bodies.noun.search(each) for other in lexicons)]
    return 3 * len(named) >= len(entries) and 3 * len(lettered) >= len(entries)


def _behind(start: int, end: int, ends: list[int]) -> int:
    """Where the rest of an entry begins, behind its name; `ends` are those of all names, in order."""
    at = bisect_right(ends, start)
    return ends[at] if at < len(ends) and ends[at] <= end else end


def _names_rows(row: Block, entry: Entry) -> bool:
    """Whether an entry of a column is the first cell of its row: what the others are said of."""
    return entry[1] <= row.cells[0].end


def _are_the_subjects(standing: Standing, lexicon: Lexicon, compares: bool, folded: list[str]) -> bool:
    """Whether a round does more than compare the subject with others, as the names of the rows of a table may."""
    if standing.climbs(lexicon, folded):
        return True
    if any(map(standing.is_own, folded)):
        return False
    return not compares or (len(folded) > LEAST and standing.branch(folded))


def _has_rungs(document: Document, lexicon: Lexicon, row: Block) -> bool:
    """Whether a table has a column of levels, or of what it takes to rise: "Rung", "Years in post"."""
    heads = {column(document.text[start:end]) for cell in row.cells for start, end in cell.heads}
    return not (lexicon.rungs | frozenset().union(*(each.columns for each in lexicon.cues))).isdisjoint(heads)
