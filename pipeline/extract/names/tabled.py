"""Names in the columns of tables whose headings say that they hold such names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.names.announce import Announcer, many
from pipeline.extract.names.entries import fits
from pipeline.extract.names.found import Found
from pipeline.extract.names.halves import halves
from pipeline.extract.names.lexicon import Cue, Lexicon
from pipeline.extract.names.shapes import bracketed, inside, is_body, phrase_like, reads_as_name, title_like
from pipeline.extract.names.short import joined
from pipeline.extract.words.forms import fold, sameness, tidy
from pipeline.records.document import Block, Document, Range


@lru_cache(maxsize=2048)
def column(words: str) -> str:
    """A column heading as it is compared; pages of one publisher share most of theirs."""
    return sameness(words, {})


def tabled(document: Document, announcer: Announcer) -> Iterator[Found]:
    """The names in table columns whose heading says that they hold such names."""
    lexicons = announcer.lexicons
    columns: dict[Range | None, str] = {None: ""}
    above: list[tuple[Range, ...]] = []
    heads: tuple[str, ...] = ()
    holding: list[tuple[Lexicon, tuple[str, ...]]] = []
    for index in announcer.outline.rows:
        block = document.blocks[index]
        over = [each.heads for each in block.cells]
        if over != above:  # the rows of a table share their headings
            above, places = over, [each[-1] if each else None for each in over]
            for place in places:
                if place not in columns and place is not None:
                    columns[place] = column(document.text[slice(*place)])
            heads = tuple([columns[each] for each in places])
            holding = [(each, own) for each in lexicons if (own := _holds(each, heads))]
        for holder, own in holding:
            yield from _row(document, announcer, holder, index, own)
        if len(block.cells) == 2 and not heads[1] and block.cells[1].row_heads:
            label = document.text[block.cells[0].start : block.cells[0].end]
            for lexicon in lexicons if len(label) <= _LABEL else ():
                cue = _row_cue(lexicon, label)
                if cue is not None:
                    yield from _labelled(document, lexicon, cue, index, block)


_OR = re.compile(r"\s+(?:or|and|&)\s+|\s*/\s*")


@lru_cache(maxsize=2048)
def _holds(lexicon: Lexicon, heads: tuple[str, ...]) -> tuple[str, ...]:
    """What the column headings of a table tell where one says that it holds such names; else nothing."""
    own = tuple([_told(lexicon, head) for head in heads])
    return () if lexicon.columns.isdisjoint(own) and lexicon.rungs.isdisjoint(own) else own


@lru_cache(maxsize=2048)
def _told(lexicon: Lexicon, head: str) -> str:
    """A column heading, or of one in several words that which heads such names: "card or certificate"."""
    parts = _OR.split(head) if head not in lexicon.columns else []
    known = next((each for each in parts if each in lexicon.columns), head)
    return head if any(lexicon.silent.fullmatch(each) for each in parts) else known


_LABEL = 40
"""Characters of the label of a row."""
_COMMAS = re.compile(r"\s*[,;]\s+(?:(?:and|or)\s+)?")


def _labelled(document: Document, lexicon: Lexicon, cue: Cue, index: int, block: Block) -> Iterator[Found]:
    """The names in a row of label and value: "Synonyms | ergotherapist, OT"."""
    label, cell = block.cells
    if cell.end - cell.start > 300:
        return
    begin = cell.start
    for comma in [*_COMMAS.finditer(document.text, cell.start, cell.end), None]:
        shape = bracketed(document.text, begin, comma.start() if comma else cell.end)
        begin = comma.end() if comma else cell.end
        name = document.text[shape.first : shape.last] if shape else ""
        if shape and phrase_like(name) and len(name.split()) <= 5 and not is_body(name, lexicon):
            yield Found(lexicon, shape, index, 0, dict(cue.qualifiers), (label.start, label.end))


@lru_cache(maxsize=2048)
def _row_cue(lexicon: Lexicon, label: str) -> Cue | None:
    """The cue that the label of a row is, where it announces several names."""
    words = fold(label).strip(" :")
    cues = (each for each in lexicon.cues if each.beside is None and each.nouns.fullmatch(words))
    called = (each for each in lexicon.cues if each.phrases.fullmatch(words.removeprefix("also ")))
    return next(cues, None) if many(words) and words[-2:] != "as" else next(called, None)


def _row(
    document: Document, announcer: Announcer, lexicon: Lexicon, index: int, heads: tuple[str, ...]
) -> Iterator[Found]:
    block = document.blocks[index]
    bodies = lexicon.bodies.columns if lexicon.bodies else frozenset()
    issuer = next(
        ((each.start, each.end) for each, head in zip(block.cells, heads, strict=True) if head in bodies), None
    )
    for cell, head in zip(block.cells, heads, strict=True):
        rung = head in lexicon.rungs
        qualifiers = _allowed(announcer, lexicon, block, head, heads) if rung or head in lexicon.columns else None
        if qualifiers is None or (rung and not _is_rung(document.text[cell.start : cell.end], lexicon)):
            continue
        if not qualifiers:
            climbing = not lexicon.rungs.isdisjoint(heads)
            qualifiers = lexicon.naming.arrows if climbing else lexicon.naming.hinted
        shape = inside(document.text, cell.start, cell.end, lexicon) or bracketed(document.text, cell.start, cell.end)
        shape = shape and joined(document.text, shape, lexicon)
        if shape and (reads_as_name(document.text, shape, lexicon) or fits(document.text, shape, lexicon)):
            for each in halves(document.text, shape, lexicon):
                yield Found(lexicon, each, index, 0, dict(qualifiers), cell.heads[-1], issuer=issuer)


_ASIDE = re.compile(r"\s*\([^()]*\)[\s*_]*$")


def _is_rung(cell: str, lexicon: Lexicon) -> bool:
    """Whether the cell of a level names a title and not a level alone: "Senior network engineer", never "Senior"."""
    name = tidy(_ASIDE.sub("", cell).strip("*_ "))
    return " " in name and title_like(name, lexicon, sure=True)


def _last_sentence(words: str) -> str:
    """What leads to a table is the last sentence before it; what came earlier may be about others."""
    return words[words.rstrip(" .:").rfind(". ") + 1 :]


def _allowed(
    announcer: Announcer, lexicon: Lexicon, block: Block, head: str, heads: tuple[str, ...]
) -> dict[str, str] | None:
    """What the names of a column are; None where the table is about others ("related careers").

    The columns beside it, the table's caption and the heading above may say more than the column's own heading.
    """
    around = [each for each in (block.caption, block.lead, *block.path[-1:]) if each >= 0]
    document = announcer.document
    words = " ".join(_last_sentence(fold(document.words(document.blocks[each]))) for each in reversed(around))
    cues = [each for each in lexicon.cues if each.nouns.fullmatch(head)]
    plain = next((each for each in cues if each.beside is None), None)
    beside = next((each for each in lexicon.cues if not each.columns.isdisjoint(heads)), None)
    if beside and plain and plain is not beside:
        return beside.qualifiers if beside.fits(words) else None
    told = next((each for each in cues if each.fits(words)), None)
    if plain and not told:
        return None
    said = (each for place in around for each in announcer.heading(place) if each.lexicon is lexicon and each.sure)
    above = next(said, None)
    return above.qualifiers if above else told.qualifiers if told else {}
